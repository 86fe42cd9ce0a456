"""What one would use in place of this project to find names in text, with the same gazetteer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

import uroman
from rapidfuzz import fuzz, process

from eknaam import Entity, Gazetteer
from eknaam.records import Kind
from eknaam.text.fold import fold
from eknaam.text.tokens import joins, words_of
from real_labels import Found, plain

__all__ = ["ExactMatching", "RomanisedGrams"]

_KINDS: Final[tuple[Kind, ...]] = ("person", "place")
_ROMANISED: Final = frozenset(("hi", "ur"))
_MOST_WORDS: Final = 4
_SHORTEST: Final = 4  # letters; shorter grams are like too many names
_REMEMBERED: Final = 1 << 15


def _grams(text: str, longest: int) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Yield words side by side, the longest first from each place: where, and the folded words."""
    words = list(words_of(text))
    folded = [fold(word.text) for word in words]
    for first in range(len(words)):
        last = first + 1
        while last < min(first + longest, len(words)) and joins(
            text, words[last - 1].end, words[last].start
        ):
            last += 1
        for until in range(last, first, -1):
            yield words[first].start, words[until - 1].end, tuple(folded[first:until])


class ExactMatching:
    """Finds every listed spelling, the longest first, at the boundaries of words.

    Args:
        gazetteer: the entities.
    """

    name = "every listed spelling, matched exactly"

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._owners: dict[tuple[str, ...], Entity] = {}
        for entity in gazetteer:
            for name in entity.names if entity.kind in _KINDS else ():
                words = tuple(fold(word.text) for word in words_of(name.text))
                self._owners.setdefault(words, entity)
        self._longest = max(map(len, self._owners))

    def __call__(self, text: str, _lang: str) -> list[Found]:
        """Return what is found in a text."""
        found: list[Found] = []
        at = 0
        for start, end, words in _grams(text, self._longest):
            entity = self._owners.get(words)
            if start >= at and entity is not None:
                found.append(Found((start, end), (start, end), entity))
                at = end
        return found


class RomanisedGrams:
    """Romanises all runs of one to four words with uroman, and takes what is like a name.

    They are compared with the Latin names, or also with the listed Hindi and Urdu spellings, which
    are romanised in the same way. Of grams that overlap, the most alike is taken, and of equals the
    longest.

    Args:
        gazetteer: the entities.
        threshold: the least ratio of RapidFuzz, 0 to 100.
        listed: whether listed Hindi and Urdu spellings are compared, too.
    """

    def __init__(self, gazetteer: Gazetteer, threshold: float, *, listed: bool) -> None:
        names = "all names" if listed else "Latin names"
        self.name = f"1-to-4-grams, uroman + RapidFuzz, {names}, ratio at least {threshold:g}"
        self._threshold = threshold
        self._entities: dict[str, Entity] = {}
        for entity in gazetteer:
            for name in entity.names if entity.kind in _KINDS else ():
                if name.tag == "vi" or name.tag.startswith(("zh-Latn", "en")):
                    self._entities.setdefault(plain(name.text), entity)
                elif listed and name.tag in _ROMANISED:
                    spelled = "".join(_romanised(fold(word.text)) for word in words_of(name.text))
                    self._entities.setdefault(spelled, entity)
        self._names: Sequence[str] = list(self._entities)
        self._best = lru_cache(maxsize=_REMEMBERED)(self._find_best)

    def __call__(self, text: str, _lang: str) -> list[Found]:
        """Return what is found in a text."""
        likely = []
        for start, end, words in _grams(text, _MOST_WORDS):
            if (best := self._best(words)) is not None:
                name, ratio = best
                likely.append((-ratio, start - end, start, end, name))
        found: list[Found] = []
        for _, _, start, end, name in sorted(likely):
            if all(end <= one.span[0] or one.span[1] <= start for one in found):
                found.append(Found((start, end), (start, end), self._entities[name]))
        return sorted(found, key=lambda one: one.span)

    def _find_best(self, words: tuple[str, ...]) -> tuple[str, float] | None:
        spelled = "".join(map(_romanised, words))
        if len(spelled) < _SHORTEST:
            return None
        best = process.extractOne(
            spelled, self._names, scorer=fuzz.ratio, score_cutoff=self._threshold
        )
        return None if best is None else (best[0], best[1])


@lru_cache(maxsize=_REMEMBERED)
def _romanised(word: str) -> str:
    return plain(str(_uroman().romanize_string(word)))


@lru_cache(maxsize=1)
def _uroman() -> uroman.Uroman:
    return uroman.Uroman()
