"""Names in running text that the gazetteer lacks: which words may be one, and how likely.

Words are looked at where a name is to be expected: beside a title or a generic word of place,
beside a name that was found, and, where the text speaks of Viet Nam or China, wherever a word
stands that ordinary text does not have.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import Final, NamedTuple

import regex

from eknaam.lexicon import Role, load_lexicon
from eknaam.lexicon.frequency import FREQUENT, UNKNOWN
from eknaam.lexicon.words import words
from eknaam.matching.query import BESIDE, NO_EVIDENCE, Evidence
from eknaam.records import Kind
from eknaam.scanner.context import Context
from eknaam.scanner.forms import Form
from eknaam.scanner.passage import Passage
from eknaam.scanner.topic import Topic
from eknaam.scanner.windows import Window
from eknaam.text.fold import fold
from eknaam.unlisted import MOST_WORDS, NameOdds, Odds, Tag

__all__ = ["UnlistedNames", "UnlistedWindow"]

_FAINTEST: Final = -8.0
"""The least weight of a window, in nats: over many documents such names may still become sure.

An estimate; what is less likely is found nearly everywhere.
"""

_IN_TOPIC: Final[dict[Kind, float]] = {"person": math.log(0.01), "place": math.log(0.003)}
_ELSEWHERE: Final = math.log(1e-5)
"""How many words begin an unlisted name, where a text speaks of its country and elsewhere.

Estimates.
"""
_MOST_IN_TOPIC: Final = max(_IN_TOPIC.values()) + math.log(2)  # all names of one language
_BESIDE_ELSEWHERE: Final = 6.0
"""Nats by which a title or generic word speaks for a name where the text does not."""
_BESIDE_STRANGE: Final = 2.0
"""Nats by which a title or generic word speaks for a name whose first word no text usually has.

