"""Latin spellings of names: compared by their letters, since nothing was transliterated.

Marks that a spelling lacks do not count against it: Quang Ninh is Quảng Ninh. Where it has marks
they break ties, as between Trần Cương and Trần Cường.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import cdist

from eknaam.matching.names import ComparedName, letters
from eknaam.records import Candidate, Kind
from eknaam.text.fold import key

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["LatinIndex", "probability"]

_MARKS_AGREE: Final = 0.02  # of similarity: enough to break a tie, too little to make up a letter
_CANDIDATES: Final = 20
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
    """

    def __init__(self, names: Sequence[ComparedName]) -> None:
        self._names = tuple(name for name in names if name.letters)
        self._letters = [name.letters for name in self._names]

    def rank(self, spelling: str, kind: Kind | None) -> list[Candidate]:
        """Return the entities whose Latin names are most like a Latin spelling, best first.

        Args:
            spelling: a name in Latin letters.
            kind: only entities of this kind, if given.

        Returns:
            Candidates by probability, each entity once.
        """
        plain = letters(spelling)
        if not plain or not self._names:
            return []
        marked = key(spelling) if key(spelling) != plain else None
        best: dict[str, tuple[ComparedName, float]] = {}
        alike = _similarity(plain, self._letters)
        for position in (-alike).argsort(kind="stable"):
            name = self._names[position]
            if kind in (None, name.entity.kind):
                similarity = float(alike[position])
                if marked == key(name.name.text):
                    similarity += _MARKS_AGREE
                best.setdefault(name.entity.id, (name, probability(similarity, len(plain))))
            if len(best) == _CANDIDATES:
                break
        return _shared_out(list(best.values()))


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
