"""What the tests of discovery share."""

from __future__ import annotations

from functools import cache

from eknaam import Normalizer
from eknaam.discover import Discovery, Proposal
from eknaam.discover.collect import collect
from eknaam.discover.ordinary import Ordinary
from eknaam.discover.sounds import Sounds
from eknaam.discover.syllables import build_inventory
from eknaam.discover.windows import Odds
from eknaam.documents import Document


@cache
def normalizer() -> Normalizer:
    """Return a normalizer over the shipped gazetteer."""
    return Normalizer()


@cache
def odds() -> Odds:
    """Return what weighs words as names."""
    known = normalizer()
    sounds = Sounds(build_inventory(known.gazetteer), known.model)
    return Odds(sounds, Ordinary(known.model), len(known.gazetteer))


def collected(text: str) -> list[tuple[str, set[str]]]:
    """Return the unlisted names of a text, each with what speaks for it."""
    found = collect(text, normalizer().find(text), odds())
    return [
        (text[one.start : one.end], {hint.evidence for hint in one.hints} - {"postposition"})
        for one in found
    ]


def proposed(*texts: str | tuple[str, str], least: int = 1) -> list[Proposal]:
    """Return the proposals of texts, or of ids with texts."""
    discovery = Discovery(normalizer())
    for number, text in enumerate(texts):
        known = (f"{number}.txt", text) if isinstance(text, str) else text
        discovery.add(Document(*known))
    return discovery.proposals(min_count=least)
