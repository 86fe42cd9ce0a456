"""Devanagari: an abugida, so a consonant without a vowel sign carries an inherent a.

The values of the letters are those of Hindi (Ohala 1999, Handbook of the IPA, "Hindi"); the
inherent a is silent at the end of a word and before a virama.
"""

from __future__ import annotations

from itertools import zip_longest
from typing import Final

import regex

from eknaam.readings.reading import Unit

__all__ = ["INHERENT", "LETTERS", "devanagari_letters", "read_devanagari"]

_CONSONANTS: Final = {
    "क": "k", "ख": "K", "ग": "g", "घ": "G", "ङ": "N",
    "च": "c", "छ": "C", "ज": "j", "झ": "j", "ञ": "Y",
    "ट": "t", "ठ": "T", "ड": "d", "ढ": "D", "ण": "n",
    "त": "t", "थ": "T", "द": "d", "ध": "D", "न": "n",
    "प": "p", "फ": "f", "ब": "b", "भ": "b", "म": "m",
    "य": "y", "र": "r", "ल": "l", "ळ": "l", "व": "w",
    "श": "S", "ष": "S", "स": "s", "ह": "h",
    "क़": "k", "ख़": "K", "ग़": "G", "ज़": "z", "झ़": "z", "ड़": "r", "ढ़": "r", "फ़": "f",
    "ॹ": "z", "ॺ": "y", "ॻ": "g", "ॼ": "j", "ॸ": "d", "ॾ": "d", "ॿ": "b",
}  # fmt: skip
_VOWELS: Final = {
    "अ": "a", "आ": "A", "इ": "i", "ई": "i", "उ": "u", "ऊ": "u", "ऋ": "ri", "ॠ": "ri", "ऌ": "li",
    "ॡ": "li",
    "ऍ": "e", "ऎ": "e", "ए": "e", "ऐ": "e", "ऑ": "o", "ऒ": "o", "ओ": "o", "औ": "o", "ॲ": "e",
    "ऄ": "a", "ॳ": "a", "ॴ": "o", "ॵ": "o", "ॶ": "u", "ॷ": "u",
}  # fmt: skip
_SIGNS: Final = {
    "ा": "A", "ि": "i", "ी": "i", "ु": "u", "ू": "u", "ृ": "ri", "ॄ": "ri", "ॢ": "li", "ॣ": "li",
    "ॅ": "e", "ॆ": "e", "े": "e", "ै": "e", "ॉ": "o", "ॊ": "o", "ो": "o", "ौ": "o", "ऺ": "o",
    "ऻ": "o", "ॎ": "e", "ॏ": "o", "ॕ": "e", "ॖ": "u", "ॗ": "u",
}  # fmt: skip
_NASALS: Final = {"ं": "n", "ँ": "n", "ऀ": "n"}
_SILENT: Final = frozenset("ः॒॑॓॔ऽॐ॰ॱॽ")
_NUKTA: Final = "\N{DEVANAGARI SIGN NUKTA}"
_VIRAMA: Final = "\N{DEVANAGARI SIGN VIRAMA}"
INHERENT: Final = "अ"
"""The vowel that is read where none is written."""
_ANUSVARA: Final = "ं"
_VELAR: Final = frozenset("kKgG")
_LABIAL: Final = frozenset("pbfm")
# Signs stand for the vowel letters, and rare letters for the usual one of the same sound.
_SAME: Final = {
    **dict(zip("ािीुूृॄॅेैॉोौ", "आइईउऊऋॠऍएऐऑओऔ", strict=True)),
    "ॆ": "ए",
    "ॊ": "ओ",
    "ऎ": "ए",
    "ऒ": "ओ",
    "ॲ": "ऍ",
    "ऄ": "अ",
    **dict.fromkeys(("ँ", "ऀ", "ङ"), _ANUSVARA),
}

_UNWRITTEN: Final = frozenset((*_SILENT, _VIRAMA, _NUKTA))
_AFTER_BARE: Final = frozenset(("", _VIRAMA, *_SIGNS))  # what follows a consonant without an a

LETTERS: Final = frozenset(
    character
    for table in (_CONSONANTS, _VOWELS, _SIGNS, _NASALS, _SILENT, (_NUKTA, _VIRAMA))
    for letter in table
    for character in letter
)
"""Every code point that has a reading."""

_LETTER: Final = regex.compile(
    rf"[{''.join(k for k in _CONSONANTS if len(k) == 1)}]{_NUKTA}?|[{''.join(sorted(LETTERS))}]"
)


def read_devanagari(word: str) -> tuple[Unit, ...]:
    """Read one folded Devanagari word, as if it were written in an alphabet.

    Args:
        word: a word as `eknaam.text.fold.fold` gives it.

    Returns:
        Its units: a consonant with its nukta, a vowel (vowel signs as vowel letters, the inherent
        a as अ where another letter follows), or the nasal sign. What is not Devanagari is left
        out.

    Examples:
        >>> " ".join(f"{unit.written}={unit.sound}" for unit in read_devanagari("त्रान"))
        'त=t र=r आ=A न=n'
        >>> " ".join(f"{unit.written}={unit.sound}" for unit in read_devanagari("बैंक"))
        'ब=b ऐ=e ं=N क=k'
        >>> "".join(unit.sound for unit in read_devanagari("बक"))
        'bak'
    """
    written = devanagari_letters(word)
    return tuple(
        Unit(letter, _sound(letter, following))
        for letter, following in zip_longest(written, written[1:], fillvalue="")
    )


def devanagari_letters(word: str) -> list[str]:
    """Return how the units of a folded word are written, without their sounds.

    Every inherent vowel is written, and no virama.

    Examples:
        >>> devanagari_letters("बैंक")
        ['ब', 'ऐ', 'ं', 'क']
    """
    letters = _LETTER.findall(word)
    written: list[str] = []
    for letter, following in zip_longest(letters, letters[1:], fillvalue=""):
        if letter == _VIRAMA and written and written[-1] == "ञ" and following:
            written[-1] = _ANUSVARA
        elif letter not in _UNWRITTEN:
            written.append(_SAME.get(letter, letter))
        if letter[0] in _CONSONANTS and letter != "ङ" and following not in _AFTER_BARE:
            written.append(INHERENT)
    return written


def _sound(letter: str, following: str) -> str:
    if letter == _ANUSVARA:
        return _nasal_before(_CONSONANTS.get(following[:1], ""))
    consonant = _CONSONANTS.get(letter) or _CONSONANTS.get(letter[0])
    return consonant or _VOWELS.get(letter) or _SIGNS.get(letter, "")


def _nasal_before(sound: str) -> str:
    if sound in _VELAR or not sound:
        return "N"
    return "m" if sound in _LABIAL else "n"
