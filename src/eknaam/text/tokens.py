"""Words with their offsets, and which of them may belong to one name.

A word is a run of letters, marks and digits; joiners and other invisible characters may stand
inside it. Python's `re` splits Devanagari at vowel signs, which is why `regex` is used.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple
from unicodedata import category

import regex

from eknaam.text.fold import fold
from eknaam.text.script import script_of

__all__ = ["Tokens", "Word", "joins", "tokenize", "words_of"]

# Han characters stand apart from other letters without a space, so a run of them is a word.
_LETTER: Final = r"[\p{L}\p{M}\p{N}]--\p{Han}"
_WORD: Final = regex.compile(
    rf"\p{{Han}}[\p{{Han}}\p{{M}}]*+|[{_LETTER}][[{_LETTER}]\p{{Cf}}]*+", regex.VERSION1
)
# What may stand between two words of one name: blanks with one line break, hyphen, apostrophe.
_BLANK: Final = r"[^\S\n]{0,8}+"
_LONGEST: Final = 64  # code points; what is longer is no word of a name, and is not looked into
_LINK: Final = regex.compile(rf"\p{{Cf}}*+{_BLANK}(?:\r?\n|[-‐‑'’ʼ·‧])?+{_BLANK}\p{{Cf}}*+")


class Word(NamedTuple):
    """A word as it stands in a text: `text[word.start:word.end] == word.text`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of a text, as columns of equal length.

    Attributes:
        words: the words with their offsets.
        folded: each word folded; empty for one that is too long to belong to a name.
        scripts: each word's script, ISO 15924.
        linked: how many words follow each without anything between that ends a name.
    """

    words: tuple[Word, ...]
    folded: tuple[str, ...]
    scripts: tuple[str, ...]
    linked: tuple[int, ...]

    def before(self, index: int, most: int) -> tuple[str, ...]:
        """Return up to `most` folded words that lead up to a word without a break."""
        first = index
        while first > max(0, index - most) and self.linked[first - 1]:
            first -= 1
        return self.folded[first:index]

    def after(self, index: int, most: int) -> tuple[str, ...]:
        """Return up to `most` folded words that follow the word before `index` without a break."""
        return self.folded[index : index + min(most, self.linked[index - 1])]


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


def tokenize(text: str) -> Tokens:
    """Cut a text into words and fold each.

    Args:
        text: any string.

    Returns:
        Its words.

    Examples:
        >>> tokens = tokenize("हाई फोंग - मोंग कै, लैंग सोन")
        >>> tokens.linked
        (3, 2, 1, 0, 1, 0)
        >>> tokens.before(3, most=2), tokens.after(2, most=4)
        (('फोंग', 'मोंग'), ('मोंग', 'कै'))
    """
    words = tuple(words_of(text))
    known = [_looked_up(word.text if len(word.text) <= _LONGEST else "") for word in words]
    linked = [0] * len(words)
    start = -1
    for index in range(len(words) - 1, -1, -1):
        word = words[index]
        if start >= 0 and joins(text, word.end, start):
            linked[index] = linked[index + 1] + 1
        start = word.start
    folded, scripts = zip(*known, strict=True) if known else ((), ())
    return Tokens(words, folded, scripts, tuple(linked))


@lru_cache(maxsize=1 << 16)
def _looked_up(word: str) -> tuple[str, str]:
    """Return a word folded, and its script."""
    return fold(word), script_of(word)
