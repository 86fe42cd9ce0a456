"""Plain data of the gazetteer format to entities, and back."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final, cast

from eknaam.records import STANDINGS, Entity, Name, Role, Standing, Succession

__all__ = [
    "build_entity",
    "canonical_tag_of",
    "entity_to_plain",
    "plain_spellings",
    "record_of",
    "spellings",
]

_ENCODE: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_FIRST_CHOICES: Final = ("vi", "zh-Latn-pinyin")


def spellings(value: object) -> Iterator[tuple[tuple[str | int, ...], Standing, str]]:
    """Yield the spellings of one language: where each is, its standing and its text.

    What has the wrong shape is passed over; the schema reports it.

    Examples:
        >>> list(spellings({"preferred": "चीन", "rejected": ["चिन"]}))
        [(('preferred',), 'preferred', 'चीन'), (('rejected', 0), 'rejected', 'चिन')]
    """
    if isinstance(value, str):
        yield (), "preferred", value
        return
    if not isinstance(value, Mapping):
        return
    for standing in STANDINGS:
        listed = value.get(standing)
        if isinstance(listed, str) and standing == "preferred":
            yield (standing,), standing, listed
        elif isinstance(listed, list) and standing != "preferred":
            for number, text in enumerate(listed):
                if isinstance(text, str):
                    yield (standing, number), standing, text


def canonical_tag_of(plain: Mapping[str, Any]) -> str:
    """Return the tag of the canonical name: as given, else vi, else pinyin, else the first.

    Examples:
        >>> canonical_tag_of({"names": {"en": "Beijing", "zh-Latn-pinyin": "Beijing"}})
        'zh-Latn-pinyin'
    """
    names = plain["names"]
    given = plain.get("canonical_tag")
    if given is not None:
        return str(given)
    return next((tag for tag in _FIRST_CHOICES if tag in names), next(iter(names)))


def build_entity(plain: Mapping[str, Any]) -> Entity:
    """Build an entity from plain data that was checked.

    Examples:
        >>> entity = build_entity({"id": "hue", "kind": "place", "names": {"vi": "Huế"}})
        >>> entity.canonical, entity.names
        ('Huế', (Name(text='Huế', tag='vi', standing='preferred'),))
    """
    names = tuple(
        Name(text, tag, standing)
        for tag, value in plain["names"].items()
        for _, standing, text in spellings(value)
    )
    canonical_tag = canonical_tag_of(plain)
    return Entity(
        id=plain["id"],
        kind=plain["kind"],
        canonical=next(name.text for name in names if name.tag == canonical_tag),
        canonical_tag=canonical_tag,
        names=names,
        type=plain.get("type"),
        ids={register: str(value) for register, value in plain.get("ids", {}).items()},
        population=plain.get("population"),
        part_of=plain.get("part_of"),
        valid_from=plain.get("valid_from"),
        valid_until=plain.get("valid_until"),
        succeeded_by=tuple(Succession(**each) for each in plain.get("succeeded_by", ())),
        roles=tuple(Role(**each) for each in plain.get("roles", ())),
        shared=plain.get("shared", False),
        sources=tuple(plain.get("sources", ())),
    )


def entity_to_plain(entity: Entity) -> dict[str, object]:
    """Return an entity as plain data of the format, without what is empty.

    Examples:
        >>> plain = {"id": "hue", "kind": "place", "canonical_tag": "vi", "names": {"vi": "Huế"}}
        >>> entity_to_plain(build_entity(plain)) == plain
        True
    """
    fields: dict[str, object] = {
        "id": entity.id,
        "kind": entity.kind,
        "type": entity.type,
        "canonical_tag": entity.canonical_tag,
        "names": _plain_names(entity.names),
        "ids": dict(entity.ids),
        "population": entity.population,
        "part_of": entity.part_of,
        "valid_from": entity.valid_from,
        "valid_until": entity.valid_until,
        "succeeded_by": [{"id": each.id, "date": each.date} for each in entity.succeeded_by],
        "roles": [_plain_role(role) for role in entity.roles],
        "shared": entity.shared or None,
        "sources": list(entity.sources),
    }
    return {key: value for key, value in fields.items() if value not in (None, {}, [])}


def _plain_names(names: tuple[Name, ...]) -> dict[str, object]:
    by_tag: dict[str, dict[str, list[str]]] = {}
    for name in names:
        by_tag.setdefault(name.tag, {}).setdefault(name.standing, []).append(name.text)
    return {tag: plain_spellings(listed) for tag, listed in by_tag.items()}


def plain_spellings(listed: Mapping[str, list[str]]) -> object:
    """Return the spellings of one language, by standing, as the format writes them.

    Examples:
        >>> plain_spellings({"preferred": ["चीन"]})
        'चीन'
        >>> plain_spellings({"preferred": ["चीन"], "rejected": ["चिन"]})
        {'preferred': 'चीन', 'rejected': ['चिन']}
    """
    if list(listed) == ["preferred"]:
        return listed["preferred"][0]
    plain = cast("dict[str, object]", dict(listed))
    if "preferred" in listed:
        plain["preferred"] = listed["preferred"][0]
    return plain


def _plain_role(role: Role) -> dict[str, str]:
    fields = {"title": role.title, "since": role.since, "until": role.until}
    return {key: value for key, value in fields.items() if value is not None}


def record_of(entity: Entity) -> str:
    """Return an entity as JSON on one line: the same entity always gives the same text.

    Examples:
        >>> record_of(Entity("hue", "place", "Huế", "vi", (Name("Huế", "vi"),)))
        '{"id":"hue","kind":"place","canonical_tag":"vi","names":{"vi":"Huế"}}'
    """
    return _ENCODE(entity_to_plain(entity))
