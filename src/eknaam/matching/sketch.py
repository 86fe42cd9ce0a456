"""A rough score of every name, by its units and roughly where they stand.

For each unit of a name the most that the model gives for writing it anywhere near the same part
of the spelling; the sum over the name's units, less a cost for what is too long or too short. It
knows nothing of order or context, so it cannot tell much, but it costs one look-up a unit, and a
wrong or missing syllable lowers it by no more than that syllable.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from eknaam.readings import Units

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from eknaam.model import Weights

__all__ = ["Sketch", "build_sketch", "sketch_scores"]

_PARTS: Final = 8  # of a name's length, for where a unit stands
_NEAR: Final = 0.25  # of the spelling's length: how far from there it may be written
_LENGTH_COST: Final = 2.0  # nats a unit
_FLOOR: Final = 1e-5


@dataclass(frozen=True, slots=True)
class Sketch:
    """The names of a gazetteer as units with their parts.

    Attributes:
        chunks: numbers of the model's chunk for each unit, in each mode, shape (units, modes).
        places: for each unit of each name, unit number * parts + part, names one after another.
        starts: where each name begins in `places`, shape (names,).
        lengths: units of each name, shape (names,).
    """

    chunks: NDArray[np.int64]
    places: NDArray[np.int32]
    starts: NDArray[np.int64]
    lengths: NDArray[np.int32]


def build_sketch(names: Sequence[tuple[str, Units]], weights: Weights) -> Sketch:
    """Lay out names for `sketch_scores`.

    Args:
        names: the orthography and the units of each name, at least one unit.
        weights: the model.

    Returns:
        The sketch; positions are those of `names`.
    """
    numbers: dict[tuple[str, str], int] = {}
    places = [
        numbers.setdefault((orthography, unit), len(numbers)) * _PARTS + _part(place, len(units))
        for orthography, units in names
        for place, unit in enumerate(units)
    ]
    chunks: list[list[int]] = [[] for _ in numbers]
    for (orthography, _, chunk), number in weights.numbers.items():
        if len(chunk) == 1 and (orthography, chunk[0]) in numbers:
            chunks[numbers[orthography, chunk[0]]].append(number)
    modes = max(map(len, chunks), default=0) or 1
    padded = [(found or [0]) * modes for found in chunks]
    lengths = np.array([len(units) for _, units in names], dtype=np.int32)
    return Sketch(
        np.array([found[:modes] for found in padded], dtype=np.int64).reshape(-1, modes),
        np.array(places, dtype=np.int32),
        np.cumsum(lengths, dtype=np.int64) - lengths,
        lengths,
    )


def sketch_scores(
    sketch: Sketch, weights: Weights, script: str, spelling: Units
) -> NDArray[np.float32]:
    """Return the rough score of every name.

    Args:
        sketch: the names, at least one.
        weights: the model.
        script: "deva" or "urdu".
        spelling: the units of the spelling, at least one.

    Returns:
        Scores in nats, shape (names,); only their order means anything.
    """
    written = _written(sketch, weights, script, spelling)
    middles = (np.arange(len(spelling)) + 0.5) / len(spelling)
    parts = (np.arange(_PARTS) + 0.5) / _PARTS
    near = np.abs(middles[None, :] - parts[:, None]) <= _NEAR
    best = np.where(near[None, :, :], written[:, None, :-1], 0).max(axis=2)
    best = np.maximum(best, written[:, -1:])
    scores = np.log(np.maximum(best, _FLOOR)).astype(np.float32).ravel()
    total = np.add.reduceat(scores[sketch.places], sketch.starts)
    apart = np.abs(sketch.lengths - len(spelling))
    return np.asarray(total - np.float32(_LENGTH_COST) * apart)


def _part(place: int, length: int) -> int:
    return min(_PARTS - 1, int(_PARTS * (place + 0.5) / length))


def _written(sketch: Sketch, weights: Weights, script: str, spelling: Units) -> NDArray[np.float64]:
    """Return P(written at a position | unit), and in the last column P(left out | unit)."""
    table = weights.scripts[script]
    background = np.array([table.background.unit(unit) for unit in spelling])
    joint = np.empty((len(table.totals), len(spelling) + 1))
    joint[:, :-1] = table.floors[:, None] * background
    joint[:, -1] = table.deletions
    for end in range(1, len(spelling) + 1):
        for size in (1, 2):
            column = table.columns.get(spelling[end - size : end]) if end >= size else None
            if column is not None:
                joint[column[0], end - 1] = np.maximum(joint[column[0], end - 1], column[1])
    given = joint[sketch.chunks] / np.maximum(table.totals[sketch.chunks], 1e-12)[:, :, None]
    return np.asarray(given.max(axis=1))
