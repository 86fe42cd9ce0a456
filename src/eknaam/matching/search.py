"""The names of a large gazetteer that may be worth scoring.

A beam goes through the trie of names, syllable by syllable. For each beginning of names it knows
how likely it is written as each beginning of the spelling, and no beginning is left before one
that promises less: the best that any syllables could make of the rest of the spelling is known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from eknaam.matching.sounds import Sounds, Stretches

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from eknaam.matching.trie import Trie
    from eknaam.readings import Units

__all__ = ["search"]

_LOOKED_AT: Final = 24_000  # children of the beginnings that are followed, at each depth
_FOLLOWED: Final = 600  # beginnings of names at each depth
_KEPT: Final = 240  # names
_TINY: Final = np.float32(1e-30)


def search(
    trie: Trie,
    sounds: Sounds,
    script: str,
    spelling: Units,
    kinds: int,
    *,
    looked_at: int = _LOOKED_AT,
    followed: int = _FOLLOWED,
    kept: int = _KEPT,
) -> NDArray[np.int64]:
    """Return the nodes of the trie whose names are likeliest to be meant, in no order.

    Args:
        trie: the names.
        sounds: their syllables.
        script: "deva" or "urdu".
        spelling: the units of the spelling, at least one.
        kinds: which kinds of entity are asked for, a bit each.
    """
    stretches = sounds.explain(script, spelling)
    rest = _best_of_the_rest(stretches)
    promise = (stretches.gains * rest).max(axis=2)  # [slot, from], whatever follows
    whole = stretches.gains[:, :, -1]
    nodes = np.zeros(1, dtype=np.int64)
    alphas = np.zeros((1, len(rest)), dtype=np.float32)
    alphas[0, 0] = 1.0
    found, scores = [], []
    while len(nodes):
        nodes, alphas = _affordable(trie, nodes, alphas, rest, looked_at)
        parents, children = _children(trie, nodes)
        slots = stretches.slots[trie.labels[children]]
        kept_ = (slots > 0) & ((trie.kinds[children] & kinds) > 0)
        parents, children, slots = parents[kept_], children[kept_], slots[kept_]
        priors = trie.priors[children]
        ends = np.flatnonzero(trie.firsts[children + 1] > trie.firsts[children])
        found.append(children[ends])
        scores.append(
            _log((alphas[parents[ends]] * whole[slots[ends]]).sum(axis=1)) + priors[ends]
        )
        on = np.flatnonzero(trie.children[children + 1] > trie.children[children])
        hopes = _log((alphas[parents[on]] * promise[slots[on]]).sum(axis=1)) + priors[on]
        on = on[_largest(hopes, followed)]
        alphas = np.matmul(alphas[parents[on], None], stretches.gains[slots[on]])[:, 0]
        nodes = children[on]
    nodes, score = np.concatenate(found), np.concatenate(scores)
    return nodes[_largest(score, kept)]


def _best_of_the_rest(stretches: Stretches) -> NDArray[np.float32]:
    """Return the most that any syllables make of what follows each place of the spelling."""
    best = stretches.gains.max(axis=0)
    rest = np.zeros(len(best), dtype=np.float32)
    rest[-1] = 1.0
    for place in range(len(best) - 2, -1, -1):
        rest[place] = (best[place, place + 1 :] * rest[place + 1 :]).max()
    return rest


def _affordable(
    trie: Trie,
    nodes: NDArray[np.int64],
    alphas: NDArray[np.float32],
    rest: NDArray[np.float32],
    most: int,
) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """Return the most promising nodes that have no more than so many children together."""
    counts = trie.children[nodes + 1].astype(np.int64) - trie.children[nodes]
    if counts.sum() <= most or len(nodes) == 1:
        return nodes, alphas
    order = np.argsort(-(_log((alphas * rest).max(axis=1)) + trie.priors[nodes]))
    order = order[: max(1, int(np.searchsorted(np.cumsum(counts[order]), most)))]
    return nodes[order], alphas[order]


def _children(
    trie: Trie, nodes: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the children of nodes, each with the place of its parent."""
    first = trie.children[nodes].astype(np.int64)
    counts = trie.children[nodes + 1] - first
    parents = np.repeat(np.arange(len(nodes)), counts)
    offsets = first - (np.cumsum(counts) - counts)
    return parents, np.arange(len(parents)) + offsets[parents]


def _largest(scores: NDArray[np.float32], number: int) -> NDArray[np.int64]:
    if len(scores) <= number:
        return np.arange(len(scores))
    return np.argpartition(-scores, number)[:number]


def _log(gains: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.log(np.maximum(gains, _TINY))
