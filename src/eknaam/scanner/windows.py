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
from eknaam.scanner.forms import Form
from eknaam.scanner.judge import Judge, Judged
from eknaam.scanner.passage import Passage
from eknaam.scanner.runs import Run
from eknaam.scanner.weights import Weights
from eknaam.text.fold import fold_with_offsets

__all__ = ["Window", "Windows"]

_MOST_WORDS: Final = 5  # of a name
_MOST_IN_FULL_FORM: Final = 3  # words before "Zhuang Autonomous Region"
_REMEMBERED: Final = 16_384  # spellings
_CERTAIN: Final = 100.0  # nats; more than any inferred spelling has


class Window(NamedTuple):
    """Words of a text that may be a name.

    Attributes:
        passage: the words of the text.
        first: the first word.
        last: one after the last word.
        start: where the name begins in the text.
        end: where it ends.
        until: where its full form ends, with "Zhuang Autonomous Region".
        match: what it names.
        odds: the log odds that it names that, in nats.
        weight: how much better the name explains the words than ordinary text, in nats.
        evidence: what stands beside the words.
        chunk: the chunk that called for a look; -1 where none did.
    """

    passage: Passage
    first: int
    last: int
    start: int
    end: int
    until: int
    match: Match
    odds: float
    weight: float
    evidence: Evidence = NO_EVIDENCE
    chunk: int = -1

    @property
    def forms(self) -> list[Form]:
        """The words."""
        return self.passage.forms[self.first : self.last]


_Place = tuple[Passage, int, int, int, int, int]
"""The beginning of a window: its words, and where it stands in the text."""


class _Stretch(NamedTuple):
    """Words of a text, `first` to before `last`, and what stands beside them."""

    passage: Passage
    first: int
    last: int
    run: Run
    evidence: Evidence


