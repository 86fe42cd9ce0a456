"""Entities as YAML in the style of the project: one order, one way to write each value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

import regex

from eknaam.gazetteer.entities import plain_spellings, spellings
from eknaam.gazetteer.problems import Path
from eknaam.text.written import quoted

__all__ = ["FIELDS", "entity_lines", "line_of", "scalar"]

FIELDS: Final = (
    "id", "kind", "type", "canonical_tag", "names", "ids", "population", "part_of", "valid_from",
    "valid_until", "succeeded_by", "roles", "shared", "sources",
)  # fmt: skip
"""The fields of an entity, in the order in which they are written."""

# What YAML reads as itself wherever it stands; anything else is written in quotes.
_PLAIN: Final = regex.compile(
    r"[\p{L}\p{N}](?:[\p{L}\p{M}\p{N} '’ʼ./()+&;!?·_-]*[\p{L}\p{M}\p{N}.)!?])?"
)
# What YAML 1.2, or YAML 1.1 in another program, takes for a number, a truth value or nothing.
_NOT_TEXT: Final = regex.compile(
    r"[-+]?(?:\.?[0-9][0-9_]*(?:\.[0-9]*)?(?:e[-+]?[0-9]+)?|0x[0-9a-f]+|0o[0-7]+|\.inf|\.nan)"
    r"|[0-9]+(?::[0-9]+)+|null|true|false|yes|no|on|off|y|n",
    regex.IGNORECASE,
)
_NUMBER: Final = regex.compile(r"0|[1-9][0-9]*")
_DATE: Final = regex.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}")
_DATED: Final = ("valid_from", "valid_until", "date", "since", "until")


def scalar(text: str) -> str:
    r"""Return a text as a YAML scalar, in quotes only where it needs them.

    Examples:
        >>> print(scalar("Trần Cương"), scalar("No"), scalar("2024"), scalar("a: b"))
        Trần Cương "No" "2024" "a: b"
        >>> print(scalar("گوانگ\N{ZERO WIDTH NON-JOINER}شی"))
        "گوانگ\u200cشی"
    """
    if text.isprintable() and _PLAIN.fullmatch(text) and not _NOT_TEXT.fullmatch(text):
        return text
    return quoted(text)


def entity_lines(plain: Mapping[str, Any]) -> Iterator[tuple[Path, str]]:
    """Yield the lines of an entity, and which part of it each one begins.

    Args:
        plain: the entity as plain data of the format, checked.

    Examples:
        >>> hue = {"names": {"hi": {"attested": ["हुए"]}}, "kind": "place", "id": "hue"}
        >>> for path, line in entity_lines(hue):
        ...     print(line)
        - id: hue
          kind: place
          names:
            hi: {attested: [हुए]}
    """
    sign = "- "
    for field in FIELDS:
        if plain.get(field) in (None, {}, []):
            continue
        for path, line in _field(field, plain[field]):
            yield path, sign + line
            sign = "  "


def line_of(path: Path) -> Path:
    """Return the path of the line that a part of an entity stands in.

    Examples:
        >>> line_of(("names", "hi", "attested", 0)), line_of(("ids", "wikidata"))
        (('names', 'hi'), ('ids',))
    """
    return path[: 2 if path[0] in {"names", "roles"} else 1]


def _field(field: str, value: Any) -> Iterator[tuple[Path, str]]:
    if field == "names":
        yield (field,), "names:"
        for tag, listed in value.items():
            yield (field, tag), f"  {scalar(tag)}: {_flow(_tidy(listed))}"
    elif field == "roles":
        yield (field,), "roles:"
        yield from (((field, number), f"  - {_flow(each)}") for number, each in enumerate(value))
    else:
        yield (field,), f"{field}: {_flow(value, field)}"


def _tidy(listed: object) -> object:
    """Return the spellings of a language in the order of their standing."""
    by_standing: dict[str, list[str]] = {}
    for _, standing, text in spellings(listed):
        by_standing.setdefault(standing, []).append(text)
    return plain_spellings(by_standing)


def _flow(value: object, key: str = "") -> str:
    match value:
        case bool():
            return str(value).lower()
        case Mapping():
            return f"{{{', '.join(f'{scalar(k)}: {_flow(v, k)}' for k, v in value.items())}}}"
        case list() | tuple():
            return f"[{', '.join(_flow(each) for each in value)}]"
    text = str(value)
    if (key in _DATED and _DATE.fullmatch(text)) or (_is_number(key) and _NUMBER.fullmatch(text)):
        return text
    return scalar(text)


def _is_number(key: str) -> bool:
    """Whether digits are written without quotes here: a population, an id of some register."""
    return key not in {"", "id", "title", "preferred", "kind", "type", "canonical_tag", "part_of"}
