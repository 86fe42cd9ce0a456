"""What the tests of the linter share."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import strategies as st

from eknaam import Normalizer
from eknaam.documents import Document
from eknaam.lint import Linter
from tests.strategies import mixed_text

PIECES = [
    "त्रान कुओंग", "ट्रान कुओंग", "ग्वांग झुआंग स्वायत्त क्षेत्र", "गुआंग्शी", "गुआंगशी", "हाईफोंग",
    "हाई\nफोंग", "क्वांग निन्ह", "कॉमरेड", "सचिव", "Quang Ninh", "(Hanoi)", "河内", "हा\u200bनोई",
    "کوانگ نین", "كوانگ نین",

    "گوانگ\u200cشی", "گوانگ ژوانگ خود مختار علاقے", "ٹران کونگ", "کامریڈ",
    "سے", "ने", "।", "۔", "\r\n", "प्रांत",
    "क्वांग", "شی", "<b>", "&", "`", "*",
]  # fmt: skip

news = st.lists(st.one_of(st.sampled_from(PIECES), mixed_text), min_size=0, max_size=9).map(
    " ".join
)
"""Texts of names, right and wrong, and of anything."""


@cache
def linter() -> Linter:
    """Return a linter of all rules over the shipped gazetteer."""
    return Linter(Normalizer())


def lint(text: str, **known: str) -> list[tuple[str, str]]:
    """Return the code and the text of each finding."""
    found = linter().lint(Document("text", text, **known)).findings
    return [(one.rule, text[one.start : one.end]) for one in found]


@pytest.fixture(name="linter")
def _linter() -> Linter:
    return linter()
