"""Lines and columns: where a span of a document's text stands in its file."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Final

from eknaam.documents.record import Document, Origin

__all__ = ["LINE_END", "Lines", "Place", "Places"]

LINE_END: Final = re.compile(r"\r\n|\r|\n")


class Lines:
    r"""Where the lines of a text begin.

    Examples:
        >>> Lines("one\r\ntwo").position(6)
        (2, 2)
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(match.end() for match in LINE_END.finditer(text))]

    def position(self, offset: int) -> tuple[int, int]:
        """Return the line and the column (in code points) of an offset, both from 1."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def around(self, start: int, end: int) -> tuple[int, int]:
        """Return where the lines that a span stands on begin and end, without the line end."""
        first = self._starts[bisect_right(self._starts, start) - 1]
        after = bisect_right(self._starts, max(start, end - 1))
        last = self._starts[after] if after < len(self._starts) else len(self._text)
        return first, first + len(self._text[first:last].rstrip("\r\n"))


@dataclass(frozen=True, slots=True)
class Place:
    """A span of a file: lines and columns from 1, offsets from 0, all in code points.

    Attributes:
        line: the line that it begins on.
        column: the column that it begins in.
        end_line: the line that it ends on.
        end_column: the column after its last character.
        start: where it begins in the decoded file, without a byte order mark.
        end: where it ends.
    """

    line: int
    column: int
    end_line: int
    end_column: int
    start: int
    end: int


class Places:
    r"""Finds the places of a document's spans in its file.

    Examples:
        >>> places = Places(Document("mine", "कल\nहनोई में"))
        >>> places.of(3, 7).line, places.of(3, 7).end_column
        (2, 5)
    """

    def __init__(self, document: Document) -> None:
        self._origin = document.origin or Origin(document.id, raw=document.text)
        self._lines = Lines(self._origin.raw)

    def of(self, start: int, end: int) -> Place:
        """Return the place of a span of the document's text."""
        raw_start, raw_end = self._origin.to_raw(start, end)
        line, column = self._lines.position(raw_start)
        end_line, end_column = self._lines.position(raw_end)
        above, offset = self._origin.line - 1, self._origin.offset
        return Place(
            line + above, column, end_line + above, end_column, raw_start + offset, raw_end + offset
        )

    def line_of(self, start: int) -> int:
        """Return the line of the file on which an offset of the text stands."""
        return self.of(start, start).line
