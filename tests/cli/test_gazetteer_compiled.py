"""`eknaam gazetteer compile` and `verify`."""

from __future__ import annotations

import pytest

from eknaam.gazetteer import load_gazetteer

DAMAGED = "expected section 'entities.text' as it was written, found it damaged"


def test_compile_and_use(run, tmp_path):
    """A compiled gazetteer is used like any other, and is verified."""
    path = tmp_path / "a.eknaam"
    result = run("gazetteer", "compile", "shipped", "-o", path)
    assert (result.code, result.out) == (0, "")
    assert f"{len(load_gazetteer()):,} entities" in result.err
    assert load_gazetteer(path) == load_gazetteer()
    assert "tran-cuong" in run("normalize", "-g", path, "ट्रान कुओंग").out
    assert run("gazetteer", "show", "tran-cuong", "-g", path).code == 0
    assert run("gazetteer", "diff", "shipped", path).code == 0
    result = run("gazetteer", "verify", path)
    assert (result.code, result.err) == (0, f"eknaam: {path}: all is well\n")


def test_compile_a_layer(run, tmp_path):
    """A house gazetteer and its base become one file."""
    (tmp_path / "a.yaml").write_text("- {id: new, kind: place, names: {vi: Mới}}", "utf-8")
    path = tmp_path / "a.eknaam"
    assert run("gazetteer", "compile", tmp_path / "a.yaml", "-b", "shipped", "-o", path).code == 0
    assert len(load_gazetteer(path)) == len(load_gazetteer()) + 1


@pytest.mark.parametrize(
    ("text", "output", "problem"),
    [
        ("- {id: a}", "a.eknaam", "a: kind: expected person, place or organization"),
        ("- {id: a, kind: place, names: {vi: A}}", "a.bin", "expected a file in .eknaam"),
        ("- {id: a, kind: place, names: {vi: A}}", "a.yaml/a.eknaam", "expected a place to write"),
    ],
)
def test_nothing_is_compiled_with_mistakes(run, tmp_path, text, output, problem):
    """With a mistake nothing is written, and an old file stays."""
    source = tmp_path / "a.yaml"
    source.write_text(text, "utf-8")
    result = run("gazetteer", "compile", source, "-o", tmp_path / output)
    assert (result.code, result.out) == (2, "")
    assert problem in result.err
    assert list(tmp_path.iterdir()) == [source]


def test_verify_damage(run, tmp_path):
    """Damage is said for each file, and leaves with 1."""
    path = tmp_path / "a.eknaam"
    run("gazetteer", "compile", "shipped", "-o", path)
    content = bytearray(path.read_bytes())
    content[5000] ^= 1
    (tmp_path / "b.eknaam").write_bytes(content)
    result = run("gazetteer", "verify", path, tmp_path / "b.eknaam", tmp_path / "none.eknaam")
    assert result.code == 1
    assert result.err.splitlines() == [
        f"eknaam: {path}: all is well",
        f"eknaam: {tmp_path}/b.eknaam: {DAMAGED}",
        f"eknaam: {tmp_path}/none.eknaam: expected a compiled gazetteer, found no such file",
    ]
