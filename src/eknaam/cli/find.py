"""`eknaam find`: the persons and places that texts name, at their exact places."""

from __future__ import annotations

import dataclasses
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import TYPE_CHECKING, Annotated, Final, Literal, NamedTuple, get_args

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
from eknaam.cli.progress import with_bar
from eknaam.cli.tables import Cell, on_terminal, print_line, print_table, probability
from eknaam.documents import Document, Fields, Places, Reading, files_of, read_documents
from eknaam.documents.read import suffixes_of
from eknaam.errors import InputError
from eknaam.records import Kind, Mention, UnlistedName
from eknaam.text.tokens import words_of

if TYPE_CHECKING:
    from eknaam import Normalizer

__all__ = ["FIELDS", "find"]

_COLUMNS: Final = ("place", "canonical", "id", "how", "score", "spelling")
_COLUMNS_BY_ENTITY: Final = ("canonical", "id", "mentions", "files", "how", "spelling")


class KindName(StrEnum):
    """What an entity is (typer takes no list of literals)."""

    PERSON = "person"
    PLACE = "place"
    ORGANIZATION = "organization"


By = Literal["mention", "entity"]
"""What a row of the table stands for."""


class _Found(NamedTuple):
    """A name in a document: the fields of a record, in order."""

    file: str
    line: int
    column: int
    start: int
    end: int
    core_start: int
    core_end: int
    core: str
    text: str
    lang: str
    canonical: str
    id: str | None
    kind: Kind
    type: str | None
    score: float
    how: str
    ambiguous: bool
    near: str | None


def _core(mention: Mention) -> str:
    """Return the name itself, without its full form."""
    return mention.text[mention.core_start - mention.start : mention.core_end - mention.start]


_FIELDS: Final = tuple(field for field in _Found._fields if field != "core")
FIELDS: Final = _FIELDS[:-1]
"""The fields of a record, in order; with unlisted names `near` follows them."""


def _found(document: Document, places: Places, name: Mention | UnlistedName) -> _Found:
    """Return a name with its place in the file; its text is what a reader sees."""
    file, at = document.name, places.of(name.start, name.end)
    place = at.line, at.column, at.start, at.end
    if isinstance(name, UnlistedName):
        near = name.near.entity.id if name.near else None
        return _Found(
            file, *place, at.start, at.end, name.text, name.text, name.lang,
            name.canonical, None, name.kind, None, name.score, "unlisted", False, near,
        )  # fmt: skip
    match, entity = name.match, name.match.entity
    core = places.of(name.core_start, name.core_end)
    return _Found(
        file, *place, core.start, core.end, _core(name), name.text, name.lang,
        entity.canonical, entity.id, entity.kind, entity.type,
        match.score, match.how, match.ambiguous, None,
    )  # fmt: skip


@dataclass(slots=True)
class _Tally:
    """What was read and found so far, for the closing line and the exit code."""

    documents: int = 0
    words: int = 0
    mentions: int = 0
    unlisted: int = 0
    failures: int = 0
    entities: set[str] = dataclasses.field(default_factory=set)

    def fail(self, error: InputError) -> None:
        warn(str(error))
        self.failures += 1

    def line(self) -> str:
        read = f"{_count(self.documents, 'document')}, {_count(self.words, 'word')}"
        entities = _count(len(self.entities), "entity", "entities")
        unlisted = f", {_count(self.unlisted, 'unlisted name')}" if self.unlisted else ""
        failures = f"; {self.failures} could not be read" if self.failures else ""
        return f"{read}, {_count(self.mentions, 'mention')} of {entities}{unlisted}{failures}"

    def exit_code(self) -> int:
        if self.failures:
            return 2
        return 0 if self.mentions or self.unlisted else 1


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def find(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE",
            help="Files, folders, patterns, or - for stdin. Text, Markdown and HTML, and with "
            "--field JSON Lines, CSV, TSV and Parquet.",
        ),
    ],
    *,
    format_: FormatOption = "table",
    by: Annotated[By, typer.Option("--by", help="What a row of the table stands for.")] = "mention",
    lang: LangOption = None,
    kind: Annotated[
        list[KindName] | None,
        typer.Option(
            "--kind", "-k", help="Only this kind; may be repeated. Default: person and place."
        ),
    ] = None,
    field: Annotated[
        list[str] | None,
        typer.Option(
            "--field",
            "--text-field",
            metavar="NAME",
            help="Field with the text of a record; repeatable.",
        ),
    ] = None,
    lang_field: Annotated[
        str | None, typer.Option(metavar="NAME", help="Field with the language of a record.")
    ] = None,
    unlisted: Annotated[
        bool, typer.Option("--unlisted", help="Show also names that the gazetteer lacks.")
    ] = False,
    gazetteer: GazetteerOption = None,
    base: BaseOption = None,
    model: ModelOption = None,
) -> None:
    """Find names in texts; leave with 1 where there is none, with 2 where a file is unreadable."""
    if by == "entity" and format_ != "table":
        raise typer.BadParameter("--by entity is a table; other formats have a record a mention")
    normalizer = open_normalizer(gazetteer, model, base)
    kinds = _kinds(kind)
    reading = Reading(Fields(tuple(field or ()), lang=lang_field), None, lang)
    tally = _Tally()
    # A bar between lines that stream to the same terminal would only garble them.
    bar = format_ == "table" or not sys.stdout.isatty()
    found = (
        _found(document, places, name)
        for document, places in _documents(files, reading, tally, bar=bar)
        for name in _find(normalizer, document, kinds, unlisted=unlisted)
    )
    _write(_counted(found, tally), format_, by, unlisted=unlisted)
    if format_ == "table":
        print_line(tally.line())
    raise typer.Exit(tally.exit_code())


