"""A report: the counts of a corpus, read as tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self

from eknaam.errors import MissingExtraError
from eknaam.report.queries import QUERIES, SUMMARY, prepare
from eknaam.report.source import TABLES, Row, types_of
from eknaam.report.store import Store
from eknaam.report.tables import Summary

if TYPE_CHECKING:
    import pandas
    import polars

__all__ = ["Report"]


class Report:
    """What a corpus spells how, where, since when and by whom, as tables of plain records.

    Made by `eknaam.build_report`, or from a file of counts. The rows stay in the counts until they
    are asked for. As a context manager it closes the counts.

    Args:
        store: the counts, all of them written.

    Attributes:
        summary: what matters at first sight.

    Examples:
        >>> import eknaam
        >>> from eknaam.documents import Document
        >>> documents = [Document("1", "त्रान कुओंग आए।"), Document("2", "ट्रान कुओंग गए।")]
        >>> with eknaam.build_report(documents) as report:
        ...     print(report.summary.mentions, report.summary.consistent)
        ...     for row in report.rows("deviations"):
        ...         print(row.document, row.spelling, row.leading)
        2 2
        2 ट्रान कुओंग त्रान कुओंग
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        prepare(store.database)
        self.summary = self._summary()

    @classmethod
    def open(cls, path: str) -> Self:
        """Return the report of a file of counts.

        Args:
            path: a file that `eknaam report` or `build_report` wrote.

        Raises:
            InputError: it is no such file, or damaged.
        """
        return cls(Store.open(path))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the counts."""
        self._store.close()

    def rows(self, table: str) -> Iterator[Row]:
        """Yield the rows of a table, in a fixed order, while they are read from the counts.

        Args:
            table: its name; see `TABLES`.

        Yields:
            Its records: entities with the worst first, spellings with the most frequent first,
            findings by their number, documents, deviations in the order of the documents, and
            the others by their first columns.

        Raises:
            ValueError: there is no such table.
        """
        if table not in TABLES:
            raise ValueError(f"table: expected one of {', '.join(TABLES)}, found {table!r}")
        record = TABLES[table]
        flags = [number for number, type_ in enumerate(types_of(record).values()) if type_ is bool]
        return (_record(record, row, flags) for row in self._store.database.execute(QUERIES[table]))

    def failures(self) -> Iterator[str]:
        """Yield what could not be read, a line each, in order."""
        return self._store.failures()

    def to_pandas(self, table: str = "spellings") -> pandas.DataFrame:
        """Return a table as a data frame of pandas.

        Raises:
            MissingExtraError: pandas is not installed.
            ValueError: there is no such table.
        """
        try:
            from pandas import DataFrame
        except ImportError as error:
            raise MissingExtraError("a data frame of pandas", "pandas") from error
        return DataFrame(self._columns(table))

    def to_polars(self, table: str = "spellings") -> polars.DataFrame:
        """Return a table as a data frame of polars.

        Raises:
            MissingExtraError: polars is not installed.
            ValueError: there is no such table.
        """
        try:
            from polars import DataFrame
        except ImportError as error:
            raise MissingExtraError("a data frame of polars", "polars") from error
        return DataFrame(self._columns(table), schema=types_of(TABLES[table]))

    def to_html(self) -> str:
        """Return the page: one HTML file that needs nothing beside it.

        Raises:
            MissingExtraError: what draws the page is not installed.
        """
        from eknaam.report.page import render_page

        return render_page(self)

    def write(self, path: str | Path) -> list[Path]:
        """Write the report to a file: a page, Markdown, JSON or text, by its suffix.

        The tables are written by `eknaam.report.write_data`.

        Args:
            path: a file that ends in .html, .md, .json or .txt.

        Returns:
            The file that was written; it is replaced at once.

        Raises:
            InputError: it cannot be written, or its name does not say what it is to be.
            MissingExtraError: what writes it is not installed.
        """
        from eknaam.report.write import write_report

        return write_report(self, Path(path))

    def _columns(self, table: str) -> dict[str, list[object]]:
        rows = list(self.rows(table))
        return {name: [getattr(row, name) for row in rows] for name in types_of(TABLES[table])}

    def _summary(self) -> Summary:
        execute = self._store.database.execute
        langs = [lang for (lang,) in execute(_DISTINCT.format("lang"))]
        groups = [group for (group,) in execute(_DISTINCT.format('"group"'))]
        counts = (*execute(SUMMARY).fetchone(), tuple(langs), tuple(groups))
        names = [field.name for field in fields(Summary)]
        return Summary(**dict(zip(names, counts, strict=True)))


_DISTINCT: Final = "SELECT DISTINCT {0} FROM main.documents WHERE {0} != '' ORDER BY {0}"


def _record(record: Callable[..., Row], row: tuple[object, ...], flags: list[int]) -> Row:
    if not flags:
        return record(*row)
    values = list(row)
    for number in flags:
        values[number] = bool(values[number])
    return record(*values)
