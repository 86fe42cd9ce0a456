"""Written spellings for running text: what is listed, and what listed spellings begin with.

Listed spellings and Latin names are kept sorted, so whether any begins with some letters is one
binary search. Latin names may be one letter off: two strings that are at most one edit apart have
a string in common that is left of each when one character goes (symmetric delete; Garbe 2012).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain
from typing import Final

from eknaam.gazetteer import Gazetteer
from eknaam.lexicon.frequency import zipf
from eknaam.matching.names import ComparedName
from eknaam.text.fold import fold
from eknaam.text.tokens import words_of

__all__ = ["Spellings"]

_ONE_OFF: Final = 6  # letters from which on a Latin name may be one letter off
_MOST_HAN: Final = 8  # characters of a Han name


class Spellings:
    """The written spellings of a gazetteer. Immutable.

    Args:
        gazetteer: the entities.
        names: the names that spellings are compared with.
    """

    def __init__(self, gazetteer: Gazetteer, names: Iterable[ComparedName]) -> None:
        self._gazetteer = gazetteer
        self._keys = sorted(gazetteer.keys)
        plain = {name.letters for name in names if name.letters}
        self._letters = sorted(plain)
        self._near = frozenset(part for name in plain for part in _deletions(name))

    def is_listed(self, key: str) -> bool:
        """Whether a spelling is listed, given its comparing key."""
        return key in self._gazetteer.keys

    def begins_listed(self, key: str) -> bool:
        """Whether a listed spelling begins with this comparing key, or is it."""
        return _any_begins(self._keys, key)

    def begins_like_a_name(self, letters: str) -> bool:
        """Whether a Latin name begins with these letters, or is them but for one."""
        return _any_begins(self._letters, letters) or self.is_like_a_name(letters)

    def is_like_a_name(self, letters: str) -> bool:
        """Whether a Latin name has these letters, but for one on either side if it is long."""
        return not self._near.isdisjoint(_deletions(letters))

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of listed spellings of several words, folded."""
        return frozenset(chain.from_iterable(self._several_words()))

    @cached_property
    def rarest_words(self) -> frozenset[str]:
        """The rarest word of each listed spelling of several words, folded."""
        return frozenset(min(words, key=zipf) for words in self._several_words())

    def _several_words(self) -> Iterator[list[str]]:
        for entity in self._gazetteer:
            for name in entity.names:
                words = [fold(word.text) for word in words_of(name.text)]
                if len(words) > 1:
                    yield words

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


def _any_begins(sorted_texts: Sequence[str], beginning: str) -> bool:
    place = bisect_left(sorted_texts, beginning)
    return place < len(sorted_texts) and sorted_texts[place].startswith(beginning)


def _deletions(text: str) -> set[str]:
    if len(text) < _ONE_OFF:
        return {text}
    return {text, *(text[:i] + text[i + 1 :] for i in range(len(text)))}
