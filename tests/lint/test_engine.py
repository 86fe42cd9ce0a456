"""The engine: one finding a place, and what is not reported."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import eknaam
from eknaam import Entity, Gazetteer, Name, Normalizer
from eknaam.documents import Document, Reading, parse_text
from eknaam.lint import ALL_CODES, Linter
from eknaam.lint.engine import _PRECEDENCE, _one_a_place
from eknaam.lint.parts import Parts
from eknaam.lint.scan import scan_document
from eknaam.lint.spelling import tidy
from eknaam.records import Finding
from tests.lint.conftest import lint, linter, news
from tests.strategies import mixed_text


@given(news)
@settings(deadline=None)
def test_findings_are_spans_of_the_text_and_do_not_overlap(text):
    """Whatever the text, each finding is a span of it, and no place has two."""
    findings = linter().lint(Document("text", text)).findings
    for one in findings:
        assert 0 <= one.start < one.end <= len(text)
        assert one.message == one.message.strip()
        assert "\n" not in one.message
    assert all(one.end <= other.start for one, other in pairwise(findings))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ट्रान कुओंग और त्रान कुओंग", [("EK101", "ट्रान कुओंग")]),
        ("ट्रान कुओंग और ट्रान कुओंग", [("EK102", "ट्रान कुओंग")] * 2),
        ("गुआंग्शी और ग्वांग झुआंग स्वायत्त क्षेत्र", [("EK104", "ग्वांग झुआंग")]),
        ("कॉमरेड थांग ने कहा।", [("EK104", "थांग")]),
        ("कॉमरेड वु दाई थांग आए। सचिव थांग ने कहा।", []),
        ("क्वांग प्रांत में वर्षा", [("EK104", "क्वांग")]),
        ("लाओ प्रांत में वर्षा", [("EK104", "लाओ")]),
        ("Minh प्रांत में वर्षा", []),
        ("कॉमरेड ली बैठक में आए", []),
        ("राष्ट्रपति ली वेनहुआ आए", [("EK108", "ली वेनहुआ")]),
        ("प्रधानमंत्री फैन एस. नोली और श्री राम नाथ", []),
        ("संसद में مسٹر राव", []),
        ("Quang Ninh में", [("EK106", "Quang Ninh")]),
        ("This is English about Guangxi.", []),
        ("كوانگ نین میں", [("EK202", "كوانگ نین")]),
        ("संयुक्त राज्य अमेरिका और अमेरिका", []),
        ("", []),
    ],
)
def test_the_finding_that_says_most_is_reported(text, expected):
    """Where several rules apply the most telling one is reported, and only it."""
    assert lint(text) == expected


def test_a_part_that_fits_several_names_has_no_suggestion():
    """Which province "Quảng" is cannot be told, so nothing is suggested."""
    [finding] = linter().lint(Document("text", "क्वांग प्रांत में वर्षा")).findings
    assert finding.suggestions == ()
    assert finding.message.count("\N{FIRST STRONG ISOLATE}") >= 2


@pytest.mark.parametrize(
    ("raw", "left"),
    [
        ("ट्रान कुओंग <!-- eknaam: ignore EK102 -->", []),
        ("ट्रान कुओंग <!-- eknaam: ignore -->", []),
        ("ट्रान कुओंग <!-- eknaam: ignore EK101 -->", ["EK102"]),
        ("<!-- eknaam: ignore EK102 -->\nट्रान कुओंग\n\nट्रान कुओंग", ["EK102"]),
        ("<!-- eknaam: ignore-file EK102, EK105 -->\n\nट्रान कुओंग\n\nकॉमरेड ने", []),
        ("ट्रान कुओंग <!-- eknaam: ignored -->", ["EK102"]),
    ],
)
@pytest.mark.parametrize("name", ["a.md", "a.html"])
def test_comments_take_findings_away(raw, left, name):
    """A comment is for its line, or alone on a line for the next one, or for the file."""
    [document] = parse_text(raw, name, Reading())
    linted = linter().lint(document)
    assert [one.rule for one in linted.findings] == left
    assert linted.ignored + len(left) == raw.count("ट्रान") + raw.count("कॉमरेड")


def test_plain_text_has_no_comments():
    """What looks like a comment in plain text is text."""
    [document] = parse_text("ट्रान कुओंग <!-- eknaam: ignore -->", "a.txt", Reading())
    assert linter().lint(document).findings


def test_words_that_are_never_reported():
    """A spelling that the house lets stand is taken away, however it is typed."""
    one = Linter(linter().normalizer, ignore_words=["ट्रानकुओंग"])
    linted = one.lint(Document("text", "ट्रान कुओंग आए, Quang Ninh"))
    assert [finding.rule for finding in linted.findings] == ["EK106"]
    assert linted.ignored == 1


@pytest.mark.parametrize(
    ("text", "stated", "lang"),
    [
        ("हनोई", None, "hi"),
        ("हनोई", "mr", "mr"),
        ("हनोई", "ur", "hi"),
        ("ہنوئی", None, "ur"),
        ("Hanoi is far, " * 20 + "हनोई", None, None),
        ("Ханой", None, None),
        ("", None, None),
    ],
)
def test_the_script_says_the_language(text, stated, lang):
    """What is stated counts among the languages of the script."""
    assert scan_document(Document("text", text, stated), linter().normalizer).lang == lang


def test_library_and_engine_say_the_same():
    """lint_text and lint_documents find what the engine finds."""
    text = "ट्रान कुओंग और त्रान कुओंग, कॉमरेड ने, Quang Ninh"
    expected = list(linter().lint(Document("text", text)).findings)
    assert eknaam.lint_text(text) == expected
    [linted] = eknaam.lint_documents([Document("text", text)])
    assert list(linted.findings) == expected
    assert [f.rule for f in eknaam.lint_text(text, select=["EK105"])] == ["EK105"]
    assert eknaam.lint_text(text, ignore=["EK"]) == []


def test_documents_stream():
    """An iterator is gone through once, one document at a time."""
    asked = []

    def documents():
        for number in range(3):
            asked.append(number)
            yield Document(str(number), "थाई गुयेन")

    stream = eknaam.lint_documents(documents())
    assert next(stream).names == 1
    assert asked == [0]


def test_wrong_use_of_the_library():
    """A rule that is not, a date that is none, a text that is bytes."""
    with pytest.raises(ValueError, match="expected a code such as EK104"):
        eknaam.lint_text("x", select=["EK999"])
    with pytest.raises(ValueError, match="date: expected YYYY"):
        eknaam.lint_text("x", date="1.7.2025")
    with pytest.raises(TypeError, match="expected a str, found bytes"):
        eknaam.lint_text(b"x")


@given(mixed_text)
@settings(deadline=None)
def test_tidying_is_idempotent(text):
    """A tidied name is tidy."""
    for lang in ("hi", "ur"):
        assert tidy(tidy(text, lang), lang) == tidy(text, lang)


def test_parts_of_a_large_gazetteer_are_only_listed_ones(monkeypatch):
    """Where any syllable is a part of some name, only the house's own spellings have parts."""
    monkeypatch.setattr("eknaam.lint.parts._MOST_INFERRED", 0)
    parts = Parts(eknaam.load_gazetteer())
    assert [entity.id for entity in parts.find("दाई थांग", "person")] == ["vu-dai-thang"]
    assert parts.find("बाक", "place") != ()  # बाक निन्ह is not listed, but बाक कैन is
    assert Parts(Gazetteer()).find("थांग", "person") == ()


