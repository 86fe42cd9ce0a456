"""Words with their offsets.

A word is a run of letters, marks and digits; joiners and other invisible characters may stand
inside it. Python's `re` splits Devanagari at vowel signs, which is why `regex` is used.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import regex

__all__ = ["Word", "words_of"]

_WORD: Final = regex.compile(r"[\p{L}\p{M}\p{N}]++(?:\p{Cf}++[\p{L}\p{M}\p{N}]++)*+")


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it stands in a text: `text[word.start:word.end] == word.text`."""

    start: int
    end: int
    text: str


def words_of(text: str) -> Iterator[Word]:
    """Yield the words of a text in order.

    Args:
        text: any string.

    Yields:
        Words with their offsets in code points.

    Examples:
        >>> [word.text for word in words_of("वियतनाम-चीन: گوانگ‌شی।")]
        ['वियतनाम', 'चीन', 'گوانگ\u200cشی']
    """
    for match in _WORD.finditer(text):
        yield Word(match.start(), match.end(), match.group())
