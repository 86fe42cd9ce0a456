"""Plain Latin letters: names whose language is not known, or not Vietnamese or Chinese."""

from __future__ import annotations

import unicodedata
from typing import Final

import regex

from eknaam.readings.reading import Unit

__all__ = ["plain_letters", "read_latin"]

_SOUNDS: Final = {
    "sch": "S", "tch": "c", "sh": "S", "ch": "c", "zh": "j", "th": "T", "ph": "f", "kh": "K",
    "gh": "g", "bh": "b", "dh": "D", "ck": "k", "qu": "kw", "ng": "Ng", "nh": "Y", "oo": "u",
    "ee": "i", "ou": "u", "a": "A", "b": "b", "c": "k", "d": "d", "e": "e", "f": "f", "g": "g",
    "h": "h", "i": "i", "j": "j", "k": "k", "l": "l", "m": "m", "n": "n", "o": "o", "p": "p",
    "q": "k", "r": "r", "s": "s", "t": "t", "u": "u", "v": "w", "w": "w", "x": "s", "y": "i",
    "z": "z",
}  # fmt: skip
_SOUND: Final = regex.compile("|".join(sorted(_SOUNDS, key=len, reverse=True)))
# Letters whose plain form says less than the two letters that English has for them.
_TWO_LETTERS: Final = str.maketrans(
    {
        "š": "sh", "ş": "sh", "ș": "sh", "č": "ch", "ć": "ch", "ž": "zh", "ñ": "ny", "ń": "ny",
        "ə": "a", "ł": "l", "ŋ": "ng", "þ": "th",
    }
)  # fmt: skip
_STROKES: Final = str.maketrans("đðøłħı", "ddolhi")  # a stroke is no mark that can be dropped


def read_latin(word: str) -> tuple[Unit, ...]:
    """Read one folded Latin word of an unknown language.

    Args:
        word: a word as `eknaam.text.fold.fold` gives it, with or without marks.

    Returns:
        Its units: the letters without marks; of a digraph the first letter has the sound.

    Examples:
        >>> " ".join(f"{unit.written}={unit.sound}" for unit in read_latin("phnôm"))
        'p=f h= n=n o=o m=m'
    """
    plain = plain_letters(word.translate(_TWO_LETTERS))
    return tuple(unit for match in _SOUND.finditer(plain) for unit in _spelled(match.group()))


def _spelled(letters: str) -> tuple[Unit, ...]:
    silent = (Unit(letter, "") for letter in letters[1:])
    return (Unit(letters[0], _SOUNDS[letters]), *silent)


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
