"""Hindi and Urdu spellings: candidates from the index, scored by the model, calibrated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final

import numpy as np

from eknaam.matching.calibration import (
    features,
    load_calibrations,
    probabilities,
    probability_known,
)
from eknaam.matching.index import build_index, candidates
from eknaam.matching.names import ComparedName
from eknaam.matching.prior import log_prior
from eknaam.model import Model, compile_names, explain, score_rows
from eknaam.records import Candidate, Kind

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from eknaam.model.explain import Alignment, Step
    from eknaam.readings import Units

__all__ = ["Inference", "Reason"]

_CANDIDATES: Final = 20


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a spelling may stand for a name: the best alignment, worked out when it is asked for.

    Examples:
        >>> from eknaam import Normalizer
        >>> reason = Normalizer().rank("त्रान कुओंक")[0].reason
        >>> reason.steps[0].spelling, reason.steps[0].name
        (('त', 'र'), ('tr',))
    """

    name: ComparedName
    spelling: Units
    script: str
    model: Model = field(repr=False, compare=False)

    @property
    def alignment(self) -> Alignment:
        """The likeliest alignment of the spelling with the name."""
        words, orthography = self.name.words, self.name.orthography
        return explain(self.model.weights, self.script, orthography, words, self.spelling)

    @property
    def steps(self) -> tuple[Step, ...]:
        """Pairs of chunks, each with its cost in nats."""
        return self.alignment.steps

    def __str__(self) -> str:
        return str(self.alignment)


class Inference:
    """The names of a gazetteer, ready to be compared with spellings. Immutable.

    Args:
        names: the names that spellings are compared with, those of an entity together.
        model: the transliteration model.
    """

    def __init__(self, names: Sequence[ComparedName], model: Model) -> None:
        self._names = tuple(names)
        self._model = model
        units = [(name.orthography, name.units) for name in self._names]
        self._compiled = compile_names(model.weights, units)
        self._priors = np.array([log_prior(name.entity) for name in self._names], dtype=np.float64)
        self._index = build_index(units, model, self._priors)
        self._kinds = np.array([name.entity.kind for name in self._names])
        self._types = np.array([name.entity.type or "" for name in self._names])
        numbers: dict[str, int] = {}
        self._entities = np.array(
            [numbers.setdefault(name.entity.id, len(numbers)) for name in self._names]
        )

    @cached_property
    def _rows_of(self) -> NDArray[np.int64]:
        """How many rows of the compiled names each name has, shape (names,)."""
        return np.diff(np.append(self._compiled.starts, len(self._compiled.lengths)))

    def rank(
        self,
        spelling: Units,
        script: str,
        kind: Kind | None = None,
        type_: str | None = None,
    ) -> list[Candidate]:
        """Return the entities that a spelling may stand for, best first.

        Args:
            spelling: the units of the spelling.
            script: "deva" or "urdu".
            kind: only entities of this kind, if given.
            type_: only entities of this type, if given.

        Returns:
            Candidates by probability, each entity once.
        """
        if not spelling or not self._names:
            return []
        among = np.ones(len(self._names), bool) if kind is None else self._kinds == kind
        if type_ is not None:
            among &= self._types == type_
        size = int(np.count_nonzero(among))
        if not size:
            return []
        chosen = candidates(self._index, self._model.weights, script, spelling, among)
        likely = self._log_likelihoods(spelling, script, chosen)
        known = self._probability_known(spelling, script, float(likely.max()), size)
        scores = likely + self._priors[chosen]
        best = self._best_of_each_entity(chosen, scores)
        found = probabilities(load_calibrations()[script], scores[best], known)
        names = (self._names[position] for position in chosen[best[:_CANDIDATES]])
        return [
            Candidate(name.entity, name.name, float(p), Reason(name, spelling, script, self._model))
            for name, p in zip(names, found, strict=False)
        ]

    def _log_likelihoods(
        self, spelling: Units, script: str, chosen: NDArray[np.int64]
    ) -> NDArray[np.float64]:
        """Return log P(spelling | name) of the chosen names, their modes taken together."""
        sizes = self._rows_of[chosen]
        first = np.cumsum(sizes) - sizes
        within = np.arange(int(sizes.sum())) - np.repeat(first, sizes)
        rows = np.repeat(self._compiled.starts[chosen], sizes) + within
        by_row = score_rows(self._model.weights, script, self._compiled, spelling, rows)
        return np.asarray(np.logaddexp.reduceat(by_row, first))

    def _best_of_each_entity(
        self, chosen: NDArray[np.int64], scores: NDArray[np.float64]
    ) -> NDArray[np.int64]:
        """Return places in `chosen` by falling score, the best name of each entity only."""
        order = np.lexsort((chosen, -scores))
        _, first = np.unique(self._entities[chosen[order]], return_index=True)
        return np.asarray(order[np.sort(first)])

    def _probability_known(self, spelling: Units, script: str, best: float, size: int) -> float:
        background = self._model.weights.scripts[script].background.log_probability(spelling)
        values = features(best, background, len(spelling), size)
        return probability_known(load_calibrations()[script], values)