def _kinds(names: list[KindName] | None) -> tuple[Kind, ...]:
    wanted = names or (KindName.PERSON, KindName.PLACE)
    return tuple(kind for kind in get_args(Kind) if kind in wanted)


def _documents(
    paths: Iterable[str], reading: Reading, tally: _Tally, *, bar: bool
) -> Iterator[tuple[Document, Places]]:
    files = list(files_of(paths, suffixes_of(reading)))
    for file in with_bar(files, "Reading", shown=bar):
        found = [file] if isinstance(file, InputError) else read_documents([file], reading)
        for document in found:
            if isinstance(document, InputError):
                tally.fail(document)
                continue
            tally.documents += 1
            tally.words += sum(1 for _ in words_of(document.text))
            yield document, Places(document)


def _find(
    normalizer: Normalizer,
    document: Document,
    kinds: tuple[Kind, ...],
    *,
    unlisted: bool,
) -> list[Mention | UnlistedName]:
    found = normalizer.analyze(document.text, lang=document.lang, kinds=kinds)
    names: list[Mention | UnlistedName] = [*found.mentions]
    if unlisted:
        names += [name for name in found.unlisted if name.kind in kinds]
        names.sort(key=lambda name: name.start)
    return names


def _counted(found: Iterable[_Found], tally: _Tally) -> Iterator[_Found]:
    for one in found:
        if one.id is None:
            tally.unlisted += 1
        else:
            tally.mentions += 1
            tally.entities.add(one.id)
        yield one


def _write(found: Iterable[_Found], format_: OutputFormat, by: By, *, unlisted: bool) -> None:
    if format_ != "table":
        fields = _FIELDS if unlisted else FIELDS
        write_records((_record(one, fields) for one in found), fields, format_)
    elif by == "entity":
        _print_by_entity(list(found))
    else:
        _print_mentions(list(found))


def _print_by_entity(found: list[_Found]) -> None:
    if found:
        print_table(_COLUMNS_BY_ENTITY, _rows_by_entity(found))


def _print_mentions(found: list[_Found]) -> None:
    """Print one table for programs like grep, or on a terminal a table under each file's name."""
    if not on_terminal():
        if found:
            print_table(_COLUMNS, (_row(one, f"{one.file}:") for one in found))
        return
    for file, group in groupby(found, key=lambda one: one.file):
        print_line(file, "bold magenta")
        print_table(_COLUMNS, map(_row, group))
        print_line("")


def _record(found: _Found, fields: Sequence[str]) -> dict[str, object]:
    values = found._asdict() | {"score": round(found.score, 4)}
    return {field: values[field] for field in fields}


def _row(found: _Found, prefix: str = "") -> tuple[Cell, ...]:
    return (
        (f"{prefix}{found.line}:{found.column}", "dim"),
        (found.canonical, "bold"),
        (found.id or "", "cyan"),
        (_how(found), ""),
        probability(found.score),
        (found.text, ""),
    )


def _how(found: _Found) -> str:
    return "ambiguous" if found.ambiguous else found.how


def _rows_by_entity(found: Iterable[_Found]) -> Iterator[tuple[Cell, ...]]:
    """Yield a row for each spelling: most mentioned entity first, most frequent spelling first."""
    groups: defaultdict[tuple[str | None, str], list[_Found]] = defaultdict(list)
    for one in found:
        groups[one.id, one.canonical].append(one)
    for (id_, canonical), group in sorted(groups.items(), key=lambda item: -len(item[1])):
        name: tuple[Cell, Cell] = ((canonical, "bold"), (id_ or "", "cyan"))
        spellings = Counter((one.core, _how(one)) for one in group)
        for (spelling, how), count in spellings.most_common():
            files = {one.file for one in group if one.core == spelling}
            yield *name, (str(count), ""), (str(len(files)), ""), (how, ""), (spelling, "")
            name = (("", ""), ("", ""))
