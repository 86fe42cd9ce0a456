"""What the rest of a text says about a name that fits two entities.

Hà Nam is a province of Viet Nam and the Vietnamese name of Henan; a text that names other places
of Viet Nam means the first. Every place that the text surely names is a vote for the country it
lies in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from eknaam.gazetteer import Gazetteer
from eknaam.matching.decide import leading
from eknaam.records import AlignedChunk, Entity, Match, Reason
from eknaam.scanner.windows import Window

__all__ = ["Coherence", "InContext"]

_ENOUGH: Final = 10_000  # entities that tell where most places of a language lie
_CLEAR: Final = 2  # how many times as many votes the winner needs as any other


@dataclass(frozen=True, slots=True)
class InContext:
    """A reason, and what the rest of the text adds to it.

    Examples:
        >>> str(InContext("listed as preferred (vi)", "the text names 3 other places of Viet Nam"))
        'listed as preferred (vi); the text names 3 other places of Viet Nam'
    """

    reason: Reason
    context: str

    @property
    def steps(self) -> Sequence[AlignedChunk]:
        """The aligned chunks of the reason; none for a listed spelling."""
        return () if isinstance(self.reason, str) else self.reason.steps

    def __str__(self) -> str:
        return f"{self.reason}; {self.context}"


class Coherence:
    """Settles what is ambiguous by what else a text names. Immutable.

    Args:
        gazetteer: the entities.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def settle(self, windows: Sequence[Window]) -> list[Window]:
        """Return the windows of a text, the ambiguous ones settled where the text decides.

        Args:
            windows: what a text names.
        """
        if not any(window.match.ambiguous for window in windows):
            return list(windows)
        sure = {w.match.entity.id: w.match.entity for w in windows if not w.match.ambiguous}
        votes = Counter(self._home(entity) for entity in sure.values() if entity.kind == "place")
        return [
            window._replace(match=self._settled(window.match, votes))
            if window.match.ambiguous
            else window
            for window in windows
        ]

    def _settled(self, match: Match, votes: Counter[str | None]) -> Match:
        close = leading(match.candidates)
        homes = {candidate.entity.id: self._home(candidate.entity) for candidate in close}
        counts = {home: votes[home] for home in homes.values() if home is not None}
        if not counts:
            return match
        home, most = max(counts.items(), key=lambda item: item[1])
        rest = sum(counts.values()) - most
        chosen = [candidate for candidate in close if homes[candidate.entity.id] == home]
        if not most or most < _CLEAR * rest or len(chosen) != 1:
            return match
        # Laplace's rule of succession: votes so far, and one for each that had none.
        share = (most + 1) / (most + rest + len(counts))
        score = share * sum(candidate.score for candidate in close)
        reason = InContext(chosen[0].reason, self._because(home, most))
        best = replace(chosen[0], score=score, reason=reason)
        others = tuple(c for c in match.candidates if c.entity.id != best.entity.id)
        how = match.how if match.how in {"inferred", "short-form"} else best.name.standing
        return Match(best.entity, score, how, False, (best, *others))

    def _because(self, home: str, votes: int) -> str:
        country = self._gazetteer.get(home)
        name = country.canonical if country else home
        return f"the text names {votes} other place{'s' if votes > 1 else ''} of {name}"

    def _home(self, entity: Entity) -> str | None:
        """Return the id of the country of an entity, as far as the gazetteer tells."""
        if entity.type == "country":
            return entity.id
        if entity.part_of is None:
            return self._home_of_language.get(_language(entity))
        seen = {entity.id}
        home = entity.part_of
        while home not in seen and (above := self._gazetteer.get(home)) and above.part_of:
            seen.add(home)
            home = above.part_of
        return home

    @cached_property
    def _home_of_language(self) -> dict[str, str]:
        """The country that most places with a canonical name in a language lie in."""
        counts: dict[str, Counter[str]] = {}
        size = len(self._gazetteer)
        for number in range(0, size, max(1, size // _ENOUGH)):
            entity = self._gazetteer.at(number)
            if entity.part_of is not None and (home := self._home(entity)):
                counts.setdefault(_language(entity), Counter())[home] += 1
        return {language: homes.most_common(1)[0][0] for language, homes in counts.items()}


def _language(entity: Entity) -> str:
    return entity.canonical_tag.split("-", maxsplit=1)[0]
