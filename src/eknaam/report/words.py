"""Numbers, dates, languages and shares as people read them, the same wherever a report is shown."""

from __future__ import annotations

from datetime import date
from typing import Final

__all__ = ["dates", "day", "kind_of", "language", "month", "number", "percent", "plural"]

_LANGUAGES: Final = {
    "hi": "Hindi", "ur": "Urdu", "vi": "Vietnamese", "zh": "Chinese", "en": "English",
    "mr": "Marathi", "ne": "Nepali", "bn": "Bengali", "pa": "Punjabi", "gu": "Gujarati",
    "ta": "Tamil", "te": "Telugu", "kn": "Kannada", "ml": "Malayalam", "fa": "Persian",
    "ar": "Arabic",
}  # fmt: skip
_ONLY_YEAR, _ONLY_MONTH = len("2026"), len("2026-03")


def language(tag: str) -> str:
    """Return the English name of a language, or its tag where it has none here.

    Examples:
        >>> language("ur"), language("hi-Latn"), language("xx"), language("")
        ('Urdu', 'Hindi (Latn)', 'xx', 'no language')
    """
    if not tag:
        return "no language"
    base, _, rest = tag.partition("-")
    name = _LANGUAGES.get(base)
    if name is None:
        return tag
    return f"{name} ({rest})" if rest else name


def number(value: int) -> str:
    """Return a whole number with its thousands apart.

    Examples:
        >>> number(100_000)
        '100,000'
    """
    return f"{value:,}"


def plural(value: int, one: str, many: str = "") -> str:
    """Return a number and what is counted.

    Examples:
        >>> plural(1, "document"), plural(2000, "entity", "entities")
        ('1 document', '2,000 entities')
    """
    return f"{value:,} {one if value == 1 else many or one + 's'}"


def percent(part: float, whole: float) -> str:
    """Return a share in per cent; neither all nor nothing unless it is.

    Examples:
        >>> percent(1, 3), percent(0, 3), percent(9999, 10_000), percent(1, 10_000), percent(0, 0)
        ('33%', '0%', '>99%', '<1%', '–')
    """
    if not whole:
        return "–"
    share = 100 * part / whole
    if 0 < share < 0.5:  # noqa: PLR2004 - would round to nothing
        return "<1%"
    if 99.5 <= share < 100:  # noqa: PLR2004 - would round to all
        return ">99%"
    return f"{share:.0f}%"


def day(iso: str) -> str:
    """Return an ISO date as people write it, or as it is where it is none.

    Examples:
        >>> day("2026-03-07"), day("2026-03"), day("2026"), day("soon")
        ('7 March 2026', 'March 2026', '2026', 'soon')
    """
    try:
        if len(iso) == _ONLY_YEAR:
            return str(date(int(iso), 1, 1).year)
        if len(iso) == _ONLY_MONTH:
            return f"{date.fromisoformat(iso + '-01'):%B %Y}"
        return f"{(found := date.fromisoformat(iso[:10])).day} {found:%B %Y}"
    except ValueError:
        return iso


def month(iso: str) -> str:
    """Return the month of an ISO date, short.

    Examples:
        >>> month("2026-03-07"), month("2026"), month("")
        ('Mar 2026', '2026', '')
    """
    try:
        return f"{date.fromisoformat(iso[:7] + '-01'):%b %Y}"
    except ValueError:
        return iso


def dates(first: str, last: str) -> str:
    """Return the months from the first to the last.

    Examples:
        >>> dates("2026-03-07", "2026-05-01"), dates("2026-03-07", "2026-03-09"), dates("", "")
        ('Mar 2026 – May 2026', 'Mar 2026', '')
    """
    start, end = month(first), month(last)
    return start if start == end else f"{start} – {end}"


def kind_of(kind: str, type_: str) -> str:
    """Return what an entity is: its type where it has one.

    Examples:
        >>> kind_of("place", "autonomous-region"), kind_of("person", "")
        ('autonomous region', 'person')
    """
    return (type_ or kind).replace("-", " ")
