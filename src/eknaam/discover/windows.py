"""Which words side by side are a name that sounds Vietnamese or Chinese, by their sound alone.

The odds are those of two stories of the same words: that a name begins there, has these syllables,
and is spelled so; and that they are words of ordinary text.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz.distance import Levenshtein

from eknaam.discover.ordinary import LATIN_LETTER, Ordinary
from eknaam.discover.sounds import SCRIPTS, Heard, Sounds
from eknaam.discover.syllables import TAGS, Tag
from eknaam.matching.names import letters
from eknaam.model import compile_names, score_names
from eknaam.readings import read, units_of
from eknaam.readings.latin import plain_letters
from eknaam.records import Name

__all__ = ["LENGTHS", "MOST_WORDS", "Odds"]

MOST_WORDS: Final = 5
"""A name has as many words at most."""

_BEGINS: Final = math.log(0.003)  # of the words of a text begin a name that is not listed
_LISTED: Final = math.log(0.02)  # of the words of a text begin a name that is listed
LENGTHS: Final = {2: math.log(0.5), 3: math.log(0.35), 4: math.log(0.12), 5: math.log(0.03)}
"""The log probability that a name has so many syllables; one alone is too little to go by."""


@dataclass(frozen=True, slots=True, eq=False)
class Odds:
    """Weighs words as names.

    Attributes:
        sounds: hears syllables.
        ordinary: weighs words of ordinary text.
        listed: how many names are listed.
    """

    sounds: Sounds
    ordinary: Ordinary
    listed: int

    def of(self, words: Sequence[str], script: str) -> list[list[float]]:
        """Return the log odds that words are a name, in nats.

        Args:
            words: folded words that stand side by side.
            script: their script, ISO 15924.

        Returns:
            By the first word, and by how many words follow it, up to `MOST_WORDS - 1`.
        """
        heard = self.sounds.hear((word, script) for word in words)
        runs = [heard[word, script] for word in words]
        plain = [self.ordinary(word, script) for word in words]
        return [
            [
                max((_name(runs[first:last], tag) for tag in TAGS), default=-math.inf)
                - sum(plain[first:last])
                for last in range(first + 1, min(first + MOST_WORDS, len(words)) + 1)
            ]
            for first in range(len(words))
        ]

    def of_known(self, words: Sequence[str], script: str, name: Name) -> float:
        """Return the log odds that words are a spelling of a listed name, in nats.

        Args:
            words: folded words.
            script: their script, ISO 15924.
            name: the name.
        """
        plain = sum(self.ordinary(word, script) for word in words)
        return _LISTED - math.log(self.listed) + self.fit(words, script, name) - plain

    def fit(self, words: Sequence[str], script: str, name: Name) -> float:
        """Return log P(words | name), in nats; in Latin letters each that differs costs two."""
        reading = read(name.text, name.tag)
        if script not in SCRIPTS:
            edits = Levenshtein.distance("".join(map(plain_letters, words)), letters(name.text))
            return LATIN_LETTER * 2 * edits
        weights = self.sounds.model.weights
        compiled = compile_names(weights, [(reading.orthography, reading.units)])
        units = tuple(unit for word in words for unit in units_of(word, script))
        return float(score_names(weights, SCRIPTS[script], compiled, units)[0])


def _name(words: Sequence[Mapping[Tag, Heard]], tag: Tag) -> float:
    """Return the log probability of words and the likeliest name of a language that they are."""
    if not all(tag in word for word in words):
        return -math.inf
    best: Sequence[float] = words[0][tag].first
    for word in words[1:]:
        best = _added(best, word[tag].later)
    whole = (likely + LENGTHS.get(count, -math.inf) for count, likely in enumerate(best))
    return _BEGINS - math.log(len(TAGS)) + max(whole)


def _added(one: Sequence[float], other: Sequence[float]) -> list[float]:
    """Return the greatest sum for each sum of two numbers of syllables."""
    found = [-math.inf] * (max(LENGTHS) + 1)
    for count, likely in enumerate(one):
        for more, gain in enumerate(other[: len(found) - count]):
            found[count + more] = max(found[count + more], likely + gain)
    return found
