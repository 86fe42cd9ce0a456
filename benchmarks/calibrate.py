"""Fit what turns scores into probabilities, on spellings that the scoring model has not seen.

    python benchmarks/calibrate.py

Tables are learned five times, each time without a fifth of the subdivisions of Viet Nam and China
and without a fifth of the countries of strangers (see `development`); those are then looked for in
gazetteers of five sizes. Writes src/eknaam/matching/calibration.tsv, docs/calibration.md and its
diagram. Takes about ten minutes on two cores; nothing of the test split is read but its names.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from calibration_page import Decision, write_page
from development import gazetteer, is_right, known, strangers, weigh
from eknaam import Gazetteer
from eknaam.matching.calibration import (
    FEATURES,
    Calibration,
    probabilities,
    probability_known,
)
from eknaam.matching.decide import confidence, decide
from eknaam.matching.inference import Inference
from eknaam.matching.names import ComparedName
from eknaam.matching.query import NO_EVIDENCE
from eknaam.matching.stored import names_of
from eknaam.model import Model
from eknaam.model.load import build_model
from eknaam.model.pairs import Example, read_examples
from eknaam.model.train import train
from eknaam.readings import Units, read
from eknaam.records import Candidate
from testsplit import PAIRS, STRANGE, Query, grading_key

TARGET: Final = Path(__file__).parents[1] / "src" / "eknaam" / "matching" / "calibration.tsv"
FOLDS: Final = 5
SIZES: Final = (100, 330, 2000, None, 40_000)
SCRIPTS: Final = ("deva", "urdu")
KEPT: Final = 20
TEMPERATURES: Final = tuple(t / 10 for t in range(3, 31))
_FAR: Final = 40.0  # nats below the best; what is farther has no share
_RIDGE: Final = 0.1
_ROUNDS: Final = 50
_MOST: Final = 40.0

_Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Observation:
    """A query that was scored with tables that were not taught it.

    Attributes:
        query: the spelling and what it means.
        script: "deva" or "urdu".
        size: how many names the gazetteer has.
        place: which of SIZES that is.
        known: whether the gazetteer has what it means.
        values: the features.
        scores: log scores of the candidates, best first.
        names: the best of the candidates.
    """

    query: Query
    script: str
    size: int
    place: int
    known: bool
    values: tuple[float, ...]
    scores: _Floats
    names: Sequence[ComparedName]


class Scorer(Inference):
    """The library's inference up to where calibration comes in."""

    def score(
        self, spelling: Units, script: str
    ) -> tuple[tuple[float, ...], _Floats, list[ComparedName]]:
        """Return the features of a query, and the scores and names of its candidates."""
        chosen = self.candidates(spelling, script)
        likely = self.log_likelihoods(spelling, script, chosen)
        scores = likely + self.log_priors[chosen]
        best = self._best_of_each_entity(chosen, scores)
        values = self.features(spelling, script, likely, scores[best])
        best = best[scores[best] > scores[best[0]] - _FAR]
        return values, scores[best], [self._names[place] for place in chosen[best[:KEPT]]]


def fold_of(text: str) -> int:
    """Return the part that an entity or a country belongs to."""
    return zlib.crc32(text.encode()) % FOLDS


def left_out(query: Query) -> int:
    """Return the part without which the tables that score a query are learned."""
    country = query.entity.part_of or ""
    return fold_of(country if country in STRANGE else query.entity.id)


def learn(examples: Iterable[Example], fold: int) -> Model:
    """Learn tables without one part."""
    return build_model(train([example for example in examples if not _is_in(example, fold)]))


def _is_in(example: Example, fold: int) -> bool:
    if example.country in STRANGE:
        return fold_of(example.country) == fold
    return example.orthography != "latin" and fold_of(example.entity) == fold


def observe(fold: int) -> list[Observation]:
    """Score the queries of one part in all gazetteers."""
    paths = [path for path in sorted(PAIRS.glob("*.tsv")) if path.stem != "generic_words"]
    model = learn(read_examples(paths), fold)
    mine = [(query, True) for query in known() if left_out(query) == fold]
    mine += [(query, False) for query in strangers() if left_out(query) == fold]
    found = []
    for place, size in enumerate(SIZES):
        found += _observe_in(gazetteer(size, seed=fold), place, model, mine)
    return found


