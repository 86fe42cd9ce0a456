"""What one version of an article lacks of the others, paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from eknaam.lexicon.adjectives import adjective_key, adjectives_of
from eknaam.lint.paragraphs import Paragraph, aligned, paragraphs_of
from eknaam.lint.scan import Scan
from eknaam.records import Entity, Mention

__all__ = ["Lack", "lacking"]


@dataclass(frozen=True, slots=True)
class Lack:
    """A name that a paragraph lacks, and that the same paragraph of another version has.

    Attributes:
        place: the paragraph that lacks it.
        paragraph: its number, from 1.
        version: the number of the version that has the name, from 0.
        mention: the name there.
        everywhere: whether the name is nowhere in the version that lacks it.
    """

    place: Paragraph
    paragraph: int
    version: int
    mention: Mention
    everywhere: bool


def lacking(scan: Scan) -> Iterator[Lack]:
    """Yield what a version lacks of its `versions`.

    A name that it has nowhere comes once, at the first paragraph that should have it. The adjective
    of a country (चीनी) says as much as its name.
    """
    here = paragraphs_of(scan)
    numbers = {paragraph.start: number for number, paragraph in enumerate(here, 1)}
    reported: set[str] = set()
    for version, other in enumerate(scan.versions):
        for mine, theirs in aligned(here, paragraphs_of(other)):
            for mention in _first_mentions(theirs) if mine else ():
                entity = mention.match.entity
                if _speaks_of(scan, mine, entity):
                    continue
                everywhere = not _speaks_of(scan, here, entity)
                if not (everywhere and entity.id in reported):
                    reported.add(entity.id)
                    yield Lack(mine[0], numbers[mine[0].start], version, mention, everywhere)


def _speaks_of(scan: Scan, paragraphs: Sequence[Paragraph], entity: Entity) -> bool:
    """Whether paragraphs name an entity, or have the adjective of a country."""
    if any(entity.id in paragraph.entities for paragraph in paragraphs):
        return True
    adjectives = adjectives_of(entity)
    return bool(adjectives) and any(_has_any(scan, one, adjectives) for one in paragraphs)


def _has_any(scan: Scan, paragraph: Paragraph, phrases: frozenset[tuple[str, ...]]) -> bool:
    first, last = scan.tokens.within(paragraph.start, paragraph.end)
    words = tuple(map(adjective_key, scan.tokens.folded[first:last]))
    lengths = {len(phrase) for phrase in phrases}
    return any(words[at : at + length] in phrases for length in lengths for at in range(len(words)))


def _first_mentions(paragraphs: tuple[Paragraph, ...]) -> Iterator[Mention]:
    seen: set[str] = set()
    for paragraph in paragraphs:
        for mention in paragraph.mentions:
            if mention.match.entity.id not in seen and not mention.match.ambiguous:
                seen.add(mention.match.entity.id)
                yield mention
