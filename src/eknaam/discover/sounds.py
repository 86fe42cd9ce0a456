"""What a word sounds like: runs of Vietnamese or Chinese syllables, with their probability.

A word is cut into syllables in every way, and each piece is compared by the model with the
syllables that have about its consonants. The probability is that of the word and its syllables
together, so that of two runs that explain it equally well the usual one wins.
"""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from eknaam.discover.syllables import TAGS, Inventory, Tag
from eknaam.matching.parts import Parts
from eknaam.matching.table import build_table
from eknaam.model import Model
from eknaam.readings import Units, units_of
from eknaam.readings.devanagari import INHERENT
from eknaam.readings.latin import plain_letters
from eknaam.readings.pinyin import split_syllables
from eknaam.readings.vietnamese import drop_tone
from eknaam.records import Entity, Name

__all__ = ["MOST_SYLLABLES", "SCRIPTS", "Heard", "Run", "Sounds"]

SCRIPTS: Final = {"Deva": "deva", "Arab": "urdu"}
"""The scripts that the model writes, by their ISO 15924 code."""

MOST_SYLLABLES: Final = 4
"""A word has as many syllables at most."""

_LONGEST_WORD: Final = 20  # units
_LONGEST_PIECE: Final = 8  # units of a syllable: क्वांग has 6
_REMEMBERED: Final = 50_000  # words, and pieces
_NEVER: Final = -12.0  # nats; of a syllable that is not in the inventory


@dataclass(frozen=True, slots=True)
class Heard:
    """How likely a word is some syllables of a name, by how many.

    Attributes:
        first: log P(word, its likeliest syllables) where the word begins the name, in nats; the
            place in the tuple is the number of syllables.
        later: the same where others of the name come before.
    """

    first: tuple[float, ...]
    later: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """Syllables that a word may be.

    Attributes:
        syllables: them.
        score: log P(word, syllables), in nats.
    """

    syllables: tuple[str, ...]
    score: float


@dataclass(frozen=True, slots=True)
class _Piece:
    """The syllables that a piece of a word may be, each with log P(piece | syllable)."""

    syllables: tuple[tuple[str, float], ...]
    first: float
    later: float


_Pieces = dict[Units, dict[Tag, _Piece]]


class Sounds:
    """Hears syllables in words. Immutable but for what it remembers.

    Args:
        inventory: the syllables.
        model: the transliteration model.
    """

    def __init__(self, inventory: Inventory, model: Model) -> None:
        self.inventory = inventory
        self.model = model
        entities = list(_entities(inventory))
        table = build_table(entities)
        self._parts = Parts(table, model)
        self._syllables: defaultdict[tuple[int, ...], list[tuple[Tag, str]]] = defaultdict(list)
        for position, number in enumerate(table.entities.tolist()):
            name = entities[number].names[0]
            tag = next(tag for tag in TAGS if tag == name.tag)
            self._syllables[table.syllables_of(position)].append((tag, name.text))
        self._marked: defaultdict[str, list[str]] = defaultdict(list)
        for syllable in inventory.later["vi"]:
            self._marked[plain_letters(syllable)].append(syllable)
        self._pieces: dict[str, _Pieces] = {script: {} for script in SCRIPTS.values()}
        self._words: dict[tuple[str, str], Mapping[Tag, Heard]] = {}

    def hear(self, words: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Mapping[Tag, Heard]]:
        """Return what words may be; one that sounds like nothing is heard as empty.

        Args:
            words: folded words, each with its script, ISO 15924. Many at once are quick.
        """
        asked = dict.fromkeys(words)
        new = [word for word in asked if word not in self._words]
        if len(self._words) + len(new) > _REMEMBERED:
            self._words.clear()
            new = list(asked)
        self._compare(new)
        for word in new:
            self._words[word] = {
                tag: heard for tag in TAGS if (heard := self._hear(*word, tag)) is not None
            }
        return {word: self._words[word] for word in asked}

    def runs(self, word: str, script: str, tag: Tag, *, begins: bool, most: int) -> list[Run]:
        """Return the likeliest syllables of one folded word, the likeliest first.

        Args:
            word: the word.
            script: its script, ISO 15924.
            tag: the language of the syllables.
            begins: whether the word begins the name.
            most: how many runs.
        """
        later = self.inventory.later[tag]
        first = self.inventory.first[tag] if begins else later
        if script not in SCRIPTS:
            return _best((_run(each, first, later) for each in self._latin(word, tag)), most)
        self._compare([(word, script)])
        units, pieces = self._units(word, script), self._pieces[SCRIPTS[script]]
        ending: list[list[Run]] = [[Run((), 0.0)], *([] for _ in units)]
        for start, end, piece in _pieces_of(units):
            usual = later if start else first
            longer = (
                Run((*run.syllables, each), run.score + written + usual[each])
                for run in ending[start]
                if len(run.syllables) < MOST_SYLLABLES
                for each, written in pieces[piece][tag].syllables
            )
            ending[end] = _best((*ending[end], *longer), most)
        return ending[-1] if units else []

    def _hear(self, word: str, script: str, tag: Tag) -> Heard | None:
        if script in SCRIPTS:
            units, pieces = self._units(word, script), self._pieces[SCRIPTS[script]]
            cut = [(start, end, pieces[piece][tag]) for start, end, piece in _pieces_of(units)]
            known = [each for each in cut if each[2].syllables]
            first, later = (_best_by_count(known, len(units), begins=b) for b in (True, False))
        else:
            runs, table = self._latin(word, tag), self.inventory.later[tag]
            first = _by_count(_run(each, self.inventory.first[tag], table) for each in runs)
            later = _by_count(_run(each, table, table) for each in runs)
        return None if max(later) == -math.inf else Heard(first, later)

    def _latin(self, word: str, tag: Tag) -> list[tuple[str, ...]]:
        """Return what a word in Latin letters may be; marks may have been left out."""
        bare, plain = drop_tone(word), plain_letters(word)
        if tag == "vi":
            written = self._marked.get(plain, ()) if bare == plain else (bare,)
            return [(each,) for each in written if each in self.inventory.later["vi"]]
        syllables = split_syllables(plain) if bare == plain else ()
        return [syllables] if 0 < len(syllables) <= MOST_SYLLABLES else []

    def _units(self, word: str, script: str) -> Units:
        units = units_of(word, script)
        return units if len(units) <= _LONGEST_WORD else ()

    def _compare(self, words: Iterable[tuple[str, str]]) -> None:
        """Compare the pieces of words with all syllables, in one batch for each script."""
        words = list(words)
        for code, script in SCRIPTS.items():
            known = self._pieces[script]
            if len(known) > _REMEMBERED:
                known.clear()
            units = [self._units(*word) for word in words if word[1] == code]
            cut = dict.fromkeys(piece for each in units for _, _, piece in _pieces_of(each))
            new = [piece for piece in cut if piece not in known]
            for piece, heard in zip(new, self._parts.of_words(script, new), strict=True):
                found: dict[Tag, list[tuple[str, float]]] = {tag: [] for tag in TAGS}
                for part, gain in heard.parts.items():
                    for tag, syllable in self._syllables[part]:
                        found[tag].append((syllable, gain + heard.background))
                known[piece] = {tag: self._piece(tag, found[tag]) for tag in TAGS}

    def _piece(self, tag: Tag, found: Sequence[tuple[str, float]]) -> _Piece:
        first, later = self.inventory.first[tag], self.inventory.later[tag]
        return _Piece(
            tuple(found),
            max((written + first[each] for each, written in found), default=-math.inf),
            max((written + later[each] for each, written in found), default=-math.inf),
        )