Such a word is mostly a name, though of another people: that it has a title says less.
"""
_FOLLOWED: Final = 1.5  # nats by which a postposition says that a name ends before it
_MOST_AROUND: Final = max(BESIDE, _BESIDE_STRANGE, _BESIDE_ELSEWHERE) + _FOLLOWED
_BEFORE: Final = MOST_WORDS - 1  # words that a name may begin before the word that called for it
_AFTER: Final = MOST_WORDS + 1
_LANGS: Final = frozenset(("hi", "ur", "en"))  # of texts, and of Latin letters in them
_NEVER_IN_NAMES: Final = frozenset(
    (Role.HONORIFIC, Role.TITLE, Role.AFTER_NAME, Role.PLACE, Role.POSTPOSITION)
)
_INTRODUCING: Final = frozenset((Role.HONORIFIC, Role.TITLE, Role.PLACE))
_FOLLOWING: Final = frozenset((Role.AFTER_NAME, Role.PLACE))
_ACRONYM: Final = regex.compile(
    "(?:"
    + "|".join(
        fold(letter)
        for letter in (
            "ए बी सी डी ई एफ जी एच आई जे के एल एम एन ओ पी क्यू आर एस टी यू वी डब्ल्यू एक्स वाई ज़ेड "
            "اے بی سی ڈی ای ایف جی ایچ آئی جے کے ایل ایم این او پی کیو آر ایس ٹی یو وی ڈبلیو ایکس "
            "وائی زیڈ"
        ).split()
    )
    + "){3,}+"
)
"""At least three names of Latin letters: सीआरआई."""

_SCRIPTS: Final = frozenset(("Deva", "Arab", "Latn"))


class UnlistedWindow(NamedTuple):
    """Words of a text that may be a name which the gazetteer lacks.

    Attributes:
        passage: the words of the text.
        first: the first word.
        last: one after the last word.
        start: where the name begins in the text.
        until: where it ends.
        kind: of what it may be the name.
        tag: the language of its syllables, BCP 47.
        evidence: what stands beside it.
        odds: the log odds that it is a name and no ordinary words, in nats.
        weight: the same, with what speaks for its end.
    """

    passage: Passage
    first: int
    last: int
    start: int
    until: int
    kind: Kind
    tag: Tag
    evidence: Evidence
    odds: float
    weight: float

    @property
    def forms(self) -> list[Form]:
        """Its words."""
        return self.passage.forms[self.first : self.last]


_Stretch = tuple[int, int]
"""Words that may hold names: the first, and the one after the last."""


class UnlistedNames:
    """Finds the windows of unlisted names. Immutable but for what it remembers.

    Args:
        odds: makes what weighs words as names, when it is first needed.
        context: what reads the words around.
    """

    def __init__(self, odds: Callable[[], Odds], context: Context) -> None:
        self._make_odds = odds
        self._context = context

    @cached_property
    def _odds(self) -> Odds:
        return self._make_odds()

    def of(
        self, passage: Passage, windows: Iterable[Window], topic: Topic
    ) -> Iterator[UnlistedWindow]:
        """Yield the windows of names that the gazetteer may lack, those of little weight too.

        Args:
            passage: the words of the text.
            windows: what it may name of the gazetteer.
            topic: where it speaks of the countries whose names are read.
        """
        stretches = [*self._stretches(passage, windows, topic)]
        if not stretches:
            return
        self._odds.hearing.hear(  # all new words together: that is quick
            (form.folded, form.script)
            for first, last in stretches
            for form in passage.forms[first:last]
        )
        for stretch in stretches:
            yield from self._windows(passage, stretch, topic)

    def _windows(
        self, passage: Passage, stretch: _Stretch, topic: Topic
    ) -> Iterator[UnlistedWindow]:
        start, _ = stretch
        forms = passage.forms[slice(*stretch)]
        # Only words that no text has make a faint name.
        floor = _FAINTEST if any(form.zipf <= UNKNOWN for form in forms) else 0.0
        least = floor - _MOST_AROUND - (_MOST_IN_TOPIC if topic else _ELSEWHERE)
        for one in self._odds.of([form.folded for form in forms], forms[0].script, least):
            first, last = start + one.first, start + one.last
            window = self._window(passage, first, last, one, topic)
            if window is None or window.weight <= _FAINTEST:
                continue
            rare = any(form.zipf < FREQUENT for form in window.forms)
            if not rare and not window.evidence.kinds:
                continue
            if window.weight <= 0 and not _is_rare(window.forms):
                continue
            if not self._context.is_of_another(passage, first, last):
                yield window

    def _window(
        self, passage: Passage, first: int, last: int, one: NameOdds, topic: Topic
    ) -> UnlistedWindow | None:
        """Return words as a name, or None where whatever stands around could not make them one."""
        start, until = passage.starts[first], passage.ends[last - 1]
        in_topic = topic.reaches(start, until)
        odds = one.odds + (_IN_TOPIC[one.kind] if in_topic else _ELSEWHERE)
        odds += topic.language(one.tag)
        most = odds + _MOST_AROUND
        if most <= _FAINTEST or (most <= 0 and not _is_rare(passage.forms[first:last])):
            return None
        evidence = self._context.evidence(passage, first, last)
        if one.kind in evidence.kinds:
            strange = _BESIDE_STRANGE if in_topic else _BESIDE_ELSEWHERE
            odds += strange if passage.forms[first].zipf == UNKNOWN else max(BESIDE, strange)
        elif evidence.kinds:
            evidence = NO_EVIDENCE
        weight = odds + _FOLLOWED * self._context.is_followed(passage, last)
        place = passage, first, last, start, until
        return UnlistedWindow(*place, one.kind, one.tag, evidence, odds, weight)

    def _stretches(
        self, passage: Passage, windows: Iterable[Window], topic: Topic
    ) -> Iterator[_Stretch]:
        """Yield the words that are looked at, each once, in order."""
        called: dict[int, set[int]] = {}
        for window in windows:
            if window.match.entity.type != "country" or window.match.how == "inferred":
                called.setdefault(window.chunk, set()).add(window.first)
        for chunk in passage.near:
            called.setdefault(chunk, set()).update(_beside(passage, chunk))
        for chunk in passage.strange if topic else ():
            words = passage.words_of(chunk)
            if topic.reaches(passage.starts[words[0]], passage.ends[words[0]]):
                strange = (number for number in words if passage.forms[number].zipf == UNKNOWN)
                called.setdefault(chunk, set()).update(strange)
        reached = 0
        for chunk in sorted(called):
            for number in sorted(called[chunk]):
                first, last = _grown(passage, number)
                first = max(first, reached)
                if first < last:
                    reached = last
                    yield first, last


def _beside(passage: Passage, chunk: int) -> Iterator[int]:
    """Yield the words beside titles and generic words of place."""
    for number in passage.words_of(chunk):
        form = passage.forms[number]
        roles = _roles(form.folded) if form.near_names else ()
        if not _INTRODUCING.isdisjoint(roles):
            yield number + 1
        if not _FOLLOWING.isdisjoint(roles):
            yield number - 1


def _grown(passage: Passage, number: int) -> tuple[int, int]:
    """Return the words around one that may belong to names, with nothing between them."""
    if not _is_open(passage, number):
        return number, number
    forms = passage.forms
    script = forms[number].script
    first, last = number, number + 1
    while first > number - _BEFORE and passage.linked(first - 1):
        if not _is_open(passage, first - 1) or forms[first - 1].script != script:
            break
        first -= 1
    while last < number + _AFTER and passage.linked(last - 1):
        if not _is_open(passage, last) or forms[last].script != script:
            break
        last += 1
    return first, last


def _is_open(passage: Passage, number: int) -> bool:
    """Whether a word may belong to a name: it is no title, and nothing that follows names."""
    form = passage.forms[number]
    if form.script not in _SCRIPTS or not form.folded:
        return False
    if form.script == "Latn":
        return form.word[:1].isupper()
    if form.folded in words("and") or _ACRONYM.fullmatch(form.folded):
        return False
    roles = _roles(form.folded)
    if Role.PEOPLE in roles and passage.linked(number):  # झुआंग in गुआंग्शी झुआंग स्वायत्त क्षेत्र
        return load_lexicon().at_start(passage.after(number + 1, 4), Role.PLACE, "after") is None
    return _NEVER_IN_NAMES.isdisjoint(roles)


def _is_rare(forms: Sequence[Form]) -> bool:
    """Whether ordinary text has none of some words often, and one of them not at all."""
    zipfs = [form.zipf for form in forms]
    return max(zipfs) < FREQUENT and min(zipfs) <= UNKNOWN


def _roles(word: str) -> Sequence[Role]:
    terms = load_lexicon().terms.get((word,), ())
    return [term.role for term in terms if term.lang in _LANGS]
