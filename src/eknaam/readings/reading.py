"""What a reading is: the sound units of a name, in which two scripts can be compared.

A unit keeps how it is written (what a model learns from and an explanation shows) and what it
sounds like, in an alphabet that all orthographies share:

======= ============================== ======= ==============================
symbol  sound                          symbol  sound
======= ============================== ======= ==============================
p b     as in IPA                      m n N   m, n, ŋ
t T     t or ʈ; aspirated              Y       ɲ
d D     d or ɖ; aspirated              l r     l; r, ɽ, ʐ
k K     k or q; aspirated or x         w y     w or v; j
g G     ɡ; aspirated or ɣ              h       h
c C     tʃ; aspirated                  a A     short or reduced a; long a
j z     dʒ, ʐ as a stop; z             i u     i; u, ɯ
f       f                              e o     e, ɛ; o, ɔ, ɤ
s S     s; ʃ, ʂ, ɕ
======= ============================== ======= ==============================
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

__all__ = ["SOUNDS", "VOWELS", "Orthography", "Reading", "Unit", "Units"]

Orthography = Literal["vi", "pinyin", "latin", "deva", "urdu"]
"""How a name is written down: what its letters stand for."""

Units = tuple[str, ...]
"""Units as they are written, one after another: what a model aligns."""

VOWELS: Final = frozenset("aAiueo")
SOUNDS: Final = VOWELS | frozenset("pbtTdDkKgGcCjzfsSmnNYlrwyh")


@dataclass(frozen=True, slots=True)
class Unit:
    """One sound unit: how it is written, and its sounds (none for a silent letter)."""

    written: str
    sound: str


@dataclass(frozen=True, slots=True)
class Reading:
    """The sound units of a name, word by word.

    Attributes:
        orthography: which orthography it was read by.
        words: for each word its units in order.
    """

    orthography: Orthography
    words: tuple[tuple[Unit, ...], ...]

    @property
    def units(self) -> tuple[str, ...]:
        """The units of the whole name as they are written, without word boundaries."""
        return tuple(unit.written for word in self.words for unit in word)

    @property
    def sound(self) -> str:
        """The sounds of the whole name without word boundaries, one character a sound."""
        return "".join(unit.sound for word in self.words for unit in word)
