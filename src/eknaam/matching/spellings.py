"""Written spellings for running text: what is listed, and what listed spellings begin with.

Listed spellings and Latin names are kept sorted, so whether any begins with some letters is one
binary search. Latin names may be one letter off: two strings that are at most one edit apart have
a string in common that is left of each when one character goes (symmetric delete; Garbe 2012).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from hashlib import blake2b
from itertools import chain
from typing import TYPE_CHECKING, Final

import numpy as np

from eknaam.gazetteer import Gazetteer
from eknaam.gazetteer.compiled.strings import SortedTexts
from eknaam.records import Entity
from eknaam.text.fold import fold
from eknaam.text.tokens import words_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["Spellings", "nearby", "several_words"]

_ONE_OFF: Final = 6  # letters from which on a Latin name may be one letter off
_NO_DIGEST: Final = np.uint64((1 << 64) - 1)  # so that there is always one
_MOST_HAN: Final = 8  # characters of a Han name


class Spellings:
    """The written spellings of a gazetteer. Immutable.

    Args:
        gazetteer: the entities.
        letters: the Latin letters of the names that spellings are compared with, each once.
        near: what `nearby` gives for them.
        words: the words of listed spellings of several words, folded.
        rarest_words: the rarest word of each of these spellings.
    """

    def __init__(
        self,
        gazetteer: Gazetteer,
        letters: SortedTexts,
        near: NDArray[np.uint64],
        words: frozenset[str],
        rarest_words: frozenset[str],
    ) -> None:
        self._gazetteer = gazetteer
        self._letters = letters
        self._near = near
        self.words = words
        self.rarest_words = rarest_words

    def is_listed(self, key: str) -> bool:
        """Whether a spelling is listed, given its comparing key."""
        return self._gazetteer.lists(key)

    def begins_listed(self, key: str) -> bool:
        """Whether a listed spelling begins with this comparing key, or is it."""
        return self._gazetteer.begins_listed(key)

    def begins_like_a_name(self, letters: str) -> bool:
        """Whether a Latin name begins with these letters, or is them but for one."""
        return self._letters.begins(letters.encode()) or self.is_like_a_name(letters)

    def is_like_a_name(self, letters: str) -> bool:
        """Whether a Latin name has these letters, but for one on either side if it is long."""
        asked = _digests(_deletions(letters))
        places = self._near.searchsorted(asked)
        return bool((self._near[places.clip(max=len(self._near) - 1)] == asked).any())

    def holds_listed_han(self, text: str) -> bool:
        """Whether a run of folded Han characters holds a listed name."""
        return next(self.listed_han(text), None) is not None

    def listed_han(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where listed names of two characters and more stand in a run of Han characters."""
        for start in range(len(text) - 1):
            for end in range(start + 2, min(start + _MOST_HAN, len(text)) + 1):
                if self.is_listed(text[start:end]):
                    yield start, end
                elif not self.begins_listed(text[start:end]):
                    break


def several_words(entities: Iterable[Entity]) -> Iterator[list[str]]:
    """Yield the words, folded, of listed spellings that have several."""
    for entity in entities:
        for name in entity.names:
            words = [fold(word.text) for word in words_of(name.text)]
            if name.is_listed and len(words) > 1:
                yield words


def nearby(letters: Iterable[str]) -> NDArray[np.uint64]:
    """Return digests of names, and of what is left of long ones without one letter, rising.

    Args:
        letters: the Latin letters of names.
    """
    near = set(chain.from_iterable(map(_deletions, letters)))
    return np.unique(np.append(_digests(near), _NO_DIGEST))


def _digests(texts: Collection[str]) -> NDArray[np.uint64]:
    digests = b"".join(blake2b(text.encode(), digest_size=8).digest() for text in texts)
    return np.frombuffer(digests, dtype="<u8")


def _deletions(text: str) -> set[str]:
    if len(text) < _ONE_OFF:
        return {text}
    return {text, *(text[:i] + text[i + 1 :] for i in range(len(text)))}
