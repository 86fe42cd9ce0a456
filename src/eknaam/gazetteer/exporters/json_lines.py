"""JSON Lines: the gazetteer format itself, one entity a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from eknaam.gazetteer.entities import record_of
from eknaam.records import Entity

__all__ = ["json_lines", "to_json_lines"]


def json_lines(entities: Iterable[Entity]) -> Iterator[str]:
    """Yield a line of JSON for each entity, with its line break."""
    return (f"{record_of(entity)}\n" for entity in entities)


def to_json_lines(entities: Iterable[Entity]) -> str:
    """Return entities as JSON Lines: the same entities always give the same text.

    Examples:
        >>> from eknaam.records import Name
        >>> print(to_json_lines([Entity("hue", "place", "Huế", "vi", (Name("Huế", "vi"),))]))
        {"id":"hue","kind":"place","canonical_tag":"vi","names":{"vi":"Huế"}}
        <BLANKLINE>
    """
    return "".join(json_lines(entities))
