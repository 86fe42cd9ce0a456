"""The syllables that Vietnamese and Chinese names are made of, and how usual each is.

All syllables of quốc ngữ without tones (vietnamese.toml) and of pinyin. How usual one is is counted
in names: family and given names, and the names of a gazetteer. One that stands in none of these
is as usual as its onset and its rime.
"""

from __future__ import annotations

import math
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final, Literal

from eknaam.gazetteer import Gazetteer
from eknaam.lexicon.people import name_syllables, surnames
from eknaam.readings.pinyin import split_syllables
from eknaam.readings.vietnamese import drop_tone
from eknaam.text.fold import fold
from eknaam.text.tokens import words_of

__all__ = ["TAGS", "Inventory", "Tag", "build_inventory", "vietnamese_syllables"]

Tag = Literal["vi", "zh-Latn-pinyin"]
"""What a syllable belongs to, BCP 47."""

TAGS: Final[tuple[Tag, ...]] = ("vi", "zh-Latn-pinyin")

_SMOOTHING: Final = 100.0  # as many syllables are spread over all by their onset and rime
_SURNAME: Final = 0.5  # of names begin with a family name
_USUAL: Final = 8  # family names that are about equally frequent; the others follow by rank
_FRONT: Final = frozenset("ieêy")
_VOWELS: Final = frozenset("aăâeêioôơuưyü")


@dataclass(frozen=True, slots=True, eq=False)
class Inventory:
    """The syllables of names, each with its log probability, in nats.

    Attributes:
        later: of a syllable anywhere in a name, by tag and syllable.
        first: of a syllable that begins a name.
    """

    later: Mapping[Tag, Mapping[str, float]]
    first: Mapping[Tag, Mapping[str, float]]


def build_inventory(gazetteer: Gazetteer) -> Inventory:
    """Count the syllables of names.

    Args:
        gazetteer: whose names are counted beside family and given names.

    Examples:
        >>> later = build_inventory(Gazetteer(())).later["vi"]
        >>> later["minh"] > later["phuênh"], "mingh" in later
        (True, False)
    """
    counts = {tag: Counter(_known(tag)) for tag in TAGS}
    for tag, syllable in _of_gazetteer(gazetteer):
        counts[tag][syllable] += 1
    every: dict[Tag, Sequence[str]] = {
        "vi": vietnamese_syllables(),
        "zh-Latn-pinyin": pinyin_syllables(),
    }
    later = {tag: _probabilities(every[tag], counts[tag]) for tag in TAGS}
    first = {tag: _with_surnames(later[tag], tag) for tag in TAGS}
    return Inventory(*({t: _logs(table) for t, table in each.items()} for each in (later, first)))


@cache
def vietnamese_syllables() -> tuple[str, ...]:
    """Return every syllable of quốc ngữ without its tone.

    Examples:
        >>> found = vietnamese_syllables()
        >>> [each in found for each in ("nghiên", "quôc", "kương", "yên")]
        [True, True, False, True]
    """
    text = resources.files(__package__).joinpath("vietnamese.toml").read_text("utf-8")
    data = tomllib.loads(text)
    found = list(data["alone"])
    for onset in data["onsets"]:
        rimes = data["rimes"] + data["after_qu" if onset == "qu" else "glides"]
        front = data["before_front"].get(onset, onset)
        found += ((front if rime[0] in _FRONT else onset) + rime for rime in rimes)
    return tuple(dict.fromkeys(found))


@cache
def pinyin_syllables() -> tuple[str, ...]:
    """Return every syllable of pinyin without its tone."""
    return tuple(resources.files("eknaam.readings").joinpath("pinyin.txt").read_text().split())


def _known(tag: Tag) -> Iterator[str]:
    """Yield family and given names; of pinyin the listed syllables are no names."""
    names = surnames() if tag != "vi" else (*surnames(), *name_syllables())
    return (_plain(name) for name, of in names if of == tag)


def _of_gazetteer(gazetteer: Gazetteer) -> Iterator[tuple[Tag, str]]:
    for entity in gazetteer:
        for name in entity.names:
            words = [_plain(word.text) for word in words_of(name.text)]
            if name.tag == "vi":
                yield from (("vi", word) for word in words)
            elif name.tag == "zh-Latn-pinyin":
                for word in words:
                    yield from (("zh-Latn-pinyin", each) for each in split_syllables(word))


def _plain(word: str) -> str:
    return drop_tone(fold(word))


def _probabilities(every: Iterable[str], counts: Counter[str]) -> dict[str, float]:
    onsets, rimes = Counter[str](), Counter[str]()
    every = list(every)
    for syllable in every:
        onset, rime = _parts(syllable)
        onsets[onset] += counts[syllable] + 1
        rimes[rime] += counts[syllable] + 1
    spread = {each: onsets[_parts(each)[0]] * rimes[_parts(each)[1]] for each in every}
    total = sum(spread.values())
    smooth = {each: counts[each] + _SMOOTHING * spread[each] / total for each in every}
    whole = sum(smooth.values())
    return {each: value / whole for each, value in smooth.items()}


def _parts(syllable: str) -> tuple[str, str]:
    at = next((i for i, letter in enumerate(syllable) if letter in _VOWELS), len(syllable))
    return syllable[:at], syllable[at:]


def _with_surnames(later: Mapping[str, float], tag: Tag) -> dict[str, float]:
    names = [_plain(name) for name, of in surnames() if of == tag]
    weights = {name: 1 / (_USUAL + rank) for rank, name in enumerate(names)}
    whole = sum(weights.values())
    return {
        each: _SURNAME * weights.get(each, 0.0) / whole + (1 - _SURNAME) * value
        for each, value in later.items()
    }


def _logs(table: Mapping[str, float]) -> dict[str, float]:
    return {each: math.log(value) for each, value in table.items()}
