"""Dates (ISO 8601): a day, a month or a year, and the day of a time."""

from __future__ import annotations

import calendar
import re
from datetime import MAXYEAR, MINYEAR
from functools import lru_cache
from typing import Final

__all__ = ["date_of", "days_of"]

_DATE: Final = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_TIME: Final = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ](?:[01][0-9]|2[0-4])(?::?[0-5][0-9](?::?[0-6][0-9])?)?"
    r"(?:[.,][0-9]+)?(?:Z|[+-][01][0-9](?::?[0-5][0-9])?)?"
)
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


def date_of(written: str) -> str | None:
    """Return the date of a date or a time, ISO 8601, or None where it is neither.

    Examples:
        >>> date_of("2026-03"), date_of("2026-03-01T10:30:00+05:30"), date_of("2026-03-01 10:30")
        ('2026-03', '2026-03-01', '2026-03-01')
        >>> [date_of(other) for other in ("01/03/2026", "20260301", " 2026-03-01", "2026-3-1")]
        [None, None, None, None]
        >>> date_of("2026-03-01T25:00"), date_of("2026-03-01T10:99")
        (None, None)
    """
    time = _TIME.fullmatch(written)
    date = time[1] if time else written
    return date if days_of(date) else None
