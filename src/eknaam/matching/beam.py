"""The loops of the search for names: from beginnings of names to longer ones.

This file is compiled to `_beam` (see hatch_build.py), or runs as it is, and gives the same. Where
it was compiled, the functions that it exports are those of `_beam`. The trie may come from a file
that is damaged, so what it says is checked before it is followed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from eknaam.form import compiled_functions

if TYPE_CHECKING:
    from eknaam import cython_stand_in as cython
else:
    try:
        import cython
    except ImportError:
        from eknaam import cython_stand_in as cython

__all__ = ["expand", "grow", "promise"]

Floats = Any  # arrays of floats; memory views of them where this runs uncompiled
Ints = Any


@cython.locals(
    gains="const float[:, :, ::1]", rest="const float[::1]", promises="float[:, ::1]",
    slot="Py_ssize_t", begin="Py_ssize_t", end="Py_ssize_t", best="float",
)  # fmt: skip
def promise(gains: Floats, rest: Floats, promises: Floats) -> None:
    """Work out what each syllable gains at best from a place on, whatever follows it.

    Args:
        gains: what syllables explain, [slot, from, to].
        rest: the most that any syllables make of what follows each place, shape (places,).
        promises: where the gains are written, [slot, from].
    """
    if not cython.compiled:
        gains, rest, promises = memoryview(gains), memoryview(rest), memoryview(promises)
    with cython.nogil:
        for slot in range(gains.shape[0]):
            for begin in range(gains.shape[1]):
                best = 0.0
                for end in range(begin, gains.shape[2]):
                    best = max(best, gains[slot, begin, end] * rest[end])
                promises[slot, begin] = best


@cython.locals(
    nodes="const long long[::1]", alphas="const float[:, ::1]", children="const unsigned int[::1]",
    labels="const unsigned int[::1]", firsts="const unsigned int[::1]",
    kinds_below="const unsigned char[::1]", slots="const int[::1]", kinds="int",
    wholes="const float[:, ::1]", promises="const float[:, ::1]", ended="long long[::1]",
    gained="float[::1]", parents="long long[::1]", going_on="long long[::1]", hopes="float[::1]",
    place="Py_ssize_t", node="Py_ssize_t", child="Py_ssize_t", first="Py_ssize_t",
    last="Py_ssize_t", count="Py_ssize_t", slot="Py_ssize_t", j="Py_ssize_t", total="double",
    ends="Py_ssize_t", ons="Py_ssize_t",
)  # fmt: skip
def expand(
    nodes: Ints, alphas: Floats, children: Ints, labels: Ints, firsts: Ints, kinds_below: Ints,
    kinds: int, slots: Ints, wholes: Floats, promises: Floats, ended: Ints, gained: Floats,
    parents: Ints, going_on: Ints, hopes: Floats,
) -> tuple[int, int]:  # fmt: skip
    """Look at the children of beginnings of names.

    Args:
        nodes: the beginnings, shape (beginnings,).
        alphas: how likely each is written as each beginning of the spelling, [beginning, place].
        children: the first child of each node of the trie, and one after the last.
        labels: the syllable that leads to each node.
        firsts: the first of the names that end at each node, and one after the last.
        kinds_below: which kinds of entity have names there or below, a bit each.
        kinds: which kinds are asked for.
        slots: by number of syllable its place in `wholes` and `promises`, 0 for none.
        wholes: what syllables explain from a place to the end of the spelling, [slot, from].
        promises: what they gain at best, whatever follows, [slot, from].
        ended: where the children are written that names end at, room for all.
        gained: what these names gain.
        parents: where in `nodes` the parents of the children are written that go on.
        going_on: these children.
        hopes: what names below them gain at best.

    Returns:
        How many children names end at, and how many go on; -1 if the trie is damaged.
    """
    if not cython.compiled:
        alphas, children, labels = memoryview(alphas), memoryview(children), memoryview(labels)
        firsts, kinds_below, slots = memoryview(firsts), memoryview(kinds_below), memoryview(slots)
        wholes, promises, nodes = memoryview(wholes), memoryview(promises), memoryview(nodes)
    count = labels.shape[0]
    ends = ons = 0
    with cython.nogil:
        for place in range(nodes.shape[0]):
            node = nodes[place]
            first, last = children[node], children[node + 1]
            if first <= node or last < first or last > count:
                ends = -1
                break
            for child in range(first, last):
                if labels[child] >= slots.shape[0]:
                    ends = -1
                    break
                slot = slots[labels[child]]
                if slot == 0 or kinds_below[child] & kinds == 0:
                    continue
                if firsts[child + 1] > firsts[child]:
                    total = 0.0
                    for j in range(alphas.shape[1]):
                        total += alphas[place, j] * wholes[slot, j]
                    ended[ends], gained[ends] = child, total
                    ends += 1
                if children[child + 1] > children[child]:
                    total = 0.0
                    for j in range(alphas.shape[1]):
                        total += alphas[place, j] * promises[slot, j]
                    parents[ons], going_on[ons], hopes[ons] = place, child, total
                    ons += 1
            if ends < 0:
                break
    return ends, ons


@cython.locals(
    alphas="const float[:, ::1]", parents="const long long[::1]", slots="const int[::1]",
    gains="const float[:, :, ::1]", grown="float[:, ::1]", row="Py_ssize_t", parent="Py_ssize_t",
    slot="Py_ssize_t", j="Py_ssize_t", k="Py_ssize_t", alpha="float",
)  # fmt: skip
def grow(alphas: Floats, parents: Ints, slots: Ints, gains: Floats, grown: Floats) -> None:
    """Let a syllable follow each beginning of a name.

    Args:
        alphas: how likely beginnings are written as each beginning of the spelling.
        parents: the row of `alphas` of each new beginning, shape (new,).
        slots: the slot of the syllable that follows, shape (new,).
        gains: what syllables explain, [slot, from, to].
        grown: where the new rows are written, shape (new, places); zeros.
    """
    if not cython.compiled:
        alphas, gains, grown = memoryview(alphas), memoryview(gains), memoryview(grown)
    with cython.nogil:
        for row in range(parents.shape[0]):
            parent, slot = parents[row], slots[row]
            for j in range(alphas.shape[1]):
                alpha = alphas[parent, j]
                if alpha > 0.0:
                    for k in range(j, alphas.shape[1]):
                        grown[row, k] += alpha * gains[slot, j, k]


if not cython.compiled:
    globals().update(compiled_functions(__name__, __all__))
