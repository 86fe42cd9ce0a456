"""A person's short form: after "Vũ Đại Thắng" was named in full, थांग alone is the same person.

A Vietnamese is called by the given name, the last syllable; a Chinese by the surname, which comes
first. A short form counts where nothing speaks against it: no other person of the text has it,
and no unknown word stands beside it that may be the rest of another name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from eknaam.lexicon.frequency import FREQUENT
from eknaam.matching.matcher import Matcher
from eknaam.matching.parts import Part
from eknaam.records import Match
from eknaam.scanner.context import Context
from eknaam.scanner.regions import Chunks, Region
from eknaam.scanner.vocabulary import Form
from eknaam.scanner.windows import Window

__all__ = ["ShortForms"]

_SURE: Final = 0.9  # how often a short form after the full name means the same person; an estimate
_LEAST_GAIN: Final = 6.0  # nats by which a short form must explain a word better than no name


@dataclass(frozen=True, slots=True)
class _Named:
    """A person named in full: where, and by which words and sounds they may be called later."""

    window: Window
    words: frozenset[str]
    parts: frozenset[Part]


class ShortForms:
    """Finds short forms. Immutable.

    Args:
        matcher: what knows the names.
        context: what reads the words around.
    """

    def __init__(self, matcher: Matcher, context: Context) -> None:
        self._matcher = matcher
        self._context = context
        self._names: defaultdict[str, list[int]] = defaultdict(list)
        for position, name in enumerate(matcher.names):
            if name.entity.kind == "person":
                self._names[name.entity.id].append(position)

    def find(self, chunks: Chunks, windows: Sequence[Window]) -> list[Window]:
        """Return the short forms in a text.

        Args:
            chunks: the text.
            windows: what was found in it by full names.
        """
        people = [named for window in windows if (named := self._named(window))]
        if not people:
            return []
        found = []
        for region in chunks.around(self._where(chunks, people)):
            for index, (start, end, _) in enumerate(region.tokens):
                if any(window.start <= start < window.until for window in windows):
                    continue
                if (named := self._called(region, index, people)) is not None:
                    match = _short(named.window.match)
                    found.append(Window(region, index, index + 1, start, end, end, match, 0.0, 0.0))
        return found

    def _named(self, window: Window) -> _Named | None:
        """Return a person who is named in full, with more than one word or syllable."""
        match, tokens = window.match, window.region.tokens
        if match.entity.kind != "person" or match.ambiguous:
            return None
        forms = [form for _, _, form in tokens[window.first : window.last]]
        words, parts = set(), set()
        for position in self._names.get(match.entity.id, ()):
            name, syllables = self._matcher.names[position], self._matcher.parts.of_name(position)
            if len(name.words) < 2:  # noqa: PLR2004 - one word has no shorter form
                continue
            if name.orthography == "vi":
                parts.add(syllables[-1:])
                words.add(forms[-1].word)
            elif name.orthography == "pinyin":
                parts.add(syllables[: _syllables_of_first_word(name.words, name.syllables)])
                words.add(forms[0].word)
        return _Named(window, frozenset(words) if len(forms) > 1 else frozenset(), frozenset(parts))

    def _where(self, chunks: Chunks, people: Sequence[_Named]) -> list[int]:
        parts = frozenset(part for named in people for part in named.parts)
        heard = {
            index
            for index in chunks.loud
            for form in chunks.forms(index)
            if not parts.isdisjoint(form.heard.parts)
        }
        words = frozenset(word for named in people for word in named.words)
        return sorted(heard | chunks.holding(words))

    def _called(self, region: Region, index: int, people: Sequence[_Named]) -> _Named | None:
        """Return who is called by a word: named before, and the only one it may be."""
        start, _, form = region.tokens[index]
        evidence = self._context.evidence(region, index, index + 1)
        titled = "person" in evidence.kinds
        if (evidence.kinds and not titled) or self._context.is_surrounded(region, index):
            return None
        called = {
            named.window.match.entity.id: named
            for named in people
            if named.window.end <= start and _is_called(form, named, titled=titled)
        }
        return next(iter(called.values())) if len(called) == 1 else None


def _is_called(form: Form, named: _Named, *, titled: bool) -> bool:
    """Whether a word is a part of the full name as it was written, or sounds so after a title."""
    if form.zipf >= FREQUENT:
        return False
    sounds = (form.heard.parts.get(part, 0.0) >= _LEAST_GAIN for part in named.parts)
    return form.word in named.words or (titled and any(sounds))


def _short(match: Match) -> Match:
    score = _SURE * match.score
    best = replace(match.candidates[0], score=score, reason="a short form of the name before")
    return Match(match.entity, score, "short-form", False, (best,))


def _syllables_of_first_word(words: Sequence[Sequence[str]], syllables: Sequence[int]) -> int:
    units, count = 0, 0
    while units < len(words[0]):
        units += syllables[count]
        count += 1
    return count
