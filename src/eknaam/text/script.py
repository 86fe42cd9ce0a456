"""Which script a word is written in, as an ISO 15924 code."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import Final

import regex

__all__ = ["COMMON", "language_of", "language_subtag", "script_of"]

COMMON: Final = "Zyyy"
"""ISO 15924 for what belongs to no single script: digits, punctuation, nothing at all."""

_SCRIPTS: Final = (
    "Deva", "Arab", "Latn", "Hani", "Beng", "Guru", "Gujr", "Orya", "Telu", "Knda", "Taml", "Mlym",
    "Sinh", "Thai", "Laoo", "Khmr", "Mymr", "Tibt", "Cyrl", "Grek", "Kana", "Hira", "Hang",
)  # fmt: skip
_LETTER: Final = regex.compile(
    "|".join(rf"(?P<{code}>[\p{{Script={code}}}&&\p{{L}}])" for code in _SCRIPTS),
    regex.VERSION1,
)

_LANGUAGES: Final = {
    "Deva": ("hi", "mr", "ne", "mai", "bho", "kok", "doi", "sa"),
    "Arab": ("ur", "sd", "ks", "pa", "skr"),
    "Hani": ("zh",),
}
"""The languages of a script, the usual one first."""

_SHORT: Final = 64  # code points; the script of what is longer is not remembered
_WHOLE: Final = {
    "Deva": re.compile("[\u0904-\u0939\u0958-\u0961][\u0904-\u0939\u093e-\u094d\u0958-\u0961]*"),
    "Arab": re.compile("[\u0620-\u063f\u0641-\u064a\u0671-\u06d3]+"),
}
"""Letters, and marks after them, of the two scripts that are asked for most."""


def script_of(text: str) -> str:
    """Return the ISO 15924 code of the script that most letters of a text belong to.

    Where two scripts tie, the one that comes first in the text wins. `Zyyy` (common) is returned
    for a text without a letter, `Zzzz` (unknown) for letters of a script that is not known here.

    Examples:
        >>> [script_of(word) for word in ("हाई", "گوانگ‌شی", "Quảng", "广西", "2025", "ᏣᎳᎩ")]
        ['Deva', 'Arab', 'Latn', 'Hani', 'Zyyy', 'Zzzz']
    """
    return _script_of_name(text) if len(text) <= _SHORT else _script_of(text)


def language_subtag(tag: str) -> str:
    """Return the language of a tag without script and region.

    Args:
        tag: the tag, BCP 47.

    Examples:
        >>> language_subtag("zh-Latn-pinyin"), language_subtag("ur")
        ('zh', 'ur')
    """
    return tag.split("-", maxsplit=1)[0]


def language_of(script: str, hint: str | None = None) -> str | None:
    """Return the language of a text in a script: the one of a hint, else the usual one.

    Args:
        script: the script, ISO 15924.
        hint: a language, BCP 47; taken only if it is written in that script.

    Returns:
        The language, BCP 47, or None if the script does not tell.

    Examples:
        >>> language_of("Deva"), language_of("Deva", "ne-NP"), language_of("Arab", "hi")
        ('hi', 'ne-NP', 'ur')
    """
    languages = _LANGUAGES.get(script, ())
    if hint is not None and language_subtag(hint) in languages:
        return hint
    return languages[0] if languages else None


@lru_cache(maxsize=1 << 15)
def _script_of_name(text: str) -> str:
    return _script_of(text)


def _script_of(text: str) -> str:
    for script, letters in _WHOLE.items():
        if letters.fullmatch(text):
            return script
    counts = Counter(match.lastgroup for match in _LETTER.finditer(text))
    if counts:
        return str(counts.most_common(1)[0][0])
    return "Zzzz" if any(character.isalpha() for character in text) else COMMON
