"""Units as numbers, and the chunks of many names looked up at once.

An alphabet numbers the units of some names; what number the model gives to a chunk of one, two or
three of them then stands in tables, so that names need no Python loop.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

import numpy as np

from eknaam.model.tables import MAX_NAME, MODES

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from eknaam.model.parameters import Weights
    from eknaam.readings import Units

__all__ = ["MOST_MODES", "ORTHOGRAPHIES", "UNIT", "Alphabet", "ChunkFinder", "Coded", "encode"]

ORTHOGRAPHIES: Final = tuple(MODES)
"""The orthographies of names; their places here are their numbers."""

UNIT: Final = (1 << 14) - 1
"""The bits of a number that say which unit it is; the two above are free for marks."""

MOST_MODES: Final = max(map(len, MODES.values()))
"""How many modes an orthography has at most."""


_LONGEST: Final = 10_000  # units; a longer name comes from a damaged file


class Alphabet:
    """Numbers of units, from 1; 0 is none. Immutable.

    Args:
        units: each with its orthography, each once.

    Examples:
        >>> alphabet = Alphabet([("vi", "h"), ("latin", "h")])
        >>> alphabet.numbers["latin", "h"], len(alphabet)
        (2, 3)
    """

    def __init__(self, units: Iterable[tuple[str, str]]) -> None:
        self.units: Sequence[tuple[str, str]] = (("", ""), *units)
        self.numbers: Mapping[tuple[str, str], int] = {
            unit: number for number, unit in enumerate(self.units) if number
        }

    def __len__(self) -> int:
        return len(self.units)


@dataclass(frozen=True, slots=True, eq=False)
class Coded:
    """Names as numbers of units, one name after another.

    Attributes:
        units: numbers of an alphabet, in their lower bits (`UNIT`).
        ends: where each name ends in `units`, shape (names,).
        orthographies: places in `ORTHOGRAPHIES`, shape (names,).
    """

    units: NDArray[np.integer]
    ends: NDArray[np.integer]
    orthographies: NDArray[np.integer]

    def __len__(self) -> int:
        return len(self.ends)

    def padded(
        self, chosen: NDArray[np.integer] | None = None
    ) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
        """Return names as rows that are filled up with 0, shape (names, longest), and lengths.

        Args:
            chosen: which names; all if None.
        """
        chosen = np.arange(len(self)) if chosen is None else chosen
        ends = self.ends[chosen].astype(np.int64)
        starts = np.where(chosen > 0, self.ends[chosen - 1], 0).astype(np.int64)
        lengths = ends - starts
        if len(lengths) and not 0 <= lengths.min() <= lengths.max() <= _LONGEST:
            raise ValueError("expected names of some units, found others")
        columns = np.arange(int(lengths.max(initial=0)))
        inside = columns < lengths[:, None]
        rows = np.zeros(inside.shape, dtype=np.int64)
        rows[inside] = self.units[(starts[:, None] + columns)[inside]] & UNIT
        return rows, lengths.astype(np.int32)


def encode(names: Sequence[tuple[str, Units]]) -> tuple[Alphabet, Coded]:
    """Number the units of names.

    Args:
        names: orthography and units of each.
    """
    alphabet = Alphabet(sorted({(orthography, unit) for orthography, us in names for unit in us}))
    numbers = alphabet.numbers
    units = [numbers[orthography, unit] for orthography, us in names for unit in us]
    lengths = np.array([len(us) for _, us in names], dtype=np.int64)
    orthographies = [ORTHOGRAPHIES.index(orthography) for orthography, _ in names]
    coded = np.array(units, dtype=np.int64), np.cumsum(lengths), np.array(orthographies, np.int64)
    return alphabet, Coded(*coded)


class ChunkFinder:
    """The model's numbers of chunks, by the numbers of their units. Immutable.

    Args:
        weights: the model.
        alphabet: of the names.
    """

    def __init__(self, weights: Weights, alphabet: Alphabet) -> None:
        size = len(alphabet)
        self._weights = weights
        self._one = np.zeros((MOST_MODES, size), dtype=np.int32)
        self._two = np.zeros((MOST_MODES, size, size), dtype=np.int32)
        pairs: dict[tuple[int, int, int], int] = {}
        triples: list[tuple[int, int, int]] = []
        for number, (orthography, mode, units) in enumerate(weights.chunks):
            ids = [alphabet.numbers.get((orthography, unit), 0) for unit in units]
            if not ids or not all(ids):
                continue
            place = MODES[orthography].index(mode)
            if len(ids) == 1:
                self._one[place, ids[0]] = number
            elif len(ids) == 2:  # noqa: PLR2004 - units
                self._two[place, ids[0], ids[1]] = number
            else:
                pair = pairs.setdefault((place, ids[0], ids[1]), len(pairs) + 1)
                triples.append((pair, ids[2], number))
        self._pair = np.zeros((MOST_MODES, size, size), dtype=np.int32)
        for (place, first, second), pair in pairs.items():
            self._pair[place, first, second] = pair
        self._three = np.zeros((len(pairs) + 1, size), dtype=np.int32)
        for pair, third, number in triples:
            self._three[pair, third] = number

    def chunks(self, units: NDArray[np.int64], modes: NDArray[np.integer]) -> NDArray[np.int32]:
        """Return the numbers of the chunks of 1, 2, 3 units that end at each unit of each row.

        Args:
            units: rows of units, filled up with 0, shape (rows, width).
            modes: the mode of each row, shape (rows,).

        Returns:
            Numbers, 0 for what was never seen, shape (3, rows, width).
        """
        found = np.zeros((MAX_NAME, *units.shape), dtype=np.int32)
        mode = modes[:, None]
        found[0] = self._one[mode, units]
        found[1, :, 1:] = self._two[mode, units[:, :-1], units[:, 1:]]
        pairs = self._pair[mode, units[:, :-2], units[:, 1:-1]]
        found[2, :, 2:] = self._three[pairs, units[:, 2:]]
        return found

    @cached_property
    def mode_counts(self) -> NDArray[np.int64]:
        """How many modes each orthography has."""
        return np.array([len(MODES[orthography]) for orthography in ORTHOGRAPHIES])

    def log_priors(self, script: str) -> NDArray[np.float64]:
        """Return log P(mode | orthography, script), shape (orthographies, modes)."""
        priors = np.zeros((len(ORTHOGRAPHIES), MOST_MODES))
        for row, orthography in enumerate(ORTHOGRAPHIES):
            for column, mode in enumerate(MODES[orthography]):
                priors[row, column] = np.log(self._weights.priors[orthography, mode, script])
        return priors
