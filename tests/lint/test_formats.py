"""Every format is what its readers ask for, and nothing from a text acts in any of them."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import jsonschema_rs
import pytest
from rich.cells import cell_len

from eknaam import Entity, Gazetteer, Name, Normalizer
from eknaam.documents import Document, Fields, Reading, parse_text
from eknaam.lint import Linter
from eknaam.lint.formats import FORMATS
from eknaam.lint.formats.json_ import schema
from eknaam.lint.located import Tally, locate
from tests.lint.conftest import linter

_SCHEMA = Path(__file__).with_name("sarif") / "sarif-2.1.0-rtm.5.json"
# One pattern of the schema has a bracket too many, which not every engine of expressions allows.
SARIF = json.loads(_SCHEMA.read_text("utf-8").replace("[a-zA-Z]{2}]?$", "[a-zA-Z]{2}$"))
TEXT = "कल 😀 Quang Ninh में\nग्वांग झुआंग स्वायत्त क्षेत्र और कॉमरेड ने, हा\u200bनोई\n"

HOSTILE = [
    "[bold]x[/bold]", "[/]", ":smile:", "\x1b[31mred\x1b]0;title\x07", "\x9b31m",
    "\u202eevil\u2066\u2069", "a\u2028b\rc\td", "::error file=a::x", "%0A::set-env", "<b>&amp;\"'",
    "]]>", "\x00\x0b\ufffe", "{{x}}",
    "\u2067\u2068", "`code`", "| a | b |", "\U000e0041", "a\n::warning::b",
]  # fmt: skip


def written(format_: str, documents: list[Document], one: Linter | None = None) -> str:
    """Return what a format writes of documents."""
    stream, tally = io.StringIO(), Tally()

    def checked():
        for document in documents:
            linted = (one or linter()).lint(document)
            tally.add(linted)
            if linted.lang is None:
                tally.unread.append(document.id)
            yield locate(linted)

    FORMATS[format_](checked(), tally, stream)
    return stream.getvalue()


def read(raw: str, name: str) -> list[Document]:
    """Return the documents of a file's text."""
    return list(parse_text(raw, name, Reading(fields=Fields(text=("text",)))))


def hostile_linter(text: str) -> Linter:
    """Return a linter whose gazetteer has a text in its names."""
    names = (Name(f"Hanoi{text}", "vi"), Name("हनोई", "hi", "attested"), Name(f"ह{text}", "hi"))
    return Linter(Normalizer(Gazetteer([Entity("ha-noi", "place", f"Hanoi{text}", "vi", names)])))


def test_json_is_what_its_schema_says():
    """The contract holds for every kind of finding, and for none."""
    validator = jsonschema_rs.validator_for(schema())
    for documents in ([], read(TEXT, "a.txt"), [Document("x", "")]):
        validator.validate(json.loads(written("json", documents)))
    found = json.loads(written("json", read(TEXT, "a.hi.txt")))
    assert [one["rule"] for one in found["findings"]] == ["EK106", "EK104", "EK105", "EK202"]
    assert found["summary"]["documents"] == 1
    assert found["summary"]["findings"] == 4
    for one in found["findings"]:
        assert TEXT[one["start"] : one["end"]] == one["text"]
        lines = TEXT.split("\n")
        assert lines[one["line"] - 1][one["column"] - 1 : one["end_column"] - 1] == one["text"]


