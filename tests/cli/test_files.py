"""Files of every command: devices are refused, marks passed over, and folders made."""

from __future__ import annotations

from pathlib import Path

import pytest

HOUSE = "house.yaml"
DEVICE = "/dev/zero"


@pytest.fixture(autouse=True)
def _files(tmp_path, monkeypatch):
    """Every test has a text, a small gazetteer, a table and a device of each format."""
    monkeypatch.chdir(tmp_path)
    Path("a.hi.txt").write_text("हा नोई और हनोई", "utf-8")
    names = "  names: {vi: Hà Nội, hi: {preferred: हनोई, attested: [हा नोई]}}\n"
    Path(HOUSE).write_text(f"- id: ha-noi\n  kind: place\n{names}", "utf-8")
    Path("table.csv").write_text("id,kind,names.vi\nx,place,Hà Nội\n", "utf-8")
    for suffix in ("yaml", "jsonl", "eknaam", "csv", "toml", "html", "ttl"):
        Path(f"endless.{suffix}").symlink_to(DEVICE)


@pytest.mark.skipif(not Path(DEVICE).exists(), reason="this system has no such device")
@pytest.mark.parametrize(
    "arguments",
    [
        ("find", "-g", HOUSE, DEVICE),
        ("find", "-g", HOUSE, "endless.html"),
        ("find", "-g", "endless.yaml", "a.hi.txt"),
        ("find", "-g", "endless.jsonl", "a.hi.txt"),
        ("find", "-g", "endless.eknaam", "a.hi.txt"),
        ("find", "-g", HOUSE, "-m", DEVICE, "a.hi.txt"),
        ("lint", "-g", HOUSE, "--field", "x", "endless.jsonl"),
        ("lint", "-g", HOUSE, "--config", "endless.toml", "a.hi.txt"),
        ("lint", "-g", HOUSE, "--baseline", DEVICE, "a.hi.txt"),
        ("lint", "-g", HOUSE, "--source", DEVICE, "a.hi.txt"),
        ("lint", "-g", HOUSE, "--pair", "a.hi.txt", DEVICE),
        ("discover", "-g", HOUSE, DEVICE),
        ("report", "-g", HOUSE, DEVICE),
        ("report", "-g", HOUSE, "--versions", "endless.csv"),
        ("train", DEVICE, "-o", "out"),
        ("gazetteer", "check", "endless.yaml"),
        ("gazetteer", "import", "csv", "endless.csv"),
        ("gazetteer", "import", "wikidata", DEVICE),
        ("gazetteer", "import", "geonames", DEVICE),
        ("gazetteer", "import", "skos", "endless.ttl"),
        ("gazetteer", "import", "ftm", DEVICE),
        ("gazetteer", "import", "whosonfirst", DEVICE),
        ("gazetteer", "accept", HOUSE, "--from", DEVICE),
    ],
)
def test_a_device_is_no_file(run, arguments):
    """What may never end is refused wherever a file is read, in one line."""
    result = run(*arguments)
    assert result.code in (1, 2)
    said = f"{result.out}{result.err}"
    assert any(words in said for words in ("a device", "too short")), said


@pytest.mark.parametrize(
    ("arguments", "output"),
    [
        (("lint", "-g", HOUSE, "a.hi.txt", "--write-baseline"), "new/a/baseline.json"),
        (("discover", "-g", HOUSE, "a.hi.txt", "-o"), "new/a/proposals.yaml"),
        (("report", "-g", HOUSE, "a.hi.txt", "-o"), "new/a/report.html"),
        (("report", "count", "-g", HOUSE, "a.hi.txt", "-o"), "new/a/x.counts"),
        (("gazetteer", "import", "csv", "table.csv", "-o"), "new/a/house.yaml"),
        (("gazetteer", "export", "csv", "-g", HOUSE, "-o"), "new/a/house.csv"),
        (("gazetteer", "compile", HOUSE, "-o"), "new/a/house.eknaam"),
    ],
)
def test_an_output_makes_its_folder(run, arguments, output):
    """What is to be written into a folder that is not there yet is written into a new one."""
    run(*arguments, output)
    assert Path(output).is_file()
    Path("file").write_text("", "utf-8")
    refused = run(*arguments, f"file/x{Path(output).suffix}")
    assert (refused.code, len(refused.err.splitlines())) == (2, 1)


def test_a_byte_order_mark_is_passed_over(run):
    """Editors put it before texts, gazetteers, configurations and baselines."""
    run("lint", "-g", HOUSE, "--write-baseline", "baseline.json", "a.hi.txt")
    Path("eknaam.toml").write_text(f'gazetteer = "{HOUSE}"\nbaseline = "baseline.json"\n', "utf-8")
    for name in ("a.hi.txt", HOUSE, "eknaam.toml", "baseline.json"):
        Path(name).write_text(Path(name).read_text("utf-8"), "utf-8-sig")
    result = run("lint", "a.hi.txt")
    assert (result.code, result.err) == (0, "")
    assert "1 in the baseline" in result.out


def test_a_table_with_cr_line_ends_is_imported(run):
    """As old programs write it."""
    Path("cr.csv").write_bytes("id,kind,names.vi\rx,place,Hà Nội\ry,place,Huế\r".encode())
    assert run("gazetteer", "import", "csv", "cr.csv", "-o", "cr.yaml").code == 0
    assert "Huế" in Path("cr.yaml").read_text("utf-8")
