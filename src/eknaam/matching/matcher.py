"""One name to its candidates: listed spellings first, then what the model infers.

The order of the stages stands in `Matcher.match`: the name without what stands around it, listed
spellings, reading, index, probability, decision.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Final

from eknaam.gazetteer import Gazetteer
from eknaam.lexicon import load_lexicon
from eknaam.matching.decide import confidence, decide
from eknaam.matching.query import NO_EVIDENCE, Evidence, narrowings
from eknaam.readings import read
from eknaam.readings.brahmic import SCRIPTS as BRAHMIC
from eknaam.records import STANDINGS, Candidate, Entity, Kind, Match, Name
from eknaam.text.fold import fold, key
from eknaam.text.script import COMMON, script_of
from eknaam.text.tokens import words_of

if TYPE_CHECKING:  # numpy comes with these, and a listed spelling needs none of it
    from eknaam.matching.compared import Names
    from eknaam.matching.inference import Inference
    from eknaam.matching.latin import LatinIndex
    from eknaam.matching.parts import Parts
    from eknaam.matching.spellings import Spellings
    from eknaam.model import Model

__all__ = ["SCRIPTS", "Matcher"]

_LONGEST: Final = 200  # code points; what is longer is no name
_REMEMBERED: Final = 2_048  # spellings, each with up to 20 candidates
# Two Han names that sound alike are two names, so what is not listed is not guessed.
_NOT_INFERRED: Final = frozenset((COMMON, "Hani"))
SCRIPTS: Final = {"Deva": "deva", "Arab": "urdu", **dict.fromkeys(BRAHMIC, "deva")}
"""Which of the model's two scripts a script is read as; other scripts go by Latin letters."""

Part = tuple[str, Evidence]
"""A spelling, and what was taken away around it says."""


