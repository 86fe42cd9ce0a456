"""YAML 1.2 to plain data with places, for gazetteer files.

The parser's events are read, and never turned into Python objects by the YAML library: so a
value is a number or a boolean only where the format has one, `No` and `2024-12` stay strings,
every value keeps its line, and anchors, aliases and tags can be refused instead of followed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from eknaam.gazetteer.problems import Item, Path, Problems, show

__all__ = ["read_yaml"]

_DEEPEST: Final = 8  # the format needs four
_NULLS: Final = frozenset({"", "~", "null", "Null", "NULL"})
_BOOLEANS: Final = {
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_WHOLE_NUMBER: Final = re.compile(r"[-+]?[0-9]{1,30}")

Event = Any
"""An event of ruamel.yaml, which gives them no usable types."""


class _Stop(Exception):  # noqa: N818 - a signal inside this module, not an error of its own
    """Nothing after this place can be read."""


def read_yaml(text: str, problems: Problems) -> Iterator[Item]:
    r"""Read the entities of a YAML text, noting what is wrong with it as YAML.

    Args:
        text: one YAML document, a list of entities.
        problems: where mistakes are noted.

    Yields:
        The items of the list; what they must look like is checked elsewhere.

    Examples:
        >>> [item.value for item in read_yaml("- id: hue\n  names: {vi: No}", Problems("x"))]
        [{'id': 'hue', 'names': {'vi': 'No'}}]
    """
    reader = _Reader(text, problems)
    try:
        yield from reader.items()
    except _Stop:
        return


class _Reader:
    """Walks the events of one YAML text."""

    def __init__(self, text: str, problems: Problems) -> None:
        from ruamel.yaml import YAML

        self._text = text
        self._problems = problems
        self._events: Iterator[Event] = iter(YAML(typ="safe", pure=True).parse(text))
        self._marks: dict[Path, tuple[int, int]] = {}

    def items(self) -> Iterator[Item]:
        """Yield the items of the one list that the text should be."""
        self._expect_document()
        event = self._next()
        if _kind(event) != "SequenceStart":
            self._stop(event, f"expected a list of entities, found {_show(event)}")
        self._refuse_extras(event)
        while _kind(event := self._next()) != "SequenceEnd":
            self._marks = {}
            line, column = _place(event)
            value = self._value(event, ())
            yield Item(value, line, column, self._marks)
        self._next()
        event = self._next()
        if _kind(event) != "StreamEnd":
            self._stop(event, "expected one YAML document, found another one")

    def _expect_document(self) -> None:
        self._next()
        event = self._next()
        if _kind(event) == "StreamEnd":
            self._stop(event, "expected a list of entities, found an empty file")
        if event.version not in (None, (1, 2)) or event.tags:
            self._stop(event, "expected YAML 1.2, found a directive that changes it")

    def _next(self) -> Event:
        try:
            return next(self._events)
        # Whatever the parser makes of bytes that are not YAML: it raises more than YAMLError.
        except Exception as error:
            line, column = self._place_of(error)
            found = str(getattr(error, "problem", None) or error)
            self._problems.add(f"expected YAML, found a mistake: {_one_line(found)}", line, column)
            raise _Stop from error

    def _place_of(self, error: Exception) -> tuple[int, int]:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        if mark is not None:
            return mark.line + 1, mark.column + 1
        position = getattr(error, "position", None)
        before = self._text[: position if isinstance(position, int) else 0]
        return before.count("\n") + 1, len(before) - before.rfind("\n")

    def _stop(self, event: Event, message: str) -> None:
        self._problems.add(message, *_place(event))
        raise _Stop

    def _value(self, event: Event, path: Path) -> object:
        if len(path) > _DEEPEST:
            self._stop(event, "expected an entity, found lists or mappings nested too deeply")
        self._refuse_extras(event)
        match _kind(event):
            case "SequenceStart":
                return self._list(path)
            case "MappingStart":
                return self._mapping(path)
            case "Scalar":
                return _scalar(event, path)
        return None

    def _list(self, path: Path) -> list[object]:
        values: list[object] = []
        while _kind(event := self._next()) != "SequenceEnd":
            inner = (*path, len(values))
            self._marks[inner] = _place(event)
            values.append(self._value(event, inner))
        return values

    def _mapping(self, path: Path) -> dict[str, object]:
        values: dict[str, object] = {}
        while _kind(event := self._next()) != "MappingEnd":
            key, place = self._key(event), _place(event)
            inner = (*path, key)
            if key in values:
                first = self._marks[inner][0]
                message = (
                    f"expected every key once, found {show(key)} again (first in line {first})"
                )
                self._problems.add(message, *place)
                self._value(self._next(), inner)
                continue
            self._marks[inner] = place
            values[key] = self._value(self._next(), inner)
        return values

    def _key(self, event: Event) -> str:
        if _kind(event) != "Scalar":
            self._stop(event, f"expected a key, found {_show(event)}")
        self._refuse_extras(event)
        return str(event.value)

    def _refuse_extras(self, event: Event) -> None:
        if _kind(event) == "Alias":
            self._problems.add("expected a value, found an alias (*)", *_place(event))
        elif getattr(event, "anchor", None) is not None:
            self._problems.add("expected a value, found an anchor (&)", *_place(event))
        if getattr(event, "ctag", None) is not None:
            self._problems.add("expected a value, found a tag (!)", *_place(event))


def _kind(event: Event) -> str:
    return type(event).__name__.removesuffix("Event")


def _place(event: Event) -> tuple[int, int]:
    return event.start_mark.line + 1, event.start_mark.column + 1


def _show(event: Event) -> str:
    kinds = {"SequenceStart": "a list", "MappingStart": "a mapping", "Alias": "an alias (*)"}
    return kinds.get(_kind(event)) or show(event.value)


def _one_line(text: str) -> str:
    return show(" ".join(text.split()) or "not YAML")[1:-1]


def _scalar(event: Event, path: Path) -> object:
    """Return a scalar as the format wants it at this place, and as written anywhere else."""
    text = str(event.value)
    if event.style:  # quoted, or a block of text
        return text
    if text in _NULLS:
        return None
    if path == ("population",) and _WHOLE_NUMBER.fullmatch(text):
        return int(text)
    if path == ("shared",):
        return _BOOLEANS.get(text, text)
    return text
