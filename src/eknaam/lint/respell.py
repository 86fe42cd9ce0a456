"""A name written anew word by word, so that the blanks and line ends in it stay as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

__all__ = ["Change", "respell"]

_WORD: Final = re.compile(r"\S+")


class Change(NamedTuple):
    """What is written in the place of a stretch of text."""

    start: int
    end: int
    text: str


def respell(text: str, start: int, end: int, name: str) -> list[Change] | None:
    r"""Return what turns a name in a text into another, without a change to its line ends.

    Where the new name has as many words, only words change. Where it has more, they follow the
    last one. Where it has fewer, neighbours on one line become one word; if there are none, the
    line ends before or after the new word.

    Args:
        text: the text.
        start: where the name begins in it.
        end: where it ends.
        name: what is to be read there.

    Returns:
        The changes, in order and apart, without words that stay the same; None where a line end
        would be lost or an empty line made.

    Examples:
        >>> respell("ट्रान\n  कुओंग", 0, 13, "त्रान कुओंग")
        [Change(start=0, end=5, text='त्रान')]
    """
    old = [match.span() for match in _WORD.finditer(text, start, end)]
    new = name.split()
    if not old or not new:
        return [Change(start, end, name)]
    changes = _shorter(text, old, new) if len(new) < len(old) else _as_long(old, new)
    if changes is None:
        return None
    return [change for change in changes if text[change.start : change.end] != change.text]


_Span = tuple[int, int]


def _as_long(old: Sequence[_Span], new: Sequence[str]) -> list[Change]:
    """Return the changes for a name that has as many words, or more."""
    last = len(old) - 1
    return _one_by_one(old, [*new[:last], " ".join(new[last:])])


def _one_by_one(old: Sequence[_Span], new: Sequence[str]) -> list[Change]:
    return [Change(*span, word) for span, word in zip(old, new, strict=True)]


def _shorter(text: str, old: Sequence[_Span], new: Sequence[str]) -> list[Change] | None:
    """Return the changes for a name that has fewer words, if its line ends can stay."""
    joined = len(old) - len(new) + 1
    for first in range(len(new) - 1, -1, -1):
        if not list(_line_ends(text, old[first : first + joined])):
            return _one_by_one(_merged(old, first, first + joined), new)
    if _is_blank(text[old[-1][1] : old[-1][1] + 1]):
        return _around_line_end(text, old, new, len(new) - 1, (new[-1], ""))
    if _is_blank(text[max(0, old[0][0] - 1) : old[0][0]]):
        return _around_line_end(text, old, new, 0, ("", new[0]))
    return None


def _around_line_end(
    text: str, old: Sequence[_Span], new: Sequence[str], first: int, lines: tuple[str, str]
) -> list[Change] | None:
    """Return the changes where one word takes the place of words on two lines.

    Args:
        text: the text.
        old: the words of the name in it.
        new: the words to be read there.
        first: which new word takes the place.
        lines: what is written on each of the two lines.
    """
    until = first + len(old) - len(new) + 1
    line_ends = list(_line_ends(text, old[first:until]))
    if len(line_ends) > 1:
        return None
    cut = first + line_ends[0]
    places = [(old[first][0], old[cut - 1][1]), (old[cut][0], old[until - 1][1])]
    return [
        *_one_by_one(old[:first], new[:first]),
        *_one_by_one(places, lines),
        *_one_by_one(old[until:], new[first + 1 :]),
    ]


def _merged(spans: Sequence[_Span], first: int, until: int) -> list[_Span]:
    """Return spans of which some neighbours have become one."""
    return [*spans[:first], (spans[first][0], spans[until - 1][1]), *spans[until:]]


def _line_ends(text: str, words: Sequence[_Span]) -> Iterator[int]:
    """Yield the numbers of the words that begin a line, but for the first."""
    for number, (left, right) in enumerate(pairwise(words), 1):
        if _ends_line(text[left[1] : right[0]]):
            yield number


def _ends_line(blanks: str) -> bool:
    return len(f"{blanks}.".splitlines()) > 1


def _is_blank(character: str) -> bool:
    return character.isspace() and not _ends_line(character)
