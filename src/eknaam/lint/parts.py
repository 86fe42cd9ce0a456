"""Names without one of their parts: what a lone "थांग" or "क्वांग प्रांत" may have been.

The parts are entities of a gazetteer of their own, so that they are recognised as names are:
listed or inferred, with a probability. It is made when a text first has a place where a name is
due and none was found.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache
from itertools import combinations
from typing import Final

from eknaam.gazetteer import Gazetteer
from eknaam.normalizer import Normalizer
from eknaam.readings.pinyin import split_syllables
from eknaam.records import Entity, Kind, Name
from eknaam.text.fold import fold
from eknaam.text.tokens import words_of

__all__ = ["Parts", "parts_of"]

_SURE: Final = 0.6  # beside a title or a generic word; strangers are far below it
_MOST_INFERRED: Final = 20_000
"""In a larger gazetteer only parts of listed Hindi and Urdu spellings are known: any syllable is
then a part of some name."""
_LONGEST: Final = 4  # syllables of a name that parts are made of


class Parts:
    """Finds the entities whose name a spelling may be a part of.

    Args:
        gazetteer: the entities.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self.find = lru_cache(maxsize=4096)(self._find)

    @cached_property
    def _normalizer(self) -> Normalizer:
        inferred = len(self._gazetteer) <= _MOST_INFERRED
        entities = (_part_entity(entity, inferred=inferred) for entity in self._gazetteer)
        return Normalizer(Gazetteer(e for e in entities if e is not None), threshold=_SURE)

    def _find(self, spelling: str, kind: Kind) -> tuple[Entity, ...]:
        """Return the entities that a spelling may be a part of; none if that is not sure."""
        match = self._normalizer.normalize(spelling, kind=kind)
        if match is None:
            return ()
        if match.how == "inferred":
            best = match.candidates[0].score
            close = [c for c in match.candidates if c.score >= best / 5]
        else:
            close = list(match.candidates)
        return tuple(self._gazetteer[candidate.entity.id] for candidate in close)


def parts_of(name: str, tag: str) -> Iterator[str]:
    """Yield what is left of a name when syllables are missing, the most complete first.

    Examples:
        >>> list(parts_of("Vũ Đại Thắng", "vi"))
        ['Vũ Đại', 'Vũ Thắng', 'Đại Thắng', 'Vũ', 'Đại', 'Thắng']
        >>> list(parts_of("Guangxi", "zh-Latn-pinyin"))
        ['guang', 'xi']
    """
    parts = _syllables(name, tag)
    if len(parts) <= _LONGEST:
        for length in range(len(parts) - 1, 0, -1):
            yield from (" ".join(left) for left in combinations(parts, length))


def _syllables(name: str, tag: str) -> Sequence[str]:
    words = [word.text for word in words_of(name)]
    if tag.startswith("zh-Latn"):
        return [syllable for word in words for syllable in split_syllables(fold(word))]
    return words


def _part_entity(entity: Entity, *, inferred: bool) -> Entity | None:
    if entity.kind == "organization" or entity.type == "country":
        return None
    names = dict.fromkeys(
        Name(part, name.tag, "attested")
        for name in entity.names
        if name.standing != "rejected" and _has_syllables(name, inferred=inferred)
        for part in parts_of(name.text, name.tag)
    )
    if not names:
        return None
    first = next(iter(names))
    return replace(
        entity, names=tuple(names), canonical=first.text, canonical_tag=first.tag, shared=True
    )


def _has_syllables(name: Name, *, inferred: bool) -> bool:
    """Whether the words of a name are its syllables, or its syllables can be told."""
    language = name.tag.split("-", maxsplit=1)[0]
    if language in ("hi", "ur"):
        return True
    return inferred and (language == "vi" or name.tag.startswith("zh-Latn"))
