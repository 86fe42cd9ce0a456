"""Folding: what makes two encodings of one spelling equal, as an ordered list of named steps.

Folding removes how a spelling was typed (code points, joiners, case, vowel points), never how it
is spelled: that is for the readings and the model. Names of the gazetteer and words of a text go
through the same steps, `STEPS`, in their order, until nothing changes any more.

Text is folded one cluster at a time (a character with the marks and invisible characters that
follow it), so each folded character knows the exact place in the caller's string it came from.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, chain, pairwise
from typing import Final

import regex

from eknaam.text.urdu import urdu_letters

__all__ = [
    "STEPS",
    "Folded",
    "composed_places",
    "fold",
    "fold_with_offsets",
    "is_plain",
    "key",
]

_INVISIBLE: Final = regex.compile(r"[\p{Cf}\p{Variation_Selector}\N{COMBINING GRAPHEME JOINER}]")
_TATWEEL: Final = "\N{ARABIC TATWEEL}"
# Vowel points and Koranic signs; hamza above and below stay, they belong to their letter.
_HARAKAT: Final = regex.compile(
    r"[\u0610-\u061A\u064B-\u0653\u0656-\u065F\u0670\u06D6-\u06DC\u06DF-\u06E4\u06E7\u06E8\u06EA-\u06ED]"
)
_NUKTA: Final = "\N{DEVANAGARI SIGN NUKTA}"
_WITH_NUKTA: Final = str.maketrans(
    {
        "\N{DEVANAGARI LETTER NNNA}": "\N{DEVANAGARI LETTER NA}" + _NUKTA,
        "\N{DEVANAGARI LETTER RRA}": "\N{DEVANAGARI LETTER RA}" + _NUKTA,
        "\N{DEVANAGARI LETTER LLLA}": "\N{DEVANAGARI LETTER LLA}" + _NUKTA,
    }
)
_FOLDED_LETTERS: Final = str.maketrans(
    {
        "\N{ARABIC LETTER HEH WITH YEH ABOVE}": "\N{ARABIC LETTER HEH GOAL}",
        "\N{ARABIC LETTER HEH GOAL WITH HAMZA ABOVE}": "\N{ARABIC LETTER HEH GOAL}",
        "\N{ARABIC LETTER ALEF WASLA}": "\N{ARABIC LETTER ALEF}",
        "\N{ARABIC LETTER ALEF WITH HAMZA ABOVE}": "\N{ARABIC LETTER ALEF}",
        "\N{ARABIC LETTER ALEF WITH HAMZA BELOW}": "\N{ARABIC LETTER ALEF}",
        "\N{ARABIC LETTER YEH BARREE WITH HAMZA ABOVE}": (
            "\N{ARABIC LETTER YEH WITH HAMZA ABOVE}\N{ARABIC LETTER YEH BARREE}"
        ),
    }
)
"""Urdu letters that are written one for the other."""

# Vowels and finals of Hangul count with the marks: NFC joins them to the letter before.
_FOLLOWS: Final = r"\p{M}\p{Cf}\u1160-\u11FF\uD7B0-\uD7FF"
_CLUSTER: Final = regex.compile(rf"[^{_FOLLOWS}]?[{_FOLLOWS}]*+", regex.DOTALL)
_MOST_MARKS: Final = 30
_SURPLUS_MARKS: Final = regex.compile(rf"(\p{{M}}{{{_MOST_MARKS}}})\p{{M}}++")
_NOT_NAME: Final = regex.compile(r"[^\p{L}\p{M}\p{N}]+")


def drop_invisible(text: str) -> str:
    """Drop joiners, direction marks, soft hyphens, variation selectors and tatweel.

    Examples:
        >>> drop_invisible("گوانگ\N{ZERO WIDTH NON-JOINER}شی\N{RIGHT-TO-LEFT MARK}")
        'گوانگشی'
    """
    return _INVISIBLE.sub("", text).replace(_TATWEEL, "")


def drop_surplus_marks(text: str) -> str:
    """Keep at most 30 marks on a letter: sorting a longer run takes quadratic time.

    The bound is that of the Stream-Safe Text Format (Unicode Standard Annex #15, section 13).

    Examples:
        >>> len(drop_surplus_marks("a" + 1_000 * "\N{COMBINING ACUTE ACCENT}"))
        31
    """
    return _SURPLUS_MARKS.sub(r"\1", text)


def normalize_compatibility(text: str) -> str:
    """Apply NFKC: presentation forms, ligatures and full-width letters become plain letters.

    Examples:
        >>> normalize_compatibility("Ｇｕａｎｇｘｉ")
        'Guangxi'
    """
    return unicodedata.normalize("NFKC", text)


def use_urdu_letters(text: str) -> str:
    """Replace the Arabic code points that stand for Urdu letters, and Urdu ones that vary.

    Examples:
        >>> use_urdu_letters("كوانغ نينه") == "کوانغ نینہ"
        True
    """
    return urdu_letters(text.translate(_FOLDED_LETTERS))


def drop_harakat(text: str) -> str:
    """Drop Arabic vowel points and Koranic signs; a hamza is a letter's own and stays.

    Examples:
        >>> drop_harakat("چِین")
        'چین'
    """
    return _HARAKAT.sub("", text)


def fold_case(text: str) -> str:
    """Fold the case of letters that have one.

    Examples:
        >>> fold_case("Đồng Đăng")
        'đồng đăng'
    """
    return text.casefold()


def split_nukta(text: str) -> str:
    """Write every Devanagari letter with nukta as two characters, also where NFC composes them.

    Examples:
        >>> len(split_nukta("\N{DEVANAGARI LETTER RRA}"))
        2
    """
    return text.translate(_WITH_NUKTA)


STEPS: Final[tuple[Callable[[str], str], ...]] = (
    drop_invisible,
    drop_surplus_marks,
    normalize_compatibility,
    use_urdu_letters,
    drop_harakat,
    fold_case,
    normalize_compatibility,  # again: dropping and case folding can bring new pairs together
    split_nukta,
)
# Most words of Hindi and Urdu consist of these, which every step leaves as they are, side by side.
_PLAIN: Final = re.compile(
    "[\u0904-\u0928\u092a-\u0930\u0932\u0933\u0935-\u0939\u093e-\u094d"
    "\u0628-\u063a\u0641\u0642\u0644-\u0646\u0679\u067e\u0686\u0688\u0691\u0698\u06a9\u06af"
    "\u06ba\u06be\u06c1\u06cc]+"
)
_MOST_ROUNDS: Final = 8
_WORD: Final = 40  # code points; texts up to this are words and names, which repeat
_SHORT: Final = 8  # code points; what is longer is rare and not worth remembering


def _fold_cluster(cluster: str) -> str:
    return _fold_short(cluster) if len(cluster) <= _SHORT else _fold_to_fixed_point(cluster)


@lru_cache(maxsize=4096)
def _fold_short(cluster: str) -> str:
    return _fold_to_fixed_point(cluster)


def _fold_to_fixed_point(cluster: str) -> str:
    for _ in range(_MOST_ROUNDS):
        folded = cluster
        for step in STEPS:
            folded = step(folded)
        if folded == cluster:
            break
        cluster = folded
    return cluster


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text and where each of its characters came from.

    Attributes:
        text: the folded text.
        starts: for each folded character, where its cluster begins in the original, code points.
        ends: for each folded character, where its cluster ends.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the original that the folded characters `start` to `end` came from.

        Args:
            start: first folded character.
            end: one after the last folded character; must be greater than start.

        Returns:
            Start and end in code points of the original string.

        Raises:
            IndexError: the span is empty or outside the folded text.

        Examples:
            >>> original = "x چِین y"
            >>> folded = fold_with_offsets(original)
            >>> start, end = folded.span(2, 5)
            >>> original[start:end]
            'چِین'
        """
        if not 0 <= start < end <= len(self.text):
            raise IndexError(f"no characters {start}:{end} in a folded text of {len(self.text)}")
        return self.starts[start], self.ends[end - 1]


def is_plain(text: str) -> bool:
    """Whether a text is one word of Hindi or Urdu that folding leaves as it is; quick.

    Not every such word is told; most are.

    Examples:
        >>> is_plain("हनोई"), is_plain("हनोई में"), is_plain("Hà")
        (True, False, False)
    """
    return _PLAIN.fullmatch(text) is not None


def fold(text: str) -> str:
    """Fold a text for comparing: the same spelling, however it was typed, gives the same string.

    Args:
        text: any string.

    Returns:
        The folded text; `fold(fold(text)) == fold(text)`.

    Examples:
        >>> fold("QUẢNG Ninh") == fold("Quảng ninh")
        True
        >>> fold("كوانگ") == fold("کوانگ")
        True
    """
    if is_plain(text):
        return text
    return _fold_word(text) if len(text) <= _WORD else _fold_clusters(text)


@lru_cache(maxsize=1 << 16)
def _fold_word(text: str) -> str:
    return _fold_clusters(text)


def _fold_clusters(text: str) -> str:
    return "".join(map(_fold_cluster, _CLUSTER.findall(text)))


def fold_with_offsets(text: str) -> Folded:
    """Fold a text and keep where each folded character came from.

    Args:
        text: any string.

    Returns:
        The folded text, equal to `fold(text)`, with offsets into the original.

    Examples:
        >>> fold_with_offsets("e\N{COMBINING ACUTE ACCENT}!").starts
        (0, 2)
    """
    clusters = [match.span() for match in _CLUSTER.finditer(text)]
    parts = [_fold_cluster(text[start:end]) for start, end in clusters]
    starts = chain.from_iterable(
        [span[0]] * len(part) for span, part in zip(clusters, parts, strict=True)
    )
    ends = chain.from_iterable(
        [span[1]] * len(part) for span, part in zip(clusters, parts, strict=True)
    )
    return Folded("".join(parts), tuple(starts), tuple(ends))


def composed_places(text: str, places: Iterable[int]) -> list[int]:
    """Return where places of a text would be if it were in NFC, and how long it would be.

    A distance in a text is then the same however its letters were typed.

    Args:
        text: any string.
        places: offsets in code points, in order.

    Examples:
        >>> composed_places("Ha\N{COMBINING GRAVE ACCENT} No\N{COMBINING DOT BELOW}i", [4])
        [3, 6]
    """
    bounds = [0, *places, len(text)]
    if unicodedata.is_normalized("NFC", text):
        return bounds[1:]
    parts = (unicodedata.normalize("NFC", text[one:other]) for one, other in pairwise(bounds))
    return list(accumulate(map(len, parts)))


def key(text: str) -> str:
    """Return what two listed spellings are compared by: folded, without spaces and punctuation.

    Examples:
        >>> key("گوانگ شی") == key("گوانگشی") == key("گوانگ\N{ZERO WIDTH NON-JOINER}شی")
        True
        >>> key("Bà Rịa - Vũng Tàu")
        'bàrịavũngtàu'
    """
    return _NOT_NAME.sub("", fold(text))
