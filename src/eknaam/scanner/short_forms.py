"""A person's short form: after "Vũ Đại Thắng" was named in full, थांग alone is the same person.

A Vietnamese is called by the given name, the last syllable; a Chinese by the surname, which comes
first. A short form counts where nothing speaks against it: no other person of the text has it,
and no unknown word stands beside it that may be the rest of another name.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from eknaam.lexicon.frequency import FREQUENT
from eknaam.matching.heard import Part
from eknaam.matching.matcher import Matcher
from eknaam.records import Match
from eknaam.scanner.context import Context
from eknaam.scanner.forms import Form
from eknaam.scanner.regions import Chunks, Region
from eknaam.scanner.windows import Window

__all__ = ["ShortForms"]

_SURE: Final = 0.9  # how often a short form after the full name means the same person; an estimate
_LEAST_GAIN: Final = 6.0  # nats by which a short form must explain a word better than no name


@dataclass(frozen=True, slots=True)
class _Named:
    """A person named in full: since where, and by which words and sounds they may be called."""

    match: Match
    since: int
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

    def find(self, chunks: Chunks, windows: Sequence[Window]) -> list[Window]:
        """Return the short forms in a text.

        Args:
            chunks: the text.
            windows: what was found in it by full names.
        """
        people = list(self._people(windows))
        if not people:
            return []
        starts = sorted(window.start for window in windows)
        until = {window.start: window.until for window in windows}
        found = []
        for region in chunks.around(self._where(chunks, people)):
            for index in range(region.width):
                start, end = region.start(index), region.end(index)
                before = bisect_right(starts, start)
                if before and start < until[starts[before - 1]]:
                    continue
                if (named := self._called(region, index, people)) is not None:
                    match = _short(named.match)
                    found.append(Window(region, index, index + 1, start, end, end, match, 0.0, 0.0))
        return found

    def _people(self, windows: Sequence[Window]) -> Iterator[_Named]:
        """Yield the persons who are named in full, each once."""
        mentions: dict[str, list[Window]] = {}
        for window in windows:
            if window.match.entity.kind == "person" and not window.match.ambiguous:
                mentions.setdefault(window.match.entity.id, []).append(window)
        for mine in mentions.values():
            called = [self._called_by(window) for window in mine]
            words = frozenset(word for words, _ in called for word in words)
            parts = frozenset(part for _, parts in called for part in parts)
            yield _Named(mine[0].match, min(window.end for window in mine), words, parts)

    def _called_by(self, window: Window) -> tuple[set[str], set[Part]]:
        """Return the words and sounds by which a person may be called after a full name."""
        forms = [window.region.form(number) for number in range(window.first, window.last)]
        words, parts = set(), set()
        for position in self._matcher.names.of_entity(window.match.entity.id):
            name, syllables = self._matcher.names[position], self._matcher.parts.of_name(position)
            if len(name.words) < 2:  # noqa: PLR2004 - one word has no shorter form
                continue
            if name.orthography == "vi":
                parts.add(syllables[-1:])
                words.add(forms[-1].word)
            elif name.orthography == "pinyin":
                parts.add(syllables[: _syllables_of_first_word(name.words, name.syllables)])
                words.add(forms[0].word)
        return words if len(forms) > 1 else set(), parts

    def _where(self, chunks: Chunks, people: Sequence[_Named]) -> list[int]:
        parts = frozenset(part for named in people for part in named.parts)
        heard = {
            index
            for index in chunks.loud
            for form in chunks.forms(index)
            if not parts.isdisjoint(form.heard.parts) and form.zipf < FREQUENT
        }
        words = frozenset(word for named in people for word in named.words)
        return sorted(heard | chunks.holding(words))

    def _called(self, region: Region, index: int, people: Sequence[_Named]) -> _Named | None:
        """Return who is called by a word: named before, and the only one it may be."""
        start, form = region.start(index), region.form(index)
        before = [named for named in people if named.since <= start]
        if form.zipf >= FREQUENT or not any(_is_called(form, n, titled=True) for n in before):
            return None
        evidence = self._context.evidence(region, index, index + 1)
        titled = "person" in evidence.kinds
        if (evidence.kinds and not titled) or self._context.is_surrounded(region, index):
            return None
        called = [named for named in before if _is_called(form, named, titled=titled)]
        return called[0] if len(called) == 1 else None


def _is_called(form: Form, named: _Named, *, titled: bool) -> bool:
    """Whether a word is a part of the full name as it was written, or sounds so after a title."""
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
