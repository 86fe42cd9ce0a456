"""Score spellings against names.

P(spelling | name) = P(spelling, name) / P(name), both summed over all segmentations into chunks:
the forward algorithm of a joint-sequence model (Bisani and Ney 2008, Speech Communication 50),
which is in `forward`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from eknaam.model.chunks import ChunkFinder, Coded, encode
from eknaam.model.forward import name_totals, score_pairs
from eknaam.model.parameters import ScriptWeights, Weights
from eknaam.model.written import Written
from eknaam.readings import Units

__all__ = [
    "IMPOSSIBLE",
    "CompiledNames",
    "compile_coded",
    "compile_names",
    "score_names",
    "score_rows",
    "score_written",
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
    total = np.zeros(len(lengths))
    name_totals(chunks, lengths, table.totals, total)
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
    written = Written(weights.scripts[script], [spelling])
    left = np.zeros(len(rows), dtype=np.int64)
    return score_written(weights, script, names, written=written, left=left, rows=rows)


def score_written(
    weights: Weights,
    script: str,
    names: CompiledNames,
    *,
    written: Written,
    left: NDArray[np.int64],
    rows: NDArray[np.int64],
) -> _Floats:
    """Return log P(spelling | name, mode) + log P(mode) of pairs.

    Args:
        weights: the model that the names were compiled with.
        script: "deva" or "urdu", the script of the spellings.
        names: the compiled names.
        written: the spellings.
        left: the spelling of each pair, shape (pairs,).
        rows: the row of the names of each pair, shape (pairs,).
    """
    table = weights.scripts[script]
    joint = np.zeros(len(rows))
    score_pairs(
        table.cells, table.floors, table.deletions, names.chunks, names.lengths, rows, left,
        written.ones, written.twos, written.units, written.inserted, written.widths, joint,
    )  # fmt: skip
    scores = np.where(joint > _TINY, np.log(np.maximum(joint, _TINY)), IMPOSSIBLE)
    return np.asarray(scores + names.log_prior[script][rows])