class Matcher:
    """Brings one name to the entities of a gazetteer. Immutable.

    Args:
        gazetteer: the entities.
        model: the transliteration model; the shipped one if None.
    """

    def __init__(self, gazetteer: Gazetteer, model: Model | None = None) -> None:
        self.gazetteer = gazetteer
        self._model = model
        self._alike = lru_cache(maxsize=_REMEMBERED)(self._find_alike)

    def __reduce__(self) -> tuple[type[Matcher], tuple[Gazetteer, Model | None]]:
        return Matcher, (self.gazetteer, self._model)

    @property
    def model(self) -> Model:
        """The transliteration model; the shipped one is read when it is first needed."""
        from eknaam.model import load_model

        return self._model or load_model()

    @cached_property
    def names(self) -> Names:
        """The names that spellings are compared with; mapped from a file, or read when needed."""
        from eknaam.matching.stored import names_of

        return names_of(self.gazetteer)

    @cached_property
    def inference(self) -> Inference:
        """The names under the model; made when the first spelling comes that is not listed."""
        from eknaam.matching.inference import Inference

        return Inference(self.names, self.model)

    @cached_property
    def latin(self) -> LatinIndex:
        """The names by their Latin letters."""
        from eknaam.matching.stored import latin_of

        return latin_of(self.names)

    @cached_property
    def spellings(self) -> Spellings:
        """The written spellings, for running text."""
        from eknaam.matching.stored import spellings_of

        return spellings_of(self.names)

    @cached_property
    def parts(self) -> Parts:
        """The parts of the names by their sound, for running text."""
        from eknaam.matching.parts import Parts

        return Parts(self.names.table, self.model)

    def match(
        self, name: str, lang: str | None, kind: Kind | None, threshold: float
    ) -> Match | None:
        """Return the entity that a name means, or None if none is likely enough."""
        parts = _parts(name)
        for spelling, evidence in parts:
            if owners := self.listed(spelling, lang, kind):
                other = self.meant_instead(spelling, owners, evidence)
                if confidence(other) >= threshold:
                    return decide(other, evidence, listed=False)
                return decide(owners, evidence, listed=True)
        found = self.inferred([spelling for spelling, _ in parts], kind)
        if not found or confidence(found) < threshold:
            return None
        return decide(found, parts[-1][1], listed=False)

    def rank(self, name: str, lang: str | None, kind: Kind | None, limit: int) -> list[Candidate]:
        """Return the entities that a name may mean, best first, unlikely ones too."""
        spellings = [spelling for spelling, _ in _parts(name)]
        listed = next((found for part in spellings if (found := self.listed(part, lang, kind))), ())
        known = {candidate.entity.id for candidate in listed}
        alike = self.inferred(spellings, kind)
        return [*listed, *(c for c in alike if c.entity.id not in known)][:limit]

    def listed(
        self, spelling: str, lang: str | None = None, kind: Kind | None = None
    ) -> tuple[Candidate, ...]:
        """Return the entities that list a spelling, all equally likely."""
        folded = fold(spelling)
        owners = [o for o in self.gazetteer.owners(key(spelling)) if kind in (None, o[0].kind)]
        # Of an entity's names with these letters the one that was written, in the right language.
        owners.sort(
            key=lambda owner: (
                fold(owner[1].text) != folded,
                owner[1].tag != lang,
                STANDINGS.index(owner[1].standing),
            )
        )
        first: dict[str, tuple[Entity, Name]] = {}
        for entity, name in owners:
            first.setdefault(entity.id, (entity, name))
        return tuple(
            Candidate(entity, name, 1 / len(first), f"listed as {name.standing} ({name.tag})")
            for entity, name in first.values()
        )

    def meant_instead(
        self, spelling: str, owners: Sequence[Candidate], evidence: Evidence
    ) -> tuple[Candidate, ...]:
        """Return what else a listed spelling may mean, where what stands beside it says so.

        یونان is Greece, but in صوبہ یونان the province of Yunnan.

        Args:
            spelling: the spelling.
            owners: the entities that list it.
            evidence: what the words around it say.

        Returns:
            The places of the type that is said, best first; none where an owner may be meant.
        """
        if any(o.entity.kind == "place" and o.entity.type != "country" for o in owners):
            return ()
        found = [
            self.inferred([spelling], "place", type_)
            for type_ in sorted(evidence.types - {"country"})
        ]
        return max(found, key=confidence, default=())

    def inferred(
        self, spellings: Sequence[str], kind: Kind | None = None, type_: str | None = None
    ) -> tuple[Candidate, ...]:
        """Return the entities that a spelling nobody listed may stand for, best first.

        Args:
            spellings: a name with what stands around it, narrower and narrower; the widest and
                the narrowest are compared, and the one that is likelier a name is taken.
            kind: only entities of this kind, if given.
            type_: only entities of this type, if given; not for spellings in Latin letters.

        Returns:
            Candidates by probability, each entity once.
        """
        tried = dict.fromkeys((*spellings[:1], *spellings[-1:]))
        found = [candidates for part in tried if (candidates := self._alike(part, kind, type_))]
        return max(found, key=lambda candidates: candidates[0].score, default=())

    def odds_known(
        self,
        best: float,
        background: float,
        units: int,
        script: str,
        log_prior: float | None = None,
    ) -> float:
        """Return the log odds that a spelling names something in the gazetteer.

        Args:
            best: log P(spelling | name) of the best name, in nats.
            background: log P(spelling) without names, in nats.
            units: how many units it has, at least 1.
            script: its script, ISO 15924.
            log_prior: that of the best name; if None, the greatest that any name has.
        """
        from eknaam.matching.calibration import features, load_calibrations, log_odds_known

        prior = self.inference.greatest_log_prior if log_prior is None else log_prior
        values = features(best + prior, best, background, units)
        return log_odds_known(load_calibrations()[SCRIPTS[script]], values)

    def _find_alike(
        self, spelling: str, kind: Kind | None, type_: str | None
    ) -> tuple[Candidate, ...]:
        script = script_of(spelling)
        if script in _NOT_INFERRED:
            return ()
        if script in SCRIPTS:
            return tuple(self.inference.rank(read(spelling).units, SCRIPTS[script], kind, type_))
        return tuple(self.latin.rank(spelling, kind))


def _parts(name: str) -> list[Part]:
    words = list(words_of(name)) if len(name) <= _LONGEST else []
    folded = [fold(word.text) for word in words]
    return [
        (name[words[part.start].start : words[part.stop - 1].end], evidence)
        for part, evidence in narrowings(folded, load_lexicon())
        if part.start < part.stop
    ] or [("", NO_EVIDENCE)]
