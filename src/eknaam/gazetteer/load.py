"""Loads a gazetteer: the one that is shipped, or a YAML or JSON Lines file."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path as FilePath
from typing import BinaryIO, Final

from eknaam.errors import GazetteerError
from eknaam.gazetteer.collection import Gazetteer
from eknaam.gazetteer.problems import Item, Problems, printable
from eknaam.gazetteer.shipped import read_shipped
from eknaam.records import Entity

__all__ = ["load_gazetteer"]


def load_gazetteer(source: str | os.PathLike[str] | None = None) -> Gazetteer:
    """Load a gazetteer.

    Args:
        source: the path of a `.yaml`, `.yml` or `.jsonl` file; None is the gazetteer that is
            shipped.

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
    if source is None:
        return _shipped()
    if not isinstance(source, (str, os.PathLike)):
        kind = type(source).__name__
        raise TypeError(f"expected the path of a gazetteer file, or None, found {kind}")
    path = FilePath(os.fsdecode(source))
    suffix = path.suffix.lower()
    if suffix not in _READERS:
        known = ", ".join(_READERS)
        found = printable(suffix) or "a name without a suffix"
        raise GazetteerError(f"{printable(str(path))}: expected a file in {known}, found {found}")
    problems = Problems(str(path))
    entities = list(_entities(path, suffix, problems))
    problems.raise_any()
    return Gazetteer(entities)


def _entities(path: FilePath, suffix: str, problems: Problems) -> Iterator[Entity]:
    """Yield what is right in a file, and note what is wrong."""
    from eknaam.gazetteer.across import Across
    from eknaam.gazetteer.check import check_item
    from eknaam.gazetteer.entities import build_entity

    across = Across(problems, strict=suffix != ".jsonl")
    try:
        with path.open("rb") as file:
            for item in _READERS[suffix](file, problems):
                right = check_item(item, problems)
                across.add(item)
                if right and isinstance(item.value, dict):
                    yield build_entity(item.value)
    except (OSError, ValueError) as error:
        problems.add(f"expected a gazetteer file, found {_why(error)}")
    across.finish()


def _why(error: OSError | ValueError) -> str:
    match error:
        case FileNotFoundError():
            return "no such file"
        case IsADirectoryError():
            return "a directory"
        case OSError(strerror=str(reason)):
            return f"a file that cannot be read ({reason})"
    return "a path that cannot be opened"


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


@cache
def _shipped() -> Gazetteer:
    """Return the shipped gazetteer; it is immutable, so one is enough."""
    return Gazetteer(read_shipped())
