"""How well each syllable of names explains each stretch of a spelling.

The distinct syllables of a gazetteer are few, whatever its size. They go through the forward
algorithm of the model together, as a trie of their units, so that what they begin with alike is
worked out once; what fits nowhere in the spelling is left where that shows.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from eknaam.model.chunks import ChunkFinder, Coded
    from eknaam.model.parameters import ScriptWeights, Weights
    from eknaam.readings import Units

__all__ = ["Sounds", "Stretches"]

_LEAST: Final = np.float32(np.exp(-5.0))  # gain of a beginning of a syllable that is followed
_TINY: Final = 1e-30

_Floats = "NDArray[np.float32]"


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
    """The beginnings of syllables of one length.

    Attributes:
        parents: their beginnings, one unit shorter: places in the level before.
        chunks: the chunks of 1, 2, 3 units that they end with, shape (3, nodes).
        ends: places of those that are whole syllables.
        syllables: which syllables these are.
    """

    parents: NDArray[np.int64]
    chunks: NDArray[np.int32]
    ends: NDArray[np.int64]
    syllables: NDArray[np.int64]


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
        self._levels = _levels(finder, syllables)
        self._totals = {
            script: _totals(self._levels, table.totals)
            for script, table in weights.scripts.items()
        }

    def explain(self, script: str, spelling: Units) -> Stretches:
        """Return what syllables explain of a spelling.

        Args:
            script: "deva" or "urdu".
            spelling: its units, at least one.
        """
        table, totals = self._weights.scripts[script], self._totals[script]
        arcs = _Arcs(table, spelling)
        grown = [arcs.skipped[None]]  # [node, from, to], of this level and two before
        places = [np.zeros(1, dtype=np.int64)]  # of all nodes of a level in `grown`; -1 for none
        found: list[tuple[NDArray[np.int64], NDArray[np.float32]]] = []
        for depth, level in enumerate(self._levels):
            kept = np.flatnonzero(places[-1][level.parents] >= 0)
            if not len(kept):
                break
            parents = level.parents[kept]
            before = [places[-1][parents]]
            for up in range(1, min(2, depth) + 1):
                parents = self._levels[depth - up].parents[parents]
                before.append(places[-1 - up][parents])
            new = arcs.grow(grown, before, level.chunks[:, kept])
            new *= totals[depth][kept, None, None]
            best = new.reshape(len(kept), -1).max(axis=1) >= _LEAST
            kept, new = kept[best], new[best]
            place = np.full(len(level.parents), -1, dtype=np.int64)
            place[kept] = np.arange(len(kept))
            whole = place[level.ends] >= 0
            found.append((level.syllables[whole], new[place[level.ends[whole]]]))
            new = new / totals[depth][kept, None, None]
            grown, places = [*grown[-2:], new], [*places[-2:], place]
        return self._stretches(found, len(spelling) + 1)

    def _stretches(
        self, found: list[tuple[NDArray[np.int64], NDArray[np.float32]]], width: int
    ) -> Stretches:
        slots = np.zeros(self._count, dtype=np.int32)
        syllables = np.concatenate([each for each, _ in found])
        gains = np.concatenate([each for _, each in found])
        known, slot = np.unique(syllables, return_inverse=True)
        slots[known] = np.arange(1, len(known) + 1)
        best = np.zeros((len(known) + 1, width, width), dtype=np.float32)
        first = np.zeros(len(known), dtype=np.int64)
        first[slot[::-1]] = np.arange(len(slot))[::-1]
        best[1:] = gains[first]
        more = np.ones(len(slot), dtype=bool)
        more[first] = False
        for place in np.flatnonzero(more):  # other modes of the same syllable
            row = slot[place] + 1
            np.maximum(best[row], gains[place], out=best[row])
        return Stretches(slots, best)


class _Arcs:
    """What one spelling makes of the model's weights, each divided by the background."""

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
        self._one, self._two = one, two
        self._deletions = table.deletions.astype(np.float32)
        apart = np.subtract.outer(np.arange(width + 1), np.arange(width + 1))
        self.skipped = np.where(apart <= 0, table.insertion ** -apart.clip(max=0), 0.0).astype(
            np.float32
        )

    def grow(
        self,
        grown: list[NDArray[np.float32]],
        before: list[NDArray[np.int64]],
        chunks: NDArray[np.int32],
    ) -> NDArray[np.float32]:
        """Return the gains of beginnings with one unit more.

        Args:
            grown: the gains of the levels before, the last one last.
            before: for each node its beginning in each of them, the last one first.
            chunks: the chunks that the nodes end with.
        """
        chunk, old = chunks[0], grown[-1][before[0]]
        new = old * self._deletions[chunk, None, None]
        new[:, :, 1:] += old[:, :, :-1] * self._one[chunk, None]
        new[:, :, 2:] += old[:, :, :-2] * self._two[chunk, None, 1:]
        for up, places in enumerate(before[1:], start=1):
            known = np.flatnonzero(chunks[up])
            if len(known):
                chunk, old = chunks[up, known], grown[-1 - up][places[known]]
                new[known, :, 1:] += old[:, :, :-1] * self._one[chunk, None]
                new[known, :, 2:] += old[:, :, :-2] * self._two[chunk, None, 1:]
        return new @ self.skipped


def _levels(finder: ChunkFinder, syllables: Coded) -> list[_Level]:
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
    nodes = np.zeros(len(row), dtype=np.int64)
    levels = []
    for depth in range(units.shape[1]):
        differs[1:] |= units[1:, depth] != units[:-1, depth]
        here = lengths > depth
        new = differs & here
        mine = np.cumsum(new) - 1
        whole = np.flatnonzero(lengths == depth + 1)
        levels.append(_Level(nodes[new], chunks[:, new, depth], mine[whole], row[whole]))
        nodes = mine
    return levels


def _totals(levels: list[_Level], weights: NDArray[np.float64]) -> list[NDArray[np.float32]]:
    """Return 1 / P(units) of each beginning of a syllable, 0 for what cannot be written."""
    grown = [np.ones(1)]
    for depth, level in enumerate(levels):
        places, total = level.parents, 0.0
        for up in range(min(2, depth) + 1):
            known = level.chunks[up] > 0
            total = total + np.where(known, grown[-1 - up][places], 0.0) * weights[level.chunks[up]]
            if up < depth:
                places = levels[depth - 1 - up].parents[places]
        grown.append(np.asarray(total))
    return [
        np.where(total > _TINY, 1 / np.maximum(total, _TINY), 0.0).astype(np.float32)
        for total in grown[1:]
    ]
