"""The program that generates the shipped gazetteer."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from eknaam.gazetteer import generate, load_gazetteer
from eknaam.gazetteer.shipped import read_shipped

DATA = Path(__file__).parents[2] / "data"
GENERATED = ("gazetteer.schema.json", "shipped.jsonl")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of data/, with the package's generated files redirected beside it."""
    package = tmp_path / "package"
    package.mkdir()
    monkeypatch.setattr(generate, "__file__", str(package / "generate.py"))
    for name in ("gazetteer.yaml", "gazetteer.schema.json"):
        shutil.copy(DATA / name, tmp_path / name)
    return tmp_path


def test_shipped_files_have_not_drifted(capsys: pytest.CaptureFixture[str]) -> None:
    """The package holds what data/ gives."""
    assert generate.main([str(DATA / "gazetteer.yaml"), "--check"]) == 0
    assert capsys.readouterr().err == ""
    assert list(read_shipped()) == list(load_gazetteer(DATA / "gazetteer.yaml"))


def test_the_same_input_gives_the_same_bytes(folder: Path) -> None:
    """Writing twice writes the same, and what is written passes the check."""
    source = str(folder / "gazetteer.yaml")
    assert generate.main([source, "--check"]) == 1
    assert generate.main([source]) == 0
    first = [(folder / "package" / name).read_bytes() for name in GENERATED]
    assert generate.main([source]) == 0
    assert [(folder / "package" / name).read_bytes() for name in GENERATED] == first
    assert generate.main([source, "--check"]) == 0
    assert sorted(path.name for path in (folder / "package").iterdir()) == sorted(GENERATED)


@pytest.mark.parametrize("name", GENERATED)
def test_drift_is_one_line(folder: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A generated file that someone edited is named, with the command that mends it."""
    source = str(folder / "gazetteer.yaml")
    generate.main([source])
    with (folder / "package" / name).open("a", encoding="utf-8") as file:
        file.write("\n")
    assert generate.main([source, "--check"]) == 1
    message = f"{name} has drifted: run python -m eknaam.gazetteer.generate {source}\n"
    assert capsys.readouterr().err == message


def test_a_wrong_gazetteer_changes_nothing(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A gazetteer with mistakes leaves the old generated file as it was."""
    source = folder / "gazetteer.yaml"
    generate.main([str(source)])
    before = (folder / "package" / "shipped.jsonl").read_bytes()
    source.write_text("- {id: x}\n", encoding="utf-8")
    assert generate.main([str(source)]) == 1
    assert "x: kind: expected person, place or organization" in capsys.readouterr().err
    assert (folder / "package" / "shipped.jsonl").read_bytes() == before


@pytest.mark.parametrize("arguments", [[], ["--check"], ["a", "b"], ["--help"]])
def test_wrong_use(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Anything but one file gives the usage."""
    assert generate.main(arguments) == 2
    assert capsys.readouterr().err.startswith("usage: ")


def test_missing_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is not there is a message, not a traceback."""
    assert generate.main([str(tmp_path / "none.yaml")]) == 1
    assert "No such file" in capsys.readouterr().err
