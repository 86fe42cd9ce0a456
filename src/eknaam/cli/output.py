"""What commands print for programs: JSON, JSON Lines and CSV; and lines on standard error.

Nothing from data or text acts on whoever reads it: control characters and invisible direction
marks are escaped (`visible`), and a CSV cell never begins like a formula. Joiners that belong to
spelling (ZWJ, ZWNJ) stay.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Mapping
from typing import Literal, TextIO

from eknaam.text.visible import visible
from eknaam.text.written import csv_cell, to_json

__all__ = [
    "MachineFormat",
    "to_json",
    "visible",
    "warn",
    "write_csv",
    "write_json",
    "write_jsonl",
    "write_records",
]

MachineFormat = Literal["json", "jsonl", "csv"]
"""What is printed for programs."""


def write_records(
    records: Iterable[Mapping[str, object]], fields: tuple[str, ...], format_: MachineFormat
) -> None:
    """Write records on standard output.

    Args:
        records: them, as they come.
        fields: the columns of CSV, in order.
        format_: the format.
    """
    if format_ == "json":
        write_json(records, sys.stdout)
    elif format_ == "jsonl":
        write_jsonl(records, sys.stdout)
    else:
        write_csv(records, fields, sys.stdout)


def write_json(records: Iterable[Mapping[str, object]], stream: TextIO) -> None:
    """Write one JSON array, a record a line, as the records come."""
    separator = "[\n"
    for record in records:
        stream.write(f"{separator}{to_json(record)}")
        separator = ",\n"
    stream.write("[]\n" if separator == "[\n" else "\n]\n")


def write_jsonl(records: Iterable[Mapping[str, object]], stream: TextIO) -> None:
    """Write one JSON object a line, as the records come."""
    stream.writelines(f"{to_json(record)}\n" for record in records)


def write_csv(
    records: Iterable[Mapping[str, object]], fields: tuple[str, ...], stream: TextIO
) -> None:
    """Write a header and one row a record, harmless in a spreadsheet.

    Args:
        records: rows; what is not in `fields` is left out.
        fields: the columns, in order.
        stream: where to write.
    """
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(fields)
    for record in records:
        writer.writerow([csv_cell(record[field]) for field in fields])


def warn(problem: str) -> None:
    """Print one line about what went wrong on standard error."""
    sys.stdout.flush()
    print(f"eknaam: {visible(problem)}", file=sys.stderr)  # noqa: T201 - this is the command line
