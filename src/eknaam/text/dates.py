"""Dates (ISO 8601): a day, a month or a year."""

from __future__ import annotations

import calendar
import re
from datetime import MAXYEAR, MINYEAR
from functools import lru_cache
from typing import Final

__all__ = ["days_of"]

_DATE: Final = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_MONTHS: Final = 12


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
