"""A progress bar on a terminal, and nothing in a pipe."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import Final, TypeVar

__all__ = ["with_bar"]

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
