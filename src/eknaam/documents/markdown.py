"""Markdown: what a reader sees of it, with the way back to every character.

Blocks are markdown-it's (CommonMark): code, front matter and what says where links lead are no
text; footnotes are. Inside the other blocks marks of emphasis, tags, comments and the targets of
links are left out, and code becomes a character that belongs to no name.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Final

from eknaam.documents.places import LINE_END
from eknaam.documents.record import MapBuilder, OffsetMap
from eknaam.documents.references import read_reference

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

__all__ = ["OBJECT", "read_markdown"]

OBJECT: Final = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands in the text for what is no text; no name runs over it."""

_FRONT_MATTER: Final = re.compile(
    r"\A(?:---[ \t]*\r?\n.*?^(?:---|\.\.\.)|\+\+\+[ \t]*\r?\n.*?^\+\+\+)[ \t]*(?:\r?\n|\Z)",
    re.DOTALL | re.MULTILINE,
)
_BLANK_LINE: Final = re.compile(r"\n[ \t]*+\r?(?=\n)")
_TICKS: Final = re.compile("`++")
# Every alternative is read in one pass; what has to be closed further on (code, comments) is
# only opened here, and its end is looked up.
_LINK: Final = r"<[A-Za-z][A-Za-z0-9+.-]*+:[^\s<>]*+> | https?://[^\s<>]+"
_ESCAPE: Final = r"""
    \\[!-/:-@\[-`{-~]
    | &(?:\#[0-9]{1,7} | \#[xX][0-9a-fA-F]{1,6} | [A-Za-z][A-Za-z0-9]{0,31}+);
"""
_MARK: Final = r"""
    </?[A-Za-z][^<>]*+>
    | ^[ ]{0,3}(?:>[ ]?)+ | ^[ ]{0,3}\#{1,6}[ \t]
    | !?\[ | \](?:\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|\[[^\]\n]*\])?    # [text](target)
    | \*+ | ~~ | (?<!\w)_++ | (?<!_)_++(?!\w)
"""
_INLINE: Final = re.compile(
    rf"(?P<ticks>`++) | (?P<block>^[ ]{{0,3}}<!--) | (?P<comment><!--)"
    rf"| (?P<link>{_LINK}) | (?P<escape>{_ESCAPE}) | (?P<mark>{_MARK})",
    re.VERBOSE | re.MULTILINE,
)


def read_markdown(raw: str) -> tuple[str, OffsetMap]:
    r"""Return the text of a Markdown document and its map.

    Examples:
        >>> text, offsets = read_markdown("**हाई** [फोंग](x.md) `code`\n")
        >>> text, offsets.to_raw(0, 3), offsets.is_whole(0, 8)
        ('हाई फोंग \ufffc\n', (2, 5), False)
    """
    builder, ends = MapBuilder(raw), _Ends(raw)
    end = 0
    for start, stop in _without_text(raw):
        _read_inline(builder, ends, end, start)
        builder.add(f"{OBJECT}\n")
        end = stop
    _read_inline(builder, ends, end, len(raw))
    return builder.build()


class _Ends:
    """Where what was opened in a text is closed; each is looked up, not searched for again."""

    def __init__(self, raw: str) -> None:
        self._raw = raw
        self._paragraphs = [match.start() for match in _BLANK_LINE.finditer(raw)]
        self._comments = [match.end() for match in re.finditer("-->", raw)]
        self._ticks: dict[int, list[int]] = {}  # where runs of each length begin
        for match in _TICKS.finditer(raw):
            self._ticks.setdefault(len(match.group()), []).append(match.start())

    def of_code(self, start: int, length: int, most: int) -> int | None:
        """Return the end of a span of code that a run of so many backticks begins."""
        runs = self._ticks[length]
        number = bisect_left(runs, start + length)
        most = min(most, self._paragraph(start))
        return runs[number] + length if number < len(runs) and runs[number] < most else None

    def of_comment(self, start: int, most: int, *, begins_line: bool) -> int | None:
        """Return the end of a comment; one that begins a line runs on, to the end if need be."""
        for empty in ("<!-->", "<!--->"):
            if self._raw.startswith(empty, start):
                return start + len(empty)
        if not begins_line:
            most = min(most, self._paragraph(start))
        number = bisect_left(self._comments, start + len("<!---->"))
        if number < len(self._comments) and self._comments[number] <= most:
            return self._comments[number]
        return most if begins_line else None

    def _paragraph(self, start: int) -> int:
        number = bisect_left(self._paragraphs, start)
        return self._paragraphs[number] if number < len(self._paragraphs) else len(self._raw)


def _read_inline(builder: MapBuilder, ends: _Ends, start: int, end: int) -> None:
    at = start
    while match := _INLINE.search(builder.raw, at, end):
        builder.keep(at, match.start())
        opened, at = match.start(), match.end()
        if match["ticks"]:
            closed = ends.of_code(opened, at - opened, end)
            _leave_out(builder, match, closed, OBJECT)
            at = closed or at
        elif match["block"] or match["comment"]:
            begins_line = match["block"] is not None
            closed = ends.of_comment(at - len("<!--"), end, begins_line=begins_line)
            _leave_out(builder, match, closed, "")
            at = closed or at
        elif match["link"]:
            builder.add(OBJECT)
        elif written := match["escape"]:
            seen = written[1:] if written[0] == "\\" else read_reference(written)
            builder.put(seen, opened, at)
    builder.keep(at, end)


def _leave_out(builder: MapBuilder, match: re.Match[str], end: int | None, instead: str) -> None:
    """Take what was opened as something left out, or where nothing closes it as text."""
    if end is None:
        builder.keep(*match.span())
    else:
        builder.add(instead)


def _without_text(raw: str) -> Iterator[tuple[int, int]]:
    """Yield the blocks that are no text."""
    front = _FRONT_MATTER.match(raw)
    body = front.end() if front else 0
    if front:
        yield front.span()
    starts = [body, *(match.end() for match in LINE_END.finditer(raw, body)), len(raw)]
    for token in _blocks().parse(raw[body:]):
        if token.map and (token.type in ("fence", "code_block") or _is_target(token)):
            first, last = token.map
            yield starts[first], starts[min(last, len(starts) - 1)]


def _is_target(token: Token) -> bool:
    """Whether a block says where a link leads; what a footnote says is text."""
    return token.type == "definition" and not token.meta["label"].startswith("^")


@cache
def _blocks() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"inline_definitions": True})
    parser.core.ruler.enableOnly(["normalize", "block"])
    return parser
