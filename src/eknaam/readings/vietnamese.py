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
    "ng": "N", "nh": "Y", "ch": "c", "tr": "tr", "th": "T", "ph": "f", "kh": "K", "gi": "gi",
    "qu": "kw", "b": "b", "d": "d", "đ": "d", "g": "g", "h": "h", "k": "k", "l": "l", "m": "m",
    "n": "n", "p": "p", "r": "r", "s": "s", "t": "t", "v": "w", "x": "s", "f": "f", "j": "j",
    "w": "w", "z": "z",
}  # fmt: skip
_VOWELS: Final = {
    "a": "A", "ă": "a", "â": "a", "e": "e", "ê": "e", "i": "i", "o": "o", "ô": "o", "ơ": "o",
    "u": "u", "ư": "u", "y": "i",
}  # fmt: skip
# A coda is a unit of its own: Hindi and Urdu write a final nh or c unlike an initial one.
_CODAS: Final = {
    "-ng": "Ng", "-nh": "n", "-ch": "c", "-m": "m", "-n": "n", "-p": "p", "-t": "t", "-k": "k",
}  # fmt: skip
_SAME_ONSET: Final = {"ngh": "ng", "gh": "g", "c": "k", "q": "k"}
_SAME_CODA: Final = {"c": "k"}
_TONES: Final = frozenset(
    (
        "\N{COMBINING GRAVE ACCENT}", "\N{COMBINING ACUTE ACCENT}", "\N{COMBINING TILDE}",
        "\N{COMBINING HOOK ABOVE}", "\N{COMBINING DOT BELOW}",
    )
)  # fmt: skip

_V: Final = "".join(_VOWELS)
# gi and qu are onsets only before another vowel: gìn is g-i-n, giang is gi-a-ng.
_SYLLABLE: Final = regex.compile(
    rf"(?P<onset>ngh|ng|nh|gh|gi(?=[{_V}])|kh|ph|th|tr|ch|qu(?=[{_V}])|[^{_V}])?+"
    rf"(?P<vowels>[{_V}]++)"
    rf"(?P<coda>(?:ng|nh|ch|m|n|p(?!h)|t(?![hr])|c(?!h)|k(?!h))(?![{_V}]))?+"
)

LETTERS: Final = frozenset("".join((*_ONSETS, *_SAME_ONSET, *_VOWELS)))
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
        Its units: onset (digraphs in one), vowel letters, coda (digraphs in one, after a hyphen);
        c and q are written k, ngh and gh as ng and g, and y as i where it is the only vowel or
        follows u.

    Examples:
        >>> " ".join(f"{unit.written}={unit.sound}" for unit in read_vietnamese("quảng"))
        'qu=kw a=A -ng=Ng'
        >>> "".join(unit.sound for unit in read_vietnamese("giang"))
        'giANg'
        >>> read_vietnamese("quý") == read_vietnamese("qui")
        True
    """
    plain = drop_tone(word)
    units: list[Unit] = []
    end = 0
    for match in _SYLLABLE.finditer(plain):
        units += map(_onset, plain[end : match.start()])
        if match["onset"]:
            units.append(_onset(match["onset"]))
        units += (Unit(vowel, _VOWELS[vowel]) for vowel in _same_vowels(match))
        if match["coda"]:
            coda = "-" + _SAME_CODA.get(match["coda"], match["coda"])
            units.append(Unit(coda, _CODAS[coda]))
        end = match.end()
    units += map(_onset, plain[end:])
    return tuple(unit for unit in units if unit.sound)


def _onset(letters: str) -> Unit:
    written = _SAME_ONSET.get(letters, letters)
    return Unit(written, _ONSETS.get(written, ""))


def _same_vowels(syllable: regex.Match[str]) -> str:
    vowels: str = syllable["vowels"]
    alone = vowels == "y" or vowels.endswith("uy")
    inside = bool(syllable["onset"]) and vowels.startswith("yê")
    return vowels.replace("y", "i") if alone or inside else vowels
