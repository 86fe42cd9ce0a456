"""Write units of a script as text: the inverse of reading a spelling.

Devanagari units are an alphabet (क उ ओ ं ग), the text is not: vowels after a consonant become
signs, the inherent vowel disappears, consonants without a vowel between them join.
"""

from __future__ import annotations

from typing import Final

from eknaam.readings import Units
from eknaam.readings.devanagari import INHERENT

__all__ = ["write_units", "written_parts"]

_VIRAMA: Final = "\N{DEVANAGARI SIGN VIRAMA}"
_SIGNS: Final = dict(zip("आइईउऊऋॠऍएऐऑओऔ", "ािीुूृॄॅेैॉोौ", strict=True))
_CONSONANTS: Final = frozenset(map(chr, range(ord("क"), ord("ह") + 1))) | frozenset("ॸॹॺॻॼॾॿ")


def write_units(script: str, units: Units) -> str:
    """Write the units of one word.

    Args:
        script: "deva" or "urdu".
        units: units of a spelling.

    Examples:
        >>> write_units("deva", ("त", "र", "आ", "न")), write_units("urdu", ("تھ", "ا", "ن"))
        ('त्रान', 'تھان')
        >>> write_units("deva", ("क", "उ", "ओ", "ं", "ग"))
        'कुओंग'
    """
    return "".join(written_parts(script, units))


def written_parts(script: str, units: Units) -> tuple[str, ...]:
    """Return what each unit of a word adds to its text.

    Examples:
        >>> [part.replace(_VIRAMA, "+") for part in written_parts("deva", ("त", "र", "अ", "न"))]
        ['त', '+र', '', 'न']
    """
    if script != "deva":
        return units
    return tuple(_part(before, unit) for before, unit in zip(("", *units), units, strict=False))


def _part(before: str, unit: str) -> str:
    if before[:1] not in _CONSONANTS:
        return unit
    if unit == INHERENT:
        return ""
    return _VIRAMA + unit if unit[:1] in _CONSONANTS else _SIGNS.get(unit, unit)
