"""Checks one entity against the JSON Schema of the format, and says what is wrong with it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources
from itertools import filterfalse
from typing import TYPE_CHECKING, Any, Final, cast

from eknaam.gazetteer.problems import Item, Path, show

if TYPE_CHECKING:
    from jsonschema_rs import Draft202012Validator, ValidationError

__all__ = ["SCHEMA_FILE", "schema_mistakes"]

SCHEMA_FILE: Final = "gazetteer.schema.json"

_REGISTER: Final = re.compile(r"[a-z][a-z0-9_]*")  # as the schema's propertyNames of ids
_MOST_KEYS: Final = 20  # more unknown keys in one place than that are not typing mistakes
_ID: Final = "an id ([a-z0-9][a-z0-9._-]*)"
_DATE: Final = "a date (YYYY, YYYY-MM or YYYY-MM-DD)"
_NAME: Final = "a name"
_NAMES: Final = "a list of names"

# What belongs at a place of an entity; "*" stands for any key, "#" for any place in a list.
_EXPECTED: Final[dict[Path, str]] = {
    (): "an entity (a mapping with id, kind and names)",
    ("id",): _ID,
    ("kind",): "person, place or organization",
    ("type",): "a type in lower-case letters, such as province",
    ("canonical_tag",): "the tag of one of the names",
    ("names",): "at least one name, by language tag",
    ("names", "*"): "a name or its spellings",
    ("names", "*", "preferred"): _NAME,
    ("names", "*", "attested"): _NAMES,
    ("names", "*", "rejected"): _NAMES,
    ("names", "*", "predicted"): _NAMES,
    ("names", "*", "attested", "#"): _NAME,
    ("names", "*", "rejected", "#"): _NAME,
    ("names", "*", "predicted", "#"): _NAME,
    ("ids",): "ids by register, such as wikidata",
    ("ids", "*"): "an id, as text or as a whole number",
    ("ids", "wikidata"): "a Wikidata item, such as Q33396",
    ("ids", "geonames"): "a GeoNames id, such as 1568758",
    ("ids", "iso_3166_1"): "an ISO 3166-1 code of two letters, such as VN",
    ("ids", "iso_3166_2"): "an ISO 3166-2 code, such as VN-13",
    ("population",): "a whole number, 0 or more",
    ("part_of",): _ID,
    ("valid_from",): _DATE,
    ("valid_until",): _DATE,
    ("succeeded_by",): "a list of ids with dates",
    ("succeeded_by", "#"): "an id with a date",
    ("succeeded_by", "#", "id"): _ID,
    ("succeeded_by", "#", "date"): _DATE,
    ("roles",): "a list of roles",
    ("roles", "#"): "a role with a title",
    ("roles", "#", "title"): "a title",
    ("roles", "#", "since"): _DATE,
    ("roles", "#", "until"): _DATE,
    ("shared",): "true or false",
    ("sources",): "a list of source keys, each once",
    ("sources", "#"): "a source key ([a-z0-9][a-z0-9._-]*)",
}


def schema_mistakes(item: Item) -> Iterator[tuple[Path, str]]:
    """Yield what the schema finds wrong with an item: where, and a message.

    Examples:
        >>> list(schema_mistakes(Item({"id": "hue", "kind": "place", "names": {"vi": ""}}, 1)))
        [(('names', 'vi'), "expected a name or its spellings, found ''")]
    """
    validator = _validator()
    try:
        if validator.is_valid(item.value):
            return
        errors = list(validator.iter_errors(item.value))
    except ValueError:
        # Values that JSON itself has no text for (half a surrogate pair, an infinite number),
        # or that are nested beyond the validator's limit.
        yield (), "expected an entity in Unicode text, found something that is not"
        return
    for error in errors:
        yield from _explain(error, item.value)


@cache
def _validator() -> Draft202012Validator:
    from jsonschema_rs import Draft202012Validator

    text = resources.files(__package__).joinpath(SCHEMA_FILE).read_text(encoding="utf-8")
    schema = json.loads(text)
    return Draft202012Validator({"$ref": "#/$defs/entity", "$defs": schema["$defs"]})


def _explain(error: ValidationError, value: object) -> Iterator[tuple[Path, str]]:
    path = _path_in(value, error.instance_path)
    kind: Any = error.kind
    if kind.name == "required":
        field = (*path, kind.property)
        yield field, f"expected {_expected(field)}, found nothing"
    elif kind.name == "additionalProperties":
        known = _known_keys(path)
        for key in kind.unexpected[:_MOST_KEYS]:
            yield (*path, key), f"expected {_near(key, known)}, found an unknown key"
    elif kind.name == "propertyNames":
        for key in filterfalse(_REGISTER.fullmatch, cast("dict[str, object]", error.instance)):
            message = f"expected a key of lower-case letters, digits and _, found {show(key)}"
            yield (*path, key), message
    else:
        yield path, f"expected {_expected(path)}, found {_found(value, path, kind.name)}"


def _path_in(value: object, pointer: Iterable[str | int]) -> Path:
    """Return where in a value the validator points to.

    It takes a key such as "0" for a place in a list.
    """
    path: list[str | int] = []
    for part in pointer:
        if isinstance(value, dict) and part not in value:
            digits = str(part).lstrip("0")
            part = next((key for key in value if key.lstrip("+0") == digits), part)  # noqa: PLW2901
        path.append(part)
        value = _inside(value, part)
    return tuple(path)


def _inside(value: object, part: str | int) -> object:
    if isinstance(value, dict):
        return value.get(part)
    return value[part] if isinstance(value, list) and isinstance(part, int) else None


def _expected(path: Path) -> str:
    return _EXPECTED.get(_general(path), "another value")


def _general(path: Path) -> Path:
    """Return a path as `_EXPECTED` has it, without what differs from file to file."""
    general = tuple("#" if isinstance(part, int) else part for part in path)
    if len(general) > 1 and general not in _EXPECTED and general[0] in {"names", "ids"}:
        return (general[0], "*", *general[2:])
    return general


def _known_keys(path: Path) -> list[str]:
    """Return the keys that the format has inside this place."""
    around = _general(path)
    return [str(known[-1]) for known in _EXPECTED if known and known[:-1] == around]


def _near(key: str, known: list[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(key, known, n=1)
    return f"{near[0]} (or another known key)" if near else "one of " + ", ".join(known)


def _found(value: object, path: Path, kind: str) -> str:
    for part in path:
        value = _inside(value, part)
    return "nothing in it" if kind in {"minItems", "minProperties"} else show(value)
