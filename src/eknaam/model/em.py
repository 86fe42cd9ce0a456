"""Expectation maximisation: chunk tables from pairs, and which of the pairs are noise.

Dempster, Laird and Rubin (1977, Journal of the Royal Statistical Society B 39.1), with absolute
discounting of long chunks. A pair that the model of spellings without names explains as well as
the table does is noise: its weight in the next round is the probability that it is none.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray

from eknaam.model.background import Background
from eknaam.model.lattice import (
    Lattices,
    build_lattices,
    expected_counts,
    likelihoods,
    name_likelihoods,
)
from eknaam.model.pairs import Example
from eknaam.model.tables import Chunk, ChunkTable, TableKey

__all__ = [
    "Advance",
    "Prior",
    "Settings",
    "country_weights",
    "learn_general",
    "learn_modes",
    "silent",
]

Advance = Callable[[int], None]
"""Is told after each round how many pairs went through it."""

_START: Final = {
    (1, 1): 1.0, (1, 0): 0.2, (0, 1): 0.1, (1, 2): 0.1, (2, 1): 0.1, (2, 2): 0.02, (3, 1): 0.01,
    (3, 2): 0.005,
}  # fmt: skip
"""Where learning from nothing starts: the share of chunks of each shape."""
_PRIOR_PAIRS: Final = 10.0  # how many pairs the shares of the modes are believed to begin with
_TINY: Final = 1e-300
_LEAST_DOUBT: Final = 1e-12  # odds; a pair that all modes explain this well tells none apart
_MOST_ODDS: Final = 50.0  # log; keeps exp finite

_Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Settings:
    """What was chosen by cross-validation on pairs to learn from.

    Attributes:
        rounds: rounds of expectation maximisation.
        country_cap: pairs of one country count together at most as much as this many.
        noise: prior probability that a pair is noise.
        pseudo_names: how many pairs the pseudo-counts of a specific table weigh.
        phonology: share of phonology in the pseudo-counts; the rest is the general table's.
        base_pairs: how many pairs a base table weighs when it is adapted.
        keep: a chunk with a smaller expected count is left out.
        discount: subtracted from the count of a chunk with this many units (name, spelling).
    """

    rounds: int = 10
    country_cap: float = 600.0
    noise: float = 0.1
    pseudo_names: float = 15.0
    phonology: float = 0.8
    base_pairs: float = 60.0
    keep: float = 0.05
    discount: Mapping[tuple[int, int], float] = field(
        default_factory=lambda: {(1, 2): 0.3, (2, 1): 0.5, (2, 2): 0.5, (3, 1): 0.7, (3, 2): 0.7}
    )


def silent(_: int) -> None:
    """Show no progress."""


def country_weights(examples: Sequence[Example], cap: float) -> _Floats:
    """Return weights that keep one country from teaching its spelling to all."""
    counts = Counter(example.country for example in examples)
    return np.array([min(1.0, cap / counts[example.country]) for example in examples])


@dataclass(frozen=True, slots=True)
class _Corpus:
    """Pairs of one table, ready for rounds of expectation maximisation."""

    lattices: Lattices
    shapes: Sequence[tuple[int, int]]
    discount: _Floats
    noise: _Floats

    @classmethod
    def build(
        cls, examples: Sequence[Example], background: Background, settings: Settings
    ) -> _Corpus:
        lattices = build_lattices([(example.name, example.spelling) for example in examples])
        shapes = [(len(name), len(spelling)) for name, spelling in lattices.chunks]
        return cls(
            lattices,
            shapes,
            np.array([settings.discount.get(shape, 0.0) for shape in shapes]),
            np.array([background.log_probability(example.spelling) for example in examples]),
        )

    def odds(self, joint: _Floats, noise: float) -> _Floats:
        """Return log odds that each spelling was made from its name."""
        made = np.log(np.maximum(likelihoods(self.lattices, joint), _TINY))
        made -= np.log(np.maximum(name_likelihoods(self.lattices, joint), _TINY))
        odds = np.clip(made - self.noise, -_MOST_ODDS, _MOST_ODDS)
        return np.asarray(odds + math.log((1 - noise) / noise))


def learn_general(
    examples: Sequence[Example],
    background: Background,
    settings: Settings,
    advance: Advance = silent,
) -> ChunkTable:
    """Learn the table of names in any Latin orthography from pairs alone.

    Args:
        examples: pairs of one script.
        background: the model of the script's spellings that knows no name.
        settings: how to learn.
        advance: is told of each round.
    """
    corpus = _Corpus.build(examples, background, settings)
    kinds = Counter(corpus.shapes)
    joint = np.array([_START[shape] / kinds[shape] for shape in corpus.shapes])
    joint /= joint.sum()
    weights = country_weights(examples, settings.country_cap)
    clean = np.ones(len(examples))
    for _ in range(settings.rounds):
        counts = expected_counts(corpus.lattices, joint, weights * clean)
        joint = np.maximum(counts - corpus.discount, 0.0)
        joint[counts < settings.keep] = 0.0
        joint /= joint.sum()
        clean = 1 / (1 + np.exp(-corpus.odds(joint, settings.noise)))
        advance(len(examples))
    pairs = zip(corpus.lattices.chunks, joint.tolist(), strict=True)
    key = (examples[0].orthography, "any", examples[0].script)
    return ChunkTable(key, {chunk: p for chunk, p in pairs if p > 0})


@dataclass(frozen=True, slots=True)
class Prior:
    """What is believed of a mode before any pair is seen.

    Attributes:
        counts: pseudo-counts of chunks.
        share: how likely the mode is.
    """

    counts: Mapping[Chunk, float]
    share: float


def learn_modes(
    examples: Sequence[Example],
    priors: Mapping[TableKey, Prior],
    background: Background,
    settings: Settings,
    advance: Advance = silent,
) -> tuple[list[ChunkTable], _Floats]:
    """Learn the tables of the modes of one orthography, starting from pseudo-counts.

    This is maximum a posteriori estimation with a Dirichlet prior on the chunks, and a mixture
    over the modes and noise.

    Args:
        examples: pairs of one orthography and one script.
        priors: for each mode what is believed of it to begin with.
        background: the model of the script's spellings that knows no name.
        settings: how to learn.
        advance: is told of each round.

    Returns:
        The tables, and for each pair the probability that it is no noise.
    """
    corpus = _Corpus.build(examples, background, settings)
    chunks = corpus.lattices.chunks
    prior = [np.array([p.counts.get(c, 0.0) for c in chunks]) for p in priors.values()]
    mass = [math.fsum(p.counts.values()) for p in priors.values()]
    repeats = Counter(example.entity for example in examples)
    once = np.array([repeats[example.entity] ** -0.5 for example in examples])
    believed = share = np.array([p.share for p in priors.values()])
    learned = [np.zeros(len(chunks)) for _ in priors]
    clean = np.ones((len(priors), len(examples)))
    for _ in range(settings.rounds):
        joints = [
            (counts + c) / (counts.sum() + m)
            for counts, c, m in zip(learned, prior, mass, strict=True)
        ]
        odds = np.array([corpus.odds(joint, settings.noise) for joint in joints])
        made = share[:, None] / (np.exp(-odds) + _LEAST_DOUBT)
        clean = made / (made.sum(axis=0) + 1)
        learned = [
            np.maximum(expected_counts(corpus.lattices, j, once * c) - corpus.discount, 0.0)
            for j, c in zip(joints, clean, strict=True)
        ]
        share = (clean.sum(axis=1) + _PRIOR_PAIRS * believed) / (clean.sum() + _PRIOR_PAIRS)
        advance(len(examples) * len(priors))
    tables = [
        ChunkTable(key, _merged(p.counts, found, chunks, settings.keep), float(s))
        for (key, p), found, s in zip(priors.items(), learned, share, strict=True)
    ]
    return tables, np.asarray(clean.sum(axis=0))


def _merged(
    prior: Mapping[Chunk, float], learned: _Floats, chunks: Sequence[Chunk], keep: float
) -> dict[Chunk, float]:
    """Add learned counts to pseudo-counts, and make them add up to one."""
    counts = dict(prior)
    for chunk, count in zip(chunks, learned.tolist(), strict=True):
        if count > keep:
            counts[chunk] = counts.get(chunk, 0.0) + count
    total = math.fsum(counts.values())
    return {chunk: count / total for chunk, count in counts.items()}
