"""Which syllables of names a word may spell, with their probability.

A word is cut into syllables in every way, and each stretch is compared by the model with the
syllables that have about its consonants. The probability is that of the word and its syllables
together, so that of two readings that explain it equally well the usual one wins.
"""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Final

from eknaam.matching.heard import Heard
from eknaam.matching.parts import Parts
from eknaam.model import Model
from eknaam.readings import Units, units_of
from eknaam.readings.devanagari import INHERENT
from eknaam.readings.latin import plain_letters
from eknaam.readings.pinyin import split_syllables
from eknaam.readings.vietnamese import drop_tone
from eknaam.unlisted.counts import Position
from eknaam.unlisted.inventory import Inventory
from eknaam.unlisted.syllables import TAGS, Tag, every_syllable, syllable_table

__all__ = ["MOST_SYLLABLES", "SCRIPTS", "Hearing", "Syllables", "WordOdds"]

SCRIPTS: Final = {"Deva": "deva", "Arab": "urdu"}
"""The scripts that the model writes, by their ISO 15924 code."""

MOST_SYLLABLES: Final = 4
"""A word has as many syllables at most."""

_LONGEST_WORD: Final = 20  # units
_LONGEST_STRETCH: Final = 8  # units of a syllable: क्वांग has 6
_REMEMBERED: Final = 50_000  # words, and stretches
_NEVER: Final = -12.0  # nats; of a syllable that is not in the inventory
_POSITIONS: Final[tuple[Position, ...]] = ("surname", "given", "place")
_PEAKS: Final = ((0, 1), (1, 1), (2, 2))
"""The positions of the first syllable of a word, and of its others, by that of the word."""

_NO_PEAKS: Final = (-math.inf, -math.inf, -math.inf)


@dataclass(frozen=True, slots=True)
class WordOdds:
    """How likely a word is some syllables of a name, by how many.

    Each is log P(word, its likeliest syllables) in nats; the place in the tuple is the number of
    syllables.

    Attributes:
        surname: where the word begins a person's name.
        given: where it goes on with one.
        place: where it stands in a place's name.
    """

    surname: tuple[float, ...]
    given: tuple[float, ...]
    place: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Syllables:
    """Syllables that a word may spell.

    Attributes:
        syllables: them.
        score: log P(word, syllables), in nats.
    """

    syllables: tuple[str, ...]
    score: float


_Written = tuple[tuple[str, float], ...]
"""The syllables that a stretch of a word may spell, each with log P(stretch | syllable)."""

_Words = Mapping[tuple[str, str], Mapping[Tag, WordOdds]]

_Peaks = tuple[float, float, float]
"""The greatest log probability of a syllable at each position: surname, given, place."""


@dataclass(frozen=True, slots=True, eq=False)
class _Stretch:
    """A stretch of a word.

    Attributes:
        heard: the parts of names that it may be.
        peaks: by language log P(stretch, its likeliest syllable) at each position; none of a
            language in which it may spell nothing.
    """

    heard: Heard
    peaks: Mapping[Tag, _Peaks]


