"""Whether it is getting better: months added up, and the last ones beside those before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt
from typing import Final

from eknaam.report.source import Tables, rows_of
from eknaam.report.tables import TrendRow

__all__ = ["Share", "Verdict", "by_group", "by_month", "verdicts"]

_SPAN: Final = 3  # months that are compared with as many before them
_CLEAR: Final = 2  # standard errors; a smaller change is one that chance often makes


@dataclass(frozen=True, slots=True)
class Share:
    """Counts of `TrendRow`, added up."""

    documents: int = 0
    consistent: int = 0
    mentions: int = 0
    leading: int = 0

    def __add__(self, row: Share | TrendRow) -> Share:
        """Return both together."""
        return Share(
            self.documents + row.documents,
            self.consistent + row.consistent,
            self.mentions + row.mentions,
            self.leading + row.leading,
        )

    @property
    def leading_share(self) -> float:
        """The share of mentions that have the leading spelling."""
        return self.leading / self.mentions if self.mentions else 0.0

    @property
    def consistent_share(self) -> float:
        """The share of documents that spell each entity in one way."""
        return self.consistent / self.documents if self.documents else 0.0


@dataclass(frozen=True, slots=True)
class Verdict:
    """The last months of a language beside those before.

    Attributes:
        lang: the language.
        months: how many months each side has.
        before: the earlier months.
        now: the last months.
    """

    lang: str
    months: int
    before: Share
    now: Share

    @property
    def points(self) -> int:
        """How many points of per cent the share of leading spellings rose."""
        return round(100 * self.now.leading_share) - round(100 * self.before.leading_share)

    @property
    def word(self) -> str:
        """Return "better", "worse" or "level", which is said where the change is not clear."""
        both = self.before + self.now
        variance = both.leading_share * (1 - both.leading_share)
        mentions = (self.before.mentions, self.now.mentions)
        error = sqrt(variance * sum(1 / max(one, 1) for one in mentions))
        change = self.now.leading_share - self.before.leading_share
        if abs(change) < _CLEAR * error or not self.points:
            return "level"
        return "better" if self.points > 0 else "worse"


def by_month(report: Tables) -> dict[str, dict[str, Share]]:
    """Return the shares of each language by month, months in order; undated documents left out."""
    found: dict[str, dict[str, Share]] = {}
    for row in rows_of(report, TrendRow):
        if row.period:
            months = found.setdefault(row.lang, {})
            months[row.period] = months.get(row.period, Share()) + row
    return {lang: dict(sorted(found[lang].items())) for lang in sorted(found)}


def by_group(report: Tables) -> dict[tuple[str, str], Share]:
    """Return the shares by group and language, the worst first; those without a group left out."""
    found: dict[tuple[str, str], Share] = {}
    for row in rows_of(report, TrendRow):
        if row.group:
            key = row.group, row.lang
            found[key] = found.get(key, Share()) + row
    return dict(sorted(found.items(), key=lambda item: (item[1].leading_share, item[0])))


def verdicts(months: dict[str, dict[str, Share]]) -> list[Verdict]:
    """Return for each language with two months or more whether it is getting better."""
    found = []
    for lang, shares in months.items():
        last = list(shares.values())
        span = min(_SPAN, len(last) // 2)
        if span:
            found.append(Verdict(lang, span, _sum(last[-2 * span : -span]), _sum(last[-span:])))
    return found


def _sum(shares: Iterable[Share]) -> Share:
    return sum(shares, Share())
