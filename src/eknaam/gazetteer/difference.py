"""What differs between two gazetteers, entity by entity and fact by fact."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from eknaam.gazetteer.collection import Gazetteer
from eknaam.gazetteer.entities import entity_to_plain
from eknaam.gazetteer.layers import Fact, facts
from eknaam.records import Entity

__all__ = ["Change", "Difference", "differences"]

Change = Literal["added", "removed"]


class Difference(NamedTuple):
    """Something that one gazetteer says and the other does not.

    Attributes:
        id: of which entity.
        canonical: its canonical name.
        change: "removed" if only the first gazetteer says it, "added" if only the second.
        fact: what is said; None where it is the whole entity.
    """

    id: str
    canonical: str
    change: Change
    fact: Fact | None


def differences(old: Gazetteer, new: Gazetteer) -> Iterator[Difference]:
    """Yield what differs, sorted by id; the order of entities and of names does not count.

    Examples:
        >>> from eknaam.gazetteer.entities import build_entity
        >>> a = build_entity({"id": "hue", "kind": "place", "names": {"vi": "Huế"}})
        >>> b = build_entity({"id": "hue", "kind": "place", "names": {"vi": "Huế", "en": "Hue"}})
        >>> [(d.change, d.fact.field, d.fact.value) for d in differences(
        ...     Gazetteer([a]), Gazetteer([b]))]
        [('added', 'names.en', 'Hue')]
    """
    for entity_id in sorted({entity.id for entity in old} | {entity.id for entity in new}):
        before, after = old.get(entity_id), new.get(entity_id)
        if before is not None and after is not None:
            yield from _changes(before, after)
        elif before is not None:
            yield Difference(entity_id, before.canonical, "removed", None)
        elif after is not None:
            yield Difference(entity_id, after.canonical, "added", None)


def _changes(before: Entity, after: Entity) -> Iterator[Difference]:
    if before == after:
        return
    old, new = list(facts(entity_to_plain(before))), list(facts(entity_to_plain(after)))
    for fact in old:
        if fact not in new:
            yield Difference(before.id, before.canonical, "removed", fact)
    for fact in new:
        if fact not in old:
            yield Difference(after.id, after.canonical, "added", fact)
