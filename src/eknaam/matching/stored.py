"""What matching needs to know of the names of a gazetteer: mapped from its file, or made now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from eknaam.errors import GazetteerError
from eknaam.gazetteer.compiled import open_compiled
from eknaam.gazetteer.compiled.strings import Strings, TextList
from eknaam.matching.arrays import numbers_of
from eknaam.matching.compared import Names
from eknaam.matching.damage import damage, damage_of_trie, is_read_alike
from eknaam.matching.names import ComparedName
from eknaam.matching.sections import COMPILE_AGAIN, open_table
from eknaam.matching.spellings import Spellings, nearby, several_words
from eknaam.matching.table import build_table

if TYPE_CHECKING:  # rapidfuzz comes with the index of Latin letters
    from eknaam.gazetteer import Gazetteer
    from eknaam.gazetteer.container import Container
    from eknaam.matching.latin import LatinIndex

__all__ = ["latin_of", "names_of", "spellings_of", "verify_index"]


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
    for problem in damage_of_trie(table):  # the rest is looked at where it is used
        raise container.error(f"{problem}; {COMPILE_AGAIN}")
    if not is_read_alike(table, gazetteer):
        expected = "expected names read as this eknaam reads them, found others"
        raise container.error(f"{expected}; {COMPILE_AGAIN}")
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


def _open_latin(names: Names, container: Container) -> LatinIndex:
    """Return the names of a compiled gazetteer by their Latin letters."""
    from eknaam.matching.latin import LatinIndex

    letters = Strings(container, "letters")
    numbers = numbers_of(container, "names.letters", "<u4")
    if len(numbers) != len(names) or (len(numbers) and int(numbers.max()) > len(letters)):
        raise container.error("expected the letters of each name, found others")
    return LatinIndex(names, letters, numbers)


def _made_latin(names: Names) -> LatinIndex:
    """Return the names of a gazetteer in memory by their Latin letters."""
    from eknaam.matching.latin import LatinIndex, numbered_letters

    letters, numbers = numbered_letters([name.letters for name in names])
    return LatinIndex(names, TextList(letters), numbers)


def _open_spellings(gazetteer: Gazetteer, container: Container) -> Spellings:
    """Return the written spellings of a compiled gazetteer."""
    words, rarest = (
        frozenset(texts[place].decode("utf-8", "replace") for place in range(len(texts)))
        for texts in (Strings(container, "words"), Strings(container, "words.rarest"))
    )
    near = numbers_of(container, "letters.near", "<u8")
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
