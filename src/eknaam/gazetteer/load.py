"""Loads a gazetteer: the one that is shipped, or a YAML or JSON Lines file."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path as FilePath
from typing import Any, BinaryIO, Final

from eknaam.arguments import check_is
from eknaam.documents.files import is_endless
from eknaam.errors import GazetteerError
from eknaam.gazetteer.collection import Gazetteer
from eknaam.gazetteer.entities import build_entity
from eknaam.gazetteer.problems import Item, Problem, Problems, printable
from eknaam.gazetteer.shipped import open_shipped
from eknaam.gazetteer.store import why

__all__ = [
    "COMPILED",
    "SHIPPED",
    "check_gazetteer",
    "load_gazetteer",
    "plain_entity",
    "read_plain",
    "read_stream",
]

SHIPPED: Final = "shipped"
"""What stands for the shipped gazetteer where a path could stand."""

COMPILED: Final = ".eknaam"
"""The suffix of compiled gazetteers."""


def load_gazetteer(
    source: str | os.PathLike[str] | None = None,
    *,
    base: Gazetteer | str | os.PathLike[str] | None = None,
) -> Gazetteer:
    """Load a gazetteer.

    Args:
        source: the path of a `.yaml`, `.yml` or `.jsonl` file, or of a compiled `.eknaam` file;
            None is the gazetteer that is shipped.
        base: what the file overrides and adds to: a gazetteer, the path of one, or "shipped".

    Returns:
        All of the gazetteer: a file with a mistake is refused whole.

    Raises:
        GazetteerError: the file cannot be read or is wrong; its `problems` are all the mistakes,
            one line each.
        TypeError: the source is no path.

    Warns:
        SharedSpellingWarning: a JSON Lines file lists one Hindi or Urdu spelling for two
            entities that do not both say `shared: true`.

    Examples:
        >>> load_gazetteer()["tran-cuong"].canonical
        'Trần Cương'
        >>> load_gazetteer("atlantis.yaml")
        Traceback (most recent call last):
        ...
        eknaam.errors.GazetteerError: atlantis.yaml: expected a gazetteer file, found no such file
    """
    lower = _open_base(base)
    if source is None:
        return open_shipped() if lower is None else lower
    if lower is None and _is_compiled(source):
        from eknaam.gazetteer.compiled import open_compiled

        return open_compiled(_path_of(source))
    problems = Problems(str(_path_of(source)))
    plain = list(read_plain(source, problems, lower))
    problems.raise_any()
    if lower is None:
        return Gazetteer(map(build_entity, plain))
    from eknaam.gazetteer.layers import overlay

    return overlay(lower, plain)


def check_gazetteer(
    source: str | os.PathLike[str],
    *,
    base: Gazetteer | str | os.PathLike[str] | None = None,
) -> list[Problem]:
    """Return all the mistakes of a gazetteer file, in the order of its lines.

    Args:
        source: the path of a `.yaml`, `.yml` or `.jsonl` file.
        base: what the file overrides and adds to.

    Returns:
        The mistakes, each with line and column; none where `load_gazetteer` would load the file.

    Raises:
        GazetteerError: the base is wrong.

    Examples:
        >>> [problem.message for problem in check_gazetteer("atlantis.yaml")]
        ['expected a gazetteer file, found no such file']
    """
    problems = Problems(str(_path_of(source)))
    lower = _open_base(base)
    with suppress(GazetteerError):  # raised when there are too many to go on
        for _ in read_plain(source, problems, lower):
            pass
    return problems.in_order()


def read_plain(
    source: str | os.PathLike[str], problems: Problems, base: Gazetteer | None = None
) -> Iterator[dict[str, Any]]:
    """Read a gazetteer file as plain data.

    Args:
        source: the path of a file.
        problems: where mistakes are noted.
        base: what the file overrides and adds to.

    Yields:
        The entities that are right in themselves.
    """
    path = _path_of(source)
    suffix = path.suffix.lower()
    if suffix == COMPILED:
        yield from _read_compiled(path, problems)
        return
    if suffix not in _READERS:
        known = ", ".join((*_READERS, COMPILED))
        found = printable(suffix) or "a name without a suffix"
        problems.add(f"expected a file in {known}, found {found}")
        return
    if is_endless(path):
        problems.add("expected a gazetteer file, found a device")
        return
    try:
        with path.open("rb") as file:
            yield from read_stream(file, suffix, problems, base)
    except (OSError, ValueError) as error:
        problems.add(f"expected a gazetteer file, found {why(error)}")


def plain_entity(
    source: str | os.PathLike[str], entity_id: str, base: Gazetteer | None = None
) -> dict[str, Any] | None:
    """Return what a gazetteer file itself says of an entity, or None if it says nothing.

    Raises:
        GazetteerError: the file has mistakes.
    """
    problems = Problems(str(_path_of(source)))
    found = {each["id"]: each for each in read_plain(source, problems, base)}
    problems.raise_any()
    return found.get(entity_id)


def read_stream(
    file: BinaryIO, suffix: str, problems: Problems, base: Gazetteer | None = None
) -> Iterator[dict[str, Any]]:
    """Read a gazetteer as plain data from an open file.

    Args:
        file: opened for reading bytes.
        suffix: which format it has: ".yaml" or ".jsonl".
        problems: where mistakes are noted.
        base: what the file overrides and adds to.

    Yields:
        The entities that are right in themselves.
    """
    from eknaam.gazetteer.across import Across
    from eknaam.gazetteer.check import check_item

    across = Across(problems, strict=suffix != ".jsonl", base=base)
    for item in _READERS[suffix](file, problems):
        right = check_item(item, problems)
        across.add(item)
        if right and isinstance(item.value, dict):
            yield item.value
    across.finish()


def _open_base(base: Gazetteer | str | os.PathLike[str] | None) -> Gazetteer | None:
    if base is None or isinstance(base, Gazetteer):
        return base
    check_is(base, "base", Gazetteer, str, os.PathLike)
    return load_gazetteer(None if base == SHIPPED else base)


def _is_compiled(source: str | os.PathLike[str]) -> bool:
    return _path_of(source).suffix.lower() == COMPILED


def _read_compiled(path: FilePath, problems: Problems) -> Iterator[dict[str, Any]]:
    """Yield the entities of a compiled gazetteer, after looking at every byte of it."""
    from eknaam.gazetteer.compiled import open_compiled, verify_compiled
    from eknaam.gazetteer.entities import entity_to_plain

    for problem in verify_compiled(path):
        problems.add(problem.removeprefix(f"{problems.file}: "))
    if not problems.found:
        yield from map(entity_to_plain, open_compiled(path))


def _path_of(source: str | os.PathLike[str]) -> FilePath:
    check_is(source, "source", str, os.PathLike)
    return FilePath(os.fsdecode(source))


def _read_yaml(file: BinaryIO, problems: Problems) -> Iterator[Item]:
    from eknaam.gazetteer.json_items import decoded
    from eknaam.gazetteer.yaml_items import read_yaml

    text = decoded(file.read(), problems)
    if text is not None:
        yield from read_yaml(text, problems)


def _read_jsonl(file: BinaryIO, problems: Problems) -> Iterator[Item]:
    from eknaam.gazetteer.json_items import read_jsonl

    return read_jsonl(file, problems)


_READERS: Final[dict[str, Callable[[BinaryIO, Problems], Iterator[Item]]]] = {
    ".yaml": _read_yaml,
    ".yml": _read_yaml,
    ".jsonl": _read_jsonl,
}
