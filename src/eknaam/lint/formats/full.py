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
    width = console.width if console.is_terminal else None
    for one in all_of(checked):
        console.print(_block(one, width))
    console.print(Text(tally.line(), "bold" if tally.findings else "green"))


def _block(one: Located, width: int | None) -> Text:
    """Return the lines of a finding, for a terminal of a width or, marked, for a pipe."""
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
    before, span, after = visible(one.before), visible(one.text), visible(one.after)
    if width is None:
        span = f"⟦{span}⟧"
    else:
        before, after = _fitted(before, after, width - _cells(f"{number} | {span}"))
    # The line gets a direction of its own, and the margin stays where it is.
    text.append(_ISOLATE + before)
    text.append(span, "bold red underline")
    text.append(f"{after}{_POP}\n")
    for suggestion in finding.suggestions[:1]:
        text.append(f"{margin} = ", "blue")
        text.append(f"{_ISOLATE}{visible(suggestion)}{_POP}", "green")
        text.append(" (--fix)\n" if finding.safe else " (--unsafe-fixes)\n", "dim")
    return text


def _fitted(before: str, after: str, room: int) -> tuple[str, str]:
    """Return as many of the words before and after a span as a line has room for.

    Examples:
        >>> _fitted("one two ", " three four five", 14)
        ('… two ', ' three …')
        >>> _fitted("one two ", " x", 12)
        ('one two ', ' x')
    """
    before = _last_words(before, max(room // 2, room - _cells(after)))
    return before, _first_words(after, room - _cells(before))


def _last_words(text: str, room: int) -> str:
    words = text.split(" ")
    while _cells(text) > room and len(words) > 1:
        del words[0]
        text = f"… {' '.join(words)}"
    return text


def _first_words(text: str, room: int) -> str:
    words = text.split(" ")
    while _cells(text) > room and len(words) > 1:
        del words[-1]
        text = f"{' '.join(words)} …"
    return text


def _cells(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    from rich.cells import cell_len

    return cell_len(text)


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
