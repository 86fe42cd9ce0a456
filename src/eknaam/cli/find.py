"""`eknaam find`: the persons and places that texts name, at their exact places."""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import groupby
from typing import TYPE_CHECKING, Annotated, Final, Literal, NamedTuple, get_args

import typer

from eknaam.cli.options import (
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
from eknaam.documents import Document, Lines, files_of, read_document
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

    @property
    def core(self) -> str:
        """The name itself, without its full form."""
        return self.text[self.core_start - self.start : self.core_end - self.start]


FIELDS: Final = _Found._fields[:-1]
"""The fields of a record, in order; with unlisted names `near` follows them."""


def _found(file: str, place: tuple[int, int], name: Mention | UnlistedName) -> _Found:
    if isinstance(name, UnlistedName):
        near = name.near.entity.id if name.near else None
        return _Found(
            file, *place, name.start, name.end, name.start, name.end, name.text, name.lang,
            name.canonical, None, name.kind, None, name.score, "unlisted", False, near,
        )  # fmt: skip
    match, entity = name.match, name.match.entity
    return _Found(
        file, *place, name.start, name.end, name.core_start, name.core_end, name.text, name.lang,
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
    entities: set[str] = field(default_factory=set)

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
        typer.Argument(metavar="FILE", help="Files, folders (*.txt, *.md), or - for stdin."),
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
    unlisted: Annotated[
        bool, typer.Option("--unlisted", help="Show also names that the gazetteer lacks.")
    ] = False,
    gazetteer: GazetteerOption = None,
    model: ModelOption = None,
) -> None:
    """Find names in texts; leave with 1 where there is none, with 2 where a file is unreadable."""
    if by == "entity" and format_ != "table":
        raise typer.BadParameter("--by entity is a table; other formats have a record a mention")
    normalizer = open_normalizer(gazetteer, model)
    kinds = _kinds(kind)
    tally = _Tally()
    # A bar between lines that stream to the same terminal would only garble them.
    bar = format_ == "table" or not sys.stdout.isatty()
    found = (
        _found(document.name, lines.position(name.start), name)
        for document, lines in _documents(files, tally, bar=bar)
        for name in _find(normalizer, document, lang, kinds, unlisted=unlisted)
    )
    _write(_counted(found, tally), format_, by, unlisted=unlisted)
    if format_ == "table":
        print_line(tally.line())
    raise typer.Exit(tally.exit_code())


def _kinds(names: list[KindName] | None) -> tuple[Kind, ...]:
    wanted = names or (KindName.PERSON, KindName.PLACE)
    return tuple(kind for kind in get_args(Kind) if kind in wanted)


def _documents(
    paths: Iterable[str], tally: _Tally, *, bar: bool
) -> Iterator[tuple[Document, Lines]]:
    files = list(files_of(paths))
    for file in with_bar(files, "Reading", shown=bar):
        try:
            if isinstance(file, InputError):
                raise file
            document = read_document(file)
        except InputError as error:
            tally.fail(error)
            continue
        tally.documents += 1
        tally.words += sum(1 for _ in words_of(document.text))
        yield document, Lines(document.text)


def _find(
    normalizer: Normalizer,
    document: Document,
    lang: str | None,
    kinds: tuple[Kind, ...],
    *,
    unlisted: bool,
) -> list[Mention | UnlistedName]:
    found = normalizer.analyze(document.text, lang=lang or document.lang, kinds=kinds)
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
        fields = _Found._fields if unlisted else FIELDS
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
