"""What the records of a file have instead of what was expected: each said once, with its count."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from eknaam.errors import InputError
from eknaam.text.visible import visible

__all__ = ["Oddities"]

_SHOWN: Final = 8  # fields
_LONGEST: Final = 40  # code points of a value


@dataclass(slots=True)
class _Oddity:
    line: int
    found: str
    count: int = 0


class Oddities:
    """Collects oddities of records.

    Args:
        path: the file.

    Examples:
        >>> oddities = Oddities("news.jsonl")
        >>> for line in (4, 7):
        ...     oddities.add(line, "day", "a date such as 2025-07-01", "March")
        >>> print(*oddities.errors())
        news.jsonl:4: day: expected a date such as 2025-07-01, found March; so in 2 records
    """

    def __init__(self, path: str) -> None:
        self._path = path
        self._found: dict[tuple[str, str], _Oddity] = {}

    def add(self, line: int, field: str, expected: str, found: str) -> None:
        """Note a value of a record, as it is shown, that is not what was expected."""
        self._note(line, field, expected, found[:_LONGEST])

    def lacks(self, line: int, field: str, names: Collection[str]) -> None:
        """Note a record without a field; `names` are those that it has."""
        others = ", ".join(islice(names, _SHOWN))
        more = ", ..." if len(names) > _SHOWN else ""
        there = f"; there are {others}{more}" if others else ""
        self._note(line, field, "a text", f"no such field{there}", sort="none")

    def _note(self, line: int, field: str, expected: str, found: str, sort: str = "") -> None:
        oddity = self._found.setdefault(
            (f"{field}: expected {expected}", sort), _Oddity(line, found)
        )
        oddity.count += 1

    def errors(self) -> Iterator[InputError]:
        """Yield an error for each sort of oddity: the first, and how many there are."""
        for (expected, _), oddity in self._found.items():
            many = f"; so in {oddity.count:,} records" if oddity.count > 1 else ""
            found = visible(f"{expected}, found {oddity.found}{many}")
            yield InputError(f"{self._path}:{oddity.line}: {found}")
