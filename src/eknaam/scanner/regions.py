"""Where a text may name something: the loud words, with what stands around them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property
from itertools import accumulate
from operator import add
from typing import Final

from eknaam.scanner.forms import NO_FORM, Form, Piece
from eknaam.scanner.vocabulary import Vocabulary
from eknaam.text.tokens import chunks_of, joins

__all__ = ["Chunks", "Region", "Token"]

_BESIDE: Final = 2  # chunks on either side of a word that stands around names
_AFTER: Final = 64  # code points that are looked at after a word

Token = tuple[int, int, Form]
"""Where a word begins and ends in the text, and its form."""


class Chunks:
    """A text cut at its blanks.

    Args:
        text: running text.
        vocabulary: what knows the words.
    """

    def __init__(self, text: str, vocabulary: Vocabulary) -> None:
        self.text = text
        self._vocabulary = vocabulary
        self._chunks = chunks_of(text)
        self._memory, self.loud, self.near = vocabulary.learn(self._chunks)

    def __len__(self) -> int:
        return len(self._chunks)

    def regions(self) -> Iterator[Region]:
        """Yield the chunks that may name something, in order, with what stands around.

        These are the loud ones, and, beside a title or a generic word of place, also those whose
        words are frequent in ordinary text.
        """
        loud = set(self.loud)
        beside = {
            index
            for near in self.near
            for index in range(max(0, near - _BESIDE), min(len(self._chunks), near + _BESIDE + 1))
            if index not in loud and any(form.begins for form in self.forms(index))
        }
        called = {index for index in self.loud if self._calls(index)}
        return self.around(sorted(called | beside))

    def after_titles(self) -> Iterator[int]:
        """Yield the chunks right after words that stand around names."""
        return (index + 1 for index in self.near if index + 1 < len(self._chunks))

    def strange(self) -> Iterator[int]:
        """Yield the chunks with a word that ordinary text does not have, in order."""
        strange = self._memory.strange
        return (index for index, chunk in enumerate(self._chunks) if chunk in strange)

    def around(self, indices: Iterable[int]) -> Iterator[Region]:
        """Yield some chunks, given in order, with what stands around."""
        start, last = 0, 0
        chunks = self._chunks
        for index in indices:
            start += sum(map(len, chunks[last:index])) + index - last
            last = index
            yield Region(self, index, start)

    def piece(self, index: int) -> Piece:
        """Return the words of a chunk."""
        return self._vocabulary.piece(self._memory, self._chunks[index])

    def length(self, index: int) -> int:
        """Return how many code points a chunk has."""
        return len(self._chunks[index])

    def holding(self, words: Collection[str]) -> set[int]:
        """Return the chunks in which one of some words stands, as it is written."""
        found = set()
        for word in words:
            place = self.text.find(word)
            while place >= 0:
                found.add(bisect_right(self._starts, place) - 1)
                place = self.text.find(word, place + len(word))
        return {index for index in found if any(form.word in words for form in self.forms(index))}

    @cached_property
    def _starts(self) -> list[int]:
        lengths = accumulate(map(len, self._chunks), initial=0)
        return list(map(add, lengths, range(len(self._chunks))))

    def forms(self, index: int) -> list[Form]:
        """Return the forms of the words of a chunk."""
        return [form for _, _, form in self.piece(index)]

    def _calls(self, index: int) -> bool:
        """Whether a loud chunk may be a name, alone or with what stands beside it."""
        calls = self._vocabulary.calls
        forms = self._memory.forms
        if (form := forms.get(self._chunks[index])) is not None:  # most chunks are one word
            if form.alone:
                return True
            return calls(self._last_form(index - 1), form, self._first_form(index + 1))
        words = [self._last_form(index - 1), *self.forms(index), self._first_form(index + 1)]
        return any(map(calls, words, words[1:], words[2:]))

    def _last_form(self, index: int) -> Form:
        """Return the form of the last word up to a chunk, of none before the text."""
        return next((p[-1][2] for at in range(index, -1, -1) if (p := self.piece(at))), NO_FORM)

    def _first_form(self, index: int) -> Form:
        """Return the form of the first word from a chunk on, of none after the text."""
        after = range(index, len(self._chunks))
        return next((p[0][2] for at in after if (p := self.piece(at))), NO_FORM)


class Region:
    """A chunk and the words around it, which are looked up as they are needed.

    Words are numbered from the first one of the chunk, 0; those before it have negative numbers.

    Args:
        chunks: the text.
        index: the chunk.
        start: where it begins in the text.
    """

    __slots__ = (
        "_chunks",
        "_end",
        "_first",
        "_last",
        "_left",
        "_right",
        "_start",
        "index",
        "width",
    )

    def __init__(self, chunks: Chunks, index: int, start: int) -> None:
        self._chunks = chunks
        self.index = index
        self._first, self._last = index, index
        self._start, self._end = start, start - 1
        self._left: list[Token] = []
        self._right: list[Token] = []
        self._grow_right()
        self.width = len(self._right)

    def token(self, number: int) -> Token | None:
        """Return a word, or None before the first and after the last one of the text."""
        if number >= 0:
            right = self._right
            while number >= len(right):
                if self._last == len(self._chunks):
                    return None
                self._grow_right()
            return right[number]
        left = self._left
        while -number > len(left):
            if not self._first:
                return None
            self._grow_left()
        return left[-number - 1]

    def form(self, number: int) -> Form:
        """Return the form of a word, one that says nothing outside of the text."""
        token = self.token(number)
        return NO_FORM if token is None else token[2]

    def start(self, number: int) -> int:
        """Return where a word of the text begins."""
        token = self.token(number)
        if token is None:
            raise IndexError(f"no word {number} in the text")
        return token[0]

    def end(self, number: int) -> int:
        """Return where a word of the text ends."""
        token = self.token(number)
        if token is None:
            raise IndexError(f"no word {number} in the text")
        return token[1]

    def text_after(self, number: int) -> str:
        """Return a little of the text after a word."""
        end = self.end(number)
        return self._chunks.text[end : end + _AFTER]

    def linked(self, number: int) -> bool:
        """Whether a word may belong to one name with the word after it."""
        left, right = self.token(number), self.token(number + 1)
        if left is None or right is None:
            return False
        return joins(self._chunks.text, left[1], right[0])

    def before(self, number: int, most: int) -> tuple[str, ...]:
        """Return up to `most` folded words that lead up to a word without a break."""
        first = number
        while first > number - most and self.linked(first - 1):
            first -= 1
        return tuple(self.form(index).folded for index in range(first, number))

    def after(self, number: int, most: int) -> tuple[str, ...]:
        """Return up to `most` folded words that follow the word before `number` without a break."""
        last = number
        while last < number + most and self.linked(last - 1):
            last += 1
        return tuple(self.form(index).folded for index in range(number, last))

    def _grow_right(self) -> None:
        offset, piece = self._end + 1, self._chunks.piece(self._last)
        self._right += [(offset + start, offset + end, form) for start, end, form in piece]
        self._end = offset + self._chunks.length(self._last)
        self._last += 1

    def _grow_left(self) -> None:
        self._first -= 1
        self._start -= self._chunks.length(self._first) + 1
        offset, piece = self._start, self._chunks.piece(self._first)
        self._left += [(offset + start, offset + end, form) for start, end, form in reversed(piece)]
