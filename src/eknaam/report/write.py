"""A report as files: a page, Markdown, text, and the tables as CSV, JSON and Parquet."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, astuple
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO, Final, Literal

from eknaam.errors import InputError, MissingExtraError
from eknaam.gazetteer.store import replaced_file
from eknaam.report.source import TABLES, Tables, types_of
from eknaam.text.written import csv_cell, to_json

__all__ = ["DATA", "SUFFIXES", "DataFormat", "FileFormat", "text_of", "write_data", "write_report"]

FileFormat = Literal["html", "markdown", "terminal", "json"]
DataFormat = Literal["csv", "json", "parquet"]

SUFFIXES: Final[Mapping[str, FileFormat]] = {
    ".html": "html", ".htm": "html", ".md": "markdown", ".txt": "terminal", ".json": "json",
}  # fmt: skip
"""What a file is written as, by the suffix of its name."""

_ROWS: Final = 20_000  # of a Parquet row group
_WIDTH: Final = 100  # columns of a text file


def write_report(report: Tables, path: Path, format_: FileFormat | None = None) -> list[Path]:
    """Write a report to a file.

    Args:
        report: the report.
        path: the file; it is replaced at once.
        format_: what it is written as; by its suffix if None.

    Returns:
        The file.

    Raises:
        InputError: it cannot be written, or its name does not say what it is to be.
        MissingExtraError: what writes it is not installed.
    """
    format_ = format_ or SUFFIXES.get(path.suffix.lower())
    if format_ is None:
        expected = ", ".join(SUFFIXES)
        raise InputError(
            f"{path}: expected a name that ends in one of {expected}; or give a format"
        )
    content = text_of(report, format_)
    with _file(path) as file:
        file.writelines(part.encode("utf-8", "backslashreplace") for part in content)
    return [path]


def text_of(report: Tables, format_: FileFormat) -> Iterator[str]:
    """Yield a report as text, part by part.

    Args:
        report: the report.
        format_: what it is written as.

    Raises:
        MissingExtraError: what writes it is not installed.
    """
    return _FILES[format_](report)


def write_data(report: Tables, folder: Path, format_: DataFormat = "csv") -> list[Path]:
    """Write each table of a report to a file of a folder, such as `spellings.csv`.

    Args:
        report: the report.
        folder: the folder; it is made if there is none.
        format_: "csv", "json" (an array, a record a line) or "parquet".

    Returns:
        The files, each replaced at once.

    Raises:
        InputError: a file cannot be written.
        MissingExtraError: pyarrow, which writes Parquet, is not installed.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"{folder}: cannot be made: {error.strerror}") from error
    written = []
    for table in ("summary", *TABLES):
        path = folder / f"{table}.{format_}"
        with _file(path) as file:
            DATA[format_](report, table, file)
        written.append(path)
    return written


@contextmanager
def _file(path: Path) -> Iterator[BinaryIO]:
    try:
        with replaced_file(path) as file:
            yield file
    except OSError as error:
        raise InputError(f"{path}: cannot be written: {error.strerror or error}") from error


def _columns(table: str) -> dict[str, type]:
    from eknaam.report.tables import Summary

    return types_of(Summary if table == "summary" else TABLES[table])


def _rows(report: Tables, table: str) -> Iterator[Any]:
    return iter([report.summary]) if table == "summary" else report.rows(table)


def _html(report: Tables) -> Iterator[str]:
    from eknaam.report.page import render_page

    yield render_page(report)


def _markdown(report: Tables) -> Iterator[str]:
    from eknaam.report.markdown import render_markdown

    yield render_markdown(report)


def _text(report: Tables) -> Iterator[str]:
    from rich.console import Console

    from eknaam.report.terminal import print_terminal

    stream = io.StringIO()
    print_terminal(report, Console(file=stream, width=_WIDTH, color_system=None))
    yield stream.getvalue()


def _json(report: Tables) -> Iterator[str]:
    """Yield one object: the summary, and an array for each table."""
    yield f'{{\n"summary": {to_json(asdict(report.summary))}'
    for table in TABLES:
        yield f',\n"{table}": '
        yield from _json_array(report, table)
    yield "\n}\n"


def _json_array(report: Tables, table: str) -> Iterator[str]:
    separator = "[\n"
    for row in _rows(report, table):
        yield f"{separator}{to_json(asdict(row))}"
        separator = ",\n"
    yield "[]" if separator == "[\n" else "\n]"


def _write_json(report: Tables, table: str, file: BinaryIO) -> None:
    file.writelines(part.encode() for part in _json_array(report, table))
    file.write(b"\n")


def _write_csv(report: Tables, table: str, file: BinaryIO) -> None:
    stream = io.TextIOWrapper(file, "utf-8", newline="", write_through=True)
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(_columns(table))
    writer.writerows(map(csv_cell, map(_plain, astuple(row))) for row in _rows(report, table))
    stream.detach()


def _plain(value: object) -> object:
    return " ".join(value) if isinstance(value, tuple) else value


def _write_parquet(report: Tables, table: str, file: BinaryIO) -> None:
    try:
        import pyarrow
        from pyarrow.parquet import ParquetWriter
    except ImportError as error:
        raise MissingExtraError("writing Parquet", "report") from error
    arrow = {str: pyarrow.string(), int: pyarrow.int64(), float: pyarrow.float64(),
             bool: pyarrow.bool_()}  # fmt: skip
    schema = pyarrow.schema(
        [(name, arrow.get(type_, pyarrow.list_(pyarrow.string())))
         for name, type_ in _columns(table).items()]
    )  # fmt: skip
    rows = _rows(report, table)
    with ParquetWriter(file, schema) as writer:
        while some := list(islice(rows, _ROWS)):
            writer.write_table(pyarrow.Table.from_pylist(list(map(asdict, some)), schema))


_FILES: Final[Mapping[FileFormat, Callable[[Tables], Iterator[str]]]] = {
    "html": _html,
    "markdown": _markdown,
    "terminal": _text,
    "json": _json,
}
DATA: Final[Mapping[DataFormat, Callable[[Tables, str, BinaryIO], None]]] = {
    "csv": _write_csv,
    "json": _write_json,
    "parquet": _write_parquet,
}
"""What writes a table in each format."""