def _observe_in(
    places: Gazetteer, place: int, model: Model, queries: Sequence[tuple[Query, bool]]
) -> list[Observation]:
    scorer = Scorer(names_of(places), model)
    there = {grading_key(entity.canonical) for entity in places}
    found = []
    for query, is_known in queries:
        reading = read(query.spelling)
        if is_known or grading_key(query.entity.canonical) not in there:
            scored = scorer.score(reading.units, reading.orthography)
            found.append(
                Observation(query, reading.orthography, len(places), place, is_known, *scored)
            )
    return found


def fit(observations: Sequence[Observation]) -> dict[str, Calibration]:
    """Fit coefficients and temperature of each script."""
    found = {}
    for script in SCRIPTS:
        mine = [one for one in observations if one.script == script]
        is_known = np.array([one.known for one in mine])
        values = np.array([one.values for one in mine])
        coefficients = _logistic(values, is_known.astype(np.float64), weigh(is_known))
        temperature = max(TEMPERATURES, key=lambda t: _log_right(mine, t))
        found[script] = Calibration(temperature, coefficients)
    return found


def _logistic(values: _Floats, outcomes: _Floats, weights: _Floats) -> tuple[float, ...]:
    """Return coefficients by Newton's method, with a small ridge penalty."""
    coefficients = np.zeros(values.shape[1])
    penalty = _RIDGE * np.eye(values.shape[1])
    for _ in range(_ROUNDS):
        p = 1 / (1 + np.exp(-np.clip(values @ coefficients, -_MOST, _MOST)))
        gradient = values.T @ (weights * (outcomes - p)) - penalty @ coefficients
        hessian = (values.T * (weights * p * (1 - p))) @ values + penalty
        coefficients = coefficients + np.linalg.solve(hessian, gradient)
    return tuple(coefficients.tolist())


def _log_right(observations: Iterable[Observation], temperature: float) -> float:
    """Return the log likelihood of what was meant, among the candidates, at a temperature."""
    total = 0.0
    for one in observations:
        if one.known:
            shares = np.exp((one.scores - one.scores[0]) / temperature)
            right = [is_right(name.name.text, one.query) for name in one.names]
            share = float(shares[: len(right)][np.array(right)].sum() / shares.sum())
            total += float(np.log(max(share, 1e-4)))
    return total


def decision_of(one: Observation, calibration: Calibration) -> Decision:
    """Return what the library decides about an observation."""
    certain = probability_known(calibration, one.values)
    shares = probabilities(calibration, one.scores, certain).tolist()
    found = [
        Candidate(name.entity, name.name, share)
        for name, share in zip(one.names, shares, strict=False)
    ]
    match = decide(found, NO_EVIDENCE, listed=False)
    right = one.known and is_right(match.entity.canonical, one.query)
    return Decision(one.script, one.place, one.known, right, confidence(found))


def cross_fitted(observations: Sequence[Observation]) -> list[Decision]:
    """Decide about each half with what was fitted on the other."""
    halves: tuple[list[Observation], list[Observation]] = ([], [])
    for one in observations:
        halves[zlib.crc32(one.query.entity.canonical.encode()) // FOLDS % 2].append(one)
    found = []
    for half, other in (halves, halves[::-1]):
        fitted = fit(other)
        found += [decision_of(one, fitted[one.script]) for one in half]
    return found


def lines_of(fitted: dict[str, Calibration]) -> list[str]:
    """Return calibrations as `eknaam.matching.calibration.parse_calibrations` reads them."""
    lines = ["\t".join(("#script", "temperature", *FEATURES))]
    for script, one in sorted(fitted.items()):
        numbers = (one.temperature, *one.coefficients)
        lines.append("\t".join((script, *(f"{number:.6g}" for number in numbers))))
    return lines


def main() -> None:
    """Fit, and write what was found."""
    with ProcessPoolExecutor(2) as pool:
        observations = [one for part in pool.map(observe, range(FOLDS)) for one in part]
    fitted = fit(observations)
    lines = lines_of(fitted)
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    sizes = [
        max(one.size for one in observations if one.place == place) for place in range(len(SIZES))
    ]
    print("\n".join([*lines, *write_page(cross_fitted(observations), sizes)]))


if __name__ == "__main__":
    main()
