"""Names that sound Vietnamese or Chinese and that no gazetteer lists.

They begin with a family name, and go on with syllables of given names. Both are compared as names
are, by the model: words of Hindi and Urdu, and names of other peoples, are far below.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final

import regex

from eknaam.lexicon.people import name_syllables, surnames
from eknaam.lint.parts import normalizer_of
from eknaam.lint.scan import Scan
from eknaam.lint.words import is_plain
from eknaam.normalizer import Normalizer

__all__ = ["is_initial", "is_open", "is_surname", "sounds_given", "stranger_at"]

_MOST_WORDS: Final = 4
_SURNAME: Final = 0.5
_SYLLABLE: Final = 0.3
_ALIKE: Final = 8  # syllables that sound alike count together
_SHORTEST: Final = 2  # letters of a syllable
_INITIAL: Final = 2  # the most letters that the name of a Latin letter has
_CLUSTER: Final = regex.compile(r"\X")


def stranger_at(scan: Scan, number: int) -> int | None:
    """Return where an unlisted name that begins at a word ends: the number of the word after it.

    Args:
        scan: the text.
        number: the word that is to be a family name.

    Returns:
        The number, or None if no such name begins there.
    """
    folded = scan.tokens.folded
    if number >= len(folded) or not is_open(scan, number) or not is_surname(folded[number]):
        return None
    last = number + 1
    while last - number < _MOST_WORDS and _goes_on(scan, last):
        last += 1
    # An ordinary word may be in the middle of a name, as थी for Thị is, but not at its end.
    while last > number + 1 and is_plain(folded[last - 1]):
        last -= 1
    return None if last < number + 2 or is_initial(scan, last - 1) else last


def is_initial(scan: Scan, number: int) -> bool:
    """Return whether a word is the initial of a name: एस."""
    end = scan.tokens.ends[number]
    has_point = scan.text[end : end + 1] == "."
    return has_point and len(_CLUSTER.findall(scan.tokens.words[number])) <= _INITIAL


def _goes_on(scan: Scan, number: int) -> bool:
    return (
        scan.follows(number) and is_open(scan, number) and sounds_given(scan.tokens.folded[number])
    )


def is_open(scan: Scan, number: int) -> bool:
    """Return whether a word may belong to a person's name: it is in none, or in a guessed place."""
    mention = scan.named.get(number)
    return mention is None or (
        mention.match.how == "inferred" and mention.match.entity.kind != "person"
    )


@lru_cache(maxsize=1 << 16)
def is_surname(word: str) -> bool:
    """Return whether a folded word sounds like a frequent Vietnamese or Chinese family name."""
    return _likely(_families(), word) >= _SURNAME


@lru_cache(maxsize=1 << 16)
def sounds_given(word: str) -> bool:
    """Return whether a folded word is spelled as a syllable of names may be, or two of them."""
    return any(
        all(_likely(_syllables(), part) >= _SYLLABLE for part in parts) for parts in _splits(word)
    )


def _splits(word: str) -> Iterator[tuple[str, ...]]:
    yield (word,)
    clusters = _CLUSTER.findall(word)
    for at in range(1, len(clusters)):
        parts = "".join(clusters[:at]), "".join(clusters[at:])
        if min(map(len, parts)) >= _SHORTEST:
            yield parts


def _likely(names: Normalizer, word: str) -> float:
    return sum(candidate.score for candidate in names.rank(word, limit=_ALIKE))


@cache
def _families() -> Normalizer:
    return normalizer_of(surnames())


@cache
def _syllables() -> Normalizer:
    return normalizer_of(name_syllables())
