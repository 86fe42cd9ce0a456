"""A gazetteer whose entities stay in a file until they are asked for."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Final, overload

from eknaam.gazetteer.collection import Gazetteer, Owner
from eknaam.gazetteer.compiled.strings import Numbers, Strings
from eknaam.gazetteer.container import Container
from eknaam.gazetteer.entities import build_entity
from eknaam.records import Entity
from eknaam.text.fold import key as comparing_key

__all__ = ["CompiledGazetteer", "open_compiled"]

_REMEMBERED: Final = 16_384  # entities
_SAMPLE: Final = 32  # keys that are compared when a file is opened


def open_compiled(path: Path) -> CompiledGazetteer:
    """Open a compiled gazetteer.

    Args:
        path: a file of `compile_gazetteer`.

    Raises:
        GazetteerError: it is no such file, damaged, or of an eknaam that folds names differently.
    """
    return CompiledGazetteer(Container(path))


class CompiledGazetteer(Gazetteer):
    """A gazetteer in a file that is mapped into memory; used as any other.

    While it is in use its file may be replaced by another one, but must not be changed in place.

    Args:
        container: the file.

    Raises:
        GazetteerError: the file is damaged as far as that shows at once; later, when something is
            asked for that is damaged.
    """

    __slots__ = ("_entities", "_entity", "_file", "_ids", "_key_owners", "_keys", "_order")

    def __init__(self, container: Container) -> None:
        super().__init__()
        self._file = container
        self._entities = Strings(container, "entities")
        self._ids = Strings(container, "ids")
        self._order = Numbers(container, "ids.entity", "I")
        self._keys = Strings(container, "keys")
        self._key_owners = (
            Numbers(container, "keys.owners.ends", "Q"),
            Numbers(container, "keys.owners", "I"),
        )
        self._entity = lru_cache(maxsize=_REMEMBERED)(self._decode)
        self._check()

    def __len__(self) -> int:
        return len(self._entities)

    def __iter__(self) -> Iterator[Entity]:
        return (self._decode(number) for number in range(len(self)))

    def __contains__(self, item: object) -> bool:
        if isinstance(item, Entity):
            return self.get(item.id) == item
        return isinstance(item, str) and self.get(item) is not None

    def __getitem__(self, entity_id: str) -> Entity:
        entity = self.get(entity_id)
        if entity is None:
            raise KeyError(entity_id)
        return entity

    def __hash__(self) -> int:
        return hash((len(self), self._entity(0).id if len(self) else None))

    def __reduce__(self) -> tuple[object, ...]:
        return open_compiled, (self._file.path,)

    @overload
    def get(self, entity_id: str) -> Entity | None: ...
    @overload
    def get(self, entity_id: str, default: Entity) -> Entity: ...
    def get(self, entity_id: str, default: Entity | None = None) -> Entity | None:
        """Return the entity of this id, or the default."""
        place = self._ids.find(entity_id.encode("utf-8", "surrogatepass"))
        return default if place is None else self._entity(self._order[place])

    def owners(self, key: str) -> tuple[Owner, ...]:
        """Return every entity that lists a name of this comparing key, with that name.

        Args:
            key: what `eknaam.text.fold.key` makes of a spelling.

        Raises:
            GazetteerError: what the file says of the key is damaged.
        """
        place = self._keys.find(key.encode("utf-8", "surrogatepass"))
        return () if place is None else tuple(self._owners_at(place))

    def at(self, number: int) -> Entity:
        """Return the entity at a place in the order of the gazetteer, from 0."""
        return self._entity(number)

    def number(self, entity_id: str) -> int:
        """Return the place of an entity in the order of the gazetteer, from 0.

        Raises:
            KeyError: there is no such entity.
        """
        place = self._ids.find(entity_id.encode("utf-8", "surrogatepass"))
        if place is None:
            raise KeyError(entity_id)
        return self._order[place]

    def lists(self, key: str) -> bool:
        """Whether a name of this comparing key is listed."""
        return self._keys.find(key.encode("utf-8", "surrogatepass")) is not None

    def begins_listed(self, key: str) -> bool:
        """Whether the comparing key of a listed name begins with this one, or is it."""
        return self._keys.begins(key.encode("utf-8", "surrogatepass"))

    @property
    def digest(self) -> str:
        """BLAKE2b of the records of the entities, as the file states it."""
        return self._file.sections["entities.text"].digest.hex()

    @property
    def container(self) -> Container:
        """The file."""
        return self._file

    def _owners_at(self, place: int) -> Iterator[Owner]:
        ends, owners = self._key_owners
        start, end = ends[place - 1] if place else 0, ends[place]
        if not start < end <= len(owners) // 2:
            raise self._file.error("expected the owners of a name, found their place damaged")
        for number in range(start, end):
            entity = self._entity(owners[2 * number])
            name = owners[2 * number + 1]
            if name >= len(entity.names):
                raise self._file.error(f"expected a name of {entity.id}, found one too many")
            yield entity, entity.names[name]

    def _decode(self, number: int) -> Entity:
        record = self._entities[number]
        try:
            return build_entity(json.loads(record))
        # Whatever a damaged record makes of what is read: JSON of another shape, or none.
        except (
            ValueError,
            KeyError,
            TypeError,
            AttributeError,
            StopIteration,
            RecursionError,
        ) as error:
            message = f"expected entity {number:,}, found a damaged record"
            raise self._file.error(f"{message}; compile the file again") from error

    def _check(self) -> None:
        """Look at whether the sections fit together, and at some names.

        Raises:
            GazetteerError: they do not; or names fold otherwise than when the file was made.
        """
        ends, owners = self._key_owners
        same = len(self._entities) == len(self._ids) == len(self._order)
        if not same or len(self._keys) != len(ends) or len(owners) % 2:
            raise self._file.error("expected sections that fit together, found others")
        for place in range(0, len(self._keys), max(1, len(self._keys) // _SAMPLE)):
            _, name = next(self._owners_at(place))
            if comparing_key(name.text).encode() != self._keys[place]:
                message = "expected names folded as this eknaam folds them, found others"
                raise self._file.error(f"{message}; compile the file again")
