"""A report as Markdown."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from eknaam.report.markdown import cell, render_markdown
from eknaam.report.tables import Summary

from .made import MadeReport

_GFM = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def test_has_what_matters(report: MadeReport) -> None:
    """Share, trend, worst names, groups, gaps and findings are there."""
    text = render_markdown(report)
    assert text.startswith("## Names in 97 documents\n")
    assert "- Urdu: " in text
    for title in ("Most often spelled otherwise", "Outlets and translators", "Findings"):
        assert f"### {title}\n" in text


def test_every_row_has_as_many_cells_as_its_table(report: MadeReport) -> None:
    """A table that text of documents broke would not be one."""
    hostile = "a|b `c` <b>x</b>\n\n# d @someone #12 ![i](http://x.example) \u202e"
    tables = {
        **report.tables,
        "entities": [replace(row, leading=hostile) for row in report.tables["entities"]],
    }
    html = _GFM.render(render_markdown(MadeReport(report.summary, tables)))
    assert html.count("<table>") == 4
    assert "<b>" not in html
    assert "<a " not in html
    assert "<img" not in html
    assert "@someone" not in html
    assert "\u202e" not in html


@given(st.text(max_size=60))
def test_a_cell_is_its_text(text: str) -> None:
    """Whatever a cell holds, Markdown makes one cell of it, without an element in it."""
    html = _GFM.render(f"| a |\n| --- |\n| {cell(text)} |\n")
    inside = html.partition("<tbody>")[2]
    assert inside.count("<td>") == 1
    assert inside.count("<") == len(("<tr>", "<td>", "</td>", "</tr>", "</tbody>", "</table>"))


@pytest.mark.parametrize("documents", [0, 1])
def test_an_empty_report_has_no_tables(documents: int) -> None:
    """Where there is nothing to list there is no heading without a table."""
    text = render_markdown(MadeReport(Summary(documents, 0, 0, 0, 0, 0, 0, 0, 0, "", "", (), ())))
    assert "|" not in text
    assert "###" not in text
