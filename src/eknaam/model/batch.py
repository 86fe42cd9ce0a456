"""Score many spellings, each against a few names of its own.

Running text brings thousands of new words, each with some names that are worth comparing. A
spelling costs little but its pairs.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from eknaam.model.align import CompiledNames, score_written
from eknaam.model.background import EDGE
from eknaam.model.parameters import Weights
from eknaam.model.written import Written
from eknaam.readings import Units

__all__ = ["BatchScorer"]

_Floats = NDArray[np.float64]
_Ints = NDArray[np.int64]


class BatchScorer:
    """Scores pairs of one script. Immutable but for what it remembers.

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
        self._weights = weights
        self._script = script
        self._background = weights.scripts[script].background
        self._steps: dict[tuple[str, str], float] = {}

    def background(self, spelling: Units) -> float:
        """Return log P(spelling) without names, in nats."""
        steps, total = self._steps, 0.0
        for pair in zip((EDGE, *spelling), (*spelling, EDGE), strict=True):
            step = steps.get(pair)
            if step is None:
                step = steps[pair] = math.log(self._background.following(*pair))
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
        written = Written(self._weights.scripts[self._script], spellings)
        left = np.repeat(left, modes)
        by_row = score_written(
            self._weights, self._script, names, written=written, left=left, rows=rows
        )
        return np.asarray(np.logaddexp.reduceat(by_row, first))
