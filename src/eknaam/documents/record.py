"""The document, and the map from its text back to the file it came from.

Offsets are code points: of the text, and of the decoded file without its byte order mark.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Literal

from eknaam.arguments import check_lang, checked_date, checked_text

__all__ = ["Document", "MapBuilder", "OffsetMap", "Origin", "Syntax"]

Syntax = Literal["text", "markdown", "html", "json", "csv", "csv-quoted"]
"""How characters are written at a place of a file."""


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Which stretch of the raw text each stretch of the text came from.

    Columns of equal length; a stretch that is as long raw as read is the same characters, any
    other is one escape. Between stretches the text may have characters that the raw text has
    not (the end of an HTML paragraph), and the raw text what is no text (tags).

    Attributes:
        starts: where each stretch begins in the text.
        ends: where it ends.
        raw_starts: where it begins in the raw text.
        raw_ends: where it ends.
    """

    starts: array[int]
    ends: array[int]
    raw_starts: array[int]
    raw_ends: array[int]

    def to_raw(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the raw text that a span of the text came from.

        Args:
            start: where the span begins in the text.
            end: where it ends; not before `start`.

        Returns:
            Start and end in the raw text; an empty span where nothing came from there.
        """
        if not self.starts:
            return 0, 0
        first = self._start(start)
        return first, max(first, self._end(end)) if end > start else first

    def is_whole(self, start: int, end: int) -> bool:
        """Return whether a span of the text stands in the raw text with nothing in between."""
        first = bisect_right(self.starts, start) - 1
        last = bisect_right(self.starts, max(start, end - 1)) - 1
        if first < 0 or start >= self.ends[first] or end > self.ends[last]:
            return False
        return all(
            self.raw_ends[n] == self.raw_starts[n + 1] and self.ends[n] == self.starts[n + 1]
            for n in range(first, last)
        )

    def _start(self, offset: int) -> int:
        number = bisect_right(self.starts, offset) - 1
        if number < 0:
            return self.raw_starts[0]
        if offset >= self.ends[number]:  # in what the raw text has not
            after = number + 1
            return self.raw_starts[after] if after < len(self.starts) else self.raw_ends[number]
        return self.raw_starts[number] + self._inside(number, offset - self.starts[number])

    def _end(self, offset: int) -> int:
        number = bisect_right(self.starts, offset - 1) - 1
        if number < 0:
            return self.raw_starts[0]
        if offset >= self.ends[number]:
            return self.raw_ends[number]
        taken = offset - self.starts[number]
        inside = self._inside(number, taken)
        return self.raw_starts[number] + inside if inside else self.raw_ends[number]

    def _inside(self, number: int, taken: int) -> int:
        length = self.ends[number] - self.starts[number]
        same = length == self.raw_ends[number] - self.raw_starts[number]
        return taken if same else 0


class MapBuilder:
    """Puts a text together from stretches of a raw text.

    Examples:
        >>> builder = MapBuilder("<b>A&amp;B</b>")
        >>> builder.keep(3, 4); builder.put("&", 4, 9); builder.keep(9, 10)
        >>> text, offsets = builder.build()
        >>> text, offsets.to_raw(1, 3), offsets.is_whole(0, 3)
        ('A&B', (4, 10), True)
    """

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self._parts: list[str] = []
        self._length = 0
        self._columns = tuple(array("q") for _ in range(4))

    def keep(self, start: int, end: int) -> None:
        """Add characters that stand in the raw text as they are."""
        if start < end:
            self.put(self.raw[start:end], start, end)

    def put(self, text: str, start: int, end: int) -> None:
        """Add what is written as `raw[start:end]`."""
        for column, value in zip(
            self._columns, (self._length, self._length + len(text), start, end), strict=True
        ):
            column.append(value)
        self.add(text)

    def add(self, text: str) -> None:
        """Add what the raw text has not."""
        self._parts.append(text)
        self._length += len(text)

    def build(self) -> tuple[str, OffsetMap]:
        """Return the text and its map."""
        return "".join(self._parts), OffsetMap(*self._columns)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a document's text stands in a file.

    Attributes:
        path: the file as it was given, or `<stdin>`.
        syntax: how characters are written there.
        raw: the part of the file that the text was taken from: all of it, or one record.
        offset: where that part begins in the file.
        line: the line on which it begins, from 1.
        offsets: the map from the text to `raw`; None where the two are the same.
    """

    path: str
    syntax: Syntax = "text"
    raw: str = field(default="", repr=False)
    offset: int = 0
    line: int = 1
    offsets: OffsetMap | None = field(default=None, repr=False)

    def to_raw(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of `raw` that a span of the text came from."""
        return (start, end) if self.offsets is None else self.offsets.to_raw(start, end)

    def is_whole(self, start: int, end: int) -> bool:
        """Return whether a span of the text stands in the file with nothing in between."""
        return self.offsets is None or self.offsets.is_whole(start, end)


@dataclass(frozen=True, slots=True)
class Document:
    """A text, and what is known of it.

    Attributes:
        id: what it is called: its path, or for a record the path and the record's id or line.
        text: the text as a reader sees it.
        lang: its language, BCP 47, if it is stated.
        date: its date, ISO 8601 (YYYY, YYYY-MM or YYYY-MM-DD), if it is stated.
        group: what it belongs to (an outlet, a translator), if that is stated.
        origin: where it stands in a file; None for a text of the caller's own.

    Raises:
        TypeError: the text is no str, or what is stated is of another type.
        ValueError: the language or the date is none.

    Examples:
        >>> Document("item-1", "हनोई", lang="hi").text
        'हनोई'
    """

    id: str
    text: str = field(repr=False)
    lang: str | None = None
    date: str | None = None
    group: str | None = None
    origin: Origin | None = field(default=None, repr=False, compare=False)

    def __post_init__(self) -> None:
        checked_text(self.text, "text")
        check_lang(self.lang)
        checked_date(self.date)

    @property
    def name(self) -> str:
        """The file that the document stands in, or its id."""
        return self.origin.path if self.origin else self.id
