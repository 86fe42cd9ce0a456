"""Rules for single values that a JSON Schema cannot say: calendar dates and clean text."""

from __future__ import annotations

import calendar
import re
import unicodedata
from datetime import MAXYEAR, MINYEAR
from functools import lru_cache
from typing import Final

__all__ = ["days_of", "text_mistake"]

_DATE: Final = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_MONTHS: Final = 12

_JOINERS: Final = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"

# What a name cannot hold: control and format characters (but for the joiners, which Urdu and
# Hindi need), surrogates, private use, unassigned code points, and breaks of line or paragraph.
_UNWANTED: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


@lru_cache(maxsize=4096)
def days_of(date: str) -> tuple[str, str] | None:
    """Return the first and the last day that a date stands for, or None where it is no date.

    Args:
        date: YYYY, YYYY-MM or YYYY-MM-DD.

    Examples:
        >>> days_of("2024"), days_of("2024-02")
        (('2024-01-01', '2024-12-31'), ('2024-02-01', '2024-02-29'))
        >>> days_of("2025-02-29"), days_of("0000"), days_of("2025-7-1")
        (None, None, None)
    """
    match = _DATE.fullmatch(date)
    if match is None or not MINYEAR <= int(match[1]) <= MAXYEAR:
        return None
    year, month = match[1], match[2]
    if month is None:
        return f"{year}-01-01", f"{year}-12-31"
    if not 1 <= int(month) <= _MONTHS:
        return None
    last = calendar.monthrange(int(year), int(month))[1]
    if match[3] is None:
        return f"{year}-{month}-01", f"{year}-{month}-{last}"
    return (date, date) if 1 <= int(match[3]) <= last else None


def text_mistake(text: str) -> str | None:
    r"""Return what a name or title should have been, or None where it is clean.

    Examples:
        >>> text_mistake("Hải Phòng") is None
        True
        >>> text_mistake("Hue\u0301")
        'text in NFC'
        >>> text_mistake("Huế\n")
        'text without U+000A'
        >>> text_mistake(" Huế")
        'text without spaces around it'
    """
    if not text.isprintable():
        for char in text:
            if unicodedata.category(char) in _UNWANTED and char not in _JOINERS:
                return f"text without U+{ord(char):04X}"
    if not unicodedata.is_normalized("NFC", text):
        return "text in NFC"
    bare = text.strip(_JOINERS)
    if not bare.strip():
        return "a name"
    return "text without spaces around it" if bare != bare.strip() else None
