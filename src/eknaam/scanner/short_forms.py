"""A person's short form: where "Vũ Đại Thắng" is named in full, थांग alone is the same person.

A Vietnamese is called by the given name, the last syllable; a Chinese by the surname, which comes
first. A short form may stand before the full name, too, as in a headline, and be spelled otherwise
than in it. It counts where nothing speaks against it: no other person of the text has it, and no
unknown word stands beside it that may be the rest of another name.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from eknaam.lexicon.frequency import FREQUENT, UNKNOWN
from eknaam.matching.heard import Part
from eknaam.matching.matcher import Matcher
from eknaam.records import Match
from eknaam.scanner.context import Context
from eknaam.scanner.forms import Form
from eknaam.scanner.passage import Passage
from eknaam.scanner.unlisted import UnlistedWindow
from eknaam.scanner.windows import Window

__all__ = ["ShortForms"]

_SURE: Final = 0.9  # how often a short form after the full name means the same person; an estimate
_REASON: Final = "a short form of a name that the text has in full"
_CLOSED: Final = 6.0  # Zipf frequency from which on a word calls nobody, even after a title
_LEAST_GAIN: Final = 6.0  # nats by which a short form must explain a word better than no name


@dataclass(frozen=True, slots=True)
class _Named:
    """A person named in full, and by which words and sounds they may be called."""

    match: Match
    words: frozenset[str]
    parts: frozenset[Part]
    given: frozenset[Part]


class ShortForms:
    """Finds short forms. Immutable.

    Args:
        matcher: what knows the names.
        context: what reads the words around.
    """

    def __init__(self, matcher: Matcher, context: Context) -> None:
        self._matcher = matcher
        self._context = context

    def find(
        self, passage: Passage, windows: Sequence[Window], others: Sequence[UnlistedWindow]
    ) -> list[Window]:
        """Return the short forms in a text.

        Args:
            passage: the words of the text.
            windows: what was found in it by full names.
            others: names in it that the gazetteer lacks.
        """
        people = list(self._people(windows))
        if not people:
            return []
        until = {window.start: window.until for window in windows}
        until |= {other.start: other.until for other in others}
        starts = sorted(until)
        found = []
        for chunk in self._where(passage, people):
            for index in passage.words_of(chunk):
                start, end = passage.starts[index], passage.ends[index]
                before = bisect_right(starts, start)
                if before and start < until[starts[before - 1]]:
                    continue
                if (named := self._called(passage, index, people, until)) is not None:
                    match = _short(named.match)
                    found.append(
                        Window(passage, index, index + 1, start, end, end, match, 0.0, 0.0)
                    )
        return found

    def _people(self, windows: Sequence[Window]) -> Iterator[_Named]:
        """Yield the persons who are named in full, each once."""
        mentions: dict[str, list[Window]] = {}
        for window in windows:
            if window.match.entity.kind == "person" and not window.match.ambiguous:
                mentions.setdefault(window.match.entity.id, []).append(window)
        for mine in mentions.values():
            called = [self._called_by(window) for window in mine]
            words = frozenset(word for words, _, _ in called for word in words)
            parts = frozenset(part for _, parts, _ in called for part in parts)
            given = frozenset(part for _, _, given in called for part in given)
            yield _Named(mine[0].match, words, parts, given)

    def _called_by(self, window: Window) -> tuple[set[str], set[Part], set[Part]]:
        """Return the words and sounds by which a person may be called, and which are given names.

        A surname of one syllable sounds like too many words to be told without a title.
        """
        forms = window.forms
        words, parts, given = set(), set(), set()
        for position in self._matcher.names.of_entity(window.match.entity.id):
            name, syllables = self._matcher.names[position], self._matcher.parts.of_name(position)
            if len(name.words) < 2:  # noqa: PLR2004 - one word has no shorter form
                continue
            if name.orthography == "vi":
                given.add(syllables[-1:])
                words.add(forms[-1].word)
            elif name.orthography == "pinyin":
                parts.add(syllables[: _syllables_of_first_word(name.words, name.syllables)])
                words.add(forms[0].word)
        return words if len(forms) > 1 else set(), parts | given, given

    def _where(self, passage: Passage, people: Sequence[_Named]) -> list[int]:
        parts = frozenset(part for named in people for part in named.parts)
        heard = {
            index
            for index in {*passage.loud, *passage.after_titles()}
            for form in passage.forms_of(index)
            if not parts.isdisjoint(form.heard.parts) and form.zipf < _CLOSED
        }
        words = frozenset(word for named in people for word in named.words)
        return sorted(heard | passage.holding(words))

    def _called(
        self, passage: Passage, index: int, people: Sequence[_Named], named: Mapping[int, int]
    ) -> _Named | None:
        """Return who is called by a word: the only one of the text whom it may mean."""
        form = passage.forms[index]
        if form.zipf >= _CLOSED or form.near_names:
            return None
        evidence = self._context.evidence(passage, index, index + 1)
        titled = "person" in evidence.kinds
        if (evidence.kinds and not titled) or self._context.is_surrounded(
            passage, index, named.keys()
        ):
            return None
        if form.zipf >= FREQUENT and not titled:
            return None
        alone = form.zipf == UNKNOWN and self._context.is_followed(passage, index + 1)
        called = [one for one in people if _is_called(form, one, titled=titled, alone=alone)]
        return called[0] if len(called) == 1 else None


def _is_called(form: Form, named: _Named, *, titled: bool, alone: bool) -> bool:
    """Whether a word is a part of the full name as it was written, or sounds so.

    Args:
        form: the word.
        named: who may be meant.
        titled: whether a title stands beside it.
        alone: whether ordinary text does not have it, and a postposition follows it.
    """
    if form.word in named.words:
        return True
    sounds = named.parts if titled else named.given if alone else frozenset[Part]()
    return any(form.heard.parts.get(part, 0.0) >= _LEAST_GAIN for part in sounds)


def _short(match: Match) -> Match:
    score = _SURE * match.score
    best = replace(match.candidates[0], score=score, reason=_REASON)
    return Match(match.entity, score, "short-form", False, (best,))


def _syllables_of_first_word(words: Sequence[Sequence[str]], syllables: Sequence[int]) -> int:
    units, count = 0, 0
    while units < len(words[0]):
        units += syllables[count]
        count += 1
    return count
