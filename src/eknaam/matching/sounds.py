"""How well each syllable of names explains each stretch of a spelling.

The distinct syllables of a gazetteer are few, whatever its size. They go through the forward
algorithm of the model together, as a trie of their units, so that what they begin with alike is
worked out once; what fits nowhere in the spelling is left where that shows.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from eknaam.model.chunks import MOST_MODES

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
class _Level:
    """The beginnings of syllables of one length, each mode of theirs apart.

    Attributes:
        children: where the children of each beginning that is one unit shorter begin, and end.
        chunks: the chunks of 1, 2, 3 units that they end with, shape (3, nodes).
        syllables: which syllable each is, -1 for none, shape (nodes,).
        modes: the mode of each, shape (nodes,).
        totals: by script, 1 / P(units) of each, 0 for what cannot be written, shape (nodes,).
    """

    children: NDArray[np.int64]
    chunks: NDArray[np.int32]
    syllables: NDArray[np.int64]
    modes: NDArray[np.int64]
    totals: dict[str, NDArray[np.float32]]


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
        self._levels = _levels(weights, finder, syllables)

    def explain(self, script: str, spelling: Units, least: float) -> Stretches:
        """Return what syllables explain of a spelling.

        Args:
            script: "deva" or "urdu".
            spelling: its units, at least one.
            least: the least gain of a beginning of a syllable that is followed, in nats.
        """
        least_gain = np.float32(np.exp(least))
        arcs = _Arcs(self._weights.scripts[script], spelling)
        width = len(spelling) + 1
        # Rows are beginnings of syllables with where in the spelling they begin.
        nodes, starts = np.zeros(width, dtype=np.int64), np.arange(width)
        grown = [np.repeat(arcs.skipped[:1, : _REACH + 1], width, axis=0)]  # of the levels before
        parents: list[NDArray[np.int64]] = []
        found: list[tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float32]]] = []
        for units, level in enumerate(self._levels, start=1):
            parent, nodes = children_of(level.children, nodes)
            starts = starts[parent]
            reach = min(len(spelling), max(_REACH, 2 * units))
            grown = [_wide(gains, reach + 1) for gains in grown]
            new = arcs.grow(grown, [parent, *parents[::-1]], level.chunks[:, nodes], starts)
            total = level.totals[script][nodes]
            kept = np.flatnonzero(_most(new) * total >= least_gain)
            if not len(kept):
                break
            parent, nodes, new, starts = parent[kept], nodes[kept], new[kept], starts[kept]
            for mode in range(MOST_MODES):
                whole = np.flatnonzero((level.syllables[nodes] >= 0) & (level.modes[nodes] == mode))
                gains = new[whole] * total[kept[whole], None]
                found.append((level.syllables[nodes[whole]], starts[whole], gains))
            grown, parents = [*grown[-2:], new], [*parents[-1:], parent]
        return self._stretches(found, width)

    def _stretches(
        self,
        found: list[tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float32]]],
        width: int,
    ) -> Stretches:
        slots = np.zeros(self._count, dtype=np.int32)
        for syllables, _, _ in found:
            slots[syllables] = 1
        known = np.flatnonzero(slots)
        slots[known] = np.arange(1, len(known) + 1)
        apart = found[-1][2].shape[1] if found else 0
        best = np.zeros((len(known) + 1, width, apart), dtype=np.float32)
        for syllables, starts, gains in found:
            place = slots[syllables], starts, slice(gains.shape[1])
            best[place] = np.maximum(best[place], gains)
        gains = np.zeros((len(known) + 1, width, width), dtype=np.float32)
        for start in range(width):
            end = min(start + apart, width)
            gains[:, start, start:end] = best[:, start, : end - start]
        return Stretches(slots, gains)


class _Arcs:
    """What one spelling makes of the model's weights, each divided by the background.

    Gains are worked out by how many units they are from where a syllable begins, up to so many.
    """

    def __init__(self, table: ScriptWeights, spelling: Units) -> None:
        width = len(spelling)
        background = np.array([table.background.unit(unit) for unit in spelling])
        one = np.repeat(table.floors.astype(np.float32)[:, None], width, axis=1)
        two = np.zeros_like(one)
        for end in range(1, width + 1):
            for cells, size in ((one, 1), (two, 2)):
                column = table.columns.get(spelling[end - size : end]) if end >= size else None
                if column is not None:
                    cells[column[0], end - 1] += column[1] / background[end - size : end].prod()
        self._one, self._two = _windows(one, width), _windows(two, width)
        self._deletions = table.deletions.astype(np.float32)
        apart = np.subtract.outer(np.arange(width + 1), np.arange(width + 1))
        self.skipped = np.where(apart <= 0, table.insertion ** -apart.clip(max=0), 0.0).astype(
            np.float32
        )

    def grow(
        self,
        grown: list[NDArray[np.float32]],
        parents: list[NDArray[np.int64]],
        chunks: NDArray[np.int32],
        starts: NDArray[np.int64],
    ) -> NDArray[np.float32]:
        """Return the gains of beginnings with one unit more, up to each place of the spelling.

        Args:
            grown: the gains of the levels before, the last one last.
            parents: for each row its row in the level before, and so on for those before.
            chunks: the chunks that the rows end with.
            starts: where in the spelling each row begins.
        """
        row, chunk = parents[0], chunks[0]
        old = grown[-1][row]
        reach = old.shape[1] - 1
        new = old * self._deletions[chunk, None]
        new[:, 1:] += old[:, :-1] * self._one[chunk, starts, :reach]
        new[:, 2:] += old[:, :-2] * self._two[chunk, starts, 1:reach]
        for up in range(1, min(len(grown), len(chunks))):
            row = parents[up][row]
            known = np.flatnonzero(chunks[up])
            if len(known):
                chunk, old = chunks[up, known], grown[-1 - up][row[known]]
                begun = starts[known]
                new[known, 1:] += old[:, :-1] * self._one[chunk, begun, :reach]
                new[known, 2:] += old[:, :-2] * self._two[chunk, begun, 1:reach]
        return np.asarray(new @ self.skipped[: reach + 1, : reach + 1])


def _windows(cells: NDArray[np.float32], most: int) -> NDArray[np.float32]:
    """Return what stands at each place of a spelling and after, shape (chunks, places, most)."""
    padded = np.pad(cells, ((0, 0), (0, most)))
    return np.lib.stride_tricks.sliding_window_view(padded, most, axis=1)


def _wide(gains: NDArray[np.float32], columns: int) -> NDArray[np.float32]:
    """Return gains with so many columns, the new ones empty."""
    more = columns - gains.shape[1]
    return np.pad(gains, ((0, 0), (0, more))) if more else gains


def _most(gains: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the greatest gain of each row; quicker than along short rows."""
    return np.asarray(np.ascontiguousarray(gains.T).max(axis=0))


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


