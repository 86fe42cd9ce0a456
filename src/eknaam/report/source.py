"""What a report is to whatever draws it: a summary, and tables that stream."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Protocol, TypeVar, cast

from eknaam.report.report import TABLES, Row
from eknaam.report.tables import Summary

__all__ = ["Tables", "rows_of"]

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
