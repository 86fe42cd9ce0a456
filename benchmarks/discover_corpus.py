"""A made corpus: the examples of this project with names of other entities in them."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final

import eknaam
from eknaam import Entity, Mention, Normalizer
from eknaam.documents import Document
from eknaam.readings.latin import plain_letters
from eknaam.text.fold import fold, key
from eknaam.text.script import script_of

__all__ = ["Made", "drawable", "made_corpus"]

_EXAMPLES: Final = Path(__file__).parents[1] / "examples"
_SOUNDED: Final = ("vi", "zh-Latn-pinyin")
_PREDICTED: Final = 5  # spellings that the model gives, beside those that the gazetteer lists
_SHARE: Final = 0.3  # of the names of a document are of entities that were taken out


@dataclass
class Made:
    """A corpus.

    Attributes:
        documents: its documents.
        named: how often each entity is named with each spelling, by the spelling's language and
            comparing key and by the entity's id.
    """

    documents: list[Document] = field(default_factory=list)
    named: dict[tuple[str, str], Counter[str]] = field(default_factory=dict)

    def languages_of(self, id_: str) -> Counter[str]:
        """Return how often an entity is named in each language, "" for Latin letters."""
        found = Counter[str]()
        for (lang, _), counts in self.named.items():
            found[lang] += counts[id_]
        return found


@cache
def drawable() -> tuple[Entity, ...]:
    """Return the persons and places that can be drawn.

    They have a Vietnamese or Chinese name of two syllables or more, and nothing else of the
    gazetteer has a name with the same letters or the same listed spelling.
    """
    owners: dict[str, set[str]] = {}
    for entity in eknaam.load_gazetteer():
        for name in entity.names:
            owners.setdefault(_letters(name.text), set()).add(entity.id)
    return tuple(
        entity
        for entity in eknaam.load_gazetteer()
        if entity.kind in ("person", "place")
        and entity.canonical_tag in _SOUNDED
        and len(_vowel_groups(entity)) > 1
        and all(len(owners[_letters(name.text)]) == 1 for name in entity.names)
    )


def _letters(name: str) -> str:
    return plain_letters(key(name)) if script_of(name) == "Latn" else key(name)


def _vowel_groups(entity: Entity) -> Sequence[str]:
    from eknaam.readings.pinyin import split_syllables

    words = fold(entity.canonical).split()
    if entity.canonical_tag == "vi":
        return words
    return [syllable for word in words for syllable in split_syllables(word)]


def made_corpus(gone: Sequence[Entity], rounds: int, chance: random.Random) -> Made:
    """Make a corpus.

    Args:
        gone: the entities that were taken out of the gazetteer.
        rounds: how often each example is used.
        chance: what decides.

    Returns:
        The corpus. In each document an entity of the example is another one all through, of the
        same kind; each time it is named, one of its spellings is drawn.
    """
    made = Made()
    kept = [entity for entity in drawable() if entity not in gone]
    for number in range(rounds):
        for name, text, mentions in _templates():
            ids = sorted({mention.match.entity.id for mention in mentions})
            roles = {id_: _other(id_, gone, kept, chance) for id_ in ids}
            lang = name.split(".")[1]
            parts, end = [], 0
            for mention in mentions:
                entity = roles[mention.match.entity.id]
                latin = script_of(mention.text) == "Latn"
                spelling = _spelled(entity, "" if latin else lang, chance)
                made.named.setdefault(("" if latin else lang, key(spelling)), Counter())[
                    entity.id
                ] += 1
                parts += [text[end : mention.start], spelling]
                end = mention.end
            document = Document(f"{number:03}-{name}", "".join([*parts, text[end:]]), lang)
            made.documents.append(document)
    return made


@cache
def _templates() -> tuple[tuple[str, str, tuple[Mention, ...]], ...]:
    """Return the examples with the places of the names in them that follow from their sound."""
    normalizer, found = Normalizer(), []
    for path in sorted(_EXAMPLES.glob("*.txt")):
        text = path.read_text("utf-8")
        mentions = normalizer.find(text, path.name.split(".")[1])
        sounded = (m for m in mentions if m.match.entity.canonical_tag in _SOUNDED)
        found.append(
            (path.name, text, tuple(m for m in sounded if m.match.entity.type != "country"))
        )
    return tuple(found)


def _other(
    id_: str, gone: Sequence[Entity], kept: Sequence[Entity], chance: random.Random
) -> Entity:
    kind = eknaam.load_gazetteer()[id_].kind
    among = [e for e in (gone if chance.random() < _SHARE else kept) if e.kind == kind]
    return chance.choice(among or [entity for entity in kept if entity.kind == kind])


def _spelled(entity: Entity, lang: str, chance: random.Random) -> str:
    if not lang:
        return " ".join(plain_letters(fold(w)).capitalize() for w in entity.canonical.split())
    spellings, weights = zip(*_spellings(entity, lang), strict=True)
    return str(chance.choices(spellings, weights)[0])


@cache
def _spellings(entity: Entity, lang: str) -> tuple[tuple[str, float], ...]:
    """Return spellings of an entity: listed ones together as often as predicted ones."""
    listed = [
        name.text for name in entity.names if name.tag == lang and name.standing != "rejected"
    ]
    predicted = eknaam.predict_spellings(
        entity.canonical, lang, tag=entity.canonical_tag, limit=_PREDICTED
    )
    whole = sum(likely for _, likely in predicted)
    return (*((text, 1 / len(listed)) for text in listed), *((t, p / whole) for t, p in predicted))
