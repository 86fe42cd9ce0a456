"""Finding, linting, discovering and reporting show one reading of a text."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import Final

from hypothesis import given, settings
from hypothesis import strategies as st

import eknaam
from eknaam import Normalizer, load_gazetteer
from eknaam.discover.sightings import sightings
from eknaam.documents import Document
from eknaam.lint import Linter
from eknaam.lint.scan import scan_document

_NORMALIZER: Final = Normalizer(load_gazetteer())
_LINTER: Final = Linter(_NORMALIZER)

_PERSONS: Final = {  # neither these nor a name near them is listed
    "hi": ["गुयेन थी लान", "त्रान वान हुएन", "डो वान हुंग", "झांग मिंगहुआ", "ली गुआंगदोंग", "वांग हाईनान"],
    "ur": ["نگوین تھی لان", "تران وان ہوین", "ژانگ منگہوا", "لی گوانگ ڈونگ", "بوئی تھی ہوا"],
}
_PLACES: Final = {
    "hi": ["डोंग खे", "वान लिन्ह", "शुआंगमियाओ", "थान ख़े"],
    "ur": ["ڈونگ کھے", "وان لین", "شوانگ میاؤ"],
}
_LISTED: Final = {
    "hi": ["गुआंग्शी", "त्रान कुओंग", "क्वांग निन्ह", "ट्रॉन कुओंग", "हनोई", "ग्वांग झुआंग", "Guangxi"],
    "ur": ["گوانگ شی", "تران کوونگ", "کوانگ نین", "گوانگ ژی", "ہنوئی", "گوانگ ژوانگ", "Guangxi"],
}
_FRAMES: Final = {
    "hi": [
        "श्री {person} ने {listed} में कहा।",
        "वियतनाम में {place} ज़िले के अध्यक्ष {person} {listed} गए।",
        "{listed}, {place} और {person} की खबर।",
        "पार्टी सचिव {person} से {listed} ने बात की।",
        "{place} गाँव और {listed} प्रांत।",
        "चीन के {person} ने {place} शहर देखा।",
        "कॉमरेड ने कहा कि {listed} स्वायत्त क्षेत्र बड़ा है।",
    ],
    "ur": [
        "جناب {person} نے {listed} میں کہا۔",
        "ویتنام میں ضلع {place} کے چیئرمین {person} {listed} گئے۔",
        "{listed}، {place} اور {person} کی خبر۔",
        "سیکرٹری {person} سے {listed} نے بات کی۔",
        "{place} گاؤں اور صوبہ {listed}۔",
        "چین کے {person} نے شہر {place} دیکھا۔",
        "کامریڈ نے کہا کہ {listed} خود مختار علاقہ بڑا ہے۔",
    ],
}


@st.composite
def _news(draw: st.DrawFn) -> str:
    """Sentences in one language with listed names, and persons and places that are not listed."""
    lang = draw(st.sampled_from(["hi", "ur"]))
    frames = draw(st.lists(st.sampled_from(_FRAMES[lang]), min_size=1, max_size=4))
    return " ".join(
        frame.format(
            person=draw(st.sampled_from(_PERSONS[lang])),
            place=draw(st.sampled_from(_PLACES[lang])),
            listed=draw(st.sampled_from(_LISTED[lang])),
        )
        for frame in frames
    )


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


@given(_news())
@settings(deadline=None, max_examples=80)
def test_names_stand_apart(text: str) -> None:
    """No listed name overlaps another or an unlisted one."""
    analysis = _NORMALIZER.analyze(text)
    names = sorted(
        [(one.start, one.end) for one in analysis.mentions]
        + [(one.start, one.end) for one in analysis.unlisted]
    )
    for (_, end), (start, _) in pairwise(names):
        assert end <= start


@given(_news())
@settings(deadline=None, max_examples=60)
def test_finding_and_linting_and_discovering_agree(text: str) -> None:
    """All take their names from the analysis: none has a span that another one cuts differently."""
    analysis = _NORMALIZER.analyze(text)
    mentions = [(one.start, one.end) for one in _NORMALIZER.find(text)]
    assert mentions == [(one.start, one.end) for one in analysis.mentions]
    scan = scan_document(Document("a.txt", text), _NORMALIZER)
    assert [(one.start, one.end) for one in scan.mentions] == mentions

    unlisted = [(one.start, one.end) for one in analysis.unlisted]
    doubtful = [(one.start, one.end) for one in analysis.doubtful]
    sure = [(one.core_start, one.core_end) for one in analysis.mentions]
    for sighting in sightings(analysis):
        assert (sighting.start, sighting.end) in [*unlisted, *doubtful, *sure]

    for finding in _LINTER.lint(Document("a.txt", text)).findings:
        span = (finding.start, finding.end)
        for name in unlisted:
            assert not _overlap(span, name) or (finding.rule, span) == ("EK108", name), finding


@given(_news())
@settings(deadline=None, max_examples=60)
def test_a_fix_leaves_unlisted_names_alone(text: str) -> None:
    """What may be an unlisted name is there after a fix, safe or not, and still is one."""
    before = Counter(one.text for one in _NORMALIZER.analyze(text).unlisted)
    for unsafe in (False, True):
        fixed = eknaam.fix_text(text, unsafe=unsafe).text
        after = Counter(one.text for one in _NORMALIZER.analyze(fixed).unlisted)
        assert before <= after  # with the listed names mended, more of the others are sure
