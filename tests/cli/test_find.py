"""`eknaam find`: what it finds, and how it says where."""

from __future__ import annotations

import csv
import io
import json

import pytest

from eknaam.cli.find import FIELDS

HINDI = "कल त्रान कुओंग आए।\r\nवे क्वांग निन्ह में हैं।\r\n"
URDU = "تران کوونگ کوانگ نین آئے۔\n"


def records_of(out):
    """Return the records of JSON Lines."""
    return [json.loads(line) for line in out.splitlines()]


def test_places_are_exact(run, tmp_path):
    """Offsets slice the decoded text, and line and column count from 1, also after CRLF."""
    path = tmp_path / "news.hi.txt"
    path.write_bytes(HINDI.encode())
    result = run("find", "--format", "jsonl", path)
    records = records_of(result.out)
    assert result.code == 0
    assert [HINDI[record["start"] : record["end"]] for record in records] == [
        record["text"] for record in records
    ]
    assert [(record["id"], record["line"], record["column"]) for record in records] == [
        ("tran-cuong", 1, 4),
        ("quang-ninh", 2, 4),
    ]
    assert {record["file"] for record in records} == {str(path)}


def test_machine_formats_agree(run, tmp_path):
    """JSON, JSON Lines and CSV hold the same records, with the documented fields in order."""
    path = tmp_path / "news.ur.txt"
    path.write_text(URDU, "utf-8")
    from_json = json.loads(run("find", "--format", "json", path).out)
    from_jsonl = records_of(run("find", "--format", "jsonl", path).out)
    from_csv = list(csv.DictReader(io.StringIO(run("find", "--format", "csv", path).out)))
    assert from_json == from_jsonl
    assert [tuple(record) for record in from_json + from_csv] == [FIELDS] * 4
    assert [record["text"] for record in from_csv] == [record["text"] for record in from_json]
    assert [int(record["start"]) for record in from_csv] == [
        record["start"] for record in from_json
    ]


@pytest.mark.parametrize(("format_", "empty"), [("json", "[]\n"), ("jsonl", ""), ("table", None)])
def test_nothing_found_is_1(run, tmp_path, format_, empty):
    """A text without names is no mistake; the output stays well-formed."""
    path = tmp_path / "nothing.txt"
    path.write_text("xyzzy\n", "utf-8")
    result = run("find", "--format", format_, path)
    assert (result.code, result.err) == (1, "")
    assert result.out == (
        empty if empty is not None else "1 document, 1 word, 0 mentions of 0 entities\n"
    )


def test_csv_without_records_has_a_header(run):
    """A program can read the columns also where nothing was found."""
    assert run("find", "--format", "csv", "-", stdin=b"xyzzy").out == ",".join(FIELDS) + "\n"


def test_the_table_says_what_was_read(run):
    """The closing line counts documents, words, mentions and entities."""
    result = run("find", "-", stdin=URDU.encode())
    assert result.out.splitlines()[-1] == "1 document, 5 words, 2 mentions of 2 entities"
    assert "<stdin>:1:1" in result.out


def test_by_entity_gathers_spellings(run):
    """A row for each spelling of an entity, the name of the entity only on its first."""
    text = "क्वांग निन्ह, कोंग, कُ।\nکوانگ نین، क्वांग निन्ह\n"
    result = run("find", "--by", "entity", "-", stdin=text.encode())
    rows = [line.split("  ") for line in result.out.splitlines() if "नि" in line or "نین" in line]
    assert [bool(row[0]) for row in rows] == [True, False]
    assert "2" in [part.strip() for part in rows[0]]


def test_by_entity_is_only_a_table(run):
    """Wrong use is refused before anything is read."""
    result = run("find", "--by", "entity", "--format", "json", "-")
    assert (result.code, result.out) == (2, "")


def test_kind_may_be_repeated(run):
    """Only mentions of the kinds that were asked for."""
    data = HINDI.encode()
    one = records_of(run("find", "-f", "jsonl", "--kind", "person", "-", stdin=data).out)
    two = records_of(run("find", "-f", "jsonl", "-k", "person", "-k", "place", "-", stdin=data).out)
    assert [record["kind"] for record in one] == ["person"]
    assert [record["kind"] for record in two] == ["person", "place"]