@dataclass(slots=True)
class _Memory:
    """What was heard so far. It is replaced as a whole, so other threads may go on with it."""

    stretches: dict[tuple[str, Units], _Stretch] = field(default_factory=dict)
    words: dict[tuple[str, str], Mapping[Tag, WordOdds]] = field(default_factory=dict)

    def __len__(self) -> int:
        return max(len(self.stretches) // 8, len(self.words))


class Hearing:
    """Hears syllables in words. Immutable but for what it remembers.

    Args:
        inventory: the syllables.
        model: the transliteration model.
    """

    def __init__(self, inventory: Inventory, model: Model) -> None:
        self.inventory = inventory
        self.model = model
        table, every = syllable_table(), list(every_syllable())
        self._parts = Parts(table, model)
        self._syllables: defaultdict[tuple[int, ...], list[tuple[Tag, str]]] = defaultdict(list)
        for syllables, positions in table.by_syllables():
            self._syllables[syllables] += (every[number] for number in table.entities[positions])
        self._usual = {
            syllables: _usual(spelled, inventory) for syllables, spelled in self._syllables.items()
        }
        self._marked: defaultdict[str, list[str]] = defaultdict(list)
        for syllable in inventory.tables["vi"]["given"]:
            self._marked[plain_letters(syllable)].append(syllable)
        self._memory = _Memory()
        self.readings = lru_cache(maxsize=_REMEMBERED)(self._readings)

    def hear(self, words: Iterable[tuple[str, str]]) -> _Words:
        """Return what words may spell; one that sounds like no syllables is heard as empty.

        Args:
            words: folded words, each with its script, ISO 15924. Many at once are quick.

        Returns:
            By word and script what it may spell in each language.
        """
        asked = dict.fromkeys(words)
        memory = self._recall()
        new = [word for word in asked if word not in memory.words]
        self._compare(new, memory)
        for word in new:
            memory.words[word] = {
                tag: heard for tag in TAGS if (heard := self._hear(*word, tag, memory)) is not None
            }
        return {word: memory.words[word] for word in asked}

    def _readings(
        self, word: str, script: str, tag: Tag, position: Position, most: int
    ) -> Sequence[Syllables]:
        """Return the likeliest syllables of one folded word, the likeliest first.

        Args:
            word: the word.
            script: its script, ISO 15924.
            tag: the language of the syllables.
            position: where in a name its first syllable stands.
            most: how many readings.
        """
        first, later = self._tables(tag, position)
        if script not in SCRIPTS:
            spelled = (_syllables(each, first, later) for each in self._latin(word, tag))
            return _readings_of(_best(((-one.score, one.syllables) for one in spelled), most))
        memory = self._recall()
        self._compare([(word, script)], memory)
        units = self._units(word, script)
        ending: list[list[_Cost]] = [[(0.0, ())]]
        for _, stretches in groupby(_stretches_of(units), key=itemgetter(1)):
            found: list[_Cost] = []
            for start, _, stretch in stretches:
                written = self._written(memory.stretches[SCRIPTS[script], stretch], tag)
                if written and ending[start]:
                    likely = _likeliest(written, later if start else first, most)
                    found += _longer(ending[start], likely, most)
            ending.append(_best(found, most))
        return _readings_of(ending[-1]) if units else []

    def _recall(self) -> _Memory:
        memory = self._memory
        if len(memory) > _REMEMBERED:
            memory = self._memory = _Memory()
        return memory

    def _tables(self, tag: Tag, position: Position) -> tuple[Mapping[str, float], ...]:
        """Return the probabilities of the first syllable of a word, and of the others."""
        tables = self.inventory.tables[tag]
        return tables[position], tables["place" if position == "place" else "given"]

    def _hear(self, word: str, script: str, tag: Tag, memory: _Memory) -> WordOdds | None:
        if script in SCRIPTS:
            units = self._units(word, script)
            known = [
                (start, end, peaks)
                for start, end, stretch in _stretches_of(units)
                if (peaks := memory.stretches[SCRIPTS[script], stretch].peaks.get(tag))
            ]
            if not _spans(known, len(units)):
                return None
            found = [
                _by_count(
                    [
                        (start, end, peaks[first if start == 0 else later])
                        for start, end, peaks in known
                    ],
                    len(units),
                )
                for first, later in _PEAKS
            ]
        else:
            spelled = self._latin(word, tag)
            if not spelled:
                return None
            found = [_by_count_of(spelled, *self._tables(tag, p)) for p in _POSITIONS]
        return WordOdds(*found)

    def _latin(self, word: str, tag: Tag) -> list[tuple[str, ...]]:
        """Return what a word in Latin letters may spell; marks may have been left out."""
        bare, plain = drop_tone(word), plain_letters(word)
        if tag == "vi":
            written = self._marked.get(plain, ()) if bare == plain else (bare,)
            return [(each,) for each in written if each in self.inventory.tables["vi"]["given"]]
        syllables = split_syllables(plain) if bare == plain else ()
        return [syllables] if 0 < len(syllables) <= MOST_SYLLABLES else []

    def _units(self, word: str, script: str) -> Units:
        units = units_of(word, script)
        return units if len(units) <= _LONGEST_WORD else ()

    def _compare(self, words: Iterable[tuple[str, str]], memory: _Memory) -> None:
        """Compare the stretches of words with all syllables, in one batch for each script."""
        words = list(words)
        for code, script in SCRIPTS.items():
            units = [self._units(*word) for word in words if word[1] == code]
            cut = dict.fromkeys(stretch for each in units for _, _, stretch in _stretches_of(each))
            new = [stretch for stretch in cut if (script, stretch) not in memory.stretches]
            for stretch, heard in zip(new, self._parts.of_words(script, new), strict=True):
                memory.stretches[script, stretch] = _Stretch(heard, self._peaks(heard))

    def _peaks(self, heard: Heard) -> dict[Tag, _Peaks]:
        best: dict[Tag, _Peaks] = {}
        for part, gain in heard.parts.items():
            for tag, (surname, given, place) in self._usual[part].items():
                known = best.get(tag, _NO_PEAKS)
                best[tag] = (
                    max(known[0], gain + surname),
                    max(known[1], gain + given),
                    max(known[2], gain + place),
                )
        plain = heard.background
        return {
            tag: (one + plain, two + plain, three + plain)
            for tag, (one, two, three) in best.items()
        }

    def _written(self, stretch: _Stretch, tag: Tag) -> _Written:
        plain = stretch.heard.background
        return tuple(
            (syllable, gain + plain)
            for part, gain in stretch.heard.parts.items()
            for language, syllable in self._syllables[part]
            if language == tag
        )


def _usual(spelled: Iterable[tuple[Tag, str]], inventory: Inventory) -> dict[Tag, _Peaks]:
    """Return by language how probable the likeliest of some syllables is at each position."""
    best: dict[Tag, _Peaks] = {}
    for tag, syllable in spelled:
        here = (inventory.tables[tag][position][syllable] for position in _POSITIONS)
        surname, given, place = map(max, best.get(tag, _NO_PEAKS), here)
        best[tag] = surname, given, place
    return best


def _spans(known: Iterable[tuple[int, int, _Peaks]], size: int) -> bool:
    """Whether stretches that spell syllables make up a whole word."""
    reached = {0}
    for start, end, _ in known:
        if start in reached:
            reached.add(end)
    return size > 0 and size in reached


def _by_count(known: Iterable[tuple[int, int, float]], size: int) -> tuple[float, ...]:
    """Return the greatest log probability of syllables that make up a word, by their number.

    Args:
        known: where stretches of the word begin and end, in order of their ends, each with its
            greatest log probability.
        size: units of the word.
    """
    best = [[-math.inf] * (MOST_SYLLABLES + 1) for _ in range(size + 1)]
    best[0][0] = 0.0
    for start, end, gain in known:
        before, here = best[start], best[end]
        for count in range(MOST_SYLLABLES):
            here[count + 1] = max(here[count + 1], before[count] + gain)
    return (-math.inf, *best[size][1:])


def _by_count_of(
    spelled: Iterable[tuple[str, ...]], first: Mapping[str, float], later: Mapping[str, float]
) -> tuple[float, ...]:
    best = [-math.inf] * (MOST_SYLLABLES + 1)
    for each in spelled:
        best[len(each)] = max(best[len(each)], _syllables(each, first, later).score)
    return tuple(best)


_Cost = tuple[float, tuple[str, ...]]
"""Syllables, after -log P(word, syllables) in nats, so that the likeliest come first in order."""


def _readings_of(found: Iterable[_Cost]) -> list[Syllables]:
    return [Syllables(syllables, -cost) for cost, syllables in found]


def _likeliest(written: _Written, usual: Mapping[str, float], most: int) -> list[tuple[float, str]]:
    """Return the likeliest syllables of a stretch, each after its cost, the best first."""
    return heapq.nsmallest(most, [(-score - usual[each], each) for each, score in written])


def _longer(
    found: Sequence[_Cost], likely: Sequence[tuple[float, str]], most: int
) -> Iterator[_Cost]:
    """Yield readings that are one syllable longer, among them the likeliest `most`.

    Args:
        found: readings, the likeliest first.
        likely: syllables that may follow, the likeliest first.
        most: how many readings are needed.
    """
    before = [one for one in found if len(one[1]) < MOST_SYLLABLES]
    for rank, (cost, syllables) in enumerate(before, 1):
        for more, each in likely[: most // rank]:  # so many others are at least as likely
            yield cost + more, (*syllables, each)


def _syllables(
    syllables: tuple[str, ...], first: Mapping[str, float], later: Mapping[str, float]
) -> Syllables:
    rest = sum(later.get(each, _NEVER) for each in syllables[1:])
    return Syllables(syllables, first.get(syllables[0], _NEVER) + rest)


def _best(found: Iterable[_Cost], most: int) -> list[_Cost]:
    """Return the likeliest readings, of those with the same syllables one."""
    unique: dict[tuple[str, ...], float] = {}
    for cost, syllables in found:
        if cost < unique.get(syllables, math.inf):
            unique[syllables] = cost
    return heapq.nsmallest(most, [(cost, syllables) for syllables, cost in unique.items()])


def _stretches_of(word: Units) -> Iterator[tuple[int, int, Units]]:
    """Yield the stretches that syllables may be, by where they end.

    The inherent vowel at the end of one is often silent: जिन|पिंग is read with one after न.
    """
    for end in range(1, len(word) + 1):
        for start in range(max(0, end - _LONGEST_STRETCH), end):
            yield start, end, word[start:end]
            if word[end - 1] == INHERENT and start < end - 1 and end < len(word):
                yield start, end, word[start : end - 1]
