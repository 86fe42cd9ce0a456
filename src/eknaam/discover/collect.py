"""The places of a text where a name stands that no gazetteer has, with what speaks for it.

Words side by side that sound like a Vietnamese or Chinese name are weighed (`windows`), and what
stands beside them counts (`around`), as does a list: known names on either side of a comma or
"and". Words that only sound so are collected, too, but never proposed by that alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

import regex

from eknaam.discover.around import Hint, hints_beside, is_name_word
from eknaam.discover.sounds import SCRIPTS
from eknaam.discover.windows import Odds
from eknaam.records import Kind, Mention
from eknaam.scanner.judge import BESIDE
from eknaam.text.tokens import Tokens, tokenize

__all__ = ["Sighting", "collect"]

_LEAST: Final = 3.0  # log odds
_FLOOR: Final = _LEAST - BESIDE  # what a list may still make a name of
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
    """

    start: int
    end: int
    script: str
    hints: frozenset[Hint]
    odds: float


def collect(text: str, mentions: Sequence[Mention], odds: Odds) -> list[Sighting]:
    """Return the places where unlisted names stand, in order, not overlapping.

    Args:
        text: running text in Hindi or Urdu.
        mentions: the names in it that are known.
        odds: weighs words as names.
    """
    tokens = tokenize(text)
    known = _known(tokens, mentions)
    native = sum(script in SCRIPTS for script in tokens.scripts)
    scripts = (*SCRIPTS, "Latn") if 2 * native >= len(tokens.words) else ()
    stretches = list(_stretches(tokens, known, scripts))
    odds.sounds.hear(
        (tokens.folded[number], tokens.scripts[number])
        for first, last in stretches
        for number in range(first, last)
    )
    found = [
        sighting
        for first, last in stretches
        for sighting in _heaviest(list(_windows(tokens, first, last, odds)))
    ]
    listed = _with_lists(text, found, mentions)
    return [each for each in listed if each.odds >= _LEAST]


def _known(tokens: Tokens, mentions: Iterable[Mention]) -> set[int]:
    """Return the numbers of the words that belong to known names."""
    found, number, words = set[int](), 0, tokens.words
    for mention in mentions:
        while number < len(words) and words[number].end <= mention.start:
            number += 1
        while number < len(words) and words[number].start < mention.end:
            found.add(number)
            number += 1
    return found


def _stretches(
    tokens: Tokens, known: set[int], scripts: Collection[str]
) -> Iterator[tuple[int, int]]:
    """Yield runs of words of one script that may belong to names, with nothing between them."""

    def part(number: int) -> str:
        script = tokens.scripts[number]
        if number in known or script not in scripts or not is_name_word(tokens, number):
            return ""
        return script if _WRITTEN[script].fullmatch(tokens.words[number].text) else ""

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


def _windows(tokens: Tokens, first: int, last: int, odds: Odds) -> Iterator[tuple[int, int, Sighting]]:
    script = tokens.scripts[first]
    for start, row in enumerate(odds.of(tokens.folded[first:last], script), first):
        for end, likely in enumerate(row, start + 1):
            if likely < _LOUD:
                continue
            hints = hints_beside(tokens, start, end)
            if script == "Latn":
                hints |= {Hint("latin", hint.kind) for hint in hints} or {Hint("latin", "person")}
            yield start, end, Sighting(
                tokens.words[start].start,
                tokens.words[end - 1].end,
                script,
                hints,
                likely + BESIDE * any(hint.evidence != "postposition" for hint in hints),
            )


def _heaviest(windows: Sequence[tuple[int, int, Sighting]]) -> list[Sighting]:
    """Return the windows that do not overlap and have the greatest odds together."""
    by_end: dict[int, list[tuple[int, Sighting]]] = {}
    for start, end, sighting in windows:
        if sighting.odds > _FLOOR:
            by_end.setdefault(end, []).append((start, sighting))
    ends = sorted(by_end)
    best: dict[int, tuple[float, list[Sighting]]] = {-1: (0.0, [])}
    latest = -1
    for end in ends:
        choice = best[latest]
        for start, sighting in by_end[end]:
            before = max((known for known in best if known <= start), default=-1)
            gain = best[before][0] + sighting.odds - _FLOOR
            if gain > choice[0]:
                choice = gain, [*best[before][1], sighting]
        best[end], latest = choice, end
    return best[latest][1]


def _with_lists(
    text: str, found: Sequence[Sighting], mentions: Sequence[Mention]
) -> Iterator[Sighting]:
    """Yield the sightings, with a hint for those in one list with a known name."""
    items: list[Mention | Sighting] = sorted((*found, *mentions), key=lambda item: item.start)
    chain: list[Mention | Sighting] = []
    for item in items:
        if chain and not _LISTED.fullmatch(text, chain[-1].end, item.start):
            yield from _of_chain(chain)
            chain = []
        chain.append(item)
    yield from _of_chain(chain)


def _of_chain(chain: Sequence[Mention | Sighting]) -> Iterator[Sighting]:
    kinds: list[Kind] = [
        item.match.entity.kind for item in chain if isinstance(item, Mention)
    ]
    for item in chain:
        if isinstance(item, Mention):
            continue
        if kinds:
            hint = Hint("list", max(dict.fromkeys(kinds), key=kinds.count))
            is_first = all(each.evidence == "postposition" for each in item.hints)
            odds = item.odds + BESIDE * is_first
            yield replace(item, hints=item.hints | {hint}, odds=odds)
        else:
            yield item
