"""From similarity to probability.

A logistic regression on how alike a spelling and a name sound and on how many consonants the
spelling has: short spellings sound like some name by chance. Fitted on the Hindi and Urdu names
that CLDR 41 has for the subdivisions of Viet Nam and China, against names of cities elsewhere
(GeoNames) and ordinary words (wordfreq).
"""

from __future__ import annotations

import math
from typing import Final

__all__ = ["THRESHOLD", "probability"]

THRESHOLD: Final = 0.5
"""A name is matched when the probability that it means the entity is at least this."""

_INTERCEPT: Final = -24.8
_ALIKE: Final = 25.0
_LOG_CONSONANTS: Final = 3.43
_BOTH: Final = -0.91


def probability(similarity: float, consonants: int) -> float:
    """Return the probability that a spelling means an entity.

    Args:
        similarity: how alike the spelling and the entity's name sound, 0 to 1.
        consonants: how many consonants the spelling has.

    Returns:
        A probability, 0 to 1.

    Examples:
        >>> probability(0.2, 4) < 0.01 < 0.9 < probability(1.0, 4)
        True
    """
    length = math.log1p(consonants)
    logit = _INTERCEPT + _ALIKE * similarity + length * (_LOG_CONSONANTS + _BOTH * similarity)
    return 1 / (1 + math.exp(-logit))
