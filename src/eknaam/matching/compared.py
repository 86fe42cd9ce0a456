"""The compared names of a gazetteer, by position; records are made when they are asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import overload

import numpy as np

from eknaam.gazetteer import Gazetteer
from eknaam.matching.names import ComparedName
from eknaam.matching.table import NameTable

__all__ = ["Names"]


class Names(Sequence[ComparedName]):
    """The names that spellings are compared with. Immutable.

    Args:
        gazetteer: the entities.
        table: their names.
    """

    def __init__(self, gazetteer: Gazetteer, table: NameTable) -> None:
        self.gazetteer = gazetteer
        self.table = table

    def __len__(self) -> int:
        return len(self.table)

    def __iter__(self) -> Iterator[ComparedName]:
        return map(self._at, range(len(self)))

    @overload
    def __getitem__(self, position: int) -> ComparedName: ...
    @overload
    def __getitem__(self, position: slice) -> Sequence[ComparedName]: ...
    def __getitem__(self, position: int | slice) -> ComparedName | Sequence[ComparedName]:
        if isinstance(position, slice):
            return [self._at(number) for number in range(*position.indices(len(self)))]
        return self._at(range(len(self))[position])

    def of_entity(self, entity_id: str) -> range:
        """Return the positions of the names of an entity."""
        number = self.gazetteer.number(entity_id)
        first, end = np.searchsorted(self.table.entities, [number, number + 1]).tolist()
        return range(first, end)

    def _at(self, position: int) -> ComparedName:
        table = self.table
        entity = self.gazetteer.at(int(table.entities[position]))
        place = int(table.places[position])
        if place >= len(entity.names):
            raise table.error
        name = entity.names[place]
        syllables = tuple(map(len, table.cut_syllables(position)))
        orthography = table.orthography(position)
        return ComparedName(entity, name, orthography, table.words(position), syllables)
