"""The syllables that Vietnamese and Chinese names are made of, and how usual each is.

All syllables of quốc ngữ without tones (vietnamese.toml) and of pinyin. A surname, the rest of a
person's name and a place have syllables of their own: Nguyễn begins a person's name and hardly a
place's. How usual a syllable is is counted in lists of surnames and given names, and in the names
of a gazetteer. One that stands in none of these is as usual as its onset and its rime.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from eknaam.gazetteer import Gazetteer
from eknaam.lexicon.people import frequent_given_syllables, given_syllables, surnames
from eknaam.unlisted.counts import Position, counts_of, plain_syllable
from eknaam.unlisted.syllables import TAGS, Tag, pinyin_syllables, vietnamese_syllables

__all__ = ["Inventory", "build_inventory"]

_SMOOTHING: Final = 100.0  # counts that are spread over all syllables by their onset and rime
_FREQUENT: Final = 12.0  # counts of a given syllable that very many names have: Văn, Thị
_OTHER_SURNAMES: Final = 0.04  # share of persons whose surname is in no list
_HEAD: Final[dict[Tag, float]] = {"vi": 0.0, "zh-Latn-pinyin": 8.0}
"""How many surnames are about equally frequent before the others follow by rank (Zipf-Mandelbrot).

Every third Vietnamese is a Nguyễn; no Chinese surname has more than eight in a hundred.
"""
_VOWELS: Final = frozenset("aăâeêioôơuưyü")


@dataclass(frozen=True, slots=True, eq=False)
class Inventory:
    """The syllables of names, each with its log probability, in nats.

    Attributes:
        tables: by language and position the log probability of each syllable.
    """

    tables: Mapping[Tag, Mapping[Position, Mapping[str, float]]]


def build_inventory(gazetteer: Gazetteer) -> Inventory:
    """Count the syllables of names.

    Args:
        gazetteer: whose names are counted beside surnames and given names.

    Examples:
        >>> vi = build_inventory(Gazetteer(())).tables["vi"]
        >>> vi["given"]["minh"] > vi["given"]["phuênh"], "mingh" in vi["given"]
        (True, False)
        >>> vi["surname"]["nguyên"] > -2 > -5 > vi["place"]["nguyên"]
        True
    """
    every: dict[Tag, Sequence[str]] = {
        "vi": vietnamese_syllables(),
        "zh-Latn-pinyin": pinyin_syllables(),
    }
    counted = counts_of(gazetteer)
    return Inventory(
        {
            tag: {
                "surname": _surname_table(tag, every[tag]),
                "given": _logs(
                    _smoothed(every[tag], _together(_given(tag), counted[tag, "given"]))
                ),
                "place": _logs(_smoothed(every[tag], counted[tag, "place"])),
            }
            for tag in TAGS
        }
    )


def _given(tag: Tag) -> dict[str, float]:
    counts = {plain_syllable(name): 1.0 for name, of in given_syllables() if of == tag}
    for name, of in frequent_given_syllables():
        if of == tag:
            counts[plain_syllable(name)] = _FREQUENT
    return counts


def _surname_table(tag: Tag, every: Sequence[str]) -> dict[str, float]:
    weights = defaultdict[str, float](float)
    for rank, name in enumerate(name for name, of in surnames() if of == tag):
        weights[plain_syllable(name)] += 1 / (_HEAD[tag] + 1 + rank)
    others = _smoothed(every, {})
    whole = sum(weights[each] for each in others)
    return {
        each: math.log((1 - _OTHER_SURNAMES) * weights[each] / whole + _OTHER_SURNAMES * other)
        for each, other in others.items()
    }


def _smoothed(every: Sequence[str], counts: Mapping[str, float]) -> dict[str, float]:
    """Return probabilities; what was not counted is as usual as its onset and its rime."""
    onsets, rimes = defaultdict[str, float](float), defaultdict[str, float](float)
    for syllable in every:
        onset, rime = _parts(syllable)
        onsets[onset] += counts.get(syllable, 0) + 1
        rimes[rime] += counts.get(syllable, 0) + 1
    parts = {each: _parts(each) for each in every}
    spread = {each: onsets[onset] * rimes[rime] for each, (onset, rime) in parts.items()}
    total = sum(spread.values())
    smooth = {each: counts.get(each, 0) + _SMOOTHING * spread[each] / total for each in every}
    whole = sum(smooth.values())
    return {each: value / whole for each, value in smooth.items()}


def _together(one: Mapping[str, float], other: Mapping[str, float]) -> dict[str, float]:
    return {each: one.get(each, 0.0) + other.get(each, 0.0) for each in {**one, **other}}


@cache
def _parts(syllable: str) -> tuple[str, str]:
    at = next((i for i, letter in enumerate(syllable) if letter in _VOWELS), len(syllable))
    return syllable[:at], syllable[at:]


def _logs(table: Mapping[str, float]) -> dict[str, float]:
    return {each: math.log(value) for each, value in table.items()}
