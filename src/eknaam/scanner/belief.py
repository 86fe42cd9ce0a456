"""Which of the names that were found are believed, by what else stands in the text around them.

A text about a country names it, or other places of it, again and again. Where a long stretch of
text does not, a word that sounds like one of its smaller places is rather something else.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Final

from eknaam.matching.query import NO_EVIDENCE
from eknaam.records import Entity
from eknaam.scanner.homes import Homes
from eknaam.scanner.topic import REACH
from eknaam.scanner.windows import Window
from eknaam.text.fold import composed_places

__all__ = ["Belief"]

_ALONE: Final = math.log(10)
"""How much less likely, in nats, a place is where a whole reach of text names nothing else of its
country. An estimate."""


_AT_HOME: Final = math.log(3)
"""How much likelier, in nats, an entity is where something else of its country is named around. An
estimate."""


class Belief:
    """Decides what is believed. Immutable.

    Args:
        homes: the country that each entity lies in.
        threshold: the least log odds of a mention, in nats.
    """

    def __init__(self, homes: Homes, threshold: float) -> None:
        self._homes = homes
        self._threshold = threshold

    def believed(self, windows: Sequence[Window], text: str) -> list[Window]:
        """Return the windows that are likely, and doubtful ones that a likely one bears out.

        Args:
            windows: what a text may name, in order.
            text: the text.
        """
        *places, length = composed_places(text, [window.start for window in windows])
        likely = [(w, at) for w, at in zip(windows, places, strict=True) if self._is_likely(w)]
        starts = [at for _, at in likely]
        found = []
        for window, at in zip(windows, places, strict=True):
            first = bisect_left(starts, at - REACH)
            around = [w for w, _ in likely[first : bisect_right(starts, at + REACH)]]
            seen = min(length, at + REACH) - max(0, at - REACH)
            if self._is_borne_out(window, around, seen):
                found.append(window)
        return found

    def _is_likely(self, window: Window) -> bool:
        return window.odds >= self._threshold

    def _is_borne_out(self, window: Window, around: Sequence[Window], seen: int) -> bool:
        entity, odds = window.match.entity, window.odds
        if not self._is_likely(window) and any(w.match.entity.id == entity.id for w in around):
            return True
        if odds + _AT_HOME < self._threshold or (odds < self._threshold and _is_lone(window)):
            return False
        of_home = self._is_home_named(entity, around)
        if not self._is_likely(window):
            return of_home
        if of_home or entity.kind != "place" or entity.type == "country":
            return True
        return odds - _ALONE * seen / (2 * REACH) >= self._threshold

    def _is_home_named(self, entity: Entity, around: Sequence[Window]) -> bool:
        """Whether something else of an entity's country is named around."""
        home = self._homes.of(entity)
        return home is not None and any(
            other.match.entity.id != entity.id and self._homes.of(other.match.entity) == home
            for other in around
        )


def _is_lone(window: Window) -> bool:
    """Whether one word stands for a name and nothing beside it speaks for that."""
    return window.last - window.first == 1 and window.evidence == NO_EVIDENCE
