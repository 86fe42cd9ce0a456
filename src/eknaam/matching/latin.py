"""Latin spellings of names: compared by their letters, since nothing was transliterated.

Marks that a spelling lacks do not count against it: Quang Ninh is Quảng Ninh. Where it has marks
they break ties, as between Trần Cương and Trần Cường.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Final

import numpy as np
from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import cdist

from eknaam.gazetteer.compiled.strings import SortedTexts
from eknaam.matching.names import ComparedName, letters
from eknaam.records import Candidate, Kind
from eknaam.text.fold import key

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["LatinIndex", "numbered_letters", "probability"]

_MARKS_AGREE: Final = 0.02  # of similarity: enough to break a tie, too little to make up a letter
_CANDIDATES: Final = 20
_FIRST: Final = 1_000
# A logistic regression on similarity, equality and length. Fitted on the Latin alternate names of
# cities in twelve countries of Asia, none of them Viet Nam or China; half of them were strangers.
_INTERCEPT: Final = -7.96
_EQUAL: Final = 1.66
_ALIKE: Final = 9.07
_LOG_LETTERS: Final = 0.673


class LatinIndex:
    """The Latin names of a gazetteer by their letters. Immutable.

    Args:
        names: the names that spellings are compared with.
        letters: their distinct Latin letters, in order.
        numbers: for each name the number of its letters from 1, 0 for none.
    """

    def __init__(
        self, names: Sequence[ComparedName], letters: SortedTexts, numbers: NDArray[np.integer]
    ) -> None:
        self._names = names
        self._texts = letters
        self._numbers = numbers

    @cached_property
    def _letters(self) -> list[str]:
        return [self._texts[place].decode("utf-8", "replace") for place in range(len(self._texts))]

    def rank(self, spelling: str, kind: Kind | None) -> list[Candidate]:
        """Return the entities whose Latin names are most like a Latin spelling, best first.

        Args:
            spelling: a name in Latin letters.
            kind: only entities of this kind, if given.

        Returns:
            Candidates by probability, each entity once.
        """
        plain = letters(spelling)
        if not plain or not self._letters:
            return []
        marked = key(spelling) if key(spelling) != plain else None
        best: dict[str, tuple[ComparedName, float]] = {}
        alike = np.append(-1.0, _similarity(plain, self._letters))[self._numbers]
        for position in _falling(alike):
            name = self._names[position]
            if alike[position] >= 0 and kind in (None, name.entity.kind):
                similarity = float(alike[position])
                if marked == key(name.name.text):
                    similarity += _MARKS_AGREE
                best.setdefault(name.entity.id, (name, probability(similarity, len(plain))))
            if len(best) == _CANDIDATES:
                break
        return _shared_out(list(best.values()))


def numbered_letters(letters_: Sequence[str]) -> tuple[list[bytes], NDArray[np.uint32]]:
    """Return the distinct letters of names in order, and the number of each name's from 1.

    Args:
        letters_: the Latin letters of each name, empty for none.
    """
    distinct = sorted(each.encode() for each in {*letters_} - {""})
    numbers = {each.decode(): number for number, each in enumerate(distinct, start=1)}
    return distinct, np.array([numbers.get(each, 0) for each in letters_], dtype=np.uint32)


def _falling(scores: NDArray[np.floating]) -> Iterator[int]:
    """Yield places by falling score, the first of equal ones first."""
    best = np.arange(len(scores))
    if len(scores) > _FIRST:  # all are sorted only if so many are not enough
        best = np.flatnonzero(scores >= np.partition(scores, -_FIRST)[-_FIRST])
        yield from best[(-scores[best]).argsort(kind="stable")].tolist()
        best = np.setdiff1d(np.arange(len(scores)), best)
    yield from best[(-scores[best]).argsort(kind="stable")].tolist()


def probability(similarity: float, letters_: int) -> float:
    """Return the probability that a Latin spelling means an entity.

    Args:
        similarity: how alike the letters are, 0 to 1.
        letters_: how many letters the spelling has.

    Returns:
        A probability, 0 to 1.

    Examples:
        >>> probability(0.5, 8) < 0.3 < 0.95 < probability(1.0, 8)
        True
    """
    equal = _EQUAL if similarity >= 1 else 0.0
    logit = _INTERCEPT + equal + _ALIKE * similarity + _LOG_LETTERS * math.log1p(letters_)
    return 1 / (1 + math.exp(-logit))


def _shared_out(found: list[tuple[ComparedName, float]]) -> list[Candidate]:
    """Share the probability that the best name is meant out by the odds of each."""
    odds = [likely / (1 - likely) for _, likely in found]
    share = max((likely for _, likely in found), default=0.0) / max(sum(odds), 1e-12)
    scored = [
        Candidate(name.entity, name.name, share * odd, f"letters like {name.name.text}")
        for (name, _), odd in zip(found, odds, strict=True)
    ]
    return sorted(scored, key=lambda candidate: -candidate.score)


def _similarity(query: str, choices: Sequence[str]) -> NDArray[np.floating]:
    alike: NDArray[np.floating]
    (alike,) = cdist([query], choices, scorer=Levenshtein.normalized_similarity)
    return alike
