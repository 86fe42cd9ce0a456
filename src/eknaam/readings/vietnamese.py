"""Quốc ngữ, with and without marks: onset, vowels and coda of each syllable.

The values are those of Hanoi as a foreign newsroom spells them: by the letter, since neither
Hindi nor Urdu writes tone or the contrasts that only tone and dialect carry (Thompson 1965, A
Vietnamese Grammar, chapter 1; Kirby 2011, JIPA 41:3).
"""

from __future__ import annotations

import unicodedata
from typing import Final

import regex

from eknaam.readings.reading import Unit

__all__ = ["LETTERS", "drop_tone", "read_vietnamese"]

_ONSETS: Final = {
    "ngh": "N", "ng": "N", "nh": "Y", "ch": "c", "tr": "tr", "th": "T", "ph": "f", "kh": "K",
    "gh": "g", "gi": "gi", "qu": "kw", "b": "b", "c": "k", "d": "d", "đ": "d", "g": "g", "h": "h",
    "k": "k", "l": "l", "m": "m", "n": "n", "p": "p", "q": "k", "r": "r", "s": "s", "t": "t",
    "v": "w", "x": "s", "f": "f", "j": "j", "w": "w", "z": "z",
}  # fmt: skip
_VOWELS: Final = {
    "a": "A", "ă": "a", "â": "a", "e": "e", "ê": "e", "i": "i", "o": "o", "ô": "o", "ơ": "o",
    "u": "u", "ư": "u", "y": "i",
}  # fmt: skip
_CODAS: Final = {"ng": "Ng", "nh": "n", "ch": "c"}
_TONES: Final = frozenset(
    (
        "\N{COMBINING GRAVE ACCENT}", "\N{COMBINING ACUTE ACCENT}", "\N{COMBINING TILDE}",
        "\N{COMBINING HOOK ABOVE}", "\N{COMBINING DOT BELOW}",
    )
)  # fmt: skip

_V: Final = "".join(_VOWELS)
# gi and qu are onsets only before another vowel: gìn is g-i-n, giang is gi-a-ng.
_UNIT: Final = regex.compile(
    rf"(?P<onset>ngh|ng(?=[{_V}])|nh(?=[{_V}])|ch(?=[{_V}])|tr|th|ph|kh|gh|gi(?=[{_V}])|qu(?=[{_V}]))"
    rf"|(?P<coda>ng|nh|ch)|(?P<vowel>[{_V}])|(?P<letter>\p{{L}})"
)

LETTERS: Final = frozenset("".join((*_ONSETS, *_VOWELS)))
"""Every letter that has a reading, in lower case and without tone."""


def drop_tone(text: str) -> str:
    """Drop the tone marks of quốc ngữ and keep the marks that make a vowel another letter.

    Examples:
        >>> drop_tone("trần cường")
        'trân cương'
    """
    marks = unicodedata.normalize("NFD", text)
    kept = "".join(character for character in marks if character not in _TONES)
    return unicodedata.normalize("NFC", kept)


def read_vietnamese(word: str) -> tuple[Unit, ...]:
    """Read one folded word of quốc ngữ.

    Args:
        word: a word as `eknaam.text.fold.fold` gives it, with or without marks.

    Returns:
        Its units: onset (digraphs in one), vowel letters, coda (digraphs in one).

    Examples:
        >>> " ".join(f"{unit.written}={unit.sound}" for unit in read_vietnamese("quảng"))
        'qu=kw a=A ng=Ng'
        >>> "".join(unit.sound for unit in read_vietnamese("giang"))
        'giANg'
    """
    return tuple(_unit(match) for match in _UNIT.finditer(drop_tone(word)))


def _unit(match: regex.Match[str]) -> Unit:
    written = match.group()
    if match.lastgroup == "coda":
        return Unit(written, _CODAS[written])
    return Unit(written, _ONSETS.get(written) or _VOWELS.get(written, ""))
