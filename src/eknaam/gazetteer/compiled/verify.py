"""Looks at every byte of a compiled gazetteer."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from eknaam.errors import GazetteerError
from eknaam.gazetteer.check import check_item
from eknaam.gazetteer.compiled.reader import CompiledGazetteer
from eknaam.gazetteer.compiled.strings import Strings
from eknaam.gazetteer.container import Container
from eknaam.gazetteer.problems import Item, Problems
from eknaam.text.fold import key as comparing_key

__all__ = ["verify_compiled"]


def verify_compiled(path: Path) -> Iterator[str]:
    """Yield what is wrong with a compiled gazetteer, one line each.

    Args:
        path: the file.

    Yields:
        Problems: bytes that are not what was written; and, if there are none, entities that the
        format does not allow, and look-ups that would go astray.
    """
    try:
        container = Container(path)
        damaged = False
        for problem in container.damage():
            damaged = True
            yield str(container.error(problem))
        if not damaged:
            gazetteer = CompiledGazetteer(container)
            yield from _entities(container)
            yield from _lookups(container, gazetteer)
    except GazetteerError as error:
        yield from error.problems


def _entities(container: Container) -> Iterator[str]:
    records = Strings(container, "entities")
    for number in range(len(records)):
        problems = Problems(str(container.path))
        try:
            value = json.loads(records[number])
        except (ValueError, RecursionError):
            yield str(container.error(f"expected entity {number:,} as JSON, found something else"))
            continue
        check_item(Item(value, number + 1), problems)
        yield from map(str, problems.found)


def _lookups(container: Container, gazetteer: CompiledGazetteer) -> Iterator[str]:
    for name in ("ids", "keys"):
        texts = Strings(container, name)
        for place in range(1, len(texts)):
            if not texts[place - 1] < texts[place]:
                yield str(container.error(f"expected {name} in order, found {place:,} out of it"))
    for entity in gazetteer:
        if gazetteer.get(entity.id) != entity:
            yield str(container.error(f"expected {entity.id} under its id, found another entity"))
        for each in entity.names:
            key = comparing_key(each.text) if each.is_listed else ""
            if key and (entity, each) not in gazetteer.owners(key):
                message = f"expected {entity.id} under {each.text!r}, found it missing"
                yield str(container.error(message))
