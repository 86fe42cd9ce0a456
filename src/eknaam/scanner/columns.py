"""The loops over all words of a text: a look-up for each chunk, and columns of numbers.

This file is compiled to `_columns` (see hatch_build.py), or runs as it is, and gives the same.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from eknaam.form import compiled_functions

if TYPE_CHECKING:
    from eknaam import cython_stand_in as cython
else:
    try:
        import cython
    except ImportError:
        from eknaam import cython_stand_in as cython

__all__ = ["LOUD", "NEAR", "STRANGE", "UNKNOWN", "Columns", "lay_out", "look_up"]

LOUD: Final = 1
"""A chunk with a word that calls for a closer look."""
NEAR: Final = 2
"""A chunk with a word that stands around names."""
STRANGE: Final = 4
"""A chunk with a word that ordinary text does not have."""
UNKNOWN: Final = 2
"""A link between two words that more than one blank is between, or none."""

Piece = Any
"""A chunk: its signs, its length, and its words, each with start, end and form."""


class Columns(NamedTuple):
    """The words of a text, numbered in order.

    Attributes:
        forms: the form of each word.
        starts: where each begins in the text.
        ends: where each ends.
        links: whether a word may belong to one name with the one after it: 0, 1 or `UNKNOWN`.
        firsts: the first word of each chunk, and one after the last.
        loud: the chunks that are `LOUD`.
        near: the chunks that are `NEAR`.
        strange: the chunks that are `STRANGE`.
    """

    forms: list[Any]
    starts: array[int]
    ends: array[int]
    links: bytearray
    firsts: array[int]
    loud: list[int]
    near: list[int]
    strange: list[int]


@cython.locals(chunks="list", known="dict", found="list", index="Py_ssize_t")
def look_up(chunks: list[str], known: dict[str, Piece], found: list[Piece]) -> list[int]:
    """Look chunks up.

    Args:
        chunks: the chunks of a text.
        known: the chunks that were decided.
        found: where what is known of each chunk is put, None of a new one.

    Returns:
        The places of the new ones.
    """
    new = []
    for index in range(len(chunks)):
        piece = known.get(chunks[index])
        found.append(piece)
        if piece is None:
            new.append(index)
    return new


@cython.locals(
    text="str", pieces="list", forms="list", loud="list", near="list", strange="list",
    starts="long long[::1]", ends="long long[::1]", firsts="long long[::1]",
    links="unsigned char[::1]", size="Py_ssize_t", index="Py_ssize_t", number="Py_ssize_t",
    offset="Py_ssize_t", signs="int", last="Py_ssize_t", piece="tuple", words="tuple",
    word="tuple",
)  # fmt: skip
def lay_out(text: str, pieces: list[Piece], nothing: Any) -> Columns:
    """Lay out the words of a text.

    Args:
        text: the text.
        pieces: what is known of its chunks, in order.
        nothing: the form of what stands before the first and after the last word.
    """
    size = 0
    for piece in pieces:
        size += len(piece[2])
    columns = Columns(
        [], array("q", bytes(8 * size)), array("q", bytes(8 * size)), bytearray(size + 1),
        array("q", bytes(8 * len(pieces) + 8)), [], [], [],
    )  # fmt: skip
    forms, loud, near, strange = columns.forms, columns.loud, columns.near, columns.strange
    starts: Any = columns.starts
    ends: Any = columns.ends
    firsts: Any = columns.firsts
    links: Any = columns.links
    number = offset = 0
    for index in range(len(pieces)):
        piece = pieces[index]
        signs, words = piece[0], piece[2]
        for word in words:
            starts[number] = offset + word[0]
            ends[number] = offset + word[1]
            forms.append(word[2])
            if number > 0:
                last = ends[number - 1]
                is_next = starts[number] == last + 1 and text[last] == " "
                links[number - 1] = 1 if is_next else UNKNOWN
            number += 1
        firsts[index + 1] = number
        offset += piece[1] + 1
        if signs & LOUD:
            loud.append(index)
        if signs & NEAR:
            near.append(index)
        if signs & STRANGE:
            strange.append(index)
    forms.append(nothing)
    return columns


if not cython.compiled:
    globals().update(compiled_functions(__name__, ["lay_out", "look_up"]))
