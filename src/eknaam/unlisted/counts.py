"""How often syllables stand in the names of a gazetteer: counted now, or read from its file."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from eknaam.matching.sections import COMPILE_AGAIN, compile_indexed
from eknaam.readings.pinyin import split_syllables
from eknaam.readings.vietnamese import drop_tone
from eknaam.text.fold import fold
from eknaam.text.tokens import words_of
from eknaam.unlisted.syllables import TAGS, Tag

if TYPE_CHECKING:
    from eknaam.gazetteer import Gazetteer
    from eknaam.gazetteer.container import Container
    from eknaam.records import Entity

__all__ = ["Counts", "Position", "compile_for_text", "counts_of", "plain_syllable"]

Position = Literal["surname", "given", "place"]
"""Where a syllable stands: at the head of a person's name, later in it, or in a place's name."""

Counts = Mapping[tuple[Tag, Position], Mapping[str, int]]
"""How often each syllable stands in a place of names of a language."""

_SECTION: Final = "syllables.counts"
_COUNTED: Final[tuple[Position, ...]] = ("given", "place")
_EACH: Final = 20_000
"""So many entities are all counted; of as many again every second, then every fourth, and so on."""


def counts_of(gazetteer: Gazetteer) -> Counts:
    """Return how often syllables stand in the names of a gazetteer.

    Raises:
        GazetteerError: the counts in its file are damaged.
    """
    container = gazetteer.container
    if container is not None and _SECTION in container.sections:
        return _read(container)
    counted = _Counted(gazetteer)
    for _ in counted:
        pass
    return counted.counts


def compile_for_text(entities: Iterable[Entity], path: Path) -> None:
    """Write a compiled gazetteer with all that is needed of it to read running text.

    Args:
        entities: the entities, each with an id of its own; they are taken once, as a stream.
        path: the file; an old one is replaced in one step.

    Raises:
        GazetteerError: the file cannot be written, or two entities have one id.
    """
    counted = _Counted(entities)
    compile_indexed(counted, path, counted.sections())


def plain_syllable(word: str) -> str:
    """Return a syllable as it is counted: folded, without its tone."""
    return drop_tone(fold(word))


class _Counted:
    """Counts the syllables of entities while they go by.

    Args:
        entities: the entities.
    """

    def __init__(self, entities: Iterable[Entity]) -> None:
        self._entities = entities
        self.counts: dict[tuple[Tag, Position], Counter[str]] = {
            (tag, position): Counter() for tag in TAGS for position in _COUNTED
        }

    def __iter__(self) -> Iterator[Entity]:
        weight = 1
        for number, entity in enumerate(self._entities):
            if number == weight * _EACH:
                weight *= 2
            if number % weight == 0 and entity.kind != "organization":
                self._add(entity, weight)
            yield entity

    def _add(self, entity: Entity, weight: int) -> None:
        for name in entity.names:
            tag = next((each for each in TAGS if each == name.tag), None)
            if tag is None:
                continue
            syllables = list(_syllables(name.text, tag))
            if entity.kind == "person":
                counts, syllables = self.counts[tag, "given"], syllables[1:]
            else:
                counts = self.counts[tag, "place"]
            for syllable in syllables:
                counts[syllable] += weight

    def sections(self) -> Iterator[tuple[str, Iterable[bytes]]]:
        """Yield the counts as a section; after the entities have gone by."""
        plain = {
            tag: {
                position: dict(sorted(self.counts[tag, position].items())) for position in _COUNTED
            }
            for tag in TAGS
        }
        yield _SECTION, [json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode()]


def _read(container: Container) -> Counts:
    try:
        plain = json.loads(bytes(container.section(_SECTION)))
        return {
            (tag, position): {str(each): int(count) for each, count in plain[tag][position].items()}
            for tag in TAGS
            for position in _COUNTED
        }
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        message = f"expected counts of syllables, found others; {COMPILE_AGAIN}"
        raise container.error(message) from error


def _syllables(name: str, tag: Tag) -> Iterator[str]:
    for word in words_of(name):
        plain = plain_syllable(word.text)
        yield from split_syllables(plain) if tag != "vi" else (plain,)
