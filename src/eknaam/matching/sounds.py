"""How well each syllable of names explains each stretch of a spelling.

The distinct syllables of a gazetteer are few, whatever its size. They go through the forward
pass of the model (`model/forward.py`) together, as a trie of their units.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from eknaam.model.forward import grow_syllables, name_totals
from eknaam.model.written import Written

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from eknaam.model.chunks import ChunkFinder, Coded
    from eknaam.model.parameters import ScriptWeights, Weights
    from eknaam.readings import Units

__all__ = ["Sounds", "Stretches", "children_of"]

_TINY: Final = 1e-30
_REACH: Final = 8
"""How many units of a spelling a short syllable stands for at most; a longer one, such as a word of
English that is not cut into syllables, for twice its own units."""


@dataclass(frozen=True, slots=True, eq=False)
class Stretches:
    """What syllables explain of one spelling.

    Attributes:
        slots: by number of syllable its place in `gains`; 0 for those that explain nothing.
        gains: [place, from, to] how many times as likely the units of the spelling between two
            places are, given the syllable, as without names; of place 0 nothing.
    """

    slots: NDArray[np.int32]
    gains: NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class _Beginnings:
    """The beginnings of syllables as a trie, each mode of theirs apart. Node 0 is the empty one.

    Attributes:
        children: the first child of each node, and one after the last, shape (nodes + 1,).
        chunks: the chunks of 1, 2, 3 units that they end with, shape (3, nodes).
        syllables: which syllable each is, -1 for none, shape (nodes,).
        reciprocals: by script, 1 / P(units) of each, 0 for what cannot be written, shape (nodes,).
        longest: units of the longest syllable.
    """

    children: NDArray[np.int64]
    chunks: NDArray[np.int32]
    syllables: NDArray[np.int64]
    reciprocals: dict[str, NDArray[np.float64]]
    longest: int


class Sounds:
    """The syllables of a gazetteer under the model. Immutable.

    Args:
        weights: the model.
        finder: what knows its chunks.
        syllables: the distinct syllables.
    """

    def __init__(self, weights: Weights, finder: ChunkFinder, syllables: Coded) -> None:
        self._weights = weights
        self._count = len(syllables)
        self._beginnings = _beginnings(weights, finder, syllables)

    def explain(self, script: str, spelling: Units, least: float) -> Stretches:
        """Return what syllables explain of a spelling.

        Args:
            script: "deva" or "urdu".
            spelling: its units, at least one.
            least: the least gain of a beginning of a syllable that is followed, in nats.
        """
        table, trie, width = self._weights.scripts[script], self._beginnings, len(spelling)
        written = Written(table, [spelling])
        background = written.units[0]
        both = background * np.append(1.0, background[:-1])
        ones = table.floors[:, None] + (table.cells[written.ones[0]] / background[:, None]).T
        twos = (table.cells[written.twos[0]] / both[:, None]).T
        slots = np.zeros(self._count, dtype=np.int32)
        # What is never written takes no memory: the system gives it when it is.
        gains = np.zeros((self._count + 1, width + 1, width + 1), dtype=np.float32)
        known = grow_syllables(
            trie.children, trie.chunks, trie.syllables, trie.reciprocals[script],
            np.maximum(_REACH, 2 * np.arange(trie.longest + 1)),
            np.ascontiguousarray(ones), np.ascontiguousarray(twos), table.deletions,
            np.full((1, width), table.insertion), math.exp(least), slots,
            gains,
        )  # fmt: skip
        return Stretches(slots, gains[: known + 1])


def children_of(
    children: NDArray[np.integer], nodes: NDArray[np.int64], most: int | None = None
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the children of nodes, each after the place of its parent in `nodes`.

    Args:
        children: the first child of each node, and one after the last.
        nodes: some nodes.
        most: how many children there are in all, if `nodes` are distinct.

    Raises:
        ValueError: there are fewer than none, or more than all, as in a damaged file.
    """
    first = children[nodes].astype(np.int64)
    counts = children[nodes + 1] - first
    if most is not None and len(nodes) and (counts.min() < 0 or int(counts.sum()) > most):
        raise ValueError("expected children of their own, found others")
    parents = np.repeat(np.arange(len(nodes)), counts)
    offsets = first - (np.cumsum(counts) - counts)
    return parents, np.arange(len(parents)) + offsets[parents]


def _beginnings(weights: Weights, finder: ChunkFinder, syllables: Coded) -> _Beginnings:
    """Return the beginnings of syllables, by length and then in order."""
    units, lengths = syllables.padded()
    counts = finder.mode_counts[syllables.orthographies]
    row = np.repeat(np.arange(len(counts)), counts)
    modes = np.arange(len(row)) - (np.cumsum(counts) - counts)[row]
    order = np.lexsort((*units[row].T[::-1], modes))
    row, modes = row[order], modes[order]
    units, lengths = units[row], lengths[row]
    chunks = finder.chunks(units, modes)
    differs = np.zeros(len(row), dtype=bool)
    differs[1:] = modes[1:] != modes[:-1]
    differs[:1] = True
    # A node is named by a row that begins with it, and its length.
    rows, depths, names = [np.zeros(1, int)], [np.zeros(1, int)], [np.full(1, -1)]
    parents, nodes, count = [np.zeros(0, int)], np.zeros(len(row), dtype=np.int64), 1
    for depth in range(units.shape[1]):
        differs[1:] |= units[1:, depth] != units[:-1, depth]
        new = np.flatnonzero(differs & (lengths > depth))
        parents.append(nodes[new])
        nodes = count - 1 + np.cumsum(differs & (lengths > depth))
        whole = np.flatnonzero(lengths == depth + 1)
        mine = np.full(len(new), -1, dtype=np.int64)
        mine[nodes[whole] - count] = row[whole]
        rows.append(new)
        depths.append(np.full(len(new), depth + 1))
        names.append(mine)
        count += len(new)
    first, length = np.concatenate(rows), np.concatenate(depths)
    ending = np.zeros((len(chunks), count), dtype=np.int32)
    ending[:, 1:] = chunks[:, first[1:], length[1:] - 1]
    return _Beginnings(
        1 + np.searchsorted(np.concatenate(parents), np.arange(count + 1)),
        ending,
        np.concatenate(names),
        {
            script: _reciprocals(table, chunks[:, first], length)
            for script, table in weights.scripts.items()
        },
        int(length.max()),
    )


def _reciprocals(
    table: ScriptWeights, chunks: NDArray[np.int32], lengths: NDArray[np.int64]
) -> NDArray[np.float64]:
    """Return 1 / P(units) of beginnings of so many units, 0 where it is as good as none."""
    total = np.zeros(len(lengths))
    name_totals(np.ascontiguousarray(chunks), lengths.astype(np.int32), table.totals, total)
    return np.asarray(np.where(total > _TINY, 1 / np.maximum(total, _TINY), 0.0))
