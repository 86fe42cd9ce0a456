"""What the tests of discovery share."""

from __future__ import annotations

import math
from functools import cache

from eknaam import Normalizer
from eknaam.discover import Discovery, Proposal
from eknaam.discover.sightings import sightings
from eknaam.documents import Document
from eknaam.unlisted import Hearing, build_inventory


@cache
def normalizer() -> Normalizer:
    """Return a normalizer over the shipped gazetteer."""
    return Normalizer()


@cache
def hearing() -> Hearing:
    """Return what hears syllables."""
    known = normalizer()
    return Hearing(build_inventory(known.gazetteer), known.model)


def collected(text: str) -> list[tuple[str, set[str]]]:
    """Return the unlisted names of a text that are not faint, each with what speaks for it."""
    analysis = normalizer().analyze(text)
    faint = {(name.start, name.end) for name in analysis.faint}
    return [
        (text[one.start : one.end], {hint.evidence for hint in one.hints} - {"postposition"})
        for one in sightings(analysis)
        if one.odds > -math.inf and (one.start, one.end) not in faint
    ]


def proposed(*texts: str | tuple[str, str], least: int = 1) -> list[Proposal]:
    """Return the proposals of texts, or of ids with texts."""
    discovery = Discovery(normalizer())
    for number, text in enumerate(texts):
        known = (f"{number}.txt", text) if isinstance(text, str) else text
        discovery.add(Document(*known))
    return discovery.proposals(min_count=least)
