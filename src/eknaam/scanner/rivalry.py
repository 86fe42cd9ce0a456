"""How sure a reading of words remains beside the other readings of them."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from eknaam.matching.query import NO_EVIDENCE
from eknaam.scanner.segmentation import overlaps
from eknaam.scanner.unlisted import UnlistedWindow
from eknaam.scanner.windows import Window

__all__ = ["log_odds", "share", "weighed"]

_LIMIT: Final = 1e-12
_NO_RIVAL: Final = 20.0  # nats; what is so much less likely changes nothing


def weighed(
    chosen: Sequence[Window | UnlistedWindow],
    strangers: Sequence[UnlistedWindow],
    is_same: Callable[[UnlistedWindow, Window], bool],
) -> list[Window | UnlistedWindow]:
    """Return the chosen readings, each with its odds in the light of its rivals.

    A listed name shares its probability with the likeliest unlisted name that has words in common
    with it: by how much weight is lost where that takes the place of all that it overlaps. A listed
    spelling beside a title or a generic word that fits it is what it is listed as.

    Args:
        chosen: the readings of a segmentation, in order.
        strangers: all readings as unlisted names.
        is_same: whether an unlisted name has the form of a listed one, so that it is no rival.
    """
    margins = [math.inf] * len(chosen)
    for stranger, places in zip(strangers, overlaps(chosen, strangers), strict=True):
        margin = sum(chosen[place].weight for place in places) - stranger.weight
        for place in places:
            one = chosen[place]
            if margin >= min(margins[place], _NO_RIVAL) or not isinstance(one, Window):
                continue
            if not is_same(stranger, one):
                margins[place] = margin
    return [
        _against(one, margin) if isinstance(one, Window) else one
        for one, margin in zip(chosen, margins, strict=True)
    ]


def _against(window: Window, margin: float) -> Window:
    if window.match.how != "inferred" and window.evidence != NO_EVIDENCE:
        return window
    mine = share(margin, 0.0)
    odds = log_odds(mine / (1 + math.exp(-max(-700.0, min(700.0, window.odds)))))
    match = replace(window.match, score=mine * window.match.score) if mine < 1 else window.match
    return window._replace(odds=odds, match=match)


def share(weight: float, rival: float) -> float:
    """Return the probability of a story beside another, by their weights in nats."""
    return 1 / (1 + math.exp(max(-700.0, min(700.0, rival - weight))))


def log_odds(p: float) -> float:
    """Return log(p / (1 - p)), of certainty a large number."""
    return math.log(max(p, _LIMIT) / max(1 - p, _LIMIT))
