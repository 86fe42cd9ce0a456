"""Names that are too unlikely by themselves: many texts together may show that they are names."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from eknaam.records import FaintName
from eknaam.scanner.unlisted import UnlistedWindow

__all__ = ["faint_names"]

_Span = tuple[int, int]
"""Where words begin and end, in code points of the text."""


def faint_names(windows: Iterable[UnlistedWindow], named: Iterable[_Span]) -> tuple[FaintName, ...]:
    """Return the likeliest faint names that overlap neither each other nor what was found.

    Args:
        windows: words that may be an unlisted name, with too little weight.
        named: where something was found; these spans do not overlap.

    Returns:
        The names, in order.
    """
    taken = sorted(named)
    found = []
    for window in sorted(windows, key=lambda one: (-one.weight, one.start, one.until)):
        place = bisect_left(taken, (window.start, window.until))
        after_last = place == 0 or taken[place - 1][1] <= window.start
        before_next = place == len(taken) or window.until <= taken[place][0]
        if after_last and before_next:
            taken.insert(place, (window.start, window.until))
            found.append(
                FaintName(window.start, window.until, window.kind, window.tag, window.odds)
            )
    return tuple(sorted(found, key=lambda name: name.start))
