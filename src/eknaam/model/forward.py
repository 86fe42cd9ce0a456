"""The forward pass: how likely a name and a spelling are, summed over all ways to cut both.

All of the project's sums over alignments are here: those of pairs (`score_pairs`), of the
syllables of names with all stretches of one spelling (`grow_syllables`), of names alone
(`name_totals`), and the expected counts of training (`align_pairs`). A lattice has a row for each
number of units of the name, and a column for each number of units of the spelling; a chunk leads
from a row to the next, the second next or the third, and from a column to the same or one of the
next two (Bisani and Ney 2008, Speech Communication 50; Jiampojamarn, Kondrak and Sherif 2007).

This file is compiled to `_forward` (see hatch_build.py), or runs as it is, and gives the same.
Where it was compiled, the functions that it exports are those of `_forward`. What a function takes
is not checked again: numbers of chunks, rows and lengths have to be those of the arrays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from eknaam.form import compiled_functions

if TYPE_CHECKING:
    from eknaam import cython_stand_in as cython
else:
    try:
        import cython
    except ImportError:
        from eknaam import cython_stand_in as cython

__all__ = ["align_pairs", "grow_syllables", "name_totals", "score_pairs"]

Floats = Any  # arrays of doubles; memory views of them where this runs uncompiled
Ints = Any


@cython.cfunc
@cython.inline
@cython.nogil
@cython.exceptval(check=False)
@cython.returns("void")
@cython.locals(
    alphas="double[:, ::1]", row="Py_ssize_t", first="double", width="Py_ssize_t", j="Py_ssize_t"
)
def _begin(alphas: Floats, row: int, first: float, width: int) -> None:
    """Empty a row but for its first place."""
    alphas[row, 0] = first
    for j in range(1, width + 1):
        alphas[row, j] = 0.0


@cython.cfunc
@cython.inline
@cython.nogil
@cython.exceptval(check=False)
@cython.returns("void")
@cython.locals(
    alphas="double[:, ::1]", new="Py_ssize_t", old="Py_ssize_t", ones="double[:, ::1]",
    twos="double[:, ::1]", chunk="Py_ssize_t", begin="Py_ssize_t", width="Py_ssize_t",
    deletion="double", j="Py_ssize_t",
)  # fmt: skip
def _add_chunk(
    alphas: Floats, new: int, old: int, ones: Floats, twos: Floats, chunk: int, begin: int,
    width: int, deletion: float,
) -> None:  # fmt: skip
    """Let a chunk of the name follow, with no, one or two units of the spelling.

    Args:
        alphas: the rows of the lattice, each with places 0 to `width`.
        new: the row that the chunk leads to.
        old: the row that it comes from.
        ones: weights of chunk and one unit, shape (chunks, units of the spelling).
        twos: weights of chunk and two units, by the second of them.
        chunk: the chunk's row in `ones` and `twos`.
        begin: the place of the spelling at which the lattice begins.
        width: how many units of the spelling it has.
        deletion: weight of leaving the chunk out.
    """
    alphas[new, 0] += alphas[old, 0] * deletion
    if width > 0:
        alphas[new, 1] += alphas[old, 1] * deletion + alphas[old, 0] * ones[chunk, begin]
    for j in range(2, width + 1):
        alphas[new, j] += (
            alphas[old, j] * deletion
            + alphas[old, j - 1] * ones[chunk, begin + j - 1]
            + alphas[old, j - 2] * twos[chunk, begin + j - 1]
        )


@cython.cfunc
@cython.inline
@cython.nogil
@cython.exceptval(check=False)
@cython.returns("void")
@cython.locals(
    alphas="double[:, ::1]", row="Py_ssize_t", inserted="const double[:, ::1]",
    spelling="Py_ssize_t", begin="Py_ssize_t", width="Py_ssize_t", j="Py_ssize_t",
)  # fmt: skip
def _add_insertions(
    alphas: Floats, row: int, inserted: Floats, spelling: int, begin: int, width: int
) -> None:
    """Let any number of units follow that nothing of the name stands for."""
    for j in range(1, width + 1):
        alphas[row, j] += alphas[row, j - 1] * inserted[spelling, begin + j - 1]


@cython.locals(
    cells="const double[:, ::1]", floors="const double[::1]", deletions="const double[::1]",
    chunks="const int[:, :, ::1]", lengths="const int[::1]", rows="const long long[::1]",
    left="const long long[::1]", ones="const int[:, ::1]", twos="const int[:, ::1]",
    units="const double[:, ::1]", inserted="const double[:, ::1]", widths="const long long[::1]",
    joint="double[::1]", alphas="double[:, ::1]", one="double[:, ::1]", two="double[:, ::1]",
    pair="Py_ssize_t", row="Py_ssize_t", spelling="Py_ssize_t", width="Py_ssize_t",
    end="Py_ssize_t", size="Py_ssize_t", chunk="Py_ssize_t", j="Py_ssize_t", deletion="double",
)  # fmt: skip
def score_pairs(
    cells: Floats, floors: Floats, deletions: Floats, chunks: Ints, lengths: Ints, rows: Ints,
    left: Ints, ones: Ints, twos: Ints, units: Floats, inserted: Floats, widths: Ints,
    joint: Floats,
) -> None:  # fmt: skip
    """Work out P(spelling, name) of pairs.

    Args:
        cells: P(chunk of the name, chunk of the spelling), shape (chunks of spellings, chunks).
        floors: weight per unit of `units` of a unit never seen with a chunk, shape (chunks,).
        deletions: weight of leaving a chunk out, shape (chunks,).
        chunks: numbers of the chunks of 1, 2, 3 units of names that end at each unit, 0 for none,
            shape (3, names, units).
        lengths: units of each name, shape (names,).
        rows: the name of each pair, shape (pairs,).
        left: the spelling of each pair, shape (pairs,).
        ones: the row in `cells` of each unit of the spellings, shape (spellings, units).
        twos: the row of each unit together with the one before.
        units: P(unit) without names.
        inserted: weight of each unit where nothing of the name stands for it.
        widths: units of each spelling, shape (spellings,).
        joint: where the probabilities are written, shape (pairs,).
    """
    alphas: Floats = np.zeros((4, ones.shape[1] + 1))  # a row and the three before
    one: Floats = np.zeros((1, ones.shape[1]))
    two: Floats = np.zeros((1, ones.shape[1]))
    if not cython.compiled:
        cells, floors, deletions = memoryview(cells), memoryview(floors), memoryview(deletions)
        chunks, ones, twos = memoryview(chunks), memoryview(ones), memoryview(twos)
        units, inserted = memoryview(units), memoryview(inserted)
        alphas, one, two = memoryview(alphas), memoryview(one), memoryview(two)
    with cython.nogil:
        for pair in range(rows.shape[0]):
            row, spelling = rows[pair], left[pair]
            width = widths[spelling]
            _begin(alphas, 0, 1.0, width)
            _add_insertions(alphas, 0, inserted, spelling, 0, width)
            for end in range(1, lengths[row] + 1):
                _begin(alphas, end & 3, 0.0, width)
                for size in range(1, min(3, end) + 1):
                    chunk = chunks[size - 1, row, end - 1]
                    if chunk == 0:
                        continue
                    for j in range(width):
                        one[0, j] = (
                            cells[ones[spelling, j], chunk] + floors[chunk] * units[spelling, j]
                        )
                        two[0, j] = cells[twos[spelling, j], chunk]
                    deletion = deletions[chunk] if size == 1 else 0.0
                    _add_chunk(alphas, end & 3, (end - size) & 3, one, two, 0, 0, width, deletion)
                _add_insertions(alphas, end & 3, inserted, spelling, 0, width)
            joint[pair] = alphas[lengths[row] & 3, width]


@cython.locals(
    chunks="const int[:, :, ::1]", lengths="const int[::1]", totals="const double[::1]",
    probabilities="double[::1]", alphas="double[:, ::1]", none="double[:, ::1]",
    row="Py_ssize_t", end="Py_ssize_t", size="Py_ssize_t", chunk="Py_ssize_t",
)  # fmt: skip
def name_totals(chunks: Ints, lengths: Ints, totals: Floats, probabilities: Floats) -> None:
    """Work out P(name), whatever its spelling.

    It is the same pass where nothing is written, and each chunk weighs all of its spellings.

    Args:
        chunks: numbers of the chunks of names, as in `score_pairs`.
        lengths: units of each name, shape (names,).
        totals: P(chunk), shape (chunks,).
        probabilities: where they are written, shape (names,).
    """
    alphas: Floats = np.zeros((4, 1))
    none: Floats = np.zeros((1, 1))
    if not cython.compiled:
        chunks, totals = memoryview(chunks), memoryview(totals)
        alphas, none = memoryview(alphas), memoryview(none)
    with cython.nogil:
        for row in range(lengths.shape[0]):
            _begin(alphas, 0, 1.0, 0)
            for end in range(1, lengths[row] + 1):
                _begin(alphas, end & 3, 0.0, 0)
                for size in range(1, min(3, end) + 1):
                    chunk = chunks[size - 1, row, end - 1]
                    if chunk != 0:
                        _add_chunk(
                            alphas, end & 3, (end - size) & 3, none, none, 0, 0, 0, totals[chunk]
                        )
            probabilities[row] = alphas[lengths[row] & 3, 0]


@cython.locals(
    children="const long long[::1]", chunks="const int[:, ::1]",
    syllables="const long long[::1]", reciprocals="const double[::1]",
    reaches="const long long[::1]",
    ones="double[:, ::1]", twos="double[:, ::1]", deletions="const double[::1]",
    inserted="double[:, ::1]", least="double", slots="int[::1]", gains="float[:, :, ::1]",
    alphas="double[:, ::1]", nodes="long long[::1]", ends="long long[::1]",
    width="Py_ssize_t", begin="Py_ssize_t", depth="Py_ssize_t", node="Py_ssize_t",
    size="Py_ssize_t", chunk="Py_ssize_t", reach="Py_ssize_t", j="Py_ssize_t", slot="Py_ssize_t",
    known="Py_ssize_t", best="double", share="double", deletion="double",
)  # fmt: skip
def grow_syllables(
    children: Ints, chunks: Ints, syllables: Ints, reciprocals: Floats, reaches: Ints,
    ones: Floats, twos: Floats, deletions: Floats, inserted: Floats, least: float, slots: Ints,
    gains: Floats,
) -> int:  # fmt: skip
    """Work out how well the syllables of a trie explain each stretch of a spelling.

    All weights are relative to the probability of the units without names: they are gains. From
    each place of the spelling the trie is gone through depth first, so that what syllables begin
    with alike is worked out once; a beginning that explains too little is left.

    Args:
        children: the first child of each node, and one after the last; node 0 is the empty one.
        chunks: numbers of the chunks of 1, 2, 3 units that each node ends with, shape (3, nodes).
        syllables: which syllable each node is, -1 for none, shape (nodes,).
        reciprocals: 1 / P(units) of each node, shape (nodes,).
        reaches: how many units of a spelling a beginning of so many units may stand for at most.
        ones: gain of each chunk with each unit of the spelling, shape (chunks, units).
        twos: gain of each chunk with each unit and the one before.
        deletions: weight of leaving a chunk out, shape (chunks,).
        inserted: gain of each unit where nothing stands for it, shape (1, units).
        least: the least gain of a beginning that is followed.
        slots: where the place in `gains` of each syllable is written, shape (syllables,); zeros.
        gains: where the gains are written, [place, from, to]; zeros.

    Returns:
        How many syllables explain something; their places begin with 1.
    """
    width = ones.shape[1]
    alphas: Floats = np.zeros((reaches.shape[0], width + 1))
    nodes: Ints = np.zeros(reaches.shape[0], dtype=np.int64)  # the node that is next, at each depth
    ends: Ints = np.zeros(reaches.shape[0], dtype=np.int64)
    if not cython.compiled:
        children, chunks = memoryview(children), memoryview(chunks)
        syllables, reciprocals = memoryview(syllables), memoryview(reciprocals)
        deletions, nodes, ends = memoryview(deletions), memoryview(nodes), memoryview(ends)
        ones, twos, inserted = memoryview(ones), memoryview(twos), memoryview(inserted)
        alphas, slots, gains = memoryview(alphas), memoryview(slots), memoryview(gains)
    known = 0
    with cython.nogil:
        for begin in range(width + 1):
            _begin(alphas, 0, 1.0, width - begin)
            _add_insertions(alphas, 0, inserted, 0, begin, min(width - begin, reaches[0]))
            depth = 1
            nodes[1], ends[1] = children[0], children[1]
            while depth > 0:
                node = nodes[depth]
                if node == ends[depth]:
                    depth -= 1
                    continue
                nodes[depth] = node + 1
                reach = min(width - begin, reaches[depth])
                _begin(alphas, depth, 0.0, width - begin)
                for size in range(1, min(3, depth) + 1):
                    chunk = chunks[size - 1, node]
                    if chunk != 0:
                        deletion = deletions[chunk] if size == 1 else 0.0
                        _add_chunk(
                            alphas, depth, depth - size, ones, twos, chunk, begin, reach, deletion
                        )
                _add_insertions(alphas, depth, inserted, 0, begin, reach)
                best = 0.0
                for j in range(reach + 1):
                    best = max(best, alphas[depth, j])
                share = reciprocals[node]
                if best * share < least:
                    continue
                if syllables[node] >= 0:
                    slot = slots[syllables[node]]
                    if slot == 0:
                        known += 1
                        slot = slots[syllables[node]] = known
                    for j in range(reach + 1):
                        gains[slot, begin, begin + j] = max(
                            gains[slot, begin, begin + j], alphas[depth, j] * share
                        )
                if children[node] < children[node + 1]:
                    depth += 1
                    nodes[depth], ends[depth] = children[node], children[node + 1]
    return known


@cython.cfunc
@cython.nogil
@cython.exceptval(check=False)
@cython.returns("void")
@cython.locals(
    alphas="double[:, ::1]", arcs="const int[:, :, :, ::1]", weights="const double[::1]",
    pair="Py_ssize_t", is_mirrored="bint", one="double[:, ::1]", two="double[:, ::1]",
    inserted="double[:, ::1]", length="Py_ssize_t", width="Py_ssize_t", end="Py_ssize_t",
    size="Py_ssize_t", row="Py_ssize_t", j="Py_ssize_t", deletion="double",
)  # fmt: skip
def _fill(
    alphas: Floats, arcs: Ints, weights: Floats, pair: int, is_mirrored: bool, one: Floats,
    two: Floats, inserted: Floats,
) -> None:  # fmt: skip
    """Fill the lattice of one pair, from its beginning or, mirrored, from its end."""
    length, width = arcs.shape[2] - 1, arcs.shape[3] - 1
    for j in range(width):
        inserted[0, j] = weights[
            arcs[pair, arcs.shape[1] - 1, 0, width - 1 - j if is_mirrored else j]
        ]
    two[0, 0] = 0.0
    _begin(alphas, 0, 1.0, width)
    _add_insertions(alphas, 0, inserted, 0, 0, width)
    for end in range(1, length + 1):
        _begin(alphas, end, 0.0, width)
        for size in range(1, min(3, end) + 1):
            row = length - end if is_mirrored else end - size
            for j in range(width):
                one[0, j] = weights[
                    arcs[pair, 2 * size - 1, row, width - 1 - j if is_mirrored else j]
                ]
            for j in range(1, width):
                two[0, j] = weights[
                    arcs[pair, 2 * size, row, width - 1 - j if is_mirrored else j - 1]
                ]
            deletion = weights[arcs[pair, 0, row, 0]] if size == 1 else 0.0
            _add_chunk(alphas, end, end - size, one, two, 0, 0, width, deletion)
        _add_insertions(alphas, end, inserted, 0, 0, width)


@cython.locals(
    shapes="const int[:, ::1]", arcs="const int[:, :, :, ::1]", weights="const double[::1]",
    likelihoods="double[::1]", pair_weights="const double[::1]", counts="double[::1]",
    is_counting="bint",
    alphas="double[:, ::1]", betas="double[:, ::1]", one="double[:, ::1]", two="double[:, ::1]",
    inserted="double[:, ::1]", length="Py_ssize_t", width="Py_ssize_t", pair="Py_ssize_t",
    shape="Py_ssize_t", left="Py_ssize_t", right="Py_ssize_t", i="Py_ssize_t", j="Py_ssize_t",
    arc="Py_ssize_t", scale="double",
)  # fmt: skip
def align_pairs(
    shapes: Ints, arcs: Ints, weights: Floats, likelihoods: Floats, pair_weights: Floats,
    counts: Floats,
) -> None:  # fmt: skip
    """Work out P(name, spelling) of pairs of equal lengths, and how often chunks are used in them.

    Args:
        shapes: units of the name and of the spelling that arcs cover: `lattice.ARCS`.
        arcs: the number of the chunk pair of each arc that begins at a place of the name and a
            place of the spelling, shape (pairs, arcs, units of the name + 1, units of the
            spelling + 1).
        weights: the weight of each number, 0 where there is no arc.
        likelihoods: where the probabilities are written, shape (pairs,).
        pair_weights: how much each pair counts, shape (pairs,); empty if nothing is counted.
        counts: to which the expected counts of the numbers are added.
    """
    length, width = arcs.shape[2] - 1, arcs.shape[3] - 1
    is_counting = pair_weights.shape[0] > 0
    alphas: Floats = np.zeros((length + 1, width + 1))
    betas: Floats = np.zeros((length + 1, width + 1))
    one: Floats = np.zeros((1, width))
    two: Floats = np.zeros((1, width))
    inserted: Floats = np.zeros((1, width))
    if not cython.compiled:
        shapes, arcs = memoryview(shapes), memoryview(arcs)
        weights, counts = memoryview(weights), memoryview(counts)
        alphas, betas, inserted = memoryview(alphas), memoryview(betas), memoryview(inserted)
        one, two = memoryview(one), memoryview(two)
    with cython.nogil:
        for pair in range(arcs.shape[0]):
            _fill(alphas, arcs, weights, pair, False, one, two, inserted)
            likelihoods[pair] = alphas[length, width]
            if not is_counting or likelihoods[pair] <= 0.0:
                continue
            _fill(betas, arcs, weights, pair, True, one, two, inserted)
            scale = pair_weights[pair] / max(likelihoods[pair], 1e-300)
            for shape in range(shapes.shape[0]):
                left, right = shapes[shape, 0], shapes[shape, 1]
                for i in range(length + 1 - left):
                    for j in range(width + 1 - right):
                        arc = arcs[pair, shape, i, j]
                        counts[arc] += (
                            alphas[i, j]
                            * weights[arc]
                            * betas[length - i - left, width - j - right]
                            * scale
                        )


if not cython.compiled:
    globals().update(compiled_functions(__name__, __all__))