class Windows:
    """Finds the windows of texts. Immutable but for what it remembers.

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

    def of(self, passage: Passage) -> Iterator[Window]:
        """Yield the windows of a text, of entities of every kind.

        A person is no place, also where only places are asked for: kinds are chosen last.

        Args:
            passage: the words of the text.
        """
        for chunk in passage.called():
            for number in passage.words_of(chunk):
                for window in self._with(passage, number):
                    yield window._replace(chunk=chunk)

    def _with(self, passage: Passage, number: int) -> Iterator[Window]:
        """Yield the windows that hold a word, if it is loud or may begin a name."""
        form = passage.forms[number]
        if form.marks_region:
            yield from self._full_forms(passage, number)
        if not (form.loud or form.begins):
            return
        if form.script == "Hani":
            yield from self._han(passage, number)
        else:
            for first in _beginnings(passage, number):
                yield from self._from(passage, first, number)

    def _from(self, passage: Passage, first: int, loud: int) -> Iterator[Window]:
        """Yield the windows that begin with one word and hold another."""
        run: Run | None = Run(self._matcher, passage.forms[first])
        last = first + 1
        while run is not None:
            if last > loud and (window := self._window(passage, first, last, run)):
                yield window
            if last - first == _MOST_WORDS or not passage.linked(last - 1):
                return
            run = run.followed_by(passage.forms[last])
            last += 1

    def _window(self, passage: Passage, first: int, last: int, run: Run) -> Window | None:
        listed = run.begins_listed and self._listed(run.text)
        gain = None if listed else run.gain
        if not listed and gain is None:
            return None
        evidence = self._context.evidence(passage, first, last)
        if gain is not None and self._is_hopeless(run, gain, evidence):
            return None
        if self._context.is_of_another(passage, first, last):
            return None
        stretch = _Stretch(passage, first, last, run, evidence)
        if gain is None:
            return self._listed_window(stretch)
        return self._inferred_window(stretch, gain)

    def _is_hopeless(self, run: Run, gain: float, evidence: Evidence) -> bool:
        beside = evidence != NO_EVIDENCE
        if len(run.forms) == 1 and not run.letters:  # this was decided when it was first seen
            form = run.forms[0]
            if not (form.alone_beside if beside else form.alone):
                return True
        return self._judge.is_hopeless(run.heard, gain, run.zipf, run.script, beside=beside)

    def _listed_window(self, stretch: _Stretch) -> Window | None:
        passage, first, last, run, evidence = stretch
        match = self._listed_match(run.text, evidence)
        if match.entity.type == "country" and self._context.is_of_sea(passage, first, last):
            return None
        weight = self._weights.of_listed(run.forms, match.entity, evidence)
        place = self._place(passage, first, last, match)
        window = Window(*place, match, _CERTAIN, weight, evidence)
        # Nothing but the name itself stands before "autonomous region".
        return window._replace(weight=weight + _CERTAIN * (window.until > window.end))

    def _inferred_window(self, stretch: _Stretch, gain: float) -> Window | None:
        passage, first, last, run, evidence = stretch
        judged = self._judged(run)
        if judged is None:
            return None
        match, odds = self._judge.match(judged, evidence)
        if evidence.rules_out(match.entity):
            return None
        weight = self._weights.of_inferred(run.forms, gain, match.entity, evidence)
        place = self._place(passage, first, last, match)
        return Window(*place, match, odds, weight, evidence)

    def _place(self, passage: Passage, first: int, last: int, match: Match) -> _Place:
        full = self._context.full_form(passage, last, match.entity)
        starts, ends = passage.starts, passage.ends
        return passage, first, last, starts[first], ends[last - 1], ends[full - 1]

    def _full_forms(self, passage: Passage, index: int) -> Iterator[Window]:
        """Yield the windows before "autonomous region": little else can be meant there.

        What stands there is compared with the few names of autonomous regions only, also with
        the people's name, so that a part that is missing or wrong does not matter.
        """
        people = self._context.people_of_region(passage, index)
        if people is None:
            return
        last, forms = index - people, passage.forms
        for first in range(last - 1, last - 1 - _MOST_IN_FULL_FORM, -1):
            if not passage.linked(first) or forms[first].script != forms[index].script:
                break
            words = tuple(form.folded for form in forms[first:index])
            judged = self._judge.judge_type(words, last - first, AUTONOMOUS_REGION)
            if judged is not None:
                match, odds = self._judge.match(judged, NO_EVIDENCE)
                place = self._place(passage, first, last, match)
                yield Window(*place, match, odds, _CERTAIN / 2 + odds)

    def _judged(self, run: Run) -> Judged | None:
        words = tuple([form.folded for form in run.forms])
        if self._context.is_around_a_name(words):
            return None
        return self._judge.judge(words, run.zipf)

    def _match_listed(self, spelled: str, evidence: Evidence) -> Match:
        owners = self._listed(spelled)
        other = self._judge.instead(spelled, owners, evidence)
        return decide(other or owners, evidence, listed=not other)

    def _han(self, passage: Passage, index: int) -> Iterator[Window]:
        start = passage.starts[index]
        folded = fold_with_offsets(passage.forms[index].word)
        for first, last in self._matcher.spellings.listed_han(folded.text):
            if self._listed(folded.text[first:last]):
                left, right = folded.span(first, last)
                match = self._listed_match(folded.text[first:last], NO_EVIDENCE)
                at = start + left, start + right, start + right
                weight = _CERTAIN + last - first
                yield Window(passage, index, index + 1, *at, match, _CERTAIN, weight)


def _beginnings(passage: Passage, loud: int) -> Iterator[int]:
    """Yield where a name may begin of whose words the first loud one is given.

    Args:
        passage: the words of a text.
        loud: the loud word.
    """
    here = passage.forms[loud]
    if here.begins:
        yield loud
    if not here.goes_on:
        return
    for first in range(loud - 1, loud - _MOST_WORDS, -1):
        form = passage.forms[first]
        if form.loud or form.script != here.script or not passage.linked(first):
            return
        if form.begins:
            yield first
