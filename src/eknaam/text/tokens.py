"""Words with their offsets, and which of them may belong to one name.

A word is a run of letters and marks; joiners and other invisible characters may stand inside it. A
number, in the digits of any script, is a word of its own, also where it touches letters, as the
mark of a footnote does; only the ending of an ordinal (40वीं) stays with it. A mark on what is no
letter belongs to no word. Python's `re` splits Devanagari at vowel signs, which is why `regex` is
used.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, chain
from operator import add
from typing import Final, NamedTuple
from unicodedata import category

import regex

from eknaam.text.fold import fold
from eknaam.text.script import script_of

__all__ = ["Tokens", "Word", "chunks_of", "joins", "tokenize", "words_of"]

_ORDINALS: Final = (
    "वां वाँ वा वीं वें ला ली ले रा री रे था थी थे ठा ठी ठे "
    "واں ویں وں لا لی لے را ری رے تھا تھی تھے ٹھا ٹھی ٹھے st nd rd th"
)
_NO_LETTER: Final = r"(?![\p{L}\p{M}])"
# Han characters stand apart from other letters without a space, so a run of them is a word.
_WORD: Final = regex.compile(
    r"[\p{L}--\p{Han}][[\p{L}\p{M}\p{Cf}]--\p{Han}]*+"
    r"|\p{Han}[\p{Han}\p{M}]*+"
    rf"|[\p{{N}}--\p{{Han}}][[\p{{N}}\p{{M}}\p{{Cf}}]--\p{{Han}}]*+"
    rf"(?:(?:{'|'.join(_ORDINALS.split())}){_NO_LETTER})?+",
    regex.VERSION1,
)
_BLANKS: Final = (
    "\n\r\t\v\f\N{NEXT LINE}\N{NO-BREAK SPACE}\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}"
)
_LONGEST: Final = 64  # code points; what is longer is no word of a name, and is not looked into
# What may stand between two words of one name: blanks with at most one line end, or a hyphen or an
# apostrophe with blanks around it. A paragraph separator (U+2029) ends a name.
_LINE_END: Final = r"(?:\r\n|[\n\r\v\f\N{NEXT LINE}\N{LINE SEPARATOR}])"
_BLANK: Final = r"[[\s\p{Cf}]--[\n\r\v\f\N{NEXT LINE}\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}]]*+"
_LINK: Final = regex.compile(rf"{_BLANK}(?:{_LINE_END}|[-‐‑'’ʼ·‧])?+{_BLANK}", regex.VERSION1)


class Word(NamedTuple):
    """A word as it stands in a text: `text[word.start:word.end] == word.text`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of a text, as columns of equal length.

    Attributes:
        words: the words as they were written.
        starts: where each begins in the text.
        ends: where each ends.
        folded: each word folded; empty for one that is too long to belong to a name.
        scripts: each word's script, ISO 15924.
        linked: how many words follow each without anything between that ends a name.
    """

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    folded: tuple[str, ...]
    scripts: tuple[str, ...]
    linked: tuple[int, ...]

    @property
    def distinct(self) -> frozenset[str]:
        """The folded words, each once."""
        return frozenset(self.folded)

    def within(self, start: int, end: int) -> tuple[int, int]:
        """Return the first word that reaches into a span of the text, and the one after the last.

        Args:
            start: where the span begins, in code points.
            end: where it ends.
        """
        return bisect_right(self.ends, start), bisect_left(self.starts, end)

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
    chunks = chunks_of(text)
    pieces = [_known(chunk) if len(chunk) <= _LONGEST else _cut(chunk) for chunk in chunks]
    lengths = accumulate(map(len, chunks), initial=0)
    places = list(map(add, lengths, range(len(chunks))))
    rows = list(chain.from_iterable(pieces))
    if not rows:
        return Tokens((), (), (), (), (), ())
    firsts, lasts, words, folded, scripts = zip(*rows, strict=True)
    at = [place for place, piece in zip(places, pieces, strict=True) for _ in piece]
    starts, ends = tuple(map(add, at, firsts)), tuple(map(add, at, lasts))
    return Tokens(words, starts, ends, folded, scripts, _linked(text, starts, ends))


def chunks_of(text: str) -> list[str]:
    r"""Cut a text at its blanks, each of which is one code point; no word runs over one.

    Examples:
        >>> chunks_of("हाई फोंग\nमें ")
        ['हाई', 'फोंग', 'में', '']
    """
    for blank in _BLANKS:
        if blank in text:
            text = text.replace(blank, " ")
    return text.split(" ")


def _linked(text: str, starts: Sequence[int], ends: Sequence[int]) -> tuple[int, ...]:
    count, linked = 0, [0]
    for start, end in zip(reversed(starts[1:]), reversed(ends[:-1]), strict=True):
        count = count + 1 if text[end:start] == " " or joins(text, end, start) else 0
        linked.append(count)
    return tuple(reversed(linked))


_Row = tuple[int, int, str, str, str]
"""Where a word begins and ends in its chunk, the word, its folded form, and its script."""


def _cut(chunk: str) -> tuple[_Row, ...]:
    words = ((word, word.text if len(word.text) <= _LONGEST else "") for word in words_of(chunk))
    return tuple((*word, fold(short), script_of(short)) for word, short in words)


_known: Final = lru_cache(maxsize=1 << 15)(_cut)  # most chunks of a text were seen before
