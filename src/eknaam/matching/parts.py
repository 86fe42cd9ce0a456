"""Parts of names, and which of them a word of running text may be.

A spelling of a name of several syllables may stand in one word or in several, so what a word may
be is a run of syllables of a name: गुआंग is the first syllable of Guangxi, हाईफोंग is the whole of
Hải Phòng. Runs are found by their consonants and then scored by the model.

Of a gazetteer with very many names only single syllables are looked up so. A word is then also cut
where a consonant stands, and what its pieces may be is put together.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Final

import numpy as np

from eknaam.matching.consonant_index import ConsonantIndex, index_of, open_index
from eknaam.matching.heard import NOTHING, Heard, Part
from eknaam.matching.pieces import Pieces
from eknaam.matching.table import NameTable
from eknaam.model import Model, compile_names
from eknaam.model.batch import BatchScorer
from eknaam.readings import Units

__all__ = ["Parts", "parts_of", "sign_of"]

_MANY: Final = 10_000  # beginnings of names, above which only syllables are looked up
_MOST: Final = 4  # syllables of a part that is not a whole name
_LONGEST: Final = 12  # units of several syllables that stand in one word
_REMEMBERED: Final = 1 << 18  # steps
_SIGNS_REMEMBERED: Final = 1 << 16
_SIGN: Final = 1024  # bits
_LEAST_GAIN: Final = 1.0  # nats by which a part must explain a word better than no name does


class Parts:
    """The parts of the names of a gazetteer. Immutable but for what it remembers.

    Args:
        table: the names that spellings are compared with.
        model: the transliteration model.
    """

    def __init__(self, table: NameTable, model: Model) -> None:
        self._table = table
        self._labels = memoryview(table.trie.labels.data)
        self._children = memoryview(table.trie.children.data)
        self._firsts = memoryview(table.trie.firsts.data)
        self._steps: dict[tuple[int, int], int | None] = {}
        self._signs: dict[int, int] = {}
        parts = parts_of(table)
        self._parts = tuple(parts)
        self._compiled = compile_names(model.weights, list(parts.values()))
        self._scorers = {script: BatchScorer(model.weights, script) for script in model.scripts}
        self._by_consonants = cache(lambda script: _index(table, parts, model, script))
        self._pieces = Pieces(self._scored, table.trie.followers) if _has_many(table) else None

    def step(self, node: int, part: Part) -> int | None:
        """Return where a part leads from a beginning of names, or None if no name goes on so.

        Args:
            node: a beginning of names; 0 is the empty one.
            part: what is added to it.
        """
        steps = self._steps
        for syllable in part:
            asked = node, syllable
            following = steps[asked] if asked in steps else self._find(asked)
            if following is None:
                return None
            node = following
        return node

    def _find(self, asked: tuple[int, int]) -> int | None:
        if len(self._steps) >= _REMEMBERED:
            self._steps = {}
        node, syllable = asked
        end = self._children[node + 1]
        place = bisect_left(self._labels, syllable, self._children[node], end)
        found = place if place < end and self._labels[place] == syllable else None
        self._steps[asked] = found
        return found

    def going_on(self, node: int) -> int:
        """Return a sign of the syllables with which names go on after a beginning of names.

        Args:
            node: a beginning of names.

        Returns:
            Their `sign_of` together.
        """
        signs = self._signs
        if (sign := signs.get(node)) is None:
            if len(signs) >= _SIGNS_REMEMBERED:
                signs.clear()
            sign = signs[node] = sign_of(
                self._labels[self._children[node] : self._children[node + 1]]
            )
        return sign

    def ends_name(self, node: int) -> bool:
        """Whether a name ends at a beginning of names."""
        return self._firsts[node] < self._firsts[node + 1]

    def names_at(self, node: int) -> Sequence[int]:
        """Return the positions of the names that end at a beginning of names."""
        return self._table.trie.names_at(node)

    def of_name(self, position: int) -> Part:
        """Return all syllables of a name."""
        return self._table.syllables_of(position)

    def of_words(self, script: str, words: Sequence[Units]) -> list[Heard]:
        """Return what each word may be.

        Args:
            script: "deva" or "urdu".
            words: the units of each word.

        Returns:
            For each word what was heard.
        """
        found: Sequence[Mapping[Part, float]]
        if self._pieces is None:
            found = self._scored(script, words)
        else:
            found = self._pieces.of_words(script, words)
        scorer = self._scorers[script]
        return [
            self._heard(scorer, word, scores) for word, scores in zip(words, found, strict=True)
        ]

    def _heard(self, scorer: BatchScorer, word: Units, scores: Mapping[Part, float]) -> Heard:
        if not scores:
            return NOTHING
        background = scorer.background(word)
        least = background + _LEAST_GAIN
        gains = {part: score - background for part, score in scores.items() if score >= least}
        return Heard(gains, len(word), background) if gains else NOTHING

    def _scored(self, script: str, words: Sequence[Units]) -> list[dict[Part, float]]:
        """Return for each word log P(word | part) of the parts with its consonants."""
        index = self._by_consonants(script)
        near = [sorted(index.near(word)) for word in words]
        heard = [place for place, found in enumerate(near) if found]
        left = np.repeat(np.arange(len(heard)), [len(near[place]) for place in heard])
        right = np.array([part for found in near for part in found], dtype=np.int64)
        spelled = [words[place] for place in heard]
        scores = self._scorers[script].score(self._compiled, spelled, left, right)
        found: list[dict[Part, float]] = [{} for _ in words]
        for word, part, score in zip(left.tolist(), right.tolist(), scores.tolist(), strict=True):
            found[heard[word]][self._parts[part]] = score
        return found


def sign_of(syllables: Iterable[int]) -> int:
    """Return a sign of some syllables: a bit for each, which others may have as well.

    Two sets of syllables whose signs have no bit in common have no syllable in common.

    Examples:
        >>> sign_of([3, 5]) & sign_of([5, 9]) != 0, sign_of([3]) & sign_of([5])
        (True, 0)
    """
    sign = 0
    for syllable in syllables:
        sign |= 1 << syllable % _SIGN
    return sign


def parts_of(table: NameTable) -> dict[Part, tuple[str, Units]]:
    """Return the parts of names that words are compared with, with how they are written."""
    return _syllables(table) if _has_many(table) else _runs_of_names(table)


def _has_many(table: NameTable) -> bool:
    return len(table.trie) > _MANY


def _index(
    table: NameTable, parts: Mapping[Part, tuple[str, Units]], model: Model, script: str
) -> ConsonantIndex:
    """Return the index of the parts of names: that of their file, or made now."""
    stored = table.container and open_index(table.container, len(parts), model, script)
    return stored or index_of(parts.values(), model, script)


def _syllables(table: NameTable) -> dict[Part, tuple[str, Units]]:
    return {(number,): spelled for number, spelled in enumerate(table.spelled_syllables)}


def _runs_of_names(table: NameTable) -> dict[Part, tuple[str, Units]]:
    """Return the runs of syllables of all names, with how they are written."""
    spelled = table.spelled_syllables
    parts: dict[Part, tuple[str, Units]] = {}
    for syllables, _ in table.by_syllables():
        for first, last in _runs(len(syllables)):
            part = syllables[first:last]
            if part not in parts:
                units = tuple(unit for number in part for unit in spelled[number][1])
                if last - first == 1 or len(units) <= _LONGEST:
                    parts[part] = spelled[part[0]][0], units
    return parts


def _runs(syllables: int) -> Iterator[tuple[int, int]]:
    yield 0, syllables
    for first in range(syllables):
        for last in range(first + 1, min(first + _MOST, syllables) + 1):
            yield first, last
