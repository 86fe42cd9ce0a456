"""Which words of a text may belong to the name of a person."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Final

import regex

from eknaam.lexicon.people import name_syllables
from eknaam.lint.parts import normalizer_of
from eknaam.lint.scan import Scan
from eknaam.normalizer import Normalizer

__all__ = ["is_initial", "is_open", "sounds_given"]

_SYLLABLE: Final = 0.3
_ALIKE: Final = 8  # syllables that sound alike count together
_INITIAL: Final = 2  # the most letters that the name of a Latin letter has
_CLUSTER: Final = regex.compile(r"\X")


def is_initial(scan: Scan, number: int) -> bool:
    """Return whether a word is the initial of a name: एस."""
    end = scan.tokens.ends[number]
    has_point = scan.text[end : end + 1] == "."
    return has_point and len(_CLUSTER.findall(scan.tokens.words[number])) <= _INITIAL


def is_open(scan: Scan, number: int) -> bool:
    """Return whether a word may belong to a person's name: it is in none, or in a guessed place."""
    mention = scan.named.get(number)
    return mention is None or (
        mention.match.how == "inferred" and mention.match.entity.kind != "person"
    )


@lru_cache(maxsize=1 << 16)
def sounds_given(word: str) -> bool:
    """Return whether a folded word is spelled as a syllable of names may be."""
    found = _syllables().rank(word, limit=_ALIKE)
    return sum(candidate.score for candidate in found) >= _SYLLABLE


@cache
def _syllables() -> Normalizer:
    return normalizer_of(name_syllables())
