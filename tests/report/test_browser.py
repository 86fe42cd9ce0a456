"""The page of a report in a browser: what a reader does, and what a hostile text does not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import eknaam
from eknaam.documents import Document
from eknaam.report import Article
from eknaam.report.page import render_page

from .made import MadeReport, made_report

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

_EXAMPLES = Path(__file__).parents[2] / "examples"
_HOSTILE = (
    "</script><script>window.harmed = 1</script><img src=x onerror='window.harmed = 1'>"
    "\"' autofocus onfocus=window.harmed=1 <!-- \u202e\u2028{{ 7 * 7 }}"
)
_KEPT = frozenset(("lang", "other_lang", "kind", "period", "date", "rule", "how", "script"))


@dataclass
class Opened:
    """A page that was opened, and everything that went wrong or out since."""

    page: Page
    wrong: list[str] = field(default_factory=list)
    fetched: list[str] = field(default_factory=list)


Open = Callable[..., Opened]


@pytest.fixture
def open_page(browser: Browser, page_file: Path) -> Iterator[Open]:
    """Open the page, and check at the end that it fetched nothing and that nothing went wrong."""
    every: list[Opened] = []

    def opened(fragment: str = "", path: Path = page_file, **options: Any) -> Opened:
        page = browser.new_context(reduced_motion="reduce", **options).new_page()
        page.set_default_timeout(5000)
        one = Opened(page)
        page.on("console", lambda message: one.wrong.append(message.text))
        page.on("pageerror", lambda error: one.wrong.append(str(error)))
        page.on("dialog", lambda dialog: one.wrong.append(dialog.message))
        page.on("request", lambda request: one.fetched.append(request.url))
        page.goto(path.as_uri() + fragment)
        every.append(one)
        return one

    yield opened
    for one in every:
        assert one.wrong == []
        assert [url.partition("#")[0] for url in one.fetched] == [one.page.url.partition("#")[0]]
        one.page.context.close()


def _shown(page: Page, selector: str) -> list[str]:
    return [one.inner_text() for one in page.locator(selector).all() if one.is_visible()]


def test_the_page_opens_with_what_matters(open_page: Open, report: MadeReport) -> None:
    """The title, the figures, two charts and the worst names are there."""
    page = open_page().page
    assert page.locator("h1").inner_text() == "How 97 documents spell 7 names"
    assert f"{report.summary.mentions:,}" in page.locator(".figures").inner_text()
    assert page.locator(".pair svg[role=img]").count() == 2
    assert page.locator(".worst li").count() == 8


def test_search_finds_names_and_spellings(open_page: Open) -> None:
    """A name is found without its marks, and by its spelling; the rest of the table is hidden."""
    page = open_page().page
    sought = {"tran cuong": "Trần Cương", "گوانگ شی": "Guangxi", "हाई फोंग": "Hải Phòng"}
    for looked_for, found in sought.items():
        page.get_by_label("Find a name").fill(looked_for)
        assert set(_shown(page, "#names tbody th > a")) == {found}
    page.get_by_label("Find a name").fill("tran")
    assert set(_shown(page, "#details summary h3")) == {"Trần Cương"}  # no panel has a translator
    page.get_by_role("button", name="Clear").click()
    page.wait_for_function("document.querySelectorAll('#names tbody tr[hidden]').length === 0")


def test_a_search_that_finds_nothing_says_so(open_page: Open) -> None:
    """The reader is told, and the sections without anything are gone."""
    page = open_page().page
    page.get_by_label("Find a name").fill("xyzzy")
    assert page.get_by_role("status").inner_text() == "Nothing on this page matches"
    assert not page.locator("#names").is_visible()


def test_filters_by_language_and_kind(open_page: Open) -> None:
    """Only persons in Urdu texts are left."""
    page = open_page().page
    page.get_by_label("Language", exact=True).select_option("ur")
    page.get_by_label("Kind").select_option("person")
    rows = page.locator("#names tbody tr:visible")
    assert rows.count() == 1
    assert "Trần Cương" in rows.inner_text()
    assert "Urdu" in rows.inner_text()


def test_sorts_by_number_and_by_text_with_the_keyboard(open_page: Open) -> None:
    """A heading is a button; the order is stated for those who do not see it."""
    page = open_page().page
    heading = page.locator("#names th", has_text="Mentions")
    heading.locator("button").focus()
    page.keyboard.press("Enter")
    numbers = [int(n.replace(",", "")) for n in _shown(page, "#names tbody td:nth-child(6)")]
    assert numbers == sorted(numbers, reverse=True)
    assert heading.get_attribute("aria-sort") == "descending"
    page.locator("#names th button", has_text="Name").click()
    assert _shown(page, "#names tbody th > a")[0] == "Cao Bằng"
    assert page.locator("#names [aria-sort]").count() == 1


def test_a_link_opens_what_it_leads_to(open_page: Open) -> None:
    """A name leads to its part, which opens and is seen."""
    page = open_page().page
    page.locator(".worst a").first.click()
    target = page.locator(page.evaluate("'#' + CSS.escape(location.hash.slice(1))"))
    target.locator("table.spellings").first.wait_for()
    assert target.get_attribute("open") is not None
    assert page.evaluate("document.querySelector(':target').getBoundingClientRect().top") < 200


def test_a_link_to_a_folded_row_shows_it(open_page: Open) -> None:
    """A row that is folded, or filtered away, is shown when a link leads to it."""
    page = open_page().page
    last = page.locator("#documents tbody tr").last
    assert not last.is_visible()
    fragment = f"#{last.get_attribute('id')}"
    assert open_page(fragment).page.locator(fragment).is_visible()
    page.get_by_label("Find a name").fill("xyzzy")
    page.evaluate("fragment => { location.hash = fragment }", fragment)
    last.wait_for()
    assert page.get_by_label("Find a name").input_value() == ""


def test_a_long_list_unfolds(open_page: Open) -> None:
    """The button shows the rest, and the first of these has the focus."""
    page = open_page().page
    before = page.locator("#documents tbody tr:visible").count()
    page.locator("#documents .more").click()
    rows = page.locator("#documents tbody tr:visible")
    assert rows.count() == page.locator("#documents tbody tr").count() > before
    assert page.evaluate("document.activeElement.closest('tr') !== null")


def test_scripts_are_set_rightly(open_page: Open) -> None:
    """Urdu stands from right to left in Nastaliq, Hindi in Devanagari; Latin letters in neither."""
    page = open_page("#name-tran-cuong").page
    style = "one => { const s = getComputedStyle(one); return [s.direction, s.fontFamily] }"
    urdu = page.locator("#name-tran-cuong .examples p[lang=ur]").first.evaluate(style)
    hindi = page.locator("#name-tran-cuong .examples p[lang=hi]").first.evaluate(style)
    latin = page.locator("bdi[lang=und-Latn]").first.evaluate(style)
    assert urdu[0] == "rtl"
    assert "Nastaliq" in urdu[1].split(",")[0]
    assert hindi[0] == "ltr"
    assert "Devanagari" in hindi[1].split(",")[0]
    assert latin[0] == "ltr"
    assert "Nastaliq" not in latin[1].split(",")[0]


def test_nothing_is_wider_than_the_screen(open_page: Open) -> None:
    """On a phone only tables scroll sideways, each in its own place."""
    page = open_page("#name-guangxi").page
    for width in (320, 390, 768):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") == width


@pytest.fixture(scope="module")
def small_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page with everything on it, and little of each."""
    path = tmp_path_factory.mktemp("page") / "small.html"
    path.write_text(render_page(made_report(entities=2, documents=24, months=3)), "utf-8")
    return path


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_is_accessible(open_page: Open, small_page: Path, scheme: str) -> None:
    """Axe finds nothing to object to: headings, labels, contrast, tables, regions."""
    from axe_playwright_python.sync_playwright import Axe

    page = open_page("#name-tran-cuong", small_page, color_scheme=scheme).page
    found = Axe().run(page, options={} if scheme == "light" else {"runOnly": ["color-contrast"]})
    assert found.violations_count == 0, found.generate_report()


