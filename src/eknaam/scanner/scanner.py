"""Finds the names of a gazetteer in running text; the order of the stages stands in `find`."""

from __future__ import annotations

from collections.abc import Collection
from itertools import chain
from typing import Final

from eknaam.matching.matcher import Matcher
from eknaam.records import Kind, Mention
from eknaam.scanner.belief import Belief
from eknaam.scanner.coherence import Coherence
from eknaam.scanner.context import Context
from eknaam.scanner.homes import Homes
from eknaam.scanner.judge import Judge
from eknaam.scanner.regions import Chunks
from eknaam.scanner.segmentation import segment
from eknaam.scanner.short_forms import ShortForms
from eknaam.scanner.vocabulary import Vocabulary
from eknaam.scanner.windows import Window, Windows
from eknaam.text.script import language_of

__all__ = ["Scanner"]

_ALWAYS: Final[tuple[Kind, ...]] = ("person", "place")


class Scanner:
    """Finds mentions. Immutable but for what it remembers of words.

    Args:
        matcher: what brings one name to its entity.
        threshold: the least probability of an inferred mention.
    """

    def __init__(self, matcher: Matcher, threshold: float) -> None:
        self._judge = Judge(matcher, threshold)
        self._vocabulary = Vocabulary(matcher, self._judge)
        self._context = Context()
        self._windows = Windows(matcher, self._judge, self._context)
        homes = Homes(matcher.gazetteer)
        self._belief = Belief(homes, self._judge.threshold)
        self._coherence = Coherence(matcher.gazetteer, homes)
        self._short_forms = ShortForms(matcher, self._context)

    def find(self, text: str, lang: str | None, kinds: Collection[Kind]) -> list[Mention]:
        """Return the mentions of entities in a text, in order, not overlapping.

        Args:
            text: running text.
            lang: a hint at its language, BCP 47.
            kinds: the kinds of entity to find.

        Returns:
            The mentions.
        """
        chunks = Chunks(text, self._vocabulary)
        # A person is no place, also where only places are asked for: kinds are chosen last.
        among = frozenset[Kind]((*_ALWAYS, *kinds))
        windows = chain.from_iterable(self._windows.of(r, among) for r in chunks.regions())
        found = segment(windows, self._judge.least)
        found = self._coherence.settle(self._belief.believed(found, text))
        found += self._short_forms.find(chunks, found)
        return [
            self._mention(text, window, lang)
            for window in sorted(found, key=lambda window: window.start)
            if window.match.entity.kind in kinds
        ]

    def _mention(self, text: str, window: Window, lang: str | None) -> Mention:
        match, start, until = window.match, window.start, window.until
        script = window.region.form(window.first).script
        language = language_of(script, lang) or match.candidates[0].name.tag
        return Mention(start, until, start, window.end, text[start:until], language, match)
