"""An immutable collection of entities, with an index of their names."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from hashlib import blake2b
from threading import Lock
from typing import TYPE_CHECKING, overload

from eknaam.arguments import checked_each
from eknaam.errors import GazetteerError
from eknaam.gazetteer.entities import record_of
from eknaam.records import Entity, Name
from eknaam.text.fold import key as comparing_key
from eknaam.text.tags import is_indic

if TYPE_CHECKING:
    from eknaam.gazetteer.container import Container

__all__ = ["Gazetteer", "Owner"]

Owner = tuple[Entity, Name]
"""An entity, and which of its names was asked for."""


class Gazetteer:
    """Entities in order, found by id and by listed name.

    Immutable, safe to share between threads, and picklable.

    Args:
        entities: the entities, each with an id of its own.

    Raises:
        GazetteerError: two entities have the same id.

    Examples:
        >>> from eknaam.records import Entity, Name
        >>> hue = Entity("hue", "place", "Huế", "vi", (Name("Huế", "vi"), Name("Hue", "en")))
        >>> gazetteer = Gazetteer([hue])
        >>> len(gazetteer), "hue" in gazetteer, gazetteer["hue"].canonical
        (1, True, 'Huế')
    """

    __slots__ = (
        "__weakref__",
        "_by_id",
        "_lock",
        "_numbers",
        "_ordered",
        "_owners",
        "_sorted_keys",
    )

    def __init__(self, entities: Iterable[Entity] = ()) -> None:
        by_id: dict[str, Entity] = {}
        for entity in checked_each(entities, "entities", Entity):
            if by_id.setdefault(entity.id, entity) is not entity:
                raise GazetteerError(f"{entity.id}: id: expected a new id, found it twice")
        self._by_id = by_id
        self._owners: dict[str, tuple[Owner, ...]] | None = None
        self._numbers: dict[str, int] | None = None
        self._ordered: tuple[Entity, ...] | None = None
        self._sorted_keys: list[str] | None = None
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._by_id)

    def __iter__(self) -> Iterator[Entity]:
        return iter(self._by_id.values())

    def __contains__(self, item: object) -> bool:
        if isinstance(item, Entity):
            return self._by_id.get(item.id) == item
        return isinstance(item, str) and item in self._by_id

    def __getitem__(self, entity_id: str) -> Entity:
        return self._by_id[entity_id]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Gazetteer):
            return NotImplemented
        return self is other or list(self) == list(other)

    def __hash__(self) -> int:
        return hash((len(self), next(iter(self._by_id), None)))

    def __repr__(self) -> str:
        return f"<Gazetteer of {len(self):,} entities>"

    def __reduce__(self) -> tuple[object, ...]:
        # The index is left out: it is rebuilt where it is needed, and a lock cannot be pickled.
        return Gazetteer, (tuple(self),)

    @overload
    def get(self, entity_id: str) -> Entity | None: ...
    @overload
    def get(self, entity_id: str, default: Entity) -> Entity: ...
    def get(self, entity_id: str, default: Entity | None = None) -> Entity | None:
        """Return the entity of this id, or the default.

        Examples:
            >>> Gazetteer().get("atlantis") is None
            True
        """
        return self._by_id.get(entity_id, default)

    def canonical_only(self) -> Gazetteer:
        """Return the same entities without any name tagged hi, ur or another Indic language.

        A canonical name always stays. What is recognised with the result is inferred from the
        sound alone, never looked up.

        Examples:
            >>> from eknaam.records import Entity, Name
            >>> hue = Entity("hue", "place", "Huế", "vi", (Name("Huế", "vi"), Name("हुए", "hi")))
            >>> [name.text for name in Gazetteer([hue]).canonical_only()["hue"].names]
            ['Huế']
        """
        return Gazetteer(map(_without_indic_names, self))

    def owners(self, key: str) -> tuple[Owner, ...]:
        """Return every entity that lists a name of this comparing key, with that name.

        A predicted spelling is a suggestion, and not listed.

        Args:
            key: what `eknaam.text.fold.key` makes of a spelling.

        Returns:
            The entities and names in gazetteer order; empty where no name is listed so.

        Examples:
            >>> from eknaam.records import Entity, Name
            >>> from eknaam.text.fold import key
            >>> name = Name("हाई फोंग", "hi")
            >>> place = Entity("hai-phong", "place", "Hải Phòng", "vi", (name,))
            >>> [owner.id for owner, name in Gazetteer([place]).owners(key("हाईफोंग"))]
            ['hai-phong']
        """
        return self._index().get(key, ())

    def at(self, number: int) -> Entity:
        """Return the entity at a place in the order of the gazetteer, from 0."""
        if self._ordered is None:
            self._ordered = tuple(self)
        return self._ordered[number]

    def number(self, entity_id: str) -> int:
        """Return the place of an entity in the order of the gazetteer, from 0.

        Raises:
            KeyError: there is no such entity.
        """
        if self._numbers is None:
            self._numbers = {each: number for number, each in enumerate(self._by_id)}
        return self._numbers[entity_id]

    def lists(self, key: str) -> bool:
        """Whether a name of this comparing key is listed."""
        return key in self._index()

    def begins_listed(self, key: str) -> bool:
        """Whether the comparing key of a listed name begins with this one, or is it."""
        if self._sorted_keys is None:
            self._sorted_keys = sorted(self._index())
        place = bisect_left(self._sorted_keys, key)
        return place < len(self._sorted_keys) and self._sorted_keys[place].startswith(key)

    @property
    def digest(self) -> str:
        """BLAKE2b of the records of the entities, in hexadecimal digits.

        The same entities in the same order have the same, in memory as in a file.
        """
        digest = blake2b(digest_size=16)
        for entity in self:
            digest.update(record_of(entity).encode("utf-8", "surrogatepass"))
        return digest.hexdigest()

    @property
    def container(self) -> Container | None:
        """The file that the gazetteer is mapped from, if it is a compiled one."""
        return None

    def _index(self) -> Mapping[str, tuple[Owner, ...]]:
        if self._owners is None:
            with self._lock:
                if self._owners is None:
                    self._owners = _index(self)
        return self._owners


def _without_indic_names(entity: Entity) -> Entity:
    kept = tuple(
        name
        for name in entity.names
        if not is_indic(name.tag)
        or (name.tag == entity.canonical_tag and name.text == entity.canonical)
    )
    return entity if len(kept) == len(entity.names) else replace(entity, names=kept)


def _index(entities: Iterable[Entity]) -> dict[str, tuple[Owner, ...]]:
    index: dict[str, tuple[Owner, ...]] = {}
    for entity in entities:
        for name in entity.names:
            key = comparing_key(name.text)
            if key and name.is_listed:
                index[key] = (*index.get(key, ()), (entity, name))
    return index
