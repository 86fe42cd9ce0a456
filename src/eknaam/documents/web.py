"""HTML: what a reader sees of it, with the way back to every character.

Python's own parser reads it, since it says where each part stands. Tags inside a line vanish,
blocks become paragraphs, and code, scripts and styles are no text.
"""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser
from typing import Final

from eknaam.documents.markdown import OBJECT
from eknaam.documents.record import MapBuilder, OffsetMap

__all__ = ["read_html"]

_INLINE: Final = frozenset(
    "a abbr b bdi bdo cite data del dfn em font i ins label mark q rb rp rt ruby s small span "
    "strike strong sub sup time tt u wbr".split()
)
_NO_TEXT: Final = frozenset("code kbd math samp script style svg template var".split())
_REFERENCE: Final = re.compile(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);?")


def read_html(raw: str) -> tuple[str, OffsetMap]:
    r"""Return the text of an HTML document and its map.

    Examples:
        >>> text, offsets = read_html("<p>&#x939;नो<b>ई</b></p><script>x()</script>")
        >>> text.strip(), offsets.to_raw(2, 3), offsets.is_whole(2, 5), offsets.is_whole(2, 6)
        ('हनोई\n\n\ufffc', (3, 10), True, False)
    """
    reader = _Reader(raw)
    reader.feed(raw)
    reader.close()
    return reader.builder.build()


_Attributes = list[tuple[str, str | None]]


class _Reader(HTMLParser):  # its parent calls the handlers with more than they need
    def __init__(self, raw: str) -> None:
        super().__init__(convert_charrefs=False)
        self.builder = MapBuilder(raw)
        self._starts = [0, *(match.end() for match in re.finditer("\n", raw))]
        self._no_text: list[str] = []  # the open elements whose content is none

    def handle_starttag(self, tag: str, attrs: _Attributes) -> None:  # noqa: ARG002
        if tag in _NO_TEXT and not self._is_closed_at_once():
            self._no_text.append(tag)
        self._break_at(tag)

    def handle_startendtag(self, tag: str, attrs: _Attributes) -> None:  # noqa: ARG002
        self._break_at(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._no_text:
            while self._no_text.pop() != tag:
                pass
            self.builder.add(OBJECT)
        self._break_at(tag)

    def handle_data(self, data: str) -> None:
        start = self._offset()
        # What does not stand there as it is was put together by the parser, and is left alone.
        if not self._no_text and self.builder.raw.startswith(data, start):
            self.builder.keep(start, start + len(data))

    def handle_entityref(self, name: str) -> None:  # noqa: ARG002
        self._reference()

    def handle_charref(self, name: str) -> None:  # noqa: ARG002
        self._reference()

    def _reference(self) -> None:
        match = _REFERENCE.match(self.builder.raw, self._offset())
        if match and not self._no_text:
            self.builder.put(html.unescape(match.group()), match.start(), match.end())

    def _break_at(self, tag: str) -> None:
        if tag == "br":
            self.builder.add("\n")
        elif tag not in _INLINE and tag not in _NO_TEXT:
            self.builder.add("\n\n")

    def _is_closed_at_once(self) -> bool:
        return (self.get_starttag_text() or "").endswith("/>")

    def _offset(self) -> int:
        line, column = self.getpos()
        return self._starts[line - 1] + column
