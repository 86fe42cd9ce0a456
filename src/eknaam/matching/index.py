"""Candidate generation: which names of the gazetteer a spelling may stand for.

Built once for a gazetteer and never changed. Names are held as columns: how they sound, their
consonants, and for Latin names their letters.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import cdist

from eknaam.errors import MissingExtraError
from eknaam.matching.similarity import letters, skeleton, sounds
from eknaam.readings import Reading, read
from eknaam.records import Entity, Kind, Name
from eknaam.text.script import script_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Comparable", "SoundIndex"]


@dataclass(frozen=True, slots=True)
class Comparable:
    """A name of an entity in the form in which it is compared."""

    entity: Entity
    name: Name
    sounds: str
    skeleton: str
    letters: str


class SoundIndex:
    """The names of a gazetteer by how they sound.

    Args:
        entities: the entities of a gazetteer.

    Examples:
        >>> from eknaam import load_gazetteer
        >>> from eknaam.readings import read
        >>> index = SoundIndex(tuple(load_gazetteer().canonical_only()))
        >>> name, similarity = index.search(read("क्वांग निन"))[0]
        >>> name.entity.id
        'quang-ninh'
    """

    def __init__(self, entities: Sequence[Entity]) -> None:
        self._names = tuple(_comparables(entities))
        self._sounds = [name.sounds for name in self._names]
        self._skeletons = [name.skeleton for name in self._names]
        self._latin = tuple(name for name in self._names if name.letters)
        self._letters = [name.letters for name in self._latin]
        self._near = _all_deletions(name.skeleton for name in self._names)
        self._near_letters = _all_deletions(self._letters)

    def search(
        self, reading: Reading, kind: Kind | None = None, limit: int = 20
    ) -> list[tuple[Comparable, float]]:
        """Return the names that sound most like a reading, best first, each entity once.

        Args:
            reading: the reading of a spelling in an Indic script, or of any other that is to be
                compared by its sound.
            kind: only entities of this kind, if given.
            limit: how many to return at most.

        Returns:
            Names with their similarity, 0 to 1.
        """
        if not self._names:
            return []
        query = sounds(reading)
        alike = _similarity(query, self._sounds) + _similarity(skeleton(query), self._skeletons)
        return _best(self._names, alike / 2, kind, limit)

    def search_letters(
        self, name: str, kind: Kind | None = None, limit: int = 20
    ) -> list[tuple[Comparable, float]]:
        """Return the Latin names whose letters are most like a Latin name's, as `search` does."""
        if not self._latin:
            return []
        return _best(self._latin, _similarity(letters(name), self._letters), kind, limit)

    def may_sound_like_a_name(self, reading: Reading) -> bool:
        """Whether some name has these consonants, but for one at the most on either side.

        Far quicker than a search, and false for most windows of running text.
        """
        return not self._near.isdisjoint(_deletions(skeleton(sounds(reading))))

    def may_be_spelled_like_a_name(self, name: str) -> bool:
        """Whether some Latin name has these letters, but for one at the most on either side."""
        return not self._near_letters.isdisjoint(_deletions(letters(name)))


def _comparables(entities: Sequence[Entity]) -> list[Comparable]:
    names = []
    for entity in entities:
        with_latin = any(script_of(name.text) == "Latn" for name in entity.names)
        for name in entity.names:
            is_han = script_of(name.text) == "Hani"
            if name.standing == "rejected" or (is_han and with_latin):
                continue
            try:
                sound = sounds(read(name.text, name.tag))
            except MissingExtraError:
                continue  # without pypinyin, Han names are matched as they are listed
            latin = letters(name.text) if script_of(name.text) == "Latn" else ""
            names.append(Comparable(entity, name, sound, skeleton(sound), latin))
    return names


def _similarity(query: str, choices: Sequence[str]) -> NDArray[np.floating]:
    alike: NDArray[np.floating] = cdist([query], choices, scorer=Levenshtein.normalized_similarity)[
        0
    ]
    return alike


def _best(
    names: Sequence[Comparable], alike: NDArray[np.floating], kind: Kind | None, limit: int
) -> list[tuple[Comparable, float]]:
    best: dict[str, tuple[Comparable, float]] = {}
    for position in (-alike).argsort(kind="stable"):
        name = names[position]
        if kind in (None, name.entity.kind):
            best.setdefault(name.entity.id, (name, float(alike[position])))
        if len(best) == limit:
            break
    return list(best.values())


def _all_deletions(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(chain.from_iterable(map(_deletions, texts)))


def _deletions(text: str) -> set[str]:
    """Return a string and every string that is left when one character goes.

    Two strings at most one edit apart share a member (Garbe 2012, symmetric delete).
    """
    return {text, *(text[:i] + text[i + 1 :] for i in range(len(text)))}
