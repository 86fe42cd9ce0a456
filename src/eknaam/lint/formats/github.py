"""Workflow commands of GitHub Actions: an annotation a finding."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, TextIO

from eknaam.lint.located import Checked, Tally, all_of
from eknaam.text.visible import visible

__all__ = ["write_github"]

_DATA: Final = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY: Final = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def write_github(checked: Iterable[Checked], tally: Tally, stream: TextIO) -> None:  # noqa: ARG001
    """Write `::warning file=...,line=...::message` for each finding."""
    for one in all_of(checked):
        finding, place = one.finding, one.place
        properties = {
            "file": visible(one.file),
            "line": place.line,
            "endLine": place.end_line,
            "col": place.column,
            "endColumn": place.end_column,
            "title": f"{finding.rule} {finding.kind}",
        }
        # GitHub takes columns only of a span on one line.
        if place.line != place.end_line:
            del properties["col"], properties["endColumn"]
        written = ",".join(f"{k}={str(v).translate(_PROPERTY)}" for k, v in properties.items())
        offered = f" [{visible(finding.suggestions[0])}]" if finding.suggestions else ""
        message = f"{visible(one.text)}: {finding.message}{offered}".translate(_DATA)
        stream.write(f"::warning {written}::{message}\n")
