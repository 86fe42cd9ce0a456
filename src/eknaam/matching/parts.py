"""Parts of names, and which of them a word of running text may be.

A spelling of a name of several syllables may stand in one word or in several, so what a word may
be is a run of syllables of a name: गुआंग is the first syllable of Guangxi, हाईफोंग is the whole of
Hải Phòng. Runs are found by their consonants: for each the likeliest ways to write its consonants
are worked out from the learned tables, and a word with one of these (or, if it is long, with one
consonant more or less; symmetric delete, Garbe 2012) is then scored by the model.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Final

import numpy as np

from eknaam.matching.names import ComparedName
from eknaam.model import Model, compile_names
from eknaam.model.batch import BatchScorer
from eknaam.model.consonants import coarse, likely_skeletons, written_skeletons
from eknaam.readings import Units

__all__ = ["NOTHING", "Heard", "Part", "Parts"]

_MOST: Final = 4  # syllables of a part that is not a whole name
_ONE_OFF: Final = 5  # signs of a skeleton from which on one may be missing or too many
_LEAST_GAIN: Final = 1.0  # nats by which a part must explain a word better than no name does

Part = tuple[int, ...]
"""Numbers of syllables, in order."""


@dataclass(frozen=True, slots=True, eq=False)
class Heard:
    """What a word may be by its sound.

    Attributes:
        parts: the parts of names, each with how many nats better it explains the word than the
            model of spellings without names.
        units: how many units the word has.
        background: log P(word) without names, in nats.
    """

    parts: Mapping[Part, float]
    units: int
    background: float


NOTHING: Final = Heard({}, 0, 0.0)
"""What is heard in a word that sounds like no name."""


class Parts:
    """The parts of the names of a gazetteer. Immutable but for what it remembers.

    Args:
        names: the names that spellings are compared with.
        model: the transliteration model.
    """

    def __init__(self, names: Sequence[ComparedName], model: Model) -> None:
        numbers: dict[tuple[str, Units], int] = {}
        self._children: dict[tuple[int, int], int] = {}
        self._ends: defaultdict[int, list[int]] = defaultdict(list)
        self._names: list[Part] = []
        parts: dict[Part, tuple[str, Units]] = {}
        for position, name in enumerate(names):
            bounds = list(accumulate(name.syllables, initial=0))
            units = [name.units[start:end] for start, end in pairwise(bounds)]
            spelled = [(name.orthography, unit) for unit in units]
            syllables = tuple(numbers.setdefault(one, len(numbers)) for one in spelled)
            self._ends[self._add(syllables)].append(position)
            self._names.append(syllables)
            for first, last in _runs(len(syllables)):
                written = tuple(unit for syllable in units[first:last] for unit in syllable)
                parts.setdefault(syllables[first:last], (name.orthography, written))
        self._parts = tuple(parts)
        self._compiled = compile_names(model.weights, list(parts.values()))
        self._scorers = {script: BatchScorer(model.weights, script) for script in model.scripts}
        self._by_consonants = {
            script: _index(parts.values(), written_skeletons(model.weights, script))
            for script in model.scripts
        }

    def _add(self, syllables: Part) -> int:
        node = 0
        for syllable in syllables:
            node = self._children.setdefault((node, syllable), len(self._children) + 1)
        return node

    def step(self, node: int, part: Part) -> int | None:
        """Return where a part leads from a beginning of names, or None if no name goes on so.

        Args:
            node: a beginning of names; 0 is the empty one.
            part: what is added to it.
        """
        for syllable in part:
            following = self._children.get((node, syllable))
            if following is None:
                return None
            node = following
        return node

    def names_at(self, node: int) -> Sequence[int]:
        """Return the positions of the names that end at a beginning of names."""
        return self._ends.get(node, ())

    def of_name(self, position: int) -> Part:
        """Return all syllables of a name."""
        return self._names[position]

    def of_words(self, script: str, words: Sequence[Units]) -> list[Heard]:
        """Return what each word may be.

        Args:
            script: "deva" or "urdu".
            words: the units of each word.

        Returns:
            For each word what was heard.
        """
        near = [sorted(self._near(script, word)) for word in words]
        heard = [place for place, found in enumerate(near) if found]
        left = np.repeat(np.arange(len(heard)), [len(near[place]) for place in heard])
        right = np.array([part for found in near for part in found], dtype=np.int64)
        scorer = self._scorers[script]
        spelled = [words[place] for place in heard]
        scores = scorer.score(self._compiled, spelled, left, right)
        background = np.array([scorer.background(word) for word in spelled])
        gains: list[dict[Part, float]] = [{} for _ in heard]
        gained = scores - background[left] if len(left) else scores
        for pair in np.flatnonzero(gained >= _LEAST_GAIN).tolist():
            gains[left[pair]][self._parts[right[pair]]] = float(gained[pair])
        found = [NOTHING] * len(words)
        for place, word, likely, gain in zip(heard, spelled, background, gains, strict=True):
            if gain:
                found[place] = Heard(gain, len(word), float(likely))
        return found

    def _near(self, script: str, word: Units) -> set[int]:
        found: set[int] = set()
        index = self._by_consonants[script]
        for skeleton in coarse(word):
            for key in _keys(skeleton):
                found.update(index.get(key, ()))
        return found


def _runs(syllables: int) -> Iterator[tuple[int, int]]:
    yield 0, syllables
    for first in range(syllables):
        for last in range(first + 1, min(first + _MOST, syllables) + 1):
            yield first, last


def _keys(consonants: str) -> Iterator[str]:
    yield consonants
    if len(consonants) >= _ONE_OFF:
        for place in range(len(consonants)):
            yield consonants[:place] + consonants[place + 1 :]


def _index(
    parts: Iterable[tuple[str, Units]], written: Mapping[tuple[str, str], Mapping[str, float]]
) -> dict[str, list[int]]:
    """Return the positions of parts by the consonants that they may be written with."""
    index: defaultdict[str, list[int]] = defaultdict(list)
    for position, (orthography, units) in enumerate(parts):
        skeletons = likely_skeletons([written.get((orthography, unit), {}) for unit in units])
        for key in {key for skeleton in skeletons for key in _keys(skeleton)}:
            index[key].append(position)
    return dict(index)
