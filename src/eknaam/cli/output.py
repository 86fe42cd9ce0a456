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
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Final, TextIO

__all__ = ["to_json", "visible", "warn", "write_csv", "write_json", "write_jsonl"]

_JOINERS: Final = frozenset("\N{ZERO WIDTH JOINER}\N{ZERO WIDTH NON-JOINER}")
_UNSEEN: Final = frozenset(("Cc", "Cf", "Cs", "Co", "Zl", "Zp"))
_NOT_PLAIN: Final = re.compile(r"[^ -~]")
_FORMULA: Final = ("=", "+", "-", "@", "\N{FULLWIDTH EQUALS SIGN}", "\N{FULLWIDTH PLUS SIGN}",
                   "\N{FULLWIDTH HYPHEN-MINUS}", "\N{FULLWIDTH COMMERCIAL AT}")  # fmt: skip
_LAST_OF_PLANE_0: Final = 0xFFFF
_LAST_OF_LATIN_1: Final = 0xFF
_SHORT: Final = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}


def _is_unseen(character: str) -> bool:
    return unicodedata.category(character) in _UNSEEN and character not in _JOINERS


def _visible_character(match: re.Match[str]) -> str:
    character = match.group()
    if not _is_unseen(character):
        return character
    if character in _SHORT:
        return _SHORT[character]
    code = ord(character)
    if code <= _LAST_OF_LATIN_1:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= _LAST_OF_PLANE_0 else f"\\U{code:08x}"


def visible(text: str) -> str:
    r"""Write control characters, direction marks and lone surrogates as escapes.

    Args:
        text: any text from a file, a gazetteer or the command line.

    Returns:
        The text on one line, with nothing in it that a terminal would obey.

    Examples:
        >>> print(visible("\x1b[31mred\n\N{RIGHT-TO-LEFT OVERRIDE}"))
        \x1b[31mred\n\u202e
        >>> visible("گوانگ\N{ZERO WIDTH NON-JOINER}شی") == "گوانگ\N{ZERO WIDTH NON-JOINER}شی"
        True
    """
    return _NOT_PLAIN.sub(_visible_character, text)


def _json_character(match: re.Match[str]) -> str:
    character = match.group()
    return json.dumps(character)[1:-1] if _is_unseen(character) else character


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
