"""YAML in the style of the project: for people who go on editing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from eknaam.gazetteer.entities import entity_to_plain
from eknaam.gazetteer.yaml_text import entity_lines
from eknaam.records import Entity

__all__ = ["yaml_lines"]


def yaml_lines(entities: Iterable[Entity]) -> Iterator[str]:
    """Yield a gazetteer file, an empty line between entities."""
    first = True
    for entity in entities:
        yield "" if first else "\n"
        yield from (f"{line}\n" for _, line in entity_lines(entity_to_plain(entity)))
        first = False
    if first:
        yield "[]\n"
