"""Whether it is getting better."""

from __future__ import annotations

import pytest

from eknaam.report.tables import Summary, TrendRow
from eknaam.report.trend import by_group, by_month, verdicts

from .made import MadeReport


def _report(*rows: TrendRow) -> MadeReport:
    return MadeReport(Summary(0, 0, 0, 0, 0, 0, 0, 0, 0, "", "", (), ()), {"trends": list(rows)})


def _months(*leading: int) -> MadeReport:
    return _report(*(TrendRow(f"2026-{at:02}", "ur", "", 1, 1, 100, n) for at, n in
                     enumerate(leading, 1)))  # fmt: skip


@pytest.mark.parametrize(
    ("leading", "word", "months"),
    [
        ((50, 70), "better", 1),
        ((70, 50), "worse", 1),
        ((50, 55), "level", 1),
        ((0, 0), "level", 1),
        ((10, 50, 50, 50, 70, 70, 70), "better", 3),
        ((50, 50, 50, 50), "level", 2),
        ((99, 10, 50), "better", 1),
    ],
)
def test_the_last_months_are_compared_with_as_many_before(
    leading: tuple[int, ...], word: str, months: int
) -> None:
    """At most three on each side, and never more than there are."""
    [verdict] = verdicts(by_month(_months(*leading)))
    assert (verdict.word, verdict.months) == (word, months)


@pytest.mark.parametrize("leading", [(), (50,)])
def test_one_month_is_no_trend(leading: tuple[int, ...]) -> None:
    """Nothing is said where nothing can be compared."""
    assert verdicts(by_month(_months(*leading))) == []


def test_documents_without_a_date_or_a_group_are_left_out_where_it_is_needed() -> None:
    """An undated document counts for its group, and one without a group for its month."""
    report = _report(TrendRow("", "ur", "A", 1, 1, 4, 1), TrendRow("2026-01", "ur", "", 2, 1, 6, 3))
    assert by_group(report)["A", "ur"].mentions == 4
    assert by_month(report)["ur"]["2026-01"].documents == 2
    assert list(by_group(report)) == [("A", "ur")]
