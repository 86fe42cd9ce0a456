"""CSV and TSV, with a say in which column is what."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from typing import Final

from eknaam.errors import InputError
from eknaam.gazetteer.importers.entries import Entry, Plain, entry_id
from eknaam.gazetteer.importers.source import Source
from eknaam.gazetteer.importers.summary import Summary
from eknaam.gazetteer.problems import printable
from eknaam.records import STANDINGS

__all__ = ["FORMULA", "SEPARATOR", "read_csv", "unformula"]

SEPARATOR: Final = "|"
"""What stands between several values of a cell; one that belongs to a value has a \\ before it."""

_LONGEST_SHOWN: Final = 200  # code points of headings
_PLAIN: Final = (
    "id", "kind", "type", "canonical_tag", "population", "part_of", "valid_from", "valid_until",
)  # fmt: skip
FORMULA: Final = re.compile(r"'*\s*[=+\-@\uff1d\uff0b\uff0d\uff20]")
"""How a cell begins that gets an apostrophe before it."""


def read_csv(
    source: Source,
    summary: Summary,
    *,
    columns: Mapping[str, str] | None = None,
    constants: Mapping[str, str] | None = None,
    delimiter: str = ",",
) -> Iterator[Plain]:
    """Read a table with a heading.

    Args:
        source: the table, in UTF-8.
        summary: where what is left out is noted.
        columns: which column each field is in, by its heading: `{"names.vi": "Tên"}`. Fields are
            those of the format, `names.TAG`, `names.TAG.attested`, `ids.REGISTER`. Without it the
            headings are the fields.
        constants: fields that are the same for all rows: `{"kind": "place"}`.
        delimiter: what stands between cells.

    Yields:
        Entries; without a column for the id it is made of the first name.

    Raises:
        InputError: a column is missing, no column has names, a field is unknown, or a row is too
            long.
    """
    rows = _rows(source, delimiter)
    heading = next(rows, (0, []))[1]
    places = _places(source, heading, columns)
    for number, row in rows:
        given = {field: row[at].strip() for field, at in places.items() if at < len(row)}
        given = {field: text for field, text in given.items() if text} | dict(constants or {})
        if any(row) and (plain := _entry(given, f"{number}", summary)):
            yield plain


def unformula(text: str) -> str:
    """Return a cell without the apostrophe that kept a spreadsheet from computing it.

    Examples:
        >>> unformula("'=1+1"), unformula("'s-Hertogenbosch")
        ('=1+1', "'s-Hertogenbosch")
    """
    return text[1:] if text.startswith("'") and FORMULA.match(text, 1) else text


def _rows(source: Source, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(_text_lines(source), delimiter=delimiter, strict=True)
    try:
        for row in reader:
            yield reader.line_num, row
    except csv.Error as error:
        raise InputError(f"{source}:{reader.line_num}: expected CSV, found {error}") from error


def _text_lines(source: Source) -> Iterator[str]:
    for number, line in source.lines():
        try:
            for row in line.decode("utf-8").split("\r"):  # which ends lines, too
                yield f"{row}\n"
        except UnicodeDecodeError as error:
            found = f"byte 0x{error.object[error.start]:02X}"
            raise InputError(f"{source}:{number}: expected text in UTF-8, found {found}") from error


def _places(
    source: Source, heading: list[str], columns: Mapping[str, str] | None
) -> dict[str, int]:
    columns = {name: name for name in heading if _is_field(name)} if columns is None else columns
    for field, name in columns.items():
        if not _is_field(field):
            raise InputError(f"expected a field such as names.vi or population, found {field!r}")
        if name not in heading:
            raise InputError(f"{source}: expected a column {name!r}, found {_shown(heading)}")
    if not any(field.startswith("names.") for field in columns):
        raise InputError(f"{source}: expected a column such as names.vi, found {_shown(heading)}")
    return {field: heading.index(name) for field, name in columns.items()}


def _shown(heading: list[str]) -> str:
    """Return the headings that there are, and what may stand between them."""
    other = next((c for c in ";\t|" if len(heading) == 1 and c in heading[0]), None)
    hint = f"; is {other!r} what stands between cells? give --delimiter" if other else ""
    return f"{printable(', '.join(heading))[:_LONGEST_SHOWN] or 'none'}{hint}"


def _is_field(field: str) -> bool:
    first, _, rest = field.partition(".")
    return field in {*_PLAIN, "sources", "shared"} or (first in {"names", "ids"} and bool(rest))


def _entry(given: Mapping[str, str], row: str, summary: Summary) -> Plain | None:
    fields: dict[str, object] = {
        key: unformula(given[key]) for key in _PLAIN if key in given and key != "population"
    }
    population = given.get("population", "").replace(",", "")
    if population.isascii() and population.isdigit():
        fields["population"] = int(population)
    elif population:
        summary.leave_out("a population that is not a whole number", given["population"])
    fields["ids"] = {
        field[4:]: unformula(text) for field, text in given.items() if field.startswith("ids.")
    }
    fields["sources"] = _values(given.get("sources", ""))
    fields["shared"] = True if given.get("shared", "").lower() == "true" else None
    entry = Entry(fields)
    for field, text in given.items():
        if field.startswith("names."):
            tag, standing = _tag(field)
            for value in _values(text):
                if not entry.add(tag, value, standing):  # type: ignore[arg-type]
                    summary.leave_out("a name that the format does not allow", value)
    if not entry.names:
        summary.leave_out("without a name", f"line {row}")
        return None
    plain = entry.plain()
    first = next(iter(plain["names"].values()))
    return {"id": _made_id(first if isinstance(first, str) else str(first)), **plain}


def _made_id(name: str) -> str:
    from eknaam.readings.latin import plain_letters
    from eknaam.text.fold import fold

    return entry_id("-".join(plain_letters(word) for word in fold(name).split()))


def _tag(field: str) -> tuple[str, str]:
    tag, _, standing = field.removeprefix("names.").rpartition(".")
    return (tag, standing) if standing in STANDINGS and tag else (field[6:], "preferred")


def _values(text: str) -> list[str]:
    r"""Split a cell at the separators that have no backslash before them.

    Examples:
        >>> _values(r"a|b\|c|d\\")
        ['a', 'b|c', 'd\\']
    """
    parts = [""]
    for match in re.finditer(r"\\(.)|(\|)|([^\\|]+|\\)", text, re.DOTALL):
        if match[2]:
            parts.append("")
        else:
            parts[-1] += match[1] or match[3] or ""
    return [unformula(part) for part in parts if part.strip()]
