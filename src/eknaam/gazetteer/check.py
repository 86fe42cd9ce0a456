"""Checks one entity of a file: the schema first, then what a schema cannot say."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from eknaam.gazetteer.entities import canonical_tag_of, spellings
from eknaam.gazetteer.problems import Item, Path, Problems, show
from eknaam.gazetteer.schema import schema_mistakes
from eknaam.gazetteer.values import text_mistake
from eknaam.records import SEEN
from eknaam.text.dates import days_of
from eknaam.text.tags import is_well_formed, recommended_case

__all__ = ["check_item"]

Mistake = tuple[Path, str]


def check_item(item: Item, problems: Problems) -> bool:
    """Note everything that is wrong with one entity, apart from the others.

    Args:
        item: the entity as it was read.
        problems: where mistakes are noted.

    Returns:
        Whether it is right.

    Examples:
        >>> problems = Problems("my.yaml")
        >>> check_item(Item({"id": "hue", "kind": "place", "names": {"v_i": "Huế"}}, 7), problems)
        False
        >>> print(*problems.found)
        my.yaml:7: hue: names.v_i: expected a BCP 47 tag, found 'v_i'
    """
    mistakes = dict(schema_mistakes(item))
    if isinstance(item.value, dict):
        for rule in _RULES:
            for path, message in rule(item.value):
                # Where the schema has found something, a second line would only repeat it.
                mistakes.setdefault(path, message)
    if len(mistakes) > 1:
        mistakes.pop((), None)  # something is wrong with the whole: the others say what
    for path, message in mistakes.items():
        problems.add_at(item, path, message)
    return not mistakes


def _tags(entity: Mapping[str, Any]) -> Iterator[Mistake]:
    for tag in _mapping(entity, "names"):
        if not is_well_formed(tag):
            yield ("names", tag), f"expected a BCP 47 tag, found {show(tag)}"
        elif tag != recommended_case(tag):
            yield ("names", tag), f"expected {recommended_case(tag)}, found {show(tag)}"


def _texts(entity: Mapping[str, Any]) -> Iterator[Mistake]:
    for tag, value in _mapping(entity, "names").items():
        seen = set()
        for path, _, text in spellings(value):
            if mistake := text_mistake(text):
                yield ("names", tag, *path), f"expected {mistake}, found {show(text)}"
            elif text in seen:
                yield ("names", tag, *path), f"expected every name once, found {show(text)} again"
            seen.add(text)
    for number, role in enumerate(_list(entity, "roles")):
        title = role.get("title") if isinstance(role, dict) else None
        if isinstance(title, str) and (mistake := text_mistake(title)):
            yield ("roles", number, "title"), f"expected {mistake}, found {show(title)}"


def _canonical(entity: Mapping[str, Any]) -> Iterator[Mistake]:
    names = _mapping(entity, "names")
    if not names or not isinstance(entity.get("canonical_tag", ""), str):
        return
    tag = canonical_tag_of(entity)
    if tag not in names:
        known = show(", ".join(names))[1:-1]
        yield ("canonical_tag",), f"expected one of {known}, found {show(tag)}"
        return
    standings = {standing for _, standing, _ in spellings(names[tag])}
    if standings and not standings & SEEN:
        message = "expected a preferred or attested name, as this is the canonical one"
        yield ("names", tag), f"{message}, found only {' and '.join(sorted(standings))} ones"


def _dates(entity: Mapping[str, Any]) -> Iterator[Mistake]:
    for path, value in _dated(entity):
        if isinstance(value, str) and days_of(value) is None:
            message = "expected a date of the calendar (YYYY, YYYY-MM or YYYY-MM-DD)"
            yield path, f"{message}, found {show(value)}"
        elif isinstance(value, int) and not isinstance(value, bool):
            yield path, f'expected a date in quotes ("{value:04}"), found the number {value}'


def _dated(entity: Mapping[str, Any]) -> Iterator[tuple[Path, object]]:
    for field in ("valid_from", "valid_until"):
        yield (field,), entity.get(field)
    for field, keys in (("succeeded_by", ("date",)), ("roles", ("since", "until"))):
        for number, each in enumerate(_list(entity, field)):
            for key in keys if isinstance(each, dict) else ():
                yield (field, number, key), each.get(key)


def _spans(entity: Mapping[str, Any]) -> Iterator[Mistake]:
    yield from _span(entity, (), "valid_from", "valid_until")
    for number, role in enumerate(_list(entity, "roles")):
        if isinstance(role, dict):
            yield from _span(role, ("roles", number), "since", "until")


def _span(dated: Mapping[str, Any], path: Path, first: str, last: str) -> Iterator[Mistake]:
    begin, end = dated.get(first), dated.get(last)
    if isinstance(begin, str) and isinstance(end, str):
        begin_days, end_days = days_of(begin), days_of(end)
        if begin_days and end_days and begin_days[0] > end_days[1]:
            yield (*path, last), f"expected a date not before {begin}, found {end}"


def _numbers(entity: Mapping[str, Any]) -> Iterator[Mistake]:
    # JSON Schema counts 5.0 as an integer; an id or a population is written without a point.
    if isinstance(population := entity.get("population"), float):
        yield ("population",), f"expected a whole number, found {population}"
    for register, value in _mapping(entity, "ids").items():
        if isinstance(value, float):
            yield ("ids", register), f"expected a whole number or text, found {value}"
        elif isinstance(value, str) and (mistake := text_mistake(value)):
            yield ("ids", register), f"expected {mistake}, found {show(value)}"


def _mapping(entity: Mapping[str, Any], field: str) -> dict[str, Any]:
    value = entity.get(field)
    return value if isinstance(value, dict) else {}


def _list(entity: Mapping[str, Any], field: str) -> list[Any]:
    value = entity.get(field)
    return value if isinstance(value, list) else []


_RULES: Final[tuple[Callable[[Mapping[str, Any]], Iterator[Mistake]], ...]] = (
    _tags,
    _texts,
    _canonical,
    _dates,
    _spans,
    _numbers,
)
