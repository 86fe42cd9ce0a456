"""Which of the names that were found are believed, by what else stands in the text around them.

A text about a country names it, or other places of it, again and again. Where a long stretch of
text does not, a word that sounds like one of its smaller places is rather something else.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from typing import Final

from eknaam.matching.query import NO_EVIDENCE
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
        around = _Around(
            [
                (at, window.match.entity.id, self._homes.of(window.match.entity))
                for window, at in zip(windows, places, strict=True)
                if self._is_likely(window)
            ]
        )
        found = []
        for window, at in zip(windows, places, strict=True):
            around.move(at - REACH, at + REACH)
            seen = min(length, at + REACH) - max(0, at - REACH)
            if self._is_borne_out(window, around, seen):
                found.append(window)
        return found

    def _is_likely(self, window: Window) -> bool:
        return window.odds >= self._threshold

    def _is_borne_out(self, window: Window, around: _Around, seen: int) -> bool:
        entity, odds = window.match.entity, window.odds
        if not self._is_likely(window) and around.entities[entity.id]:
            return True
        if odds + _AT_HOME < self._threshold or (odds < self._threshold and _is_lone(window)):
            return False
        home = self._homes.of(entity)
        of_home = home is not None and around.homes[home] > around.entities[entity.id]
        if not self._is_likely(window):
            return of_home
        if of_home or entity.kind != "place" or entity.type == "country":
            return True
        return odds - _ALONE * seen / (2 * REACH) >= self._threshold


class _Around:
    """Counts what is named in a stretch of a text that only moves on.

    Args:
        named: place, id and home of each likely mention, in order of their places.

    Attributes:
        entities: how often each entity is named in the stretch, by id.
        homes: how often entities of each country are.
    """

    def __init__(self, named: Sequence[tuple[int, str, str | None]]) -> None:
        self.entities: Counter[str] = Counter()
        self.homes: Counter[str | None] = Counter()
        self._named = named
        self._first = self._last = 0

    def move(self, first: int, last: int) -> None:
        """Move on to the stretch from one place to another, both included."""
        while self._last < len(self._named) and self._named[self._last][0] <= last:
            self._count(self._last, 1)
            self._last += 1
        while self._first < self._last and self._named[self._first][0] < first:
            self._count(self._first, -1)
            self._first += 1

    def _count(self, number: int, more: int) -> None:
        _, entity, home = self._named[number]
        self.entities[entity] += more
        self.homes[home] += more


def _is_lone(window: Window) -> bool:
    """Whether one word stands for a name and nothing beside it speaks for that."""
    return window.last - window.first == 1 and window.evidence == NO_EVIDENCE
