"""One gazetteer over another: what a newsroom writes overrides and adds to what it builds on.

An entity of the upper layer whose id the lower one has need hold only what differs:

- a field that is given takes the place of the old one; `ids` are joined, `sources` too;
- names are joined by language: spellings that are given come first, with the standing that is
  given, and the old ones stay; where a `preferred` one is given, the old one becomes `attested`,
  and where a `preferred` or `attested` one is given, what was `predicted` has served its turn.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from eknaam.gazetteer.collection import Gazetteer
from eknaam.gazetteer.entities import (
    build_entity,
    canonical_tag_of,
    entity_to_plain,
    plain_spellings,
    spellings,
)
from eknaam.records import SEEN

__all__ = ["Fact", "facts", "merged", "overlay", "trace"]

Plain = Mapping[str, Any]
"""An entity as plain data of the format, checked."""


class Fact(NamedTuple):
    """Something that a gazetteer says of an entity.

    Attributes:
        field: what is said: "type", "names.hi", "ids.wikidata", ...
        value: the value as text.
        standing: of a name, "preferred", "attested", "rejected" or "predicted"; else empty.
    """

    field: str
    value: str
    standing: str = ""


def overlay(base: Gazetteer, upper: Iterable[Plain]) -> Gazetteer:
    """Return a gazetteer with the entities of a base, overridden and added to.

    Args:
        base: the lower layer; it stays as it is.
        upper: the entities of the upper layer as plain data of the format, checked.

    Returns:
        The entities of the base in their order, then the new ones in theirs.

    Examples:
        >>> base = Gazetteer([build_entity(
        ...     {"id": "hue", "kind": "place", "names": {"vi": "Huế", "hi": "हुए"}})])
        >>> house = [{"id": "hue", "kind": "place", "names": {"hi": {"preferred": "ह्वे"}}}]
        >>> [(name.text, name.standing) for name in overlay(base, house)["hue"].names]
        [('Huế', 'preferred'), ('ह्वे', 'preferred'), ('हुए', 'attested')]
    """
    entities = {entity.id: entity for entity in base}
    for plain in upper:
        old = entities.get(plain["id"])
        new = plain if old is None else merged(entity_to_plain(old), plain)
        entities[plain["id"]] = build_entity(new)
    return Gazetteer(entities.values())


def merged(lower: Plain, upper: Plain) -> Plain:
    """Return what one entity is when an upper layer speaks of it, too."""
    result = {**lower, **upper}
    # The canonical name is what it was, whatever names are added, unless another one is chosen.
    if "canonical_tag" not in upper:
        result["canonical_tag"] = canonical_tag_of(lower)
    result["names"] = {**lower["names"]}
    for tag, value in upper["names"].items():
        result["names"][tag] = _merged_spellings(lower["names"].get(tag), value)
    if "ids" in lower:
        result["ids"] = {**lower["ids"], **upper.get("ids", {})}
    if "sources" in lower:
        result["sources"] = list(dict.fromkeys([*lower["sources"], *upper.get("sources", ())]))
    return result


def facts(plain: Plain) -> Iterator[Fact]:
    """Yield everything that is said of an entity but for its id, in order.

    Examples:
        >>> hue = {"id": "hue", "kind": "place", "names": {"hi": {"attested": ["हुए"]}}}
        >>> [tuple(fact) for fact in facts(hue)]
        [('kind', 'place', ''), ('names.hi', 'हुए', 'attested')]
    """
    for field, value in plain.items():
        if field == "names":
            for tag, listed in value.items():
                for _, standing, text in spellings(listed):
                    yield Fact(f"names.{tag}", text, standing)
        elif field == "ids":
            yield from (Fact(f"ids.{register}", str(each)) for register, each in value.items())
        elif isinstance(value, list):
            yield from (Fact(field, _in_words(each)) for each in value)
        elif field != "id":
            yield Fact(field, _in_words(value))


def trace(layers: Sequence[tuple[str, Plain | None]]) -> list[tuple[Fact, str]]:
    """Say what an entity is in the end, and which layer each part of it comes from.

    Args:
        layers: names of the layers and what each says of the entity, the lowest first; None
            where one says nothing.

    Returns:
        The facts in order, each with the name of the lowest layer that states it.

    Examples:
        >>> hue = {"id": "hue", "kind": "place", "names": {"vi": "Huế"}}
        >>> house = {"id": "hue", "kind": "place", "names": {"hi": "ह्वे"}, "type": "city"}
        >>> for fact, layer in trace([("shipped", hue), ("house", house)]):
        ...     print(layer, fact.field, fact.value)
        shipped kind place
        shipped names.vi Huế
        house names.hi ह्वे
        shipped canonical_tag vi
        house type city
    """
    result: Plain = {}
    stated: dict[tuple[str, ...], str] = {}
    for layer, plain in layers:
        if plain is not None:
            said = plain if result else {**plain, "canonical_tag": canonical_tag_of(plain)}
            result = merged(result, said) if result else said
            for fact in facts(said):
                stated.setdefault(fact, layer)
                stated.setdefault(fact[:2], layer)  # an old name may have got another standing
    return [(fact, stated.get(fact) or stated[fact[:2]]) for fact in facts(result)]


def _merged_spellings(lower: object, upper: object) -> object:
    new = [(standing, text) for _, standing, text in spellings(upper)]
    given = {text for _, text in new}
    has_preferred = any(standing == "preferred" for standing, _ in new)
    has_seen = any(standing in SEEN for standing, _ in new)
    for _, standing, text in spellings(lower):
        if text not in given and not (standing == "predicted" and has_seen):
            weaker = standing == "preferred" and has_preferred
            new.append(("attested" if weaker else standing, text))
    listed: dict[str, list[str]] = {}
    for standing, text in new:
        listed.setdefault(standing, []).append(text)
    return plain_spellings(listed)


def _in_words(value: object) -> str:
    """Return a value as one line: what a role or a succession holds, one after the other."""
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {each}" for key, each in value.items())
    return str(value).lower() if isinstance(value, bool) else str(value)
