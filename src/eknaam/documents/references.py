"""Character references of HTML (`&amp;`, `&#x939;`), which Markdown has, too."""

from __future__ import annotations

import html
import re
from typing import Final

__all__ = ["read_reference"]

_LONGEST_NUMBER: Final = 7  # digits; what is longer is no code point
_NUMBER: Final = re.compile(r"&#([xX]?)0*+([0-9a-fA-F]*);?")


def read_reference(written: str) -> str:
    """Return what a character reference stands for, as browsers read it.

    Args:
        written: the reference, from its ampersand.

    Examples:
        >>> read_reference("&#x939;"), read_reference("&amp"), read_reference("&none;")
        ('ह', '&', '&none;')
        >>> read_reference("&#" + "9" * 5000 + ";")
        '�'
    """
    number = _NUMBER.fullmatch(written)
    if number and len(number[2]) > _LONGEST_NUMBER:
        return "\N{REPLACEMENT CHARACTER}"
    return html.unescape(written)
