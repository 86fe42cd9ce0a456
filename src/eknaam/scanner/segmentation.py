"""The most probable segmentation of a text into names and other words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from eknaam.scanner.windows import Window

__all__ = ["segment"]


def segment(windows: Sequence[Window], least: float) -> list[Window]:
    """Return the windows, none overlapping another, that are likeliest taken together.

    How much better a segmentation explains a text than ordinary words alone do is the sum over its
    windows; the best sum is found from left to right (weighted interval scheduling; Kleinberg and
    Tardos 2005, Algorithm Design, section 6.1).

    Args:
        windows: windows of one text, in any order.
        least: log odds below which a window is no name.

    Returns:
        The chosen ones, in order.
    """
    likely = [window for window in windows if window.odds >= least]
    ordered = sorted(likely, key=lambda window: (window.until, window.start))
    ends = [window.until for window in ordered]
    best = [0.0]
    before = [bisect_right(ends, window.start) for window in ordered]
    for window, fits in zip(ordered, before, strict=True):
        best.append(max(best[-1], best[fits] + window.weight))
    chosen = []
    place = len(ordered)
    while place:
        window, fits = ordered[place - 1], before[place - 1]
        if best[place] > best[place - 1]:
            chosen.append(window)
            place = fits
        else:
            place -= 1
    return chosen[::-1]