def test_sarif_is_what_the_schema_of_sarif_says():
    """The log is valid, has every rule, and places and fixes in code points."""
    log = json.loads(written("sarif", [*read(TEXT, "dir name/a.hi.txt"), Document("x", "")]))
    jsonschema_rs.validator_for(SARIF).validate(log)
    [run] = log["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    result = run["results"][0]
    assert rules[result["ruleIndex"]] == result["ruleId"] == "EK106"
    location = result["locations"][0]["physicalLocation"]
    assert location["artifactLocation"]["uri"] == "dir%20name/a.hi.txt"
    assert (location["region"]["startColumn"], location["region"]["endColumn"]) == (6, 16)
    [change] = result["fixes"][0]["artifactChanges"]
    assert change["replacements"][0]["insertedContent"]["text"] == "क्वांग निन्ह"
    notes = [n["message"]["text"] for n in run["invocations"][0]["toolExecutionNotifications"]]
    assert notes[0].startswith("checked 2 documents")
    assert "x: no Hindi or Urdu text" in notes


def test_replacements_are_written_as_the_file_has_them():
    """What a program is to put in has the file's escapes."""
    raw = json.dumps({"text": "हाईफोंग, हाई फोंग"}) + "\n"
    [one] = json.loads(written("json", read(raw, "a.jsonl")))["findings"]
    assert raw[one["start"] : one["end"]].startswith("\\u0939")
    fixed = raw[: one["start"]] + one["replacement"] + raw[one["end"] :]
    assert json.loads(fixed)["text"] == "हाई फोंग, हाई फोंग"


def test_github_annotations():
    """A line a finding, with columns where the span is on one line."""
    lines = written("github", read("हाई\nफोंग, Quang Ninh", "a,b:c.txt")).splitlines()
    assert lines[0].startswith(
        "::warning file=a%2Cb%3Ac.txt,line=2,endLine=2,col=7,endColumn=17,"
        "title=EK106 untransliterated-name::Quang Ninh"
    )
    assert len(lines) == 1


def test_junit_has_a_passing_case_for_a_clean_document():
    """Documents without findings are cases, too, so that they are seen to have been checked."""
    root = ET.fromstring(written("junit", [*read(TEXT, "a.txt"), Document("clean", "हनोई")]))  # noqa: S314
    assert root.attrib == {"name": "eknaam", "tests": "5", "failures": "4"}
    clean = root[1]
    assert (clean.get("name"), clean[0].find("failure")) == ("clean", None)


def test_gitlab_fingerprints_are_stable_and_unlike():
    """Lines above do not change a fingerprint, and no two issues have the same."""
    issues = json.loads(written("gitlab", read(f"{TEXT}Quang Ninh", "a.txt")))
    moved = json.loads(written("gitlab", read(f"\n\n{TEXT}Quang Ninh", "a.txt")))
    prints = [one["fingerprint"] for one in issues]
    assert prints == [one["fingerprint"] for one in moved]
    assert len(set(prints)) == len(prints) == 5
    assert issues[0]["location"]["positions"]["begin"] == {"line": 1, "column": 6}


def test_full_marks_the_span_where_nothing_can_be_underlined():
    """In a pipe there are marks around the span, and the closing line says what was checked."""
    out = written("full", read(TEXT, "a.hi.txt"))
    assert "कल 😀 ⟦Quang Ninh⟧ में" in out
    assert " --> a.hi.txt:1:6\n" in out
    assert out.splitlines()[-1].startswith("1 document, 12 words, 3 names: 4 findings; 1 to be")


def test_full_underlines_the_span_on_a_terminal(monkeypatch):
    """On a terminal the span itself is underlined, whatever its width or direction."""
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.delenv("NO_COLOR", raising=False)
    out = written("full", read("وفد Quang Ninh گیا", "a.ur.txt"))
    underlined = re.search(r"\x1b\[([0-9;]*)mQuang Ninh\x1b\[0m", out)
    assert underlined
    assert "4" in underlined[1].split(";")
    assert "⟦" not in out


@pytest.mark.parametrize("columns", [40, 60, 80])
@pytest.mark.parametrize(
    "word", ["लंबा वाक्य", "بہت لمبا جملہ", "words of a line", "ट्रान कुओंगकुओंगकुओंगकुओंग"]
)
def test_full_fits_the_terminal(monkeypatch, columns, word):
    """The line of a finding ends at a word, and the terminal has no need to break it."""
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", str(columns))
    out = written("full", read(f"{word} {word} {word} Quang Ninh {word} {word} {word}", "a.hi.txt"))
    for line in re.sub(r"\x1b\[[0-9;]*m", "", out).splitlines():
        if "Quang Ninh" in line:
            assert cell_len(line) <= columns
            shown = line.strip("1| \u2068\u2069").split()
            assert set(shown) <= {*word.split(), "…", "Quang", "Ninh"}


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("format_", FORMATS)
def test_nothing_from_a_text_acts(text, format_):
    """In names, file names and around findings, what could act is shown or escaped."""
    documents = [
        Document(f"file{text}.txt", f"{text} हनोई {text}", "hi"),
        *read(f"{text} Quang Ninh {text}में में", f"in{text}.txt"),
    ]
    out = written(format_, documents, hostile_linter(text)) + written(format_, documents)
    allowed = "\n\u2068\u2069\u200c\u200d"
    assert all(c.isprintable() or c in allowed for c in out)
    assert out.count("\u2068") == out.count("\u2069")
    first, second = (written(format_, documents, one) for one in (hostile_linter(text), None))
    if format_ in ("json", "sarif", "gitlab"):
        assert json.loads(first) is not None
    if format_ == "sarif":
        jsonschema_rs.validator_for(SARIF).validate(json.loads(first))
    if format_ == "junit":
        assert ET.fromstring(second).tag == "testsuites"  # noqa: S314
    if format_ == "github":
        assert all(line.startswith("::warning file=") for line in first.splitlines())
    if format_ in ("concise", "github"):
        findings = json.loads(written("json", documents))["findings"]
        assert len(second.splitlines()) == len(findings)
