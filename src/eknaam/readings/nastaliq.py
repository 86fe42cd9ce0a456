"""Urdu: an abjad with long vowels, so what و and ی stand for depends on their neighbours.

The values of the letters are those of Urdu (Kachru 1990; Saleem et al. 2002 for the aspirates
written with ھ). Short vowels are not written and not guessed.
"""

from __future__ import annotations

from typing import Final

from eknaam.readings.reading import Unit

__all__ = ["LETTERS", "read_urdu", "urdu_letters"]

_CONSONANTS: Final = {
    "ب": "b", "پ": "p", "ت": "t", "ٹ": "t", "ث": "s", "ج": "j", "چ": "c", "ح": "h", "خ": "K",
    "د": "d", "ڈ": "d", "ذ": "z", "ر": "r", "ڑ": "r", "ز": "z", "ژ": "j", "س": "s", "ش": "S",
    "ص": "s", "ض": "z", "ط": "t", "ظ": "z", "غ": "G", "ف": "f", "ق": "k", "ک": "k", "گ": "g",
    "ل": "l", "م": "m", "ن": "n", "ں": "n", "ہ": "h",
    "ټ": "t", "څ": "s", "ځ": "z", "ډ": "d", "ړ": "r", "ږ": "g", "ښ": "S", "ڼ": "n", "ڤ": "w",
    "ڭ": "N", "ڠ": "N", "ڽ": "Y", "ݨ": "n", "ۏ": "w", "ۋ": "w", "ٻ": "b", "ڀ": "b", "ٺ": "T",
    "ٿ": "T", "ٽ": "t", "ڦ": "f", "ڃ": "Y", "ڄ": "j", "ڇ": "C", "ڊ": "d", "ڌ": "D", "ڍ": "D",
    "ڏ": "d", "ڙ": "r", "ڪ": "k", "ڳ": "g", "ڱ": "N", "ګ": "g", "ڻ": "n",
}  # fmt: skip
_ASPIRATED: Final = {
    "b": "b", "p": "f", "t": "T", "d": "D", "k": "K", "g": "G", "c": "C", "j": "j", "r": "r",
}  # fmt: skip
_VOWELS: Final = {
    "ا": "A", "آ": "A", "ئ": "i", "ؤ": "o", "ے": "e", "ې": "e", "ۍ": "e", "ۆ": "o", "ۇ": "u",
    "ۈ": "u", "ۅ": "o", "ێ": "e", "ٸ": "i",
}  # fmt: skip
_SILENT: Final = frozenset("عء\N{ARABIC HAMZA ABOVE}\N{ARABIC HAMZA BELOW}")
_WAW: Final = "و"
_YEH: Final = "ی"
_ASPIRATE: Final = "ھ"
_SAME: Final = {"ۃ": "ہ"}
_NASAL: Final = frozenset("نں")

LETTERS: Final = frozenset(
    "".join((*_CONSONANTS, *_VOWELS, *_SILENT, *_SAME, _WAW, _YEH, _ASPIRATE))
)
"""Every code point that has a reading."""


def read_urdu(word: str) -> tuple[Unit, ...]:
    """Read one folded Urdu word.

    Args:
        word: a word as `eknaam.text.fold.fold` gives it.

    Returns:
        Its units: a letter, or a consonant with the ھ that aspirates it. What is not Urdu is left
        out.

    Examples:
        >>> " ".join(f"{unit.written}={unit.sound}" for unit in read_urdu("تھانگ"))
        'تھ=T ا=A ن=N گ=g'
        >>> "".join(unit.sound for unit in read_urdu("کوونگ"))
        'kwuNg'
    """
    written = urdu_letters(word)
    units: list[Unit] = []
    for index, letter in enumerate(written):
        before = units[-1].sound if units else ""
        after = written[index + 1] if index + 1 < len(written) else ""
        units.append(Unit(letter, _sound(letter, before, after)))
    return tuple(units)


def urdu_letters(word: str) -> list[str]:
    """Return how the units of a folded word are written, without their sounds.

    Examples:
        >>> urdu_letters("تھانگ") == ["تھ", "ا", "ن", "گ"]
        True
    """
    letters: list[str] = []
    for character in word:
        if character not in LETTERS:
            continue
        if character == _ASPIRATE and letters and letters[-1] in _CONSONANTS:
            letters[-1] += character
        else:
            letters.append(_SAME.get(character, character))
    return letters


def _sound(letter: str, before: str, after: str) -> str:
    if letter == _WAW:
        return "w" if not before or after in _VOWELS or after in (_WAW, _YEH) else "u"
    if letter == _YEH:
        return "y" if not before or after in _VOWELS or after == _WAW else "i"
    if letter in _NASAL and after[:1] in ("گ", "ک"):
        return "N"
    if letter == _ASPIRATE:
        return "h"
    if letter.endswith(_ASPIRATE):
        plain = _CONSONANTS[letter[0]]
        return _ASPIRATED.get(plain, plain + "h")
    return _CONSONANTS.get(letter) or _VOWELS.get(letter, "")
