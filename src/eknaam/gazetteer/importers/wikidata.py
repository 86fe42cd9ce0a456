"""Wikidata: its JSON dumps, filtered by class and country."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any, Final

from eknaam.errors import InputError
from eknaam.gazetteer.importers.entries import Entry, Plain, tidy_date
from eknaam.gazetteer.importers.source import Source
from eknaam.gazetteer.importers.summary import Summary
from eknaam.records import Kind
from eknaam.text.script import script_of

__all__ = ["CLASSES", "read_wikidata"]

CLASSES: Final[dict[str, tuple[Kind, str | None]]] = {
    "Q5": ("person", None),
    "Q6256": ("place", "country"),
    "Q515": ("place", "city"),
    "Q3957": ("place", "town"),
    "Q532": ("place", "village"),
    "Q4022": ("place", "river"),
    "Q23442": ("place", "island"),
    "Q165": ("place", "sea"),
    "Q23397": ("place", "lake"),
    "Q8502": ("place", "mountain"),
    "Q7278": ("organization", "party"),
    "Q43229": ("organization", None),
}
"""Classes of Wikidata, and what an instance of each is; subclasses are not followed."""

# Which of Wikidata's languages are taken, and under which tag; the first of a tag is preferred.
_LANGUAGES: Final = {
    "vi": "vi", "en": "en", "hi": "hi", "ur": "ur",
    "zh-hans": "zh-Hans", "zh-cn": "zh-Hans", "zh-hant": "zh-Hant", "zh-tw": "zh-Hant",
    "zh-hk": "zh-Hant", "zh": "zh",
}  # fmt: skip
_OF_ANY: Final = "mul"
"""The label for all languages of a script that have none of their own."""

_BY_SCRIPT: Final = {"Latn": "en", "Hani": "zh", "Deva": "hi", "Arab": "ur"}
_IN_BRACKETS: Final = re.compile(r"\s*(?:\([^()]*\)|（[^（）]*）|\[[^\[\]]*\]|【[^【】]*】)\s*$")
"""What tells a label from others like it, and is no part of the name."""

_INSTANCE_OF: Final = "P31"
_COUNTRY: Final = ("P17", "P27")  # of a place or organization; of a citizen
_PINYIN: Final = "P1721"
_POPULATION: Final = "P1082"
_DATES: Final = {"valid_from": "P571", "valid_until": "P576"}
_IDS: Final = {"geonames": "P1566", "iso_3166_1": "P297", "iso_3166_2": "P300"}


def read_wikidata(
    source: Source,
    summary: Summary,
    *,
    classes: Mapping[str, tuple[Kind, str | None]] = CLASSES,
    countries: Collection[str] = (),
) -> Iterator[Plain]:
    """Read a dump with one entity a line, `[`, `]` and commas between lines or not.

    Args:
        source: the dump.
        summary: where what is left out is noted.
        classes: the classes (Q-ids) of which instances are taken, with kind and type.
        countries: the countries (Q-ids) of which they are taken; all if there is none.

    Yields:
        Entries; their ids are Wikidata's in lower case.

    Raises:
        InputError: the dump cannot be read, or is cut off.
    """
    wanted = [f'"{each}"'.encode() for each in classes]
    last, is_list = b"", False
    for number, line in source.lines():
        bare = line.strip().rstrip(b",")
        last = bare or last
        is_list = is_list or bare == b"["
        if bare in {b"", b"[", b"]"}:
            continue
        # Reading JSON is what takes time, and most lines do not even hold the words looked for.
        if not any(each in bare for each in wanted):
            summary.leave_out("of no class that was asked for")
            continue
        try:
            item = json.loads(bare)
        except (ValueError, RecursionError):
            summary.leave_out("not JSON", f"line {number}")
            continue
        entry = _entry(item, summary, classes, countries)
        if entry is not None:
            yield entry
    if last != b"]" if is_list else last.startswith(b"{") and not _is_json(last):
        raise InputError(f"{source}: expected a whole dump, found one that is cut off at its end")


def _is_json(line: bytes) -> bool:
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True


def _entry(
    item: Any,
    summary: Summary,
    classes: Mapping[str, tuple[Kind, str | None]],
    countries: Collection[str],
) -> Plain | None:
    if not isinstance(item, dict) or not isinstance(item.get("id"), str):
        summary.leave_out("no entity of Wikidata")
        return None
    item_id = item["id"]
    instance_of = set(_values(item, _INSTANCE_OF))
    found = next((classes[each] for each in classes if each in instance_of), None)
    if found is None:
        summary.leave_out("of no class that was asked for", item_id)
        return None
    if countries and not any(set(_values(item, each)) & set(countries) for each in _COUNTRY):
        summary.leave_out("of no country that was asked for", item_id)
        return None
    kind, type_ = found
    entry = Entry(_fields(item, item_id) | {"kind": kind, "type": type_})
    _add_names(entry, item)
    if not entry.names:
        summary.leave_out("without a name in the languages that are taken", item_id)
        return None
    return entry.plain()


def _fields(item: Mapping[str, Any], item_id: str) -> dict[str, Any]:
    ids = {register: _text(item, code) for register, code in _IDS.items()}
    dates = {field: tidy_date(_text(item, code) or "") for field, code in _DATES.items()}
    amount = (_text(item, _POPULATION) or "").removeprefix("+").partition(".")[0]
    return {
        "id": item_id.lower(),
        "ids": {"wikidata": item_id, **{key: value for key, value in ids.items() if value}},
        "population": int(amount) if amount.isascii() and amount.isdigit() else None,
        "sources": ["wikidata"],
        **dates,
    }


def _add_names(entry: Entry, item: Mapping[str, Any]) -> None:
    labels, aliases = _mapping(item.get("labels")), _mapping(item.get("aliases"))
    for language, tag in _LANGUAGES.items():
        if isinstance(label := _mapping(labels.get(language)).get("value"), str):
            entry.add(tag, _name(label))
    if isinstance(label := _mapping(labels.get(_OF_ANY)).get("value"), str):
        tag = _BY_SCRIPT.get(script_of(label), "")
        if tag and not any(language.split("-")[0] == tag for language in labels):
            entry.add(tag, _name(label))
    if pinyin := _text(item, _PINYIN):
        entry.add("zh-Latn-pinyin", pinyin)
    for language, tag in _LANGUAGES.items():
        listed = aliases.get(language)
        for alias in listed if isinstance(listed, list) else ():
            if isinstance(text := _mapping(alias).get("value"), str):
                entry.add(tag, _name(text), "attested")


def _name(label: str) -> str:
    """Return a label without what stands in brackets after the name.

    Examples:
        >>> _name("होआंग (नेता)"), _name("نگوین [رہنما]"), _name("(x)")
        ('होआंग', 'نگوین', '(x)')
    """
    return _IN_BRACKETS.sub("", label) or label


def _text(item: Mapping[str, Any], code: str) -> str | None:
    return next(iter(_values(item, code)), None)


def _values(item: Mapping[str, Any], code: str) -> Iterator[str]:
    """Yield the values of a property as text, the preferred statements first."""
    statements = _mapping(item.get("claims")).get(code)
    ranked = [_mapping(each) for each in statements] if isinstance(statements, list) else []
    ranked.sort(key=lambda each: each.get("rank") != "preferred")
    for statement in ranked:
        value = _mapping(_mapping(statement.get("mainsnak")).get("datavalue")).get("value")
        if isinstance(value, dict):
            value = next(
                (value[key] for key in ("id", "amount", "time", "text") if key in value), None
            )
        if isinstance(value, str) and statement.get("rank") != "deprecated":
            yield value


def _mapping(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
