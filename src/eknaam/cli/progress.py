"""A progress bar on a terminal, and nothing in a pipe."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from eknaam.report.count import Item

__all__ = ["watched_bytes", "with_bar"]

_MANY: Final = 50  # files: fewer are read before a bar would be seen
T = TypeVar("T")


def with_bar(items: Sequence[T], description: str, *, shown: bool = True) -> Iterator[T]:
    """Yield items; on a terminal, with many of them, show how far they are.

    Args:
        items: what is worked through.
        description: what is done with them, one word.
        shown: False where a bar would garble what is printed to the same terminal.
    """
    if not shown or len(items) < _MANY or not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import Progress

    # Standard output is left alone: rich would send it to the console of the bar.
    console = Console(stderr=True)
    with Progress(console=console, redirect_stdout=False, transient=True) as progress:
        yield from progress.track(items, description=description)


@contextmanager
def watched_bytes(description: str, size: int) -> Iterator[Callable[[Item], None]]:
    """Show on a terminal how far a counting is: bytes, rate, time left and documents.

    Args:
        description: what is done, one word.
        size: how many bytes there are; 0 if that is not known.

    Yields:
        What is to be called with each item.
    """
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        DownloadColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
        TransferSpeedColumn,
    )

    columns = (
        TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TransferSpeedColumn(),
        TimeRemainingColumn(), TextColumn("{task.fields[documents]:,} documents"),
    )  # fmt: skip
    console = Console(stderr=True)
    with Progress(*columns, console=console, redirect_stdout=False, transient=True) as progress:
        task = progress.add_task(description, total=size or None, documents=0)
        done = documents = 0

        def watch(item: Item) -> None:
            nonlocal done, documents
            done += item.size
            documents += item.content is not None
            progress.update(task, completed=done, documents=documents)

        yield watch
