"""Parts of the page that need counting before they can be set: charts, groups, versions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup

from eknaam.report.page.charts import SERIES, months_between, share_chart, spelling_chart
from eknaam.report.page.choose import InLanguage
from eknaam.report.tables import GapRow, VersionRow
from eknaam.report.trend import Share
from eknaam.report.words import language, month, percent

__all__ = ["Article", "ByGroup", "article_of", "groups_of", "over_time", "trend_chart"]


def over_time(shown: InLanguage, name: str) -> Markup | None:
    """Return the chart of an entity in one language; None where there are no two months."""
    seen = sorted({month for counts in shown.periods.values() for month in counts})
    if len(seen) < 2:  # noqa: PLR2004 - one month is no development
        return None
    named = [row.spelling for row in shown.spellings[: SERIES - 1]]
    rest: Counter[str] = Counter()
    for spelling, counts in shown.periods.items():
        if spelling not in named:
            rest.update(counts)
    series = [shown.periods.get(spelling, Counter()) for spelling in named]
    leading = series[0]
    first, last = (
        percent(leading[at], sum(one[at] for one in (*series, rest))) for at in (seen[0], seen[-1])
    )
    label = (
        f"Mentions of {name} in {language(shown.row.lang)} by month and spelling. The leading "
        f"spelling has {first} in {month(seen[0])} and {last} in {month(seen[-1])}."
    )
    series += [Counter()] * (SERIES - 1 - len(series))
    return spelling_chart([*series, rest], months_between(seen[0], seen[-1]), label)


def trend_chart(
    months: dict[str, dict[str, Share]], share: Callable[[Share], float], what: str
) -> Markup | None:
    """Return the chart of a share by month and language; None where there are no two months."""
    shown = {
        lang: {at: share(one) for at, one in counts.items()} for lang, counts in months.items()
    }
    if max((len(one) for one in shown.values()), default=0) < 2:  # noqa: PLR2004
        return None
    ends = [
        f"{language(lang)} from {percent(first, 1)} in {month(start)} to {percent(last, 1)} in "
        f"{month(end)}"
        for lang, counts in shown.items()
        for (start, first), *_, (end, last) in [[*counts.items()] * (1 + (len(counts) == 1))]
    ]
    return share_chart(shown, f"{what} by month: {'; '.join(ends)}.")


@dataclass(frozen=True, slots=True)
class ByGroup:
    """How one group spells an entity.

    Attributes:
        group: the group.
        mentions: its mentions.
        deviating: those that deviate.
        others: the spellings that deviate, the most frequent first, with their mentions.
    """

    group: str
    mentions: int
    deviating: int
    others: list[tuple[str, int]]


def groups_of(shown: InLanguage, most: int) -> list[ByGroup]:
    """Return the groups that name an entity, those that deviate most first."""
    found = []
    for group, counts in shown.groups.items():
        others = Counter({key: n for key, n in counts.items() if key in shown.deviant})
        found.append(ByGroup(group, counts.total(), others.total(), others.most_common(2)))
    found.sort(key=lambda one: (-one.deviating, one.group))
    return found[:most]


@dataclass(frozen=True, slots=True)
class Article:
    """The versions of an article.

    Attributes:
        id: the article.
        documents: for each language its version.
        spellings: for each entity and language the spellings with their mentions.
        gaps: for each entity and language the paragraphs that lack it; 0 is all of the version.
    """

    id: str
    documents: dict[str, str]
    spellings: dict[str, dict[str, list[tuple[str, int]]]]
    gaps: dict[tuple[str, str], list[int]]


def article_of(name: str, versions: list[VersionRow], gaps: list[GapRow]) -> Article:
    """Return the versions of an article beside each other, what one lacks first."""
    documents: dict[str, str] = {}
    spellings: dict[str, dict[str, list[tuple[str, int]]]] = {}
    lacking: dict[tuple[str, str], list[int]] = {}
    for gap in gaps:
        documents.setdefault(gap.lang, gap.document)
        documents.setdefault(gap.other_lang, gap.other)
        spellings.setdefault(gap.entity, {})
        lacking.setdefault((gap.entity, gap.lang), []).append(gap.paragraph)
    for row in versions:
        documents.setdefault(row.lang, row.document)
        ways = spellings.setdefault(row.entity, {}).setdefault(row.lang, [])
        if row.spelling:
            ways.append((row.spelling, row.mentions))
    return Article(name, dict(sorted(documents.items())), spellings, lacking)
