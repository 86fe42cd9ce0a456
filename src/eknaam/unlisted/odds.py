"""How much likelier neighbouring words are an unlisted name than ordinary text, by their sound.

Two stories of the same words are compared: that a Vietnamese or Chinese name stands there, has
these syllables and is spelled so; and that they are words of ordinary text. A person's name is a
surname and one to four syllables more, a place's name two or three syllables.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from eknaam.records import Kind
from eknaam.unlisted.hearing import Hearing, WordOdds
from eknaam.unlisted.inventory import TAGS, Position, Tag
from eknaam.unlisted.ordinary import Ordinary

__all__ = ["LENGTHS", "MOST_WORDS", "NameOdds", "Odds"]

MOST_WORDS: Final = 5
"""A name has as many words at most."""

_MOST_SYLLABLES: Final = 5

LENGTHS: Final[dict[tuple[Kind, Tag], tuple[float, ...]]] = {
    ("person", "vi"): (0.0, 0.0, 0.18, 0.6, 0.2, 0.02),
    ("person", "zh-Latn-pinyin"): (0.0, 0.0, 0.2, 0.78, 0.02, 0.0),
    ("place", "vi"): (0.0, 0.0, 0.85, 0.1, 0.04, 0.01),
    ("place", "zh-Latn-pinyin"): (0.0, 0.0, 0.75, 0.2, 0.05, 0.0),
}
"""The probability that a name has so many syllables; one alone is too little to go by.

Rounded shares of the persons and places of the shipped gazetteer.
"""

_ONE_WORD: Final[dict[tuple[Kind, Tag], float]] = {
    ("person", "vi"): math.log(0.03),
    ("person", "zh-Latn-pinyin"): math.log(0.03),
    ("place", "vi"): math.log(0.1),
    ("place", "zh-Latn-pinyin"): math.log(0.05),
}
"""How seldom such a name is written in one word, in nats. Estimates."""

_KINDS: Final[tuple[Kind, ...]] = ("person", "place")
_STORIES: Final = math.log(len(TAGS) * len(_KINDS))


@dataclass(frozen=True, slots=True)
class NameOdds:
    """Neighbouring words that may be a name.

    Attributes:
        first: the number of the first word.
        last: the number after the last one.
        kind: of what.
        tag: the language of its syllables.
        odds: log P(words, name of that kind) - log P(words in ordinary text), in nats.
    """

    first: int
    last: int
    kind: Kind
    tag: Tag
    odds: float


class Odds:
    """Weighs words as names. Immutable but for what its parts remember.

    Args:
        hearing: hears syllables.
        ordinary: weighs words of ordinary text.
    """

    def __init__(self, hearing: Hearing, ordinary: Ordinary) -> None:
        self.hearing = hearing
        self.ordinary = ordinary

    def of(self, words: Sequence[str], script: str) -> Iterator[NameOdds]:
        """Yield what words that stand side by side may be, by kind and language.

        Args:
            words: folded words.
            script: their script, ISO 15924.
        """
        heard = self.hearing.hear((word, script) for word in words)
        known = [heard[word, script] for word in words]
        plain = [self.ordinary(word, script) for word in words]
        for kind in _KINDS:
            for first in range(len(words)):
                yield from self._from(known, plain, first, kind)

    def _from(
        self,
        known: Sequence[Mapping[Tag, WordOdds]],
        plain: Sequence[float],
        first: int,
        kind: Kind,
    ) -> Iterator[NameOdds]:
        for tag in TAGS:
            table, ordinary = _LOGS[kind, tag], 0.0
            counts: Sequence[float] = _START
            for last in range(first, min(first + MOST_WORDS, len(known))):
                word = known[last].get(tag)
                if word is None:
                    break
                position: Position = "given"
                if kind == "place":
                    position = "place"
                elif last == first:
                    position = "surname"
                counts = _added(counts, _of(word, position))
                ordinary += plain[last]
                odds = max(map(sum, zip(counts, table, strict=True))) - _STORIES - ordinary
                if last == first:
                    odds += _ONE_WORD[kind, tag]
                if math.isfinite(odds):
                    yield NameOdds(first, last + 1, kind, tag, odds)


_LOGS: Final = {
    story: tuple(math.log(share) if share else -math.inf for share in shares)
    for story, shares in LENGTHS.items()
}
_START: Final[tuple[float, ...]] = (0.0, *(-math.inf,) * _MOST_SYLLABLES)


def _of(word: WordOdds, position: Position) -> tuple[float, ...]:
    return {"surname": word.surname, "given": word.given, "place": word.place}[position]


def _added(one: Sequence[float], other: Sequence[float]) -> tuple[float, ...]:
    """Return the greatest sum for each sum of two numbers of syllables."""
    found = [-math.inf] * (_MOST_SYLLABLES + 1)
    for count, likely in enumerate(one):
        if likely > -math.inf:
            for more, gain in enumerate(other[: len(found) - count]):
                found[count + more] = max(found[count + more], likely + gain)
    return tuple(found)
