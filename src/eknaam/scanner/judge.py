"""How likely it is that some words are a name, by their sound or letters.

Weighed by Bayes' rule, in log odds: how much likelier the spelling is as that name than as any
(`matching.inference`), less what ordinary text would have in its place anyway. What stands beside
the words comes on top.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from eknaam.lexicon.frequency import UNKNOWN
from eknaam.matching.decide import confidence, decide
from eknaam.matching.heard import Heard
from eknaam.matching.matcher import Matcher
from eknaam.matching.query import BESIDE, Evidence
from eknaam.records import Candidate, Match

__all__ = ["NAMED", "Judge", "Judged"]

NAMED: Final = math.log(5)
"""How much likelier, in nats, an entity is that the same text names elsewhere. An estimate."""

_SLACK: Final = 2.0  # nats that words together may gain beside what each gains alone
_WORTH_TELLING: Final = 1e-3  # of the best candidate's probability
_LEAST_SHARE: Final = 0.2  # probability of the best candidate, below which too many are meant
_REMEMBERED: Final = 8_192
_FRONT_VOWELS: Final = frozenset(("i", "y", "e", "ê", "ɨ"))  # of names
_ADJECTIVE_ENDINGS: Final = frozenset("ीई\N{ARABIC LETTER FARSI YEH}")


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """What words may name.

    Attributes:
        candidates: the entities, best first.
        odds: the log odds that the words name one of the leading ones, in nats.
    """

    candidates: tuple[Candidate, ...]
    odds: float


class Judge:
    """Judges words. Immutable but for what it remembers.

    Args:
        matcher: what brings one name to its entity.
        threshold: the least probability of an inferred mention.
    """

    def __init__(self, matcher: Matcher, threshold: float) -> None:
        self._matcher = matcher
        self.threshold = _log_odds(threshold)
        self.judge = lru_cache(maxsize=_REMEMBERED)(self._judge)
        self.judge_type = lru_cache(maxsize=_REMEMBERED)(self._judge_type)
        self.match = lru_cache(maxsize=_REMEMBERED)(self._match)

    @property
    def least(self) -> float:
        """The least log odds of words whose entity the text surely names elsewhere."""
        return self.threshold - NAMED

    def is_hopeless(
        self, words: Sequence[Heard], gain: float, zipf: float, script: str, *, beside: bool
    ) -> bool:
        """Whether words are no name whatever the text names elsewhere; quick.

        Args:
            words: what is heard in each.
            gain: how much better a name explains them than none, in nats.
            zipf: how frequent they are in ordinary text, together, as a Zipf frequency.
            script: their script, ISO 15924.
            beside: whether something stands beside them that may speak for a name.
        """
        if math.isinf(gain):
            return False
        background = sum(word.background for word in words)
        best = background + gain + _SLACK * (len(words) - 1)
        units = sum(word.units for word in words)
        odds = self._matcher.odds_known(best, background, units, script)
        return self._fails(odds - _rarity(zipf) + BESIDE * (beside - 1))

    def _fails(self, odds: float) -> bool:
        return odds + BESIDE + NAMED < self.threshold

    def _judge(self, words: tuple[str, ...], zipf: float) -> Judged | None:
        """Return what words may name, or None if they are not likely enough to.

        Args:
            words: folded words.
            zipf: how frequent they are in ordinary text, together, as a Zipf frequency.
        """
        found = self._matcher.inferred([" ".join(words)])
        odds = _log_odds(confidence(found)) - _rarity(zipf)
        if not found or found[0].score < _LEAST_SHARE:  # it may be anything at all
            return None
        if self._fails(odds) or self._is_adjective(words, found[0]):
            return None
        return Judged(_worth_telling(found), odds)

    def _judge_type(self, words: tuple[str, ...], core: int, type_: str) -> Judged | None:
        """Return which entity of a type words may name, or None if none is likely enough.

        Args:
            words: folded words, the name itself first.
            core: how many of them are the name itself.
            type_: the type that what follows says.
        """
        spellings = list(dict.fromkeys((" ".join(words), " ".join(words[:core]))))
        found = self._matcher.inferred(spellings, type_=type_)
        odds = _log_odds(confidence(found))
        if not found or odds < self.threshold:
            return None
        return Judged(_worth_telling(found), odds)

    def instead(
        self, spelled: str, owners: tuple[Candidate, ...], evidence: Evidence
    ) -> tuple[Candidate, ...]:
        """Return what else a listed spelling means by what stands beside it, if that is likely."""
        found = self._matcher.meant_instead(spelled, owners, evidence)
        return found if _log_odds(confidence(found)) >= self.threshold else ()

    def _match(self, judged: Judged, evidence: Evidence) -> tuple[Match, float]:
        """Return the match that words make with what stands around them, and its log odds."""
        candidates = judged.candidates
        odds = judged.odds + BESIDE * evidence.supports(candidates[0].entity)
        share = 1 / (1 + math.exp(-odds)) / confidence(candidates)
        scaled = [replace(c, score=min(1.0, c.score * share)) for c in candidates]
        return decide(scaled, evidence, listed=False), odds

    def _is_adjective(self, words: tuple[str, ...], found: Candidate) -> bool:
        """Whether a word is a name with the ending of an adjective: वियतनामी, پاکستانی."""
        stem = words[0][:-1]
        if len(words) > 1 or not stem or words[0][-1] not in _ADJECTIVE_ENDINGS:
            return False
        if not isinstance(found.reason, str) and _FRONT_VOWELS & {*found.reason.steps[-1].name}:
            return False  # شنگھائی: the ending stands for the end of the name
        without = self._matcher.listed(stem) or self._matcher.inferred([stem])
        return any(c.entity == found.entity and c.score >= found.score for c in without)


def _worth_telling(candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    return tuple(c for c in candidates if c.score >= _WORTH_TELLING * candidates[0].score)


def _rarity(zipf: float) -> float:
    """Return what ordinary text has in the place of a name, in nats."""
    return math.log(10) * max(0.0, zipf - UNKNOWN)


def _log_odds(p: float) -> float:
    """Return log(p / (1 - p)), of certainty a large number."""
    return math.log(max(p, 1e-12) / max(1 - p, 1e-12))
