"""What the rest of a text says about a name that fits two entities.

Hà Nam is a province of Viet Nam and the Vietnamese name of Henan; a text that names other places
of Viet Nam means the first. Every place that the text surely names is a vote for the country it
lies in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from eknaam.gazetteer import Gazetteer
from eknaam.matching.decide import how_found, leading
from eknaam.records import AlignedChunk, Candidate, Entity, How, Match, Reason
from eknaam.scanner.homes import Homes
from eknaam.scanner.windows import Window

__all__ = ["Coherence", "InContext"]

_WHOLE: Final = 30.0
"""How many times likelier a place is of which the text names the province. An estimate."""

_WORTH_ASKING: Final = 1e-3  # of the best candidate's probability
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
        homes: the country that each lies in.
    """

    def __init__(self, gazetteer: Gazetteer, homes: Homes) -> None:
        self._gazetteer = gazetteer
        self._homes = homes

    def settle(self, windows: Sequence[Window]) -> list[Window]:
        """Return the windows of a text, the ambiguous ones settled where the text decides.

        Args:
            windows: what a text names.
        """
        windows = self._by_whole(windows)
        if not any(window.match.ambiguous for window in windows):
            return windows
        sure = {w.match.entity.id: w.match.entity for w in windows if not w.match.ambiguous}
        votes = Counter(
            self._homes.of(entity) for entity in sure.values() if entity.kind == "place"
        )
        return [
            window._replace(match=self._settled(window.match, votes))
            if window.match.ambiguous
            else window
            for window in windows
        ]

    def _by_whole(self, windows: Sequence[Window]) -> list[Window]:
        """Return the windows; a doubtful place is the one of which the text names the whole.

        Beside "Fujian", چانگ چو is Zhangzhou and not Changzhou.
        """
        sure = {w.match.entity.id: w.match.entity for w in windows if not w.match.ambiguous}
        return [
            window
            if window.match.how == "short-form"
            else window._replace(match=self._within(window.match, sure))
            for window in windows
        ]

    def _within(self, match: Match, named: Mapping[str, Entity]) -> Match:
        if match.entity.part_of in named and not match.ambiguous:
            return match  # a province of a country that is named is as much at home
        least = _WORTH_ASKING * match.candidates[0].score
        among = [candidate for candidate in match.candidates if candidate.score >= least]
        own = {candidate.entity.id for candidate in among}  # a province beside its capital
        wholes = {id_: entity for id_, entity in named.items() if id_ not in own}
        fits = [candidate for candidate in among if self._is_within(candidate.entity, wholes)]
        if len(among) < 2 or not fits or len(fits) == len(among):  # noqa: PLR2004
            return match
        best, others = fits[0], [c for c in match.candidates if c is not fits[0]]
        if best.entity.id == match.entity.id and not match.ambiguous:
            return match
        weight = _WHOLE * best.score
        if weight <= max(c.score for c in among if c not in fits):
            return match
        share = weight / (weight + sum(c.score for c in among if c not in fits))
        score = min(1.0, share * sum(c.score for c in among))
        reason = InContext(best.reason, "the text names what it is a part of")
        chosen = replace(best, score=score, reason=reason)
        return Match(best.entity, score, _how(match, best), len(fits) > 1, (chosen, *others))

    def _is_within(self, entity: Entity, named: Mapping[str, Entity]) -> bool:
        seen = {entity.id}
        above = entity.part_of
        while above is not None and above not in seen:
            whole = self._gazetteer.get(above)
            if whole is None or whole.type == "country":
                return False
            if above in named:
                return True
            seen.add(above)
            above = whole.part_of
        return False

    def _settled(self, match: Match, votes: Counter[str | None]) -> Match:
        close = leading(match.candidates)
        homes = {candidate.entity.id: self._homes.of(candidate.entity) for candidate in close}
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
        return Match(best.entity, score, _how(match, best), False, (best, *others))

    def _because(self, home: str, votes: int) -> str:
        country = self._gazetteer.get(home)
        name = country.canonical if country else home
        return f"the text names {votes} other place{'s' if votes > 1 else ''} of {name}"


def _how(match: Match, chosen: Candidate) -> How:
    """Return how a match is made that another of its candidates has become."""
    return match.how if match.how in {"inferred", "short-form"} else how_found(chosen)
