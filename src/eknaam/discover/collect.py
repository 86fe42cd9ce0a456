"""The places of a text where a name stands that no gazetteer has, with what speaks for it.

Words side by side that sound like a Vietnamese or Chinese name are weighed (`windows`), and what
stands beside them counts (`around`), as does a list: known names on either side of a comma or
"and". Words that only sound so are collected, too, but never proposed by that alone.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

import regex

from eknaam.discover.around import Hint, hints_beside, is_followed, is_name_word
from eknaam.discover.sounds import SCRIPTS
from eknaam.discover.windows import Odds
from eknaam.matching.query import BESIDE
from eknaam.records import Kind, Mention
from eknaam.text.tokens import Tokens, tokenize

__all__ = ["LEAST", "Sighting", "collect", "is_supported"]

LEAST: Final = 3.0
"""The least log odds of a name, in nats."""

_LEAST: Final = 0.0  # beside a title or the like; Hindi and Urdu together may still be sure
_FOLLOWED: Final = 2.0  # nats by which a postposition says that a name ends before it
_CLOSE: Final = 8.0  # nats that a listed name may be likelier
_FLOOR: Final = LEAST - 2 * BESIDE  # what a list may still make a name of
_LISTED: Final = regex.compile(
    r"\s*+(?:[,،、;]|(?<=\s)(?:और|तथा|एवं|व|اور|و|نیز|and)(?=\s))\s*+(?:(?:और|तथा|एवं|اور|نیز)\s++)?"
)
_WRITTEN: Final = {
    "Deva": regex.compile(r"[\p{Deva}\p{M}\p{Cf}]+"),
    "Arab": regex.compile(r"[\p{Arab}\p{M}\p{Cf}]+"),
    "Latn": regex.compile(r"\p{Lu}[\p{Latn}\p{M}\p{Cf}]*"),  # a name begins with a capital
}
_LOUD: Final = -8.0  # log odds, below which nothing around can make a name of words


@dataclass(frozen=True, slots=True)
class Sighting:
    """A place where an unlisted name stands.

    Attributes:
        start: where it begins, in code points of the text.
        end: where it ends.
        script: its script, ISO 15924.
        hints: what speaks for it.
        odds: the log odds that it is a name, in nats.
        rival: where a listed name explains the words nearly as well or better, the log
            probability of the words given that name, in nats; else None.
    """

    start: int
    end: int
    script: str
    hints: frozenset[Hint]
    odds: float
    rival: float | None = None


def collect(text: str, mentions: Sequence[Mention], odds: Odds) -> list[Sighting]:
    """Return the places where unlisted names stand, in order, not overlapping.

    Args:
        text: running text in Hindi or Urdu.
        mentions: the names in it that are known. One that was inferred gives way to an unlisted
            name that explains the words better.
        odds: weighs words as names.
    """
    tokens = tokenize(text)
    places = _places(tokens, mentions)
    listed = {
        number
        for mention, (first, last) in places.items()
        if mention.match.how != "inferred"
        for number in range(first, last)
    }
    stretches = list(_stretches(tokens, listed))
    odds.sounds.hear(
        (tokens.folded[number], tokens.scripts[number])
        for first, last in stretches
        for number in range(first, last)
    )
    windows = [
        window for first, last in stretches for window in _windows(tokens, first, last, odds)
    ]
    inferred = list(_inferred(tokens, places, odds))
    chosen = _heaviest([*windows, *inferred])
    found = [each for each in chosen if isinstance(each, Sighting)]
    still = [m for m in mentions if m.match.how != "inferred" or m in chosen]
    contested = _contested(tokens, windows, [each for each in inferred if each[3] in chosen], odds)
    return sorted(
        (
            *(each for each in _with_lists(text, found, still) if _is_enough(each)),
            *(each for each in contested if _is_enough(each)),
        ),
        key=lambda each: each.start,
    )


def _is_enough(one: Sighting) -> bool:
    return one.odds >= (_LEAST if is_supported(one.hints) else LEAST)


def _contested(
    tokens: Tokens, windows: Iterable[_Window], inferred: Iterable[_Window], odds: Odds
) -> Iterator[Sighting]:
    """Yield what the words of inferred names would be as unlisted ones, if that is not far off.

    Alone a listed name is likelier; many spellings together may say otherwise (`propose`).
    """
    by_span = {window[:2]: window[3] for window in windows}
    for start, end, likely, mention in inferred:
        one = by_span.get((start, end))
        if not isinstance(one, Sighting) or not isinstance(mention, Mention):
            continue
        if one.odds >= likely - _CLOSE:
            name = mention.match.candidates[0].name
            yield replace(one, rival=odds.fit(tokens.folded[start:end], one.script, name))


def _places(tokens: Tokens, mentions: Iterable[Mention]) -> dict[Mention, tuple[int, int]]:
    """Return the words of each known name: the number of the first, and of the one after it."""
    found = dict[Mention, tuple[int, int]]()
    for mention in mentions:
        first, last = tokens.within(mention.start, mention.end)
        if first < last:
            found[mention] = first, last
    return found


def _inferred(
    tokens: Tokens, places: Mapping[Mention, tuple[int, int]], odds: Odds
) -> Iterator[_Window]:
    for mention, (first, last) in places.items():
        if mention.match.how == "inferred":
            _, end = tokens.within(mention.start, mention.core_end)
            words, script = tokens.folded[first:end], tokens.scripts[first]
            likely = odds.of_known(words, script, mention.match.candidates[0].name)
            hints = hints_beside(tokens, first, last)
            mine = [hint for hint in hints if hint.kind == mention.match.entity.kind]
            beside = BESIDE * is_supported(mine) + _FOLLOWED * is_followed(tokens, end)
            yield first, end, likely + beside, mention


def _stretches(tokens: Tokens, known: Collection[int]) -> Iterator[tuple[int, int]]:
    """Yield runs of words of one script that may belong to names, with nothing between them.

    Latin letters count only in a text that is mostly in another script.
    """
    native = sum(script in SCRIPTS for script in tokens.scripts)
    scripts = (*SCRIPTS, "Latn") if 2 * native >= len(tokens.words) else tuple(SCRIPTS)

    def part(number: int) -> str:
        script = tokens.scripts[number]
        if number in known or script not in scripts or not is_name_word(tokens, number):
            return ""
        return script if _WRITTEN[script].fullmatch(tokens.words[number]) else ""

    for script, group in groupby(range(len(tokens.words)), part):
        if script:
            numbers = list(group)
            yield from _linked(tokens, numbers[0], numbers[-1] + 1)


def _linked(tokens: Tokens, first: int, last: int) -> Iterator[tuple[int, int]]:
    start = first
    for number in range(first, last):
        if number + 1 == last or not tokens.linked[number]:
            yield start, number + 1
            start = number + 1


_Window = tuple[int, int, float, Sighting | Mention]
"""Words that may be a name: the first, the one after the last, log odds, and what it would be."""


def _windows(tokens: Tokens, first: int, last: int, odds: Odds) -> Iterator[_Window]:
    script = tokens.scripts[first]
    for start, row in enumerate(odds.of(tokens.folded[first:last], script), first):
        for end, likely in enumerate(row, start + 1):
            if likely < _LOUD:
                continue
            hints = hints_beside(tokens, start, end)
            if script == "Latn":
                hints |= {Hint("latin", hint.kind) for hint in hints} or {Hint("latin", "person")}
            whole = likely + BESIDE * is_supported(hints)
            if whole > _FLOOR:
                span = tokens.starts[start], tokens.ends[end - 1]
                ends = _FOLLOWED * is_followed(tokens, end)
                yield start, end, whole + ends, Sighting(*span, script, hints, whole)


def is_supported(hints: Iterable[Hint]) -> bool:
    """Return whether more than a postposition speaks for a name."""
    return any(hint.evidence != "postposition" for hint in hints)


def _heaviest(windows: Iterable[_Window]) -> list[Sighting | Mention]:
    """Return the windows that do not overlap and together explain the words best.

    A window counts as much as a name or ordinary words there are likelier than ordinary words.
    """
    by_end: dict[int, list[_Window]] = {}
    for window in windows:
        by_end.setdefault(window[1], []).append(window)
    ends = [0, *sorted(by_end)]
    best: list[tuple[float, list[Sighting | Mention]]] = [(0.0, [])]
    for number, end in enumerate(ends[1:], 1):
        choice = best[-1]
        for start, _, odds, name in by_end[end]:
            total, before = best[bisect_right(ends, start, hi=number) - 1]
            either = total + max(odds, 0.0) + math.log1p(math.exp(-abs(odds)))
            if either > choice[0]:
                choice = either, [*before, name]
        best.append(choice)
    return best[-1][1]


def _with_lists(
    text: str, found: Sequence[Sighting], mentions: Sequence[Mention]
) -> Iterator[Sighting]:
    """Yield the sightings, with a hint for those in one list with a known name."""
    items: list[Mention | Sighting] = sorted((*found, *mentions), key=lambda item: item.start)
    row: list[Mention | Sighting] = []
    for item in items:
        if row and not _LISTED.fullmatch(text, row[-1].end, item.start):
            yield from _of_list(row)
            row = []
        row.append(item)
    yield from _of_list(row)


def _of_list(row: Sequence[Mention | Sighting]) -> Iterator[Sighting]:
    kinds: list[Kind] = [item.match.entity.kind for item in row if isinstance(item, Mention)]
    for item in row:
        if isinstance(item, Mention):
            continue
        if kinds:
            hint = Hint("list", max(dict.fromkeys(kinds), key=kinds.count))
            odds = item.odds + BESIDE * (not is_supported(item.hints))
            yield replace(item, hints=item.hints | {hint}, odds=odds)
        else:
            yield item
