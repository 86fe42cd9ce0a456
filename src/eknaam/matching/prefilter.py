"""Whether a spelling is near enough to some name to be worth scoring; for running text.

Two strings that are at most one edit apart have a string in common that is left of each when one
character goes (symmetric delete; Garbe 2012). So names are kept as what is left of their
consonants and letters, and a spelling costs a few look-ups in a set.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from typing import Final

from eknaam.matching.names import ComparedName, letters
from eknaam.readings import VOWELS

__all__ = ["Prefilter", "skeleton"]

_COARSE: Final = str.maketrans("TDKGCzSwyY", "tdkgcjsuin")
_VELAR_NASALS: Final = (("Ng", "N"), ("Nk", "N"))


class Prefilter:
    """What is near the names of a gazetteer. Immutable.

    Args:
        names: the names that spellings are compared with.
    """

    def __init__(self, names: Iterable[ComparedName]) -> None:
        names = list(names)
        self._sounds = _all_deletions(skeleton(name.sound) for name in names)
        self._letters = _all_deletions(name.letters for name in names if name.letters)

    def may_sound_like_a_name(self, sound: str) -> bool:
        """Whether some name has the consonants of these sounds, but for one on either side."""
        return not self._sounds.isdisjoint(_deletions(skeleton(sound)))

    def may_be_spelled_like_a_name(self, name: str) -> bool:
        """Whether some Latin name has these letters, but for one on either side."""
        return not self._letters.isdisjoint(_deletions(letters(name)))


def skeleton(sound: str) -> str:
    """Return the consonants of a reading without aspiration and place of sibilants.

    Examples:
        >>> from eknaam.readings import read
        >>> skeleton(read("क्वांग निन्ह").sound), skeleton(read("Quảng Ninh", "vi").sound)
        ('kNnn', 'kNnn')
    """
    coarse = sound.translate(_COARSE)
    for written, meant in _VELAR_NASALS:
        coarse = coarse.replace(written, meant)
    return "".join(sound for sound in coarse if sound not in VOWELS and sound != "h")


def _all_deletions(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(chain.from_iterable(map(_deletions, texts)))


def _deletions(text: str) -> set[str]:
    return {text, *(text[:i] + text[i + 1 :] for i in range(len(text)))}
