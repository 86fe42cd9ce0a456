"""Make the pictures of the page of a report: `python docs/screenshots.py`.

The page is that of the examples, as versions of articles, and of a made corpus. It is opened in
headless chromium; `pip install --group test` brings what drives it. The pictures differ a little
from machine to machine, with its fonts (Debian: fonts-noto-core), so nothing checks them for drift.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, sync_playwright

import eknaam
from eknaam.documents import Document
from eknaam.report import Article

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "_static"
DESK = {"width": 1200, "height": 1100}
PHONE = {"width": 390, "height": 844}
ARTICLES = 600

sys.path.append(str(ROOT / "benchmarks"))
from made_corpus import made_articles  # noqa: E402


def documents() -> Iterator[Document | Article]:
    """Yield the articles of the made corpus and the examples."""
    for made in made_articles(ARTICLES):
        yield Document(made["id"], made["text"], made["lang"], made["date"], made["outlet"])
    for hindi in sorted((ROOT / "examples").glob("*.hi.txt")):
        name = hindi.name.removesuffix(".hi.txt")
        paths = [(lang, hindi.with_name(f"{name}.{lang}.txt")) for lang in ("hi", "ur")]
        versions = (Document(path.name, path.read_text("utf-8"), lang) for lang, path in paths)
        yield Article(name, tuple(versions))


def take(browser: Browser, page: Path) -> None:
    """Take the pictures of a page."""
    desk = browser.new_page(viewport=DESK, color_scheme="light", reduced_motion="reduce")
    desk.goto(page.as_uri())
    desk.screenshot(path=PICTURES / "report-overview.png")
    desk.goto(f"{page.as_uri()}#name-tran-cuong")
    desk.locator("#name-tran-cuong").evaluate("one => scrollTo(0, one.offsetTop - 90)")
    desk.screenshot(path=PICTURES / "report-name.png")
    desk.goto(f"{page.as_uri()}#matrix")
    desk.screenshot(path=PICTURES / "report-matrix.png")
    phone = browser.new_page(viewport=PHONE, color_scheme="dark", device_scale_factor=2)
    phone.goto(page.as_uri())
    phone.screenshot(path=PICTURES / "report-phone.png")


def main() -> None:
    """Make the page in a temporary folder, and its pictures."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        sys.exit("chromium is needed to take the pictures, and none was found")
    with (
        TemporaryDirectory() as folder,
        eknaam.build_report(documents()) as report,
        sync_playwright() as playwright,
    ):
        page = Path(folder) / "report.html"
        page.write_text(report.to_html(), "utf-8")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        take(browser, page)
        browser.close()


if __name__ == "__main__":
    main()
