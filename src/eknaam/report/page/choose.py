"""What of a report the page shows: the tables are gone through, and only what is shown is kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from eknaam.report.page.bounds import Bounds
from eknaam.report.source import Tables, rows_of
from eknaam.report.tables import (
    DeviationRow,
    DocumentRow,
    EntityRow,
    ExampleRow,
    FindingRow,
    GapRow,
    GroupRow,
    PeriodRow,
    SpellingRow,
    VersionRow,
)

__all__ = ["Chosen", "Entity", "InLanguage", "choose"]

T = TypeVar("T")


@dataclass(slots=True)
class InLanguage:
    """What is shown of an entity in one language; see the rows for what they are.

    Attributes:
        row: its counts.
        spellings: the most frequent ones, the leading one first.
        periods: for each spelling its mentions by month.
        groups: for each group its mentions by spelling.
        examples: a few for the most frequent spellings.
        deviations: the first documents that deviate.
        deviating: how many rows there are in all.
        deviant: the spellings that deviate; one that does not may yet not be the leading one.
    """

    row: EntityRow
    spellings: list[SpellingRow] = field(default_factory=list)
    periods: dict[str, Counter[str]] = field(default_factory=dict)
    groups: dict[str, Counter[str]] = field(default_factory=dict)
    examples: list[ExampleRow] = field(default_factory=list)
    deviations: list[DeviationRow] = field(default_factory=list)
    deviating: int = 0
    deviant: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Entity:
    """An entity in all languages."""

    id: str
    canonical: str
    kind: str
    type: str
    languages: dict[str, InLanguage] = field(default_factory=dict)


@dataclass(slots=True)
class Chosen:
    """What the page shows.

    Attributes:
        listed: the rows of the table of names, worst first.
        rows: how many rows there are in all.
        entities: the entities in detail, worst first.
        names: the canonical name of every entity.
        findings: all of them; there are at most as many as rules and languages.
        articles: for each article its versions.
        gaps: for each article what a version lacks.
        gaps_in_all: how many gaps there are in all.
        articles_in_all: how many articles have versions.
        documents: the documents that deviate most.
        deviations: for each of them how.
        documents_in_all: how many documents deviate in all.
    """

    listed: list[EntityRow] = field(default_factory=list)
    rows: int = 0
    entities: dict[str, Entity] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    findings: list[FindingRow] = field(default_factory=list)
    articles: dict[str, list[VersionRow]] = field(default_factory=dict)
    gaps: dict[str, list[GapRow]] = field(default_factory=dict)
    gaps_in_all: int = 0
    articles_in_all: int = 0
    documents: list[DocumentRow] = field(default_factory=list)
    deviations: dict[str, list[DeviationRow]] = field(default_factory=dict)
    documents_in_all: int = 0

    def of(self, entity: str, lang: str) -> InLanguage | None:
        """Return what is shown of an entity in a language, None where that is nothing."""
        found = self.entities.get(entity)
        return found.languages.get(lang) if found else None


def choose(report: Tables, bounds: Bounds) -> Chosen:
    """Return what the page shows of a report."""
    chosen = Chosen(findings=list(rows_of(report, FindingRow)))
    _entities(report, bounds, chosen)
    _spellings(report, bounds, chosen)
    _counts(report, chosen)
    _examples(report, bounds, chosen)
    _deviations(report, bounds, chosen)
    _versions(report, bounds, chosen)
    return chosen


def _entities(report: Tables, bounds: Bounds, chosen: Chosen) -> None:
    """Take the rows of the table, and the entities with most deviating mentions."""
    rows = list(rows_of(report, EntityRow))
    chosen.rows = len(rows)
    chosen.listed = rows[: bounds.listed]
    chosen.names = {row.entity: row.canonical for row in rows}
    deviating: Counter[str] = Counter()
    for row in rows:
        deviating[row.entity] += row.deviating
    worst = {entity for entity, _ in deviating.most_common(bounds.detailed)}
    for row in sorted(rows, key=lambda row: -deviating[row.entity]):
        if row.entity in worst:
            entity = chosen.entities.setdefault(
                row.entity, Entity(row.entity, row.canonical, row.kind, row.type)
            )
            entity.languages[row.lang] = InLanguage(row)
    for entity in chosen.entities.values():
        entity.languages = dict(sorted(entity.languages.items()))


def _spellings(report: Tables, bounds: Bounds, chosen: Chosen) -> None:
    for row in rows_of(report, SpellingRow):
        shown = chosen.of(row.entity, row.lang)
        if shown and (row.leading or len(shown.spellings) < bounds.spellings):
            shown.spellings.append(row)
    for entity in chosen.entities.values():
        for shown in entity.languages.values():
            shown.spellings.sort(key=lambda row: not row.leading)


def _counts(report: Tables, chosen: Chosen) -> None:
    for period in rows_of(report, PeriodRow):
        shown = chosen.of(period.entity, period.lang)
        if shown and period.period:
            months = shown.periods.setdefault(period.spelling, Counter())
            months[period.period] += period.mentions
    for group in rows_of(report, GroupRow):
        shown = chosen.of(group.entity, group.lang)
        if shown and group.group:
            shown.groups.setdefault(group.group, Counter())[group.spelling] += group.mentions


def _examples(report: Tables, bounds: Bounds, chosen: Chosen) -> None:
    taken: Counter[tuple[str, str, str]] = Counter()
    for row in rows_of(report, ExampleRow):
        shown = chosen.of(row.entity, row.lang)
        if shown is None or taken[row.entity, row.lang, row.spelling] >= bounds.examples:
            continue
        shown_spellings = [one.spelling for one in shown.spellings[: bounds.exemplified]]
        if row.spelling in shown_spellings:
            taken[row.entity, row.lang, row.spelling] += 1
            shown.examples.append(row)
    for entity in chosen.entities.values():
        for shown in entity.languages.values():
            rank = {one.spelling: at for at, one in enumerate(shown.spellings)}
            shown.examples.sort(key=lambda row, rank=rank: rank[row.spelling])  # type: ignore[misc]


def _deviations(report: Tables, bounds: Bounds, chosen: Chosen) -> None:
    mentions: Counter[str] = Counter()
    for row in rows_of(report, DeviationRow):
        mentions[row.document] += row.mentions
        if shown := chosen.of(row.entity, row.lang):
            shown.deviating += 1
            shown.deviant.add(row.spelling)
            if len(shown.deviations) < bounds.deviating:
                shown.deviations.append(row)
    chosen.documents_in_all = len(mentions)
    worst = sorted(mentions.items(), key=lambda item: (-item[1], item[0]))[: bounds.documents]
    rank = {document: at for at, (document, _) in enumerate(worst)}
    chosen.deviations = _gathered(
        (row for row in rows_of(report, DeviationRow) if row.document in rank),
        lambda row: row.document,
    )
    documents = (row for row in rows_of(report, DocumentRow) if row.document in rank)
    chosen.documents = sorted(documents, key=lambda row: rank[row.document])


def _versions(report: Tables, bounds: Bounds, chosen: Chosen) -> None:
    """Take the articles that lack most, and of these all versions."""
    lacking: Counter[str] = Counter()
    for version in rows_of(report, VersionRow):
        lacking[version.article] += 0
    for gap in rows_of(report, GapRow):
        lacking[gap.article] += 1
    chosen.gaps_in_all, chosen.articles_in_all = lacking.total(), len(lacking)
    worst = sorted(lacking, key=lambda article: (-lacking[article], article))[: bounds.articles]
    taken = frozenset(worst)
    gaps = _gathered(
        (row for row in rows_of(report, GapRow) if row.article in taken), lambda row: row.article
    )
    versions = _gathered(
        (row for row in rows_of(report, VersionRow) if row.article in taken),
        lambda row: row.article,
    )
    chosen.gaps = {article: gaps.get(article, []) for article in worst}
    chosen.articles = {article: versions.get(article, []) for article in worst}


def _gathered(rows: Iterable[T], key: Callable[[T], str]) -> dict[str, list[T]]:
    found: dict[str, list[T]] = {}
    for row in rows:
        found.setdefault(key(row), []).append(row)
    return found
