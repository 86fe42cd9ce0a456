"""Honorifics and titles that no name follows."""

import pytest

from eknaam import Normalizer

NORMALIZER = Normalizer()

# A text, and its bare titles, each with whether it is an honorific.
BARE = [
    ("कॉमरेड ने कहा कि काम पूरा हुआ।", [("कॉमरेड", True)]),
    ("कॉमरेड और कॉमरेड त्रान कुओंग मिले।", [("कॉमरेड", True)]),
    ("बैठक में प्रधानमंत्री ने कहा।", [("प्रधानमंत्री", False)]),
    ("کامریڈ سے ملاقات کی۔", [("کامریڈ", True)]),
    ("اجلاس میں وزیر اعظم نے کہا۔", [("وزیر اعظم", False)]),
    ("कॉमरेड त्रान कुओंग ने कहा।", []),
    ("कॉमरेड फान थी लान ने कहा।", []),
    ("श्री रामचंद्र शर्मा ने कहा।", []),
    ("جناب محمد علی نے خطاب کیا۔", []),
    ("बैठक में काम पूरा हुआ।", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), BARE)
def test_a_title_without_a_name_is_told(text, expected) -> None:
    """A postposition, a very frequent word or another title cannot begin a name."""
    found = NORMALIZER.analyze(text).bare_titles
    assert [(one.text, one.honorific) for one in found] == expected
    assert all(text[one.start : one.end] == one.text for one in found)
