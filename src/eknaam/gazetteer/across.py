"""Checks the entities of a file against each other: ids, references, and who owns a spelling."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from eknaam.gazetteer.collection import Gazetteer
from eknaam.gazetteer.entities import spellings
from eknaam.gazetteer.problems import Item, Path, Problems, SharedSpellingWarning, show
from eknaam.text.fold import key as comparing_key

__all__ = ["Across"]

_OWNED: Final = frozenset({"hi", "ur"})


class _Owner(NamedTuple):
    """The entity that listed a spelling first."""

    id: str
    line: int
    shared: bool


class Across:
    """What one file's entities say about each other, gathered one at a time.

    Args:
        problems: where mistakes are noted.
        strict: whether one spelling of two entities is a mistake, or only worth a warning.
        base: the gazetteer that the file overrides and adds to.

    Examples:
        >>> problems = Problems("my.yaml")
        >>> across = Across(problems, strict=True)
        >>> across.add(Item({"id": "hue", "part_of": "vietnam"}, 4))
        >>> across.finish()
        >>> print(*problems.found)
        my.yaml:4: hue: part_of: expected the id of an entity in this file, found 'vietnam'
    """

    def __init__(self, problems: Problems, *, strict: bool, base: Gazetteer | None = None) -> None:
        self._problems = problems
        self._strict = strict
        self._base = Gazetteer() if base is None else base
        self._lines: dict[str, int] = {}
        self._parents: dict[str, str] = {}
        self._references: dict[str, tuple[Item, Path]] = {}
        self._owners: dict[str, _Owner] = {}
        self._clashes = 0
        self._first_clash = ""

    def add(self, item: Item) -> None:
        """Take in one entity, right or wrong in itself."""
        entity = item.value
        if not isinstance(entity, dict) or not isinstance(entity.get("id"), str):
            return
        first = self._lines.get(entity["id"])
        if first is not None:
            message = f"expected an id of its own, found that of the entity in line {first}"
            self._problems.add_at(item, ("id",), message)
            return
        self._lines[entity["id"]] = item.line
        self._compare_with_base(entity, item)
        for path, target in _references(entity):
            if target not in self._references:
                # Only the place is kept, not the entity: a long file must not stay in memory.
                light = Item({"id": entity["id"]}, *item.place(path))
                self._references[target] = light, path
            if path == ("part_of",):
                self._parents[entity["id"]] = target
        self._add_spellings(entity, item)

    def finish(self) -> None:
        """Note what only the whole file shows."""
        for target, (item, path) in self._references.items():
            # An entity that could not be read may well be the one that is meant.
            known = target in self._lines or target in self._base
            if not known and not self._problems.unread:
                where = "in this file or its base" if len(self._base) else "in this file"
                message = f"expected the id of an entity {where}, found {show(target)}"
                self._problems.add_at(item, path, message)
        self._refuse_circles()
        if self._clashes and not self._problems.found:
            summary = f"{self._problems.file}: {self._clashes:,} Hindi or Urdu spelling(s) of more"
            summary += f" than one entity without shared: true, such as {self._first_clash}"
            warnings.warn(summary, SharedSpellingWarning, stacklevel=4)

    def _compare_with_base(self, entity: Mapping[str, Any], item: Item) -> None:
        old = self._base.get(entity["id"])
        kind = entity.get("kind")
        if old is not None and isinstance(kind, str) and kind != old.kind:
            message = f"expected {old.kind}, as in the base, found {show(kind)}"
            self._problems.add_at(item, ("kind",), message)

    def _add_spellings(self, entity: Mapping[str, Any], item: Item) -> None:
        names = entity.get("names")
        for tag, value in names.items() if isinstance(names, dict) else ():
            if _language(tag) not in _OWNED:
                continue
            for path, standing, text in spellings(value):
                if standing == "predicted":  # owns nothing: two names may well sound alike
                    continue
                self._add_spelling(text, entity, item, ("names", tag, *path))

    def _add_spelling(self, text: str, entity: Mapping[str, Any], item: Item, path: Path) -> None:
        shared = entity.get("shared") is True
        key = comparing_key(text)
        place = _Owner(entity["id"], item.place(path)[0], shared)
        owner = self._owners.setdefault(key, place)
        if not key:
            return
        if owner.id != entity["id"] and not (owner.shared and shared):
            where = "(or shared: true in both entities)", f"{owner.id} in line {owner.line}"
            self._clash(item, path, text, owner.id, where)
        elif not shared and (other := self._owner_in_base(key, entity["id"])):
            self._clash(item, path, text, other, ("(or shared: true)", f"{other} of the base"))

    def _owner_in_base(self, key: str, entity_id: str) -> str | None:
        """Return another entity of the base with this spelling; one with it itself is no news."""
        owners = [
            entity.id for entity, name in self._base.owners(key) if _language(name.tag) in _OWNED
        ]
        return None if not owners or entity_id in owners else owners[0]

    def _clash(self, item: Item, path: Path, text: str, other: str, where: tuple[str, str]) -> None:
        if self._strict:
            message = f"expected a spelling of its own {where[0]}, found {show(text)}"
            self._problems.add_at(item, path, f"{message}, which {where[1]} has")
        self._clashes += 1
        here = item.value.get("id") if isinstance(item.value, dict) else None
        self._first_clash = self._first_clash or f"{show(text)} of {other} and {here}"

    def _refuse_circles(self) -> None:
        done: set[str] = set()
        for start in self._parents:
            chain: dict[str, None] = {}
            here: str | None = start
            while here is not None and here not in done and here not in chain:
                chain[here] = None
                here = self._parent(here)
            if here is not None and here in chain:
                item = Item({"id": here}, self._lines.get(here, self._lines[start]))
                message = "expected a whole that is not a part of its own part, found a circle"
                self._problems.add_at(item, ("part_of",), message)
            done.update(chain)

    def _parent(self, entity_id: str) -> str | None:
        old = self._base.get(entity_id)
        return self._parents.get(entity_id, old.part_of if old else None)


def _language(tag: str) -> str:
    return tag.partition("-")[0]


def _references(entity: Mapping[str, Any]) -> Iterator[tuple[Path, str]]:
    """Yield where an entity names others, and which."""
    if isinstance(part_of := entity.get("part_of"), str):
        yield ("part_of",), part_of
    successors = entity.get("succeeded_by")
    for number, each in enumerate(successors if isinstance(successors, list) else ()):
        if isinstance(each, dict) and isinstance(each.get("id"), str):
            yield ("succeeded_by", number, "id"), each["id"]
