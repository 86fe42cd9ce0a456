"""What a word may be, put together from what its pieces may be.

In a gazetteer with very many names nearly every row of common syllables begins some name, so rows
are not listed beforehand: a word is cut before its consonants, each piece is compared with single
syllables, and the best rows of them are kept in which each syllable follows the one before in some
name.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from heapq import nlargest
from operator import itemgetter
from typing import Final

from eknaam.matching.heard import Part
from eknaam.model.consonants import coarse
from eknaam.readings import Units
from eknaam.readings.devanagari import INHERENT

__all__ = ["Pieces"]

_LEAST_UNITS: Final = 2  # of a piece of a word
_MOST_UNITS: Final = 6
_MOST_SYLLABLES: Final = 4
_KEPT: Final = 5  # syllables a piece, and rows up to each place of a word
_HEARD: Final = 8  # rows a word
_REMEMBERED: Final = 1 << 17  # pieces
_FOLLOWED: Final = 1 << 11  # syllables

Scores = dict[Part, float]
_Known = dict[tuple[str, Units], list[tuple[Part, float]]]
"""What a piece may be, by its script and its units, the best first."""


class Pieces:
    """Cuts words. Immutable but for what it remembers of pieces.

    Args:
        score: returns log P(piece | syllable) of the syllables that each piece may be.
        followers: returns which syllables follow one in some name, a bit each.
    """

    def __init__(
        self,
        score: Callable[[str, Sequence[Units]], Sequence[Scores]],
        followers: Callable[[int], bytes],
    ) -> None:
        self._score = score
        self._followers = lru_cache(maxsize=_FOLLOWED)(followers)
        self._known: _Known = {}

    def of_words(self, script: str, words: Sequence[Units]) -> list[Mapping[Part, float]]:
        """Return the rows of syllables that each word may be, with log P(word | row).

        Args:
            script: "deva" or "urdu".
            words: the units of each word.
        """
        cuts = [_cuts(word) for word in words]
        known = self._learn(
            script,
            [
                _piece(word, start, end)
                for word, places in zip(words, cuts, strict=True)
                for start, end in _spans(places)
            ],
        )
        return [
            self._rows(known, script, word, places)
            for word, places in zip(words, cuts, strict=True)
        ]

    def _learn(self, script: str, pieces: Sequence[Units]) -> _Known:
        """Return what the pieces may be, and perhaps more, as it is remembered now.

        The caller has it, whatever another thread throws away.
        """
        known = self._known
        if len(known) > _REMEMBERED:
            known = self._known = {}
        new = [piece for piece in dict.fromkeys(pieces) if (script, piece) not in known]
        for piece, scores in zip(new, self._score(script, new), strict=True):
            known[script, piece] = nlargest(_HEARD, scores.items(), key=itemgetter(1))
        return known

    def _rows(
        self, known: _Known, script: str, word: Units, places: Sequence[int]
    ) -> Mapping[Part, float]:
        """Return the best rows of syllables for a whole word."""
        rows: dict[int, Scores] = {0: {(): 0.0}}
        for place in places[1:]:
            longer: Scores = {}
            for start, end in _spans(places):
                if end != place or start not in rows:
                    continue
                most = _HEARD if start == 0 and end == len(word) else _KEPT
                best = known[script, _piece(word, start, end)][:most]
                for row, score in rows[start].items():
                    if len(row) < _MOST_SYLLABLES:
                        after = self._followers(row[-1]) if row else None
                        for part, more in best:
                            if after and not after[part[0] >> 3] >> (part[0] & 7) & 1:
                                continue
                            whole = row + part
                            if score + more > longer.get(whole, -1e9):
                                longer[whole] = score + more
            kept = _HEARD if place == len(word) else _KEPT
            rows[place] = dict(nlargest(kept, longer.items(), key=itemgetter(1)))
        return rows[len(word)]


def _cuts(word: Units) -> list[int]:
    """Return where a word may be cut: its beginning, before its consonants, its end."""
    inside = range(_LEAST_UNITS, len(word) - _LEAST_UNITS + 1)
    return [0, *(place for place in inside if coarse(word[place : place + 1])[0] != "~"), len(word)]


def _piece(word: Units, start: int, end: int) -> Units:
    """Return a piece as it is spelled by itself: at its end no inherent vowel is heard."""
    is_heard = end == len(word) or word[end - 1] != INHERENT or end - start <= _LEAST_UNITS
    return word[start : end if is_heard else end - 1]


def _spans(places: Sequence[int]) -> list[tuple[int, int]]:
    """Return the pieces of a word: the whole word, and what is between two cuts."""
    whole = places[0], places[-1]
    return [
        (start, end)
        for number, start in enumerate(places)
        for end in places[number + 1 :]
        if _LEAST_UNITS <= end - start <= _MOST_UNITS or (start, end) == whole
    ]
