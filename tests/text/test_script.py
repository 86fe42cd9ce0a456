"""Scripts of words."""

import pytest
from hypothesis import given

from eknaam.text.script import language_of, script_of
from tests.strategies import mixed_text

CASES = [
    ("क्वांग", "Deva"),
    ("گوانگ", "Arab"),
    ("Quảng", "Latn"),
    ("ＱＵ", "Latn"),
    ("陈刚", "Hani"),
    ("কুয়াং", "Beng"),
    ("ਕੁਆਂਗ", "Guru"),
    ("ક્વાંગ", "Gujr"),
    ("କ୍ୱାଙ୍ଗ", "Orya"),
    ("క్వాంగ్", "Telu"),
    ("ಕ್ವಾಂಗ್", "Knda"),
    ("குவாங்", "Taml"),
    ("ക്വാങ്", "Mlym"),
    ("กว่าง", "Thai"),
    ("Quảngनिन", "Latn"),
    ("", "Zyyy"),
    ("2025।", "Zyyy"),
    ("\u200c", "Zyyy"),
]


@pytest.mark.parametrize(("word", "script"), CASES)
def test_the_script_is_that_of_most_letters(word: str, script: str) -> None:
    """A word has the script that most of its letters belong to."""
    assert script_of(word) == script


@given(mixed_text)
def test_any_text_has_a_script(text: str) -> None:
    """Every text gets a four-letter code."""
    assert len(script_of(text)) == 4


@pytest.mark.parametrize(
    ("script", "hint", "lang"),
    [
        ("Deva", None, "hi"),
        ("Deva", "ne-NP", "ne-NP"),
        ("Deva", "ur", "hi"),
        ("Arab", "sd", "sd"),
        ("Hani", None, "zh"),
        ("Latn", "vi", None),
    ],
)
def test_a_hint_counts_where_it_fits_the_script(script, hint, lang):
    """A script has a usual language; a hint at another one of the same script is taken."""
    assert language_of(script, hint) == lang
