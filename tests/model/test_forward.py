"""The forward pass against a recursion from the definition, compiled and as it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from types import ModuleType

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eknaam.model import forward
from eknaam.model.lattice import ARCS
from eknaam.model.tables import MAX_NAME, MAX_SPELLING
from tests.plain import plain_form

CHUNKS, ROWS = 6, 5
LONGEST = 5


FORMS = {"as it runs": forward, "plain": plain_form(forward)}
forms = pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
seeds = st.integers(0, 2**32 - 1)


def _slow(
    n: int, m: int, arc: Callable[[int, int, int, int], float], i: int = 0, j: int = 0
) -> float:
    """Return the sum over all alignments of what follows a place, from the definition.

    Args:
        n: units of the name.
        m: units of the spelling.
        arc: weight of the arc that begins at a place and covers so many units of both.
        i: units of the name before the place.
        j: units of the spelling before it.
    """
    if (i, j) == (n, m):
        return 1.0
    return sum(
        arc(i, j, dx, dy) * _slow(n, m, arc, i + dx, j + dy)
        for dx, dy in ARCS
        if i + dx <= n and j + dy <= m
    )


class _Made:
    """Random names, spellings and weights."""

    def __init__(self, seed: int) -> None:
        chance = np.random.default_rng(seed)
        self.cells = chance.random((ROWS, CHUNKS)) * (chance.random((ROWS, CHUNKS)) < 0.7)
        self.floors, self.deletions = chance.random(CHUNKS), chance.random(CHUNKS)
        names, spellings = 3, 3
        self.chunks = chance.integers(0, CHUNKS, (MAX_NAME, names, LONGEST), dtype=np.int32)
        self.lengths = chance.integers(0, LONGEST + 1, names, dtype=np.int32)
        self.ones = chance.integers(0, ROWS, (spellings, LONGEST), dtype=np.int32)
        self.twos = chance.integers(0, ROWS, (spellings, LONGEST), dtype=np.int32)
        self.units, self.inserted = chance.random((2, spellings, LONGEST))
        self.widths = chance.integers(0, LONGEST + 1, spellings)
        self.rows, self.left = (side.ravel() for side in np.indices((names, spellings)))

    def joint(self, form: ModuleType) -> list[float]:
        """Return P(spelling, name) of all pairs."""
        joint = np.zeros(len(self.rows))
        form.score_pairs(
            self.cells, self.floors, self.deletions, self.chunks, self.lengths, self.rows,
            self.left, self.ones, self.twos, self.units, self.inserted, self.widths, joint,
        )  # fmt: skip
        return joint.tolist()

    def slow_joint(self, row: int, spelling: int) -> float:
        """Return P(spelling, name) of one pair, from the definition."""

        def arc(i: int, j: int, dx: int, dy: int) -> float:
            if not dx:
                return float(self.inserted[spelling, j])
            chunk = self.chunks[dx - 1, row, i + dx - 1]
            if not chunk or (not dy and dx > 1):
                return 0.0
            if not dy:
                return float(self.deletions[chunk])
            if dy == MAX_SPELLING:
                return float(self.cells[self.twos[spelling, j + 1], chunk])
            unit = self.floors[chunk] * self.units[spelling, j]
            return float(self.cells[self.ones[spelling, j], chunk] + unit)

        return _slow(int(self.lengths[row]), int(self.widths[spelling]), arc)


@forms
def test_pairs_are_the_sum_over_all_alignments(form: ModuleType) -> None:
    """Pairs of random names and spellings have the probability that the definition gives."""

    @settings(max_examples=25)
    @given(seeds)
    def check(seed: int) -> None:
        made = _Made(seed)
        slow = [made.slow_joint(*pair) for pair in zip(made.rows, made.left, strict=True)]
        np.testing.assert_allclose(made.joint(form), slow, rtol=1e-9)

    check()


@settings(max_examples=25)
@given(seeds)
def test_compiled_and_plain_pairs_are_equal(seed: int) -> None:
    """Both forms add up the same, to the last digits."""
    made = _Made(seed)
    np.testing.assert_allclose(made.joint(FORMS["plain"]), made.joint(forward), rtol=1e-13)


@forms
def test_names_alone_are_the_sum_over_all_segmentations(form: ModuleType) -> None:
    """P(name) is the sum over all ways to cut it into chunks."""

    @settings(max_examples=25)
    @given(seeds)
    def check(seed: int) -> None:
        made = _Made(seed)
        found = np.zeros(len(made.lengths))
        form.name_totals(made.chunks, made.lengths, made.floors, found)

        def slow(row: int, end: int) -> float:
            if end == 0:
                return 1.0
            chunks = [(size, made.chunks[size - 1, row, end - 1]) for size in (1, 2, 3)]
            return sum(
                float(made.floors[chunk]) * slow(row, end - size)
                for size, chunk in chunks
                if chunk and size <= end
            )

        expected = [slow(row, int(length)) for row, length in enumerate(made.lengths)]
        np.testing.assert_allclose(found, expected, rtol=1e-9)

    check()


def _paths(n: int, m: int, i: int = 0, j: int = 0) -> Iterator[tuple[tuple[int, int, int], ...]]:
    """Yield all alignments, each as arcs: shape, where it begins in name and spelling."""
    if (i, j) == (n, m):
        yield ()
    for shape, (dx, dy) in enumerate(ARCS):
        if i + dx <= n and j + dy <= m:
            for rest in _paths(n, m, i + dx, j + dy):
                yield ((shape, i, j), *rest)


@forms
@pytest.mark.parametrize(("n", "m"), [(1, 1), (1, 3), (2, 2), (3, 2), (3, 1)])
def test_expected_counts_are_those_of_all_alignments(form: ModuleType, n: int, m: int) -> None:
    """An arc counts as often as the alignments that use it are likely."""

    @settings(max_examples=10)
    @given(seeds)
    def check(seed: int) -> None:
        chance, size = np.random.default_rng(seed), 9
        weights = np.append(chance.random(size), 0.0)
        arcs = _random_arcs(chance, n, m, size)
        pair_weights = chance.random(len(arcs))
        likelihoods, counts = np.zeros(len(arcs)), np.zeros(size + 1)
        shapes = np.array(ARCS, dtype=np.int32)
        form.align_pairs(shapes, arcs, weights, likelihoods, pair_weights, counts)
        slow_counts = np.zeros(size + 1)
        for mine, found, weight in zip(arcs, likelihoods, pair_weights, strict=True):
            paths = [[mine[arc] for arc in path] for path in _paths(n, m)]
            chances = [float(np.prod(weights[path])) for path in paths]
            assert found == pytest.approx(sum(chances), rel=1e-9)
            for path, p in zip(paths, chances, strict=True):
                np.add.at(slow_counts, path, weight * p / sum(chances))
        np.testing.assert_allclose(counts, slow_counts, rtol=1e-9)

    check()


def _random_arcs(chance: np.random.Generator, n: int, m: int, size: int) -> np.ndarray:
    """Return random numbers of chunks; an arc that leaves something out has one at each place."""
    arcs = np.full((2, len(ARCS), n + 1, m + 1), size, dtype=np.int32)
    for shape, (dx, dy) in enumerate(ARCS):
        if dx <= n and dy <= m:
            numbers = chance.integers(0, size, (2, n + 1 - dx, m + 1 - dy))
            if not dx:
                numbers[:] = numbers[:, :1]
            if not dy:
                numbers[:] = numbers[:, :, :1]
            arcs[:, shape, : n + 1 - dx, : m + 1 - dy] = numbers
    return arcs
