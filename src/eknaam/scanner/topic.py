"""Where a text speaks of Viet Nam or China, so that their names are to be expected."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from eknaam.records import Entity
from eknaam.scanner.homes import Homes
from eknaam.scanner.windows import Window
from eknaam.text.script import language_subtag

__all__ = ["REACH", "Topic", "TopicReader"]

REACH: Final = 2_000
"""Code points on either side of a place that say what the text is about there."""

_LANGUAGES: Final = ("vi", "zh")
_OF_COUNTRY: Final[dict[str | None, str]] = {"vietnam": "vi", "china": "zh"}


class Topic:
    """Where a text surely names something of the countries whose names are read.

    Args:
        inferred: where it names something by a spelling that nobody listed.
        listed: where it names something by a listed one.
        languages: the language of each thing that it names, "vi" or "zh".
    """

    def __init__(
        self,
        inferred: Iterable[int],
        listed: Iterable[int] = (),
        languages: Iterable[str] = (),
    ) -> None:
        self._listed = sorted(listed)
        self._inferred = sorted(inferred)
        self._counts = counts = Counter(languages)
        whole = counts.total() + 2
        self._languages = {tag: math.log(2 * (counts[tag] + 1) / whole) for tag in _LANGUAGES}

    def __bool__(self) -> bool:
        return bool(self._listed or self._inferred)

    def extended(self, names: Iterable[tuple[int, str]]) -> Topic:
        """Return the topic of a text that has more names of these countries.

        Args:
            names: where each begins, and its language.
        """
        names = list(names)
        starts = (start for start, _ in names)
        languages = (language_subtag(tag) for _, tag in names)
        return Topic(
            (*self._inferred, *starts), self._listed, (*self._counts.elements(), *languages)
        )

    def reaches(self, start: int, end: int) -> bool:
        """Whether something of these countries is named near a span.

        A spelling that nobody listed says so only outside of the span, since it may be a part of
        what stands there.
        """
        around = start - REACH, end + REACH
        inside = _count(self._inferred, start, end)
        return _count(self._listed, *around) > 0 or _count(self._inferred, *around) > inside

    def language(self, tag: str) -> float:
        """Return how much likelier a name of a language is by what the text names, in nats.

        Args:
            tag: the language of the name, BCP 47.
        """
        return self._languages[language_subtag(tag)]


def _count(starts: Sequence[int], first: int, last: int) -> int:
    return bisect_right(starts, last) - bisect_left(starts, first)


class TopicReader:
    """Tells what a text is about by what it surely names. Immutable.

    Args:
        homes: the country that each entity lies in.
        threshold: the least log odds of a mention, in nats.
    """

    def __init__(self, homes: Homes, threshold: float) -> None:
        self._homes = homes
        self._threshold = threshold

    def of(self, windows: Iterable[Window]) -> Topic:
        """Return where a text speaks of Viet Nam or China.

        Args:
            windows: what it may name.
        """
        likely = [w for w in windows if w.odds >= self._threshold]
        mine = [w for w in likely if speaks_of(self._homes, w.match.entity)]
        return Topic(
            (w.start for w in mine if w.match.how == "inferred"),
            (w.start for w in mine if w.match.how != "inferred"),
            (self._language(w.match.entity) for w in mine),
        )

    def _language(self, entity: Entity) -> str:
        home = self._homes.of(entity)
        if home in _OF_COUNTRY:
            return _OF_COUNTRY[home]
        return language_subtag(entity.canonical_tag)


def speaks_of(homes: Homes, entity: Entity) -> bool:
    """Whether an entity is of Viet Nam or China: lies there, or has a name in their languages."""
    if language_subtag(entity.canonical_tag) in _LANGUAGES:
        return True
    return homes.of(entity) in _OF_COUNTRY
