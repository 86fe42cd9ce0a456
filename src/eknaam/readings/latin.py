"""Plain Latin letters: names whose language is not known, or not Vietnamese or Chinese."""

from __future__ import annotations

import unicodedata
from typing import Final

import regex

from eknaam.readings.reading import Unit

__all__ = ["letters_of", "plain_letters", "read_latin"]

_UNITS: Final = {
    "sch": "S", "tch": "c", "sh": "S", "ch": "c", "zh": "j", "th": "T", "ph": "f", "kh": "K",
    "gh": "g", "bh": "b", "dh": "D", "ck": "k", "qu": "kw", "ng": "Ng", "nh": "Y", "oo": "u",
    "ee": "i", "ou": "u", "a": "A", "b": "b", "c": "k", "d": "d", "e": "e", "f": "f", "g": "g",
    "h": "h", "i": "i", "j": "j", "k": "k", "l": "l", "m": "m", "n": "n", "o": "o", "p": "p",
    "q": "k", "r": "r", "s": "s", "t": "t", "u": "u", "v": "w", "w": "w", "x": "s", "y": "i",
    "z": "z", "đ": "d", "ü": "u",
}  # fmt: skip
_STROKES: Final = str.maketrans("đðøłħı", "ddolhi")  # a stroke is no mark that can be dropped
_UNIT: Final = regex.compile("|".join(sorted(_UNITS, key=len, reverse=True)))


def read_latin(word: str) -> tuple[Unit, ...]:
    """Read one folded Latin word of an unknown language.

    Args:
        word: a word as `eknaam.text.fold.fold` gives it, with or without marks.

    Returns:
        Its units: digraphs in one, other letters alone; marks are dropped.

    Examples:
        >>> " ".join(f"{unit.written}={unit.sound}" for unit in read_latin("phnôm"))
        'ph=f n=n o=o m=m'
    """
    return tuple(Unit(unit, _UNITS[unit]) for unit in _UNIT.findall(plain_letters(word)))


def letters_of(word: str) -> tuple[Unit, ...]:
    """Read a word letter by letter, without digraphs."""
    return tuple(Unit(letter, _UNITS[letter]) for letter in word if letter in _UNITS)


def plain_letters(word: str) -> str:
    """Drop the marks of Latin letters and write special letters in plain ones.

    Examples:
        >>> plain_letters("quảng"), plain_letters("đắk"), plain_letters("straße")
        ('quang', 'dak', 'strasse')
    """
    marks = unicodedata.normalize("NFD", word.translate(_STROKES))
    plain = "".join(character for character in marks if not unicodedata.combining(character))
    return plain if plain.isascii() else _transliterate(plain)


def _transliterate(text: str) -> str:
    try:
        from unidecode import unidecode  # slow, rarely needed, and under the GPL (see README)
    except ImportError:  # an application may ship without it; such letters then have no reading
        return text.encode("ascii", "ignore").decode()
    return str(unidecode(text)).lower()
