"""Mistakes of a gazetteer file: where each is, what was expected and what was found."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from eknaam.errors import GazetteerError

__all__ = ["MOST_PROBLEMS", "Item", "Path", "Problem", "Problems", "SharedSpellingWarning", "show"]

Path = tuple[str | int, ...]
"""Where a value is inside an entity: ("names", "hi", "attested", 0)."""

MOST_PROBLEMS: Final = 1000
"""Reading stops here: a file with so many mistakes is not a gazetteer."""

_LONGEST_SHOWN: Final = 60


class SharedSpellingWarning(UserWarning):
    """A JSON Lines gazetteer lists one Hindi or Urdu spelling for two entities."""


@dataclass(frozen=True, slots=True)
class Item:
    """One entity of a file as plain data, with the places of its values.

    Attributes:
        value: dicts, lists, strings, numbers, booleans and None.
        line: the line that the entity begins on, from 1.
        column: the column that it begins on, from 1.
        marks: line and column of the values, where the format has more than a line for each.
    """

    value: object
    line: int
    column: int = 1
    marks: Mapping[Path, tuple[int, int]] = field(default_factory=dict)

    def place(self, path: Path) -> tuple[int, int]:
        """Return line and column of the value at a path, or of the nearest one around it."""
        for length in range(len(path), 0, -1):
            if path[:length] in self.marks:
                return self.marks[path[:length]]
        return self.line, self.column


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake of a file. `str(problem)` is one line.

    Examples:
        >>> str(Problem("my.yaml", "expected a name, found nothing", 3, 5, "hue", "names.vi"))
        'my.yaml:3: hue: names.vi: expected a name, found nothing'
    """

    file: str
    message: str
    line: int | None = None
    column: int | None = None
    entity: str | None = None
    field: str | None = None

    def __str__(self) -> str:
        where = self.file if self.line is None else f"{self.file}:{self.line}"
        parts = (where, self.entity, self.field, self.message)
        return ": ".join(part for part in parts if part)


class Problems:
    """The mistakes found in one file so far.

    Args:
        file: the file's name, as messages show it.

    Attributes:
        found: the mistakes, in the order in which they were found.
        unread: whether a part of the file could not be read.
    """

    def __init__(self, file: str) -> None:
        self.file = printable(file)
        self.found: list[Problem] = []
        self.unread = False

    def add(self, message: str, line: int | None = None, column: int | None = None) -> None:
        """Note a mistake of the file itself, after which something of it is missing."""
        self.unread = True
        self._note(Problem(self.file, printable(message), line, column))

    def add_at(self, item: Item, path: Path, message: str) -> None:
        """Note a mistake of one value of an entity."""
        line, column = item.place(path)
        entity = item.value.get("id") if isinstance(item.value, dict) else None
        name = printable(entity)[:_LONGEST_SHOWN] if isinstance(entity, str) else None
        field_name = printable(".".join(str(part)[:_LONGEST_SHOWN] for part in path))
        self._note(Problem(self.file, printable(message), line, column, name, field_name))

    def _note(self, problem: Problem) -> None:
        self.found.append(problem)
        if len(self.found) >= MOST_PROBLEMS:
            self.found.append(Problem(self.file, f"stopped after {MOST_PROBLEMS:,} mistakes"))
            self.raise_any()

    def raise_any(self) -> None:
        """Raise all that was found, if anything was.

        Raises:
            GazetteerError: a mistake was found.
        """
        if self.found:
            raise GazetteerError(*map(str, self.in_order()))

    def in_order(self) -> list[Problem]:
        """Return what was found, in the order of its lines."""
        return sorted(self.found, key=lambda problem: problem.line or sys.maxsize)


def printable(text: str) -> str:
    r"""Return a text on one line, without anything a terminal would act on.

    Examples:
        >>> printable("हा\n\x1b[1m")
        'हा\\n\\x1b[1m'
    """
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape", "backslashreplace").decode()
        for char in text
    )


def show(value: object) -> str:
    """Return a value as a message shows it: short, and on one line.

    Examples:
        >>> show(None), show("हा नाम"), show({"a": 1}), show([]), show(True)
        ('nothing', "'हा नाम'", 'a mapping', 'a list', 'true')
    """
    match value:
        case None:
            return "nothing"
        case bool():
            return str(value).lower()
        case dict():
            return "a mapping"
        case list():
            return "a list"
        case str():
            short = value if len(value) <= _LONGEST_SHOWN else value[:_LONGEST_SHOWN] + "…"
            return f"'{printable(short)}'"
    return "a very large number" if _is_huge(value) else str(value)


def _is_huge(value: object) -> bool:
    return isinstance(value, int) and value.bit_length() > 100  # noqa: PLR2004 - any limit does
