"""Spellings as the forward pass takes them: rows of a script's table, and weights of insertions."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from eknaam.model.parameters import ScriptWeights
from eknaam.readings import Units

__all__ = ["Written"]


class Written:
    """Spellings of one script, padded to the longest. Immutable.

    Args:
        table: the weights of the script.
        spellings: the units of each.

    Attributes:
        widths: how many units each has, shape (spellings,).
        ones: the row in `table.cells` of each unit, shape (spellings, longest).
        twos: the row of each unit together with the one before; 0 of the first.
        units: P(unit) without names.
        inserted: weight of each unit where nothing of the name stands for it.

    Examples:
        >>> from eknaam.model import load_model
        >>> written = Written(load_model().weights.scripts["deva"], [("ह", "अ"), ("न",)])
        >>> written.widths.tolist(), written.ones.shape, int(written.ones[1, 1])
        ([2, 1], (2, 2), 0)
    """

    def __init__(self, table: ScriptWeights, spellings: Sequence[Units]) -> None:
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
            self.ones[row, :width] = [table.rows.get((unit,), 0) for unit in spelling]
            self.twos[row, 1:width] = [table.rows.get(pair, 0) for pair in pairwise(spelling)]
            self.units[row, :width] = [background[unit] for unit in spelling]
        self.inserted = np.minimum(self.units * table.insertion, 1.0)
