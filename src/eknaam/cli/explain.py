"""`eknaam explain`: how a spelling and the names of an entity go together, letter by letter."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from eknaam.cli.options import BaseOption, GazetteerOption, ModelOption, open_normalizer
from eknaam.cli.output import warn
from eknaam.cli.tables import Cell, print_line, print_table

if TYPE_CHECKING:
    from eknaam import Gazetteer
    from eknaam.records import Entity

__all__ = ["explain"]


def explain(
    spelling: Annotated[str, typer.Argument(metavar="SPELLING", help="A name in Hindi or Urdu.")],
    entity: Annotated[
        str, typer.Argument(metavar="ENTITY", help="An entity's id or canonical name.")
    ],
    *,
    gazetteer: GazetteerOption = None,
    base: BaseOption = None,
    model: ModelOption = None,
) -> None:
    """Show an alignment; leave with 1 where the spelling does not fit, with 2 for no entity."""
    normalizer = open_normalizer(gazetteer, model, base)
    found = _entity(normalizer.gazetteer, entity)
    if found is None:
        warn(f"{entity}: expected the id or the canonical name of an entity of the gazetteer")
        raise typer.Exit(2)
    rows = list(_rows(spelling, found))
    if rows:
        print_table(("name", "tag", "cost", "alignment"), rows)
    score = next(
        (c.score for c in normalizer.rank(spelling, limit=20) if c.entity.id == found.id), 0.0
    )
    match = normalizer.normalize(spelling)
    meant = f"means {match} ({match.how})" if match else "means no entity"
    print_line(f"{spelling}: {score:.2f} {found.canonical}; {meant}")
    raise typer.Exit(0 if match and match.entity.id == found.id else 1)


def _entity(gazetteer: Gazetteer, name: str) -> Entity | None:
    from eknaam.text.fold import key

    if name in gazetteer:
        return gazetteer[name]
    owners = gazetteer.owners(key(name))
    return owners[0][0] if owners else None


def _rows(spelling: str, entity: Entity) -> Iterator[tuple[Cell, ...]]:
    """Yield the alignment with each name of the entity, the likeliest first."""
    from eknaam.lint.missing import alignments

    for name, alignment in alignments(entity, spelling):
        yield (
            (name.name.text, "bold"),
            (name.name.tag, "dim"),
            (f"{alignment.cost:.1f}", ""),
            (str(alignment), ""),
        )
