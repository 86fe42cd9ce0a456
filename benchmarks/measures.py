"""What is measured of a method, ours or a peer's, and the rows that say it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from eknaam import Candidate, Gazetteer, Match, Normalizer
from eknaam.matching.decide import CLOSE
from eknaam.records import Kind
from tables import rate
from testsplit import Query, grading_key

__all__ = ["HEADER", "Answer", "Method", "Outcome", "eknaam_method", "ms", "row", "run"]

LIMIT: Final = 20
TOP: Final = 5
WARM: Final = ("त्रान कुओंग", "تران کوونگ")
HEADER: Final = (
    "method", "queries", "top-1", "top-5", "MRR", "accepted", "right", "right or ambiguous",
    "strangers accepted", "ms", "ms p95",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Answer:
    """What a method says to a query.

    Attributes:
        rank: that of the right name; infinite where it is not found.
        accepted: whether the method takes any name at all.
        right: whether the name it takes is right.
        leading: whether that is among the names which it says it cannot tell apart.
        milliseconds: how long the ranking took.
    """

    rank: float
    accepted: bool
    right: bool
    leading: bool
    milliseconds: float


Method = Callable[[Query], Answer]


@dataclass(frozen=True, slots=True)
class Outcome:
    """A query and its answer."""

    query: Query
    answer: Answer


def eknaam_method(places: Gazetteer, kind: Kind | None = None) -> Method:
    """Return this project, asked through its public functions."""
    normalizer = Normalizer(places)
    for spelling in WARM:  # the index is built when it is first needed
        normalizer.rank(spelling)

    def ask(query: Query) -> Answer:
        start = time.perf_counter()
        ranked = normalizer.rank(query.spelling, kind=kind, limit=LIMIT)
        taken = 1e3 * (time.perf_counter() - start)
        match = normalizer.normalize(query.spelling, kind=kind)
        target = grading_key(query.entity.canonical)
        found = list(dict.fromkeys(grading_key(one.entity.canonical) for one in ranked))
        rank = found.index(target) + 1 if target in found else np.inf
        right = match is not None and grading_key(match.canonical) == target
        leading = right or (match is not None and target in _leading(match))
        return Answer(rank, match is not None, right, leading, taken)

    return ask


def _leading(match: Match) -> set[str]:
    if not match.ambiguous:
        return set()
    best = max(candidate.score for candidate in match.candidates)
    close: list[Candidate] = [one for one in match.candidates if one.score >= CLOSE * best]
    return {grading_key(candidate.entity.canonical) for candidate in close}


def run(method: Method, queries: Iterable[Query]) -> list[Outcome]:
    """Ask all queries."""
    return [Outcome(query, method(query)) for query in queries]


def row(label: str, known: Sequence[Outcome], strangers: Sequence[Outcome] = ()) -> list[str]:
    """Return one row of a table under HEADER."""
    ranks = np.array([one.answer.rank for one in known])
    accepted = [one.answer for one in known if one.answer.accepted]
    taken = [one.answer.milliseconds for one in known]
    figures = (
        np.mean(ranks == 1),
        np.mean(ranks <= TOP),
        np.mean(1 / ranks),
        len(accepted) / len(known),
        np.mean([one.right for one in accepted]) if accepted else np.nan,
        np.mean([one.leading for one in accepted]) if accepted else np.nan,
        np.mean([one.answer.accepted for one in strangers]) if strangers else np.nan,
    )
    cells = [rate(float(figure)) for figure in figures]
    return [label, str(len(known)), *cells, ms(np.median(taken)), ms(np.percentile(taken, 95))]


def ms(number: np.floating) -> str:
    """Return milliseconds with two digits after the point."""
    return f"{float(number):.2f}"
