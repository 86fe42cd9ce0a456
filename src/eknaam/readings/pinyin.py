"""Hanyu Pinyin, with and without tones: initial, letters of the final, one syllable after another.

The table of initials and finals is that of the Scheme for the Chinese Phonetic Alphabet (ISO
7098:2015); the sounds are those a foreign newsroom gives the letters.
"""

from __future__ import annotations

import unicodedata
from itertools import product
from typing import Final

from eknaam.readings.latin import letters_of
from eknaam.readings.reading import Unit

__all__ = ["LETTERS", "read_pinyin", "split_syllables"]

_INITIALS: Final = {
    "b": "b", "p": "p", "m": "m", "f": "f", "d": "d", "t": "t", "n": "n", "l": "l", "g": "g",
    "k": "k", "h": "h", "j": "j", "q": "c", "x": "S", "zh": "j", "ch": "c", "sh": "S", "r": "r",
    "z": "z", "c": "c", "s": "s", "y": "y", "w": "w",
}  # fmt: skip
_FINAL_LETTERS: Final = {
    "ng": "Ng", "n": "n", "r": "r", "a": "A", "o": "o", "e": "e", "i": "i", "u": "u", "ü": "u",
}  # fmt: skip
_AFTER_INITIAL: Final = (
    "a ai an ang ao e ei en eng i ia ian iang iao ie in ing iong iu o ong ou u ua uai uan uang "
    "ue ui un uo ü üe"
)
_WITHOUT_INITIAL: Final = "a ai an ang ao e ei en eng er o ou"
_LONGEST: Final = 6  # letters: zhuang, chuang, shuang
_TONES: Final = frozenset(
    (
        "\N{COMBINING MACRON}", "\N{COMBINING ACUTE ACCENT}", "\N{COMBINING CARON}",
        "\N{COMBINING GRAVE ACCENT}",
    )
)  # fmt: skip

_SYLLABLES: Final = frozenset(
    [initial + final for initial, final in product(_INITIALS, _AFTER_INITIAL.split())]
    + _WITHOUT_INITIAL.split()
)

LETTERS: Final = frozenset("".join((*_INITIALS, *_FINAL_LETTERS)))
"""Every letter that has a reading, in lower case and without tone."""


def read_pinyin(word: str) -> tuple[Unit, ...]:
    """Read one folded word of pinyin.

    A word that is not pinyin all through (Harbin, Ürümqi) is read letter by letter.

    Args:
        word: a word as `eknaam.text.fold.fold` gives it, with or without tones.

    Returns:
        Its units: for each syllable its initial (zh, ch, sh in one) and the letters of its final
        (ng in one).

    Examples:
        >>> " ".join(f"{unit.written}={unit.sound}" for unit in read_pinyin("guǎngxī"))
        'g=g u=u a=A ng=Ng x=S i=i'
    """
    plain = _drop_tone(word)
    syllables = split_syllables(plain)
    if not syllables:
        return letters_of(plain)
    return tuple(unit for syllable in syllables for unit in _read_syllable(syllable))


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
            if ends[end] and word[start:end] in _SYLLABLES:
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


def _read_syllable(syllable: str) -> list[Unit]:
    initial = next((s for s in (syllable[:2], syllable[:1]) if s in _INITIALS), "")
    units = [Unit(initial, _INITIALS[initial])] if initial else []
    final = syllable[len(initial) :]
    while final:
        written = "ng" if final.startswith("ng") else final[0]
        # After j q x y, u is ü: the letter is another sound than the u of zhu.
        umlaut = written == "u" and initial in ("j", "q", "x", "y") and final != "uo"
        units.append(Unit("ü" if umlaut else written, _FINAL_LETTERS[written]))
        final = final[len(written) :]
    return units
