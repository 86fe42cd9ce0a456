"""For people: the line with the span underlined, the reason and the suggestion; or a line each.

A terminal underlines the span itself, so it is right however wide the terminal draws Devanagari,
and in whichever order it draws Nastaliq. Where nothing can be underlined, ⟦⟧ stand around it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final, TextIO

from eknaam.lint.located import Checked, Located, Tally, all_of
from eknaam.text.visible import visible

if TYPE_CHECKING:
    from rich.text import Text

__all__ = ["write_concise", "write_full"]

_ISOLATE: Final = "\N{FIRST STRONG ISOLATE}"
_POP: Final = "\N{POP DIRECTIONAL ISOLATE}"
_NEVER_FOLDED: Final = 100_000


def write_full(checked: Iterable[Checked], tally: Tally, stream: TextIO) -> None:
    """Write a few lines for each finding, and what was checked."""
    from rich.console import Console
    from rich.text import Text

    console = Console(file=stream, highlight=False, soft_wrap=True)
    if not console.is_terminal:
        console = Console(file=stream, width=_NEVER_FOLDED, color_system=None, soft_wrap=True)
    for one in all_of(checked):
        console.print(_block(one, marked=not console.is_terminal))
    console.print(Text(tally.line(), "bold" if tally.findings else "green"))


def _block(one: Located, *, marked: bool) -> Text:
    from rich.text import Text

    finding, place = one.finding, one.place
    number = str(place.line)
    margin = " " * len(number)
    text = Text()
    text.append(finding.rule, "bold red")
    text.append(f" {finding.kind}: ", "bold")
    text.append(f"{finding.message}\n")
    text.append(f"{margin}--> ", "blue")
    text.append(f"{visible(one.file)}:{place.line}:{place.column}\n")
    text.append(f"{number} | ", "blue")
    # The line gets a direction of its own, and the margin stays where it is.
    text.append(_ISOLATE + visible(one.before))
    span = visible(one.text)
    text.append(f"⟦{span}⟧" if marked else span, "bold red underline")
    text.append(f"{visible(one.after)}{_POP}\n")
    for suggestion in finding.suggestions[:1]:
        text.append(f"{margin} = ", "blue")
        text.append(f"{_ISOLATE}{visible(suggestion)}{_POP}", "green")
        text.append(" (--fix)\n" if finding.safe else " (--unsafe-fixes)\n", "dim")
    return text


def write_concise(checked: Iterable[Checked], tally: Tally, stream: TextIO) -> None:  # noqa: ARG001
    """Write a line for each finding: `file:line:column: code message [suggestion]`."""
    for one in all_of(checked):
        place, finding = one.place, one.finding
        offered = (
            f" [{_ISOLATE}{visible(finding.suggestions[0])}{_POP}]" if finding.suggestions else ""
        )
        where = f"{visible(one.file)}:{place.line}:{place.column}"
        name = f"{_ISOLATE}{visible(one.text)}{_POP}"
        stream.write(f"{where}: {finding.rule} {name}: {finding.message}{offered}\n")
