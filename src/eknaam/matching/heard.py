"""What is heard in a word of running text: which parts of names it may be by its sound."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

__all__ = ["NOTHING", "Heard", "Part"]

Part = tuple[int, ...]
"""A run of syllables of a name: their numbers, in order."""


@dataclass(frozen=True, slots=True, eq=False)
class Heard:
    """What a word may be by its sound.

    Attributes:
        parts: the parts of names, each with how many nats better it explains the word than the
            model of spellings without names.
        units: how many units the word has.
        background: log P(word) without names, in nats.
    """

    parts: Mapping[Part, float]
    units: int
    background: float


NOTHING: Final = Heard({}, 0, 0.0)
"""What is heard in a word that sounds like no name."""
