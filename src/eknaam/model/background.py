"""A model of spellings that knows no name: bigrams of units, Witten-Bell smoothed.

It stands for every name that is not in the gazetteer, and for noise in the learning pairs.
Witten and Bell, "The zero-frequency problem" (IEEE Transactions on Information Theory 37.4, 1991).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from eknaam.readings import Units

__all__ = [
    "EDGE",
    "Background",
    "background_lines",
    "background_of",
    "learn_background",
    "parse_background",
]

EDGE: Final = "#"
"""The edge of a spelling, before its first and after its last unit."""

_FIRST: Final = "#background"
_LEAST: Final = 0.05  # a smaller count is a speck that only lengthens the file
_UNSEEN: Final = 20  # kinds of units that were not seen, about


@dataclass(frozen=True, slots=True)
class Background:
    """Counts of units and of pairs of units, with their edges.

    Attributes:
        bigrams: count of each pair of neighbouring units.
        unigrams: count of each unit.
        total: sum of `unigrams`.
        contexts: for each unit the sum and the number of the bigrams that begin with it.
    """

    bigrams: Mapping[tuple[str, str], float]
    unigrams: Mapping[str, float]
    total: float
    contexts: Mapping[str, tuple[float, int]]

    def unit(self, unit: str) -> float:
        """Return P(unit), also of a unit that was never seen."""
        kinds = len(self.unigrams) + 1
        return (self.unigrams.get(unit, 0.0) + kinds / (kinds + _UNSEEN)) / (self.total + kinds)

    def following(self, before: str, unit: str) -> float:
        """Return P(unit | the unit before)."""
        seen, kinds = self.contexts.get(before, (0.0, 1))
        mass = self.bigrams.get((before, unit), 0.0) + kinds * self.unit(unit)
        return mass / (seen + kinds)

    def log_probability(self, spelling: Units) -> float:
        """Return log P(spelling), its end included.

        Examples:
            >>> model = learn_background([(("ह", "अ", "न"), 1.0)])
            >>> model.log_probability(("ह", "अ", "न")) > model.log_probability(("न", "अ", "ह"))
            True
        """
        return sum(math.log(p) for _, p in self._steps(spelling))

    def association(self, spelling: Units) -> float:
        """Return how much likelier the units are side by side than apart (log, summed)."""
        return sum(math.log(p / self.unit(unit)) for unit, p in self._steps(spelling))

    def _steps(self, spelling: Units) -> Iterator[tuple[str, float]]:
        for before, here in zip((EDGE, *spelling), (*spelling, EDGE), strict=True):
            yield here, self.following(before, here)


def background_of(bigrams: Mapping[tuple[str, str], float]) -> Background:
    """Return the model that has these counts of bigrams."""
    unigrams: dict[str, float] = defaultdict(float)
    seen: dict[str, float] = defaultdict(float)
    kinds: dict[str, int] = defaultdict(int)
    for (before, here), count in bigrams.items():
        unigrams[here] += count
        seen[before] += count
        kinds[before] += 1
    contexts = {before: (seen[before], kinds[before]) for before in seen}
    return Background(bigrams, dict(unigrams), float(sum(unigrams.values())), contexts)


def learn_background(
    spellings: Iterable[tuple[Units, float]], base: Background | None = None
) -> Background:
    """Count the bigrams of weighted spellings, on top of those of a base."""
    bigrams: dict[tuple[str, str], float] = defaultdict(float, base.bigrams if base else {})
    for units, weight in spellings:
        for pair in zip((EDGE, *units), (*units, EDGE), strict=True):
            bigrams[pair] += weight
    return background_of(dict(bigrams))


def background_lines(script: str, model: Background) -> Iterator[str]:
    r"""Yield the counts as lines of text, the greatest first.

    Examples:
        >>> model = learn_background([(("ह", "अ"), 2.0)])
        >>> [line.split("\t") for line in background_lines("deva", model)]
        [['#background', 'deva'], ['#', 'ह', '2'], ['अ', '#', '2'], ['ह', 'अ', '2']]
    """
    yield f"{_FIRST}\t{script}"
    rows = ((f"{count:.4g}", pair) for pair, count in model.bigrams.items() if count >= _LEAST)
    for count, (before, here) in sorted(rows, key=lambda row: (-float(row[0]), row[1])):
        yield f"{before}\t{here}\t{count}"


def parse_background(lines: Iterable[str]) -> tuple[str, Background]:
    """Read what `background_lines` gave.

    Returns:
        The script and its model.

    Raises:
        ValueError: a line is none of a background model's.
    """
    rows = iter(lines)
    first, *fields = next(rows, "").split("\t")
    if first != _FIRST:
        raise ValueError(f"a background model begins with {_FIRST!r}, not with {first!r}")
    (script,) = fields
    parts = (row.split("\t") for row in rows)
    return script, background_of({(before, here): float(n) for before, here, n in parts})
