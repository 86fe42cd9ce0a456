"""`eknaam gazetteer show`, `search` and `diff`: what gazetteers say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated, Final

import typer

from eknaam.cli.gazetteer.options import BaseOption, open_gazetteer, reported
from eknaam.cli.options import FormatOption, GazetteerOption, OutputFormat
from eknaam.cli.output import warn, write_records
from eknaam.cli.tables import Cell, print_table
from eknaam.gazetteer import Gazetteer
from eknaam.gazetteer.difference import Difference, differences
from eknaam.gazetteer.entities import entity_to_plain
from eknaam.gazetteer.layers import Fact, trace
from eknaam.gazetteer.load import SHIPPED, plain_entity
from eknaam.readings.latin import plain_letters
from eknaam.records import Entity
from eknaam.text.fold import key

__all__ = ["DIFF_FIELDS", "SEARCH_FIELDS", "SHOW_FIELDS", "diff", "search", "show"]

SHOW_FIELDS: Final = ("id", "field", "standing", "layer", "value")
SEARCH_FIELDS: Final = ("canonical", "id", "kind", "type", "tag", "name")
DIFF_FIELDS: Final = ("change", "id", "canonical", "field", "standing", "value")
_COLOURS: Final = {"added": "green", "removed": "red"}

Record = dict[str, object]


def show(
    ids: Annotated[list[str], typer.Argument(metavar="ID", help="Ids of entities.")],
    *,
    gazetteer: GazetteerOption = None,
    base: BaseOption = None,
    format_: FormatOption = "table",
) -> None:
    """Show all that is known of entities, and which layer each part of it comes from."""
    records: list[Record] = []
    missing = 0
    with reported():
        merged = open_gazetteer(gazetteer, base)
        lower = open_gazetteer(base) if base and gazetteer else None
        for entity_id in ids:
            if entity_id in merged:
                records += _shown(merged[entity_id], gazetteer, base, lower)
            else:
                missing += 1
                warn(f"{entity_id}: no such entity")
    _write(records, SHOW_FIELDS, format_)
    if missing:
        raise typer.Exit(1)


def search(
    words: Annotated[list[str], typer.Argument(metavar="TEXT", help="A part of a name or an id.")],
    *,
    gazetteer: GazetteerOption = None,
    base: BaseOption = None,
    format_: FormatOption = "table",
) -> None:
    """Find entities by a part of any of their names, in any script, or by an id."""
    with reported():
        found = list(_found(open_gazetteer(gazetteer, base), " ".join(words)))
    _write(found, SEARCH_FIELDS, format_)
    if not found:
        raise typer.Exit(1)


def diff(
    old: Annotated[str, typer.Argument(metavar="A", help="A gazetteer file, or 'shipped'.")],
    new: Annotated[str, typer.Argument(metavar="B", help="A gazetteer file, or 'shipped'.")],
    *,
    format_: FormatOption = "table",
) -> None:
    """Say what gazetteer B has that A has not, and the reverse; leave with 1 if they differ."""
    with reported():
        found = list(differences(open_gazetteer(old), open_gazetteer(new)))
    _write([_difference(each) for each in found], DIFF_FIELDS, format_)
    if found:
        raise typer.Exit(1)


def _shown(
    entity: Entity, source: str | None, base: str | None, lower: Gazetteer | None
) -> Iterator[Record]:
    below = lower.get(entity.id) if lower is not None else None
    own = plain_entity(source, entity.id, lower) if source and lower is not None else None
    whole = entity_to_plain(entity) if lower is None else own
    layers = [(base or "", entity_to_plain(below) if below else None), (source or SHIPPED, whole)]
    for fact, layer in trace(layers):
        values = (entity.id, fact.field, fact.standing or None, layer, fact.value)
        yield dict(zip(SHOW_FIELDS, values, strict=True))


def _found(gazetteer: Gazetteer, text: str) -> Iterator[Record]:
    wanted, bare = key(text), text.strip()
    letters = plain_letters(wanted)
    for entity in gazetteer:
        names = [name for name in entity.names if wanted and wanted in key(name.text)]
        if not names and letters:
            names = [name for name in entity.names if letters in plain_letters(key(name.text))]
        if not names and bare in {entity.id, *entity.ids.values()}:
            names = list(entity.names)
        if names:
            values = (entity.canonical, entity.id, entity.kind, entity.type)
            yield dict(zip(SEARCH_FIELDS, (*values, names[0].tag, names[0].text), strict=True))


def _difference(each: Difference) -> Record:
    fact = each.fact or Fact("", "", "")
    values = (each.change, each.id, each.canonical, fact.field, fact.standing, fact.value)
    return dict(zip(DIFF_FIELDS, (value or None for value in values), strict=True))


def _write(records: Iterable[Record], fields: tuple[str, ...], format_: OutputFormat) -> None:
    if format_ != "table":
        write_records(records, fields, format_)
    else:
        rows = [tuple(_cell(field, record[field]) for field in fields) for record in records]
        if rows:
            print_table(fields, rows)


def _cell(field: str, value: object) -> Cell:
    text = "" if value is None else str(value)
    style = {"id": "cyan", "canonical": "bold", "layer": "dim"}.get(field, "")
    return text, _COLOURS.get(text, style) if field == "change" else style
