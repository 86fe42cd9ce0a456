"""The lattices of many-to-many alignments of pairs, and what they say together.

The lattice is that of Jiampojamarn, Kondrak and Sherif, "Applying many-to-many alignments and
hidden Markov models to letter-to-phoneme conversion" (NAACL 2007). Pairs of equal lengths share
an array. The passes through them are in `forward`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from eknaam.model.forward import align_pairs, name_totals
from eknaam.model.tables import Chunk
from eknaam.readings import Units

__all__ = [
    "ARCS",
    "Group",
    "Lattices",
    "build_lattices",
    "expected_counts",
    "likelihoods",
    "name_likelihoods",
]

ARCS: Final = ((1, 0), (1, 1), (1, 2), (2, 1), (2, 2), (3, 1), (3, 2), (0, 1))
"""(units of the name, units of the spelling) that one chunk may cover; the insertion is last."""

_BY_NAME: Final = tuple(ARCS.index(shape) for shape in ((1, 0), (2, 1), (3, 1)))
"""Arcs of each chunk of 1, 2, 3 units of the name."""

_BASE: Final = 512  # more than there are different units; three of them fit an integer

_Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Group:
    """Pairs with equally long names and equally long spellings.

    Attributes:
        rows: positions of the pairs in the whole sequence.
        arcs: chunk numbers at the places where arcs begin, shape (pairs, arcs, units of the name
            + 1, units of the spelling + 1); where there is none, one more than the last number.
    """

    rows: NDArray[np.int64]
    arcs: NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Lattices:
    """All pairs of one table, with numbered chunks.

    Attributes:
        chunks: the chunk pair of each number.
        names: for each chunk pair the number of its chunk of the name.
        groups: the pairs by their lengths.
        size: the number of pairs.
    """

    chunks: tuple[Chunk, ...]
    names: NDArray[np.int64]
    groups: tuple[Group, ...]
    size: int


class _Codes:
    """Numbers for units; a chunk of up to three units is one integer."""

    def __init__(self, sequences: Sequence[Units]) -> None:
        self._units = ["", *sorted({unit for units in sequences for unit in units})]
        self._number = {unit: number for number, unit in enumerate(self._units)}
        if len(self._units) > _BASE:
            raise ValueError(f"{len(self._units)} different units are more than {_BASE}")

    def matrix(self, sequences: Sequence[Units]) -> NDArray[np.int64]:
        return np.array([[self._number[u] for u in units] for units in sequences], dtype=np.int64)

    def decoded(self, codes: NDArray[np.int64]) -> list[Units]:
        return [self._decode(code) for code in codes.tolist()]

    def _decode(self, code: int) -> Units:
        units: list[str] = []
        while code:
            code, unit = divmod(code, _BASE)
            units.append(self._units[unit])
        return tuple(reversed(units))


def build_lattices(pairs: Sequence[tuple[Units, Units]]) -> Lattices:
    """Number every chunk that an alignment of the pairs could use.

    Args:
        pairs: units of a name and units of its spelling; neither is empty.

    Examples:
        >>> build_lattices([(("h",), ("ह",))]).chunks
        (((), ('ह',)), (('h',), ()), (('h',), ('ह',)))
    """
    names, spellings = _Codes([name for name, _ in pairs]), _Codes([s for _, s in pairs])
    by_shape: dict[tuple[int, int], list[int]] = defaultdict(list)
    for row, (name, spelling) in enumerate(pairs):
        by_shape[len(name), len(spelling)].append(row)
    found = []
    for _, rows in sorted(by_shape.items()):
        matrices = (
            names.matrix([pairs[r][0] for r in rows]),
            spellings.matrix([pairs[r][1] for r in rows]),
        )
        found.append((np.array(rows), [_arc_codes(*matrices, *arc) for arc in ARCS]))
    used = [np.unique(np.concatenate([a.ravel() for a in arcs])) for _, arcs in found]
    codes = np.unique(np.concatenate(used))
    left_codes, left_numbers = np.unique(codes // _BASE**2, return_inverse=True)
    right_codes, right_numbers = np.unique(codes % _BASE**2, return_inverse=True)
    left_units, right_units = names.decoded(left_codes), spellings.decoded(right_codes)
    numbers = zip(left_numbers.tolist(), right_numbers.tolist(), strict=True)
    chunks = tuple((left_units[i], right_units[j]) for i, j in numbers)
    groups = tuple(Group(rows, _numbered(codes, arcs)) for rows, arcs in found)
    return Lattices(chunks, left_numbers, groups, len(pairs))


def _numbered(codes: NDArray[np.int64], arcs: Sequence[NDArray[np.int64]]) -> NDArray[np.int32]:
    """Return the numbers of codes of all shapes in one array, filled up with the number of none."""
    shape = len(arcs[0]), len(ARCS), arcs[-1].shape[1], arcs[0].shape[2]
    numbers = np.full(shape, len(codes), dtype=np.int32)
    for place, mine in enumerate(arcs):
        numbers[:, place, : mine.shape[1], : mine.shape[2]] = np.searchsorted(codes, mine)
    return numbers


def _arc_codes(
    names: NDArray[np.int64], spellings: NDArray[np.int64], left: int, right: int
) -> NDArray[np.int64]:
    """Return codes of the chunk pairs of one shape, at [pair, start in name, start in spelling]."""
    if left > names.shape[1] or right > spellings.shape[1]:
        return np.zeros((len(names), 0, 0), dtype=np.int64)
    codes = _ngrams(names, left)[:, :, None] * _BASE**2
    return np.asarray(codes + _ngrams(spellings, right)[:, None, :])


def _ngrams(matrix: NDArray[np.int64], length: int) -> NDArray[np.int64]:
    """Return codes of the `length` units that start at each position."""
    codes = np.zeros((matrix.shape[0], matrix.shape[1] + 1 - length), dtype=np.int64)
    for offset in range(length):
        codes = codes * _BASE + matrix[:, offset : offset + codes.shape[1]]
    return codes


def likelihoods(lattices: Lattices, joint: _Floats) -> _Floats:
    """Return P(name, spelling) of every pair, summed over its alignments.

    Args:
        lattices: the pairs.
        joint: probability of each chunk pair.
    """
    return _aligned(lattices, joint, None)[0]


def name_likelihoods(lattices: Lattices, joint: _Floats) -> _Floats:
    """Return P(name) of every pair, summed over its segmentations and all spellings."""
    totals = np.bincount(lattices.names, joint)
    names = np.append(lattices.names, 0).astype(np.int32)  # 0 is the chunk of no units
    result = np.zeros(lattices.size)
    for group in lattices.groups:
        pairs, _, places, _ = group.arcs.shape
        chunks = np.zeros((len(_BY_NAME), pairs, places - 1), dtype=np.int32)
        for before, arc in enumerate(_BY_NAME):
            begun = group.arcs[:, arc, : max(places - 1 - before, 0), 0]
            chunks[before, :, before:] = names[begun]
        found = np.zeros(pairs)
        name_totals(chunks, np.full(pairs, places - 1, dtype=np.int32), totals, found)
        result[group.rows] = found
    return result


def expected_counts(lattices: Lattices, joint: _Floats, pair_weights: _Floats) -> _Floats:
    """Return how often each chunk is expected to be used in the weighted pairs: the E-step."""
    return _aligned(lattices, joint, pair_weights)[1]


def _aligned(
    lattices: Lattices, joint: _Floats, pair_weights: _Floats | None
) -> tuple[_Floats, _Floats]:
    """Return P(name, spelling) of every pair, and the expected counts of chunks."""
    weights, shapes = np.append(joint, 0.0), np.array(ARCS, dtype=np.int32)
    result, counts = np.zeros(lattices.size), np.zeros(len(weights))
    for group in lattices.groups:
        mine = np.zeros(0) if pair_weights is None else pair_weights[group.rows]
        found = np.zeros(len(group.rows))
        align_pairs(shapes, group.arcs, weights, found, mine, counts)
        result[group.rows] = found
    return result, counts[:-1]
