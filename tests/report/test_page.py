"""The page of a report as a file: whole, bounded, the same every time, and nothing but text."""

from __future__ import annotations

import re
import sys
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256

import pytest

from eknaam.errors import MissingExtraError
from eknaam.report.page import Bounds, render, render_page
from eknaam.report.page.charts import spelling_chart
from eknaam.report.page.marks import example
from eknaam.report.page.rules import rule_text
from eknaam.report.tables import EntityRow, ExampleRow, Summary

from .made import MadeReport, made_report

_EMPTY = Summary(0, 0, 0, 0, 0, 0, 0, 0, 0, "", "", (), ())


@pytest.fixture(scope="module")
def page(report: MadeReport) -> str:
    """The page of the made report."""
    return render_page(report)


def test_the_same_report_gives_the_same_bytes(report: MadeReport, page: str) -> None:
    """A page can be compared with the one of yesterday."""
    assert render_page(report) == page


def test_the_policy_names_the_one_script_and_the_one_style(page: str) -> None:
    """Whatever else came to stand in the page would not be run."""
    for element in ("script", "style"):
        [text] = re.findall(rf"<{element}>(.*?)</{element}>", page, re.DOTALL)
        digest = b64encode(sha256(text.encode()).digest()).decode()
        assert f"{element}-src 'sha256-{digest}'" in page
    assert "default-src 'none'" in page


def test_nothing_is_fetched_and_nothing_is_styled_inline(page: str) -> None:
    """There is no address in the page, and no attribute that its policy would forbid."""
    body = page.partition("<body>")[2].replace("http://www.w3.org/2000/svg", "")
    assert not re.search(r'\s(?:src|srcset|style|on\w+)="', body)
    assert not re.search(r"https?://|url\(", body)
    assert {href[0] for href in re.findall(r'href="([^"]*)"', body)} == {"#"}


def test_links_lead_somewhere_and_ids_are_one_of_a_kind(page: str) -> None:
    """Each fragment is the id of one element."""
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)


def test_every_language_and_spelling_is_there(report: MadeReport, page: str) -> None:
    """What the tables have and the bounds allow stands in the page."""
    for row in report.tables["entities"]:
        assert isinstance(row, EntityRow)
        assert row.canonical in page
        assert row.leading in page


def test_the_page_says_what_it_does_not_hold(report: MadeReport) -> None:
    """Where bounds cut, the number of what there is in all is stated, and where it is."""
    page = render_page(report, Bounds(listed=3, detailed=2, documents=1, articles=1))
    rows = len(report.tables["entities"])
    assert f"3 of {rows} rows" in page
    assert "2 of 7 names in detail" in page
    assert "1 of 5 articles" in page
    assert page.count('class="entity"') == 2


def test_a_page_that_would_be_too_large_holds_less(
    report: MadeReport, page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half of everything is left out until the rest is small enough."""
    largest = len(page.encode()) // 2
    monkeypatch.setattr(render, "LARGEST", largest)
    assert len(render_page(report, Bounds(detailed=4, documents=40)).encode()) <= largest


def test_a_report_of_nothing_is_a_page() -> None:
    """No document, no date, no group: a page that says so."""
    page = render_page(MadeReport(_EMPTY))
    assert "How 0 documents spell 0 names" in page
    assert "No listed name was found" in page


def test_without_dates_there_is_no_chart(report: MadeReport) -> None:
    """Months that nobody stated are not made up."""
    tables = dict(report.tables)
    for name in ("periods", "trends"):
        tables[name] = [replace(row, period="") for row in tables[name]]
    page = render_page(MadeReport(replace(report.summary, first_date="", last_date=""), tables))
    assert "<figure>" not in page
    assert "1970" not in page


def test_long_text_is_cut() -> None:
    """A document's id of a million letters does not make the page larger."""
    row = ExampleRow("x", "ur", "گوانگ شی", "d", 0, 8, "الف " * 9999, " ب" * 9999)
    assert len(example(row)) < 500


def test_a_chart_has_a_label_and_no_text_of_its_own() -> None:
    """What stands in a chart are months and numbers; its label is escaped."""
    drawn = spelling_chart([{"2026-01": 3, "2026-02": 1}], ["2026-01", "2026-02"], 'a "<b>')
    assert 'aria-label="a &#34;&lt;b&gt;"' in drawn
    assert "Jan 2026" in drawn
    assert "xmlns" not in drawn


def test_every_rule_has_a_text() -> None:
    """A rule is explained with what it reports; a code that is not known has no text."""
    text = rule_text("EK104")
    assert text.summary == "Part of a name is missing."
    assert "<li>" in text.explanation
    assert "<mark>ग्वांग झुआंग</mark>" in text.examples[0]
    assert rule_text("EK999").summary == ""


@pytest.mark.parametrize("package", ["jinja2", "vl_convert"])
def test_a_missing_extra_is_named(
    package: str, report: MadeReport, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The error says what to install."""
    render._environment.cache_clear()  # noqa: SLF001
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(MissingExtraError, match=r"eknaam\[report\]"):
        render_page(report)
    render._environment.cache_clear()  # noqa: SLF001


def test_a_large_report_makes_a_page_of_bounded_size() -> None:
    """Many documents and months make it no larger than its bounds allow."""
    bounds = Bounds(listed=10, detailed=2, documents=20, articles=5)
    few, many = (
        len(render_page(made_report(7, documents, 6), bounds).encode()) for documents in (400, 1600)
    )
    assert many < few * 1.2
