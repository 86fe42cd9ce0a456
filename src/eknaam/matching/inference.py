"""Hindi and Urdu spellings: candidates from the index, scored by the model, calibrated."""

from __future__ import annotations

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
from eknaam.matching.compared import Names
from eknaam.matching.names import ComparedName
from eknaam.matching.search import search
from eknaam.matching.sounds import Sounds, children_of
from eknaam.matching.table import KINDS
from eknaam.model import CompiledNames, Model, compile_coded, explain, score_names, score_rows
from eknaam.model.chunks import ChunkFinder
from eknaam.records import Candidate, Kind

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from eknaam.model.explain import Alignment, Step
    from eknaam.readings import Units

__all__ = ["FEW", "Inference", "Reason"]

FEW: Final = 1_800
"""So many names are all scored, whatever the spelling."""

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
        names: the names that spellings are compared with.
        model: the transliteration model.
    """

    def __init__(self, names: Names, model: Model) -> None:
        self._names = names
        self._table = names.table
        self._model = model
        self._finder = ChunkFinder(model.weights, self._table.alphabet)
        self._sizes: dict[tuple[Kind | None, str | None], int] = {}

    @property
    def log_priors(self) -> NDArray[np.float64]:
        """Log P(the entity of each name | some entity of the gazetteer is named), shape (names,).

        The names of one entity have the same, and the entities add up to one.
        """
        return self._table.log_priors

    @cached_property
    def greatest_log_prior(self) -> float:
        """The greatest of `log_priors`; 0 where there is no name."""
        return float(self.log_priors.max()) if len(self._names) else 0.0

    def log_prior(self, position: int) -> float:
        """Return `log_priors` of one name."""
        return float(self.log_priors[position])

    @cached_property
    def _sounds(self) -> Sounds:
        return Sounds(self._model.weights, self._finder, self._table.syllables)

    @cached_property
    def _compiled(self) -> CompiledNames:
        """All names of a small gazetteer."""
        return compile_coded(self._model.weights, self._finder, self._table.coded)

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

        Raises:
            GazetteerError: the names come from a file that is damaged.
        """
        if not spelling or not self._names:
            return []
        if not self._size(kind, type_):
            return []
        try:
            chosen = self.candidates(spelling, script, kind, type_)
            likely = self.log_likelihoods(spelling, script, chosen)
        except (IndexError, ValueError) as error:
            raise self._table.error from error
        if not len(chosen):
            return []
        scores = likely + self.log_priors[chosen]
        if not np.isfinite(scores).all():  # only in a damaged file
            raise self._table.error
        best = self._best_of_each_entity(chosen, scores)
        values = self.features(spelling, script, likely, scores[best])
        calibration = load_calibrations()[script]
        known = probability_known(calibration, values)
        found = probabilities(calibration, scores[best], known)
        names = (self._names[position] for position in chosen[best[:_CANDIDATES]].tolist())
        return [
            Candidate(name.entity, name.name, float(p), Reason(name, spelling, script, self._model))
            for name, p in zip(names, found, strict=False)
        ]

    def candidates(
        self, spelling: Units, script: str, kind: Kind | None = None, type_: str | None = None
    ) -> NDArray[np.int64]:
        """Return the positions of the names that are worth scoring.

        Args:
            spelling: the units of the spelling, at least one.
            script: "deva" or "urdu".
            kind: only entities of this kind, if given.
            type_: only entities of this type, if given.

        Returns:
            Positions, ascending: all of few names, else those that a search finds.
        """
        among = self._table.among(kind, type_) if kind or type_ else None
        if self._size(kind, type_) <= FEW:
            return np.arange(len(self._table)) if among is None else np.flatnonzero(among)
        trie = self._table.trie
        kinds = 0xFF if kind is None else 1 << KINDS.index(kind)
        nodes = search(trie, self._sounds, script, spelling, kinds)
        _, places = children_of(trie.firsts, nodes, len(self._table))
        found = np.sort(trie.names[places]).astype(np.int64)
        return found if among is None else found[among[found]]

    def log_likelihoods(
        self, spelling: Units, script: str, chosen: NDArray[np.int64]
    ) -> NDArray[np.float64]:
        """Return log P(spelling | name) of the chosen names, their modes taken together."""
        weights = self._model.weights
        if len(self._table) <= FEW:
            names = self._compiled
            sizes = np.diff(np.append(names.starts, len(names.lengths)))[chosen]
            first = np.cumsum(sizes) - sizes
            within = np.arange(int(sizes.sum())) - np.repeat(first, sizes)
            rows = np.repeat(names.starts[chosen], sizes) + within
            by_row = score_rows(weights, script, names, spelling, rows)
            return np.asarray(np.logaddexp.reduceat(by_row, first))
        names = compile_coded(weights, self._finder, self._table.coded, chosen)
        return score_names(weights, script, names, spelling)

    def features(
        self,
        spelling: Units,
        script: str,
        likely: NDArray[np.float64],
        scores: NDArray[np.float64],
    ) -> tuple[float, ...]:
        """Return the features of a query, as the calibration takes them.

        Args:
            spelling: the units of the spelling.
            script: "deva" or "urdu".
            likely: log P(spelling | name) of the candidates, at least one.
            scores: the same of the best name of each entity, with its log prior.
        """
        background = self._model.weights.scripts[script].background.log_probability(spelling)
        explained = float(np.logaddexp.reduce(scores))
        return features(explained, float(likely.max()), background, len(spelling))

    def _size(self, kind: Kind | None, type_: str | None) -> int:
        """Return how many names there are of a kind and a type."""
        asked = kind, type_
        if asked not in self._sizes:
            among = self._table.among(kind, type_)
            self._sizes[asked] = len(self._table) if among is None else int(among.sum())
        return self._sizes[asked]

    def _best_of_each_entity(
        self, chosen: NDArray[np.int64], scores: NDArray[np.float64]
    ) -> NDArray[np.int64]:
        """Return places in `chosen` by falling score, the best name of each entity only."""
        order = np.lexsort((chosen, -scores))
        _, first = np.unique(self._table.entities[chosen[order]], return_index=True)
        return np.asarray(order[np.sort(first)])
