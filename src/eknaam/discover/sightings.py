"""The places where the one reading of a text has an unlisted name, with what speaks for it.

Which words are a name is decided by `Normalizer.analyze`. Here is added what stands beside it
(`around`), and whether it stands in one list with known names: on either side of a comma or "and".
A listed name that was only inferred from its sound is noted, too: many spellings together may show
that it is another one.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

import regex

from eknaam.discover.around import Hint, hints_beside, is_supported
from eknaam.matching.query import BESIDE
from eknaam.records import Candidate, FaintName, Kind, Mention, UnlistedName
from eknaam.scanner import Analysis
from eknaam.scanner.rivalry import log_odds
from eknaam.text.script import script_of
from eknaam.unlisted.hearing import SCRIPTS

__all__ = ["Near", "Sighting", "sightings"]

_LISTED: Final = regex.compile(
    r"\s*+(?:[,،、;]|(?<=\s)(?:और|तथा|एवं|व|اور|و|نیز|and)(?=\s))\s*+(?:(?:और|तथा|एवं|اور|نیز)\s++)?"
)


@dataclass(frozen=True, slots=True, order=True)
class Near:
    """A listed name of which an unlisted one may be a spelling.

    Attributes:
        entity: the id of its entity.
        name: the name.
        tag: its language, BCP 47.
    """

    entity: str
    name: str
    tag: str


@dataclass(frozen=True, slots=True)
class Sighting:
    """A place where an unlisted name stands.

    Attributes:
        start: where it begins, in code points of the text.
        end: where it ends.
        script: its script, ISO 15924.
        hints: what speaks for it.
        odds: the log odds that it is an unlisted name, in nats; -inf where the analysis takes it
            for the listed name that is near.
        near: the listed name of which it may be a spelling, if one is near.
    """

    start: int
    end: int
    script: str
    hints: frozenset[Hint]
    odds: float
    near: Near | None = None


def sightings(analysis: Analysis) -> list[Sighting]:
    """Return the places where unlisted names stand, in order, not overlapping.

    Doubtful and faint names are among them: of many places together a name may be sure.

    Args:
        analysis: the reading of a text. Names in Latin letters count only where most words are in
            Hindi or Urdu.
    """
    words = analysis.words
    native = sum(script in SCRIPTS for script in words.scripts)
    scripts = (*SCRIPTS, "Latn") if 2 * native >= len(words.words) else tuple(SCRIPTS)
    found = [one for one in _named(analysis) if one.script in scripts]
    found = list(_with_lists(analysis.text, found, analysis.mentions))
    return sorted((*found, *_inferred(analysis)), key=lambda one: one.start)


def _inferred(analysis: Analysis) -> Iterator[Sighting]:
    """Yield the listed names that were inferred from their sound."""
    words = analysis.words
    for mention in analysis.mentions:
        script = script_of(mention.text)
        if mention.match.how == "inferred" and script in SCRIPTS:
            start, end = mention.core_start, mention.core_end
            hints = hints_beside(words, *words.within(start, end))
            near = _near(mention.match.candidates[0])
            yield Sighting(start, end, script, hints, -math.inf, near)


def _named(analysis: Analysis) -> Iterator[Sighting]:
    """Yield the unlisted names, however sure they are."""
    for name in (*analysis.unlisted, *analysis.doubtful):
        near = _near(name.near) if name.near else None
        yield _sighting(analysis, name, log_odds(name.score), near)
    for faint in analysis.faint:
        yield _sighting(analysis, faint, faint.odds, None)


def _sighting(
    analysis: Analysis, name: UnlistedName | FaintName, odds: float, near: Near | None
) -> Sighting:
    words, script = analysis.words, script_of(analysis.text[name.start : name.end])
    hints = hints_beside(words, *words.within(name.start, name.end))
    if script == "Latn":
        hints |= {Hint("latin", name.kind)}
    return Sighting(name.start, name.end, script, hints, odds, near)


def _near(listed: Candidate) -> Near:
    return Near(listed.entity.id, listed.name.text, listed.name.tag)


def _with_lists(
    text: str, found: Sequence[Sighting], mentions: Iterable[Mention]
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
