"""Urdu letters."""

import pytest
from hypothesis import given

from eknaam.text.fold import fold
from eknaam.text.urdu import urdu_letters
from tests.strategies import mixed_text

CASES = [
    ("كوانغ", "کوانغ"),
    ("علي", "علی"),
    ("ى\N{ARABIC HAMZA ABOVE}", "\N{ARABIC LETTER YEH WITH HAMZA ABOVE}"),
    ("أ", "أ"),
    ("हनोई Hà", "हनोई Hà"),
]


@pytest.mark.parametrize(("typed", "urdu"), CASES)
def test_arabic_letters_become_those_of_urdu(typed, urdu):
    """Letters that look alike become the Urdu ones; what is spelled otherwise stays."""
    assert urdu_letters(typed) == urdu


@given(mixed_text)
def test_folding_does_not_see_how_letters_were_typed(text):
    """A text and the same text in Urdu letters fold alike."""
    assert fold(urdu_letters(text)) == fold(text)
