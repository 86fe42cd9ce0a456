"""Dates and clean text."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eknaam.gazetteer.values import text_mistake
from eknaam.text.dates import days_of


@given(st.dates())
def test_every_day_is_a_date(day: datetime.date) -> None:
    """A day of the calendar stands for itself, inside its month and its year."""
    text = day.isoformat()
    assert days_of(text) == (text, text)
    for whole in (text[:4], text[:7]):
        days = days_of(whole)
        assert days is not None
        assert days[0] <= text <= days[1]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "25",
        "2025-13",
        "2025-00",
        "2025-02-29",
        "2025-06-31",
        "2025-6-1",
        "20250601",
        "0000",
        "2025-06-01T00:00",
        "२०२५",
        "2025-06-00",
        " 2025",
        "2025\n",
        "-2025",
        "12025",
    ],
)
def test_no_dates(text: str) -> None:
    """What the calendar or ISO 8601 does not have is no date."""
    assert days_of(text) is None


@given(st.text())
def test_any_text_is_a_date_or_not(text: str) -> None:
    """No text raises."""
    assert days_of(text) is None or text[:4].isdigit()
    assert text_mistake(text) is None or isinstance(text_mistake(text), str)


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        ("Hải Phòng", None),
        ("گوانگ\N{ZERO WIDTH NON-JOINER}شی", None),
        ("北𣴓", None),
        ("Huê\N{COMBINING ACUTE ACCENT}", "text in NFC"),
        ("\N{DEVANAGARI LETTER QA}", "text in NFC"),
        ("Huế\x00", "text without U+0000"),
        ("Huế\nHuế", "text without U+000A"),
        ("Huế\N{LINE SEPARATOR}Huế", "text without U+2028"),
        ("Huế\N{RIGHT-TO-LEFT OVERRIDE}", "text without U+202E"),
        ("Huế\ud800", "text without U+D800"),
        ("Huế\ue000", "text without U+E000"),
        (" ", "a name"),
        ("\N{ZERO WIDTH JOINER}", "a name"),
        ("Huế ", "text without spaces around it"),
    ],
)
def test_clean_text(text: str, mistake: str | None) -> None:
    """Joiners are part of names; control characters, breaks and directions are not."""
    assert text_mistake(text) == mistake
