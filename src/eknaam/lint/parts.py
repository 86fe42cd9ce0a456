"""Names without one of their parts: what a lone "थांग" or "क्वांग प्रांत" may have been.

The parts are entities of a gazetteer of their own, so that they are recognised as names are:
listed or inferred, with a probability. It is made when a text first has a place where a name is
due and none was found.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache, cached_property, lru_cache
from itertools import combinations
from typing import Final

from eknaam.gazetteer import Gazetteer
from eknaam.lexicon.people import name_syllables
from eknaam.matching.query import is_of_type
from eknaam.normalizer import Normalizer
from eknaam.readings.latin import plain_letters
from eknaam.readings.pinyin import split_syllables
from eknaam.records import SEEN, Entity, Kind, Name
from eknaam.text.fold import fold
from eknaam.text.script import language_subtag, script_of
from eknaam.text.tokens import words_of

__all__ = ["SURE", "Parts", "normalizer_of", "parts_of"]

SURE: Final = 0.6
"""The least probability beside a title or a generic word; strangers are far below it."""

_MOST_INFERRED: Final = 20_000
"""In a larger gazetteer only parts of listed Hindi and Urdu spellings are known: any syllable is
then a part of some name."""
_UNDIVIDED: Final = frozenset(
    ("airport", "border-gate", "bridge", "country", "desert", "heritage-site", "landmark", "sea")
)
"""Types of place whose names are mostly of ordinary words, or translated: Dragon Bridge."""

_CLOSE: Final = 0.2  # of the best candidate's probability
_MOST: Final = 20
_LONGEST: Final = 4  # syllables of a name that parts are made of
_REMEMBERED: Final = 1 << 16  # words


class Parts:
    """Finds the entities whose name a spelling may be a part of; immutable but for its memory.

    Args:
        gazetteer: the entities.

    Attributes:
        strange: words that were asked for, and that are no part of a place's name.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self.strange: set[str] = set()
        self.find = lru_cache(maxsize=1 << 15)(self._find)
        self._among = cache(self._normalizer)

    def remember_strange(self, word: str) -> None:
        """Remember that a word is no part of a place's name."""
        if len(self.strange) >= _REMEMBERED:
            self.strange.clear()
        self.strange.add(word)

    def _normalizer(self, kind: Kind, type_: str | None) -> Normalizer:
        """Return what recognises the parts of the entities of a kind and type."""
        return Normalizer(
            Gazetteer(
                entity
                for entity in self._entities
                if entity.kind == kind and (type_ is None or is_of_type(entity.type, type_))
            )
        )

    @cached_property
    def _entities(self) -> tuple[Entity, ...]:
        """The entities whose names have parts, with these as their names."""
        inferred = len(self._gazetteer) <= _MOST_INFERRED
        found = (_part_entity(entity, inferred=inferred) for entity in self._gazetteer)
        return tuple(entity for entity in found if entity is not None)

    def _find(
        self, spelling: str, kind: Kind, type_: str | None = None, least: float = SURE
    ) -> tuple[Entity, ...]:
        """Return the entities that a spelling may be a part of; none if that is not sure.

        Args:
            spelling: folded words.
            kind: what is due where they stand.
            type_: the type of place, if that is said.
            least: the least probability that it is a part of one of their names.
        """
        found = self._among(kind, type_).rank(spelling, kind=kind, limit=_MOST)
        close = [c for c in found if c.score >= found[0].score * _CLOSE]
        if sum(candidate.score for candidate in close) < least:
            return ()
        return tuple(
            self._gazetteer[candidate.entity.id]
            for candidate in close
            if self._sounds_right(spelling.split(), candidate.name)
        )

    def _sounds_right(self, words: Sequence[str], part: Name) -> bool:
        """Whether each word is spelled as a syllable of the part may be.

        As a whole ले थान्ह बिन्ह is not far from Lê Thanh Minh; word by word it is somebody else.
        """
        syllables = _syllables(part.text, part.tag)
        if script_of(part.text) != "Latn" or len(words) == 1 or len(words) < len(syllables):
            return True  # listed, or its syllables are not written apart
        return len(words) == len(syllables) and all(map(self._may_be, words, syllables))

    def _may_be(self, word: str, syllable: str) -> bool:
        found = self._single.rank(word, kind="person", limit=_MOST)
        least = found[0].score * _CLOSE if found else 1.0
        plain = plain_letters(fold(syllable))
        return any(
            c.score >= least and plain_letters(fold(c.entity.canonical)) == plain for c in found
        )

    @cached_property
    def _single(self) -> Normalizer:
        """What recognises the syllables of names, of this gazetteer and frequent ones."""
        names = (name for entity in self._gazetteer for name in entity.names)
        own = (
            (part, name.tag)
            for name in names
            if _has_syllables(name, inferred=True) and script_of(name.text) == "Latn"
            for part in _syllables(name.text, name.tag)
        )
        return normalizer_of(dict.fromkeys((*name_syllables(), *own)))


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


def normalizer_of(names: Iterable[tuple[str, str]]) -> Normalizer:
    """Return what recognises each of some names with their tags as one person."""
    return Normalizer(
        Gazetteer(
            Entity(f"name-{number}", "person", name, tag, (Name(name, tag),))
            for number, (name, tag) in enumerate(names)
        )
    )


def _part_entity(entity: Entity, *, inferred: bool) -> Entity | None:
    if entity.kind == "organization" or entity.type in _UNDIVIDED:
        return None
    names = dict.fromkeys(
        Name(part, name.tag, "attested")
        for name in entity.names
        if name.standing in SEEN and _has_syllables(name, inferred=inferred)
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
    language = language_subtag(name.tag)
    if language in ("hi", "ur"):
        return True
    return inferred and (language == "vi" or name.tag.startswith("zh-Latn"))
