"""Files to documents: which format each is, and what is read from it."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path, PurePath
from typing import Final, Literal, get_args

from eknaam.arguments import check_lang, checked_date, checked_each, checked_many, checked_text
from eknaam.documents.files import (
    STDIN,
    check_is_no_device,
    decode,
    files_of,
    lang_of_name,
    name_of,
    read_bytes,
)
from eknaam.documents.legacy import font_of
from eknaam.documents.markdown import read_markdown
from eknaam.documents.oddities import Oddities
from eknaam.documents.record import Document, OffsetMap, Origin, Syntax
from eknaam.documents.records import BrokenRecordError, Record, csv_records, json_records
from eknaam.documents.web import read_html
from eknaam.errors import InputError
from eknaam.text.dates import date_of
from eknaam.text.tags import is_language

__all__ = [
    "FORMATS",
    "Fields",
    "Format",
    "Reading",
    "format_of_name",
    "parse_text",
    "read_documents",
    "suffixes_of",
]

Format = Literal["text", "markdown", "html", "jsonl", "csv", "tsv", "parquet"]
"""What a file is read as."""

FORMATS: Final[dict[str, Format]] = {
    ".txt": "text", ".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html",
    ".xhtml": "html", ".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".tsv": "tsv",
    ".parquet": "parquet",
}  # fmt: skip
"""The format by the suffix of a file's name; any other is plain text."""

_Records = Callable[[Iterable[str], Collection[str]], Iterator[Record | BrokenRecordError]]
_RECORDS: Final[dict[Format, _Records]] = {
    "jsonl": json_records,
    "csv": csv_records,
    "tsv": partial(csv_records, delimiter="\t"),
}
_PAGES: Final[dict[Format, tuple[Syntax, Callable[[str], tuple[str, OffsetMap]]]]] = {
    "markdown": ("markdown", read_markdown),
    "html": ("html", read_html),
}


@dataclass(frozen=True, slots=True)
class Fields:
    """Which fields of a record hold what; `outer.inner` for a field inside a JSON object.

    Attributes:
        text: the fields that hold text; a document each.
        id: the field that holds the id; the line is used where there is none.
        lang: the field that holds the language.
        date: the field that holds the date.
        group: the field that holds the group.
    """

    text: tuple[str, ...] = ()
    id: str | None = None
    lang: str | None = None
    date: str | None = None
    group: str | None = None

    def __post_init__(self) -> None:
        for name in checked_many(self.text, "text"):
            checked_text(name, "text")

    @property
    def known(self) -> dict[str, str]:
        """The fields that hold what is known of a record, by what that is."""
        fields = {"id": self.id, "lang": self.lang, "date": self.date, "group": self.group}
        return {key: name for key, name in fields.items() if name is not None}

    @property
    def all(self) -> list[str]:
        """The names of all fields, each once."""
        return list(dict.fromkeys((*self.text, *self.known.values())))


@dataclass(frozen=True, slots=True)
class Reading:
    """How files are read.

    Attributes:
        fields: the fields of records.
        format: the format of every file; by its name if None.
        lang: the language of every document; what the file or the record states if None.
        date: the date of every document that states none.
    """

    fields: Fields = field(default_factory=Fields)
    format: Format | None = None
    lang: str | None = None
    date: str | None = None

    def __post_init__(self) -> None:
        if self.format not in (None, *get_args(Format)):
            known = ", ".join(get_args(Format))
            raise ValueError(f"format: expected one of {known}, found {self.format!r}")
        check_lang(self.lang)
        checked_date(self.date)


def format_of_name(name: str) -> Format:
    """Return the format that a file's name states.

    Examples:
        >>> format_of_name("news.hi.MD"), format_of_name("news")
        ('markdown', 'text')
    """
    return FORMATS.get(PurePath(name).suffix.lower(), "text")


def suffixes_of(reading: Reading) -> list[str]:
    """Return which files of a folder are read: those with records only if a field is named."""
    with_fields = (*_RECORDS, "parquet")
    return [
        s for s, format_ in FORMATS.items() if reading.fields.text or format_ not in with_fields
    ]


def read_documents(
    paths: Iterable[str | os.PathLike[str]], reading: Reading | None = None
) -> Iterator[Document | InputError]:
    """Yield the documents of files, folders, patterns and standard input, one at a time.

    Args:
        paths: files, folders, patterns such as `news/**/*.html`, or `-`.
        reading: how they are read.

    Yields:
        Documents in order, or the error of a file, or of a record, that cannot be read.

    Raises:
        TypeError: the paths are a single one, or one of them is none.
    """
    many = checked_each(paths, "paths", str, os.PathLike)
    return _documents((os.fspath(path) for path in many), reading or Reading())


def _documents(paths: Iterable[str], reading: Reading) -> Iterator[Document | InputError]:
    for path in files_of(paths, suffixes_of(reading)):
        if isinstance(path, InputError):
            yield path
            continue
        try:
            yield from _documents_of(path, reading)
        except InputError as error:
            yield error


def parse_text(text: str, name: str, reading: Reading) -> Iterator[Document | InputError]:
    """Yield the documents of a file's decoded text.

    Args:
        text: the decoded text, with its own line ends.
        name: the file's name, which states the format and the language.
        reading: how it is read.

    Raises:
        InputError: the format needs the name of a field, and none is given.
    """
    checked_text(text, "text")
    format_ = reading.format or format_of_name(name)
    if format_ == "parquet":
        raise InputError(f"{name}: Parquet is read from a file, and never written")
    if format_ in _RECORDS:
        yield from _record_documents(io.StringIO(text, newline="\n"), name, format_, reading)
        return
    seen, origin = text, Origin(name, raw=text)
    if format_ in _PAGES:
        syntax, reader = _PAGES[format_]
        try:
            seen, offsets = reader(text)
        except RecursionError as error:
            raise InputError(f"{name}: nested too deeply to be read") from error
        origin = Origin(name, syntax, text, offsets=offsets)
    if font := font_of(seen):
        raise InputError(f"{name}: expected Unicode text, found {font}; convert it to Unicode")
    yield Document(name, seen, reading.lang or lang_of_name(name), reading.date, None, origin)


