"""Score one spelling against many names at once.

P(spelling | name) = P(spelling, name) / P(name), both summed over all segmentations into chunks:
the forward algorithm of a joint-sequence model (Bisani and Ney 2008, Speech Communication 50),
for all candidates together. The only loops are over the positions of the longest name.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from eknaam.model.chunks import ChunkFinder, Coded, encode
from eknaam.model.parameters import ScriptWeights, Weights
from eknaam.model.tables import MAX_NAME
from eknaam.readings import Units

__all__ = [
    "IMPOSSIBLE",
    "CompiledNames",
    "compile_coded",
    "compile_names",
    "score_names",
    "score_rows",
]

IMPOSSIBLE: Final = -1e9
"""The score of what the model cannot write at all."""

_TINY: Final = 1e-300

_Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class CompiledNames:
    """Names as chunk numbers, one row for each name and mode; rows of a name are adjacent.

    Attributes:
        chunks: numbers of the chunks of 1, 2, 3 units that end at [units - 1, row, position].
        lengths: units of each row.
        starts: first row of each name.
        log_prior: by script, log P(mode) - log P(name) of each row.
    """

    chunks: NDArray[np.int32]
    lengths: NDArray[np.int32]
    starts: NDArray[np.int64]
    log_prior: Mapping[str, _Floats]

    def __len__(self) -> int:
        return len(self.starts)


def compile_names(weights: Weights, names: Sequence[tuple[str, Units]]) -> CompiledNames:
    """Turn names into arrays, once for many spellings.

    Args:
        weights: the model.
        names: orthography ("vi", "pinyin", "latin") and units of each name.

    Examples:
        >>> from eknaam.model import load_model
        >>> names = [("vi", ("h", "a")), ("pinyin", ("h", "a"))]
        >>> compiled = compile_names(load_model().weights, names)
        >>> len(compiled), compiled.starts.tolist(), compiled.lengths.tolist()
        (2, [0, 1], [2, 2, 2])
    """
    alphabet, coded = encode(names)
    return compile_coded(weights, ChunkFinder(weights, alphabet), coded)


def compile_coded(
    weights: Weights,
    finder: ChunkFinder,
    names: Coded,
    chosen: NDArray[np.integer] | None = None,
) -> CompiledNames:
    """Turn names that are numbers already into arrays.

    Args:
        weights: the model.
        finder: what knows its chunks by the numbers of the names' units.
        names: the names.
        chosen: which of them; all if None.
    """
    units, lengths = names.padded(chosen)
    orthographies = names.orthographies if chosen is None else names.orthographies[chosen]
    counts = finder.mode_counts[orthographies]
    starts = np.cumsum(counts) - counts
    name = np.repeat(np.arange(len(counts)), counts)
    modes = np.arange(len(name)) - starts[name]
    lengths = lengths[name]
    chunks = finder.chunks(units[name], modes)
    log_prior = {
        script: finder.log_priors(script)[orthographies[name], modes]
        - _log_name(table, chunks, lengths)
        for script, table in weights.scripts.items()
    }
    return CompiledNames(chunks, lengths, starts, log_prior)


def _log_name(
    table: ScriptWeights, chunks: NDArray[np.int32], lengths: NDArray[np.int32]
) -> _Floats:
    """Return log P(name) of each row: the forward sum over its segmentations."""
    _, rows, width = chunks.shape
    alphas = np.zeros((width + 1, rows))
    alphas[0] = 1.0
    for end in range(1, width + 1):
        for size in range(1, min(MAX_NAME, end) + 1):
            alphas[end] += alphas[end - size] * table.totals[chunks[size - 1, :, end - 1]]
    total = alphas[lengths, np.arange(rows)]
    # A name that the tables cannot write at all must not look likely.
    return np.asarray(np.where(total > 0, np.log(np.maximum(total, _TINY)), -IMPOSSIBLE))


def score_names(weights: Weights, script: str, names: CompiledNames, spelling: Units) -> _Floats:
    """Return log P(spelling | name) of every name, its modes taken together.

    Examples:
        >>> from eknaam.model import load_model
        >>> from eknaam.readings import read
        >>> weights = load_model().weights
        >>> names = [("vi", read(name, "vi").units) for name in ("Trần Cương", "Hải Phòng")]
        >>> spelling = read("ट्रान कुओंग").units
        >>> scores = score_names(weights, "deva", compile_names(weights, names), spelling)
        >>> int(scores.argmax())
        0
    """
    if not spelling or not len(names):
        return np.full(len(names), IMPOSSIBLE)
    rows = score_rows(weights, script, names, spelling)
    return np.asarray(np.logaddexp.reduceat(rows, names.starts))


def score_rows(
    weights: Weights,
    script: str,
    names: CompiledNames,
    spelling: Units,
    rows: NDArray[np.int64] | None = None,
) -> _Floats:
    """Return log P(spelling | name, mode) + log P(mode) of all rows or of some.

    Args:
        weights: the model that the names were compiled with.
        script: "deva" or "urdu", the script of the spelling.
        names: the compiled names.
        spelling: units of the spelling.
        rows: which rows of the names; all if None.
    """
    if rows is None:
        rows = np.arange(len(names.lengths))
    order = np.argsort(-names.lengths[rows], kind="stable")
    joint = _forward(weights.scripts[script], names, spelling, rows[order])
    scores = np.empty(len(rows))
    scores[order] = np.log(np.maximum(joint, _TINY))
    scores[scores <= math.log(_TINY)] = IMPOSSIBLE
    return np.asarray(scores + names.log_prior[script][rows])


@dataclass(frozen=True, slots=True)
class _Emissions:
    """Arc weights of one spelling: [chunk number, position] for its chunks of 1 and 2 units."""

    one: _Floats
    two: _Floats
    insertions: _Floats


def _emissions(table: ScriptWeights, spelling: Units) -> _Emissions:
    """Return the arc weights that this spelling can use."""
    width = len(spelling)
    background = np.array([table.background.unit(unit) for unit in spelling])
    one = table.floors[:, None] * background
    two = np.zeros_like(one)
    for end in range(1, width + 1):
        for cells, size in ((one, 1), (two, 2)):
            column = table.columns.get(spelling[end - size : end]) if end >= size else None
            if column is not None:
                cells[column[0], end - 1] += column[1]
    steps = np.cumsum(np.concatenate([[0.0], np.log(table.insertion * background)]))
    ratio = steps[None, :] - steps[:, None]
    return _Emissions(one, two, np.triu(np.exp(np.minimum(ratio, 0.0))))


def _forward(
    table: ScriptWeights, names: CompiledNames, spelling: Units, rows: NDArray[np.int64]
) -> _Floats:
    """Return P(spelling, name) of rows that are sorted by falling length."""
    arcs, lengths, width = _emissions(table, spelling), names.lengths[rows], len(spelling)
    longest = int(lengths.max(initial=0))
    active = np.searchsorted(-lengths, -np.arange(longest + 1), side="right")
    joint = np.zeros(len(rows))
    start = np.zeros((len(rows), width + 1))
    start[:, 0] = 1.0
    alphas = [start @ arcs.insertions]
    for end in range(1, longest + 1):
        count = active[end]
        new = np.zeros((count, width + 1))
        for size in range(1, min(MAX_NAME, end) + 1):
            chunk = names.chunks[size - 1, rows[:count], end - 1]
            known = np.flatnonzero(chunk)  # most longer chunks were never seen
            chunk, before = chunk[known], alphas[-size][known]
            step = np.zeros((len(known), width + 1))
            step[:, 1:] = before[:, :-1] * arcs.one[chunk]
            step[:, 2:] += before[:, :-2] * arcs.two[chunk, 1:]
            if size == 1:
                step += before * table.deletions[chunk][:, None]
            new[known] += step
        new = new @ arcs.insertions
        done = slice(active[end + 1] if end < longest else 0, count)
        joint[done] = new[done, width]
        alphas = [*alphas[-2:], new]
    return joint
