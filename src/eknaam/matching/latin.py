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
# A logistic regression on similarity, equality and length, fitted on the Latin alternate names of
# cities in twelve countries of Asia other than Viet Nam and China (GeoNames), half of them strangers.
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
        alike = _similarity(plain, self._letters)
        best: dict[str, Candidate] = {}
        for position in (-alike).argsort(kind="stable"):
            name = self._names[position]
            if kind not in (None, name.entity.kind) or name.entity.id in best:
                continue
            best[name.entity.id] = _candidate(spelling, name, float(alike[position]))
            if len(best) == _CANDIDATES:
                break
        return sorted(best.values(), key=lambda candidate: -candidate.score)


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


def _candidate(spelling: str, name: ComparedName, similarity: float) -> Candidate:
    marked = key(spelling)
    agrees = marked != letters(spelling) and marked == key(name.name.text)
    score = probability(similarity + _MARKS_AGREE * agrees, len(name.letters))
    reason = f"letters {similarity:.0%} like {name.name.text}"
    return Candidate(name.entity, name.name, score, reason)


def _similarity(query: str, choices: Sequence[str]) -> NDArray[np.floating]:
    alike: NDArray[np.floating] = cdist([query], choices, scorer=Levenshtein.normalized_similarity)[
        0
    ]
    return alike
