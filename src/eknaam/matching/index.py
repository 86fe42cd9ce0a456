"""Candidate generation: an inverted index over pairs of neighbouring consonants.

A name's postings are its consonant pairs, adjacent ones and ones with a consonant between; a
query's pairs are turned into the name pairs that they may stand for, weighted by how likely and
how rare they are. Candidates are the names with the largest weighted overlap (a Dice
coefficient), and beside them those with the best sketch (`sketch.py`): pairs stand a missing
syllable well, the sketch a wrong one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np

from eknaam.matching.sketch import Sketch, build_sketch, sketch_scores
from eknaam.model.skeleton import (
    EDGE,
    consonant_links,
    name_skeleton,
    spelling_skeleton,
)
from eknaam.readings import Units

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from eknaam.model import Model, Weights

__all__ = ["BY_PAIRS", "BY_SKETCH", "Index", "build_index", "candidates"]

BY_PAIRS: Final = 900
"""How many names are candidates because of their pairs of consonants."""
BY_SKETCH: Final = 900
"""How many names are candidates because of their sketch."""

_LINK_FLOOR: Final = 0.03  # a letter stands for a consonant at least this often, or is no link
_SKIPPED: Final = 0.5  # what a pair with a consonant between counts, beside an adjacent one
_LENGTH_COST: Final = 0.08
_PRIOR: Final = 0.05  # what a nat of the prior counts beside the overlap
_SHRINK: Final = 8.0  # keeps names with few pairs from winning by chance

Feature = tuple[str, str, str]
"""An orthography and two neighbouring consonants of a name."""
Links = dict[str, list[tuple[tuple[str, str], float]]]


@dataclass(frozen=True, slots=True)
class Index:
    """Postings in one array; those of feature f are postings[offsets[f]:offsets[f + 1]].

    Attributes:
        features: the number of each feature.
        offsets: where the postings of a feature begin, shape (features + 1,).
        postings: positions of names.
        weights: what each posting counts: rarity of the feature, less for a skipped pair.
        norms: the sum of each name's weights, shape (names,).
        lengths: units of each name, shape (names,).
        links: by script, what a consonant of a spelling may stand for.
        sketch: the names by their units.
        priors: how likely each name is to be meant at all, in nats above the least likely one.
    """

    features: Mapping[Feature, int]
    offsets: NDArray[np.int64]
    postings: NDArray[np.int32]
    weights: NDArray[np.float32]
    norms: NDArray[np.float32]
    lengths: NDArray[np.int16]
    links: Mapping[str, Links]
    sketch: Sketch
    priors: NDArray[np.float32]

    def __len__(self) -> int:
        return len(self.norms)


def build_index(
    names: Sequence[tuple[str, Units]], model: Model, priors: NDArray[np.float64]
) -> Index:
    """Index names.

    Args:
        names: the orthography and the units of each name.
        model: the model, which tells what a consonant may be written with.
        priors: the log prior of each name, in nats, shape (names,).

    Returns:
        The index; positions are those of `names`.
    """
    postings: dict[Feature, list[tuple[int, float]]] = defaultdict(list)
    for position, (orthography, units) in enumerate(names):
        for (left, right), weight in _pairs(name_skeleton(orthography, units)).items():
            postings[orthography, left, right].append((position, weight))
    ordered = sorted(postings)
    sizes = np.array([len(postings[feature]) for feature in ordered], dtype=np.int64)
    flat = [posting for feature in ordered for posting in postings[feature]]
    positions = np.array([position for position, _ in flat], dtype=np.int32)
    rarity = np.repeat(np.log1p(len(names) / np.maximum(sizes, 1)), sizes)
    weights = (np.array([weight for _, weight in flat]) * rarity).astype(np.float32)
    return Index(
        {feature: number for number, feature in enumerate(ordered)},
        np.concatenate([[0], np.cumsum(sizes)]),
        positions,
        weights,
        np.bincount(positions, weights, len(names)).astype(np.float32),
        np.array([len(units) for _, units in names], dtype=np.int16),
        {script: _links(model, script) for script in sorted(model.weights.scripts)},
        build_sketch(names, model.weights),
        (priors - priors.min(initial=np.inf)).astype(np.float32),
    )


def candidates(
    index: Index,
    weights: Weights,
    script: str,
    spelling: Units,
    among: NDArray[np.bool_] | None = None,
) -> NDArray[np.int64]:
    """Return the positions of the names that a spelling may stand for.

    Args:
        index: the names.
        weights: the model.
        script: "deva" or "urdu".
        spelling: the units of the spelling, at least one.
        among: which names may be candidates, shape (names,); all if None.

    Returns:
        Positions, ascending: all of few names, else at most `BY_PAIRS` + `BY_SKETCH`.
    """
    among = np.ones(len(index), dtype=bool) if among is None else among
    if np.count_nonzero(among) <= BY_PAIRS + BY_SKETCH:
        return np.flatnonzero(among)
    pairs = _overlap(index, script, spelling) + np.float32(_PRIOR) * index.priors
    sketch = sketch_scores(index.sketch, weights, script, spelling) + index.priors
    chosen = [
        _largest(np.where(among, pairs, -np.inf), BY_PAIRS),
        _largest(np.where(among, sketch, -np.inf), BY_SKETCH),
    ]
    return np.union1d(*chosen)


def _largest(scores: NDArray[np.float32], number: int) -> NDArray[np.int64]:
    return np.asarray(np.argpartition(-scores, number)[:number])


def _overlap(index: Index, script: str, spelling: Units) -> NDArray[np.float32]:
    """Return the share of consonant pairs that a spelling has in common with every name."""
    overlap = np.zeros(len(index), dtype=np.float32)
    for number, weight in _query_features(index, script, spelling).items():
        span = slice(index.offsets[number], index.offsets[number + 1])
        overlap[index.postings[span]] += np.float32(weight) * index.weights[span]
    apart = np.abs(index.lengths - np.int16(len(spelling))).astype(np.float32)
    return np.asarray(overlap / (index.norms + _SHRINK) - _LENGTH_COST * apart)


def _pairs(skeleton: Sequence[str]) -> dict[tuple[str, str], float]:
    """Return the pairs of consonants, edges included, with what each counts."""
    padded = (EDGE, *skeleton, EDGE)
    skipped = dict.fromkeys(zip(padded, padded[2:], strict=False), _SKIPPED)
    return {**skipped, **dict.fromkeys(pairwise(padded), 1.0)}


def _links(model: Model, script: str) -> Links:
    tables = [table for table in model.tables if table.key[2] == script]
    return consonant_links(tables, _LINK_FLOOR)


def _query_features(index: Index, script: str, spelling: Units) -> dict[int, float]:
    """Return the numbers of the features that a spelling may stand for, with weights up to 1."""
    links = index.links[script]
    orthographies = sorted({orthography for orthography, _, _ in index.features})
    edge = [((orthography, EDGE), 1.0) for orthography in orthographies]
    found: dict[int, float] = {}
    for (left, right), weight in _pairs(spelling_skeleton(spelling)).items():
        for (orthography, a), p in edge if left == EDGE else links.get(left, ()):
            for (other, b), q in edge if right == EDGE else links.get(right, ()):
                number = index.features.get((orthography, a, b))
                if orthography == other and number is not None:
                    likely = weight * min(1.0, 2 * p * q) ** 0.25
                    found[number] = max(found.get(number, 0.0), likely)
    return found