def test_folders_are_read_in_order(run, tmp_path):
    """Texts at any depth are read, sorted; other files and hidden ones are passed over."""
    for name in ("b.txt", "a/z.md", "a/c.hi.txt", ".hidden/x.txt", ".x.txt", "a/data.csv"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(URDU, "utf-8")
    out = run("find", "--format", "jsonl", tmp_path).out
    files = [record["file"].removeprefix(f"{tmp_path}/") for record in records_of(out)]
    assert list(dict.fromkeys(files)) == ["b.txt", "a/c.hi.txt", "a/z.md"]


def test_examples_have_every_defect_they_name(run, request):
    """The examples of the project are found in, in both languages, without an unreadable file."""
    result = run("find", "--format", "jsonl", request.config.rootpath / "examples")
    found = {(record["file"].split(".")[-2], record["text"]) for record in records_of(result.out)}
    assert result.code == 0
    assert {
        ("hi", "त्रान कुओंग"),
        ("hi", "ट्रान कुओंग"),
        ("hi", "ग्वांग झुआंग स्वायत्त क्षेत्र"),
        ("hi", "Lang Son"),
        ("ur", "تران کوونگ"),
        ("ur", "ٹران کونگ"),
        ("ur", "گوانگ ژوانگ خود مختار علاقے"),
        ("ur", "Lang Son"),
    } <= found


UNLISTED = "कॉमरेड फान थी लान हनोई में हैं।\n"


def test_unlisted_names_are_records_without_an_id(run):
    """They stand among the mentions in the order of the text, with one field more."""
    plain = records_of(run("find", "-f", "jsonl", "-", stdin=UNLISTED.encode()).out)
    result = run("find", "--unlisted", "-f", "jsonl", "-", stdin=UNLISTED.encode())
    unlisted, listed = records_of(result.out)
    assert tuple(unlisted) == tuple(listed) == (*FIELDS, "near")
    assert plain == [{field: listed[field] for field in FIELDS}]
    assert UNLISTED[unlisted["start"] : unlisted["end"]] == unlisted["text"] == "फान थी लान"
    assert (unlisted["core_start"], unlisted["core_end"]) == (unlisted["start"], unlisted["end"])
    fields = ("canonical", "id", "kind", "type", "how", "ambiguous")
    assert [unlisted[field] for field in fields] == [
        "Phan Thi Lan", None, "person", None, "unlisted", False,
    ]  # fmt: skip
    assert (listed["id"], listed["near"]) == ("ha-noi", None)


def test_unlisted_names_are_of_the_kinds_that_were_asked_for(run):
    """--kind holds for them, too, and a table shows and counts them."""
    places = run("find", "--unlisted", "-k", "place", "-", stdin=UNLISTED.encode()).out
    assert "Phan Thi Lan" not in places
    for by in ("mention", "entity"):
        out = run("find", "--unlisted", "--by", by, "-", stdin=UNLISTED.encode()).out
        assert "Phan Thi Lan" in out
        assert out.splitlines()[-1].endswith("1 mention of 1 entity, 1 unlisted name")


def test_an_unlisted_name_is_something_found(run):
    """The exit code tells whether the output has a name."""
    lone = "कॉमरेड फान थी लान ने कहा।".encode()
    assert run("find", "-", stdin=lone).code == 1
    assert run("find", "--unlisted", "-", stdin=lone).code == 0


@pytest.mark.parametrize(
    ("name", "raw", "place"),
    [
        ("a.html", "<p>हाई <b>फोंग</b></p><!-- हनोई --><code>हनोई</code>", (4, 3, 14)),
        ("a.md", "# हाई *फोंग*\n\n<!-- हनोई --> `हनोई`\n", (3, 2, 11)),
        ("a.jsonl", '{"body": "हाई फोंग"}\n{"body": null}\n', (11, 10, 18)),
        ("a.csv", "id,body\n1,हाई फोंग\n", (3, 10, 18)),
    ],
)
def test_every_format_is_read_as_the_other_commands_read_it(run, tmp_path, name, raw, place):
    """What a reader sees is searched, and places are those of the file."""
    path = tmp_path / name
    path.write_text(raw, "utf-8")
    [found] = json.loads(run("find", "-f", "json", "--field", "body", path).out)
    assert (found["text"], found["id"]) == ("हाई फोंग", "hai-phong")
    assert (found["column"], found["start"], found["end"]) == place
