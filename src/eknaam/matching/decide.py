"""From scored candidates to a match, or to none.

Candidates too close to call are settled by what stands around the name, then, between a place
and the one of the same name that contains it, by type; else the match says it is ambiguous.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from eknaam.matching.query import BESIDE, Evidence
from eknaam.records import Candidate, Entity, How, Match
from eknaam.text.fold import key

__all__ = ["CLOSE", "THRESHOLD", "confidence", "decide", "how_found", "leading"]

THRESHOLD: Final = 0.8
"""A name is matched when the probability of its leading candidates together is at least this."""

CLOSE: Final = 0.2
"""A candidate at least this many times as likely as the best one is too close to call."""

_WIDEST_FIRST: Final = (
    "country", "province", "autonomous-region", "municipality", "special-administrative-region",
    "city", "district", "town", "commune",
)  # fmt: skip


def confidence(candidates: Sequence[Candidate]) -> float:
    """Return the probability that one of the leading candidates is right.

    Candidates that are too close to call count together, and so do namesakes of the best one: that
    there are ten places of a name makes it no less certain that the name was meant.

    Args:
        candidates: best first.

    Returns:
        A probability, 0 to 1; 0 of none.
    """
    if not candidates:
        return 0.0
    close = {id(c) for c in leading(candidates)}
    return min(
        1.0,
        sum(
            c.score
            for c in candidates
            if id(c) in close or key(c.name.text) == key(candidates[0].name.text)
        ),
    )


def decide(candidates: Sequence[Candidate], evidence: Evidence, *, listed: bool) -> Match:
    """Choose among candidates.

    Args:
        candidates: at least one, best first, each entity once.
        evidence: what the words around the name say.
        listed: whether the candidates list the very spelling, so that their name says how.

    Returns:
        A match with the best candidate; `ambiguous` if another is too close to call.
    """
    close = leading(candidates)
    weighed = _weighed(close, evidence)
    settled = [c for c in weighed if evidence.supports(c.entity)] or weighed
    best = _widest(settled)
    namesakes = [c for c in settled if _same_name_within(c.entity, best.entity)]
    ordered = (best, *(c for c in weighed if c is not best), *candidates[len(close) :])
    how = how_found(best) if listed else "inferred"
    score = min(1.0, sum(c.score for c in namesakes))
    return Match(best.entity, score, how, len(namesakes) < len(settled), ordered)


def how_found(candidate: Candidate) -> How:
    """Return how a candidate that was looked up is listed; a prediction is not listed."""
    standing = candidate.name.standing
    return "inferred" if standing == "predicted" else standing


def _weighed(close: Sequence[Candidate], evidence: Evidence) -> list[Candidate]:
    """Return candidates, best first, with what stands around the name in their probabilities."""
    supported = [evidence.supports(c.entity) for c in close]
    if len(set(supported)) == 1:  # it tells them apart in nothing
        return list(close)
    odds = [math.exp(BESIDE * fits) * c.score for c, fits in zip(close, supported, strict=True)]
    share = sum(c.score for c in close) / sum(odds)
    weighed = [replace(c, score=o * share) for c, o in zip(close, odds, strict=True)]
    return sorted(weighed, key=lambda candidate: -candidate.score)


def leading(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return the best candidate and those too close to it to call; at least one, best first."""
    return [c for c in candidates if c.score >= CLOSE * candidates[0].score]


def _widest(candidates: Sequence[Candidate]) -> Candidate:
    best = candidates[0]
    same = [c for c in candidates if c.entity.canonical == best.entity.canonical]
    return min(same, key=lambda candidate: _breadth(candidate.entity))


def _breadth(entity: Entity) -> int:
    type_ = entity.type or ""
    return _WIDEST_FIRST.index(type_) if type_ in _WIDEST_FIRST else len(_WIDEST_FIRST)


def _same_name_within(inner: Entity, outer: Entity) -> bool:
    if inner.id == outer.id:
        return True
    same_name = inner.canonical == outer.canonical
    return same_name and inner.kind == outer.kind == "place" and inner.part_of == outer.id
