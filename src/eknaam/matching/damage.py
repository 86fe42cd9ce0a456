"""What is wrong with the index of names in a file, found before it leads anywhere."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import numpy as np

from eknaam.matching.names import compared_names
from eknaam.matching.table import KINDS, NameTable
from eknaam.model.chunks import ORTHOGRAPHIES, UNIT

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from eknaam.gazetteer import Gazetteer

__all__ = ["damage", "damage_of_trie", "is_read_alike"]

_SAMPLE: Final = 32  # names that are read anew when a file is opened


def is_read_alike(table: NameTable, gazetteer: Gazetteer) -> bool:
    """Return whether this eknaam reads names as the table has them; some are read anew."""
    for position in range(0, len(table), max(1, len(table) // _SAMPLE)):
        entity = gazetteer.at(int(table.entities[position]))
        place, words = int(table.places[position]), table.words(position)
        read = {id(name.name): name.words for name in compared_names([entity])}
        if place >= len(entity.names) or read.get(id(entity.names[place]), words) != words:
            return False
    return True


def damage(table: NameTable, entities: int) -> Iterator[str]:
    """Yield what is wrong with the numbers of a table, all of which are looked at.

    Args:
        table: the table.
        entities: how many entities the gazetteer has.
    """
    yield from damage_of_trie(table)
    yield from _above("names.marked", table.marked & UNIT, len(table.alphabet))
    yield from _above("names.orthographies", table.orthographies, len(ORTHOGRAPHIES))
    yield from _above("names.entities", table.entities, entities)
    yield from _above("names.kinds", table.kinds, len(KINDS))
    yield from _above("names.types_of", table.types_of, len(table.types))
    yield from _falling("names.ends", table.ends)
    yield from _infinite("names.priors", table.priors)


def damage_of_trie(table: NameTable) -> Iterator[str]:
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
