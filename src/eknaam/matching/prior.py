"""How likely an entity is to be named at all, before anything is heard of a spelling.

Larger places are named more often: the log prior is half the log of the population. Where the
gazetteer has none, what is usual for the type stands in, so that a province without a number is
not taken for a hamlet.
"""

from __future__ import annotations

import math
from typing import Final

from eknaam.records import Entity

__all__ = ["log_prior"]

_EXPONENT: Final = 0.5
_FLOOR: Final = 1_000
_USUAL: Final = {
    "country": 30_000_000,
    "province": 2_000_000,
    "autonomous-region": 2_000_000,
    "municipality": 2_000_000,
    "special-administrative-region": 2_000_000,
    "city": 200_000,
    "district": 100_000,
}
_USUAL_PERSON: Final = 1_000_000  # whoever is in the gazetteer is in the news
_USUAL_OTHER: Final = 10_000


def log_prior(entity: Entity) -> float:
    """Return the log prior of an entity, in nats, up to a constant.

    Examples:
        >>> from eknaam.records import Entity
        >>> hamlet = Entity("a", "place", "A", "vi", (), population=500)
        >>> city = Entity("b", "place", "B", "vi", (), population=500_000)
        >>> log_prior(city) > log_prior(hamlet)
        True
    """
    if entity.population is not None:
        population = entity.population
    elif entity.kind == "person":
        population = _USUAL_PERSON
    else:
        population = _USUAL.get(entity.type or "", _USUAL_OTHER)
    return _EXPONENT * math.log(population + _FLOOR)
