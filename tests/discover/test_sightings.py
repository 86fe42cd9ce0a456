"""Places of a text where an unlisted name stands."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from eknaam.discover.sightings import sightings
from tests.discover.conftest import collected, normalizer, proposed
from tests.strategies import mixed_text

FOUND = [
    ("कॉमरेड फान थी लान ने कहा।", "फान थी लान", {"honorific"}),
    ("کامریڈ پھان تھی لان نے کہا۔", "پھان تھی لان", {"honorific"}),
    ("समिति के सचिव दो क्वांग हाई ने बताया।", "दो क्वांग हाई", {"title"}),
    ("نائب چیئرمین بوئی وان سون نے بتایا۔", "بوئی وان سون", {"title"}),
    ("थान्ह चुओंग शहर में बारिश हुई।", "थान्ह चुओंग", {"place-word"}),
    ("ضلع تان کوانگ میں بارش ہوئی۔", "تان کوانگ", {"place-word"}),
    ("हनोई, थान्ह चुओंग और दा नांग में बारिश हुई।", "थान्ह चुओंग", {"list"}),
    ("ہنوئی، تان کوانگ اور دا نانگ میں بارش ہوئی۔", "تان کوانگ", {"list"}),
    ("बैठक में Phan Thi Lan भी आईं।", "Phan Thi Lan", {"latin"}),
    ("اجلاس میں Phan Thị Lan بھی آئیں۔", "Phan Thị Lan", {"latin"}),
    ("आज न्गुयेन वान ट्रुंग लौट आए।", "न्गुयेन वान ट्रुंग", set()),
]

NOT_IN_LISTS = [FOUND[7]]
NOT_ALONE = [FOUND[7], FOUND[8], FOUND[9]]
LONELY = pytest.mark.xfail(
    reason="a text that speaks of nothing in Viet Nam or China gives such a name too little odds",
    strict=True,
)
LISTED = pytest.mark.xfail(
    reason="the analysis does not know that a list speaks for its items", strict=True
)

NOTHING = [
    "कॉमरेड ने कहा कि काम पूरा हो गया है।",
    "सचिव महोदय कल आएँगे।",
    "प्रधानमंत्री नरेंद्र मोदी ने कहा।",
    "राष्ट्रपति द्रौपदी मुर्मू दिल्ली पहुँचीं।",
    "श्री राहुल शर्मा और श्रीमती सुनीता देवी आईं।",
    "وزیر اعظم عمران خان نے کہا۔",
    "جناب محمد اسلم اور مسز نسرین اختر آئیں۔",
    "صدر جو بائیڈن نے کہا۔",
    "लखनऊ शहर और जयपुर ज़िले में बारिश हुई।",
    "لاہور شہر اور ضلع ملتان میں بارش ہوئی۔",
    "भारत, नेपाल और भूटान के मंत्री मिले।",
    "नई रिपोर्ट United Nations और World Bank की है।",
    "वियतनाम और चीन की सीमा पर क्वांग निन्ह प्रांत है।",
    "गुआंग्शी झुआंग स्वायत्त क्षेत्र की सरकार ने कहा।",
    "Phan Thi Lan said that the talks with Do Quang Hai went well.",
    "",
]


DATELINES = {"hi": "वियतनाम की ख़बर। ", "ur": "ویتنام کی خبر۔ "}

ALONE = [
    pytest.param(*case, id=case[1], marks=LONELY if case in NOT_ALONE else ()) for case in FOUND
]
IN_TOPIC = [
    pytest.param(*case, id=case[1], marks=LISTED if case in NOT_IN_LISTS else ()) for case in FOUND
]


@pytest.mark.parametrize(("text", "name", "evidence"), ALONE)
def test_found(text, name, evidence):
    """A name that sounds Vietnamese is found whole, with what stands beside it."""
    assert collected(text) == [(name, evidence)]


@pytest.mark.parametrize("dateline", DATELINES.values(), ids=DATELINES)
@pytest.mark.parametrize(("text", "name", "evidence"), IN_TOPIC)
def test_found_in_topic(text, name, evidence, dateline):
    """In a text that speaks of Viet Nam the same names are found."""
    assert collected(dateline + text) == [(name, evidence)]


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_alone(text):
    """Ordinary words, names of other peoples and listed names are none."""
    assert collected(text) == []


@pytest.mark.parametrize("dateline", DATELINES.values(), ids=DATELINES)
@pytest.mark.parametrize("text", NOTHING)
def test_nothing(text, dateline):
    """Nor are they in a text that speaks of Viet Nam."""
    assert collected(dateline + text) == []


def test_nothing_together():
    """All of these texts together give no name either, however often they come."""
    texts = [dateline + text for dateline in ("", *DATELINES.values()) for text in NOTHING]
    assert proposed(*texts, *texts) == []


def test_people_of_region():
    """The people of an autonomous region is no part of its name."""
    [(name, _)] = collected("वियतनाम की ख़बर। लोंगमिन झुआंग स्वायत्त क्षेत्र में")
    assert name == "लोंगमिन"


@settings(max_examples=60, deadline=None)
@given(mixed_text)
def test_spans(text):
    """Whatever the text is, names lie in it, in order, and hold no blank at their edges."""
    end = 0
    for one in sightings(normalizer().analyze(text)):
        assert end <= one.start < one.end <= len(text)
        assert text[one.start : one.end].strip() == text[one.start : one.end]
        end = one.end
