"""Paragraphs of two versions of an article, and which belong together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from eknaam.lint.scan import Scan
from eknaam.records import Mention

__all__ = ["Paragraph", "aligned", "paragraphs_of"]

_LINE: Final = re.compile(r"[^\r\n]*\S[^\r\n]*")
_SKIP: Final = 1.5  # the cost of a paragraph that the other version has not
_MOST: Final = 2000  # paragraphs; longer versions are compared as a whole


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of text that is not blank, with the names in it."""

    start: int
    end: int
    mentions: tuple[Mention, ...]
    share: float
    """Its part of the whole text's length."""

    @property
    def entities(self) -> frozenset[str]:
        """The ids of the entities that it names, of ambiguous names all candidates."""
        return frozenset(
            candidate.entity.id
            for mention in self.mentions
            for candidate in (mention.match.candidates if mention.match.ambiguous else ())
        ) | frozenset(mention.match.entity.id for mention in self.mentions)


Pair = tuple[tuple[Paragraph, ...], tuple[Paragraph, ...]]


def paragraphs_of(scan: Scan) -> list[Paragraph]:
    """Return the paragraphs of a document."""
    spans = [match.span() for match in _LINE.finditer(scan.text)]
    length = sum(end - start for start, end in spans) or 1
    return [
        Paragraph(
            start,
            end,
            tuple(m for m in scan.mentions if start <= m.start < end),
            (end - start) / length,
        )
        for start, end in spans
    ]


def aligned(one: Sequence[Paragraph], other: Sequence[Paragraph]) -> Iterator[Pair]:
    """Yield the paragraphs that belong together, in order.

    Versions with as many paragraphs belong together one by one; else the pairing is the one with
    the least cost, by the names that paragraphs share and by their length, in which one paragraph
    may also stand for two (Gale and Church 1993).
    """
    if len(one) == len(other):
        yield from (((a,), (b,)) for a, b in zip(one, other, strict=True))
    elif max(len(one), len(other)) > _MOST:
        yield tuple(one), tuple(other)
    else:
        yield from _cheapest(one, other)


_STEPS: Final = ((1, 1), (1, 0), (0, 1), (2, 1), (1, 2))


def _cheapest(one: Sequence[Paragraph], other: Sequence[Paragraph]) -> Iterator[Pair]:
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
    for i in range(len(one) + 1):
        for j in range(len(other) + 1):
            for di, dj in _STEPS:
                before = (i - di, j - dj)
                if before not in best or (i, j) == (0, 0):
                    continue
                cost = best[before][0] + _cost(one[i - di : i], other[j - dj : j])
                if (i, j) not in best or cost < best[i, j][0]:
                    best[i, j] = (cost, before)
    here, pairs = (len(one), len(other)), list[Pair]()
    while here != (0, 0):
        before = best[here][1]
        pairs.append((tuple(one[before[0] : here[0]]), tuple(other[before[1] : here[1]])))
        here = before
    # A paragraph that only one version has is compared with its neighbour's.
    yield from reversed(pairs)


def _cost(mine: Sequence[Paragraph], theirs: Sequence[Paragraph]) -> float:
    if not mine or not theirs:
        return _SKIP
    here = frozenset[str]().union(*(paragraph.entities for paragraph in mine))
    there = frozenset[str]().union(*(paragraph.entities for paragraph in theirs))
    apart = 1 - len(here & there) / len(here | there) if here | there else 0.5
    lengths = sum(p.share for p in mine), sum(p.share for p in theirs)
    return apart + abs(lengths[0] - lengths[1]) / max(lengths) + 0.2 * (len(mine) + len(theirs) - 2)
