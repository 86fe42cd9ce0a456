"""Markdown: what a reader sees of it, with the way back to every character.

Blocks are markdown-it's (CommonMark): code and front matter are no text. Inside the other blocks
marks of emphasis, tags and the targets of links are left out, and code becomes a character that
belongs to no name.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Final

from eknaam.documents.places import LINE_END
from eknaam.documents.record import MapBuilder, OffsetMap

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

__all__ = ["OBJECT", "read_markdown"]

OBJECT: Final = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands in the text for what is no text; no name runs over it."""

_FRONT_MATTER: Final = re.compile(
    r"\A---[ \t]*\r?\n.*?^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE
)
_CODE: Final = r"""
    (?<!`)(?P<ticks>`+)(?!`) (?:(?!\n[ \t]*\n).)*? (?<!`)(?P=ticks)(?!`)  # a span of code
    | <[A-Za-z][A-Za-z0-9+.-]*:[^\s<>]* > | https?://[^\s<>]+             # a link as it is
    | ^[ ]{0,3}\[[^\]\n]+\]:[^\n]*                                        # where a link leads
"""
_ESCAPE: Final = r"""
    \\[!-/:-@\[-`{-~]
    | &(?:\#[0-9]{1,7} | \#[xX][0-9a-fA-F]{1,6} | [A-Za-z][A-Za-z0-9]*);
"""
_MARK: Final = r"""
    <!--.*?--> | </?[A-Za-z][^<>]*>
    | ^[ ]{0,3}(?:>[ ]?)+ | ^[ ]{0,3}\#{1,6}[ \t]
    | !?\[ | \](?:\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|\[[^\]\n]*\])?    # [text](target)
    | \*+ | ~~ | (?<!\w)_+ | _+(?!\w)
"""
_INLINE: Final = re.compile(
    rf"(?P<code>{_CODE}) | (?P<escape>{_ESCAPE}) | (?P<mark>{_MARK})",
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)


def read_markdown(raw: str) -> tuple[str, OffsetMap]:
    r"""Return the text of a Markdown document and its map.

    Examples:
        >>> text, offsets = read_markdown("**हाई** [फोंग](x.md) `code`\n")
        >>> text, offsets.to_raw(0, 3), offsets.is_whole(0, 8)
        ('हाई फोंग \ufffc\n', (2, 5), False)
    """
    builder = MapBuilder(raw)
    end = 0
    for start, stop in _code_blocks(raw):
        _read_inline(builder, end, start)
        builder.add(f"{OBJECT}\n")
        end = stop
    _read_inline(builder, end, len(raw))
    return builder.build()


def _read_inline(builder: MapBuilder, start: int, end: int) -> None:
    for match in _INLINE.finditer(builder.raw, start, end):
        builder.keep(start, match.start())
        start = match.end()
        if match["code"]:
            builder.add(OBJECT)
        elif match["escape"]:
            written = match.group()
            seen = written[1:] if written[0] == "\\" else html.unescape(written)
            builder.put(seen, match.start(), match.end())
    builder.keep(start, end)


def _code_blocks(raw: str) -> Iterator[tuple[int, int]]:
    front = _FRONT_MATTER.match(raw)
    body = front.end() if front else 0
    if front:
        yield front.span()
    starts = [body, *(match.end() for match in LINE_END.finditer(raw, body)), len(raw)]
    for token in _blocks().parse(raw[body:]):
        if token.type in ("fence", "code_block") and token.map:
            first, last = token.map
            yield starts[first], starts[min(last, len(starts) - 1)]


@cache
def _blocks() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark")
    parser.core.ruler.enableOnly(["normalize", "block"])
    return parser
