"""How much better a listed name explains words than ordinary text does, in nats.

Every reading of some words of a text is weighed as the same kind of story: how often a text goes
on so there (with a listed name, an unlisted one, or ordinary words), and how likely it then has
just these words. So the readings can be compared, whatever their length.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cached_property, lru_cache
from typing import Final

from eknaam.matching.matcher import Matcher
from eknaam.matching.query import BESIDE, Evidence
from eknaam.records import Entity
from eknaam.scanner.forms import Form
from eknaam.unlisted import Ordinary

__all__ = ["LEAST", "Weights"]

LEAST: Final = 0.5
"""Nats that a listed name explains at least for each word, so that it loses to no ordinary word."""

_LISTED: Final = math.log(0.05)  # of the words of a text begin a name that is listed; an estimate
_AS_LISTED: Final = math.log(0.4)  # of these are spelled in one listed way; an estimate
_REMEMBERED: Final = 1 << 14  # entities


class Weights:
    """Weighs listed names. Immutable but for what it remembers.

    Args:
        matcher: what knows the names.
    """

    def __init__(self, matcher: Matcher) -> None:
        self._matcher = matcher
        self._prior = lru_cache(maxsize=_REMEMBERED)(self._find_prior)

    @cached_property
    def ordinary(self) -> Ordinary:
        """What weighs words of ordinary text; made with the model when it is first needed."""
        return Ordinary(self._matcher.model)

    def of_listed(self, forms: Sequence[Form], entity: Entity, evidence: Evidence) -> float:
        """Return the weight of words that are a listed spelling.

        How frequent they are says nothing against them: the text of the counts names them, too.

        Args:
            forms: the words.
            entity: what they name.
            evidence: what stands beside them.
        """
        plain = sum(self.ordinary.strange(form.folded, form.script) for form in forms)
        return self._sum(_AS_LISTED - plain, forms, entity, evidence)

    def of_inferred(
        self, forms: Sequence[Form], gain: float, entity: Entity, evidence: Evidence
    ) -> float:
        """Return the weight of words that sound like a name, or have about its Latin letters.

        Args:
            forms: the words.
            gain: how many nats better the name explains their sounds than the model of spellings
                without names; infinite for Latin letters.
            entity: what they name.
            evidence: what stands beside them.
        """
        plain = sum(self.ordinary(form.folded, form.script) for form in forms)
        written = _AS_LISTED
        if math.isfinite(gain):
            written = gain + sum(form.heard.background for form in forms)
        return self._sum(written - plain, forms, entity, evidence)

    def _sum(
        self, better: float, forms: Sequence[Form], entity: Entity, evidence: Evidence
    ) -> float:
        beside = BESIDE * evidence.supports(entity)
        return max(_LISTED + self._prior(entity.id) + better, LEAST * len(forms)) + beside

    def _find_prior(self, entity_id: str) -> float:
        inference, positions = self._matcher.inference, self._matcher.names.of_entity(entity_id)
        priors = [inference.log_prior(position) for position in positions]
        return max(priors, default=inference.greatest_log_prior)
