"""Folding: equal spellings become equal, and every offset leads back."""

import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from eknaam.text.fold import STEPS, fold, fold_with_offsets, key
from tests.strategies import joiners, mixed_text

EQUAL = [
    ("Quảng Ninh", unicodedata.normalize("NFD", "Quảng Ninh")),
    ("QUẢNG NINH", "quảng ninh"),
    ("Ｑｕａｎｇ", "quang"),
    ("फ़ोंग", "फ\N{DEVANAGARI SIGN NUKTA}ोंग"),
    ("\N{DEVANAGARI LETTER QA}", "क\N{DEVANAGARI SIGN NUKTA}"),
    ("\N{DEVANAGARI LETTER NNNA}", "न\N{DEVANAGARI SIGN NUKTA}"),
    ("\N{DEVANAGARI LETTER RRA}", "र\N{DEVANAGARI SIGN NUKTA}"),
    ("न्\N{ZERO WIDTH JOINER}ह", "न्ह"),
    ("گوانگ\N{ZERO WIDTH NON-JOINER}شی", "گوانگشی"),
    ("گوا\N{ARABIC TATWEEL}نگ", "گوانگ"),
    ("\N{RIGHT-TO-LEFT MARK}چین", "چین"),
    ("چِین", "چین"),
    ("كوانغ", "کوانغ"),
    ("ويتنام", "ویتنام"),
    ("\N{ARABIC LETTER HEH}انوی", "ہانوی"),
    ("ہوئی", "ہو" + unicodedata.normalize("NFD", "ئ") + "ی"),
    ("ہوئی", "ہو\N{ARABIC LETTER FARSI YEH}\N{ARABIC HAMZA ABOVE}ی"),
    ("ﭼﯿﻦ", "چین"),
    ("صوبۂ", "صوبہ"),
]
UNEQUAL = [
    ("đ", "d"),
    ("Trần", "Tran"),
    ("ज", "ज़"),
    ("ہ", "ھ"),
    ("ن", "ں"),
    ("کاؤ", "کاو"),
    ("ہوئی", "ہوی"),
]


@pytest.mark.parametrize(("one", "other"), EQUAL)
def test_one_spelling_typed_in_two_ways_folds_to_one(one: str, other: str) -> None:
    """What differs only in how it was typed becomes equal."""
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), UNEQUAL)
def test_two_spellings_stay_two(one: str, other: str) -> None:
    """Folding does not touch how a word is spelled."""
    assert fold(one) != fold(other)


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.__name__)
def test_every_step_leaves_plain_letters_alone(step) -> None:
    """No step changes a word that is already as it should be."""
    for word in ("quảng", "क्वांग", "کوانگ", "广西"):
        assert step(word) == word


@given(mixed_text)
def test_folding_is_idempotent(text: str) -> None:
    """Folding what is folded changes nothing."""
    assert fold(fold(text)) == fold(text)


@given(mixed_text)
def test_canonically_equal_texts_fold_alike_word_by_word(text: str) -> None:
    """NFC and NFD of a text are compared by one key."""
    assert key(unicodedata.normalize("NFC", text)) == key(unicodedata.normalize("NFD", text))


@given(st.text(), st.integers(0), joiners)
def test_a_stray_joiner_does_not_change_the_key(text: str, place: int, joiner: str) -> None:
    """A joiner or direction mark anywhere in a name leaves its key as it was."""
    name = unicodedata.normalize("NFC", text)
    place %= len(name) + 1
    # A joiner between a letter and its mark is a matter of that cluster.
    assume(place == len(name) or not unicodedata.combining(name[place]))
    assert key(name[:place] + joiner + name[place:]) == key(name)


@given(mixed_text)
def test_offsets_cover_the_text_in_order(text: str) -> None:
    """Offsets never go backwards, stay inside the text, and belong to the folded characters."""
    folded = fold_with_offsets(text)
    assert folded.text == fold(text)
    assert len(folded.starts) == len(folded.ends) == len(folded.text)
    assert list(folded.starts) == sorted(folded.starts)
    for start, end in zip(folded.starts, folded.ends, strict=True):
        assert 0 <= start < end <= len(text)


@given(mixed_text, st.data())
def test_a_span_of_the_folded_text_comes_from_its_span_of_the_original(text: str, data) -> None:
    """Folding the original of any whole clusters gives the folded characters."""
    folded = fold_with_offsets(text)
    assume(folded.text)
    start = data.draw(st.integers(0, len(folded.text) - 1))
    end = data.draw(st.integers(start + 1, len(folded.text)))
    left, right = folded.span(start, end)
    assert folded.text[start:end] in fold(text[left:right])


@pytest.mark.parametrize("span", [(0, 0), (2, 1), (-1, 1), (0, 4)])
def test_a_span_outside_the_text_is_refused(span: tuple[int, int]) -> None:
    """Asking for characters that are not there is an IndexError that says so."""
    with pytest.raises(IndexError, match="no characters"):
        fold_with_offsets("abc").span(*span)


def test_a_very_long_run_of_marks_is_cut() -> None:
    """Marks beyond the thirtieth on one letter are dropped, so that time stays linear."""
    assert len(fold("a" + 100_000 * "\N{COMBINING DOT BELOW}")) <= 32
