"""Values as they are written for programs: JSON, CSV and quoted text that act on nobody.

Control characters and invisible direction marks are escaped, and a CSV cell never begins like a
formula (OWASP, "CSV Injection"). Joiners that belong to spelling (ZWJ, ZWNJ) stay.
"""

from __future__ import annotations

import json
import re
from typing import Final

from eknaam.text.visible import is_unseen, visible

__all__ = ["csv_cell", "quoted", "to_json"]

_LAST_OF_PLANE_0: Final = 0xFFFF
_NOT_PLAIN: Final = re.compile(r"[^ -~]")
_FORMULA: Final = ("=", "+", "-", "@", "\N{FULLWIDTH EQUALS SIGN}", "\N{FULLWIDTH PLUS SIGN}",
                   "\N{FULLWIDTH HYPHEN-MINUS}", "\N{FULLWIDTH COMMERCIAL AT}")  # fmt: skip


def to_json(record: object) -> str:
    r"""Return JSON on one line, in Unicode, with what cannot be seen as `\u` escapes.

    Examples:
        >>> print(to_json({"text": "چین\N{RIGHT-TO-LEFT MARK}\x1b"}))
        {"text": "چین\u200f\u001b"}
    """
    return _NOT_PLAIN.sub(_json_character, json.dumps(record, ensure_ascii=False))


def csv_cell(value: object) -> str:
    """Return a CSV cell: an apostrophe goes before what a spreadsheet would take for a formula.

    Examples:
        >>> csv_cell("=HYPERLINK(1)"), csv_cell(None), csv_cell(True), csv_cell(0.5)
        ("'=HYPERLINK(1)", '', 'true', '0.5')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = visible(str(value))
    return f"'{text}" if text.lstrip().startswith(_FORMULA) and isinstance(value, str) else text


def quoted(text: str, *, capitals: bool = False) -> str:
    r"""Return a text between quotes as YAML and Turtle have it, what cannot be printed escaped.

    Args:
        text: any text.
        capitals: whether hexadecimal digits are capital letters.

    Examples:
        >>> print(quoted('a "b"'), quoted("\N{RIGHT-TO-LEFT MARK}\U000e007f", capitals=True))
        "a \"b\"" "\u200F\U000E007F"
    """
    return f'"{"".join(_quoted_character(char, "X" if capitals else "x") for char in text)}"'


def _quoted_character(char: str, digits: str) -> str:
    if char in {'"', "\\"}:
        return f"\\{char}"
    if char.isprintable():
        return char
    code = ord(char)
    return f"\\u{code:04{digits}}" if code <= _LAST_OF_PLANE_0 else f"\\U{code:08{digits}}"


def _json_character(match: re.Match[str]) -> str:
    character = match.group()
    return json.dumps(character)[1:-1] if is_unseen(character) else character
