"""Score many spellings, each against a few names of its own.

The same forward algorithm as `align`, over pairs instead of over names: running text brings
thousands of new words, each with two or three names that are worth comparing. All pairs go
through the positions of their names together; weights come from one dense table, so a spelling
costs nothing but its pairs.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from eknaam.model.align import IMPOSSIBLE, CompiledNames
from eknaam.model.background import EDGE
from eknaam.model.parameters import ScriptWeights, Weights
from eknaam.model.tables import MAX_NAME
from eknaam.readings import Units

__all__ = ["BatchScorer"]

_BLOCK: Final = 4096  # rows that go through the positions together: they stay in the cache
_TINY: Final = 1e-300

_Floats = NDArray[np.float64]
_Ints = NDArray[np.int64]


class BatchScorer:
    """The weights of one script as a dense table. Immutable but for what it remembers.

    Args:
        weights: the model.
        script: "deva" or "urdu".

    Examples:
        >>> from eknaam.model import compile_names, load_model
        >>> from eknaam.readings import read
        >>> weights = load_model().weights
        >>> names = [("vi", read(name, "vi").units) for name in ("Trần Cương", "Hải Phòng")]
        >>> scorer = BatchScorer(weights, "deva")
        >>> spellings = [read(spelling).units for spelling in ("ट्रान कुओंग", "हाईफोंग")]
        >>> pairs = np.array([0, 0, 1, 1]), np.array([0, 1, 0, 1])
        >>> scores = scorer.score(compile_names(weights, names), spellings, *pairs)
        >>> bool(scores[0] > scores[1]), bool(scores[2] < scores[3])
        (True, True)
    """

    def __init__(self, weights: Weights, script: str) -> None:
        table = weights.scripts[script]
        self._script = script
        self._table = table
        self._numbers = {chunk: row for row, chunk in enumerate(table.columns, start=1)}
        cells = np.zeros((len(self._numbers) + 1, len(table.totals)))
        self._steps: dict[tuple[str, str], float] = {}
        for chunk, row in self._numbers.items():
            chunks, values = table.columns[chunk]
            cells[row, chunks] = values
        self._cells, self._width = cells.reshape(-1), cells.shape[1]  # one index is quicker

    def background(self, spelling: Units) -> float:
        """Return log P(spelling) without names, in nats."""
        steps, total = self._steps, 0.0
        for pair in zip((EDGE, *spelling), (*spelling, EDGE), strict=True):
            step = steps.get(pair)
            if step is None:
                step = steps[pair] = math.log(self._table.background.following(*pair))
            total += step
        return total

    def score(
        self, names: CompiledNames, spellings: Sequence[Units], left: _Ints, right: _Ints
    ) -> _Floats:
        """Return log P(spelling | name) of pairs, the modes of a name taken together.

        Args:
            names: the compiled names.
            spellings: units of the spellings, each at least one.
            left: positions of spellings, shape (pairs,).
            right: positions of names, shape (pairs,).

        Returns:
            Scores in nats, shape (pairs,), as `score_names` gives them.
        """
        if not len(left):
            return np.zeros(0)
        modes = np.diff(np.append(names.starts, len(names.lengths)))[right]
        first = np.cumsum(modes) - modes
        within = np.arange(int(modes.sum())) - np.repeat(first, modes)
        rows = np.repeat(names.starts[right], modes) + within
        written = self._written(spellings)
        by_row = self._score_rows(names, written, np.repeat(left, modes), rows)
        return np.asarray(np.logaddexp.reduceat(by_row, first))

    def _written(self, spellings: Sequence[Units]) -> _Written:
        return _Written(self._table, self._numbers, spellings)

    def _score_rows(
        self, names: CompiledNames, written: _Written, left: _Ints, rows: _Ints
    ) -> _Floats:
        scores = np.empty(len(rows))
        by_width = np.argsort(written.widths[left], kind="stable")
        for start in range(0, len(rows), _BLOCK):
            block = by_width[start : start + _BLOCK]
            block = block[np.argsort(-names.lengths[rows[block]], kind="stable")]
            joint = self._forward(names, written, left[block], rows[block])
            scores[block] = np.where(joint > _TINY, np.log(np.maximum(joint, _TINY)), IMPOSSIBLE)
        return np.asarray(scores + names.log_prior[self._script][rows])

    def _forward(
        self, names: CompiledNames, written: _Written, left: _Ints, rows: _Ints
    ) -> _Floats:
        """Return P(spelling, name) of rows that are sorted by falling length of the name."""
        table, lengths, widths = self._table, names.lengths[rows], written.widths[left]
        width, longest = int(widths.max()), int(lengths[0])
        ones = written.ones[left, :width] * self._width
        twos = written.twos[left, :width] * self._width
        units, inserted = written.units[left, :width], written.inserted[left, :width]
        active = np.searchsorted(-lengths, -np.arange(longest + 1), side="right")
        joint = np.zeros(len(rows))
        alphas = np.zeros((len(rows), width + 1))
        alphas[:, 0] = 1.0
        before = [_with_insertions(alphas, inserted)]
        for end in range(1, longest + 1):
            count = int(active[end])
            new = np.zeros((count, width + 1))
            for size in range(1, min(MAX_NAME, end) + 1):
                chunk = names.chunks[size - 1, rows[:count], end - 1]
                seen = np.flatnonzero(chunk)  # most longer chunks were not
                known = slice(count) if len(seen) == count else seen
                chunk, old = chunk[known, None], before[-size][known]
                one = self._cells.take(ones[known] + chunk) + table.floors[chunk] * units[known]
                step = old * table.deletions[chunk] if size == 1 else np.zeros_like(old)
                step[:, 1:] += old[:, :-1] * one
                step[:, 2:] += old[:, :-2] * self._cells.take(twos[known, 1:] + chunk)
                new[known] += step
            new = _with_insertions(new, inserted[:count])
            done = slice(int(active[end + 1]) if end < longest else 0, count)
            joint[done] = new[np.arange(count)[done], widths[done]]
            before = [*before[-2:], new]
        return joint


class _Written:
    """Spellings as rows of the dense table, padded to the longest, shape (spellings, width)."""

    def __init__(
        self, table: ScriptWeights, numbers: dict[Units, int], spellings: Sequence[Units]
    ) -> None:
        self.widths = np.array([len(spelling) for spelling in spellings], dtype=np.int64)
        shape = len(spellings), int(self.widths.max(initial=1))
        self.ones = np.zeros(shape, dtype=np.int32)
        self.twos = np.zeros(shape, dtype=np.int32)
        self.units = np.zeros(shape)
        background: dict[str, float] = {}
        for row, spelling in enumerate(spellings):
            for unit in spelling:
                if unit not in background:
                    background[unit] = table.background.unit(unit)
            width = len(spelling)
            self.ones[row, :width] = [numbers.get((unit,), 0) for unit in spelling]
            pairs = pairwise(spelling)
            self.twos[row, 1:width] = [numbers.get(pair, 0) for pair in pairs]
            self.units[row, :width] = [background[unit] for unit in spelling]
        self.inserted = np.minimum(self.units * table.insertion, 1.0)


def _with_insertions(alphas: _Floats, inserted: _Floats) -> _Floats:
    """Let any number of units follow that nothing of the name stands for."""
    for position in range(1, alphas.shape[1]):
        alphas[:, position] += alphas[:, position - 1] * inserted[:, position - 1]
    return alphas
