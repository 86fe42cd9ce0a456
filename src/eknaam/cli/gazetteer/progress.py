"""How far a long reading is: shown on a terminal, on standard error, and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, TypeVar

from eknaam.gazetteer.importers.source import Source

__all__ = ["watched"]

Item = TypeVar("Item")
_STEP: Final = 200  # entities between two looks at the progress


def watched(entries: Iterator[Item], sources: Sequence[Source], doing: str) -> Iterator[Item]:
    """Yield entries, and show on a terminal how far the reading is.

    Args:
        entries: what is read.
        sources: the files that it is read from; without any, only the count is shown.
        doing: what is being done, such as "importing".
    """
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        DownloadColumn,
        Progress,
        ProgressColumn,
        SpinnerColumn,
        TextColumn,
        TimeRemainingColumn,
    )

    console = Console(stderr=True)
    if not console.is_terminal:
        yield from entries
        return
    size = sum(source.size for source in sources)
    columns: list[ProgressColumn] = [TextColumn("{task.description}")]
    columns += [BarColumn(), DownloadColumn(), TimeRemainingColumn()] if size else [SpinnerColumn()]
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task(doing, total=size or None)
        for number, entry in enumerate(entries):
            if number % _STEP == 0:
                position = sum(source.position for source in sources)
                progress.update(
                    task, completed=position, description=f"{doing}: {number:,} entities"
                )
            yield entry
