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
from eknaam.scanner.regions import Chunks, Region
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
    """Words of a region that may be a name which the gazetteer lacks.

    Attributes:
        region: the words around.
        first: the first word in the region.
        last: one after the last word.
        start: where the name begins in the text.
        until: where it ends.
        kind: of what it may be the name.
        tag: the language of its syllables, BCP 47.
        evidence: what stands beside it.
        odds: the log odds that it is a name and no ordinary words, in nats.
        weight: the same, with what speaks for its end.
    """

    region: Region
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
        return [self.region.form(number) for number in range(self.first, self.last)]


_Stretch = tuple[Region, int, int]
"""Words of a region that may hold names: the first, and the one after the last."""


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
        self, chunks: Chunks, windows: Iterable[Window], topic: Topic
    ) -> Iterator[UnlistedWindow]:
        """Yield the windows of names that the gazetteer may lack, those of little weight too.

        Args:
            chunks: the text.
            windows: what it may name of the gazetteer.
            topic: where it speaks of the countries whose names are read.
        """
        stretches = [*self._stretches(chunks, windows, topic)]
        if not stretches:
            return
        hearing = self._odds.hearing
        hearing.hear(  # all new words together: that is quick
            (form.folded, form.script)
            for region, first, last in stretches
            for form in map(region.form, range(first, last))
        )
        for region, first, last in stretches:
            yield from self._windows(region, first, last, topic)

    def _windows(
        self, region: Region, first: int, last: int, topic: Topic
    ) -> Iterator[UnlistedWindow]:
        forms = [region.form(number) for number in range(first, last)]
        # Only words that no text has make a faint name.
        floor = _FAINTEST if any(form.zipf <= UNKNOWN for form in forms) else 0.0
        least = floor - _MOST_AROUND - (_MOST_IN_TOPIC if topic else _ELSEWHERE)
        for one in self._odds.of([form.folded for form in forms], forms[0].script, least):
            window = self._window(region, first + one.first, first + one.last, one, topic)
            if window is None or window.weight <= _FAINTEST:
                continue
            rare = any(form.zipf < FREQUENT for form in window.forms)
            if not rare and not window.evidence.kinds:
                continue
            if window.weight <= 0 and not _is_rare(region, window.first, window.last):
                continue
            if not self._context.is_of_another(region, window.first, window.last):
                yield window

    def _window(
        self, region: Region, first: int, last: int, one: NameOdds, topic: Topic
    ) -> UnlistedWindow | None:
        """Return words as a name, or None where whatever stands around could not make them one."""
        start, until = region.start(first), region.end(last - 1)
        in_topic = topic.reaches(start, until)
        odds = one.odds + (_IN_TOPIC[one.kind] if in_topic else _ELSEWHERE)
        odds += topic.language(one.tag)
        most = odds + _MOST_AROUND
        if most <= _FAINTEST or (most <= 0 and not _is_rare(region, first, last)):
            return None
        evidence = self._context.evidence(region, first, last)
        if one.kind in evidence.kinds:
            strange = _BESIDE_STRANGE if in_topic else _BESIDE_ELSEWHERE
            odds += strange if region.form(first).zipf == UNKNOWN else max(BESIDE, strange)
        elif evidence.kinds:
            evidence = NO_EVIDENCE
        ends = _FOLLOWED * self._context.is_followed(region, last)
        return UnlistedWindow(
            region, first, last, start, until, one.kind, one.tag, evidence, odds, odds + ends
        )

    def _stretches(
        self, chunks: Chunks, windows: Iterable[Window], topic: Topic
    ) -> Iterator[_Stretch]:
        """Yield the words that are looked at, each once, in order."""
        called = {(window.region.index, number) for window in windows for number in _beside(window)}
        by_chunk: dict[int, set[int]] = {}
        for index, number in called:
            by_chunk.setdefault(index, set()).add(number)
        strange = set(chunks.strange()) if topic else set[int]()
        reached = 0
        for region in chunks.around(sorted({*by_chunk, *chunks.near, *strange})):
            numbers = by_chunk.get(region.index, set()) | set(self._near(region))
            if region.index in strange and topic.reaches(region.start(0), region.end(0)):
                numbers |= {n for n in range(region.width) if region.form(n).zipf == UNKNOWN}
            for number in sorted(numbers):
                first, last = _grown(region, number)
                while first < last and region.start(first) < reached:
                    first += 1
                if first < last:
                    reached = region.end(last - 1)
                    yield region, first, last

    def _near(self, region: Region) -> Iterator[int]:
        """Yield the words beside titles and generic words of place."""
        for number in range(region.width):
            roles = _roles(region.form(number).folded) if region.form(number).near_names else ()
            if not _INTRODUCING.isdisjoint(roles):
                yield number + 1
            if not _FOLLOWING.isdisjoint(roles):
                yield number - 1


def _beside(window: Window) -> Iterable[int]:
    if window.match.entity.type == "country" and window.match.how != "inferred":
        return ()
    return (window.first,)


def _grown(region: Region, number: int) -> tuple[int, int]:
    """Return the words around one that may belong to names, with nothing between them."""
    if not _is_open(region, number):
        return number, number
    script = region.form(number).script
    first, last = number, number + 1
    while first > number - _BEFORE and region.linked(first - 1):
        if not _is_open(region, first - 1) or region.form(first - 1).script != script:
            break
        first -= 1
    while last < number + _AFTER and region.linked(last - 1):
        if not _is_open(region, last) or region.form(last).script != script:
            break
        last += 1
    return first, last


def _is_open(region: Region, number: int) -> bool:
    """Whether a word may belong to a name: it is no title, and nothing that follows names."""
    form = region.form(number)
    if form.script not in _SCRIPTS or not form.folded:
        return False
    if form.script == "Latn":
        return form.word[:1].isupper()
    if form.folded in words("and") or _ACRONYM.fullmatch(form.folded):
        return False
    roles = _roles(form.folded)
    if Role.PEOPLE in roles and region.linked(number):  # झुआंग in गुआंग्शी झुआंग स्वायत्त क्षेत्र
        return load_lexicon().at_start(region.after(number + 1, 4), Role.PLACE, "after") is None
    return _NEVER_IN_NAMES.isdisjoint(roles)


def _is_rare(region: Region, first: int, last: int) -> bool:
    """Whether ordinary text has none of some words often, and one of them not at all."""
    zipfs = [region.form(number).zipf for number in range(first, last)]
    return max(zipfs) < FREQUENT and min(zipfs) <= UNKNOWN


def _roles(word: str) -> Sequence[Role]:
    terms = load_lexicon().terms.get((word,), ())
    return [term.role for term in terms if term.lang in _LANGS]
