"""How a replacement is written at a place of a file, by the syntax of that place."""

from __future__ import annotations

import html
import json
import re
from typing import Final

from eknaam.documents.record import Syntax

__all__ = ["write_as"]

_NUMBERED: Final = re.compile(r"(?:&#[^;]*;|\s)+")
_MARKUP: Final = re.compile(r"[\\`*_\[\]<>~&]")
_CSV_SPECIAL: Final = re.compile(r'[",;\t\r\n]')


def write_as(syntax: Syntax, text: str, replaced: str) -> str | None:
    r"""Write a text as the syntax needs it, in the manner of what it replaces.

    Args:
        syntax: how characters are written there.
        text: what is to be read there.
        replaced: the raw text that it will replace.

    Returns:
        The raw text, or None where the text cannot be written there.

    Examples:
        >>> write_as("json", "हनोई", r"\u0939\u0928"), write_as("json", 'a"b', "हा नोई")
        ('\\u0939\\u0928\\u094b\\u0908', 'a\\"b')
        >>> write_as("html", "ह & न", "हा"), write_as("html", "ह", "&#x939;&#x93e;")
        ('ह &amp; न', '&#x939;')
        >>> write_as("csv", 'a"b', "ab"), write_as("csv-quoted", 'a"b', "ab")
        (None, 'a""b')
    """
    if syntax == "json":
        return json.dumps(text, ensure_ascii=replaced.isascii() and "\\u" in replaced)[1:-1]
    if syntax == "html":
        if _NUMBERED.fullmatch(replaced):
            return "".join(c if c.isspace() else f"&#x{ord(c):x};" for c in text)
        return html.escape(text, quote=False)
    if syntax == "markdown":
        return _MARKUP.sub(r"\\\g<0>", text)
    if syntax == "csv":
        return None if _CSV_SPECIAL.search(text) else text
    return text.replace('"', '""') if syntax == "csv-quoted" else text
