"""Changes the text of a gazetteer in YAML: its style, or one entity of it and no other line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from eknaam.errors import GazetteerError
from eknaam.gazetteer.problems import Item, Problems, printable
from eknaam.gazetteer.yaml_comments import Remarks, comments_of, remarks_of
from eknaam.gazetteer.yaml_items import read_yaml
from eknaam.gazetteer.yaml_text import entity_lines

__all__ = ["format_yaml", "insert_entity", "replace_entities"]


def format_yaml(text: str, name: str) -> str:
    r"""Return a gazetteer in the style of the project: sorted by id, comments kept.

    Args:
        text: a gazetteer in YAML without mistakes.
        name: what messages call it.

    Raises:
        GazetteerError: it is not YAML.

    Examples:
        >>> print(format_yaml("- {kind: place, names: {vi: Huế}, id: hue} # old capital", "x"))
        - id: hue # old capital
          kind: place
          names:
            vi: Huế
        <BLANKLINE>
    """
    items = _items(text, name)
    header, remarks, footer = remarks_of(items, comments_of(text))
    # Comments that are set apart by an empty line stay in their place before the entity.
    both = sorted(zip(items, remarks, strict=True), key=lambda pair: _id(pair[0]))
    blocks = ["\n".join(_block(_plain(item), remark)) for item, remark in both]
    parts = ["\n".join(header).rstrip(), *blocks, "\n".join(footer)]
    return "\n\n".join(part for part in parts if part) + "\n" if items else text


def insert_entity(text: str, plain: Mapping[str, Any], name: str) -> str:
    """Return a gazetteer with one more entity, before the first one with a greater id.

    Args:
        text: a gazetteer in YAML; may be empty.
        plain: the entity as plain data of the format, checked.
        name: what messages call the gazetteer.

    Raises:
        GazetteerError: it is not YAML, or not a list with an entity on each of its lines.
    """
    items = _items(text, name) if _has_items(text) else []
    lines = text.splitlines(keepends=True) if items else [_without_list(text)]
    end = "\r\n" if "\r\n" in text else "\n"
    indent = _indent(lines, items, name)
    block = [f"{indent}{line}{end}" for _, line in entity_lines(plain)]
    after = next((item for item in items if _id(item) > plain["id"]), None)
    if after is None:
        last = lines[-1] if lines else ""
        gap = ["" if not last or last.endswith(("\n", "\r")) else end, end if last.strip() else ""]
        return "".join([*lines, *gap, *block])
    at = _first_line(lines, after)
    return "".join([*lines[:at], *block, end, *lines[at:]])


def replace_entities(text: str, changed: Iterable[Mapping[str, Any]], name: str) -> str:
    """Return a gazetteer with some entities written anew, with their comments; others as they are.

    Args:
        text: a gazetteer in YAML.
        changed: what the entities of these ids are to be.
        name: what messages call the gazetteer.

    Raises:
        GazetteerError: it is not YAML, or has no such entity on lines of its own.
    """
    items = _items(text, name)
    places = {_id(item): number for number, item in enumerate(items)}
    lines = text.splitlines(keepends=True)
    indent = _indent(lines, items, name)
    _, remarks, _ = remarks_of(items, comments_of(text))
    end = "\r\n" if "\r\n" in text else "\n"
    blocks: dict[int, list[str]] = {}
    for plain in changed:
        number = places.get(plain["id"])
        if number is None:
            raise GazetteerError(f"{printable(name)}: expected an entity {plain['id']}, found none")
        remark = remarks[number]
        remark.leading = []
        blocks[number] = [f"{indent}{line}{end}" if line else end for line in _block(plain, remark)]
    for number in sorted(blocks, reverse=True):  # from the end, so that line numbers stay true
        start = items[number].line - 1
        stop = items[number + 1].line - 1 if number + 1 < len(items) else len(lines)
        while stop > start + 1 and _is_outside(lines[stop - 1], items[number].column):
            stop -= 1
        lines[start:stop] = blocks[number]
    return "".join(lines)


def _items(text: str, name: str) -> list[Item]:
    problems = Problems(name)
    items = list(read_yaml(text, problems))
    problems.raise_any()
    return items


def _block(plain: Mapping[str, Any], remarks: Remarks) -> Iterator[str]:
    yield from remarks.leading
    lines = list(entity_lines(plain))
    for number, (path, line) in enumerate(lines):
        # Nothing can stand between the sign of an entity and its first field but above both.
        indent = " " * (len(line) - len(line.lstrip())) if number else ""
        yield from (indent + comment for comment in remarks.before.get(path, ()))
        beside = remarks.beside.get(path)
        yield f"{line} {beside}" if beside else line
    written = {path for path, _ in lines}
    yield from (f"  {comment}" for comment in (*remarks.elsewhere(written), *remarks.trailing))


def _plain(item: Item) -> Mapping[str, Any]:
    return item.value if isinstance(item.value, dict) else {}


def _id(item: Item) -> str:
    return str(_plain(item).get("id", ""))


def _has_items(text: str) -> bool:
    """Whether there is more than comments and an empty list."""
    return bool(_without_list(text).strip()) and any(
        line.strip() and not line.lstrip("\ufeff \t").startswith("#")
        for line in _without_list(text).splitlines()
    )


def _without_list(text: str) -> str:
    return text.rstrip().removesuffix("[]") if text.rstrip().endswith("[]") else text


def _indent(lines: list[str], items: list[Item], name: str) -> str:
    """Return what stands before the sign of each entity: `- id:` may be indented."""
    starts = {item.line for item in items}
    for item in items:
        before = lines[item.line - 1][: item.column - 1]
        if before.strip("\ufeff \t") != "-" or len(starts) < len(items):
            message = "expected each entity on lines of its own (- id: ...); format the file first"
            raise GazetteerError(f"{printable(name)}:{item.line}: {message}")
    return lines[items[0].line - 1].lstrip("\ufeff").partition("-")[0] if items else ""


def _first_line(lines: list[str], item: Item) -> int:
    """Return the number of the first line of an entity, with the comments right above it."""
    at = item.line - 1
    while at > 0 and lines[at - 1].lstrip().startswith("#"):
        at -= 1
    # Comments that begin the file are about the whole of it.
    return item.line - 1 if at == 0 else at


def _is_outside(line: str, column: int) -> bool:
    """Whether an empty line or a comment belongs to what comes after the entity."""
    bare = line.strip()
    if not bare:
        return True
    return bare.startswith("#") and len(line) - len(line.lstrip()) + 1 < column
