"""Windows: neighbouring words of a text that together may be a name."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from eknaam.matching.decide import decide
from eknaam.matching.matcher import Matcher
from eknaam.matching.query import AUTONOMOUS_REGION, NO_EVIDENCE, Evidence
from eknaam.records import Match
from eknaam.scanner.context import Context
from eknaam.scanner.judge import Judge, Judged
from eknaam.scanner.regions import Region
from eknaam.scanner.runs import Run
from eknaam.scanner.weights import Weights
from eknaam.text.fold import fold_with_offsets

__all__ = ["Window", "Windows"]

_MOST_WORDS: Final = 5  # of a name
_MOST_IN_FULL_FORM: Final = 3  # words before "Zhuang Autonomous Region"
_REMEMBERED: Final = 16_384  # spellings
_CERTAIN: Final = 100.0  # nats; more than any inferred spelling has


class Window(NamedTuple):
    """Words of a region that may be a name.

    Attributes:
        region: the words around.
        first: the first word in the region.
        last: one after the last word.
        start: where the name begins in the text.
        end: where it ends.
        until: where its full form ends, with "Zhuang Autonomous Region".
        match: what it names.
        odds: the log odds that it names that, in nats.
        weight: how much better the name explains the words than ordinary text, in nats.
        evidence: what stands beside the words.
    """

    region: Region
    first: int
    last: int
    start: int
    end: int
    until: int
    match: Match
    odds: float
    weight: float
    evidence: Evidence = NO_EVIDENCE


_Place = tuple[Region, int, int, int, int, int]
"""The beginning of a window: its region, words, and where it stands in the text."""


class _Stretch(NamedTuple):
    """Words of a region, `first` to before `last`, and what stands beside them."""

    region: Region
    first: int
    last: int
    run: Run
    evidence: Evidence


class Windows:
    """Finds the windows of regions. Immutable but for what it remembers.

    Args:
        matcher: what brings one name to its entity.
        judge: what says how likely words are a name.
        context: what reads the words around.
        weights: what says how much better a name explains words than ordinary text.
    """

    def __init__(self, matcher: Matcher, judge: Judge, context: Context, weights: Weights) -> None:
        self._matcher = matcher
        self._weights = weights
        self._judge = judge
        self._context = context
        self._listed = lru_cache(maxsize=_REMEMBERED)(matcher.listed)
        self._listed_match = lru_cache(maxsize=_REMEMBERED)(self._match_listed)

    def of(self, region: Region) -> Iterator[Window]:
        """Yield the windows of a region, of entities of every kind.

        A person is no place, also where only places are asked for: kinds are chosen last.

        Args:
            region: words of a text.
        """
        for index in range(region.width):
            form = region.form(index)
            if form.marks_region:
                yield from self._full_forms(region, index)
            if form.loud or form.begins:
                if form.script == "Hani":
                    yield from self._han(region, index)
                else:
                    for first in _beginnings(region, index):
                        yield from self._from(region, first, index)

    def _from(self, region: Region, first: int, loud: int) -> Iterator[Window]:
        """Yield the windows that begin with one word and hold another."""
        matcher = self._matcher
        run: Run | None = Run(matcher, region.form(first))
        last = first + 1
        while run is not None:
            if last > loud and (window := self._window(region, first, last, run)):
                yield window
            if last - first == _MOST_WORDS or not region.linked(last - 1):
                return
            run = run.followed_by(region.form(last))
            last += 1

    def _window(self, region: Region, first: int, last: int, run: Run) -> Window | None:
        if self._context.is_of_another(region, first, last):
            return None
        stretch = _Stretch(region, first, last, run, self._context.evidence(region, first, last))
        if self._listed(run.text):
            return self._listed_window(stretch)
        return self._inferred_window(stretch)

    def _listed_window(self, stretch: _Stretch) -> Window | None:
        region, first, last, run, evidence = stretch
        match = self._listed_match(run.text, evidence)
        if match.entity.type == "country" and self._context.is_of_sea(region, first, last):
            return None
        weight = self._weights.of_listed(run.forms, match.entity, evidence)
        window = Window(*self._place(region, first, last, match), match, _CERTAIN, weight, evidence)
        # Nothing but the name itself stands before "autonomous region".
        return window._replace(weight=weight + _CERTAIN * (window.until > window.end))

    def _inferred_window(self, stretch: _Stretch) -> Window | None:
        region, first, last, run, evidence = stretch
        gain = run.gain
        judged = None if gain is None else self._judged(run, gain, evidence)
        if gain is None or judged is None:
            return None
        match, odds = self._judge.match(judged, evidence)
        if evidence.rules_out(match.entity):
            return None
        weight = self._weights.of_inferred(run.forms, gain, match.entity, evidence)
        return Window(*self._place(region, first, last, match), match, odds, weight, evidence)

    def _place(self, region: Region, first: int, last: int, match: Match) -> _Place:
        full = self._context.full_form(region, last, match.entity)
        return region, first, last, region.start(first), region.end(last - 1), region.end(full - 1)

    def _full_forms(self, region: Region, index: int) -> Iterator[Window]:
        """Yield the windows before "autonomous region": little else can be meant there.

        What stands there is compared with the few names of autonomous regions only, also with
        the people's name, so that a part that is missing or wrong does not matter.
        """
        people = self._context.people_of_region(region, index)
        if people is None:
            return
        last = index - people
        for first in range(last - 1, last - 1 - _MOST_IN_FULL_FORM, -1):
            if not region.linked(first) or region.form(first).script != region.form(index).script:
                break
            words = tuple(region.form(number).folded for number in range(first, index))
            judged = self._judge.judge_type(words, last - first, AUTONOMOUS_REGION)
            if judged is not None:
                match, odds = self._judge.match(judged, NO_EVIDENCE)
                place = self._place(region, first, last, match)
                yield Window(*place, match, odds, _CERTAIN / 2 + odds)

    def _judged(self, run: Run, gain: float, evidence: Evidence) -> Judged | None:
        beside, zipf = evidence != NO_EVIDENCE, run.zipf
        if self._judge.is_hopeless(run.heard, gain, zipf, run.script, beside=beside):
            return None
        words = tuple(form.folded for form in run.forms)
        if self._context.is_around_a_name(words):
            return None
        return self._judge.judge(words, zipf)

    def _match_listed(self, spelled: str, evidence: Evidence) -> Match:
        owners = self._listed(spelled)
        other = self._judge.instead(spelled, owners, evidence)
        return decide(other or owners, evidence, listed=not other)

    def _han(self, region: Region, index: int) -> Iterator[Window]:
        start = region.start(index)
        folded = fold_with_offsets(region.form(index).word)
        for first, last in self._matcher.spellings.listed_han(folded.text):
            if self._listed(folded.text[first:last]):
                left, right = folded.span(first, last)
                match = self._listed_match(folded.text[first:last], NO_EVIDENCE)
                place = region, index, index + 1, start + left, start + right, start + right
                yield Window(*place, match, _CERTAIN, _CERTAIN + last - first)


def _beginnings(region: Region, loud: int) -> Iterator[int]:
    """Yield where a name may begin of whose words the first loud one is given.

    Args:
        region: words of a text.
        loud: the loud word.
    """
    here = region.form(loud)
    if here.begins:
        yield loud
    if not here.goes_on:
        return
    for first in range(loud - 1, loud - _MOST_WORDS, -1):
        form = region.form(first)
        if form.loud or form.script != here.script or not region.linked(first):
            return
        if form.begins:
            yield first
