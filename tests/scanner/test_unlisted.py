"""Names that the gazetteer lacks: their span, kind and likely form."""

import pytest

from eknaam import Normalizer
from tests.scanner.marked import known_failure

NORMALIZER = Normalizer()

# A text, the one unlisted name in it, its kind, and its likely form.
UNLISTED = [
    ("कॉमरेड फान थी लान ने भाषण दिया।", "फान थी लान", "person", "Phan Thi Lan"),
    ("सचिव ट्रान वान हुएन आए।", "ट्रान वान हुएन", "person", "Tran Van Huyen"),
    ("श्री वांग लिहोंग ने कहा।", "वांग लिहोंग", "person", "Wang Lihong"),
    ("श्री गुयेन वान नाम ने कहा।", "गुयेन वान नाम", "person", "Nguyen Van Nam"),
    known_failure(
        "जनरल चेन वेई ने कहा।", "चेन वेई", "person", "Chen Wei",
        reason="Chen Wu and Chen Yi are listed and may be meant",
    ),
    ("کامریڈ فان تھی لان نے خطاب کیا۔", "فان تھی لان", "person", "Phan Thi Lan"),
    ("جناب نگوین وان نام نے کہا۔", "نگوین وان نام", "person", "Nguyen Van Nam"),
    ("وزیر لی تھی ہونگ نے کہا۔", "لی تھی ہونگ", "person", "Le Thi Hong"),
    ("वियतनाम के डोंग खे कम्यून में मेला लगा।", "डोंग खे", "place", "Dong Khe"),
    ("वियतनाम के बा माउ ज़िले में मेला लगा।", "बा माउ", "place", "Ba Mau"),
    known_failure(
        "मंत्री ले थी थू ने कहा।", "ले थी थू", "person", "Le Thi Thu",
        reason="Lê Thị Thủy is listed and taken to be meant",
    ),
    ("محترمہ ٹران تھی مائی نے کہا۔", "ٹران تھی مائی", "person", "Tran Thi Mai"),
    ("جنرل لیو منگ نے کہا۔", "لیو منگ", "person", "Liu Ming"),
    known_failure(
        "ویتنام کے گاؤں ڈونگ کھے میں میلہ لگا۔", "ڈونگ کھے", "place", "Dong Khe",
        reason="the country that the text names does not weigh the language",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "kind", "canonical"), UNLISTED)
def test_a_name_that_is_not_listed_is_told(text, name, kind, canonical) -> None:
    """No title, generic word or postposition belongs to the span."""
    (found,) = NORMALIZER.analyze(text).unlisted
    assert (found.text, found.kind, found.canonical) == (name, kind, canonical)
    assert text[found.start : found.end] == name
    assert 0.5 <= found.score <= 1


def test_the_reason_says_what_speaks_for_a_name() -> None:
    """A person can read why a name is taken for one."""
    (titled,) = NORMALIZER.analyze("सचिव ट्रान वान हुएन आए।").unlisted
    assert titled.reason == "sounds like the Vietnamese name of a person; a title stands beside it"
    (bare,) = NORMALIZER.analyze("वियतनाम के किसान डो वान हुंग ने फसल लगाई।").unlisted
    assert bare.reason == "sounds like the Vietnamese name of a person"


def test_a_listed_name_that_is_near_is_told() -> None:
    """Who looks through unlisted names sees of which entity one may be a spelling."""
    (found,) = NORMALIZER.analyze("प्रधानमंत्री फाम मिंग चिंग ने कहा।").unlisted
    assert found.near is not None
    assert found.near.entity.id == "pham-minh-chinh"


@pytest.mark.xfail(reason="the other syllables of a name do not count against what is near")
def test_what_has_another_syllable_is_not_near() -> None:
    """Phan Thị Lan is no spelling of Phan Thăng An."""
    (found,) = NORMALIZER.analyze("कॉमरेड फान थी लान ने भाषण दिया।").unlisted
    assert found.near is None


def test_who_has_another_surname_is_not_near() -> None:
    """Long Xiaohong is no spelling of Wang Xiaohong."""
    (found,) = NORMALIZER.analyze("चीन के राजदूत लोंग शियाओहोंग ने कहा।").unlisted
    assert found.canonical.startswith("Long ")
    assert found.near is None


def test_a_canonical_form_is_found_among_the_listed_ones() -> None:
    """What has the likely form of a listed name is that name, and not unlisted."""
    found = NORMALIZER.analyze("राष्ट्रपति ज़ी जिनपिंग ने कहा।")
    assert found.unlisted == ()
    assert [mention.match.entity.id for mention in found.mentions] == ["xi-jinping"]
