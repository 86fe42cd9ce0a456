"""`eknaam normalize`: which person or place each name means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated, Final

import typer

from eknaam.cli.options import (
    BaseOption,
    FormatOption,
    GazetteerOption,
    LangOption,
    ModelOption,
    OutputFormat,
    open_normalizer,
)
from eknaam.cli.output import warn, write_records
from eknaam.cli.tables import Cell, print_table, probability
from eknaam.documents import STDIN, read_document, split_lines
from eknaam.errors import InputError
from eknaam.records import Candidate, Entity, Kind, Match

__all__ = ["FIELDS", "normalize"]

FIELDS: Final = (
    "input", "canonical", "id", "kind", "type", "score", "how", "ambiguous", "candidates",
)  # fmt: skip
"""The fields of a record, in order; CSV leaves `candidates` out."""

_COLUMNS: Final = ("canonical", "id", "type", "how", "score", "spelling")


@dataclass(frozen=True, slots=True)
class _Answer:
    name: str
    match: Match | None
    candidates: tuple[Candidate, ...]


def normalize(
    names: Annotated[
        list[str], typer.Argument(metavar="NAME", help="Names; - reads them, one a line.")
    ],
    *,
    format_: FormatOption = "table",
    lang: LangOption = None,
    kind: Annotated[
        Kind | None, typer.Option("--kind", "-k", help="Only entities of this kind.")
    ] = None,
    gazetteer: GazetteerOption = None,
    base: BaseOption = None,
    model: ModelOption = None,
    limit: Annotated[
        int | None,
        typer.Option(
            "--limit", "-n", min=1, metavar="N", help="Show N candidates, unlikely ones too."
        ),
    ] = None,
) -> None:
    """Say which person or place each name means, and leave with 1 where none is known."""
    try:
        wanted = list(_names(names))
    except InputError as error:
        warn(str(error))
        raise typer.Exit(2) from None
    normalizer = open_normalizer(gazetteer, model, base)
    matches = normalizer.normalize_many(wanted, lang=lang, kind=kind)
    answers = [
        _Answer(
            name,
            match,
            tuple(normalizer.rank(name, lang=lang, kind=kind, limit=limit))
            if limit
            else _rivals(match),
        )
        for name, match in zip(wanted, matches, strict=True)
    ]
    _write(answers, format_)
    if not any(answer.match for answer in answers):
        raise typer.Exit(1)


def _names(arguments: Iterable[str]) -> Iterator[str]:
    for argument in arguments:
        if argument == STDIN:
            lines = split_lines(read_document(STDIN).text)
            yield from (line.strip() for line in lines if line.strip())
        else:
            yield argument


def _rivals(match: Match | None) -> tuple[Candidate, ...]:
    return match.candidates if match is not None and match.ambiguous else ()


def _write(answers: list[_Answer], format_: OutputFormat) -> None:
    if format_ == "table":
        print_table(_COLUMNS, (row for answer in answers for row in _rows(answer)))
    else:
        write_records(map(_record, answers), FIELDS[:-1], format_)


def _record(answer: _Answer) -> dict[str, object]:
    found: dict[str, object] = dict.fromkeys(FIELDS) | {"ambiguous": False}
    if answer.match:
        found |= _rounded(answer.match)
    return found | {"input": answer.name, "candidates": list(map(_rounded, answer.candidates))}


def _rounded(found: Match | Candidate) -> dict[str, object]:
    return found.to_dict() | {"score": round(found.score, 4)}


def _rows(answer: _Answer) -> Iterator[tuple[Cell, ...]]:
    match = answer.match
    spelling = (answer.name, "")
    if match is None:
        yield ("not known", "dim"), ("", ""), ("", ""), ("", ""), ("", ""), spelling
    else:
        how = "ambiguous" if match.ambiguous else match.how
        yield *_entity_cells(match.entity, "bold"), (how, ""), probability(match.score), spelling
    for candidate in answer.candidates:
        if match is None or candidate.entity.id != match.entity.id or str(candidate.reason):
            note = (f"  {str(candidate.reason) or candidate.name.text}", "dim")
            cells = _entity_cells(candidate.entity, "dim", indent="  ")
            yield *cells, ("candidate", "dim"), probability(candidate.score), note


def _entity_cells(entity: Entity, style: str, indent: str = "") -> tuple[Cell, Cell, Cell]:
    return (
        (f"{indent}{entity.canonical}", style),
        (entity.id, "cyan"),
        (entity.type or entity.kind, ""),
    )
