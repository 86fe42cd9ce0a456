"""`eknaam gazetteer check` and `fmt`: mistakes and style of gazetteer files."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Final, Literal

import typer

from eknaam.authoring import format_file
from eknaam.cli.gazetteer.options import BaseOption, open_gazetteer, reported
from eknaam.cli.output import visible, warn, write_json
from eknaam.gazetteer import check_gazetteer
from eknaam.gazetteer.problems import Problem

__all__ = ["FIELDS", "check", "fmt"]

FIELDS: Final = ("file", "line", "column", "entity", "field", "message")
"""The fields of a mistake, in order."""

CheckFormat = Literal["text", "json", "github"]
_PROPERTY: Final = {"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"}


def check(
    files: Annotated[list[Path], typer.Argument(metavar="FILE", help="Gazetteer files.")],
    *,
    base: BaseOption = None,
    format_: Annotated[
        CheckFormat, typer.Option("--format", "-f", help="How mistakes are printed.")
    ] = "text",
) -> None:
    """List the mistakes of gazetteer files, and leave with 1 if there are any."""
    with reported():
        lower = open_gazetteer(base) if base else None
        problems = [problem for file in files for problem in check_gazetteer(file, base=lower)]
    if format_ == "json":
        write_json(map(_record, problems), sys.stdout)
    else:
        line = _annotation if format_ == "github" else _line
        sys.stdout.writelines(f"{line(problem)}\n" for problem in problems)
    if format_ == "text":
        warn(f"{_counted(len(files), 'file')} checked, {_counted(len(problems), 'mistake')}")
    if problems:
        raise typer.Exit(1)


def fmt(
    files: Annotated[list[Path], typer.Argument(metavar="FILE", help="Gazetteer files.")],
    *,
    base: BaseOption = None,
    check_only: Annotated[
        bool, typer.Option("--check", help="Write nothing; leave with 1 if a file would change.")
    ] = False,
) -> None:
    """Bring gazetteer files into one order and style; comments are kept."""
    changed = 0
    with reported():
        lower = open_gazetteer(base) if base else None
        for file in files:
            if format_file(file, base=lower, check=check_only):
                changed += 1
                warn(f"{file}: {'would be formatted' if check_only else 'formatted'}")
    if changed and check_only:
        raise typer.Exit(1)


def _record(problem: Problem) -> dict[str, object]:
    return {field: getattr(problem, field) for field in FIELDS}


def _line(problem: Problem) -> str:
    """Return a mistake as compilers print one: file:line:column: what."""
    place = (problem.file, problem.line, problem.column)
    where = ":".join(str(part) for part in place if part is not None)
    parts = (where, problem.entity, problem.field, problem.message)
    return visible(": ".join(part for part in parts if part))


def _annotation(problem: Problem) -> str:
    """Return a mistake as GitHub shows it beside the line."""
    places = {"file": problem.file, "line": problem.line, "col": problem.column}
    properties = ",".join(
        f"{key}={_escaped(str(value), _PROPERTY)}" for key, value in places.items() if value
    )
    parts = (problem.entity, problem.field, problem.message)
    text = ": ".join(part for part in parts if part)
    message = _escaped(text, [each for each in _PROPERTY if each not in ":,"])
    return f"::error {properties}::{message}"


def _escaped(text: str, characters: Iterable[str]) -> str:
    wanted = set(characters)
    return "".join(_PROPERTY[char] if char in wanted else char for char in text)


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
