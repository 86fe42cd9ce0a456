"""One name to its candidates: listed spellings first, then what sounds alike.

The order of the stages stands in `Matcher.match`: the name without what stands around it, listed
spellings, reading, index, probability, decision.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Final

from eknaam.gazetteer import Gazetteer
from eknaam.lexicon import load_lexicon
from eknaam.matching.calibration import probability
from eknaam.matching.decide import decide
from eknaam.matching.index import SoundIndex
from eknaam.matching.query import NO_EVIDENCE, Evidence, narrowings
from eknaam.matching.similarity import skeleton, sounds
from eknaam.readings import read
from eknaam.records import Candidate, Entity, Kind, Match, Name
from eknaam.text.fold import fold, key
from eknaam.text.script import COMMON, script_of
from eknaam.text.tokens import words_of

__all__ = ["Matcher"]

_LONGEST: Final = 200  # code points; what is longer is no name
_STANDINGS: Final = ("preferred", "attested", "rejected")

Part = tuple[str, Evidence]
"""A spelling, and what was taken away around it says."""


class Matcher:
    """Brings one name to the entities of a gazetteer. Immutable.

    Args:
        gazetteer: the entities.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer

    def __reduce__(self) -> tuple[type[Matcher], tuple[Gazetteer]]:
        return Matcher, (self.gazetteer,)

    @cached_property
    def index(self) -> SoundIndex:
        """The names by their sound, built when the first spelling comes that is not listed."""
        return SoundIndex(tuple(self.gazetteer))

    def match(
        self, name: str, lang: str | None, kind: Kind | None, threshold: float
    ) -> Match | None:
        """Return the entity that a name means, or None if none is likely enough."""
        parts = _parts(name)
        for spelling, evidence in parts:
            if owners := self.listed(spelling, kind):
                return decide(owners, evidence, listed=True)
        spellings = [spelling for spelling, _ in parts]
        likely = [c for c in self.inferred(spellings, lang, kind) if c.score >= threshold]
        return decide(likely, parts[-1][1], listed=False) if likely else None

    def rank(self, name: str, lang: str | None, kind: Kind | None, limit: int) -> list[Candidate]:
        """Return the entities that a name may mean, best first, unlikely ones too."""
        spellings = [spelling for spelling, _ in _parts(name)]
        listed = next((found for part in spellings if (found := self.listed(part, kind))), ())
        known = {candidate.entity.id for candidate in listed}
        alike = self.inferred(spellings, lang, kind)
        return [*listed, *(c for c in alike if c.entity.id not in known)][:limit]

    def listed(self, spelling: str, kind: Kind | None = None) -> tuple[Candidate, ...]:
        """Return the entities that list a spelling, all equally likely."""
        folded = fold(spelling)
        owners = [o for o in self.gazetteer.owners(key(spelling)) if kind in (None, o[0].kind)]
        owners.sort(key=lambda o: (fold(o[1].text) != folded, _STANDINGS.index(o[1].standing)))
        first: dict[str, tuple[Entity, Name]] = {}
        for entity, name in owners:
            first.setdefault(entity.id, (entity, name))
        return tuple(
            Candidate(entity, name, 1 / len(first), f"listed as {name.standing} ({name.tag})")
            for entity, name in first.values()
        )

    def inferred(
        self, spellings: Sequence[str], lang: str | None = None, kind: Kind | None = None
    ) -> list[Candidate]:
        """Return the entities whose names sound like a spelling, best first.

        Args:
            spellings: a name with what stands around it, narrower and narrower; the widest and
                the narrowest are compared.
            lang: a hint at the language.
            kind: only entities of this kind, if given.

        Returns:
            Candidates by probability, each entity once.
        """
        best: dict[str, Candidate] = {}
        for spelling in dict.fromkeys((*spellings[:1], *spellings[-1:])):
            for found in self._alike(spelling, lang, kind):
                known = best.setdefault(found.entity.id, found)
                if found.score > known.score:
                    best[found.entity.id] = found
        return sorted(best.values(), key=lambda candidate: -candidate.score)

    def may_be_name(self, spelling: str) -> bool:
        """Whether a spelling is near enough to some name to be worth comparing; quick."""
        script = script_of(spelling)
        if script in (COMMON, "Hani"):
            return False
        if script == "Latn":
            return self.index.may_be_spelled_like_a_name(spelling)
        return self.index.may_sound_like_a_name(read(spelling))

    def _alike(self, spelling: str, lang: str | None, kind: Kind | None) -> list[Candidate]:
        script = script_of(spelling)
        if script in (COMMON, "Hani"):
            return []  # two Han names that sound alike are two names
        reading = read(spelling, lang)
        latin = script == "Latn"
        found = (
            self.index.search_letters(spelling, kind) if latin else self.index.search(reading, kind)
        )
        consonants = len(skeleton(sounds(reading)))
        return [
            Candidate(
                near.entity,
                near.name,
                probability(similarity, consonants),
                f"{'looks' if latin else 'sounds'} {similarity:.0%} like {near.name.text}",
            )
            for near, similarity in found
        ]


def _parts(name: str) -> list[Part]:
    words = list(words_of(name)) if len(name) <= _LONGEST else []
    folded = [fold(word.text) for word in words]
    return [
        (name[words[part.start].start : words[part.stop - 1].end], evidence)
        for part, evidence in narrowings(folded, load_lexicon())
        if part.start < part.stop
    ] or [("", NO_EVIDENCE)]
