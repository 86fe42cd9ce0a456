"""The program that generates the files of the package from the gazetteer."""

from __future__ import annotations

import importlib.util
import shutil
from pathlib import Path

import pytest

from eknaam.gazetteer import load_gazetteer

DATA = Path(__file__).parents[2] / "data"

_spec = importlib.util.spec_from_file_location("generate", DATA / "generate.py")
assert _spec is not None
assert _spec.loader is not None
generate = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(generate)

SMALL = """\
- id: hue
  kind: place
  names: {vi: Huế, hi: {preferred: हुए}}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a small gazetteer, its schema, and a package without generated files."""
    for room in ("gazetteer", "unlisted"):
        (tmp_path / "package" / room).mkdir(parents=True)
    shutil.copy(DATA / "gazetteer.schema.json", tmp_path)
    (tmp_path / "gazetteer.yaml").write_text(SMALL, encoding="utf-8")
    return tmp_path


def run(folder: Path, *options: str) -> int:
    """Run the program on the gazetteer and the package of a folder."""
    return int(generate.main([str(folder / "gazetteer.yaml"), *options], folder / "package"))


def test_shipped_files_have_not_drifted(capsys: pytest.CaptureFixture[str]) -> None:
    """The package holds what data/ gives."""
    assert generate.main(["--check"]) == 0
    assert capsys.readouterr().err == ""
    assert load_gazetteer() == load_gazetteer(DATA / "gazetteer.yaml")


def test_the_same_input_gives_the_same_bytes(folder: Path) -> None:
    """Writing twice writes the same, and what is written passes the check."""
    assert run(folder, "--check") == 1
    assert run(folder) == 0
    first = [(folder / "package" / name).read_bytes() for name in generate.GENERATED]
    assert run(folder) == 0
    assert [(folder / "package" / name).read_bytes() for name in generate.GENERATED] == first
    assert run(folder, "--check") == 0
    written = [path for path in (folder / "package").rglob("*") if path.is_file()]
    assert len(written) == len(generate.GENERATED)


def test_drift_is_one_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A generated file that someone edited is named, with the command that mends it."""
    run(folder)
    for name in generate.GENERATED:
        file = folder / "package" / name
        whole = file.read_bytes()
        file.write_bytes(whole + b"\n")
        assert run(folder, "--check") == 1
        file.write_bytes(whole)
        message = f"{name} has drifted: run python data/generate.py {folder / 'gazetteer.yaml'}\n"
        assert capsys.readouterr().err == message


def test_a_wrong_gazetteer_changes_nothing(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A gazetteer with mistakes leaves the old generated file as it was."""
    run(folder)
    shipped = folder / "package" / "gazetteer" / "shipped.eknaam"
    before = shipped.read_bytes()
    (folder / "gazetteer.yaml").write_text("- {id: x}\n", encoding="utf-8")
    assert run(folder) == 1
    assert "x: kind: expected person, place or organization" in capsys.readouterr().err
    assert shipped.read_bytes() == before


@pytest.mark.parametrize("arguments", [["a", "b"], ["--help"]])
def test_wrong_use(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Anything but one file gives the usage."""
    assert generate.main(arguments) == 2
    assert capsys.readouterr().err.startswith("usage: ")


def test_missing_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is not there is a message, not a traceback."""
    assert generate.main([str(tmp_path / "none.yaml")]) == 1
    assert "No such file" in capsys.readouterr().err
