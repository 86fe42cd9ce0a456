"""Hanyu Pinyin, with and without tones: initial, letters of the final, one syllable after another.

`pinyin.txt` lists the syllables of the Scheme for the Chinese Phonetic Alphabet (ISO 7098:2015);
the sounds are those a foreign newsroom gives the letters.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from importlib import resources
from typing import Final

import regex

from eknaam.readings.latin import read_latin
from eknaam.readings.reading import Unit

__all__ = ["LETTERS", "read_pinyin", "split_syllables", "syllable_lengths"]

_INITIALS: Final = {
    "b": "b", "p": "p", "m": "m", "f": "f", "d": "d", "t": "t", "n": "n", "l": "l", "g": "g",
    "k": "k", "h": "h", "j": "j", "q": "c", "x": "S", "zh": "j", "ch": "c", "sh": "S", "r": "r",
    "z": "z", "c": "c", "s": "s", "y": "y", "w": "w",
}  # fmt: skip
_VOWELS: Final = {"a": "A", "o": "o", "e": "e", "i": "i", "u": "u", "ü": "u", "ɨ": "i"}
_CODAS: Final = {"-ng": "Ng", "-n": "n", "-r": "r"}
_UMLAUT_AFTER: Final = frozenset("jqxy")
_RETROFLEX_OR_DENTAL: Final = frozenset(("zh", "ch", "sh", "r", "z", "c", "s"))
_SPELLED_OUT: Final = ("shaan", "lü", "lüe", "nü", "nüe")  # Shaanxi 陕西 is not Shanxi 山西
_LONGEST: Final = 6  # letters: zhuang, chuang, shuang
_SYLLABLE: Final = regex.compile(
    r"(?P<initial>zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?+(?P<vowels>[aeiouü]++)(?P<coda>ng|n|r)?+"
)
_TONES: Final = frozenset(
    (
        "\N{COMBINING MACRON}", "\N{COMBINING ACUTE ACCENT}", "\N{COMBINING CARON}",
        "\N{COMBINING GRAVE ACCENT}",
    )
)  # fmt: skip

LETTERS: Final = frozenset("".join((*_INITIALS, *_VOWELS)))
"""Every letter that has a reading, in lower case and without tone."""


def read_pinyin(word: str) -> tuple[Unit, ...]:
    """Read one folded word of pinyin.

    A word that is not pinyin all through (Harbin, Ürümqi) is read letter by letter.

    Args:
        word: a word as `eknaam.text.fold.fold` gives it, with or without tones.

    Returns:
        Its units: for each syllable its initial (zh, ch, sh in one), its vowels (the u of xu as
        ü, the i of shi as ɨ) and its coda, after a hyphen.

    Examples:
        >>> " ".join(f"{unit.written}={unit.sound}" for unit in read_pinyin("guǎngxī"))
        'g=g u=u a=A -ng=Ng x=S i=i'
        >>> " ".join(unit.written for unit in read_pinyin("yuanshi"))
        'y ü a -n sh ɨ'
    """
    plain = _drop_tone(word)
    syllables = split_syllables(plain)
    if not syllables:
        return read_latin(plain)
    return tuple(unit for syllable in syllables for unit in _read_syllable(syllable))


def syllable_lengths(word: str) -> tuple[int, ...]:
    """Return how many units of `read_pinyin` each syllable of a folded word has.

    Examples:
        >>> syllable_lengths("guǎngxī"), syllable_lengths("harbin")
        ((4, 2), (6,))
    """
    syllables = split_syllables(_drop_tone(word))
    lengths = tuple(len(_read_syllable(syllable)) for syllable in syllables)
    return lengths or (len(read_pinyin(word)),)


def split_syllables(word: str) -> tuple[str, ...]:
    """Split a word of pinyin without tones into syllables, the longest first.

    Returns:
        The syllables, or an empty tuple for a word that is not pinyin all through.

    Examples:
        >>> split_syllables("zhengzhou"), split_syllables("changan"), split_syllables("harbin")
        (('zheng', 'zhou'), ('chang', 'an'), ())
    """
    ends = [0] * len(word) + [len(word)]  # where the syllable that begins here ends; 0 for none
    for start in range(len(word) - 1, -1, -1):
        for end in range(min(start + _LONGEST, len(word)), start, -1):
            if ends[end] and word[start:end] in _syllables():
                ends[start] = end
                break
    syllables = []
    start = 0
    while ends[0] and start < len(word):
        syllables.append(word[start : ends[start]])
        start = ends[start]
    return tuple(syllables)


def _drop_tone(word: str) -> str:
    marks = unicodedata.normalize("NFD", word)
    kept = "".join(character for character in marks if character not in _TONES)
    return unicodedata.normalize("NFC", kept)


@cache
def _syllables() -> frozenset[str]:
    text = resources.files(__package__).joinpath("pinyin.txt").read_text("utf-8")
    return frozenset((*text.split(), *_SPELLED_OUT))


def _read_syllable(syllable: str) -> list[Unit]:
    match = _SYLLABLE.fullmatch(syllable)
    if match is None:
        return list(read_latin(syllable))
    initial, vowels, coda = match["initial"] or "", match["vowels"], match["coda"]
    if initial in _UMLAUT_AFTER and vowels.startswith("u"):
        vowels = "ü" + vowels[1:]
    elif initial in _RETROFLEX_OR_DENTAL and vowels == "i" and coda is None:
        vowels = "ɨ"
    elif syllable == "shaan":
        vowels = "a"
    units = [Unit(initial, _INITIALS[initial])] if initial else []
    units += (Unit(vowel, _VOWELS[vowel]) for vowel in vowels)
    return [*units, Unit(f"-{coda}", _CODAS[f"-{coda}"])] if coda else units
