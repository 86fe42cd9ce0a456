"""What commands print for programs: JSON, JSON Lines and CSV; and lines on standard error.

Nothing from data or text acts on whoever reads it: control characters and invisible direction
marks are escaped (`visible`), and a CSV cell never begins like a formula. Joiners that belong to
spelling (ZWJ, ZWNJ) stay.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections.abc import Iterable, Mapping
from typing import Final, TextIO

from eknaam.text.visible import is_unseen, visible

__all__ = ["to_json", "visible", "warn", "write_csv", "write_json", "write_jsonl"]

_NOT_PLAIN: Final = re.compile(r"[^ -~]")
_FORMULA: Final = ("=", "+", "-", "@", "\N{FULLWIDTH EQUALS SIGN}", "\N{FULLWIDTH PLUS SIGN}",
                   "\N{FULLWIDTH HYPHEN-MINUS}", "\N{FULLWIDTH COMMERCIAL AT}")  # fmt: skip


def _json_character(match: re.Match[str]) -> str:
    character = match.group()
    return json.dumps(character)[1:-1] if is_unseen(character) else character


def to_json(record: object) -> str:
    r"""Return JSON on one line, in Unicode, with what cannot be seen as `\u` escapes.

    Examples:
        >>> print(to_json({"text": "چین\N{RIGHT-TO-LEFT MARK}\x1b"}))
        {"text": "چین\u200f\u001b"}
    """
    return _NOT_PLAIN.sub(_json_character, json.dumps(record, ensure_ascii=False))


def write_json(records: Iterable[Mapping[str, object]], stream: TextIO) -> None:
    """Write one JSON array, a record a line, as the records come."""
    separator = "[\n"
    for record in records:
        stream.write(f"{separator}{to_json(record)}")
        separator = ",\n"
    stream.write("[]\n" if separator == "[\n" else "\n]\n")


def write_jsonl(records: Iterable[Mapping[str, object]], stream: TextIO) -> None:
    """Write one JSON object a line, as the records come."""
    stream.writelines(f"{to_json(record)}\n" for record in records)


def write_csv(
    records: Iterable[Mapping[str, object]], fields: tuple[str, ...], stream: TextIO
) -> None:
    """Write a header and one row a record, harmless in a spreadsheet.

    Args:
        records: rows; what is not in `fields` is left out.
        fields: the columns, in order.
        stream: where to write.
    """
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(fields)
    for record in records:
        writer.writerow([_cell(record[field]) for field in fields])


def _cell(value: object) -> str:
    """Return a CSV cell: an apostrophe goes before what a spreadsheet would take for a formula.

    Examples:
        >>> _cell("=HYPERLINK(1)"), _cell(None), _cell(True), _cell(0.5)
        ("'=HYPERLINK(1)", '', 'true', '0.5')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = visible(str(value))
    return f"'{text}" if text.lstrip().startswith(_FORMULA) and isinstance(value, str) else text


def warn(problem: str) -> None:
    """Print one line about what went wrong on standard error."""
    sys.stdout.flush()
    print(f"eknaam: {visible(problem)}", file=sys.stderr)  # noqa: T201 - this is the command line