def _best_by_count(
    pieces: Iterable[tuple[int, int, _Piece]], size: int, *, begins: bool
) -> tuple[float, ...]:
    """Return the greatest log probability of pieces that make up a word, by their number."""
    best = [[-math.inf] * (MOST_SYLLABLES + 1) for _ in range(size + 1)]
    best[0][0] = 0.0
    for start, end, piece in pieces:
        gain = piece.later if start or not begins else piece.first
        before, here = best[start], best[end]
        for count in range(MOST_SYLLABLES):
            here[count + 1] = max(here[count + 1], before[count] + gain)
    return (-math.inf, *best[size][1:])


def _by_count(runs: Iterable[Run]) -> tuple[float, ...]:
    best = [-math.inf] * (MOST_SYLLABLES + 1)
    for run in runs:
        best[len(run.syllables)] = max(best[len(run.syllables)], run.score)
    return tuple(best)


def _run(syllables: tuple[str, ...], first: Mapping[str, float], later: Mapping[str, float]) -> Run:
    rest = sum(later.get(each, _NEVER) for each in syllables[1:])
    return Run(syllables, first.get(syllables[0], _NEVER) + rest)


def _best(runs: Iterable[Run], most: int) -> list[Run]:
    """Return the likeliest runs, of those with the same syllables one."""
    unique: dict[tuple[str, ...], Run] = {}
    for run in runs:
        known = unique.get(run.syllables)
        if known is None or known.score < run.score:
            unique[run.syllables] = run
    return heapq.nsmallest(most, unique.values(), key=lambda run: (-run.score, run.syllables))


def _pieces_of(word: Units) -> Iterator[tuple[int, int, Units]]:
    """Yield the pieces that syllables may be, by where they end.

    The inherent vowel at the end of a piece is often silent: जिन|पिंग is read with one after न.
    """
    for end in range(1, len(word) + 1):
        for start in range(max(0, end - _LONGEST_PIECE), end):
            yield start, end, word[start:end]
            if word[end - 1] == INHERENT and start < end - 1 and end < len(word):
                yield start, end, word[start : end - 1]


def _entities(inventory: Inventory) -> Iterator[Entity]:
    for tag in TAGS:
        for syllable in inventory.later[tag]:
            name = Name(syllable, tag)
            yield Entity(f"{tag}-{syllable}".lower(), "person", syllable, tag, (name,))
