"""Records with a text in a field: JSON Lines and CSV, a record at a time.

The value of a field is found where it stands in the file, so that a change of it changes nothing
around it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Generator, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from eknaam.documents.record import MapBuilder, OffsetMap, Syntax

__all__ = ["BrokenRecordError", "Field", "Record", "csv_records", "json_records"]

_SPACE: Final = re.compile(r"[ \t\r\n]*")
_ESCAPE: Final = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\."
)
_CSV_LINE: Final = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_DOUBLED: Final = re.compile('""')
_DECODER: Final = json.JSONDecoder(parse_int=str, parse_float=str)  # of any length


class BrokenRecordError(ValueError):
    """A record is not what the format asks for."""


@dataclass(frozen=True, slots=True)
class Field:
    """The value of a field, and where it stands.

    Attributes:
        start: where it begins in the record, without its quotes.
        end: where it ends.
        syntax: how its characters are written; None for a JSON value that is no string.
        value: the value, for what is no text: a date, an id.
    """

    start: int
    end: int
    syntax: Syntax | None
    value: str

    def text(self, raw: str) -> tuple[str, OffsetMap]:
        """Return the text of the field and its map; `raw` is the record."""
        builder = MapBuilder(raw)
        at = self.start
        pattern = _ESCAPE if self.syntax == "json" else _DOUBLED
        for match in pattern.finditer(raw, self.start, self.end) if self.syntax != "csv" else ():
            builder.keep(at, match.start())
            at = match.end()
            seen = json.loads(f'"{match.group()}"') if self.syntax == "json" else '"'
            builder.put(seen, match.start(), match.end())
        builder.keep(at, self.end)
        return builder.build()


_Fields = Generator[tuple[str, Field | None], None, int]
"""The fields of an object, None for null; what it returns is where the object ends."""


@dataclass(frozen=True, slots=True)
class Record:
    """One record.

    Attributes:
        raw: its raw text.
        offset: where that begins in the file.
        line: the line on which it begins, from 1.
        fields: the fields that are asked for and have a value, by name.
        names: the fields that it has, of those inside an object only the ones asked for.
    """

    raw: str
    offset: int
    line: int
    fields: Mapping[str, Field]
    names: Collection[str]


def json_records(
    lines: Iterable[str], wanted: Collection[str]
) -> Iterator[Record | BrokenRecordError]:
    r"""Yield the records of JSON Lines; a field inside an object is called `outer.inner`.

    Args:
        lines: the lines with their line ends.
        wanted: the fields that are asked for.

    Examples:
        >>> [record] = json_records(['{"a": {"b": "\\u0939\\"नोई"}, "n": 1}'], ["a.b", "n"])
        >>> record.fields["a.b"].text(record.raw)[0], record.fields["n"].value
        ('ह"नोई', '1')
    """
    inside = frozenset(
        f"{name[:place]}." for name in wanted for place, c in enumerate(name) if c == "."
    )
    offset = 0
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                found = dict(_json_fields(line, inside))
                fields = {name: found[name] for name in wanted if found.get(name)}
                yield Record(line, offset, number, fields, found)  # type: ignore[arg-type]
            except (ValueError, RecursionError) as error:
                yield BrokenRecordError(f"{number}: expected a JSON object, found {_found(error)}")
        offset += len(line)


def _found(error: Exception) -> str:
    """Return what stands there instead of JSON."""
    if isinstance(error, json.JSONDecodeError):
        if error.msg.startswith("Unterminated") or error.doc[error.pos : error.pos + 1] in "\r\n":
            return f"a string that is not closed, at column {error.pos + 1}"
        return f"{error.msg.removesuffix(' at')} at column {error.pos + 1}"
    return "objects nested too deeply" if isinstance(error, RecursionError) else str(error)


def _json_fields(line: str, inside: Collection[str]) -> _Fields:
    end = yield from _json_object(line, _skip(line, 0), "", inside)
    if _skip(line, end) != len(line):
        raise BrokenRecordError(f"more after it, at column {end + 1}")
    return end


def _json_object(line: str, at: int, prefix: str, inside: Collection[str]) -> _Fields:
    if not line.startswith("{", at):
        raise BrokenRecordError(f"{line[at : at + 1] or 'nothing'!r} at column {at + 1}")
    at = _skip(line, at + 1)
    while not line.startswith("}", at):
        if not line.startswith('"', at):
            raise BrokenRecordError(f"no field name at column {at + 1}")
        key, at = _DECODER.raw_decode(line, at)
        at = _skip(line, at)
        if not line.startswith(":", at):
            raise BrokenRecordError(f"no colon at column {at + 1}")
        at = _skip(line, at + 1)
        at = yield from _json_value(line, at, f"{prefix}{key}", inside)
        at = _skip(line, at)
        if line.startswith(",", at):
            at = _skip(line, at + 1)
            if line.startswith("}", at):
                raise BrokenRecordError(f"a comma too many at column {at + 1}")
        elif not line.startswith("}", at):
            raise BrokenRecordError(f"no comma at column {at + 1}")
    return at + 1


def _json_value(line: str, at: int, name: str, inside: Collection[str]) -> _Fields:
    if line.startswith("{", at) and f"{name}." in inside:
        return (yield from _json_object(line, at, f"{name}.", inside))
    value, end = _DECODER.raw_decode(line, at)
    if line.startswith('"', at):
        yield name, Field(at + 1, end - 1, "json", value)
    else:
        yield name, None if value is None else Field(at, end, None, line[at:end])
    return end


def _skip(line: str, at: int) -> int:
    match = _SPACE.match(line, at)
    return match.end() if match else at


def csv_records(
    lines: Iterable[str], wanted: Collection[str], delimiter: str = ","
) -> Iterator[Record | BrokenRecordError]:
    r"""Yield the records of CSV (RFC 4180) after its header, which names the fields.

    Args:
        lines: the lines with their line ends; a quoted field may run over several.
        wanted: the fields that are asked for.
        delimiter: what stands between fields.

    Examples:
        >>> [record] = csv_records(["id,text\r\n", '7,"a ""b""\r\n', 'c"'], ["id", "text"])
        >>> record.line, record.fields["id"].value, record.fields["text"].text(record.raw)[0]
        (2, '7', 'a "b"\r\nc')
    """
    pattern = re.compile(
        rf'"(?P<quoted>(?:[^"]|"")*)"|(?P<bare>[^"{delimiter}\r\n][^{delimiter}\r\n]*)?'
    )
    header: list[str] | None = None
    for raw, offset, number in _csv_rows(lines, delimiter):
        try:
            fields = _csv_fields(raw, pattern, delimiter)
        except BrokenRecordError as error:
            yield BrokenRecordError(f"{number}: {error}")
            continue
        if header is None:
            header = [field.value for field in fields]
        elif len(fields) > len(header):
            yield BrokenRecordError(f"{number}: expected {len(header)} fields, found {len(fields)}")
        else:
            named = dict(zip(header, fields, strict=False))
            found = {name: named[name] for name in wanted if name in named}
            yield Record(raw, offset, number, found, header)


def _csv_lines(lines: Iterable[str]) -> Iterator[str]:
    """Yield lines that end with CR, too."""
    for line in lines:
        if "\r" in line:
            yield from _CSV_LINE.findall(line)
        else:
            yield line


def _csv_rows(lines: Iterable[str], delimiter: str) -> Iterator[tuple[str, int, int]]:
    """Yield each row, where it begins, and its first line."""
    offset, first, inside = 0, 1, False
    parts: list[str] = []
    for number, line in enumerate(_csv_lines(lines), 1):
        if not parts:
            first = number
        parts.append(line)
        inside = _is_inside_quotes(line, delimiter, inside)
        if not inside:
            row = "".join(parts)
            if row.strip("\r\n"):
                yield row, offset, first
            offset += len(row)
            parts = []
    if parts:
        yield "".join(parts), offset, first


def _is_inside_quotes(line: str, delimiter: str, inside: bool) -> bool:
    """Return whether a quoted field goes on after a line; `inside` says if one did before it."""
    at = 0
    while True:
        if inside:
            quote = line.find('"', at)
            if quote < 0:
                return True
            at = quote + 1
            if line.startswith('"', at):  # doubled: it stands for itself
                at += 1
                continue
            inside = False
        elif line.startswith('"', at):
            inside = True
            at += 1
            continue
        after = line.find(delimiter, at)
        if after < 0:
            return False
        at = after + len(delimiter)


def _csv_fields(raw: str, pattern: re.Pattern[str], delimiter: str) -> list[Field]:
    body, at, fields = raw.rstrip("\r\n"), 0, list[Field]()
    while True:
        match = pattern.match(body, at)
        if match is None or (body.startswith('"', at) and match["quoted"] is None):
            raise BrokenRecordError("expected a closing quote, found the end")
        quoted = match["quoted"] is not None
        group = "quoted" if quoted else 0
        value = match["quoted"].replace('""', '"') if quoted else match.group()
        fields.append(Field(*match.span(group), "csv-quoted" if quoted else "csv", value))
        at = match.end()
        if at == len(body):
            return fields
        if not body.startswith(delimiter, at):
            raise BrokenRecordError(f"expected {delimiter!r} after column {at}, found {body[at]!r}")
        at += len(delimiter)
