"""What may be chosen by: spellings of the learning data, and strangers of countries set aside.

Known are the CLDR spellings of the subdivisions of Viet Nam and China; strangers are spellings of
places of the countries `testsplit.STRANGE`, none of which is among the strangers of the test.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from eknaam import Entity, Gazetteer
from eknaam.matching.prior import log_prior
from made_names import named_places
from testsplit import (
    STRANGE,
    STRANGE_FAR,
    STRANGE_NEAR,
    Query,
    big,
    entity,
    fixed_chance,
    grading_key,
    rows,
    subdivisions,
)

__all__ = [
    "PRECISION", "STRANGERS_PER_KNOWN", "gazetteer", "is_right", "known",
    "precision_threshold", "strangers", "weigh",
]  # fmt: skip

PRECISION: Final = 0.99
STRANGERS_PER_KNOWN: Final = 2.0
"""How many names that are not in the gazetteer are asked for each that is, in all figures here."""

_LANGS: Final = frozenset(("hi", "mr", "ur", "deva"))


def known() -> list[Query]:
    """Return the spellings of the subdivisions, in Hindi, Marathi and Urdu."""
    places = {place.id: place for place in subdivisions()}
    return [
        Query(row["spelling"], row["lang"], places[row["entity"]])
        for row in rows("cldr_subdivisions")
        if row["country"] in {"VN", "CN"} and row["lang"] in _LANGS
    ]


def strangers() -> list[Query]:
    """Return spellings of strangers, half of them of Asia."""
    found: dict[tuple[str, str], Query] = {}
    for source in ("cldr_subdivisions", "geonames"):
        for row in rows(source):
            if row["country"] in STRANGE and row["lang"] in _LANGS:
                lang = "ur" if row["lang"] == "ur" else "hi"
                place = entity(row["entity"], row["country"], row["name"])
                found.setdefault((row["spelling"], lang), Query(row["spelling"], lang, place))
    near = [query for query in found.values() if query.entity.part_of in STRANGE_NEAR]
    far = [query for query in found.values() if query.entity.part_of in STRANGE_FAR]
    return [*near, *fixed_chance(1).sample(far, min(len(near), len(far)))]


def gazetteer(size: int | None, seed: int = 0) -> Gazetteer:
    """Return the subdivisions among other places of the five countries.

    The subdivisions stand for places of all kinds, so they get populations as the prior expects
    them of what is named: those of GeoNames' places, drawn by their square root.

    Args:
        size: how many places in all; all that there are if None; beyond these, made ones.
        seed: decides which places and populations.
    """
    chance = fixed_chance(seed)
    places = [place for place in big() if place.type == "city"]
    populations = [place.population or 0 for place in places]
    drawn = chance.choices(populations, [math.exp(log_prior(place)) for place in places], k=97)
    asked: list[Entity] = [
        replace(place, type="city", population=population)
        for place, population in zip(subdivisions(), drawn, strict=True)
    ]
    if size is None or size > len(asked) + len(places):
        more = named_places(size or 0) if size else ()
        others = [*places, *(place for place in more if place.type == "town")]
    else:
        others = chance.sample(places, max(0, size - len(asked)))
    return Gazetteer([*asked, *others])


def precision_threshold(
    scores: NDArray[np.float64], right: NDArray[np.bool_], is_known: NDArray[np.bool_]
) -> float:
    """Return the least score from which on at least PRECISION of what is accepted is right.

    Args:
        scores: of the best name of each query.
        right: whether that is the one that was meant.
        is_known: whether the gazetteer has what was meant.

    Returns:
        The threshold; more than any score where no threshold is good enough.
    """
    weights = weigh(is_known)
    order = np.argsort(-scores, kind="stable")
    share = np.cumsum((weights * right)[order]) / np.cumsum(weights[order])
    ordered = scores[order]
    whole = np.append(ordered[1:] < ordered[:-1], True)  # equal scores are accepted together
    good = np.flatnonzero((share >= PRECISION) & whole)
    return float(ordered[good[-1]]) if len(good) else float(scores.max()) + 1


def weigh(is_known: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Return weights that give strangers their share."""
    strange = np.count_nonzero(~is_known)
    if not strange:
        return np.ones(len(is_known))
    share = STRANGERS_PER_KNOWN * np.count_nonzero(is_known) / strange
    return np.where(is_known, 1.0, share)


def is_right(name: str, query: Query) -> bool:
    """Whether a name is that of the query's entity, as far as Hindi and Urdu tell."""
    return grading_key(name) == grading_key(query.entity.canonical)
