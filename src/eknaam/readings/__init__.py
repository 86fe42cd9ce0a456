"""Readings: a name, in any script, becomes the sound units by which it can be compared.

`read` is the one entry: it finds the words, folds them, and gives each to the reading of its
orthography. Which orthography that is follows from the script, and for Latin letters from the
BCP 47 tag or from the letters themselves.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Final

from eknaam.readings.brahmic import SCRIPTS as BRAHMIC
from eknaam.readings.brahmic import to_devanagari
from eknaam.readings.devanagari import devanagari_letters, read_devanagari
from eknaam.readings.hanzi import read_hanzi
from eknaam.readings.latin import read_latin
from eknaam.readings.nastaliq import read_urdu, urdu_letters
from eknaam.readings.pinyin import read_pinyin, syllable_lengths
from eknaam.readings.reading import SOUNDS, VOWELS, Orthography, Reading, Unit, Units
from eknaam.readings.vietnamese import drop_tone, read_vietnamese
from eknaam.text.fold import fold
from eknaam.text.script import script_of
from eknaam.text.tokens import words_of

__all__ = [
    "SOUNDS", "VOWELS", "Orthography", "Reading", "Unit", "Units", "orthography_of", "read",
    "syllables_of", "units_of",
]  # fmt: skip

_VIETNAMESE_ONLY: Final = frozenset("ăâđêôơư")
_BY_SCRIPT: Final[dict[str, Orthography]] = {
    "Deva": "deva",
    "Arab": "urdu",
    "Hani": "pinyin",
    **dict.fromkeys(BRAHMIC, "deva"),
}
_READ_SCRIPT: Final[dict[str, Callable[[str], tuple[Unit, ...]]]] = {
    "Deva": read_devanagari,
    "Arab": read_urdu,
    "Hani": read_hanzi,
}
_READ_LATIN: Final[dict[Orthography, Callable[[str], tuple[Unit, ...]]]] = {
    "vi": read_vietnamese,
    "pinyin": read_pinyin,
}


def read(text: str, tag: str | None = None) -> Reading:
    """Read a name.

    Args:
        text: a name in any script.
        tag: its BCP 47 tag, if known: it tells quốc ngữ from pinyin and other Latin letters.

    Returns:
        Its reading. A script that has no reading is read through its Latin transliteration.

    Raises:
        MissingExtraError: the name is in Han characters and `eknaam[han]` is not installed.

    Examples:
        >>> read("Quảng Ninh", "vi").sound
        'kwANgnin'
        >>> read("क्वांग निन्ह").sound
        'kwANgninh'
    """
    orthography = orthography_of(text, tag)
    words = (_read_word(fold(word.text), orthography) for word in words_of(text))
    return Reading(orthography, tuple(units for units in words if units))


def orthography_of(text: str, tag: str | None = None) -> Orthography:
    """Return the orthography that a name is to be read by.

    Examples:
        >>> [orthography_of("Chen Gang", tag) for tag in ("zh-Latn-pinyin", "vi", "en", None)]
        ['pinyin', 'vi', 'latin', 'latin']
        >>> orthography_of("Trần Cương"), orthography_of("陈刚"), orthography_of("তিয়েন")
        ('vi', 'pinyin', 'deva')
    """
    script = script_of(text)
    if script in _BY_SCRIPT:
        return _BY_SCRIPT[script]
    if tag is not None and tag.split("-")[0] == "vi":
        return "vi"
    if tag is not None and tag.startswith("zh-Latn"):
        return "pinyin"
    if tag is None and _VIETNAMESE_ONLY & set(drop_tone(fold(text))):
        return "vi"
    return "latin"


def units_of(word: str, script: str) -> Units:
    """Return the units of one folded word of Devanagari or Urdu, without their sounds; quick.

    Args:
        word: a word as `eknaam.text.fold.fold` gives it.
        script: its script, ISO 15924: Arab, Deva, or another that is read as Devanagari.

    Returns:
        What `read(word).units` gives.

    Examples:
        >>> units_of("बैंक", "Deva")
        ('ब', 'ऐ', 'ं', 'क')
    """
    if script == "Arab":
        return tuple(urdu_letters(word))
    return tuple(devanagari_letters(to_devanagari(word, script) if script in BRAHMIC else word))


def syllables_of(text: str, tag: str | None = None) -> tuple[int, ...]:
    """Return how many units each part of a name has that is never torn apart.

    A word of pinyin falls into its syllables, since Hindi and Urdu write some of them apart; other
    names only into their words.

    Examples:
        >>> syllables_of("Guangxi", "zh-Latn-pinyin"), syllables_of("Quảng Ninh", "vi")
        ((4, 2), (3, 3))
    """
    reading = read(text, tag)
    if reading.orthography != "pinyin" or script_of(text) != "Latn":
        return tuple(len(word) for word in reading.words)
    words = (fold(word.text) for word in words_of(text))
    return tuple(length for word in words for length in syllable_lengths(word))


@lru_cache(maxsize=1 << 14)  # words repeat, and windows of text overlap
def _read_word(word: str, orthography: Orthography) -> tuple[Unit, ...]:
    script = script_of(word)
    if script in BRAHMIC:
        return read_devanagari(to_devanagari(word, script))
    if script in _READ_SCRIPT:
        return _READ_SCRIPT[script](word)
    return _READ_LATIN.get(orthography, read_latin)(word)
