"""`eknaam gazetteer import` and `export`."""

from __future__ import annotations

import csv
import io
import json

import pytest
from tests.gazetteer.importers.test_importers import ALTERNATES, FEATURE, PLACES, RIVER, TURTLE, ftm

from eknaam.gazetteer import load_gazetteer

TABLE = "Tên,Ghi chú\nHuế,x\n,y\n"


@pytest.mark.parametrize(
    "sample",
    [
        ("dump.json", json.dumps(RIVER), ("wikidata", "-c", "Q881"), ["q11111"]),
        ("dump.json", json.dumps(RIVER), ("wikidata", "--class", "Q4022=place"), ["q11111"]),
        ("VN.txt", PLACES, ("geonames", "-c", "VN", "--population", "10"), ["gn11", "gn12"]),
        ("VN.txt", PLACES, ("geonames", "--feature", "STM"), ["gn15"]),
        ("a.geojson", json.dumps(FEATURE), ("whosonfirst",), ["wof11"]),
        ("a.csv", TABLE, ("csv", "--column", "names.vi=Tên", "--set", "kind=place"), ["hue"]),
        ("a.ttl", TURTLE, ("skos", "--kind", "place"), ["hue", "vn", "x"]),
        ("a.json", ftm(name=["Tô Lâm"], country=["vn"]), ("ftm", "-c", "VN"), ["nk-x"]),
    ],
)
@pytest.mark.parametrize("output", [None, "out.jsonl", "out.yaml"])
def test_imports(run, tmp_path, sample, output):
    """Each format becomes a gazetteer, on standard output or in a file, with a summary."""
    name, text, arguments, ids = sample
    source = tmp_path / name
    source.write_text(text, "utf-8")
    target = tmp_path / (output or "captured.jsonl")
    options = ("-o", target) if output else ()
    result = run("gazetteer", "import", arguments[0], source, *arguments[1:], *options)
    assert result.code == 0
    assert f"took {len(ids)} entit" in result.err
    if not output:
        target.write_text(result.out, "utf-8")
    assert [entity.id for entity in load_gazetteer(target)] == ids


def test_a_second_file_of_names(run, tmp_path):
    """GeoNames keeps the names of other languages in a file of its own."""
    (tmp_path / "VN.txt").write_text(PLACES, "utf-8")
    (tmp_path / "names.txt").write_text(ALTERNATES, "utf-8")
    names = ("--names", tmp_path / "names.txt")
    out = run("gazetteer", "import", "geonames", tmp_path / "VN.txt", *names).out
    assert json.loads(out.splitlines()[0])["names"]["hi"] == {"attested": ["थू थान"]}


def test_what_is_left_out_is_said(run, tmp_path):
    """The summary says what was left out, why, and an example."""
    (tmp_path / "a.csv").write_text(TABLE, "utf-8")
    result = run("gazetteer", "import", "csv", tmp_path / "a.csv", "--column", "names.vi=Tên")
    assert result.code == 1
    assert result.err.splitlines() == [
        "eknaam: took 0 entities",
        "eknaam: left out 1: the format does not allow it: kind, such as hue",
        "eknaam: left out 1: without a name, such as line 3",
    ]


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (("csv", "SOURCE", "--column", "x"), "expected FIELD=TEXT"),
        (("csv", "SOURCE", "--delimiter", "ab"), "expected one character"),
        (("csv", "SOURCE", "--column", "names.vi=No"), "expected a column 'No'"),
        (("wikidata", "SOURCE", "--class", "city"), "expected QID=KIND"),
        (("csv", "SOURCE", "-o", "out.txt"), "expected a file in .jsonl, .yaml, .yml"),
        (("csv", "missing.csv"), "missing.csv: expected a file, found no such file"),
        (("cldr", "SOURCE"), "expected CLDR's folder common"),
        (("skos", "SOURCE"), "expected a file in .ttl"),
    ],
)
def test_wrong_use(run, tmp_path, arguments, problem):
    """Each mistake is a line, nothing is written, and the exit code is 2."""
    source = tmp_path / "a.csv"
    source.write_text(TABLE, "utf-8")
    given = [source if argument == "SOURCE" else argument for argument in arguments]
    result = run("gazetteer", "import", *given)
    assert (result.code, result.out) == (2, "")
    assert problem in result.err
    assert list(tmp_path.iterdir()) == [source]


def test_exports(run, tmp_path):
    """Every format is written, to standard output or into a file."""
    for format_ in ("jsonl", "yaml", "csv", "skos", "tbx", "ftm"):
        result = run("gazetteer", "export", format_)
        assert result.code == 0
        assert run("gazetteer", "export", format_, "-o", tmp_path / "out").code == 0
        assert (tmp_path / "out").read_text("utf-8") == result.out
        assert "Trần Cương" in result.out
    rows = list(csv.DictReader(io.StringIO(run("gazetteer", "export", "csv").out)))
    assert len(rows) == len(load_gazetteer())


def test_places_are_not_money(run):
    """What a format has no place for is said."""
    assert "left out" in run("gazetteer", "export", "ftm").err


def test_an_import_of_nothing_writes_nothing(run, tmp_path):
    """What stood in the output stays, and the line says what was seen."""
    output = tmp_path / "own.yaml"
    output.write_text("- id: mine\n", "utf-8")
    table = tmp_path / "names.csv"
    for text, said in (
        ("id;names.vi\nx;Sa Pa\n", "expected a column such as names.vi, found id;names.vi; is ';'"),
        ("Tên,Loại\nSa Pa,x\n", "expected a column such as names.vi, found Tên, Loại"),
        ("", "expected a column such as names.vi, found none"),
    ):
        table.write_text(text, "utf-8")
        result = run("gazetteer", "import", "csv", table, "-o", output)
        assert (result.code, said in result.err) == (2, True), result.err
    dump = tmp_path / "dump.json"
    dump.write_text("[\n]\n", "utf-8")
    result = run("gazetteer", "import", "wikidata", dump, "-o", output)
    assert result.code == 1
    assert f"{output}: not written, since there is nothing to write" in result.err
    assert output.read_text("utf-8") == "- id: mine\n"
