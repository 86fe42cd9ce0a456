"""The tables of a report: one record type a table, plain values only.

What is printed, written as CSV, JSON or Parquet, and drawn on the page are these records and
nothing else. Languages are BCP 47 tags, dates ISO 8601, periods a year and a month (2026-03),
shares between 0 and 1, spans code points of the document's text. A text that a document does not
state is "".
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = [
    "DeviationRow",
    "DocumentRow",
    "EntityRow",
    "ExampleRow",
    "FindingRow",
    "GapRow",
    "GroupRow",
    "PeriodRow",
    "SpellingRow",
    "Summary",
    "TrendRow",
    "VersionRow",
]


@dataclass(frozen=True, slots=True)
class Summary:
    """What matters at first sight.

    Attributes:
        documents: how many documents were read.
        words: their words.
        mentions: how often a listed entity is named.
        entities: how many distinct entities are named.
        consistent: documents that name something and spell each entity in one way only.
        naming: documents that name something; `consistent / naming` is the share.
        findings: what the linter reports.
        unread: documents without a readable script.
        failed: files and records that could not be read.
        first_date: the earliest date of a document, or "".
        last_date: the latest.
        languages: the languages of the documents, sorted.
        groups: the groups of the documents, sorted.
    """

    documents: int
    words: int
    mentions: int
    entities: int
    consistent: int
    naming: int
    findings: int
    unread: int
    failed: int
    first_date: str
    last_date: str
    languages: tuple[str, ...]
    groups: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EntityRow:
    """An entity in the texts of one language; worst first: the most mentions that deviate.

    Attributes:
        entity: its id.
        canonical: its canonical name.
        kind: "person", "place" or "organization".
        type: province, city and so on, or "".
        lang: the language of the texts.
        leading: the spelling that leads: the preferred one if it occurs, else the most frequent.
        preferred: whether the gazetteer prefers the leading spelling.
        mentions: how often it is named.
        documents: in how many documents.
        spellings: in how many ways.
        deviating: mentions that are spelled otherwise than the leading way.
        deviating_documents: documents that have such a mention.
    """

    entity: str
    canonical: str
    kind: str
    type: str
    lang: str
    leading: str
    preferred: bool
    mentions: int
    documents: int
    spellings: int
    deviating: int
    deviating_documents: int


@dataclass(frozen=True, slots=True)
class SpellingRow:
    """One spelling of an entity in one language; the most frequent first.

    Attributes:
        entity: the entity's id.
        lang: the language of the texts.
        spelling: the name as it stands there, without generic words.
        script: its ISO 15924 code, such as Deva, Arab or Latn.
        how: "preferred", "attested", "rejected", "inferred" or "short-form".
        truncated: whether a part of the name is missing.
        leading: whether it leads in this language.
        mentions: how often it stands there.
        documents: in how many documents.
        score: the mean probability that the entity is meant.
        reason: why, one line.
        first_date: the earliest date of a document that has it, or "".
        last_date: the latest.
    """

    entity: str
    lang: str
    spelling: str
    script: str
    how: str
    truncated: bool
    leading: bool
    mentions: int
    documents: int
    score: float
    reason: str
    first_date: str
    last_date: str


@dataclass(frozen=True, slots=True)
class PeriodRow:
    """How often a spelling stands in the documents of one month ("" where none is stated)."""

    entity: str
    lang: str
    spelling: str
    period: str
    mentions: int


@dataclass(frozen=True, slots=True)
class GroupRow:
    """How often a spelling stands in the documents of one outlet or translator."""

    entity: str
    lang: str
    spelling: str
    group: str
    mentions: int
    documents: int


@dataclass(frozen=True, slots=True)
class TrendRow:
    """Whether it is getting better: the mentions of a month that do not deviate.

    Attributes:
        period: the month, or "".
        lang: the language.
        group: the outlet or translator, or "".
        documents: documents of that month that name something.
        consistent: those that spell each entity in one way only.
        mentions: mentions in them.
        leading: those that do not deviate from the leading spelling.
    """

    period: str
    lang: str
    group: str
    documents: int
    consistent: int
    mentions: int
    leading: int


@dataclass(frozen=True, slots=True)
class ExampleRow:
    """A place where a spelling stands: a few for each, the first of the corpus.

    Attributes:
        entity: the entity's id.
        lang: the language.
        spelling: the spelling.
        document: the document's id.
        start: where the name begins in the document's text.
        end: where it ends.
        before: the text before it.
        after: the text after it.
    """

    entity: str
    lang: str
    spelling: str
    document: str
    start: int
    end: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class DeviationRow:
    """A document that spells an entity otherwise than the corpus leads.

    Attributes:
        document: the document's id.
        lang: its language.
        date: its date, or "".
        group: its group, or "".
        entity: the entity's id.
        spelling: how it is spelled there.
        leading: how it is spelled mostly.
        mentions: how often the deviating spelling stands there.
    """

    document: str
    lang: str
    date: str
    group: str
    entity: str
    spelling: str
    leading: str
    mentions: int


@dataclass(frozen=True, slots=True)
class FindingRow:
    """What one rule of the linter reports in one language.

    Attributes:
        rule: the rule's code, such as EK104.
        kind: what it finds, such as "truncated-name".
        lang: the language.
        findings: how often.
        documents: in how many documents.
        document: the first of these.
        start: where the first finding begins.
        text: what stands there.
        message: what the rule says.
    """

    rule: str
    kind: str
    lang: str
    findings: int
    documents: int
    document: str
    start: int
    text: str
    message: str


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document.

    Attributes:
        document: its id.
        article: the article that it is a version of, or "".
        lang: its language, or "" where none was readable.
        date: its date, or "".
        group: its group, or "".
        words: its words.
        mentions: how often it names something.
        entities: how many entities it names.
        consistent: whether it spells each in one way only.
        findings: what the linter reports in it.
    """

    document: str
    article: str
    lang: str
    date: str
    group: str
    words: int
    mentions: int
    entities: int
    consistent: bool
    findings: int


@dataclass(frozen=True, slots=True)
class VersionRow:
    """How one version of an article spells an entity.

    Attributes:
        article: the article's id.
        entity: the entity's id.
        lang: the version's language.
        document: the version's id.
        spelling: how it is spelled; "" where the version does not name it at all.
        mentions: how often.
    """

    article: str
    entity: str
    lang: str
    document: str
    spelling: str
    mentions: int


@dataclass(frozen=True, slots=True)
class GapRow:
    """A paragraph that lacks a name which the same paragraph of another version has.

    Attributes:
        article: the article's id.
        entity: the entity's id.
        document: the version that lacks it.
        lang: its language.
        paragraph: the paragraph that lacks it, from 1; 0 where all of the version does.
        other: the version that has it.
        other_lang: its language.
        spelling: how it is spelled there.
    """

    article: str
    entity: str
    document: str
    lang: str
    paragraph: int
    other: str
    other_lang: str
    spelling: str
