"""What a spelling lacks of a name: the syllables that nothing in it stands for."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from eknaam.lexicon import Role, load_lexicon
from eknaam.matching.names import ComparedName, compared_names
from eknaam.readings import Units, read
from eknaam.readings.brahmic import SCRIPTS as BRAHMIC
from eknaam.records import Entity
from eknaam.text.fold import fold
from eknaam.text.script import script_of
from eknaam.text.tokens import words_of

__all__ = ["Missing", "missing_part", "syllables"]

_SCRIPTS: Final = {"Deva": "deva", "Arab": "urdu", **dict.fromkeys(BRAHMIC, "deva")}
_VOWELS: Final = frozenset("aăâeêioôơuưyüɨ")


@dataclass(frozen=True, slots=True)
class Missing:
    """What a spelling lacks.

    Attributes:
        part: the syllables of the name that are missing, as its orthography writes them.
        rest: what stands after the name in the spelling and belongs to its full form, such as
            the people before "autonomous region"; perhaps nothing.
    """

    part: str
    rest: str


@lru_cache(maxsize=4096)
def missing_part(entity: Entity, spelling: str) -> Missing | None:
    """Return what a spelling lacks of an entity's name, or None if it has every syllable.

    Args:
        entity: the entity that is meant.
        spelling: how its name is spelled, in Devanagari or the Urdu script.

    Examples:
        >>> from eknaam import load_gazetteer
        >>> missing_part(load_gazetteer()["guangxi"], "ग्वांग झुआंग")
        Missing(part='xi', rest='झुआंग')
        >>> missing_part(load_gazetteer()["guangxi"], "ग्वांगशी") is None
        True
    """
    script = _SCRIPTS.get(script_of(spelling))
    if script is None:
        return None
    name, rest = _without_people(entity, spelling)
    units = read(name).units
    names = [one for one in compared_names([entity]) if one.orthography != "latin"]
    if not units or not names:
        return None
    alignments = [_align(one, script, units) for one in names]
    cost, lost, whole = min(alignments, key=lambda alignment: alignment[0])
    is_part = math.isfinite(cost) and 0 < len(lost) < whole
    return Missing(" ".join(lost), rest) if is_part else None


def syllables(units: Units) -> Iterator[Units]:
    """Yield the syllables of a word of quốc ngữ or pinyin.

    Examples:
        >>> list(syllables(("g", "u", "a", "-ng", "x", "i")))
        [('g', 'u', 'a', '-ng'), ('x', 'i')]
    """
    start = 0
    for number in range(1, len(units)):
        unit, before = units[number], units[number - 1]
        is_onset = not unit.startswith("-") and unit[0] not in _VOWELS
        if is_onset or before.startswith("-"):
            yield units[start:number]
            start = number
    yield units[start:]


def _without_people(entity: Entity, spelling: str) -> tuple[str, str]:
    """Split "Guang Zhuang" into the name and the people that the region is named for."""
    words = list(words_of(spelling))
    people = load_lexicon().at_end([fold(word.text) for word in words], Role.PEOPLE, "after")
    if people is None or entity.type != "autonomous-region" or people.length >= len(words):
        return spelling, ""
    at = words[-people.length].start
    return spelling[:at].rstrip(), spelling[at:]


def _align(name: ComparedName, script: str, spelling: Units) -> tuple[float, tuple[str, ...], int]:
    """Return the cost of the alignment, the syllables that are missing, and how many there are."""
    from eknaam.model import explain, load_model

    alignment = explain(load_model().weights, script, name.orthography, name.words, spelling)
    written = [bool(step.spelling) for step in alignment.steps for _ in step.name]
    whole = sum(1 for word in name.words for _ in syllables(word))
    return alignment.cost, tuple(_lost(name.words, written)), whole


def _lost(words: Sequence[Units], written: Sequence[bool]) -> Iterator[str]:
    at = 0
    for word in words:
        for syllable in syllables(word):
            here = written[at : at + len(syllable)]
            at += len(syllable)
            consonants = [unit for unit in syllable if unit[0] not in _VOWELS]
            if consonants and here and not any(here):
                yield "".join(unit.removeprefix("-") for unit in syllable)
