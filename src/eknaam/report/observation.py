"""What a document adds to the counts: plain values, so that they pass between processes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, NamedTuple

from eknaam.documents import Document

__all__ = [
    "EXAMPLES",
    "SCORES",
    "Article",
    "Example",
    "Form",
    "Gap",
    "Observation",
    "Reported",
    "Use",
]

EXAMPLES: Final = 3
"""How many examples of a spelling are kept."""

SCORES: Final = 10_000
"""Scores are counted in parts of this: whole numbers add up to the same in any order."""


@dataclass(frozen=True, slots=True)
class Article:
    """The versions of one article: the same text in several languages.

    Attributes:
        id: what the article is called.
        versions: its versions, each a document.
    """

    id: str
    versions: tuple[Document, ...]


class Form(NamedTuple):
    """A spelling of an entity in texts of a language, and how it is known; see `SpellingRow`."""

    entity: str
    canonical: str
    kind: str
    type: str
    lang: str
    spelling: str
    how: str
    key: str
    script: str
    truncated: bool
    house: bool
    reason: str


class Example(NamedTuple):
    """A place where a form stands: its span, and what stands before and after."""

    start: int
    end: int
    before: str
    after: str


class Use(NamedTuple):
    """How often a document has a form, with the sum of its scores.

    The example is the first place; None where enough documents before have the form.
    """

    form: Form
    mentions: int
    score: int
    example: Example | None


class Reported(NamedTuple):
    """What a rule reports in a document: how often, and the first place."""

    rule: str
    kind: str
    findings: int
    start: int
    text: str
    message: str


class Gap(NamedTuple):
    """A name that a paragraph lacks; see `GapRow`. `other` counts the versions from 0."""

    entity: str
    paragraph: int
    other: int
    spelling: str


class Observation(NamedTuple):
    """What a document adds to the counts."""

    document: str
    article: str
    lang: str
    date: str
    group: str
    words: int
    mentions: int
    entities: int
    consistent: bool
    uses: tuple[Use, ...]
    findings: tuple[Reported, ...]
    gaps: tuple[Gap, ...] = ()
