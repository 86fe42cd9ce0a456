"""All names as a trie of syllables, in a few flat arrays.

A node is a beginning of names; nodes are numbered by depth and then in order, so that the children
of a node stand side by side, with rising syllables. Nothing is built when the arrays are mapped
from a file.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

__all__ = ["Trie", "build_trie"]


_SYLLABLE_BITS: Final = 32
_BLOCK: Final = 1 << 18  # nodes


@dataclass(frozen=True, eq=False)
class Trie:
    """The names of a gazetteer by their syllables. Node 0 is the empty beginning.

    Attributes:
        labels: the syllable that leads to each node, shape (nodes,).
        children: the first child of each node, and one after the last, shape (nodes + 1,).
        firsts: the first of the `names` that end at each node, shape (nodes + 1,).
        names: positions of names, node by node.
        kinds: which kinds of entity have names there or below, a bit each, shape (nodes,).
        priors: the greatest log prior of a name there or below, in nats, shape (nodes,).
    """

    labels: NDArray[np.uint32]
    children: NDArray[np.uint32]
    firsts: NDArray[np.uint32]
    names: NDArray[np.uint32]
    kinds: NDArray[np.uint8]
    priors: NDArray[np.float32]

    def __len__(self) -> int:
        return len(self.labels)

    def step(self, node: int, syllables: Sequence[int]) -> int | None:
        """Return where syllables lead from a node, or None if no name goes on so."""
        for syllable in syllables:
            first, end = int(self.children[node]), int(self.children[node + 1])
            place = first + int(np.searchsorted(self.labels[first:end], syllable))
            if place == end or self.labels[place] != syllable:
                return None
            node = place
        return node

    def followers(self, syllable: int) -> bytes:
        """Return which syllables stand right after one in some name: bit n % 8 of byte n // 8."""
        pairs = self._pairs
        first, end = np.searchsorted(
            pairs, np.array([syllable, syllable + 1], np.uint64) << np.uint64(_SYLLABLE_BITS)
        )
        found = np.zeros(int(self.labels.max()) + 1, bool)
        found[pairs[first:end] & np.uint64((1 << _SYLLABLE_BITS) - 1)] = True
        return np.packbits(found, bitorder="little").tobytes()

    @cached_property
    def _pairs(self) -> NDArray[np.uint64]:
        """Each two syllables that stand side by side in a name, as one number, rising."""
        found = np.zeros(0, np.uint64)
        for start in range(1, len(self), _BLOCK):  # behind the empty beginning
            ends = self.children[start : start + _BLOCK + 1].astype(np.int64)
            before = self.labels[start : start + _BLOCK].astype(np.uint64)
            after = self.labels[ends[0] : ends[-1]].astype(np.uint64)
            pairs = np.repeat(before, np.diff(ends)) << np.uint64(_SYLLABLE_BITS) | after
            found = np.union1d(found, pairs)
        return found

    def following(self, node: int) -> list[int]:
        """Return the syllables with which names go on after a node, rising."""
        found: list[int] = self.labels[self.children[node] : self.children[node + 1]].tolist()
        return found

    def names_at(self, node: int) -> list[int]:
        """Return the positions of the names that end at a node, rising."""
        found: list[int] = self.names[self.firsts[node] : self.firsts[node + 1]].tolist()
        return found


def build_trie(
    syllables: NDArray[np.uint32],
    ends: NDArray[np.integer],
    kinds: NDArray[np.uint8],
    priors: NDArray[np.float64],
) -> Trie:
    """Lay out names.

    Args:
        syllables: numbers of syllables, one name after another.
        ends: where each name ends, shape (names,).
        kinds: the kind of each name as a bit, shape (names,).
        priors: the log prior of each name, shape (names,).
    """
    table, lengths = _padded(syllables, ends)
    order = np.lexsort(table.T[::-1]) if table.size else np.arange(len(lengths))
    table, lengths = table[order], lengths[order]
    starts_new = np.zeros(len(order), dtype=bool)  # whether a row differs so far from the last one
    nodes = np.zeros(len(order), dtype=np.int64)  # of each row, at the depth so far
    labels, parents = [np.zeros(1, dtype=np.uint32)], [np.zeros(1, dtype=np.int64)]
    count, last = 1, np.zeros(len(order), dtype=np.int64)
    for depth in range(table.shape[1]):
        column = table[:, depth]
        starts_new[1:] |= column[1:] != column[:-1]
        starts_new[:1] = True
        here = lengths > depth
        new = starts_new & here
        mine = count - 1 + np.cumsum(new)
        labels.append(column[new] - 1)
        parents.append(nodes[new])
        nodes = np.where(here, mine, nodes)
        last[here] = mine[here]
        count += int(np.count_nonzero(new))
    by_node = np.lexsort((order, last))
    last, names = last[by_node], order[by_node]
    parent = np.concatenate(parents)
    numbers = np.arange(count + 1)
    return Trie(
        np.concatenate(labels).astype(np.uint32),
        (1 + np.searchsorted(parent[1:], numbers)).astype(np.uint32),
        np.searchsorted(last, numbers).astype(np.uint32),
        names.astype(np.uint32),
        *_gathered(parent, last, kinds[names], priors[names].astype(np.float32)),
    )


def _gathered(
    parents: NDArray[np.int64],
    last: NDArray[np.int64],
    kinds: NDArray[np.uint8],
    priors: NDArray[np.float32],
) -> tuple[NDArray[np.uint8], NDArray[np.float32]]:
    """Return the kinds, and the greatest prior, of all names that begin with each node."""
    node_kinds = np.zeros(len(parents), dtype=np.uint8)
    node_priors = np.full(len(parents), -np.inf, dtype=np.float32)
    np.bitwise_or.at(node_kinds, last, kinds)
    np.maximum.at(node_priors, last, priors)
    ends = [1]  # where the nodes of each depth end
    while ends[-1] < len(parents):
        ends.append(int(np.searchsorted(parents[1:], ends[-1])) + 1)
    for start, end in reversed(list(pairwise(ends))):
        np.bitwise_or.at(node_kinds, parents[start:end], node_kinds[start:end])
        np.maximum.at(node_priors, parents[start:end], node_priors[start:end])
    return node_kinds, node_priors


def _padded(
    syllables: NDArray[np.uint32], ends: NDArray[np.integer]
) -> tuple[NDArray[np.uint32], NDArray[np.int64]]:
    """Return names as rows of syllables from 1, filled up with 0, and how many each has."""
    starts = np.concatenate([[0], ends[:-1]]).astype(np.int64) if len(ends) else np.zeros(0, int)
    lengths = np.asarray(ends, dtype=np.int64) - starts
    table = np.zeros((len(ends), int(lengths.max(initial=0))), dtype=np.uint32)
    table[np.arange(table.shape[1]) < lengths[:, None]] = syllables + 1
    return table, lengths