spans = st.tuples(st.sampled_from(sorted(ALL_CODES)), st.integers(0, 30), st.integers(1, 6))


@given(st.lists(spans, max_size=20))
def test_one_finding_a_place_as_comparing_each_with_each_would_have_it(drawn):
    """Of findings that overlap the one stays that says most; EK302 takes no place."""
    found = [Finding(code, "", start, start + length, "") for code, start, length in drawn]
    kept: list[Finding] = []
    for one in sorted(found, key=lambda f: (_PRECEDENCE.index(f.rule), f.start, f.end)):
        if not any(
            "EK302" not in (one.rule, other.rule)
            and one.start < other.end
            and other.start < one.end
            for other in kept
        ):
            kept.append(one)
    assert _one_a_place(found) == sorted(kept, key=lambda f: (f.start, f.end, f.rule, f.message))


def test_very_many_findings_are_put_in_order():
    """As many as a large text has; comparing each with each would not end."""
    found = [Finding("EK105", "", start, start + 1, "") for start in range(50_000)]
    assert _one_a_place(reversed(found)) == found


@pytest.mark.parametrize(
    ("text", "lang", "checked"),
    [
        ("हनोई " + "2026. " * 300, None, "hi"),
        ("हनोई\n" + "\n" * 900, None, "hi"),
        ("ہنوئی " + "۲۰۲۶۔ " * 300, None, "ur"),
        ("हनोई in " + "an English text " * 30, None, None),
        ("हनोई in " + "an English text " * 30, "hi", "hi"),
        ("ہنوئی in " + "an English text " * 30, "ur-PK", "ur-PK"),
        ("हनोई میں " + "ہے " * 30, "hi", "hi"),
        ("2026 ।।", None, None),
    ],
)
def test_a_stated_language_wins_and_shares_are_of_letters(linter, text, lang, checked):
    """Blanks, digits and punctuation say nothing of the language."""
    assert linter.lint(Document("a", text, lang)).lang == checked


@pytest.mark.parametrize(
    ("said", "left", "problem"),
    [
        ("ignore EK102", 0, None),
        ("ignore nonpreferred-name", 0, None),
        ("ignore EK1", 0, None),
        ("IGNORE EK104, ek102", 0, None),
        ("ignore", 0, None),
        ("ignore-file ALL", 0, None),
        ("ignore EK104", 1, None),
        ("ignore EK999", 1, "a code such as EK104, or its beginning, found 'EK999'"),
        ("ignore EK102 because", 1, "a code such as EK104, or its beginning, found 'because'"),
        ("ingore EK102", 1, "ignore or ignore-file, found 'ingore'"),
        ("", 1, "ignore or ignore-file, found ''"),
    ],
)
def test_comments_name_rules_as_the_option_does(linter, said, left, problem):
    """What a comment cannot mean is said with its line, and takes nothing away."""
    text = f"हनोई\n\nट्रान कुओंग आए। <!-- eknaam: {said} -->\n"
    [document] = parse_text(text, "a.md", Reading())
    linted = linter.lint(document)
    assert len(linted.findings) == left
    said_of = [f"a.md:3: comment for eknaam: expected {problem}"] if problem else []
    assert list(linted.problems) == said_of


@pytest.mark.parametrize("codes", [{"EK101"}, {"EK102"}])
def test_a_message_never_says_that_a_name_is_itself(codes):
    """Where the gazetteer has only Hindi names, the message names the spelling in the text."""
    names = (Name("नया नगर", "hi"), Name("नयानगर", "hi", "attested"))
    house = Normalizer(Gazetteer([Entity("new", "place", "नया नगर", "hi", names)]))
    document = Document("1", "नयानगर और नया नगर", "hi")
    [finding] = Linter(house, codes).lint(document).findings
    assert "नया नगर" in finding.message
    assert "नयानगर" in finding.message