def _levels(weights: Weights, finder: ChunkFinder, syllables: Coded) -> list[_Level]:
    """Return the beginnings of syllables, each mode of theirs apart, by length."""
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
    nodes, count = np.zeros(len(row), dtype=np.int64), 1
    levels: list[_Level] = []
    totals = {script: [np.ones(1)] for script in weights.scripts}
    parents: list[NDArray[np.int64]] = []
    for depth in range(units.shape[1]):
        differs[1:] |= units[1:, depth] != units[:-1, depth]
        new = differs & (lengths > depth)
        mine = np.cumsum(new) - 1
        whole = lengths == depth + 1
        names = np.full(int(np.count_nonzero(new)), -1, dtype=np.int64)
        names[mine[whole]] = row[whole]
        parents.append(nodes[new])
        here = chunks[:, new, depth]
        reciprocal = {}
        for script, table in weights.scripts.items():
            totals[script].append(_total(totals[script], parents, here, table.totals))
            last = totals[script][-1]
            reciprocal[script] = np.where(last > _TINY, 1 / np.maximum(last, _TINY), 0.0).astype(
                np.float32
            )
        first = np.searchsorted(parents[-1], np.arange(count + 1))
        levels.append(_Level(first, here, names, modes[new], reciprocal))
        nodes, count = mine, len(names)
    return levels


def _total(
    before: list[NDArray[np.float64]],
    parents: list[NDArray[np.int64]],
    chunks: NDArray[np.int32],
    weights: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Return P(units) of the beginnings of one length, given those of the shorter ones."""
    total = np.zeros(chunks.shape[1])
    places = parents[-1]
    for up in range(min(len(before), len(chunks))):
        places = parents[-1 - up][places] if up else places
        total += np.where(chunks[up] > 0, before[-1 - up][places] * weights[chunks[up]], 0.0)
    return total
