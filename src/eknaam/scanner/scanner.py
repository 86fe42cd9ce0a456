"""Reads running text; the order of the stages stands in `Scanner.analyze`."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Sequence
from functools import cached_property
from typing import Final

from eknaam.matching.matcher import Matcher
from eknaam.records import Kind, Mention, UnlistedName
from eknaam.scanner.analysis import Analysis
from eknaam.scanner.bare_titles import bare_titles
from eknaam.scanner.belief import Belief
from eknaam.scanner.coherence import Coherence
from eknaam.scanner.context import Context
from eknaam.scanner.faint import faint_names
from eknaam.scanner.homes import Homes
from eknaam.scanner.judge import Judge
from eknaam.scanner.passage import Passage
from eknaam.scanner.rivalry import weighed
from eknaam.scanner.segmentation import overlapping, segment
from eknaam.scanner.short_forms import ShortForms
from eknaam.scanner.strangers import LEAST_SCORE, Strangers
from eknaam.scanner.topic import TopicReader
from eknaam.scanner.unlisted import UnlistedNames, UnlistedWindow
from eknaam.scanner.vocabulary import Vocabulary
from eknaam.scanner.weights import Weights
from eknaam.scanner.windows import Window, Windows
from eknaam.text.script import language_of, script_of
from eknaam.unlisted import Forms, Hearing, Odds, build_inventory

__all__ = ["Scanner"]


_NO_SHORT_FORM: Final = 0.9
"""The least probability of an unlisted name of which no word is a short form of another."""

_SURE: Final = 3.0  # log odds of an unlisted name that says what a text is about, in nats

_BRANDS: Final = frozenset(
    ("airline", "bank", "brand", "broadcaster", "company", "news-agency", "newspaper", "university")
)
"""Types of organizations in whose name a place is no mention."""


class Scanner:
    """Reads texts. Immutable but for what it remembers of words.

    Args:
        matcher: what brings one name to its entity.
        threshold: the least probability of an inferred mention.
    """

    def __init__(self, matcher: Matcher, threshold: float) -> None:
        self._matcher = matcher
        self._judge = Judge(matcher, threshold)
        self._vocabulary = Vocabulary(matcher, self._judge)
        self._context = Context()
        self._weights = Weights(matcher)
        self._windows = Windows(matcher, self._judge, self._context, self._weights)
        homes = Homes(matcher.gazetteer)
        self._topics = TopicReader(homes, self._judge.threshold)
        self._belief = Belief(homes, self._judge.threshold)
        self._coherence = Coherence(matcher.gazetteer, homes)
        self._short_forms = ShortForms(matcher, self._context)
        self._strangers = Strangers(matcher, lambda: self.forms)

    @cached_property
    def _hearing(self) -> Hearing:
        return Hearing(build_inventory(self._matcher.gazetteer), self._matcher.model)

    @cached_property
    def forms(self) -> Forms:
        """What weighs the canonical forms of unlisted names; made when it is first needed."""
        return Forms(self._hearing)

    @cached_property
    def _unlisted(self) -> UnlistedNames:
        return UnlistedNames(lambda: Odds(self._hearing, self._weights.ordinary), self._context)

    def analyze(self, text: str, lang: str | None, kinds: Collection[Kind]) -> Analysis:
        """Return the one reading of a text.

        Args:
            text: running text.
            lang: a hint at its language, BCP 47.
            kinds: the kinds of entity to find.

        Returns:
            What the text names.
        """
        passage = Passage(text, self._vocabulary)
        windows = [
            window
            for window in self._windows.of(passage)
            if window.odds >= self._judge.least and _counts(window, kinds)
        ]
        strange = self._unlisted_windows(passage, windows)
        strangers = [one for one in strange if one.weight > 0]
        chosen = self._settled(segment([*windows, *strangers]), windows)
        chosen = weighed(chosen, strangers, self._strangers.is_same)
        found = [one for one in chosen if isinstance(one, Window)]
        names = [one for one in chosen if isinstance(one, UnlistedWindow)]
        found = self._coherence.settle(self._belief.believed(found, text))
        unlisted = self._described(text, names, lang, windows)
        sure = {one.start for one in unlisted if one.score >= _NO_SHORT_FORM}
        found += self._short_forms.find(passage, found, [n for n in names if n.start in sure])
        found.sort(key=lambda window: window.start)
        unlisted = [one for one in unlisted if not _is_within(one, found)]
        likely = tuple(one for one in unlisted if one.score >= LEAST_SCORE)
        named = [(one.start, one.until) for one in found] + [(n.start, n.end) for n in unlisted]
        return Analysis(
            text,
            language_of(script_of(text), lang),
            tuple(
                self._mention(text, window, lang)
                for window in found
                if window.match.entity.kind in kinds
            ),
            likely,
            tuple(bare_titles(passage, named, self._is_surname)),
            tuple(one for one in unlisted if one.score < LEAST_SCORE),
            faint_names((one for one in strange if one.weight <= 0), named),
        )

    def _unlisted_windows(
        self, passage: Passage, windows: Sequence[Window]
    ) -> list[UnlistedWindow]:
        """Return the windows of names that the gazetteer lacks, those of little weight too.

        A name that is sure by what stands beside it says what the text is about, so that others
        are to be expected: the same person without a title.
        """
        topic = self._topics.of(windows)
        strangers = list(self._unlisted.of(passage, windows, topic))
        sure = [
            (one.start, one.tag)
            for one in strangers
            if one.odds >= _SURE and one.evidence.kinds and not topic.reaches(one.start, one.until)
        ]
        if sure:
            strangers = list(self._unlisted.of(passage, windows, topic.extended(sure)))
        return strangers

    def find(self, text: str, lang: str | None, kinds: Collection[Kind]) -> list[Mention]:
        """Return the mentions of entities in a text, in order, not overlapping.

        Args:
            text: running text.
            lang: a hint at its language, BCP 47.
            kinds: the kinds of entity to find.

        Returns:
            The mentions.
        """
        return list(self.analyze(text, lang, kinds).mentions)

    def _settled(
        self, chosen: Sequence[Window | UnlistedWindow], windows: Sequence[Window]
    ) -> list[Window | UnlistedWindow]:
        """Return the chosen readings; what has the form of a listed name is that name."""
        rivals = overlapping(chosen, windows)
        return [
            one if isinstance(one, Window) else self._strangers.as_listed(one, others) or one
            for one, others in zip(chosen, rivals, strict=True)
        ]

    def _described(
        self,
        text: str,
        names: Sequence[UnlistedWindow],
        lang: str | None,
        windows: Sequence[Window],
    ) -> list[UnlistedName]:
        rivals = overlapping(names, windows)
        found = (
            self._strangers.describe(text, name, lang, others)
            for name, others in zip(names, rivals, strict=True)
        )
        return [one for one in found if one is not None]

    def _is_surname(self, word: str, script: str) -> bool:
        heard = self._hearing.hear([(word, script)])[word, script]
        strange = self._weights.ordinary.strange(word, script)
        return any(odds.surname[1] > strange for odds in heard.values())

    def _mention(self, text: str, window: Window, lang: str | None) -> Mention:
        match, start, until = window.match, window.start, window.until
        script = window.forms[0].script
        language = language_of(script, lang) or match.candidates[0].name.tag
        return Mention(start, until, start, window.end, text[start:until], language, match)


def _counts(window: Window, kinds: Collection[Kind]) -> bool:
    """Whether a name takes part where only some kinds are asked for.

    A place inside the name of a ministry or a party is a mention of its own, unless the ministry is
    asked for, too; in a brand (Vietnam Airlines, Bank of China) it is none.
    """
    entity = window.match.entity
    return entity.kind != "organization" or "organization" in kinds or entity.type in _BRANDS


def _is_within(name: UnlistedName, windows: Sequence[Window]) -> bool:
    """Whether a window has a code point in common with a name."""
    place = bisect_right(windows, name.start, key=lambda window: window.until)
    return place < len(windows) and windows[place].start < name.end
