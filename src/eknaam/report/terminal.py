"""A report on a terminal: what matters, in tables; the last column is the one of spellings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Final

from eknaam.report import trend
from eknaam.report.markdown import verdict_line
from eknaam.report.source import Tables, rows_of
from eknaam.report.tables import EntityRow, FindingRow, GapRow
from eknaam.report.words import language, number, percent, plural
from eknaam.text.visible import visible

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["print_terminal"]

_WORST: Final = 20
_GAPS: Final = 10
_GROUPS: Final = 10
_STYLES: Final = {"better": "green", "worse": "red", "level": "dim"}


def print_terminal(report: Tables, console: Console) -> None:
    """Print the summary, the worst names, groups, gaps and findings.

    Args:
        report: what was counted.
        console: where it is printed; text from documents is printed as it is, never as markup.
    """
    from rich.text import Text

    summary = report.summary
    share = percent(summary.consistent, summary.naming)
    console.print(
        Text.assemble(
            (f"{share} of documents are consistent", "bold"),
            f": {number(summary.consistent)} of {number(summary.naming)} that name someone or "
            "some place spell each name in one way",
        )
    )
    for verdict in trend.verdicts(trend.by_month(report)):
        console.print(Text(verdict_line(verdict), _STYLES[verdict.word]))
    _names(report, console)
    _groups(report, console)
    _gaps(report, console)
    _findings(report, console)
    counted = (
        f"{plural(summary.documents, 'document')}, {plural(summary.words, 'word')}, "
        f"{plural(summary.mentions, 'mention')} of {plural(summary.entities, 'name')}, "
        f"{plural(summary.findings, 'finding')}"
    )
    console.print(Text(counted, "dim"))


def _table(
    console: Console, columns: Sequence[str], rows: Iterable[Sequence[str]], numbers: int = 0
) -> None:
    """Print a table unless it is empty; the first columns are texts, then come `numbers` more."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), show_edge=False, header_style="bold")
    texts = len(columns) - numbers - 1
    for at, heading in enumerate(columns):
        right = texts <= at < len(columns) - 1
        table.add_column(heading, justify="right" if right else "left", overflow="fold",
                         no_wrap=right)  # fmt: skip
    for row in rows:
        table.add_row(*(Text(visible(text)) for text in row))
    if table.row_count:
        console.print()
        console.print(table)


def _names(report: Tables, console: Console) -> None:
    rows = (
        (row.canonical, language(row.lang), percent(row.deviating, row.mentions),
         number(row.mentions), number(row.spellings), row.leading)
        for row in islice(rows_of(report, EntityRow), _WORST)
        if row.deviating
    )  # fmt: skip
    columns = ("name", "language", "otherwise", "mentions", "spellings", "leading spelling")
    _table(console, columns, rows, numbers=3)


def _groups(report: Tables, console: Console) -> None:
    rows = (
        (language(lang), percent(share.leading, share.mentions),
         percent(share.consistent, share.documents), number(share.documents), group)
        for (group, lang), share in islice(trend.by_group(report).items(), _GROUPS)
    )  # fmt: skip
    columns = ("language", "leading", "consistent", "documents", "outlet or translator")
    _table(console, columns, rows, numbers=3)


def _gaps(report: Tables, console: Console) -> None:
    names = {row.entity: row.canonical for row in rows_of(report, EntityRow)}
    rows = (
        (row.document, names.get(row.entity, row.entity),
         number(row.paragraph) if row.paragraph else "all", row.spelling)
        for row in islice(rows_of(report, GapRow), _GAPS)
    )  # fmt: skip
    columns = ("version", "lacks", "paragraph", "spelled in another version")
    _table(console, columns, rows, numbers=1)


def _findings(report: Tables, console: Console) -> None:
    rows = (
        (row.rule, language(row.lang), number(row.findings), number(row.documents), row.kind)
        for row in rows_of(report, FindingRow)
    )
    _table(console, ("rule", "language", "findings", "documents", "reports"), rows, numbers=2)
