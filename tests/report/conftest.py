"""A made report, and a browser that opens its page."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from eknaam.report.page import render_page

from .made import MadeReport, made_report

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_FLAGS = ["--no-sandbox", "--disable-dev-shm-usage"]  # as root, and in a small container
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def report() -> MadeReport:
    """A small made report."""
    return made_report(entities=7, documents=96, months=6)


@pytest.fixture(scope="session")
def page_file(report: MadeReport, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the made report in a file."""
    path = tmp_path_factory.mktemp("page") / "report.html"
    path.write_text(render_page(report), "utf-8")
    return path


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless browser; without one the tests are skipped, or fail where one is required."""
    found = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if found is None:
        missing = "no chromium is installed, so the page was not opened in a browser"
        if os.environ.get("EKNAAM_TEST_BROWSER") == "required":
            pytest.fail(missing)
        pytest.skip(missing)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=found, args=_FLAGS)
        yield opened
        opened.close()
