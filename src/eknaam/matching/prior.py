"""How likely an entity is to be named at all, before anything is heard of a spelling.

Larger places are named more often. How often, the places of twelve countries of Asia tell by
whether GeoNames has a Hindi or Urdu spelling of them: as a power of about 0.7 of the population,
and more where a place is named in further scripts (Thai, Cyrillic, Hangul). How frequent the name
is in English says nothing more once the population is known; `benchmarks/priors.py` compares these
ways. The power taken is less, since a gazetteer of few names is no sample of all places, and 0.7
costs it more than it brings a large one. Where a gazetteer has no population, what is usual for the
type stands in, so that a province without a number is not taken for a hamlet; what has neither is
taken for one.
"""

from __future__ import annotations

import math
from typing import Final

from eknaam.records import Entity
from eknaam.text.script import COMMON, script_of

__all__ = ["log_prior"]

_EXPONENT: Final = 0.5
_FLOOR: Final = 100
_SCRIPTS: Final = 1.0
"""Exponent of how many scripts, beside those of its country and the reader, a name is listed in."""

_AT_HOME: Final = frozenset(("Latn", "Hani", "Deva", "Arab", COMMON))
_USUAL: Final = {
    "country": 30_000_000,
    "province": 2_000_000,
    "autonomous-region": 2_000_000,
    "municipality": 2_000_000,
    "special-administrative-region": 2_000_000,
    "prefecture": 1_000_000,
    "city": 200_000,
    "county": 100_000,
    "district": 100_000,
}
_USUAL_PERSON: Final = 1_000_000  # whoever is in the gazetteer is in the news
_USUAL_OTHER: Final = 1_000


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
    abroad = {script_of(name.text) for name in entity.names} - _AT_HOME
    return _EXPONENT * math.log(population + _FLOOR) + _SCRIPTS * math.log1p(len(abroad))
