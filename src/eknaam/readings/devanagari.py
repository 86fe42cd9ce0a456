"""Devanagari: an abugida, so a consonant without a vowel sign carries an inherent a.

The values of the letters are those of Hindi (Ohala 1999, Handbook of the IPA, "Hindi"); the
inherent a is silent at the end of a word and before a virama.
"""

from __future__ import annotations

from typing import Final

from eknaam.readings.reading import Unit

__all__ = ["LETTERS", "read_devanagari"]

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
_SILENT: Final = frozenset("ः॒॑॓॔ऽॐ॰ॱॽ")
_NUKTA: Final = "\N{DEVANAGARI SIGN NUKTA}"
_VIRAMA: Final = "\N{DEVANAGARI SIGN VIRAMA}"
_VELAR: Final = frozenset("kKgG")
_LABIAL: Final = frozenset("pbfm")

LETTERS: Final = frozenset(
    character
    for table in (_CONSONANTS, _VOWELS, _SIGNS, _NASALS, _SILENT, (_NUKTA, _VIRAMA))
    for letter in table
    for character in letter
)
"""Every code point that has a reading."""


def read_devanagari(word: str) -> tuple[Unit, ...]:
    """Read one folded Devanagari word.

    Args:
        word: a word as `eknaam.text.fold.fold` gives it.

    Returns:
        Its units: a consonant with its nukta and virama, a vowel, or a nasal sign. What is not
        Devanagari is left out.

    Examples:
        >>> " ".join(f"{unit.written}={unit.sound}" for unit in read_devanagari("थांग"))
        'थ=T ा=A ं=N ग=g'
        >>> "".join(unit.sound for unit in read_devanagari("बक"))
        'bak'
    """
    written = _split(word)
    units = []
    for index, letter in enumerate(written):
        following = written[index + 1 : index + 2]
        units.append(Unit(letter, _sound(letter, following[0] if following else "")))
    return tuple(units)


def _split(word: str) -> list[str]:
    letters: list[str] = []
    for character in word:
        if character not in LETTERS:
            continue
        if character in (_NUKTA, _VIRAMA):
            if letters and letters[-1][0] in _CONSONANTS and character not in letters[-1]:
                letters[-1] += character
        else:
            letters.append(character)
    return letters


def _sound(letter: str, following: str) -> str:
    bare = letter.removesuffix(_VIRAMA)
    consonant = _CONSONANTS.get(bare) or _CONSONANTS.get(bare[0])
    if consonant is not None:
        inherent = bare == letter and following != "" and following not in _SIGNS
        return consonant + "a" if inherent else consonant
    if bare in _NASALS:
        return _nasal_before(_CONSONANTS.get(following[:1], ""))
    return _VOWELS.get(bare) or _SIGNS.get(bare, "")


def _nasal_before(sound: str) -> str:
    if sound in _VELAR or not sound:
        return "N"
    return "m" if sound in _LABIAL else "n"
