"""What a report is to whatever draws or writes it: a summary, and tables that stream."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Protocol, TypeVar, cast

from eknaam.report.tables import (
    DeviationRow,
    DocumentRow,
    EntityRow,
    ExampleRow,
    FindingRow,
    GapRow,
    GroupRow,
    PeriodRow,
    SpellingRow,
    Summary,
    TrendRow,
    VersionRow,
)

__all__ = ["TABLES", "Row", "Tables", "rows_of"]

Row = (
    DeviationRow
    | DocumentRow
    | EntityRow
    | ExampleRow
    | FindingRow
    | GapRow
    | GroupRow
    | PeriodRow
    | SpellingRow
    | TrendRow
    | VersionRow
)
"""A row of any table."""


R = TypeVar("R", bound=Row)

TABLES: Final[dict[type[object], str]] = {
    EntityRow: "entities",
    SpellingRow: "spellings",
    PeriodRow: "periods",
    GroupRow: "groups",
    TrendRow: "trends",
    ExampleRow: "examples",
    DeviationRow: "deviations",
    FindingRow: "findings",
    DocumentRow: "documents",
    VersionRow: "versions",
    GapRow: "gaps",
}
"""The tables by the type of their rows."""


class Tables(Protocol):
    """A summary, and tables that stream in a stable order."""

    @property
    def summary(self) -> Summary:
        """What matters at first sight."""

    def rows(self, table: str) -> Iterator[Row]:
        """Yield the rows of a table: "entities", "spellings" and so on, as in `tables`."""


def rows_of(report: Tables, row: type[R]) -> Iterator[R]:
    """Yield the rows of one type.

    Args:
        report: a report.
        row: the type, such as `EntityRow`.
    """
    return cast("Iterator[R]", report.rows(TABLES[row]))
