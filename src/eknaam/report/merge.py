"""Putting counts together: parts of a corpus may be counted anywhere."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Final

from eknaam.errors import InputError
from eknaam.report.observation import EXAMPLES
from eknaam.report.settings import difference
from eknaam.report.store import Store

__all__ = ["merge"]

_TWICE: Final = """
    SELECT theirs.path FROM part.inputs theirs JOIN main.inputs mine USING (path, digest)
    WHERE path != '' LIMIT 1
"""


def merge(paths: Sequence[str], target: Store) -> None:
    """Add the counts of files, in order, as if their documents had been counted one after another.

    Args:
        paths: files of counts.
        target: an empty store; it takes over with what the first file was made.

    Raises:
        InputError: a file is none of counts, was not counted to its end, was made with another
            gazetteer, or counts what another one counts.
    """
    meta: dict[str, str] = {}
    for number, path in enumerate(paths):
        with Store.open(path) as part:  # which checks it
            theirs = part.meta
        if theirs.get("complete") != "1":
            raise InputError(f"{path}: it was interrupted; count to its end with --resume first")
        meta = meta if number else theirs
        if differs := difference(meta, theirs):
            raise InputError(f"{path}: counted with {differs} than {paths[0]}; count one again")
        if not number:
            target.take_settings(theirs)
        _add(path, target)


def _add(path: str, target: Store) -> None:
    database = target.database
    database.execute("ATTACH ? AS part", (path,))
    try:
        twice = database.execute(_TWICE).fetchone()
        if twice:
            raise InputError(f"{path}: counts {twice[0]}, which another file counts already")
        [before] = database.execute("SELECT COALESCE(MAX(id), 0) FROM main.documents").fetchone()
        with database:
            for statement in _statements():
                database.execute(statement, {"before": before, "examples": EXAMPLES})
    finally:
        database.execute("DETACH part")


@cache
def _statements() -> tuple[str, ...]:
    return tuple(resources.files(__package__).joinpath("merge.sql").read_text("utf-8").split(";\n"))
