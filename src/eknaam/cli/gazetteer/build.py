"""`eknaam gazetteer compile` and `verify`: gazetteers that open at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from eknaam.cli.gazetteer.options import BaseOption, open_gazetteer, reported
from eknaam.cli.gazetteer.progress import watched
from eknaam.cli.output import warn
from eknaam.errors import InputError
from eknaam.gazetteer import Gazetteer
from eknaam.gazetteer.compiled import open_compiled, verify_compiled
from eknaam.gazetteer.entities import build_entity
from eknaam.gazetteer.load import COMPILED, SHIPPED, load_gazetteer, read_plain
from eknaam.gazetteer.problems import Problems
from eknaam.records import Entity

__all__ = ["compile_", "verify"]


def compile_(
    source: Annotated[
        str, typer.Argument(metavar="SOURCE", help="A gazetteer file, or 'shipped'.")
    ],
    *,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="A new .eknaam file.")
    ],
    base: BaseOption = None,
) -> None:
    """Write a gazetteer into one file that opens at once, whatever its size."""
    with reported():
        if output.suffix.lower() != COMPILED:
            raise InputError(f"{output}: expected a file in {COMPILED}, found {output.suffix!r}")
        lower = open_gazetteer(base) if base else None
        from eknaam.unlisted.counts import compile_for_text

        compile_for_text(watched(_entities(source, lower), (), "compiling"), output)
        count = len(open_compiled(output))
    warn(f"{output}: {count:,} entities, {output.stat().st_size:,} bytes")


def verify(
    files: Annotated[list[Path], typer.Argument(metavar="FILE", help="Compiled gazetteers.")],
) -> None:
    """Look at every byte of compiled gazetteers; leave with 1 if anything is wrong."""
    from eknaam.matching.stored import verify_index

    wrong = False
    for file in files:
        problem = None
        for problem in verify_compiled(file):
            warn(problem)
        if problem is None:
            for problem in verify_index(file):
                warn(problem)
        wrong = wrong or problem is not None
        if problem is None:
            warn(f"{file}: all is well")
    if wrong:
        raise typer.Exit(1)


def _entities(source: str, base: Gazetteer | None) -> Iterator[Entity]:
    """Yield the entities of a gazetteer as a stream; mistakes are raised at its end."""
    if base is not None or source == SHIPPED:
        yield from load_gazetteer(None if source == SHIPPED else source, base=base)
        return
    problems = Problems(source)
    yield from map(build_entity, read_plain(source, problems))
    problems.raise_any()
