"""The names of a large gazetteer that may be worth scoring.

A beam goes through the trie of names, syllable by syllable. For each beginning of names it knows
how likely it is written as each beginning of the spelling, and no beginning is left before one
that promises less: the best that any syllables could make of the rest of the spelling is known.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from eknaam.matching.beam import expand, grow, promise

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from eknaam.matching.sounds import Sounds, Stretches
    from eknaam.matching.trie import Trie
    from eknaam.readings import Units

__all__ = ["search"]

_TINY: Final = np.float32(1e-30)
_MOST: Final = 60.0
"""The most that a spelling may gain, in nats: a float holds 88."""
_SHORT: Final = 20
"""No spelling of so few units gains more than that."""


class _Effort(NamedTuple):
    """How much is looked at.

    Attributes:
        least: the least gain of a beginning of a syllable, in nats.
        looked_at: children of the beginnings of names that are followed, at each depth.
        followed: beginnings of names at each depth.
        kept: beginnings whose names are kept.
    """

    least: float
    looked_at: int
    followed: int
    kept: int


_QUICK: Final = _Effort(-3.5, 8_000, 200, 100)
_THOROUGH: Final = _Effort(-8.0, 60_000, 1_500, 400)
_ENOUGH: Final = 3.0
"""How many nats less than any syllables the best name may explain for a quick search to do."""

_CLOSE: Final = 3.0
"""How many nats less likely than the best name of the quick search, with the prior of each, a name
may be to be looked for."""


class _Found(NamedTuple):
    """What a search found.

    Attributes:
        nodes: the likeliest nodes.
        gain: what the name that explains the spelling best gains, in nats.
        likeliest: the same with its prior, of the likeliest name.
        possible: what any syllables might gain.
    """

    nodes: NDArray[np.int64]
    gain: float
    likeliest: float
    possible: float


def search(
    trie: Trie, sounds: Sounds, script: str, spelling: Units, kinds: int
) -> NDArray[np.int64]:
    """Return the nodes of the trie whose names are likeliest to be meant, in no order.

    A spelling that no name fits well, with a syllable wrong or missing, is looked for once more
    among many more names.

    Args:
        trie: the names.
        sounds: their syllables.
        script: "deva" or "urdu".
        spelling: the units of the spelling, at least one.
        kinds: which kinds of entity are asked for, a bit each.
    """
    stretches = sounds.explain(script, spelling, _QUICK.least)
    found = _search(trie, stretches, kinds, _QUICK)
    if found.possible - found.gain <= _ENOUGH:
        return found.nodes
    stretches = sounds.explain(script, spelling, _THOROUGH.least)
    others = _search(trie, stretches, kinds, _THOROUGH, found.likeliest - _CLOSE)
    return np.union1d(found.nodes, others.nodes)


def _search(
    trie: Trie, stretches: Stretches, kinds: int, effort: _Effort, least: float = -np.inf
) -> _Found:
    """Return the likeliest nodes.

    Args:
        trie: the names.
        stretches: what their syllables explain.
        kinds: which kinds of entity are asked for, a bit each.
        effort: how much is looked at.
        least: the gain and prior of a name from which on it is looked for, in nats.
    """
    stretches, lost = _within_range(stretches)
    least -= lost
    rest = _best_of_the_rest(stretches)
    promises = np.empty(stretches.gains.shape[:2], dtype=np.float32)
    promise(stretches.gains, rest, promises)
    prospects = np.ascontiguousarray(stretches.gains[:, :, -1]), promises
    nodes = np.zeros(1, dtype=np.int64)
    alphas = np.zeros((1, len(rest)), dtype=np.float32)
    alphas[0, 0] = 1.0
    found, gains = [], []
    while len(nodes):
        nodes, alphas = _affordable(trie, nodes, alphas, rest, effort.looked_at)
        children = _children(trie, nodes, alphas, stretches, prospects=prospects, kinds=kinds)
        found.append(children.ended)
        gains.append(children.gained)
        hopes = _log(children.hopes) + trie.priors[children.going_on]
        hopeful = np.flatnonzero(hopes >= least)
        hopeful = hopeful[_largest(hopes[hopeful], effort.followed)]
        nodes = children.going_on[hopeful]
        slots = stretches.slots[trie.labels[nodes]]
        grown = np.zeros((len(nodes), len(rest)), dtype=np.float32)
        grow(alphas, children.parents[hopeful], slots, stretches.gains, grown)
        alphas = grown
    nodes, gain = np.concatenate(found), np.concatenate(gains)
    gained = _log(gain)
    likely = gained + trie.priors[nodes]
    good = np.flatnonzero(likely >= least)
    best = good[_largest(likely[good], effort.kept)]
    none = float(np.log(_TINY))
    return _Found(
        nodes[best],
        float(gained.max(initial=none)) + lost,
        float(likely.max(initial=none)) + lost,
        float(_log(rest[:1])[0]) + lost,
    )


class _Children(NamedTuple):
    """The children of beginnings of names.

    Attributes:
        ended: those that names end at.
        gained: what these names gain.
        going_on: those that go on.
        parents: the places of their parents among the beginnings.
        hopes: what names below them gain at best.
    """

    ended: NDArray[np.int64]
    gained: NDArray[np.float32]
    going_on: NDArray[np.int64]
    parents: NDArray[np.int64]
    hopes: NDArray[np.float32]


def _children(
    trie: Trie,
    nodes: NDArray[np.int64],
    alphas: NDArray[np.float32],
    stretches: Stretches,
    *,
    prospects: tuple[NDArray[np.float32], NDArray[np.float32]],
    kinds: int,
) -> _Children:
    """Return the children of beginnings of names that may explain something.

    Args:
        trie: the names.
        nodes: the beginnings.
        alphas: how likely each is written as each beginning of the spelling.
        stretches: what syllables explain.
        prospects: what they explain to the end of the spelling, and gain at best; [slot, from].
        kinds: which kinds of entity are asked for, a bit each.
    """
    room = int((trie.children[nodes + 1].astype(np.int64) - trie.children[nodes]).clip(0).sum())
    if room > len(trie):
        raise ValueError("expected children of their own, found others")
    ended, going_on, parents = np.empty((3, room), dtype=np.int64)
    gained, hopes = np.empty((2, room), dtype=np.float32)
    ends, ons = expand(
        nodes, alphas, trie.children, trie.labels, trie.firsts, trie.kinds, kinds, stretches.slots,
        *prospects, ended, gained, parents, going_on, hopes,
    )  # fmt: skip
    if ends < 0:
        raise ValueError("expected children after their parents, found others")
    return _Children(ended[:ends], gained[:ends], going_on[:ons], parents[:ons], hopes[:ons])


def _within_range(stretches: Stretches) -> tuple[Stretches, float]:
    """Return stretches of which no product is too large for a float, and what all names lose by it.

    What the spelling of a very long name gains is too much. Each unit of such a spelling is then
    given less, and every name loses as many nats as every other.
    """
    units = stretches.gains.shape[1] - 1
    if units <= _SHORT:
        return stretches, 0.0
    best = _log(stretches.gains.max(axis=0))
    rest = np.zeros(units + 1)
    for place in range(units - 1, -1, -1):
        rest[place] = (best[place, place + 1 :] + rest[place + 1 :]).max()
    lost = max(0.0, float(rest.max()) - _MOST)
    places = np.arange(units + 1)
    lengths = np.maximum(places[None, :] - places[:, None], 0)
    less = np.exp(-lengths * (lost / units)).astype(np.float32)
    return replace(stretches, gains=stretches.gains * less), lost


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


def _largest(scores: NDArray[np.float32], number: int) -> NDArray[np.int64]:
    if len(scores) <= number:
        return np.arange(len(scores))
    return np.argpartition(-scores, number)[:number]


def _log(gains: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.log(np.maximum(gains, _TINY))
