"""How alike two readings sound, by RapidFuzz.

A reading is compared twice: by all its sounds with the finest differences dropped, and by its
consonants alone, since Urdu leaves short vowels out and Hindi and Urdu disagree about the rest.
Names in Latin letters are compared by their letters without marks.
"""

from __future__ import annotations

from typing import Final

from eknaam.readings import VOWELS, Reading
from eknaam.readings.latin import plain_letters
from eknaam.text.fold import key

__all__ = ["letters", "skeleton", "sounds"]

_COARSE: Final = str.maketrans("TDKGCzSAwyY", "tdkgcjsauin")
_NASAL_STOP: Final = (("Ng", "N"), ("Nk", "N"))


def sounds(reading: Reading) -> str:
    """Return the sounds of a reading without aspiration, length and place of sibilants.

    Examples:
        >>> from eknaam.readings import read
        >>> sounds(read("क्वांग निन्ह")), sounds(read("Quảng Ninh", "vi"))
        ('kuaNninh', 'kuaNnin')
    """
    text = reading.sound.translate(_COARSE)
    for written, meant in _NASAL_STOP:
        text = text.replace(written, meant)
    return text


def skeleton(sounds_: str) -> str:
    """Return the consonants of what `sounds` gives, h left out.

    Examples:
        >>> skeleton("kuaNninh")
        'kNnn'
    """
    return "".join(sound for sound in sounds_ if sound not in VOWELS and sound != "h")


def letters(name: str) -> str:
    """Return the letters of a Latin name without marks and spaces.

    Examples:
        >>> letters("Bà Rịa - Vũng Tàu")
        'bariavungtau'
    """
    return plain_letters(key(name))
