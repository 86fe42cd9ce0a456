"""How likely words are in ordinary text, where no name that is looked for stands."""

from __future__ import annotations

import math
from typing import Final

from eknaam.lexicon.frequency import UNKNOWN, zipf
from eknaam.model import Model
from eknaam.readings import units_of
from eknaam.unlisted.hearing import SCRIPTS

__all__ = ["LATIN_LETTER", "Ordinary"]

_BILLION: Final = 9.0
_STRANGE: Final = math.log(0.03)  # of the words of a text no table has
LATIN_LETTER: Final = math.log(1 / 14)
"""The log probability of a letter of English by the one before it, about 3.8 bits."""

_REMEMBERED: Final = 50_000


class Ordinary:
    """Weighs words by their frequency, and by their letters those that no table has.

    Args:
        model: the transliteration model, which knows letters of spellings in general.
    """

    def __init__(self, model: Model) -> None:
        self._model = model
        self._known: dict[tuple[str, str], float] = {}

    def __call__(self, word: str, script: str) -> float:
        """Return the log probability of a folded word of a script (ISO 15924), in nats."""
        found = self._known.get((word, script))
        if found is None:
            if len(self._known) >= _REMEMBERED:
                self._known = {}
            found = self._known[word, script] = self._weigh(word, script)
        return found

    def strange(self, word: str, script: str) -> float:
        """Return the log probability of a word as one that no table has, in nats."""
        if script not in SCRIPTS:
            return _STRANGE + LATIN_LETTER * len(word)
        background = self._model.weights.scripts[SCRIPTS[script]].background
        return _STRANGE + background.log_probability(units_of(word, script))

    def _weigh(self, word: str, script: str) -> float:
        strange = self.strange(word, script)
        if script not in SCRIPTS:
            return strange
        frequency = zipf(word)
        if frequency <= UNKNOWN:
            return strange
        return max(strange, math.log(10) * (frequency - _BILLION))
