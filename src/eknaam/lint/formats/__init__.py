"""How findings are printed: one module a format. None of them decides anything."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final, TextIO

from eknaam.lint.formats.full import write_concise, write_full
from eknaam.lint.formats.github import write_github
from eknaam.lint.formats.gitlab import write_gitlab
from eknaam.lint.formats.json_ import write_json
from eknaam.lint.formats.junit import write_junit
from eknaam.lint.formats.sarif import write_sarif
from eknaam.lint.located import Checked, Tally

__all__ = ["FORMATS", "Write"]

Write = Callable[[Iterable[Checked], Tally, TextIO], None]
"""Writes what was checked as it comes; the tally is complete when the documents are at an end."""

FORMATS: Final[dict[str, Write]] = {
    "full": write_full,
    "concise": write_concise,
    "json": write_json,
    "sarif": write_sarif,
    "github": write_github,
    "junit": write_junit,
    "gitlab": write_gitlab,
}
