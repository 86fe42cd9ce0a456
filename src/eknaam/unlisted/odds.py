"""How much likelier neighbouring words are an unlisted name than ordinary text, by their sound.

Two stories of the same words are compared: that a Vietnamese or Chinese name stands there, has
these syllables and is spelled so; and that they are words of ordinary text. A person's name is a
surname and one to four syllables more, a place's name two or three syllables.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from eknaam.records import Kind
from eknaam.unlisted.hearing import Hearing
from eknaam.unlisted.ordinary import Ordinary
from eknaam.unlisted.syllables import TAGS, Tag

__all__ = ["LENGTHS", "MOST_WORDS", "NameOdds", "Odds"]

MOST_WORDS: Final = 5
"""A name has as many words at most."""

_MOST_SYLLABLES: Final = 5
_REMEMBERED: Final = 50_000  # words

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
    """Weighs words as names. Immutable but for what it remembers.

    Args:
        hearing: hears syllables.
        ordinary: weighs words of ordinary text.
    """

    def __init__(self, hearing: Hearing, ordinary: Ordinary) -> None:
        self.hearing = hearing
        self.ordinary = ordinary
        self._words: dict[tuple[str, str], Mapping[Tag, _Word]] = {}

    def of(self, words: Sequence[str], script: str, least: float = -math.inf) -> Iterator[NameOdds]:
        """Yield what words that stand side by side may be, by kind and language.

        Args:
            words: folded words.
            script: their script, ISO 15924.
            least: the least odds, in nats; what has less is left out, and costs little.
        """
        known = self._known(words, script)
        for tag in TAGS:
            row = [word.get(tag) for word in known]
            for kind in _KINDS:
                yield from _names(row, kind, tag, least)

    def _known(self, words: Sequence[str], script: str) -> list[Mapping[Tag, _Word]]:
        memory = self._words  # other threads may replace it meanwhile
        new = [word for word in words if (word, script) not in memory]
        if new:
            if len(memory) > _REMEMBERED:
                memory = self._words = {}
                new = list(words)
            heard = self.hearing.hear((word, script) for word in new)
            for word in new:
                plain = self.ordinary(word, script)
                memory[word, script] = {
                    tag: _Word(
                        *(_part(likely, plain) for likely in (one.surname, one.given, one.place))
                    )
                    for tag, one in heard[word, script].items()
                }
        return [memory[word, script] for word in words]


_Gains = tuple[tuple[int, float], ...]
"""How much likelier, in nats, so many syllables explain words than ordinary text does."""


class _Part(NamedTuple):
    """A word as a part of a name, where it stands in it.

    Attributes:
        gains: what it adds, by its number of syllables.
        peak: the most that it adds.
    """

    gains: _Gains
    peak: float


class _Word(NamedTuple):
    """A word as a part of a name, by where it stands in it."""

    surname: _Part
    given: _Part
    place: _Part


_NONE: Final = _Part((), -math.inf)


def _part(likely: Sequence[float], plain: float) -> _Part:
    gains = tuple((count, one - plain) for count, one in enumerate(likely) if one > -math.inf)
    return _Part(gains, _peak(gains))


def _names(row: Sequence[_Word | None], kind: Kind, tag: Tag, least: float) -> Iterator[NameOdds]:
    """Yield which words of a row may be a name of one kind and language."""
    table, needed = _LOGS[kind, tag], least + _STORIES
    later = [(word.place if kind == "place" else word.given) if word else _NONE for word in row]
    hopes = _hopes(later)
    for first, word in enumerate(row):
        if word is None:
            continue
        begun = word.place if kind == "place" else word.surname
        if begun.peak + hopes[first + 1] < needed:
            continue
        counts: _Gains = _START
        for last in range(first, min(first + MOST_WORDS, len(row))):
            counts = _added(counts, (later[last] if last > first else begun).gains)
            if _peak(counts) + hopes[last + 1] < needed:
                break
            odds = max((table[count] + gain for count, gain in counts), default=-math.inf)
            odds -= _STORIES
            if last == first:
                odds += _ONE_WORD[kind, tag]
            if odds >= least and math.isfinite(odds):
                yield NameOdds(first, last + 1, kind, tag, odds)


def _hopes(parts: Sequence[_Part]) -> list[float]:
    """Return the most that words from each place on may add to a name that ends before it."""
    hopes = [0.0] * (len(parts) + 1)
    for place in range(len(parts) - 1, -1, -1):
        hopes[place] = max(0.0, parts[place].peak + hopes[place + 1])
    return hopes


def _peak(gains: _Gains) -> float:
    return max((gain for _, gain in gains), default=-math.inf)


_LOGS: Final = {
    story: tuple(math.log(share) if share else -math.inf for share in shares)
    for story, shares in LENGTHS.items()
}
_START: Final[_Gains] = ((0, 0.0),)


def _added(one: _Gains, other: _Gains) -> _Gains:
    """Return the greatest sum for each sum of two numbers of syllables."""
    found: dict[int, float] = {}
    for count, likely in one:
        for more, gain in other:
            total = count + more
            if total <= _MOST_SYLLABLES and likely + gain > found.get(total, -math.inf):
                found[total] = likely + gain
    return tuple(found.items())
