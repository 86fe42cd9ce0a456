"""Read pairs of a name and its spelling, and turn them into units.

A file of pairs is TSV in UTF-8 with a header; lines that begin with `#` are notes. Its columns,
in any order:

=========== ===================================================================================
name        the name in Latin letters
spelling    the name in Devanagari or in Urdu
orthography vi, pinyin or latin
tag         or instead of it a BCP 47 tag: vi, zh-Latn-pinyin, en; without both the letters say
country     ISO 3166-1 code, so that one country cannot outweigh the others; may be left out
entity      what the name belongs to, so that repeats count less; the name if left out
=========== ===================================================================================
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from eknaam.documents import decode, split_lines
from eknaam.documents.files import read_bytes
from eknaam.errors import InputError
from eknaam.model.tables import MODES, SCRIPTS
from eknaam.readings import Units, read

__all__ = ["Example", "read_examples", "read_pairs"]

_MAX_UNITS: Final = 40  # a longer text is no name
_TAGS: Final = {"vi": "vi", "pinyin": "zh-Latn-pinyin", "latin": "en"}
_NOTE: Final = "#"


@dataclass(frozen=True, slots=True)
class Example:
    """A pair to learn from, as units.

    Attributes:
        orthography: "vi", "pinyin" or "latin".
        script: "deva" or "urdu".
        name: units of the name.
        spelling: units of the spelling.
        country: ISO 3166-1 code of what is named, or nothing.
        entity: what is named, within its source.
        place: file and line of the pair.
    """

    orthography: str
    script: str
    name: Units
    spelling: Units
    country: str
    entity: str
    place: str


def read_examples(paths: Iterable[Path]) -> list[Example]:
    """Return the pairs of some files; pairs that two of them give count once.

    Raises:
        InputError: a file cannot be read, or a line of it is not a pair.
    """
    found = {
        (example.orthography, example.name, example.spelling, example.country): example
        for path in paths
        for example in read_pairs(path)
    }
    return list(found.values())


def read_pairs(path: Path) -> Iterator[Example]:
    """Yield the pairs of one file.

    Pairs that are too long to be names are left out.

    Raises:
        InputError: the file cannot be read, or a line of it is not a pair.
    """
    rows = _rows(path)
    line, header = next(rows, (1, []))
    if "name" not in header or "spelling" not in header:
        raise InputError(
            f"{path}:{line}: the first line must name the columns, among them name and spelling"
        )
    for line, fields in rows:
        place = f"{path}:{line}"
        if len(fields) != len(header):
            raise InputError(f"{place}: {len(fields)} columns instead of {len(header)}")
        example = _example(dict(zip(header, fields, strict=True)), place)
        if max(len(example.name), len(example.spelling)) <= _MAX_UNITS:
            yield example


def _rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    text = decode(read_bytes(str(path)), str(path)).text
    for number, row in enumerate(split_lines(text), 1):
        if row.strip() and not row.startswith(_NOTE):
            yield number, [field.strip() for field in row.split("\t")]


def _example(row: dict[str, str], place: str) -> Example:
    orthography = row.get("orthography", "")
    if orthography and orthography not in _TAGS:
        known = ", ".join(_TAGS)
        raise InputError(f"{place}: orthography {orthography!r} is none of {known}")
    name = read(row["name"], _TAGS[orthography] if orthography else row.get("tag") or None)
    if name.orthography not in MODES or not name.units:
        raise InputError(f"{place}: name {row['name']!r} is not in Latin letters")
    spelling = read(row["spelling"])
    if spelling.orthography not in SCRIPTS or not spelling.units:
        raise InputError(f"{place}: spelling {row['spelling']!r} is not in Devanagari or Urdu")
    return Example(
        orthography or name.orthography,
        spelling.orthography,
        name.units,
        spelling.units,
        row.get("country", ""),
        row.get("entity") or row["name"],
        place,
    )
