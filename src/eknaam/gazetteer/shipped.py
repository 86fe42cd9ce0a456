"""Reads the gazetteer that is shipped, from the file that `generate` has made."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib import resources
from typing import Final

from eknaam.gazetteer.entities import build_entity
from eknaam.records import Entity

__all__ = ["SHIPPED_FILE", "read_shipped"]

SHIPPED_FILE: Final = "shipped.jsonl"


def read_shipped() -> Iterator[Entity]:
    """Yield the entities of the shipped gazetteer.

    They were checked when the file was generated, and are not checked again.

    Examples:
        >>> any(entity.id == "quang-ninh" for entity in read_shipped())
        True
    """
    text = resources.files("eknaam.gazetteer").joinpath(SHIPPED_FILE).read_text(encoding="utf-8")
    # JSON writes every line break inside a string as an escape, so these are all between lines.
    return map(build_entity, json.loads(f"[{text.strip().replace(chr(10), ',')}]"))
