"""A report on a terminal."""

from __future__ import annotations

import io
from dataclasses import replace

from rich.console import Console

from eknaam.report.terminal import print_terminal

from .made import MadeReport


def _printed(report: MadeReport) -> str:
    stream = io.StringIO()
    print_terminal(report, Console(file=stream, width=120))
    return stream.getvalue()


def test_has_what_matters(report: MadeReport) -> None:
    """The share, the trend, the worst names and the counts are there."""
    text = _printed(report)
    assert " of documents are consistent" in text
    assert "Urdu: " in text
    assert "Trần Cương" in text
    assert text.rstrip().endswith(" findings")
    assert "97 documents, " in text


def test_text_of_documents_is_neither_markup_nor_control(report: MadeReport) -> None:
    """What would colour or clear a terminal is printed as an escape."""
    hostile = "[red]x[/red]\x1b[2J"
    tables = {
        **report.tables,
        "entities": [replace(row, leading=hostile) for row in report.tables["entities"]],
    }
    text = _printed(MadeReport(report.summary, tables))
    assert "[red]x[/red]\\x1b[2J" in text
    assert "\x1b[2J" not in text