def test_is_whole_without_script(open_page: Open, report: MadeReport) -> None:
    """All rows are there, details open, and there is no control that would do nothing."""
    page = open_page(java_script_enabled=False).page
    assert page.locator("#names tbody tr:visible").count() == len(report.tables["entities"])
    assert not page.locator(".controls").is_visible()
    page.locator("#name-tran-cuong > summary").click()
    assert page.locator("#name-tran-cuong table.spellings").first.is_visible()


def test_prints_everything_and_no_controls(open_page: Open) -> None:
    """On paper folded rows and closed details are there, in black on white."""
    page = open_page(color_scheme="dark").page
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("#documents tbody tr").last.is_visible()
    assert page.locator("#name-guangxi table.spellings").first.is_visible()
    assert not page.locator(".controls").is_visible()
    colour = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert colour == "rgb(255, 255, 255)"


def test_hostile_text_does_nothing(open_page: Open, report: MadeReport, tmp_path: Path) -> None:
    """Markup, the end of a script, quotes, direction marks and templates are text, everywhere."""
    path = tmp_path / "hostile.html"
    path.write_text(render_page(_hostile(report)), "utf-8")
    page = open_page(path=path, viewport={"width": 390, "height": 844}).page
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    page.get_by_label("Find a name").fill("</script>")
    page.locator("#names th button").first.click()
    assert page.evaluate("window.harmed") is None
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert page.locator("script").count() == 1
    assert page.locator("img, [onerror], [onfocus], [autofocus]").count() == 0
    text = page.locator("body").text_content() or ""
    assert "{{ 7 * 7 }}" in text
    assert "\u202e" not in text
    assert "\\u202e" in text


def _hostile(report: MadeReport) -> MadeReport:
    """Return the report with something hostile in every text that comes from outside."""
    tables = {}
    for name, rows in report.tables.items():
        texts = {
            one.name
            for row in rows[:1]
            for one in fields(row)
            if isinstance(getattr(row, one.name), str) and one.name not in _KEPT
        }
        # What rows have in common they keep having in common.
        tables[name] = [
            replace(row, **{text: getattr(row, text) + _HOSTILE for text in texts}) for row in rows
        ]
    return MadeReport(replace(report.summary, groups=(_HOSTILE,)), tables)


def test_the_page_of_the_examples(open_page: Open, tmp_path: Path) -> None:
    """A report that was counted from files opens as the made one does, with its versions."""
    articles = []
    for hindi in sorted(_EXAMPLES.glob("*.hi.txt")):
        name = hindi.name.removesuffix(".hi.txt")
        paths = [(lang, hindi.with_name(f"{name}.{lang}.txt")) for lang in ("hi", "ur")]
        versions = (Document(path.name, path.read_text("utf-8"), lang) for lang, path in paths)
        articles.append(Article(name, tuple(versions)))
    path = tmp_path / "examples.html"
    with eknaam.build_report(articles) as report:
        path.write_text(report.to_html(), "utf-8")
    page = open_page("#name-guangxi", path).page
    assert page.locator("h1").inner_text().startswith("How 8 documents spell ")
    assert page.locator("#versions article").count() == len(articles)
    hindi_part, urdu_part = page.locator("#name-guangxi .language").all()
    assert "गुआंग्शी" in hindi_part.inner_text()
    assert "گوانگ شی" in urdu_part.inner_text()
    assert page.locator("#names tbody tr").count() > 40
