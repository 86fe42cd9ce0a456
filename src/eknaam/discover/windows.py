"""Which words side by side are a name that sounds Vietnamese or Chinese, by their sound alone.

The odds are those of two stories of the same words: that a name begins there, has these syllables,
and is spelled so; and that they are words of ordinary text.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from eknaam.discover.ordinary import Ordinary
from eknaam.discover.sounds import Heard, Sounds
from eknaam.discover.syllables import TAGS, Tag

__all__ = ["MOST_WORDS", "Odds", "log_length"]

MOST_WORDS: Final = 5
"""A name has as many words at most."""

_BEGINS: Final = math.log(0.003)  # of the words of a text begin a name that is not listed
_LENGTHS: Final = {2: 0.5, 3: 0.35, 4: 0.12, 5: 0.03}
"""How many names have as many syllables; one syllable alone is too little to go by."""


def log_length(syllables: int) -> float | None:
    """Return the log probability that a name has so many syllables; None for too few or many."""
    share = _LENGTHS.get(syllables)
    return math.log(share) if share else None


@dataclass(frozen=True, slots=True, eq=False)
class Odds:
    """Weighs words as names.

    Attributes:
        sounds: hears syllables.
        ordinary: weighs words of ordinary text.
    """

    sounds: Sounds
    ordinary: Ordinary

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


def _name(runs: Sequence[Heard], tag: Tag) -> float:
    """Return the log probability of words and the likeliest name of a language that they are."""
    if not all(run.get(tag) for run in runs):
        return -math.inf
    best = [max(runs[0][tag], key=lambda run: run.first)]
    best += (max(run[tag], key=lambda run: run.score) for run in runs[1:])
    length = log_length(sum(len(run.syllables) for run in best))
    if length is None:
        return -math.inf
    return _BEGINS + length - math.log(len(TAGS)) + best[0].first + sum(r.score for r in best[1:])
