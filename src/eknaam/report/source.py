"""What a report is to whatever draws it: a summary, and tables that stream."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, Protocol, TypeVar, cast, get_type_hints

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

__all__ = ["TABLES", "Row", "Tables", "rows_of", "types_of"]

Row = (
    EntityRow
    | SpellingRow
    | PeriodRow
    | GroupRow
    | TrendRow
    | ExampleRow
    | DeviationRow
    | FindingRow
    | DocumentRow
    | VersionRow
    | GapRow
)
"""A row of a table."""

TABLES: Final[Mapping[str, type[Row]]] = {
    "entities": EntityRow,
    "spellings": SpellingRow,
    "periods": PeriodRow,
    "groups": GroupRow,
    "trends": TrendRow,
    "examples": ExampleRow,
    "deviations": DeviationRow,
    "findings": FindingRow,
    "documents": DocumentRow,
    "versions": VersionRow,
    "gaps": GapRow,
}
"""The record of each table."""

R = TypeVar("R", bound=Row)

_NAMES: Final[dict[type[object], str]] = {record: name for name, record in TABLES.items()}


class Tables(Protocol):
    """What is drawn: a `Report`, or anything with the same tables."""

    @property
    def summary(self) -> Summary:
        """What matters at first sight."""

    def rows(self, table: str) -> Iterator[Row]:
        """Yield the rows of a table in a stable order; see `TABLES`."""


def rows_of(report: Tables, record: type[R]) -> Iterator[R]:
    """Yield the rows of a type.

    Args:
        report: a report.
        record: the type, such as `EntityRow`.
    """
    return cast("Iterator[R]", report.rows(_NAMES[record]))


def types_of(record: type) -> dict[str, type]:
    """Return the fields of a record with their types."""
    return get_type_hints(record)
