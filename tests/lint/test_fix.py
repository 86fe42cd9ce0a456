"""Fixes: only the cores change, every name stays its entity, and once is enough."""

from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given, settings

import eknaam
from eknaam.documents import Fields, Reading, parse_text
from eknaam.lint import fix_source
from tests.lint.conftest import linter, news

READING = Reading(fields=Fields(text=("text",)))


def fix(raw: str, name: str = "a.txt", *, unsafe: bool = True) -> str:
    """Return the fixed text of a file."""
    return fix_source(
        raw, lambda text: parse_text(text, name, READING), linter(), unsafe=unsafe
    ).text


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        (
            "ग्वांग झुआंग स्वायत्त क्षेत्र की सरकार,",
            "गुआंग्शी झुआंग स्वायत्त क्षेत्र की सरकार,",
        ),
        ("گوانگ ژوانگ خود مختار ریجن نے", "گوانگ شی ژوانگ خود مختار ریجن نے"),
        ("गुआंगशी झुआंग स्वायत्त क्षेत्र", "गुआंग्शी झुआंग स्वायत्त क्षेत्र"),
        ("कॉमरेड ट्रान कुओंग से मिले।", "कॉमरेड त्रान कुओंग से मिले।"),
        ("«Quang Ninh-Guangxi» सहयोग", "«क्वांग निन्ह-गुआंग्शी» सहयोग"),
        ("كوانگ نين میں", "کوانگ نین میں"),
        ("कॉमरेड दाई थांग ने", "कॉमरेड वु दाई थांग ने"),
        ("कॉमरेड थांग ने", "कॉमरेड थांग ने"),
        ("थाई गुयेन, थाई गुयेन, थाई न्गुयेन", "थाई गुयेन, थाई गुयेन, थाई गुयेन"),
        ("क्वांग प्रांत, कॉमरेड ने", "क्वांग प्रांत, कॉमरेड ने"),
    ],
)
def test_only_the_core_changes(text, fixed):
    """What stands around a name stays: region, postposition, punctuation."""
    assert fix(text) == fixed


def test_safe_fixes_are_rejected_names_with_a_house_spelling_and_code_points():
    """Unasked, a spelling stays as it is; what only looks the same is typed rightly."""
    assert fix("ट्रान कुओंग, हा\u200bनोई", unsafe=False) == "ट्रान कुओंग, हानोई"


@pytest.mark.parametrize(
    ("name", "raw", "fixed"),
    [
        (
            "a.jsonl",
            '{"i":1, "text" : "\\u091fर\\/ट्रान कुओंग\\n\\"x\\"", "o": "ट्रान कुओंग"}\r\n',
            '{"i":1, "text" : "\\u091fर\\/त्रान कुओंग\\n\\"x\\"", "o": "ट्रान कुओंग"}\r\n',
        ),
        (
            "a.jsonl",
            json.dumps({"text": "ट्रान कुओंग से"}),
            json.dumps({"text": "त्रान कुओंग से"}),
        ),
        (
            "a.csv",
            'text,o\r\n"""ट्रान कुओंग""\nने",ट्रान कुओंग\r\nट्रान कुओंग,"x"\r\n',
            'text,o\r\n"""त्रान कुओंग""\nने",ट्रान कुओंग\r\nत्रान कुओंग,"x"\r\n',
        ),
        (
            "a.html",
            "<p lang=hi>&#x91f;&#x94d;&#x930;&#x93e;&#x928; कुओंग&nbsp;&amp; <i>ट्रान कुओंग</i></P >",
            "<p lang=hi>त्रान कुओंग&nbsp;&amp; <i>त्रान कुओंग</i></P >",
        ),
        ("a.html", "<p>ट्रान <b>कुओंग</b></p>", "<p>ट्रान <b>कुओंग</b></p>"),
        (
            "a.md",
            "# **ट्रान कुओंग**\n\n`ट्रान कुओंग` [ट्रान कुओंग](ट्रान%20कुओंग)\n",
            "# **त्रान कुओंग**\n\n`ट्रान कुओंग` [त्रान कुओंग](ट्रान%20कुओंग)\n",
        ),
    ],
)
def test_every_format_is_fixed_in_place(name, raw, fixed):
    """Escapes, quotes, spaces, line ends and other fields stay to the character."""
    assert fix(raw, name) == fixed


def test_a_name_with_markup_inside_is_skipped_and_said():
    """Tags are not touched, and the finding says why it was not fixed."""
    raw = "<p>ट्रान <b>कुओंग</b></p>"
    result = fix_source(
        raw, lambda text: parse_text(text, "a.html", Reading()), linter(), unsafe=True
    )
    assert [one.reason for one in result.skipped] == ["markup stands inside the name"]


@given(news)
@settings(deadline=None, max_examples=60)
def test_fixing_twice_is_fixing_once(text):
    """A fixed text has nothing left to fix, safe or not."""
    for unsafe in (False, True):
        once = fix(text, unsafe=unsafe)
        assert fix(once, unsafe=unsafe) == once


@given(news)
@settings(deadline=None, max_examples=60)
def test_only_reported_spans_change(text):
    """Whatever the text, what lies between the first round's findings is there afterwards."""
    result = eknaam.fix_text(text)  # one round: code points are right at once
    spans = [(one.start, one.end) for one in result.applied]
    at, rest = 0, result.text
    for start, end in sorted(spans):
        kept = text[at:start]
        assert rest.startswith(kept)
        replaced = next(one for one in result.applied if one.start == start).suggestions[0]
        assert rest[len(kept) :].startswith(replaced)
        rest = rest[len(kept) + len(replaced) :]
        at = end
    assert rest == text[at:]


@given(news)
@settings(deadline=None, max_examples=60)
def test_every_fix_keeps_the_entity(text):
    """The entity of each applied finding is named in the fixed text."""
    result = eknaam.fix_text(text, unsafe=True)
    named = {mention.match.entity.id for mention in eknaam.find_entities(result.text)}
    assert {one.entity.id for one in result.applied} <= named


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.jsonl", "a.csv"])
def test_a_clean_file_stays_to_the_character(name):
    """Where nothing is wrong nothing is written anew, however odd it is."""
    stream = io.StringIO(newline="")
    csv.writer(stream, quoting=csv.QUOTE_ALL).writerows([["text"], ['त्रान "कुओंग"\r\n']])
    raw = {
        "a.jsonl": ' {"text" :"\\u0924्रान कुओंग" ,"x":1e3}\n\n',
        "a.csv": stream.getvalue(),
    }.get(name, "<p>त्रान&#32;कुओंग\r\r\n`x` </p  >\n")
    assert fix(raw, name) == raw


def test_the_result_says_what_was_done():
    """Applied findings have the spans that they had."""
    text = "ट्रान कुओंग और त्रान कुओंग"
    result = eknaam.fix_text(text, unsafe=True)
    [applied] = result.applied
    assert (applied.rule, text[applied.start : applied.end]) == ("EK101", "ट्रान कुओंग")
    assert result.skipped == ()
