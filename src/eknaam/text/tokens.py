"""Words with their offsets, and which of them may belong to one name.

A word is a run of letters, marks and digits; joiners and other invisible characters may stand
inside it. Python's `re` splits Devanagari at vowel signs, which is why `regex` is used.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from unicodedata import category

import regex

__all__ = ["Word", "joins", "words_of"]

# Han characters stand apart from other letters without a space, so a run of them is a word.
_LETTER: Final = r"[\p{L}\p{M}\p{N}]--\p{Han}"
_WORD: Final = regex.compile(
    rf"\p{{Han}}[\p{{Han}}\p{{M}}]*+|[{_LETTER}][[{_LETTER}]\p{{Cf}}]*+", regex.VERSION1
)
# What may stand between two words of one name: blanks with one line break, hyphen, apostrophe.
_BLANK: Final = r"[^\S\n]{0,8}+"
_LINK: Final = regex.compile(rf"\p{{Cf}}*+{_BLANK}(?:\r?\n|[-‐‑'’ʼ·‧])?+{_BLANK}\p{{Cf}}*+")


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
        start, end = match.span()
        while category(text[end - 1]) == "Cf":  # an invisible character ends no word
            end -= 1
        yield Word(start, end, text[start:end])


def joins(text: str, end: int, start: int) -> bool:
    """Whether nothing stands between two words of a text that ends a name.

    Args:
        text: the text.
        end: where the first word ends.
        start: where the second one begins.

    Examples:
        >>> joins("हाई फोंग - मोंग कै", 3, 4), joins("चीन, वियतनाम", 3, 5)
        (True, False)
    """
    if start == end + 1 and text[end] == " ":
        return True
    return _LINK.fullmatch(text, end, start) is not None
