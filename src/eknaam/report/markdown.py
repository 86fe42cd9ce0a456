"""A report as Markdown, for a pull request or a mail: what matters, in a few tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final

from eknaam.report import trend
from eknaam.report.source import Tables, rows_of
from eknaam.report.tables import EntityRow, FindingRow, GapRow
from eknaam.report.trend import Verdict
from eknaam.report.words import language, number, percent, plural
from eknaam.text.visible import isolated

__all__ = ["render_markdown"]

_WORST: Final = 15
_GAPS: Final = 15
_GROUPS: Final = 20
_LONGEST: Final = 120
_PUNCTUATION: Final = re.compile(r"[!-/:-@\[-`{-~]")
_CALLS: Final = re.compile(r"(?<=[@#])")
_JOINER: Final = "\N{WORD JOINER}"


def render_markdown(report: Tables) -> str:
    """Return the summary, the worst names, groups, gaps and findings as Markdown.

    Args:
        report: what was counted.

    Returns:
        Markdown with tables, as GitHub and GitLab read it. Text of documents stands there as it
        is: none of it is taken for markup, for a link, or for the name of a user or an issue.
    """
    return "\n\n".join("\n".join(block) for block in _blocks(report)) + "\n"


def _blocks(report: Tables) -> Iterator[list[str]]:
    summary = report.summary
    yield [f"## Names in {plural(summary.documents, 'document')}"]
    share = percent(summary.consistent, summary.naming)
    yield [
        f"**{share}** of the documents that name someone or some place spell each name in one way.",
        f"{plural(summary.mentions, 'mention')} of {plural(summary.entities, 'name')}, "
        + plural(summary.findings, "finding")
        + ".",
    ]
    if lines := [f"- {verdict_line(one)}" for one in trend.verdicts(trend.by_month(report))]:
        yield lines
    yield from _section("Most often spelled otherwise", _NAMES, _names(report))
    yield from _section("Outlets and translators", _BY_GROUP, _groups(report))
    yield from _section("What a version lacks", _LACKS, _gaps(report))
    yield from _section("Findings", _FOUND, _findings(report))


def verdict_line(verdict: Verdict) -> str:
    """Return in one line whether a language is getting better.

    Examples:
        >>> from eknaam.report.trend import Share, Verdict
        >>> verdict_line(Verdict("ur", 3, Share(9, 3, 200, 100), Share(9, 5, 200, 140)))
        'Urdu: better, 70% of mentions have the leading spelling, 50% in the 3 months before'
    """
    word = "no clear change" if verdict.word == "level" else verdict.word
    now = percent(verdict.now.leading, verdict.now.mentions)
    before = percent(verdict.before.leading, verdict.before.mentions)
    months = f"{verdict.months} months" if verdict.months > 1 else "month"
    return (
        f"{language(verdict.lang)}: {word}, {now} of mentions have the leading spelling, "
        f"{before} in the {months} before"
    )


_NAMES: Final = ("Name", "Language", "Otherwise", "Mentions", "Spellings", "Leading spelling")
_BY_GROUP: Final = ("Outlet or translator", "Language", "Leading", "Consistent", "Documents")
_LACKS: Final = ("Article", "Language", "Paragraph", "Name", "Other language", "Spelled there")
_FOUND: Final = ("Rule", "Reports", "Language", "Findings", "Documents")
_RIGHT: Final = frozenset(
    ("Otherwise", "Mentions", "Spellings", "Leading", "Consistent", "Documents", "Findings",
     "Paragraph")
)  # fmt: skip


def _section(
    title: str, columns: Sequence[str], rows: Iterable[Sequence[str]]
) -> Iterator[list[str]]:
    lines = [_line(row) for row in rows]
    if lines:
        yield [f"### {title}"]
        below = ["--:" if column in _RIGHT else "---" for column in columns]
        yield [_line(columns), _line(below), *lines]


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def cell(text: str) -> str:
    r"""Return text from outside as it stands in a cell: nothing in it is markup.

    Examples:
        >>> print(cell("a|b").strip("\u2068\u2069"))
        a\|b
    """
    shown = text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
    return _PUNCTUATION.sub(r"\\\g<0>", _CALLS.sub(_JOINER, isolated(shown)))


def _names(report: Tables) -> Iterator[tuple[str, ...]]:
    for row in islice(rows_of(report, EntityRow), _WORST):
        if row.deviating:
            share = percent(row.deviating, row.mentions)
            yield (
                cell(row.canonical), language(row.lang), share, number(row.mentions),
                number(row.spellings), cell(row.leading),
            )  # fmt: skip


def _groups(report: Tables) -> Iterator[tuple[str, ...]]:
    for (group, lang), share in islice(trend.by_group(report).items(), _GROUPS):
        yield (
            cell(group), language(lang), percent(share.leading, share.mentions),
            percent(share.consistent, share.documents), number(share.documents),
        )  # fmt: skip


def _gaps(report: Tables) -> Iterator[tuple[str, ...]]:
    names = {row.entity: row.canonical for row in rows_of(report, EntityRow)}
    for row in islice(rows_of(report, GapRow), _GAPS):
        paragraph = number(row.paragraph) if row.paragraph else "all"
        yield (
            cell(row.article), language(row.lang), paragraph,
            cell(names.get(row.entity, row.entity)), language(row.other_lang), cell(row.spelling),
        )  # fmt: skip


def _findings(report: Tables) -> Iterator[tuple[str, ...]]:
    for row in rows_of(report, FindingRow):
        yield (
            cell(row.rule), cell(row.kind), language(row.lang), number(row.findings),
            number(row.documents),
        )  # fmt: skip
