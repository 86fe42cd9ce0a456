"""Tables of Markdown, and where the programs here write their pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

__all__ = ["DOCS", "rate", "table", "write"]

DOCS: Final = Path(__file__).parents[1] / "docs"


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    r"""Yield the lines of a table; every column but the first is aligned to the right.

    Examples:
        >>> print("\n".join(table(("method", "top-1"), [("this", "0.9")])))
        | method | top-1 |
        | --- | ---: |
        | this | 0.9 |
    """
    yield f"| {' | '.join(header)} |"
    yield f"| {' | '.join(['---', *('---:' for _ in header[1:])])} |"
    for row in rows:
        yield f"| {' | '.join(row)} |"


def rate(number: float) -> str:
    """Return a share with three digits, or nothing where there is none."""
    return "" if number != number else f"{number:.3f}"  # noqa: PLR0124 - only nan differs


def write(name: str, lines: Iterable[str]) -> None:
    """Write a page of the documentation."""
    DOCS.joinpath(name).write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
