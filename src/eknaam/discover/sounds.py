"""What a word sounds like: runs of Vietnamese or Chinese syllables, with their probability.

A word is cut into syllables in every way, each piece is compared by the model with the syllables
that have about its consonants, and the best runs are kept. The probability is that of the word
and its syllables together, so that of two runs that explain it equally well the usual one wins.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from eknaam.discover.syllables import TAGS, Inventory, Tag
from eknaam.matching.names import ComparedName, compared_names
from eknaam.matching.parts import Parts
from eknaam.model import Model
from eknaam.readings import Units, units_of
from eknaam.readings.latin import plain_letters
from eknaam.readings.pinyin import split_syllables
from eknaam.readings.vietnamese import drop_tone
from eknaam.records import Entity, Name

__all__ = ["SCRIPTS", "Heard", "Run", "Sounds"]

SCRIPTS: Final = {"Deva": "deva", "Arab": "urdu"}
"""The scripts that the model writes, by their ISO 15924 code."""

_LONGEST_WORD: Final = 20  # units
_LONGEST_PIECE: Final = 8  # units of a syllable: क्वांग has 6
_MOST_SYLLABLES: Final = 4  # of a word
_KEPT: Final = 12  # runs of a word and tag
_REMEMBERED: Final = 50_000  # words and pieces
_NEVER: Final = -12.0  # nats; of a syllable that is not in the inventory
_INHERENT: Final = "अ"


@dataclass(frozen=True, slots=True)
class Run:
    """Syllables that a word may be.

    Attributes:
        syllables: them.
        score: log P(word, syllables), in nats, where others of the name come before.
        first: the same where the word begins the name.
    """

    syllables: tuple[str, ...]
    score: float
    first: float


Heard = Mapping[Tag, Sequence[Run]]
"""What a word may be in each language, the likeliest first."""

_Pieces = dict[Units, dict[Tag, list[tuple[str, float]]]]


class Sounds:
    """Hears syllables in words. Immutable but for what it remembers.

    Args:
        inventory: the syllables.
        model: the transliteration model.
    """

    def __init__(self, inventory: Inventory, model: Model) -> None:
        self.inventory = inventory
        self.model = model
        names = list(_names(inventory))
        self._parts = Parts(names, model)
        self._syllables: dict[tuple[int, ...], list[tuple[Tag, str]]] = {}
        for number, name in enumerate(names):
            tag = next(tag for tag in TAGS if tag == name.name.tag)
            self._syllables.setdefault(self._parts.of_name(number), []).append(
                (tag, name.name.text)
            )
        self._marked: defaultdict[str, list[str]] = defaultdict(list)
        for syllable in inventory.later["vi"]:
            self._marked[plain_letters(syllable)].append(syllable)
        self._pieces: dict[str, _Pieces] = {script: {} for script in SCRIPTS.values()}
        self._words: dict[tuple[str, str], Heard] = {}

    def hear(self, words: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Heard]:
        """Return what words may be.

        Args:
            words: folded words, each with its script, ISO 15924.

        Returns:
            What is heard in each; words that sound like nothing are heard as empty.
        """
        asked = dict.fromkeys(words)
        new = [word for word in asked if word not in self._words]
        if len(self._words) + len(new) > _REMEMBERED:
            self._words.clear()
            new = list(asked)
        for word in new:
            self._words[word] = self._latin(word[0]) if word[1] == "Latn" else {}
        units = {word: units_of(*word) for word in new if word[1] in SCRIPTS}
        for code, script in SCRIPTS.items():
            mine = [word for word in new if word[1] == code]
            self._compare(script, [units[word] for word in mine])
            for word in mine:
                self._words[word] = self._runs(script, units[word])
        return {word: self._words[word] for word in asked}

    def _latin(self, word: str) -> Heard:
        """Return what a word in Latin letters may be; without marks, every syllable without them."""
        bare, plain = drop_tone(word), plain_letters(word)
        written = self._marked.get(plain, ()) if bare == plain else (bare,)
        vietnamese = [(each,) for each in written if each in self.inventory.later["vi"]]
        chinese = split_syllables(plain) if bare == plain else ()
        found = {"vi": vietnamese, "zh-Latn-pinyin": [chinese] if chinese else []}
        return {
            tag: _best([self._run(tag, each) for each in found[tag]]) for tag in TAGS if found[tag]
        }

    def _run(self, tag: Tag, syllables: tuple[str, ...]) -> Run:
        later = [self.inventory.later[tag].get(each, _NEVER) for each in syllables]
        first = self.inventory.first[tag].get(syllables[0], _NEVER)
        return Run(syllables, sum(later), first + sum(later[1:]))

    def _compare(self, script: str, words: Iterable[Units]) -> None:
        """Compare the pieces of words with all syllables, in one batch."""
        known = self._pieces[script]
        if len(known) > _REMEMBERED:
            known.clear()
        words = [word for word in words if len(word) <= _LONGEST_WORD]
        pieces = list(dict.fromkeys(p for w in words for _, _, p in _pieces_of(w) if p not in known))
        for piece, heard in zip(pieces, self._parts.of_words(script, pieces), strict=True):
            found: dict[Tag, list[tuple[str, float]]] = {tag: [] for tag in TAGS}
            for part, gain in heard.parts.items():
                for tag, syllable in self._syllables.get(part, ()):
                    found[tag].append((syllable, gain + heard.background))
            known[piece] = found

    def _runs(self, script: str, word: Units) -> Heard:
        if len(word) > _LONGEST_WORD:
            return {}
        pieces = self._pieces[script]
        found: dict[Tag, Sequence[Run]] = {}
        for tag in TAGS:
            ending: list[list[Run]] = [[Run((), 0.0, 0.0)], *([] for _ in word)]
            for start, end, piece in _pieces_of(word):
                if ending[start] and pieces[piece][tag]:
                    longer = self._longer(ending[start], tag, pieces[piece][tag])
                    ending[end] = _best([*ending[end], *longer])
            if ending[-1]:
                found[tag] = tuple(ending[-1])
        return found

    def _longer(
        self, runs: Sequence[Run], tag: Tag, syllables: Sequence[tuple[str, float]]
    ) -> list[Run]:
        later, first = self.inventory.later[tag], self.inventory.first[tag]
        return [
            Run(
                (*run.syllables, syllable),
                run.score + written + later[syllable],
                run.first + written + (later if run.syllables else first)[syllable],
            )
            for run in runs
            if len(run.syllables) < _MOST_SYLLABLES
            for syllable, written in syllables
        ]


def _names(inventory: Inventory) -> list[ComparedName]:
    entities = (
        Entity(f"{tag}-{syllable}".lower(), "person", syllable, tag, (Name(syllable, tag),))
        for tag in TAGS
        for syllable in inventory.later[tag]
    )
    return list(compared_names(entities))


def _pieces_of(word: Units) -> Iterator[tuple[int, int, Units]]:
    """Yield the pieces that syllables may be, by where they end.

    The inherent vowel at the end of a piece is often silent: जिन|पिंग is read with one after न.
    """
    for end in range(1, len(word) + 1):
        for start in range(max(0, end - _LONGEST_PIECE), end):
            yield start, end, word[start:end]
            if word[end - 1] == _INHERENT and start < end - 1 and end < len(word):
                yield start, end, word[start : end - 1]


def _best(runs: Sequence[Run]) -> list[Run]:
    """Return the likeliest runs, of those with the same syllables one."""
    unique: dict[tuple[str, ...], Run] = {}
    for run in runs:
        known = unique.get(run.syllables)
        if known is None or known.score < run.score:
            unique[run.syllables] = run
    return heapq.nsmallest(
        _KEPT, unique.values(), key=lambda run: (-max(run.score, run.first), run.syllables)
    )
