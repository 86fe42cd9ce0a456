"""From scores to probabilities: is the name in the gazetteer, and which one is it?

P(entity | spelling) = P(known | spelling) * P(entity | spelling, known). The second factor is a
softmax over the candidates with a temperature; the first is a logistic regression (Platt 1999,
"Probabilistic outputs for support vector machines") on how much better the names explain the
spelling, each as likely as it is to be named, than the model of spellings without names does. So
names that nobody speaks of cost nothing, however many a gazetteer has. Both were fitted, for each
script, on spellings that the scoring model had not seen: docs/calibration.md says how well they
hold.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = [
    "FEATURES",
    "Calibration",
    "features",
    "load_calibrations",
    "log_odds_known",
    "parse_calibrations",
    "probabilities",
    "probability_known",
]

FEATURES: Final = (
    "bias", "gain", "best_gain", "best_gain_per_unit", "best_per_unit", "log_units",
)  # fmt: skip
_SHIPPED: Final = "calibration.tsv"
_LOGIT_LIMIT: Final = 40.0


@dataclass(frozen=True, slots=True)
class Calibration:
    """What was fitted for one script.

    Attributes:
        temperature: divides log scores before the softmax.
        coefficients: of `FEATURES`, in their order.
    """

    temperature: float
    coefficients: tuple[float, ...]


def features(explained: float, best: float, background: float, units: int) -> tuple[float, ...]:
    """Return the features of a query, in the order of `FEATURES`.

    Args:
        explained: log P(spelling | something in the gazetteer is named), in nats: the names taken
            together, each with its prior.
        best: log P(spelling | name) of the best name, in nats.
        background: log P(spelling) without names, in nats.
        units: how many units the spelling has, at least 1.

    Returns:
        Six numbers.
    """
    gain = best - background
    return (1.0, explained - background, gain, gain / units, best / units, math.log(units))


def log_odds_known(calibration: Calibration, values: tuple[float, ...]) -> float:
    """Return the log odds of `probability_known`, in nats."""
    return sum(c * v for c, v in zip(calibration.coefficients, values, strict=True))


def probability_known(calibration: Calibration, values: tuple[float, ...]) -> float:
    """Return P(the spelling names something in the gazetteer), given its features.

    Examples:
        >>> hindi = load_calibrations()["deva"]
        >>> likely = features(explained=-12.0, best=-6.0, background=-30.0, units=9)
        >>> stranger = features(explained=-34.0, best=-28.0, background=-30.0, units=9)
        >>> probability_known(hindi, stranger) < 0.1 < 0.9 < probability_known(hindi, likely)
        True
    """
    logit = log_odds_known(calibration, values)
    return 1 / (1 + math.exp(-max(-_LOGIT_LIMIT, min(_LOGIT_LIMIT, logit))))


def probabilities(
    calibration: Calibration, scores: NDArray[np.float64], known: float
) -> NDArray[np.float64]:
    """Return P(entity | spelling) of each candidate.

    Args:
        calibration: of the spelling's script.
        scores: log P(spelling | entity) with the prior, in nats, shape (candidates,).
        known: P(the spelling names something in the gazetteer).

    Returns:
        Probabilities that add up to `known`, shape (candidates,).
    """
    scaled = (scores - scores.max()) / calibration.temperature
    weights = np.exp(np.maximum(scaled, -700.0))  # exp of less is 0 with a warning
    return np.asarray(known * weights / weights.sum())


@cache
def load_calibrations() -> Mapping[str, Calibration]:
    """Return the shipped calibration of each script."""
    return parse_calibrations(resources.files(__package__).joinpath(_SHIPPED).read_text("utf-8"))


def parse_calibrations(text: str) -> dict[str, Calibration]:
    """Read calibrations: script, temperature and coefficients, separated by tabs, a line each."""
    found = {}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            script, temperature, *coefficients = line.split("\t")
            found[script] = Calibration(float(temperature), tuple(map(float, coefficients)))
    return found
