"""Where a text may name something: the loud words with what stands around them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from itertools import accumulate, pairwise
from operator import add
from typing import Final

from eknaam.scanner.vocabulary import Form, Piece, Vocabulary
from eknaam.text.tokens import joins

__all__ = ["Chunks", "Region", "Token"]

_BLANKS: Final = (
    "\n\r\t\v\f\N{NEXT LINE}\N{NO-BREAK SPACE}\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}"
)
_BEFORE: Final = 6  # chunks that are looked at before a loud one: words of its name, and evidence
_AFTER: Final = 7

Token = tuple[int, int, Form]
"""Where a word begins and ends in the text, and its form."""


class Region:
    """Some neighbouring words of a text.

    Args:
        text: the text.
        tokens: the words, at least one.
    """

    __slots__ = ("_text", "tokens")

    def __init__(self, text: str, tokens: Sequence[Token]) -> None:
        self._text = text
        self.tokens = tokens

    def linked(self, index: int) -> bool:
        """Whether a word may belong to one name with the word after it."""
        tokens = self.tokens
        if not 0 <= index < len(tokens) - 1:
            return False
        return joins(self._text, tokens[index][1], tokens[index + 1][0])

    def before(self, index: int, most: int) -> tuple[str, ...]:
        """Return up to `most` folded words that lead up to a word without a break."""
        first = index
        while first > max(0, index - most) and self.linked(first - 1):
            first -= 1
        return tuple(form.folded for _, _, form in self.tokens[first:index])

    def after(self, index: int, most: int) -> tuple[str, ...]:
        """Return up to `most` folded words that follow the word before `index` without a break."""
        last = index
        while last < min(len(self.tokens), index + most) and self.linked(last - 1):
            last += 1
        return tuple(form.folded for _, _, form in self.tokens[index:last])


class Chunks:
    """A text cut at its blanks.

    Args:
        text: running text.
        vocabulary: what knows the words.
    """

    def __init__(self, text: str, vocabulary: Vocabulary) -> None:
        self._text = text
        self._vocabulary = vocabulary
        for blank in _BLANKS:
            if blank in text:
                text = text.replace(blank, " ")
        self._chunks = text.split(" ")
        self._memory, self.loud = vocabulary.learn(self._chunks)

    @cached_property
    def _starts(self) -> list[int]:
        lengths = accumulate(map(len, self._chunks), initial=0)
        return list(map(add, lengths, range(len(self._chunks))))

    def regions(self) -> Iterator[Region]:
        """Yield the parts of the text that may name something, in order, apart from each other."""
        return self.around([index for index in self.loud if self._calls(index)])

    def around(self, chunks: Sequence[int]) -> Iterator[Region]:
        """Yield the parts of the text around some chunks, in order, apart from each other."""
        starts, forms = self._starts, self._memory.forms
        for first, last in _spans(chunks, len(self._chunks)):
            tokens: list[Token] = []
            for offset, chunk in zip(starts[first:last], self._chunks[first:last], strict=True):
                form = forms.get(chunk)
                if form is not None:  # most chunks are one word
                    tokens.append((offset, offset + len(chunk), form))
                elif chunk:
                    piece = self._vocabulary.piece(self._memory, chunk)
                    tokens += [(offset + start, offset + end, form) for start, end, form in piece]
            if tokens:
                yield Region(self._text, tokens)

    def holding(self, words: Collection[str]) -> set[int]:
        """Return the chunks in which one of some words stands, as it is written."""
        found = set()
        for word in words:
            place = self._text.find(word)
            while place >= 0:
                found.add(bisect_right(self._starts, place) - 1)
                place = self._text.find(word, place + len(word))
        return {index for index in found if any(form.word in words for form in self.forms(index))}

    def forms(self, index: int) -> list[Form]:
        """Return the words of a chunk."""
        return [form for _, _, form in self._piece(index)]

    def _piece(self, index: int) -> Piece:
        return self._vocabulary.piece(self._memory, self._chunks[index])

    def _calls(self, index: int) -> bool:
        """Whether a loud chunk may be a name, alone or with what stands beside it."""
        forms = self.forms(index)
        if any(form.alone for form in forms):
            return True
        if index and (before := self._piece(index - 1)):
            forms.insert(0, before[-1][2])
        if index + 1 < len(self._chunks) and (after := self._piece(index + 1)):
            forms.append(after[0][2])
        return any(self._vocabulary.may_join(left, right) for left, right in pairwise(forms))


def _spans(chunks: Sequence[int], most: int) -> Iterator[tuple[int, int]]:
    """Yield spans around some of `most` chunks, those that touch as one."""
    if not chunks:
        return
    first, last = max(0, chunks[0] - _BEFORE), chunks[0] + _AFTER
    for index in chunks:
        if index - _BEFORE > last:
            yield first, min(last, most)
            first = index - _BEFORE
        last = index + _AFTER
    yield first, min(last, most)
