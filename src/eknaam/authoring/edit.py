"""Changes gazetteer files: only as far as was asked, and only if all of the file is right then."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from eknaam.errors import GazetteerError
from eknaam.gazetteer import Gazetteer
from eknaam.gazetteer.entities import entity_to_plain, plain_spellings, spellings
from eknaam.gazetteer.load import read_stream
from eknaam.gazetteer.problems import Problems, printable, show
from eknaam.gazetteer.store import change_text, replace_file
from eknaam.gazetteer.yaml_edit import format_yaml, insert_entity, replace_entities
from eknaam.records import SEEN, STANDINGS, Standing

__all__ = ["accept_entities", "accept_spelling", "add_entities", "format_file"]

Plain = Mapping[str, Any]
"""An entity as plain data of the format."""


def add_entities(path: Path, entities: Iterable[Plain], *, base: Gazetteer | None = None) -> None:
    """Add entities to a gazetteer file; no other line of it changes.

    Args:
        path: a `.yaml`, `.yml` or `.jsonl` file; it is made where there is none.
        entities: the new entities as plain data of the format. In YAML each goes before the first
            one with a greater id, in JSON Lines to the end.
        base: what the file overrides and adds to.

    Raises:
        GazetteerError: the file has mistakes, or would have some with the entities; it is as it
            was then.
    """
    new = list(entities)

    def change(text: str) -> str:
        known = {each["id"] for each in _read(text, path, base)} if text.strip() else set()
        for plain in new:
            if plain.get("id") in known:
                message = f"expected a new id, found {show(plain['id'])}, which the file has"
                raise GazetteerError(f"{printable(str(path))}: {message}")
            text = _insert(text, plain, path)
        return text

    if not path.exists():
        replace_file(path, b"")
    _change(path, change, base)


def accept_spelling(
    path: Path,
    entity_id: str,
    tag: str,
    spelling: str,
    standing: Standing = "attested",
    *,
    base: Gazetteer | None = None,
) -> bool:
    """Put a spelling that somebody confirmed into a gazetteer file.

    Args:
        path: a `.yaml`, `.yml` or `.jsonl` file.
        entity_id: whose spelling it is. Of an entity of the base the file then holds the spelling
            and no more.
        tag: the language of the spelling, BCP 47.
        spelling: the spelling.
        standing: what it is to be; a preferred one that was there before becomes attested.
        base: what the file overrides and adds to.

    Returns:
        Whether the file is another one now.

    Raises:
        GazetteerError: neither the file nor its base has the entity, or the file has mistakes, or
            would have some; it is as it was then.
    """

    def change(text: str) -> str:
        known = {each["id"]: each for each in _read(text, path, base)} if text.strip() else {}
        if entity_id in known:
            return _replace(text, _with_spelling(known[entity_id], tag, spelling, standing), path)
        if base is None or entity_id not in base:
            message = f"expected the id of an entity, found {show(entity_id)}"
            raise GazetteerError(f"{printable(str(path))}: {message}")
        bare = {"id": entity_id, "kind": base[entity_id].kind, "names": {}}
        return _insert(text, _with_spelling(bare, tag, spelling, standing), path)

    if not path.exists() and base is not None:
        replace_file(path, b"")
    return _change(path, change, base)


def accept_entities(
    path: Path, entities: Iterable[Plain], *, base: Gazetteer | None = None
) -> list[str]:
    """Put entities that somebody confirmed into a gazetteer file; no other line of it changes.

    An entity whose id is known gets the spellings that it lacks, as attested ones; its names in
    languages that it has in Latin letters stay as they are.

    Args:
        path: a `.yaml`, `.yml` or `.jsonl` file; it is made where there is none.
        entities: the entities as plain data of the format.
        base: what the file overrides and adds to.

    Returns:
        The ids of those by which the file changed.

    Raises:
        GazetteerError: the file has mistakes, or would have some with the entities; it is as it
            was then.
    """
    new = list(entities)
    accepted: list[str] = []

    def change(text: str) -> str:
        known = {each["id"]: each for each in _read(text, path, base)} if text.strip() else {}
        for plain in new:
            old = known.get(plain["id"])
            if old is None and base is not None and plain["id"] in base:
                old = {"id": plain["id"], "kind": base[plain["id"]].kind, "names": {}}
                merged = _with_names(old, plain, entity_to_plain(base[plain["id"]]))
                changed = _insert(text, merged, path) if merged["names"] else text
            elif old is None:
                changed = _insert(text, plain, path)
            else:
                merged = _with_names(old, plain, old)
                changed = text if merged == old else _replace(text, merged, path)
            if changed != text:
                accepted.append(plain["id"])
                text = changed
        return text

    if not path.exists():
        replace_file(path, b"")
    _change(path, change, base)
    return accepted


def format_file(path: Path, *, base: Gazetteer | None = None, check: bool = False) -> bool:
    """Bring a gazetteer file into the style of the project; comments are kept.

    Args:
        path: a `.yaml`, `.yml` or `.jsonl` file.
        base: what the file overrides and adds to.
        check: whether only to look, and to write nothing.

    Returns:
        Whether the file was (or, with `check`, would be) changed.

    Raises:
        GazetteerError: the file has mistakes.
    """

    def change(text: str) -> str:
        plain = _read(text, path, base)
        if _is_yaml(path):
            return format_yaml(text, str(path))
        return "".join(map(_line, sorted(plain, key=lambda each: str(each["id"]))))

    if not check:
        return change_text(path, change)
    looked: list[bool] = []

    def look(text: str) -> str:
        looked.append(change(text) != text)
        return text

    change_text(path, look)
    return looked[0]


def _change(path: Path, change: Callable[[str], str], base: Gazetteer | None) -> bool:
    def checked(text: str) -> str:
        new = change(text)
        _read(new, path, base)
        return new

    return change_text(path, checked)


def _read(text: str, path: Path, base: Gazetteer | None) -> list[dict[str, Any]]:
    problems = Problems(str(path))
    suffix = ".yaml" if _is_yaml(path) else ".jsonl"
    found = list(read_stream(io.BytesIO(text.encode("utf-8")), suffix, problems, base))
    problems.raise_any()
    return found


def _is_yaml(path: Path) -> bool:
    suffix = path.suffix.lower()
    if suffix not in {".yaml", ".yml", ".jsonl"}:
        found = printable(suffix) or "a name without a suffix"
        message = f"expected a file in .yaml, .yml, .jsonl, found {found}"
        raise GazetteerError(f"{printable(str(path))}: {message}")
    return suffix != ".jsonl"


def _insert(text: str, plain: Plain, path: Path) -> str:
    if _is_yaml(path):
        return insert_entity(text, plain, str(path))
    return f"{text}{_line(plain)}" if not text or text.endswith("\n") else f"{text}\n{_line(plain)}"


def _replace(text: str, plain: Plain, path: Path) -> str:
    if _is_yaml(path):
        return replace_entities(text, [plain], str(path))
    lines = text.splitlines(keepends=True)
    for number, line in enumerate(lines):
        bare = line.strip().removeprefix("\ufeff")
        if bare and json.loads(bare)["id"] == plain["id"]:
            lines[number] = line.replace(bare, _line(plain).rstrip())
    return "".join(lines)


def _line(plain: Plain) -> str:
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":")) + "\n"


def _with_names(plain: Plain, more: Plain, listed: Plain) -> Plain:
    """Return an entity with the spellings of another one that `listed` has not."""
    for tag, value in more["names"].items():
        known = {text for _, _, text in spellings(listed["names"].get(tag))}
        if known and isinstance(value, str):
            continue
        for _, standing, text in spellings(value):
            if text not in known:
                plain = _with_spelling(plain, tag, text, "attested" if known else standing)
    return plain


def _with_spelling(plain: Plain, tag: str, spelling: str, standing: Standing) -> Plain:
    listed: dict[str, list[str]] = {each: [] for each in STANDINGS}
    for _, old, text in spellings(plain["names"].get(tag)):
        # A prediction fills a gap; where a spelling is known, there is none.
        if text != spelling and not (old == "predicted" and standing in SEEN):
            listed["attested" if old == standing == "preferred" else old].append(text)
    listed[standing].append(spelling)
    names = {tag: plain_spellings({key: each for key, each in listed.items() if each})}
    return {**plain, "names": {**plain["names"], **names}}
