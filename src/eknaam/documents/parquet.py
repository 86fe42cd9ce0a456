"""Parquet: rows with a text in a column, read a few at a time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from eknaam.errors import InputError, MissingExtraError

if TYPE_CHECKING:
    from pyarrow.parquet import ParquetFile

__all__ = ["parquet_rows"]

_ROWS: Final = 256  # that are in memory at once


def parquet_rows(path: str, columns: list[str]) -> Iterator[dict[str, Any]]:
    """Yield the rows of a file, each with those of some columns that the file has.

    Args:
        path: the file.
        columns: the columns that are asked for.

    Raises:
        InputError: the file cannot be read, or is no Parquet.
        MissingExtraError: pyarrow is not installed.
    """
    from pyarrow import ArrowException

    file = _open(path)
    try:
        present = set(file.schema_arrow.names)
        wanted = [name for name in dict.fromkeys(columns) if name in present]
        for batch in file.iter_batches(_ROWS, columns=wanted):
            yield from batch.to_pylist()
    except (OSError, ArrowException) as error:
        raise InputError(
            f"{path}: expected Parquet, found a damaged file: {_line(error)}"
        ) from error
    finally:
        file.close()


def _open(path: str) -> ParquetFile:
    try:
        from pyarrow import ArrowException
        from pyarrow.parquet import ParquetFile
    except ImportError as error:
        raise MissingExtraError("reading Parquet", "report") from error
    try:
        return ParquetFile(path)
    except FileNotFoundError as error:
        raise InputError(f"{path}: No such file or directory") from error
    except (OSError, ArrowException) as error:
        raise InputError(f"{path}: expected Parquet, found {_line(error)}") from error


def _line(error: Exception) -> str:
    return str(error).partition("\n")[0]
