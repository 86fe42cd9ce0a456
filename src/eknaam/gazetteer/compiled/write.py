"""Makes a compiled gazetteer: the same entities always give the same bytes."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from itertools import chain, pairwise
from pathlib import Path

from eknaam.errors import GazetteerError
from eknaam.gazetteer.compiled.strings import number_chunks, string_sections
from eknaam.gazetteer.container import write_container
from eknaam.gazetteer.entities import record_of
from eknaam.gazetteer.problems import printable
from eknaam.gazetteer.store import why
from eknaam.records import Entity
from eknaam.text.fold import key as comparing_key

__all__ = ["compile_gazetteer"]

Chunks = Iterable[bytes]


def compile_gazetteer(
    entities: Iterable[Entity], path: Path, more: Iterable[tuple[str, Chunks]] = ()
) -> None:
    """Write a compiled gazetteer.

    Args:
        entities: the entities, each with an id of its own; they are taken once, as a stream.
        path: the file; an old one is replaced in one step.
        more: other sections, such as an index, with their bytes.

    Raises:
        GazetteerError: the file cannot be written, or two entities have one id.
    """
    try:
        write_container(path, chain(_sections(entities), more))
    except OSError as error:
        message = f"expected a place to write, found {why(error)}"
        raise GazetteerError(f"{printable(str(path))}: {message}") from error


def _sections(entities: Iterable[Entity]) -> Iterator[tuple[str, Chunks]]:
    ids: list[bytes] = []
    named: list[tuple[bytes, int, int]] = []
    yield from string_sections("entities", _records(entities, ids, named))
    yield from _id_sections(ids)
    named.sort()
    yield from _key_sections(named)


def _records(
    entities: Iterable[Entity], ids: list[bytes], named: list[tuple[bytes, int, int]]
) -> Iterator[bytes]:
    """Yield the entities as JSON, and note their ids and the keys of their names."""
    for number, entity in enumerate(entities):
        ids.append(entity.id.encode())
        for place, name in enumerate(entity.names):
            if name.is_listed and (key := comparing_key(name.text)):
                named.append((key.encode(), number, place))
        yield record_of(entity).encode()


def _id_sections(ids: list[bytes]) -> Iterator[tuple[str, Chunks]]:
    order = sorted(range(len(ids)), key=ids.__getitem__)
    for one, other in pairwise(order):
        if ids[one] == ids[other]:
            raise GazetteerError(f"{ids[one].decode()}: id: expected a new id, found it twice")
    yield from string_sections("ids", (ids[number] for number in order))
    yield "ids.entity", number_chunks(array("I", order))


def _key_sections(named: list[tuple[bytes, int, int]]) -> Iterator[tuple[str, Chunks]]:
    """Yield the keys, where the owners of each end, and the owners: entity and name."""
    keys: list[bytes] = []
    ends, owners = array("Q"), array("I")
    for place, (key, entity, name) in enumerate(named):
        if not keys or keys[-1] != key:
            keys.append(key)
            ends.append(place)
        ends[-1] = place + 1
        owners.extend((entity, name))
    yield from string_sections("keys", keys)
    yield "keys.owners.ends", number_chunks(ends)
    yield "keys.owners", number_chunks(owners)
