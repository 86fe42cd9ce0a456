"""`eknaam normalize`."""

from __future__ import annotations

import csv
import io
import json

import pytest

HINDI, URDU, UNKNOWN = "त्रान कुओंग", "تران کوونگ", "xyzzy"


def test_a_table_has_the_canonical_name(run):
    """Each name is shown with what it means and how that is known."""
    result = run("normalize", HINDI, URDU)
    assert result.code == 0
    rows = [line for line in result.out.splitlines() if "tran-cuong" in line]
    assert [HINDI in rows[0], URDU in rows[1]] == [True, True]
    assert all("Trần Cương" in row and "preferred" in row for row in rows)


def test_nothing_known_is_1(run):
    """The exit code is 1 if no name is known, and 0 if one of them is."""
    assert run("normalize", UNKNOWN).code == 1
    assert run("normalize", UNKNOWN, HINDI).code == 0


@pytest.mark.parametrize("format_", ["json", "jsonl", "csv"])
def test_machine_formats_agree(run, format_):
    """Every machine format has a record for each name, in order, also for unknown ones."""
    out = run("normalize", "--format", format_, HINDI, UNKNOWN).out
    records = {
        "json": lambda: json.loads(out),
        "jsonl": lambda: [json.loads(line) for line in out.splitlines()],
        "csv": lambda: list(csv.DictReader(io.StringIO(out))),
    }[format_]()
    assert [record["input"] for record in records] == [HINDI, UNKNOWN]
    assert [record["canonical"] or None for record in records] == ["Trần Cương", None]
    assert [record["id"] or None for record in records] == ["tran-cuong", None]
    assert str(records[0]["ambiguous"]).lower() == "false"


def test_names_on_standard_input(run):
    """A dash reads names from standard input, one a line, whatever ends the lines."""
    stdin = f"\ufeff{HINDI}\r\n\n  {URDU}\n".encode()
    out = run("normalize", "-f", "jsonl", "-", stdin=stdin).out
    assert [json.loads(line)["input"] for line in out.splitlines()] == [HINDI, URDU]


def test_no_name_on_standard_input_is_1(run):
    """Empty input is no mistake, and nothing is found in it."""
    result = run("normalize", "--format", "json", "-", stdin=b"")
    assert (result.code, result.out, result.err) == (1, "[]\n", "")


def test_limit_ranks_candidates(run):
    """With --limit the best candidates come too, with the reason of each."""
    out = run("normalize", "--limit", "2", "--format", "json", "क्वांग निन्ह").out
    candidates = json.loads(out)[0]["candidates"]
    assert candidates[0]["id"] == "quang-ninh"
    assert len(candidates) == 2
    assert set(candidates[0]) == {
        "canonical", "id", "kind", "type", "score", "name", "tag", "reason",
    }  # fmt: skip


def test_kind_leaves_others_out(run):
    """A person is not found where a place is asked for."""
    out = run("normalize", "--kind", "place", "--format", "jsonl", HINDI).out
    assert json.loads(out)["id"] != "tran-cuong"


@pytest.mark.parametrize(
    "arguments",
    [
        ("normalize",),
        ("normalize", "--format", "xml", HINDI),
        ("normalize", "--kind", "river", HINDI),
        ("normalize", "--lang", "not a tag", HINDI),
        ("normalize", "--limit", "-1", HINDI),
        ("normalise", HINDI),
    ],
)
def test_wrong_use_is_2(run, arguments):
    """Wrong use says what is wrong on standard error and leaves with 2."""
    result = run(*arguments)
    assert (result.code, result.out) == (2, "")
    assert "Error" in result.err


def test_a_broken_gazetteer_is_2(run, tmp_path):
    """Each problem of a gazetteer is a line with file and line number."""
    path = tmp_path / "mine.yaml"
    path.write_text("- id: hue\n  kind: place\n  nams: {vi: Huế}\n", "utf-8")
    result = run("normalize", "--gazetteer", path, HINDI)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith(f"eknaam: {path}:")


def test_a_missing_gazetteer_is_2(run, tmp_path):
    """A gazetteer that is not there is one clear line."""
    result = run("normalize", "--gazetteer", tmp_path / "no.yaml", HINDI)
    assert result.code == 2
    assert result.err.count("\n") == 1


def test_a_house_gazetteer_replaces_the_shipped_one(run, tmp_path):
    """Only the entities of the gazetteer that was given are matched."""
    path = tmp_path / "mine.yaml"
    path.write_text("- {id: so, kind: place, names: {vi: Sa Pa}}\n", "utf-8")
    out = run("normalize", "-g", path, "-f", "csv", "सा पा", HINDI).out
    assert [row["id"] for row in csv.DictReader(io.StringIO(out))] == ["so", ""]


def test_version_and_help(run):
    """Both are printed on standard output and leave with 0."""
    assert run("--version").out.startswith("eknaam ")
    result = run("--help")
    assert result.code == 0
    assert "eknaam find examples/" in result.out
