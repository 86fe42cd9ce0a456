"""FollowTheMoney entities: persons and organizations, one JSON object a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Final

from eknaam.records import Entity

__all__ = ["followthemoney_lines"]

_SCHEMATA: Final = {"person": "Person", "organization": "Organization"}


def followthemoney_lines(entities: Iterable[Entity]) -> Iterator[str]:
    """Yield a line for each person and organization; the format has no places.

    Args:
        entities: the entities.

    Examples:
        >>> from eknaam.records import Name
        >>> print(*followthemoney_lines([Entity("x", "person", "Tô Lâm", "vi", (
        ...     Name("Tô Lâm", "vi"), Name("तो लाम", "hi")))]), sep="")
        {"id":"x","schema":"Person","properties":{"name":["Tô Lâm"],"alias":["तो लाम"]}}
        <BLANKLINE>
    """
    encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    for entity in entities:
        if entity.kind in _SCHEMATA:
            properties = {
                "name": [entity.canonical],
                "alias": _others(entity, "preferred") + _others(entity, "attested"),
                "weakAlias": _others(entity, "rejected"),
                "position": list(dict.fromkeys(role.title for role in entity.roles)),
                "wikidataId": [entity.ids["wikidata"]] if "wikidata" in entity.ids else [],
                "dissolutionDate": [entity.valid_until] if entity.valid_until else [],
            }
            given = {key: values for key, values in properties.items() if values}
            record = {"id": entity.id, "schema": _SCHEMATA[entity.kind], "properties": given}
            yield f"{encode(record)}\n"


def _others(entity: Entity, standing: str) -> list[str]:
    texts = (name.text for name in entity.names if name.standing == standing)
    return [text for text in dict.fromkeys(texts) if text != entity.canonical]
