"""Nothing from names, texts or file names acts on a terminal, a spreadsheet or a parser."""

from __future__ import annotations

import csv
import io
import json
import os

import pytest

from eknaam.cli.output import visible

HOSTILE = [
    "[bold]x[/bold]",
    "[/]",
    ":smile: [link=https://example.org]x[/link]",
    "\x1b[31mred\x1b]0;title\x07",
    "\x9b31m",
    "\u202eevil\u2066",
    "a\u2028b\rc\td",
    "=1+1",
    "+1",
    "-1+1",
    "@SUM(A1)",
    " =1+1",
    "\t=1",
    '"quoted", with comma',
    "\udcff\ud800",
    "\U000e0041tag",
    "",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_tables_show_text_as_it_is(run, name):
    """Markup is printed as text, and what cannot be seen as an escape."""
    out = run("normalize", "--", name).out
    assert out.splitlines()[-1].endswith(visible(name).rstrip())
    assert all(character.isprintable() for character in out.replace("\n", ""))


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("format_", ["json", "jsonl"])
def test_json_gives_back_the_exact_text(run, name, format_):
    """JSON has no raw control character, and parsing it gives the very name."""
    out = run("normalize", "--format", format_, "--", name).out
    parsed = json.loads(out)
    assert (parsed[0] if format_ == "json" else parsed)["input"] == name
    assert all(character.isprintable() for character in out.replace("\n", ""))


@pytest.mark.parametrize("name", HOSTILE)
def test_csv_cells_are_no_formulas(run, name):
    """No cell begins with what a spreadsheet would run."""
    out = run("normalize", "--format", "csv", "--", name).out
    cell = list(csv.reader(io.StringIO(out)))[1][0]
    assert not cell.lstrip().startswith(("=", "+", "-", "@"))
    assert cell.removeprefix("'") == visible(name)


def test_names_of_a_gazetteer_are_text(run, tmp_path):
    """A canonical name is data, too."""
    path = tmp_path / "mine.jsonl"
    names = {"vi": "[red]Sa Pa[/red]", "hi": {"attested": ["सा पा"]}}
    entity = {"id": "sa-pa", "kind": "place", "names": names}
    path.write_text(json.dumps(entity) + "\n", "utf-8")
    assert "[red]Sa Pa[/red]" in run("normalize", "-g", path, "सा पा").out
    assert "[red]Sa Pa[/red]" in run("find", "-g", path, "-", stdin="सा पा".encode()).out


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such file names")
@pytest.mark.parametrize("name", ["[red]a.txt", "=a.txt", "a\x1b[31m\n.txt", "\udcff.txt"])
def test_file_names_are_text(run, tmp_path, monkeypatch, name):
    """A file's name is printed harmlessly in every format and in messages."""
    monkeypatch.chdir(tmp_path)
    try:
        (tmp_path / name).write_text("हनोई", "utf-8")
    except OSError:
        pytest.skip("this file system refuses the name")
    assert f"{visible(name)}:1:1" in run("find", name).out
    assert json.loads(run("find", "-f", "jsonl", name).out)["file"] == name
    cell = next(csv.DictReader(io.StringIO(run("find", "-f", "csv", name).out)))["file"]
    assert cell == ("'" if name.startswith("=") else "") + visible(name)
    (tmp_path / name).write_bytes(b"\xff")
    assert run("find", name).err.startswith(f"eknaam: {visible(name)}: not UTF-8")


def test_joiners_are_spelling():
    """ZWJ and ZWNJ are part of how a name is written, and stay."""
    assert visible("گوانگ\u200cشی क्\u200dष") == "گوانگ\u200cشی क्\u200dष"
