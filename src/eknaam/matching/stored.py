"""The table of names as sections of a compiled gazetteer, and back.

The sections hold what `NameTable` holds, number for number, so that a file is mapped and nothing
is made. `with_index` adds them to a gazetteer while it is being compiled.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from eknaam.errors import GazetteerError
from eknaam.gazetteer.compiled import compile_gazetteer, open_compiled
from eknaam.gazetteer.compiled.strings import Strings, TextList, string_sections
from eknaam.matching.compared import Names
from eknaam.matching.latin import LatinIndex, numbered_letters
from eknaam.matching.names import ComparedName, compared_names
from eknaam.matching.spellings import Spellings, nearby, several_words
from eknaam.matching.table import KINDS, NameTable, TableBuilder, build_table
from eknaam.matching.trie import Trie
from eknaam.model.chunks import ORTHOGRAPHIES, UNIT, Alphabet, Coded
from eknaam.records import Entity

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from eknaam.gazetteer import Gazetteer
    from eknaam.gazetteer.container import Container

__all__ = [
    "IndexSections", "compile_indexed", "damage", "latin_of", "names_of",
    "open_table", "spellings_of", "verify_index",
]  # fmt: skip

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
_CHUNK: Final = 1 << 18  # numbers that are written at once
_SAMPLE: Final = 32  # names that are read anew when a file is opened
_COMPILE_AGAIN: Final = "compile the file again"


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
        for prefix, holder in (("names", table), ("syllables", table.syllables)):
            layout = _NAMES if holder is table else _SYLLABLES
            for name, code in layout.items():
                numbers = getattr(holder, name.removeprefix(f"{prefix}."))
                yield name, _chunks(numbers, code)
        for name, code in _TRIE.items():
            numbers = getattr(table.trie, name.removeprefix("trie."))
            yield name, _chunks(numbers, code)
        yield from self._letter_sections()
        yield from string_sections("words", sorted(each.encode() for each in self._words))
        yield from string_sections("words.rarest", sorted(each.encode() for each in self._rarest))

    def _letter_sections(self) -> Iterator[tuple[str, Iterable[bytes]]]:
        letters, numbers = numbered_letters(self._letters)
        yield from string_sections("letters", letters)
        yield "names.letters", _chunks(numbers, "<u4")
        yield "letters.near", _chunks(nearby(set(self._letters)), "<u8")


def compile_indexed(entities: Iterable[Entity], path: Path) -> None:
    """Write a compiled gazetteer with the index of its names.

    Args:
        entities: the entities, each with an id of its own; they are taken once, as a stream.
        path: the file; an old one is replaced in one step.

    Raises:
        GazetteerError: the file cannot be written, or two entities have one id.
    """
    indexed = IndexSections(entities)
    compile_gazetteer(indexed, path, indexed.sections())


def verify_index(path: Path) -> Iterator[str]:
    """Yield what is wrong with the index of a compiled gazetteer whose bytes are as written."""
    try:
        gazetteer = open_compiled(path)
        table = open_table(gazetteer.container)
        if table is None:
            return
        found = False
        for problem in damage(table, len(gazetteer)):
            found = True
            yield str(gazetteer.container.error(problem))
        if not found:
            names = names_of(gazetteer)
            latin_of(names)
            spellings_of(names)
    except GazetteerError as error:
        yield from error.problems


def names_of(gazetteer: Gazetteer) -> Names:
    """Return the compared names of a gazetteer: those of its file, or read now.

    Raises:
        GazetteerError: the file is damaged as far as that shows at once, or was compiled by an
            eknaam that reads names otherwise.
    """
    container = gazetteer.container
    table = None if container is None else open_table(container)
    if table is None or container is None:
        return Names(gazetteer, build_table(gazetteer))
    for problem in _damage_of_trie(table):  # the rest is looked at where it is used
        raise container.error(f"{problem}; {_COMPILE_AGAIN}")
    _check_fits(table, gazetteer, container)
    return Names(gazetteer, table)


def latin_of(names: Names) -> LatinIndex:
    """Return the names of a gazetteer by their Latin letters."""
    container = names.table.container
    return _made_latin(names) if container is None else _open_latin(names, container)


def spellings_of(names: Names) -> Spellings:
    """Return the written spellings of a gazetteer."""
    container = names.table.container
    if container is None:
        return _made_spellings(names.gazetteer, names)
    return _open_spellings(names.gazetteer, container)


def _open_latin(names: Names, container: Container) -> LatinIndex:
    """Return the names of a compiled gazetteer by their Latin letters."""
    letters = Strings(container, "letters")
    numbers = _numbers(container, "names.letters", "<u4")
    if len(numbers) != len(names) or (len(numbers) and int(numbers.max()) > len(letters)):
        raise container.error("expected the letters of each name, found others")
    return LatinIndex(names, letters, numbers)


def _made_latin(names: Names) -> LatinIndex:
    """Return the names of a gazetteer in memory by their Latin letters."""
    letters, numbers = numbered_letters([name.letters for name in names])
    return LatinIndex(names, TextList(letters), numbers)


def _open_spellings(gazetteer: Gazetteer, container: Container) -> Spellings:
    """Return the written spellings of a compiled gazetteer."""
    words, rarest = (
        frozenset(texts[place].decode("utf-8", "replace") for place in range(len(texts)))
        for texts in (Strings(container, "words"), Strings(container, "words.rarest"))
    )
    near = _numbers(container, "letters.near", "<u8")
    return Spellings(gazetteer, Strings(container, "letters"), near, words, rarest)


def _made_spellings(gazetteer: Gazetteer, names: Iterable[ComparedName]) -> Spellings:
    """Return the written spellings of a gazetteer in memory."""
    from eknaam.lexicon.frequency import zipf

    several = list(several_words(gazetteer))
    letters = {name.letters for name in names}
    return Spellings(
        gazetteer,
        TextList(sorted(each.encode() for each in letters if each)),
        nearby(letters),
        frozenset(chain.from_iterable(several)),
        frozenset(min(words, key=zipf) for words in several),
    )


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


def _check_fits(table: NameTable, gazetteer: Gazetteer, container: Container) -> None:
    """Read some names anew, and compare them with the table.

    Raises:
        GazetteerError: this eknaam reads them otherwise.
    """
    for position in range(0, len(table), max(1, len(table) // _SAMPLE)):
        number, place = int(table.entities[position]), int(table.places[position])
        entity = gazetteer.at(number)
        words = table.words(position)
        read = {id(name.name): name.words for name in compared_names([entity])}
        if place >= len(entity.names) or read.get(id(entity.names[place]), words) != words:
            message = "expected names read as this eknaam reads them, found others"
            raise container.error(f"{message}; {_COMPILE_AGAIN}")


def damage(table: NameTable, entities: int) -> Iterator[str]:
    """Yield what is wrong with the numbers of a table, all of which are looked at.

    Args:
        table: the table.
        entities: how many entities the gazetteer has.
    """
    yield from _damage_of_trie(table)
    yield from _above("names.marked", table.marked & UNIT, len(table.alphabet))
    yield from _above("names.orthographies", table.orthographies, len(ORTHOGRAPHIES))
    yield from _above("names.entities", table.entities, entities)
    yield from _above("names.kinds", table.kinds, len(KINDS))
    yield from _above("names.types_of", table.types_of, len(table.types))
    yield from _falling("names.ends", table.ends)
    yield from _infinite("names.priors", table.priors)


def _damage_of_trie(table: NameTable) -> Iterator[str]:
    """Yield what is wrong with the numbers that lead to names."""
    trie, syllables = table.trie, table.syllables
    nodes, count = len(trie), len(table)
    yield from _above("syllables.units", syllables.units, len(table.alphabet))
    yield from _above("syllables.orthographies", syllables.orthographies, len(ORTHOGRAPHIES))
    yield from _falling("syllables.ends", syllables.ends)
    yield from _above("trie.labels", trie.labels, len(syllables))
    yield from _above("trie.names", trie.names, count)
    yield from _above("trie.children", trie.children, nodes + 1)
    yield from _above("trie.firsts", trie.firsts, count + 1)
    yield from _falling("trie.children", trie.children)
    yield from _falling("trie.firsts", trie.firsts)
    if not (trie.children[:-1] > np.arange(nodes)).all():
        yield "expected the children of a node after it, found them before"
    yield from _infinite("trie.priors", trie.priors[int(not count) :])


def _above(name: str, numbers: NDArray[np.integer], limit: int) -> Iterator[str]:
    if len(numbers) and int(numbers.max()) >= limit:
        yield f"expected numbers below {limit:,} in section {name!r}, found greater ones"


def _falling(name: str, numbers: NDArray[np.integer]) -> Iterator[str]:
    if (numbers[1:] < numbers[:-1]).any():
        yield f"expected rising numbers in section {name!r}, found falling ones"


def _infinite(name: str, numbers: NDArray[np.floating]) -> Iterator[str]:
    if not np.isfinite(numbers).all():
        yield f"expected finite numbers in section {name!r}, found others"


def _read_meta(container: Container) -> tuple[Alphabet, tuple[str, ...]]:
    again = f"expected an index of version {_VERSION}, found another; {_COMPILE_AGAIN}"
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


def _chunks(numbers: NDArray[Any], code: str) -> Iterator[bytes]:
    """Yield the bytes of numbers, little-endian whatever the machine."""
    for start in range(0, len(numbers), _CHUNK):
        yield numbers[start : start + _CHUNK].astype(code).tobytes()


def _arrays(container: Container, layout: Mapping[str, str]) -> dict[str, Any]:
    """Return sections by the last part of their names."""
    return {
        name.rpartition(".")[2]: _numbers(container, name, code) for name, code in layout.items()
    }


def _numbers(container: Container, name: str, code: str) -> NDArray[Any]:
    data = container.section(name)
    if len(data) % np.dtype(code).itemsize:
        raise container.error(f"expected whole numbers in section {name!r}, found a part of one")
    return np.frombuffer(data, dtype=code)
