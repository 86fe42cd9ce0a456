"""What a spelling lacks of a name: the syllables that nothing in it stands for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from eknaam.lexicon import Role, load_lexicon
from eknaam.matching.names import ComparedName, compared_names
from eknaam.readings import Units, read
from eknaam.readings.brahmic import SCRIPTS as BRAHMIC
from eknaam.records import Entity
from eknaam.text.fold import fold
from eknaam.text.script import script_of
from eknaam.text.tokens import words_of

if TYPE_CHECKING:
    from eknaam.model.explain import Alignment

__all__ = ["Missing", "alignments", "missing_part", "syllables"]

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


@lru_cache(maxsize=1 << 14)
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
    name, rest = _without_people(entity, spelling)
    aligned = [one for one in alignments(entity, name) if one[0].orthography != "latin"]
    if not aligned:
        return None
    best, alignment = aligned[0]
    lost = _lost(best.words, alignment, after=_generic_words(best))
    whole = sum(1 for word in best.words for _ in syllables(word))
    return Missing(" ".join(lost), rest) if 0 < len(lost) < whole else None


def alignments(entity: Entity, spelling: str) -> list[tuple[ComparedName, Alignment]]:
    """Return how a spelling goes together with each name of an entity, the likeliest first.

    Args:
        entity: the entity.
        spelling: a name in Devanagari or the Urdu script.

    Returns:
        Names with their alignment; none for a name that the model cannot write so.
    """
    from eknaam.model import explain, load_model

    script = _SCRIPTS.get(script_of(spelling))
    units = read(spelling).units
    if script is None or not units:
        return []
    weights = load_model().weights
    found = [
        (name, explain(weights, script, name.orthography, name.words, units))
        for name in compared_names([entity])
    ]
    return sorted((one for one in found if one[1].steps), key=lambda one: one[1].cost)


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


def _generic_words(name: ComparedName) -> int:
    """Return how many words before a name say what it is: thành phố in Thành phố Hồ Chí Minh."""
    words = [fold(word.text) for word in words_of(name.name.text)]
    term = load_lexicon().at_start(words, Role.PLACE, "before")
    return term.length if term and term.length < len(name.words) else 0


def _lost(words: Sequence[Units], alignment: Alignment, after: int) -> list[str]:
    """Return the syllables of which no letter is written, but for those of the first words."""
    written = [bool(step.spelling) for step in alignment.steps for _ in step.name]
    at, lost = sum(map(len, words[:after])), list[str]()
    words = words[after:]
    for syllable in (one for word in words for one in syllables(word)):
        here = written[at : at + len(syllable)]
        at += len(syllable)
        consonants = [unit for unit in syllable if unit[0] not in _VOWELS]
        if consonants and not any(here):
            lost.append("".join(unit.removeprefix("-") for unit in syllable))
    return lost
