"""What commands print for people: tables, coloured on a terminal and plain in a pipe.

The column of spellings is the last and has no border after it. Terminals disagree on how wide
Devanagari vowel signs are, and some reorder a line that has Urdu in it; whatever they do to the
last column, the others stay straight.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Sequence
from typing import Final

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from eknaam.cli.output import visible

__all__ = ["Cell", "on_terminal", "print_line", "print_table", "probability"]

Cell = tuple[str, str]
"""A text and its rich style."""

_NEVER_FOLDED: Final = 100_000  # columns: in a pipe a row is one line
_PAGE: Final = 80  # columns
_SURE: Final = 0.9
_NARROW: Final = frozenset(
    ("place", "how", "score", "mentions", "files", "code", "kind")
)  # these never fold


def probability(score: float) -> Cell:
    """Return a probability with two digits, never rounded up to certainty.

    Examples:
        >>> probability(0.9999), probability(0.5)
        (('0.99', 'green'), ('0.50', 'yellow'))
    """
    rounded = score if score in (0.0, 1.0) else min(max(score, 0.01), 0.99)
    return f"{rounded:.2f}", "green" if score >= _SURE else "yellow"


def print_table(
    columns: Sequence[str], rows: Iterable[Sequence[Cell]], *, folded: bool = False
) -> None:
    """Print a table on standard output.

    Args:
        columns: the headings; the last column is the one of spellings.
        rows: texts with their styles; texts are printed as they are, never as markup.
        folded: whether a row may take several lines in a pipe, too, as sentences do.
    """
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), show_edge=False, header_style="bold")
    for heading in columns:
        table.add_column(heading, overflow="fold", no_wrap=heading in _NARROW)
    for row in rows:
        table.add_row(*(Text(visible(text), style) for text, style in row))
    _print(table, _PAGE if folded else _NEVER_FOLDED)


def print_line(text: str, style: str = "dim") -> None:
    """Print a line beside the tables on standard output."""
    _print(Text(visible(text), style))


def on_terminal() -> bool:
    """Return whether tables go to a terminal (or are told to look so, by FORCE_COLOR)."""
    return Console(file=sys.stdout).is_terminal


def _print(what: Table | Text, width: int = _NEVER_FOLDED) -> None:
    if on_terminal():
        Console(file=sys.stdout).print(what)
        return
    buffer = io.StringIO()
    Console(file=buffer, width=width, color_system=None).print(what)
    # Padding after the last column helps nobody who reads the lines with another program.
    sys.stdout.writelines(f"{line.rstrip()}\n" for line in buffer.getvalue().splitlines())
