"""The country that a place lies in."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import Final

from eknaam.gazetteer import Gazetteer
from eknaam.records import Entity
from eknaam.text.script import language_subtag

__all__ = ["Homes"]

_ENOUGH: Final = 10_000  # entities that tell where most places of a language lie


class Homes:
    """Knows the country of each entity. Immutable.

    Args:
        gazetteer: the entities.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def of(self, entity: Entity) -> str | None:
        """Return the id of the country of an entity, as far as the gazetteer tells."""
        if entity.type == "country":
            return entity.id
        if entity.part_of is None:
            return self._home_of_language.get(_language(entity))
        seen = {entity.id}
        home = entity.part_of
        while home not in seen and (above := self._gazetteer.get(home)) and above.part_of:
            seen.add(home)
            home = above.part_of
        return home

    @cached_property
    def _home_of_language(self) -> dict[str, str]:
        """The country that most places with a canonical name in a language lie in."""
        counts: dict[str, Counter[str]] = {}
        size = len(self._gazetteer)
        for number in range(0, size, max(1, size // _ENOUGH)):
            entity = self._gazetteer.at(number)
            if entity.part_of is not None and (home := self.of(entity)):
                counts.setdefault(_language(entity), Counter())[home] += 1
        return {language: homes.most_common(1)[0][0] for language, homes in counts.items()}


def _language(entity: Entity) -> str:
    return language_subtag(entity.canonical_tag)