def _documents_of(path: str, reading: Reading) -> Iterator[Document | InputError]:
    name = name_of(path)
    format_ = reading.format or format_of_name(name)
    check_is_no_device(path)
    if path != STDIN and format_ == "parquet":
        yield from _row_documents(path, reading)
        return
    if path != STDIN and format_ in _RECORDS and _is_utf_8(path):
        with Path(path).open("rb") as stream:
            yield from _record_documents(_decoded_lines(stream, name), name, format_, reading)
    else:
        yield from parse_text(decode(read_bytes(path), name).text, name, reading)


def _is_utf_8(path: str) -> bool:
    """Return whether a file can be decoded line by line; its first bytes tell."""
    try:
        with Path(path).open("rb") as stream:
            head = stream.read(4)
    except (OSError, ValueError):
        return False  # reading all of it says what is wrong
    return b"\0" not in head and not head.startswith((b"\xff\xfe", b"\xfe\xff"))


def _decoded_lines(stream: Iterable[bytes], name: str) -> Iterator[str]:
    for number, line in enumerate(stream, 1):
        try:
            yield line.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError as error:
            at = f"byte 0x{line[error.start]:02x} in line {number}"
            raise InputError(
                f"{name}: not UTF-8: {at}; convert it to UTF-8, for example with iconv"
            ) from error


def _record_documents(
    lines: Iterable[str], name: str, format_: Format, reading: Reading
) -> Iterator[Document | InputError]:
    _check_fields(name, reading)
    reader = _RecordReader(name, reading)
    for record in _RECORDS[format_](lines, reading.fields.all):
        if isinstance(record, BrokenRecordError):
            yield InputError(f"{name}:{record}")
        else:
            yield from reader.of_record(record)
    yield from reader.oddities.errors()


def _row_documents(path: str, reading: Reading) -> Iterator[Document | InputError]:
    from eknaam.documents.parquet import parquet_rows

    _check_fields(path, reading)
    reader = _RecordReader(path, reading)
    for number, row in enumerate(parquet_rows(path, reading.fields.all), 1):
        yield from reader.of_row(row, number)
    yield from reader.oddities.errors()


def _check_fields(name: str, reading: Reading) -> None:
    if not reading.fields.text:
        raise InputError(
            f"{name}: expected the field that holds the text, found none; give --field NAME"
        )


class _RecordReader:
    """Makes documents of the records of a file, and notes what is odd about them."""

    def __init__(self, name: str, reading: Reading) -> None:
        self.oddities = Oddities(name)
        self._name = name
        self._reading = reading

    def of_record(self, record: Record) -> Iterator[Document]:
        """Yield the documents of a record of JSON Lines or CSV."""
        fields = self._reading.fields
        known = {
            key: record.fields[name].value
            for key, name in fields.known.items()
            if name in record.fields
        }
        known = self._checked(known, record.line)
        for name in fields.text:
            found = record.fields.get(name)
            if found is None:
                if name not in record.names:  # null is no text, and no mistake
                    self.oddities.lacks(record.line, name, record.names)
            elif found.syntax is None:
                self.oddities.add(record.line, name, "a text", found.value)
            else:
                text, offsets = found.text(record.raw)
                origin = Origin(
                    self._name, found.syntax, record.raw, record.offset, record.line, offsets
                )
                yield from self._document(name, text, known, origin)

    def of_row(self, row: Mapping[str, object], number: int) -> Iterator[Document]:
        """Yield the documents of a row of Parquet."""
        fields = self._reading.fields
        known = {
            key: str(row[name]) for key, name in fields.known.items() if row.get(name) is not None
        }
        known = self._checked(known, number)
        for name in fields.text:
            text = row.get(name)
            if isinstance(text, str):
                yield from self._document(
                    name, text, known, Origin(self._name, raw=text, line=number)
                )
            elif name not in row:
                self.oddities.lacks(number, name, row)
            elif text is not None:
                self.oddities.add(number, name, "a text", str(text))

    def _checked(self, known: dict[str, str], line: int) -> dict[str, str]:
        """Return what is known of a record without what is no date and no language."""
        names = self._reading.fields.known
        known = {key: value for key, value in known.items() if value}
        if "date" in known:
            date = date_of(written := known.pop("date"))
            if date is None:
                expected = "a date such as 2025-07-01 or 2025-07"
                self.oddities.add(line, names["date"], expected, repr(written))
            else:
                known["date"] = date
        if "lang" in known and not is_language(known["lang"]):
            expected = "a language such as hi or ur"
            self.oddities.add(line, names["lang"], expected, repr(known.pop("lang")))
        return known

    def _document(
        self, field_name: str, text: str, known: Mapping[str, str], origin: Origin
    ) -> Iterator[Document]:
        if font := font_of(text):
            self.oddities.add(origin.line, field_name, "Unicode text", font)
            return
        reading, name = self._reading, self._name
        yield Document(
            f"{name}:{known.get('id', origin.line)}"
            + (f":{field_name}" if len(reading.fields.text) > 1 else ""),
            text,
            reading.lang or known.get("lang") or lang_of_name(name),
            known.get("date") or reading.date,
            known.get("group"),
            origin,
        )
