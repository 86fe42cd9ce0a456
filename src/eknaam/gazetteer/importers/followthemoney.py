"""FollowTheMoney entities, as OpenSanctions publishes them: one JSON object a line."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from typing import Any, Final

from eknaam.gazetteer.importers.entries import Entry, Plain, entry_id, tidy_date
from eknaam.gazetteer.importers.source import Source
from eknaam.gazetteer.importers.summary import Summary
from eknaam.records import Kind, Standing
from eknaam.text.script import script_of

__all__ = ["SCHEMATA", "read_followthemoney"]

SCHEMATA: Final[dict[str, Kind]] = {
    "Person": "person",
    "Organization": "organization",
    "PublicBody": "organization",
    "Company": "organization",
    "LegalEntity": "organization",
}
"""Which schemata are taken, and what each is."""

_NAMES: Final[dict[str, Standing]] = {
    "name": "preferred", "alias": "attested", "weakAlias": "attested",
}  # fmt: skip
# The format does not say the language of a name; the script says most of it.
_TAGS: Final = {"Deva": "hi", "Arab": "ur", "Hani": "zh", "Latn": "en"}
_VIETNAMESE: Final = frozenset("ăâđêôơưĂÂĐÊÔƠƯạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịĩọỏốồổỗộớờởỡợụủũứừửữựỳỵỷỹ")


def read_followthemoney(
    source: Source, summary: Summary, *, countries: Collection[str] = ()
) -> Iterator[Plain]:
    """Read the persons and organizations among the entities.

    Args:
        source: the entities, one a line.
        summary: where what is left out is noted.
        countries: ISO 3166-1 codes, in lower case as the format has them, of which one must be a
            country of the entity; all entities are taken if there is none.

    Yields:
        Entries; the language of a name is told by its script and, in Latin letters, by those that
        only Vietnamese has.
    """
    for number, line in source.lines():
        if not line.strip():
            continue
        try:
            item = json.loads(line)
        except (ValueError, RecursionError):
            summary.leave_out("not JSON", f"line {number}")
            continue
        if plain := _entry(item, number, summary, countries):
            yield plain


def _entry(item: Any, number: int, summary: Summary, countries: Collection[str]) -> Plain | None:
    properties = item.get("properties") if isinstance(item, dict) else None
    if not isinstance(properties, dict) or not isinstance(item.get("id"), str):
        summary.leave_out("no entity of FollowTheMoney", f"line {number}")
        return None
    name, schema = item["id"], item.get("schema")
    if not isinstance(schema, str) or schema not in SCHEMATA:
        summary.leave_out("neither person nor organization", name)
        return None
    places = {
        each
        for key in ("country", "citizenship", "jurisdiction")
        for each in _texts(properties, key)
    }
    if countries and not places & set(countries):
        summary.leave_out("of no country that was asked for", name)
        return None
    wikidata = next((each for each in _texts(properties, "wikidataId")), None)
    entry = Entry(
        {
            "id": entry_id(name),
            "kind": SCHEMATA[schema],
            "ids": {"wikidata": wikidata} if wikidata else {},
            "roles": [{"title": each} for each in _texts(properties, "position")],
            "valid_until": tidy_date(next(_texts(properties, "dissolutionDate"), "")),
            "sources": sorted({entry_id(each) for each in _strings(item.get("datasets"))} - {""}),
        }
    )
    for key, standing in _NAMES.items():
        for text in _texts(properties, key):
            if not (tag := tag_of(text)) or not entry.add(tag, text, standing):
                summary.leave_out("a name in a script that is not taken", text)
    if not entry.names:
        summary.leave_out("without a name in the scripts that are taken", name)
        return None
    return entry.plain()


def tag_of(name: str) -> str | None:
    """Return the language that a name seems to be in.

    Examples:
        >>> [tag_of(each) for each in ("Tô Lâm", "To Lam", "苏林", "तो लाम", "То Лам")]
        ['vi', 'en', 'zh', 'hi', None]
    """
    return "vi" if _VIETNAMESE & set(name) else _TAGS.get(script_of(name))


def _texts(properties: dict[str, Any], key: str) -> Iterator[str]:
    return _strings(properties.get(key))


def _strings(value: object) -> Iterator[str]:
    return (
        (each for each in value if isinstance(each, str)) if isinstance(value, list) else iter(())
    )
