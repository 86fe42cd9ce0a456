"""What one version of an article lacks of the others, paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from eknaam.lint.paragraphs import Paragraph, aligned, paragraphs_of
from eknaam.lint.scan import Scan
from eknaam.records import Mention

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

    A name that it has nowhere comes once, at the first paragraph that should have it.
    """
    here = paragraphs_of(scan)
    numbers = {paragraph.start: number for number, paragraph in enumerate(here, 1)}
    present = {mention.match.entity.id for mention in scan.mentions}
    reported: set[str] = set()
    for version, other in enumerate(scan.versions):
        for mine, theirs in aligned(here, paragraphs_of(other)):
            if not mine:
                continue
            named = {name for paragraph in mine for name in paragraph.entities}
            for mention in _first_mentions(theirs):
                entity = mention.match.entity
                known = entity.id in named or (entity.id not in present and entity.id in reported)
                if not known:
                    reported.add(entity.id)
                    at, everywhere = mine[0], entity.id not in present
                    yield Lack(at, numbers[at.start], version, mention, everywhere)


def _first_mentions(paragraphs: tuple[Paragraph, ...]) -> Iterator[Mention]:
    seen: set[str] = set()
    for paragraph in paragraphs:
        for mention in paragraph.mentions:
            if mention.match.entity.id not in seen and not mention.match.ambiguous:
                seen.add(mention.match.entity.id)
                yield mention
