"""The compared names of a gazetteer as flat arrays: made once, or mapped from a file.

Whether names come from a compiled gazetteer or were read just now, matching works with this one
form of them. It says nothing of the model, so that one file serves any.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Final, cast, get_args

import numpy as np

from eknaam.errors import GazetteerError
from eknaam.matching.names import ComparedName, compared_names
from eknaam.matching.prior import log_prior
from eknaam.matching.trie import Trie, build_trie
from eknaam.model.chunks import ORTHOGRAPHIES, UNIT, Alphabet, Coded
from eknaam.readings import Orthography, Units
from eknaam.records import Entity, Kind

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from eknaam.gazetteer.container import Container

__all__ = ["KINDS", "NameTable", "TableBuilder", "build_table"]

KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
"""The kinds of entity; their places here are their numbers."""

WORD_END: Final = 1 << 15
SYLLABLE_END: Final = 1 << 14
"""The marks on a unit of `NameTable.marked` with which a word or a syllable ends."""


@dataclass(frozen=True, eq=False)
class NameTable:
    """Names, one after the other in the order of the gazetteer.

    Attributes:
        alphabet: the units of the names.
        types: types of entities; their places are their numbers, "" is none.
        marked: units of all names, with where syllables and words end.
        ends: where each name ends in `marked`, shape (names,).
        orthographies: numbers of orthographies, shape (names,).
        entities: the number of the entity of each name in the gazetteer, shape (names,).
        places: which of its entity's names each is, shape (names,).
        kinds: numbers of kinds, shape (names,).
        types_of: numbers of types, shape (names,).
        priors: log priors in nats, up to a constant, shape (names,).
        syllables: the distinct syllables, their units as in `Coded`.
        trie: the names by their syllables.
        container: the file that the arrays are mapped from, if any.
    """

    alphabet: Alphabet
    types: Sequence[str]
    marked: NDArray[np.uint16]
    ends: NDArray[np.uint32]
    orthographies: NDArray[np.uint8]
    entities: NDArray[np.uint32]
    places: NDArray[np.uint16]
    kinds: NDArray[np.uint8]
    types_of: NDArray[np.uint16]
    priors: NDArray[np.float64]
    syllables: Coded
    trie: Trie
    container: Container | None = None

    def __len__(self) -> int:
        return len(self.ends)

    @cached_property
    def coded(self) -> Coded:
        """The names as the model takes them; units are numbers with marks."""
        return Coded(self.marked, self.ends, self.orthographies)

    @cached_property
    def log_priors(self) -> NDArray[np.float64]:
        """Log P(the entity of each name | some entity of the table is named), shape (names,)."""
        first = np.ones(len(self), dtype=bool)  # an entity counts once, however many names it has
        first[1:] = self.entities[1:] != self.entities[:-1]
        return np.asarray(self.priors - np.logaddexp.reduce(self.priors[first], initial=-np.inf))

    @property
    def error(self) -> GazetteerError:
        """What is raised where the numbers of a file lead outside of it."""
        if self.container is None:
            return GazetteerError("expected names that fit together, found others")
        message = "expected an index as it was compiled, found it damaged; compile the file again"
        return self.container.error(message)

    def orthography(self, position: int) -> Orthography:
        """Return the orthography of a name."""
        number = int(self.orthographies[position])
        if number >= len(ORTHOGRAPHIES):
            raise self.error
        return cast("Orthography", ORTHOGRAPHIES[number])

    def words(self, position: int) -> tuple[Units, ...]:
        """Return the units of a name, word by word."""
        return self._cut(position, WORD_END)

    def syllables_of(self, position: int) -> tuple[int, ...]:
        """Return the syllables of a name, by number."""
        orthography = self.orthography(position)
        numbers = self._syllable_numbers
        try:
            found = tuple(numbers[orthography, units] for units in self.cut_syllables(position))
        except KeyError as error:  # marks of a damaged file
            raise self.error from error
        if not found:
            raise self.error
        return found

    def by_syllables(self) -> Iterator[tuple[tuple[int, ...], Sequence[int]]]:
        """Yield rows of syllables, by number, with the positions of the names that they make up.

        Raises:
            GazetteerError: the numbers of a file do not fit together.
        """
        trie = self.trie
        children, labels = trie.children.tolist(), trie.labels.tolist()
        firsts, names = trie.firsts.tolist(), trie.names.tolist()
        rows: list[tuple[int, ...]] = [()] * len(labels)
        for node, row in enumerate(rows):
            for child in range(children[node], children[node + 1]):
                rows[child] = *row, labels[child]
            if firsts[node] < firsts[node + 1]:
                if not row:
                    raise self.error
                yield row, names[firsts[node] : firsts[node + 1]]

    def cut_syllables(self, position: int) -> tuple[Units, ...]:
        """Return the units of a name, syllable by syllable."""
        return self._cut(position, SYLLABLE_END)

    def among(self, kind: Kind | None, type_: str | None) -> NDArray[np.bool_] | None:
        """Return which names are of a kind and a type; None for all."""
        if kind is None and type_ is None:
            return None
        found = np.ones(len(self), dtype=bool)
        if kind is not None:
            found &= self.kinds == KINDS.index(kind)
        if type_ is not None:
            found &= self.types_of == (self.types.index(type_) if type_ in self.types else 1 << 16)
        return found

    def _cut(self, position: int, mark: int) -> tuple[Units, ...]:
        start = int(self.ends[position - 1]) if position else 0
        marked = self.marked[start : self.ends[position]].tolist()
        try:
            letters = [self.alphabet.units[number & UNIT][1] for number in marked]
        except IndexError as error:
            raise self.error from error
        ends = [place for place, number in enumerate(marked, start=1) if number & mark]
        return tuple(tuple(letters[first:last]) for first, last in pairwise([0, *ends]))

    @cached_property
    def _syllable_numbers(self) -> Mapping[tuple[str, Units], int]:
        return {spelled: number for number, spelled in enumerate(self.spelled_syllables)}

    @cached_property
    def spelled_syllables(self) -> Sequence[tuple[str, Units]]:
        """Orthography and units of each syllable."""
        letters = [unit for _, unit in self.alphabet.units]
        numbers = self.syllables.units.tolist()
        ends = self.syllables.ends.tolist()
        return [
            (ORTHOGRAPHIES[orthography], tuple(letters[number] for number in numbers[first:last]))
            for orthography, (first, last) in zip(
                self.syllables.orthographies.tolist(), pairwise([0, *ends]), strict=True
            )
        ]


class TableBuilder:
    """Takes the names of entities one after the other, and makes their table."""

    def __init__(self) -> None:
        self._alphabet: dict[tuple[str, str], int] = {}
        self._types: dict[str, int] = {"": 0}
        self._syllables: dict[tuple[str, Units], int] = {}
        self._marked, self._ends = array("H"), array("L")
        self._orthographies, self._kinds = array("B"), array("B")
        self._entities, self._places = array("L"), array("L")
        self._types_of = array("L")
        self._priors = array("d")
        self._numbers, self._number_ends = array("L"), array("L")

    def add(self, entity: Entity, number: int, names: Iterable[ComparedName]) -> None:
        """Take the names of an entity.

        Args:
            entity: the entity.
            number: its place in the gazetteer.
            names: those that spellings are compared with.
        """
        prior = log_prior(entity)
        for name in names:
            self._add_units(name)
            self._orthographies.append(ORTHOGRAPHIES.index(name.orthography))
            self._entities.append(number)
            self._places.append(next(i for i, n in enumerate(entity.names) if n is name.name))
            self._kinds.append(KINDS.index(entity.kind))
            self._types_of.append(self._types.setdefault(entity.type or "", len(self._types)))
            self._priors.append(prior)

    def _add_units(self, name: ComparedName) -> None:
        units, alphabet = name.units, self._alphabet
        numbers = [
            alphabet.setdefault((name.orthography, unit), len(alphabet) + 1) for unit in units
        ]
        for end in accumulate(map(len, name.words)):
            numbers[end - 1] |= WORD_END
        start = 0
        for length in name.syllables:
            end = start + length
            numbers[end - 1] |= SYLLABLE_END
            spelled = name.orthography, units[start:end]
            self._numbers.append(self._syllables.setdefault(spelled, len(self._syllables)))
            start = end
        self._marked.extend(numbers)
        self._ends.append(len(self._marked))
        self._number_ends.append(len(self._numbers))

    def table(self) -> NameTable:
        """Return the table of all names so far."""
        kinds, priors = np.array(self._kinds, np.uint8), np.array(self._priors, np.float64)
        numbers = np.array(self._numbers, np.uint32)
        bits = np.left_shift(1, kinds).astype(np.uint8)
        return NameTable(
            Alphabet(self._alphabet),
            tuple(self._types),
            np.array(self._marked, np.uint16),
            np.array(self._ends, np.uint32),
            np.array(self._orthographies, np.uint8),
            np.array(self._entities, np.uint32),
            np.array(self._places, np.uint16),
            kinds,
            np.array(self._types_of, np.uint16),
            priors,
            self._coded_syllables(),
            build_trie(numbers, np.array(self._number_ends, np.int64), bits, priors),
        )

    def _coded_syllables(self) -> Coded:
        units = [self._alphabet[o, unit] for o, us in self._syllables for unit in us]
        ends = list(accumulate(len(us) for _, us in self._syllables))
        orthographies = [ORTHOGRAPHIES.index(orthography) for orthography, _ in self._syllables]
        return Coded(
            np.array(units, np.uint16), np.array(ends, np.uint32), np.array(orthographies, np.uint8)
        )


def build_table(gazetteer: Iterable[Entity]) -> NameTable:
    """Return the table of the names of entities."""
    builder = TableBuilder()
    for number, entity in enumerate(gazetteer):
        builder.add(entity, number, compared_names([entity]))
    return builder.table()
