"""CSV: one entity a row, a column for each field, language and standing that occurs."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from eknaam.gazetteer.collection import Gazetteer
from eknaam.gazetteer.importers.tabular import FORMULA, SEPARATOR
from eknaam.records import Entity

__all__ = ["csv_lines"]

_FIRST = ("id", "kind", "type", "canonical_tag")
_LAST = ("population", "part_of", "valid_from", "valid_until", "shared", "sources")


def csv_lines(gazetteer: Gazetteer) -> Iterator[str]:
    """Yield the lines of a table; roles and successions have no place in it.

    Args:
        gazetteer: the entities.

    Yields:
        The heading, then a row an entity. Several names of a cell have a | between them. What a
        spreadsheet would take for a formula has an apostrophe before it.
    """
    columns = _columns(gazetteer)
    yield _line(columns)
    for entity in gazetteer:
        cells = _cells(entity)
        yield _line([cells.get(column, "") for column in columns])


def _columns(gazetteer: Gazetteer) -> list[str]:
    used = {column for entity in gazetteer for column in _cells(entity)}
    names = sorted(column for column in used if column.startswith("names."))
    ids = sorted(column for column in used if column.startswith("ids."))
    plain = [column for column in (*_FIRST, *_LAST) if column in used or column in _FIRST[:2]]
    first = [column for column in plain if column in _FIRST]
    return [*first, *names, *ids, *plain[len(first) :]]


def _cells(entity: Entity) -> dict[str, str]:
    cells = {field: str(getattr(entity, field)) for field in (*_FIRST, *_LAST[:-2])}
    cells = {field: text for field, text in cells.items() if text != "None"}
    cells |= {f"ids.{register}": value for register, value in entity.ids.items()}
    if entity.shared:
        cells["shared"] = "true"
    if entity.sources:
        cells["sources"] = SEPARATOR.join(entity.sources)
    for name in entity.names:
        column = f"names.{name.tag}"
        column += "" if name.standing == "preferred" else f".{name.standing}"
        # A value is escaped before it is joined: the separator between two is not part of either.
        text = _harmless(name.text.replace("\\", "\\\\").replace(SEPARATOR, f"\\{SEPARATOR}"))
        cells[column] = SEPARATOR.join(filter(None, (cells.get(column), text)))
    return cells


def _harmless(text: str) -> str:
    return f"'{text}" if FORMULA.match(text) else text


def _line(row: list[str]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerow(row)
    return buffer.getvalue()
