"""The tables of all orthographies as arrays: chunk numbers, arc weights, smoothing.

A chunk of a name has one number over all orthographies and modes, so that names of every kind
are scored together. Number 0 is no chunk; its weights are zero.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from eknaam.model.background import Background
from eknaam.model.tables import ChunkTable, TableKey
from eknaam.readings import Units

__all__ = ["ChunkKey", "ScriptWeights", "Smoothing", "Weights", "build_weights"]

ChunkKey = tuple[str, str, Units]
"""Orthography, mode, units of the name."""


@dataclass(frozen=True, slots=True)
class Smoothing:
    """What is kept for letters that were never seen together.

    Attributes:
        substitution: share of a unit's probability for any other unit of the script.
        deletion: share of a unit's probability for its being left out.
        insertion: probability of a unit of the spelling that nothing stands for.
    """

    substitution: float = 0.02
    deletion: float = 0.01
    insertion: float = 0.03


DEFAULT_SMOOTHING: Final = Smoothing()


@dataclass(frozen=True, slots=True, eq=False)
class ScriptWeights:
    """Arc weights of one script, by chunk number.

    Attributes:
        rows: the row in `cells` of each chunk of spellings, from 1; row 0 is of those never seen.
        cells: P(chunk of the name, chunk of the spelling), shape (rows, chunks of names).
        deletions: weight of leaving a chunk out.
        totals: P(chunk of the name), all spellings taken together.
        floors: weight per unit of background probability of a unit never seen with the chunk.
        insertion: probability of an inserted unit, times its background probability.
        background: the model of spellings that knows no name.
    """

    rows: Mapping[Units, int]
    cells: NDArray[np.float64]
    deletions: NDArray[np.float64]
    totals: NDArray[np.float64]
    floors: NDArray[np.float64]
    insertion: float
    background: Background

    def spellings_of_chunks(self) -> Iterator[tuple[Units, int, float]]:
        """Yield chunks of spellings with the numbers of the chunks of names they go with.

        Yields:
            The chunk, the number, and the weight of the two.
        """
        for units, row in self.rows.items():
            numbers = self.cells[row].nonzero()[0]
            for number, p in zip(numbers.tolist(), self.cells[row, numbers].tolist(), strict=True):
                yield units, number, p


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """Everything that scoring needs.

    Attributes:
        chunks: orthography, mode and units of each chunk number.
        numbers: the number of each chunk.
        scripts: "deva" and "urdu", with their arc weights.
        priors: P(mode | orthography, script) of each table.
    """

    chunks: tuple[ChunkKey, ...]
    numbers: Mapping[ChunkKey, int]
    scripts: Mapping[str, ScriptWeights]
    priors: Mapping[TableKey, float]


def build_weights(
    tables: Sequence[ChunkTable],
    backgrounds: Mapping[str, Background],
    smoothing: Smoothing = DEFAULT_SMOOTHING,
) -> Weights:
    """Number the chunks and lay out the weights of every script.

    Examples:
        >>> from eknaam.model.background import learn_background
        >>> table = ChunkTable(("vi", "any", "deva"), {(("h",), ("ह",)): 1.0})
        >>> background = learn_background([(("ह",), 1.0)])
        >>> build_weights([table], {"deva": background}).chunks
        (('', '', ()), ('vi', 'any', ('h',)))
    """
    keys = {(*table.key[:2], name) for table in tables for name, _ in table.joint if name}
    chunks = (("", "", ()), *sorted(keys, key=lambda key: (len(key[2]), key)))
    numbers = {key: number for number, key in enumerate(chunks)}
    scripts = {}
    for script, background in backgrounds.items():
        mine = [table for table in tables if table.key[2] == script]
        scripts[script] = _script_weights(mine, numbers, background, smoothing)
    return Weights(chunks, numbers, scripts, {table.key: table.prior for table in tables})


def _script_weights(
    tables: Sequence[ChunkTable],
    numbers: Mapping[ChunkKey, int],
    background: Background,
    smoothing: Smoothing,
) -> ScriptWeights:
    chunks = dict.fromkeys(
        spelling for table in tables for name, spelling in table.joint if name and spelling
    )
    rows = {units: row for row, units in enumerate(chunks, start=1)}
    cells = np.zeros((len(rows) + 1, len(numbers)))
    totals, deletions = np.zeros(len(numbers)), np.zeros(len(numbers))
    for table in tables:
        orthography, mode, _ = table.key
        for (name, spelling), p in table.joint.items():
            if not name:
                continue
            number = numbers[orthography, mode, name]
            totals[number] += p
            if spelling:
                cells[rows[spelling], number] = p
            else:
                deletions[number] = p
    singles = np.array([len(units) == 1 for _, _, units in numbers])
    floors = np.where(singles, totals * smoothing.substitution, 0.0)
    dropped = np.where(singles, totals * smoothing.deletion, 0.0)
    return ScriptWeights(
        rows,
        cells,
        deletions + dropped,
        totals + floors + dropped,
        floors,
        smoothing.insertion,
        background,
    )
