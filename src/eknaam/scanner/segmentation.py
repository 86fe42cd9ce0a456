"""The most probable segmentation of a text into names and other words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol, TypeVar

__all__ = ["Reading", "overlapping", "overlaps", "segment"]


class Reading(Protocol):
    """What some words of a text may be."""

    @property
    def start(self) -> int:
        """Where they begin in the text."""

    @property
    def until(self) -> int:
        """Where they end."""

    @property
    def weight(self) -> float:
        """How much better this explains them than ordinary words, in nats."""


AnyReading = TypeVar("AnyReading", bound=Reading)


def segment(readings: Iterable[AnyReading]) -> list[AnyReading]:
    """Return the readings, none overlapping another, that are likeliest taken together.

    How much better a segmentation explains a text than ordinary words alone do is the sum over its
    readings; the best sum is found from left to right (weighted interval scheduling; Kleinberg and
    Tardos 2005, Algorithm Design, section 6.1).

    Args:
        readings: readings of words of one text, in any order.

    Returns:
        The chosen ones, in order.
    """
    ordered = sorted(readings, key=lambda one: (one.until, one.start))
    ends = [one.until for one in ordered]
    best = [0.0]
    before = [bisect_right(ends, one.start) for one in ordered]
    for one, fits in zip(ordered, before, strict=True):
        best.append(max(best[-1], best[fits] + one.weight))
    chosen = []
    place = len(ordered)
    while place:
        one, fits = ordered[place - 1], before[place - 1]
        if best[place] > best[place - 1]:
            chosen.append(one)
            place = fits
        else:
            place -= 1
    return chosen[::-1]


def overlaps(chosen: Sequence[Reading], readings: Iterable[Reading]) -> Iterator[range]:
    """Yield for each reading the places of the chosen ones that it has a code point in common with.

    Args:
        chosen: readings that do not overlap, in order.
        readings: any readings of the same text.
    """
    ends = [one.until for one in chosen]
    for reading in readings:
        first = last = bisect_right(ends, reading.start)
        while last < len(chosen) and chosen[last].start < reading.until:
            last += 1
        yield range(first, last)


def overlapping(
    chosen: Sequence[Reading], readings: Sequence[AnyReading]
) -> list[list[AnyReading]]:
    """Return for each chosen reading the readings that have a code point in common with it.

    Args:
        chosen: readings that do not overlap, in order.
        readings: any readings of the same text.
    """
    rivals: list[list[AnyReading]] = [[] for _ in chosen]
    for reading, places in zip(readings, overlaps(chosen, readings), strict=True):
        for place in places:
            rivals[place].append(reading)
    return rivals
