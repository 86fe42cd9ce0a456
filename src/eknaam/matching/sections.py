"""The table of names as sections of a compiled gazetteer, and back.

The sections hold what `NameTable` holds, number for number, so that a file is mapped and nothing
is made. `compile_indexed` adds them to a gazetteer while it is being compiled.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from eknaam.gazetteer.compiled import compile_gazetteer
from eknaam.gazetteer.compiled.strings import string_sections
from eknaam.matching.arrays import chunks_of, numbers_of
from eknaam.matching.consonant_index import index_sections
from eknaam.matching.names import compared_names
from eknaam.matching.parts import parts_of
from eknaam.matching.spellings import nearby, several_words
from eknaam.matching.table import NameTable, TableBuilder
from eknaam.matching.trie import Trie
from eknaam.model import load_model
from eknaam.model.chunks import ORTHOGRAPHIES, UNIT, Alphabet, Coded
from eknaam.records import Entity

if TYPE_CHECKING:
    from eknaam.gazetteer.container import Container

__all__ = ["COMPILE_AGAIN", "IndexSections", "compile_indexed", "open_table"]

_VERSION: Final = 1
_META: Final = "names"
_NAMES: Final = {
    "names.marked": "<u2", "names.ends": "<u4", "names.orthographies": "u1",
    "names.entities": "<u4", "names.places": "<u2", "names.kinds": "u1",
    "names.types_of": "<u2", "names.priors": "<f8",
}  # fmt: skip
_SYLLABLES: Final = {
    "syllables.units": "<u2", "syllables.ends": "<u4", "syllables.orthographies": "u1",
}  # fmt: skip
_TRIE: Final = {
    "trie.labels": "<u4", "trie.children": "<u4", "trie.firsts": "<u4", "trie.names": "<u4",
    "trie.kinds": "u1", "trie.priors": "<f4",
}  # fmt: skip
COMPILE_AGAIN: Final = "compile the file again"


class IndexSections:
    """Notes the names of entities while they go by, and makes sections of them.

    Args:
        entities: the entities that are compiled.
    """

    def __init__(self, entities: Iterable[Entity]) -> None:
        self._entities = entities
        self._builder = TableBuilder()
        self._letters: list[str] = []
        self._words: set[str] = set()
        self._rarest: set[str] = set()

    def __iter__(self) -> Iterator[Entity]:
        from eknaam.lexicon.frequency import zipf

        for number, entity in enumerate(self._entities):
            names = list(compared_names([entity]))
            self._builder.add(entity, number, names)
            self._letters += [name.letters for name in names]
            for words in several_words([entity]):
                self._words.update(words)
                self._rarest.add(min(words, key=zipf))
            yield entity

    def sections(self) -> Iterator[tuple[str, Iterable[bytes]]]:
        """Yield the sections; after the entities have gone by."""
        table = self._builder.table()
        meta = {"version": _VERSION, "alphabet": table.alphabet.units[1:], "types": table.types}
        yield _META, [json.dumps(meta, ensure_ascii=False, separators=(",", ":")).encode()]
        for layout, holder in (
            (_NAMES, table), (_SYLLABLES, table.syllables), (_TRIE, table.trie),
        ):  # fmt: skip
            for name, code in layout.items():
                yield name, chunks_of(getattr(holder, _field(name)), code)
        yield from self._letter_sections()
        yield from string_sections("words", sorted(each.encode() for each in self._words))
        yield from string_sections("words.rarest", sorted(each.encode() for each in self._rarest))
        yield from index_sections(list(parts_of(table).values()), load_model())

    def _letter_sections(self) -> Iterator[tuple[str, Iterable[bytes]]]:
        from eknaam.matching.latin import numbered_letters  # rapidfuzz comes with it

        letters, numbers = numbered_letters(self._letters)
        yield from string_sections("letters", letters)
        yield "names.letters", chunks_of(numbers, "<u4")
        yield "letters.near", chunks_of(nearby(set(self._letters)), "<u8")


def compile_indexed(
    entities: Iterable[Entity], path: Path, more: Iterable[tuple[str, Iterable[bytes]]] = ()
) -> None:
    """Write a compiled gazetteer with the index of its names.

    Args:
        entities: the entities, each with an id of its own; they are taken once, as a stream.
        path: the file; an old one is replaced in one step.
        more: other sections, taken when the entities have gone by.

    Raises:
        GazetteerError: the file cannot be written, or two entities have one id.
    """
    indexed = IndexSections(entities)
    compile_gazetteer(indexed, path, chain(indexed.sections(), more))


def open_table(container: Container) -> NameTable | None:
    """Return the table of a compiled gazetteer, or None if it was compiled without one.

    Args:
        container: the file.

    Raises:
        GazetteerError: the sections are damaged as far as that shows at once.
    """
    if _META not in container.sections:
        return None
    alphabet, types = _read_meta(container)
    syllables = Coded(**_arrays(container, _SYLLABLES))
    trie = Trie(**_arrays(container, _TRIE))
    names = _arrays(container, _NAMES)
    table = NameTable(alphabet, types, **names, syllables=syllables, trie=trie, container=container)
    count, nodes = len(table.ends), len(trie.labels)
    same = {len(names[name]) for name in names if name != "marked"} | {len(trie.names)} == {count}
    whole = not count or table.ends[-1] == len(table.marked)
    fits = len(syllables.ends) == len(syllables.orthographies)
    shape = len(trie.children) == len(trie.firsts) == nodes + 1
    if not (same and whole and fits and shape) or {len(trie.kinds), len(trie.priors)} != {nodes}:
        raise container.error("expected an index whose sections fit together, found others")
    return table


def _read_meta(container: Container) -> tuple[Alphabet, tuple[str, ...]]:
    again = f"expected an index of version {_VERSION}, found another; {COMPILE_AGAIN}"
    try:
        meta = json.loads(bytes(container.section(_META)))
        units = [(str(orthography), str(unit)) for orthography, unit in meta["alphabet"]]
        types = tuple(map(str, meta["types"]))
        version = meta["version"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise container.error(again) from error
    if version != _VERSION or len(units) >= UNIT or not {o for o, _ in units} <= {*ORTHOGRAPHIES}:
        raise container.error(again)
    return Alphabet(units), types


def _arrays(container: Container, layout: Mapping[str, str]) -> dict[str, Any]:
    """Return sections by the fields that they hold."""
    return {_field(name): numbers_of(container, name, code) for name, code in layout.items()}


def _field(section: str) -> str:
    """Return the field that a section holds: the last part of its name."""
    return section.rpartition(".")[2]
