"""HTML: what a reader sees of it, with the way back to every character.

It is cut into tags, comments and text as browsers do (WHATWG, "Tokenization"), in one pass. Tags
inside a line vanish, blocks become paragraphs, and code, scripts and styles are no text.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from eknaam.documents.markdown import OBJECT
from eknaam.documents.record import MapBuilder, OffsetMap
from eknaam.documents.references import read_reference

__all__ = ["read_html"]

_INLINE: Final = frozenset(
    "a abbr b bdi bdo cite data del dfn em font i ins label mark q rb rp rt ruby s small span "
    "strike strong sub sup time tt u wbr".split()
)
_RAW: Final = frozenset("iframe noembed noframes script style xmp".split())
"""Elements whose content is no markup, and no text that is read."""

_ONLY_TEXT: Final = frozenset("textarea title".split())
"""Elements whose content has references, but no tags."""

_NO_TEXT: Final = _RAW | frozenset("code kbd math samp svg template var".split())

# Every quantifier is possessive and every alternative may run to the end of the text, so that
# nothing is read twice. An unclosed tag or comment takes the rest, as in a browser.
_TOKEN: Final = re.compile(
    r"""
    <!-- (?: -?> | (?: (?!--!?>) . )*+ (?: --!?> | \Z ) )       # a comment
    | <(?P<slash>/?)(?P<name>[A-Za-z][^\t\n\f\r />]*+)
      (?: [\t\n\f\r /]++                                          # attributes
        | [^\t\n\f\r />][^\t\n\f\r />=]*+
          (?: [\t\n\f\r ]*+ = [\t\n\f\r ]*+
              (?: "[^"]*+(?:"|\Z) | '[^']*+(?:'|\Z) | [^\t\n\f\r >"'][^\t\n\f\r >]*+ )?+ )?+
      )*+ (?: (?P<closed>>) | \Z )
    | (?: <[!?] | </(?=[^A-Za-z]) ) [^>]*+ (?: > | \Z )           # what browsers take for comments
    | (?P<reference> &(?: \#[0-9]++ | \#[xX][0-9a-fA-F]++ | [A-Za-z][A-Za-z0-9]{0,31}+ );? )
    """,
    re.VERBOSE | re.DOTALL,
)
_REFERENCE: Final = re.compile(
    r"(?P<reference>&(?:#[0-9]++|#[xX][0-9a-fA-F]++|[A-Za-z][A-Za-z0-9]{0,31}+);?)"
)
_END: Final = {
    name: re.compile(rf"</{name}(?=[\t\n\f\r />])|\Z", re.IGNORECASE) for name in _RAW | _ONLY_TEXT
}


def read_html(raw: str) -> tuple[str, OffsetMap]:
    r"""Return the text of an HTML document and its map.

    Examples:
        >>> text, offsets = read_html("<p>&#x939;नो<b>ई</b></p><script>x()</script>")
        >>> text.strip(), offsets.to_raw(2, 3), offsets.is_whole(2, 5), offsets.is_whole(2, 6)
        ('हनोई\n\n\ufffc', (3, 10), True, False)
    """
    return _Reader(raw).read()


class _Reader:
    def __init__(self, raw: str) -> None:
        self._raw = raw
        self._builder = MapBuilder(raw)
        self._open: list[str] = []  # the elements around the place whose content is no text
        self._counts = Counter[str]()  # of these, by name

    def read(self) -> tuple[str, OffsetMap]:
        at = 0
        while token := _TOKEN.search(self._raw, at):
            self._keep(at, token.start())
            at = token.end()
            if token["reference"]:
                self._put(token)
            elif token["name"]:
                at = self._tag(token)
        self._keep(at, len(self._raw))
        return self._builder.build()

    def _tag(self, token: re.Match[str]) -> int:
        """Take a tag, and return where what follows it begins."""
        if not token["closed"]:
            return token.end()  # the text ends inside it
        name, at = token["name"].lower(), token.end()
        closes_at_once = token.group().endswith("/>")
        if token["slash"]:
            self._close(name)
        elif name in _NO_TEXT and not closes_at_once:
            self._open.append(name)
            self._counts[name] += 1
        self._break_at(name)
        if name in _END and not token["slash"] and not closes_at_once:
            return self._content(name, at)
        return at

    def _content(self, name: str, start: int) -> int:
        """Take the content of an element without markup in it, and return where its end tag is."""
        found = _END[name].search(self._raw, start)
        end = found.start() if found else len(self._raw)
        at = start
        for reference in _REFERENCE.finditer(self._raw, start, end) if name in _ONLY_TEXT else ():
            self._keep(at, reference.start())
            self._put(reference)
            at = reference.end()
        self._keep(at, end)
        return end

    def _close(self, name: str) -> None:
        if self._counts[name]:
            while (closed := self._open.pop()) != name:
                self._counts[closed] -= 1
            self._counts[name] -= 1
            self._builder.add(OBJECT)

    def _break_at(self, name: str) -> None:
        if name == "br":
            self._builder.add("\n")
        elif name not in _INLINE and name not in _NO_TEXT:
            self._builder.add("\n\n")

    def _keep(self, start: int, end: int) -> None:
        if not self._open:
            self._builder.keep(start, end)

    def _put(self, reference: re.Match[str]) -> None:
        seen = read_reference(reference["reference"])
        if seen and not self._open:
            self._builder.put(seen, *reference.span())
