"""Names in running text.

A text becomes words; every window of a few words that a name may fill is matched, listed names
before names inferred from their sound; of windows that overlap the better one stays. A name never
begins or ends inside a word, and never runs over punctuation.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from eknaam.lexicon import Role, load_lexicon
from eknaam.matching.decide import confidence, decide
from eknaam.matching.matcher import Matcher
from eknaam.matching.query import AUTONOMOUS_REGION, NO_EVIDENCE, Evidence, evidence_of
from eknaam.records import Candidate, Kind, Match, Mention
from eknaam.text.fold import fold_with_offsets
from eknaam.text.tokens import Tokens, Word, tokenize

__all__ = ["Scanner"]

_MOST_WORDS: Final = 5  # of a name
_MOST_HAN: Final = 8  # characters of a name
_AROUND: Final = 4  # words on either side that may speak for a name
_ADJECTIVE_ENDINGS: Final = frozenset("\N{DEVANAGARI VOWEL SIGN II}\N{ARABIC LETTER FARSI YEH}")
_DOUBTFUL: Final = 0.98
"""An inferred mention that ordinary words could well be is doubtful below this probability."""

_LANGUAGES: Final = {
    "Deva": ("hi", "mr", "ne", "mai", "bho", "kok", "doi", "sa"),
    "Arab": ("ur", "sd", "ks", "pa", "skr"),
    "Hani": ("zh",),
}
"""The languages of a script, the usual one first."""
_BEFORE: Final = (Role.HONORIFIC, Role.TITLE, Role.PLACE)
_AFTER: Final = (Role.PLACE, Role.AFTER_NAME)


@dataclass(frozen=True, slots=True)
class _Window:
    """Words `first` to `last` (exclusive) of a text, and what they name.

    What is doubtful, since ordinary words could well be it, counts only for an entity that the
    text names elsewhere, too.
    """

    first: int
    last: int
    start: int
    end: int
    match: Match
    doubtful: bool = False

    @property
    def rank(self) -> tuple[bool, float, int, int]:
        """Listed before inferred, then the longer listed and the likelier inferred one."""
        listed = self.match.how != "inferred"
        score = 0.0 if listed else self.match.score
        return (not listed, -score, self.start - self.end, self.start)


class Scanner:
    """Finds the names of a gazetteer in running text. Immutable.

    Args:
        matcher: what brings one name to its entity.
        threshold: the least probability of an inferred mention.
    """

    def __init__(self, matcher: Matcher, threshold: float) -> None:
        self._matcher = matcher
        self._threshold = threshold
        self._lexicon = load_lexicon()

    def find(self, text: str, lang: str | None, kinds: Collection[Kind]) -> list[Mention]:
        """Return the mentions of entities in a text, in order, not overlapping.

        Args:
            text: running text.
            lang: a hint at its language, BCP 47.
            kinds: the kinds of entity to find.

        Returns:
            The mentions.
        """
        tokens = tokenize(text)
        # A person is no place, also where only places are asked for: kinds are chosen last.
        matched = frozenset[Kind](("person", "place", *kinds))
        windows = sorted(_believed(self._windows(tokens, matched)), key=lambda w: w.rank)
        taken = bytearray(len(text))
        mentions = []
        for window in windows:
            if not any(taken[window.start : window.end]):
                mention = self._mention(text, tokens, window, lang)
                taken[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
                mentions.append(mention)
        wanted = (mention for mention in mentions if mention.match.entity.kind in kinds)
        return sorted(wanted, key=lambda mention: mention.start)

    def _windows(self, tokens: Tokens, kinds: Collection[Kind]) -> Iterator[_Window]:
        for first, word in enumerate(tokens.words):
            if tokens.scripts[first] == "Hani":
                yield from self._han_windows(word, first, kinds)
                continue
            longest = _run(tokens, first)
            for last in range(first + 1, first + 1 + longest):
                if window := self._window(tokens, first, last, kinds):
                    yield window

    def _han_windows(self, word: Word, index: int, kinds: Collection[Kind]) -> Iterator[_Window]:
        folded = fold_with_offsets(word.text)
        for start in range(len(folded.text)):
            for end in range(start + 2, min(start + _MOST_HAN, len(folded.text)) + 1):
                if owners := _of(kinds, self._matcher.listed(folded.text[start:end])):
                    left, right = folded.span(start, end)
                    match = decide(owners, NO_EVIDENCE, listed=True)
                    yield _Window(index, index + 1, word.start + left, word.start + right, match)

    def _window(
        self, tokens: Tokens, first: int, last: int, kinds: Collection[Kind]
    ) -> _Window | None:
        words = tokens.folded[first:last]
        span = first, last, tokens.words[first].start, tokens.words[last - 1].end
        spelling = " ".join(words)
        if owners := _of(kinds, self._matcher.listed(spelling)):
            return _Window(*span, decide(owners, self._evidence(tokens, first, last), listed=True))
        if self._is_around_a_name(words) or not self._matcher.may_be_name(spelling):
            return None
        found = _of(kinds, self._matcher.inferred([spelling]))
        sure = confidence(found)
        if not found or sure < self._threshold or self._is_adjective(words, found[0]):
            return None
        evidence = self._evidence(tokens, first, last)
        doubtful = sure < _DOUBTFUL and self._is_doubtful(words, evidence)
        return _Window(*span, decide(found, evidence, listed=False), doubtful)

    def _is_around_a_name(self, words: tuple[str, ...]) -> bool:
        """Whether words begin or end with what stands around a name, or are all ordinary."""
        lexicon = self._lexicon
        if all(self._is_ordinary(word) for word in words):
            return True
        return any(lexicon.at_start(words, role, "before") for role in _BEFORE) or any(
            lexicon.at_end(words, role, "after") for role in (Role.POSTPOSITION, *_AFTER)
        )

    def _is_doubtful(self, words: tuple[str, ...], evidence: Evidence) -> bool:
        """Whether one word stands alone and nothing speaks for it, or any word is ordinary."""
        alone = len(words) == 1 and evidence == NO_EVIDENCE
        return alone or any(self._is_ordinary(word) for word in words)

    def _is_adjective(self, words: tuple[str, ...], found: Candidate) -> bool:
        """Whether a word is a name with the ending of an adjective: वियतनामी, پاکستانی."""
        stem = words[0][:-1]
        if len(words) > 1 or not stem or words[0][-1] not in _ADJECTIVE_ENDINGS:
            return False
        without = self._matcher.listed(stem) or self._matcher.inferred([stem])
        return any(c.entity == found.entity and c.score >= found.score for c in without)

    def _is_ordinary(self, word: str) -> bool:
        roles = (Role.ORDINARY, Role.POSTPOSITION)
        return any(self._lexicon.at_start((word,), role, "after") for role in roles)

    def _evidence(self, tokens: Tokens, first: int, last: int) -> Evidence:
        before, after = tokens.before(first, _AROUND), tokens.after(last, _AROUND)
        terms = [self._lexicon.at_end(before, role, "before") for role in _BEFORE]
        terms += [self._lexicon.at_start(after, role, "after") for role in _AFTER]
        evidence = NO_EVIDENCE
        for term in terms:
            evidence |= evidence_of(term)
        return evidence

    def _mention(self, text: str, tokens: Tokens, window: _Window, lang: str | None) -> Mention:
        extra = self._widening(tokens, window)
        end = tokens.words[window.last - 1 + extra].end if extra else window.end
        return Mention(
            window.start,
            end,
            window.start,
            window.end,
            text[window.start : end],
            _language(tokens.scripts[window.first], lang) or window.match.candidates[0].name.tag,
            window.match,
        )

    def _widening(self, tokens: Tokens, window: _Window) -> int:
        """Return how many words after a name belong to its full form: "झुआंग स्वायत्त क्षेत्र"."""
        if window.match.entity.type != AUTONOMOUS_REGION:
            return 0
        after = tokens.after(window.last, _AROUND)
        people = self._lexicon.at_start(after, Role.PEOPLE, "after")
        length = people.length if people else 0
        region = self._lexicon.at_start(after[length:], Role.PLACE, "after")
        if region is None or region.type != AUTONOMOUS_REGION:
            return 0
        return length + region.length


def _believed(windows: Iterable[_Window]) -> list[_Window]:
    windows = list(windows)
    named = {window.match.entity.id for window in windows if not window.doubtful}
    return [w for w in windows if not w.doubtful or w.match.entity.id in named]


def _language(script: str, hint: str | None) -> str | None:
    languages = _LANGUAGES.get(script, ())
    if hint is not None and hint.split("-")[0] in languages:
        return hint
    return languages[0] if languages else None


def _run(tokens: Tokens, first: int) -> int:
    """Return how many words, from `first` on, may be one name: one script, capitals if Latin."""
    script = tokens.scripts[first]
    length = 0
    for index in range(first, first + 1 + min(tokens.linked[first], _MOST_WORDS - 1)):
        small = script == "Latn" and not tokens.words[index].text[0].isupper()
        if small or tokens.scripts[index] != script or not tokens.folded[index]:
            break
        length += 1
    return length


def _of(kinds: Collection[Kind], candidates: Iterable[Candidate]) -> list[Candidate]:
    return [candidate for candidate in candidates if candidate.entity.kind in kinds]
