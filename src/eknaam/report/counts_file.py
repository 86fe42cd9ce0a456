"""The file of counts: an SQLite database whose state is checked when it is opened."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Mapping
from hashlib import blake2b
from importlib import resources
from pathlib import Path
from typing import Final

from eknaam.errors import InputError
from eknaam.text.visible import visible

__all__ = ["create_counts", "open_counts", "save_counts"]

_FORMAT: Final = "1"
_APPLICATION: Final = 0x656B6E61  # "ekna": what SQLite writes at the head of the file
_CACHE: Final = -32_768  # kilobytes
_CONTENT: Final = "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"
_TABLES: Final = "SELECT name, sql FROM sqlite_schema"


def create_counts(path: str | None, meta: Mapping[str, str]) -> sqlite3.Connection:
    """Make a new file.

    Args:
        path: the file; None for a temporary one that vanishes when it is closed.
        meta: what is counted, and with what.

    Raises:
        InputError: the file cannot be made.
    """
    try:
        database = _connect("" if path is None else path)
        with database:
            # executescript would commit before it begins
            for statement in _schema().split(";\n"):
                database.execute(statement)
            database.execute(f"PRAGMA application_id = {_APPLICATION}")
            rows = ({"format": _FORMAT} | dict(meta)).items()
            database.executemany("INSERT INTO meta VALUES (?, ?)", sorted(rows))
    except sqlite3.Error as error:
        raise InputError(f"{path}: cannot be written: {error}") from error
    return database


def open_counts(path: str) -> sqlite3.Connection:
    """Open a file that was written before.

    Raises:
        InputError: there is none, it is no file of counts, damaged, or of another eknaam.
    """
    if not Path(path).is_file():
        raise InputError(f"{path}: expected a file of counts, found none")
    try:
        database = _connect(path)
        _check(database, path)
    except sqlite3.Error as error:
        raise InputError(
            f"{path}: expected a file of counts, found something else or a damaged one: {error}"
        ) from error
    return database


def save_counts(database: sqlite3.Connection, path: Path) -> None:
    """Write counts to a file of their own: the same counts, the same bytes.

    Args:
        database: the counts, all of them committed.
        path: the file; it is replaced at once.

    Raises:
        InputError: it cannot be written.
    """
    new = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        database.execute("VACUUM INTO ?", (str(new),))
        _seal(new)
        with new.open("rb+") as file:
            os.fsync(file.fileno())
        new.replace(path)
    except (OSError, sqlite3.Error) as error:
        raise InputError(f"{path}: cannot be written: {error}") from error
    finally:
        new.unlink(missing_ok=True)


def _seal(path: Path) -> None:
    """Write a digest of the counts into the head of their file."""
    database = _connect(str(path))
    try:
        database.execute(f"PRAGMA user_version = {_digest(database)}")
    finally:
        database.close()


def _digest(database: sqlite3.Connection) -> int:
    """Return a number from 1, of 31 bits, that other counts hardly have."""
    digest = blake2b(digest_size=4)
    for (table,) in database.execute(_CONTENT).fetchall():
        for row in database.execute(f"SELECT * FROM {table}"):  # noqa: S608 - a name of our own
            digest.update(repr(row).encode("utf-8", "surrogatepass"))
    return int.from_bytes(digest.digest(), "big") >> 1 or 1


def _connect(path: str) -> sqlite3.Connection:
    database = sqlite3.connect(path, isolation_level="IMMEDIATE")
    database.execute(f"PRAGMA cache_size = {_CACHE}")
    database.execute("PRAGMA trusted_schema = OFF")  # the file may come from anybody
    return database


def _schema() -> str:
    return resources.files(__package__).joinpath("counts.sql").read_text("utf-8")


def _check(database: sqlite3.Connection, path: str) -> None:
    """Check that a database is one of counts, whole, and of this format."""
    [application] = database.execute("PRAGMA application_id").fetchone()
    if application != _APPLICATION:
        raise InputError(f"{path}: expected a file of counts, found another database")
    found = dict(database.execute("SELECT key, value FROM meta"))
    if found.get("format") != _FORMAT:
        other = visible(str(found.get("format")))
        raise InputError(f"{path}: expected counts of format {_FORMAT}, found {other}; count again")
    made = {row[0]: row[1] for row in database.execute(_TABLES)}
    with sqlite3.connect(":memory:") as empty:
        empty.executescript(_schema())
        expected = {row[0]: row[1] for row in empty.execute(_TABLES)}
    empty.close()
    if made != expected:
        raise InputError(f"{path}: expected the tables of counts, found others; it is damaged")
    [state] = database.execute("PRAGMA quick_check(1)").fetchone()
    if state != "ok":
        raise InputError(f"{path}: damaged: {visible(str(state))}; count again")
    [sealed] = database.execute("PRAGMA user_version").fetchone()
    if sealed and sealed != _digest(database):  # what is still counted has none
        raise InputError(
            f"{path}: damaged: the counts are not those that were written; count again"
        )
