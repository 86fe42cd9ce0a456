"""The words of a text, side by side, and where it may name something."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from eknaam.scanner.columns import UNKNOWN, lay_out
from eknaam.scanner.forms import NO_FORM, Form
from eknaam.scanner.vocabulary import Vocabulary
from eknaam.text.tokens import chunks_of, joins

__all__ = ["Passage"]

_BESIDE: Final = 2  # chunks on either side of a word that stands around names
_AFTER: Final = 64  # code points that are looked at after a word


class Passage:
    """A text cut into words, which are numbered in order.

    Before the first word, number -1, and after the last one, `size`, stands a form that says
    nothing.

    Args:
        text: running text.
        vocabulary: what knows the words.

    Attributes:
        text: the text.
        size: how many words it has.
        forms: the form of each word.
        starts: where each begins in the text.
        ends: where each ends.
        loud: the chunks with a word that calls for a closer look.
        near: the chunks with a word that stands around names.
        strange: the chunks with a word that ordinary text does not have.
    """

    def __init__(self, text: str, vocabulary: Vocabulary) -> None:
        self.text = text
        self._vocabulary = vocabulary
        columns = lay_out(text, vocabulary.pieces(chunks_of(text)), NO_FORM)
        self.forms: list[Form] = columns.forms
        self.starts, self.ends = columns.starts, columns.ends
        self._links, self._firsts = columns.links, columns.firsts
        self.loud, self.near, self.strange = columns.loud, columns.near, columns.strange
        self.size = len(self.starts)

    def called(self) -> list[int]:
        """Return the chunks that may name something, in order.

        These are the loud ones, and, beside a title or a generic word of place, also those whose
        words are frequent in ordinary text.
        """
        loud = set(self.loud)
        beside = {
            chunk
            for near in self.near
            for chunk in range(max(0, near - _BESIDE), min(self._chunks, near + _BESIDE + 1))
            if chunk not in loud and any(form.begins for form in self.forms_of(chunk))
        }
        return sorted(beside.union(filter(self._calls, self.loud)))

    def after_titles(self) -> Iterator[int]:
        """Yield the chunks right after words that stand around names."""
        return (chunk + 1 for chunk in self.near if chunk + 1 < self._chunks)

    def words_of(self, chunk: int) -> range:
        """Return the words of a chunk."""
        return range(self._firsts[chunk], self._firsts[chunk + 1])

    def forms_of(self, chunk: int) -> Sequence[Form]:
        """Return the forms of the words of a chunk."""
        return self.forms[self._firsts[chunk] : self._firsts[chunk + 1]]

    def holding(self, words: Collection[str]) -> set[int]:
        """Return the chunks in which one of some words stands, as it is written."""
        found = set()
        for word in words:
            place = self.text.find(word)
            while place >= 0:
                number = bisect_right(self.starts, place) - 1
                found.add(bisect_right(self._firsts, number) - 1)
                place = self.text.find(word, place + len(word))
        return {
            chunk for chunk in found if any(form.word in words for form in self.forms_of(chunk))
        }

    def text_after(self, number: int) -> str:
        """Return a little of the text after a word."""
        end = self.ends[number]
        return self.text[end : end + _AFTER]

    def linked(self, number: int) -> bool:
        """Whether a word may belong to one name with the word after it."""
        link = self._links[number]
        if link == UNKNOWN:
            link = joins(self.text, self.ends[number], self.starts[number + 1])
            self._links[number] = link
        return link == 1

    def before(self, number: int, most: int) -> tuple[str, ...]:
        """Return up to `most` folded words that lead up to a word without a break."""
        first = number
        while first > number - most and self.linked(first - 1):
            first -= 1
        return tuple([form.folded for form in self.forms[first:number]])

    def after(self, number: int, most: int) -> tuple[str, ...]:
        """Return up to `most` folded words that follow the word before `number` without a break."""
        last = number
        while last < number + most and self.linked(last - 1):
            last += 1
        return tuple([form.folded for form in self.forms[number:last]])

    @property
    def _chunks(self) -> int:
        return len(self._firsts) - 1

    def _calls(self, chunk: int) -> bool:
        """Whether a loud chunk may be a name, alone or with what stands beside it."""
        forms, calls = self.forms, self._vocabulary.calls
        return any(calls(forms[n - 1], forms[n], forms[n + 1]) for n in self.words_of(chunk))
