"""Texts whose names are marked as links are in Markdown: `[हनोई](ha-noi) में`.

The target is the id of an entity, with `?` where it is ambiguous, or for a name that the gazetteer
lacks its kind. So a marked text is a whole reading, with the exact span of each name.
"""

from __future__ import annotations

import re
from typing import Final

import pytest

from eknaam import Analysis

__all__ = ["known_failure", "marked", "plain"]

_NAME: Final = re.compile(r"\[([^]]+)\]\([^)]+\)")


def plain(text: str) -> str:
    """Return a marked text without its marks.

    Examples:
        >>> plain("[हनोई](ha-noi) में")
        'हनोई में'
    """
    return _NAME.sub(r"\1", text)


def marked(analysis: Analysis) -> str:
    """Return the text of an analysis with its names marked, as it was read."""
    names = [
        (m.core_start, m.core_end, m.match.entity.id + "?" * m.match.ambiguous)
        for m in analysis.mentions
    ]
    names += [(name.start, name.end, name.kind) for name in analysis.unlisted]
    text, written, reached = analysis.text, "", 0
    for start, end, target in sorted(names):
        written += f"{text[reached:start]}[{text[start:end]}]({target})"
        reached = end
    return written + text[reached:]


def known_failure(*values: object, reason: str) -> object:
    """Return a case that is not read right yet; the test fails as soon as it is."""
    return pytest.param(*values, marks=pytest.mark.xfail(reason=reason))
