"""Changes of gazetteer files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from eknaam.authoring import accept_spelling, add_entities, format_file
from eknaam.errors import GazetteerError
from eknaam.gazetteer import load_gazetteer
from eknaam.records import Name

YAML = """\
# ours
- id: b
  kind: place
  names: {vi: Huế, hi: {preferred: हुए, attested: [ह्यू]}} # old capital
- {id: z, kind: place, names: {vi: Z}}
"""
LINES = (
    '{"id":"b","kind":"place","names":{"vi":"Huế","hi":{"preferred":"हुए","attested":["ह्यू"]}}}\n'
    '{"id":"z","kind":"place","names":{"vi":"Z"}}\n'
)
NEW = {"id": "c", "kind": "person", "names": {"vi": "Trần Cương"}}


@pytest.fixture(params=["my.yaml", "my.jsonl"])
def path(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Return a gazetteer file of each format."""
    file = tmp_path / request.param
    file.write_text(YAML if file.suffix == ".yaml" else LINES, "utf-8")
    return file


def test_added(path: Path) -> None:
    """New entities are there, and each old line is as it was."""
    old = path.read_text("utf-8").splitlines()
    add_entities(path, [NEW, {**NEW, "id": "a"}])
    assert sorted(entity.id for entity in load_gazetteer(path)) == ["a", "b", "c", "z"]
    new = path.read_text("utf-8").splitlines()
    assert [line for line in new if line in old] == old


@pytest.mark.parametrize("name", ["new.yaml", "new.jsonl"])
def test_added_to_nothing(tmp_path: Path, name: str) -> None:
    """A file that is not there is made."""
    add_entities(tmp_path / name, [NEW])
    assert [entity.canonical for entity in load_gazetteer(tmp_path / name)] == ["Trần Cương"]


@pytest.mark.parametrize(
    ("plain", "problem"),
    [
        ({**NEW, "id": "z"}, "expected a new id, found 'z', which the file has"),
        ({**NEW, "kind": "x"}, "c: kind: expected person, place or organization, found 'x'"),
        ({**NEW, "part_of": "q"}, "c: part_of: expected the id of an entity in this file"),
    ],
)
def test_what_is_wrong_is_not_added(path: Path, plain: dict[str, object], problem: str) -> None:
    """A file that would be wrong stays as it was."""
    before = path.read_bytes()
    with pytest.raises(GazetteerError, match=problem):
        add_entities(path, [plain])
    assert path.read_bytes() == before


def test_accepted(path: Path) -> None:
    """A spelling is put with its standing; what was preferred before is attested now."""
    assert accept_spelling(path, "b", "ur", "ہیو")
    assert accept_spelling(path, "b", "hi", "ह्वे", "preferred")
    assert accept_spelling(path, "b", "hi", "ह्यू", "rejected")
    assert not accept_spelling(path, "b", "hi", "ह्यू", "rejected")
    names = load_gazetteer(path)["b"].names
    assert set(names) == {
        Name("Huế", "vi"),
        Name("ह्वे", "hi"),
        Name("हुए", "hi", "attested"),
        Name("ह्यू", "hi", "rejected"),
        Name("ہیو", "ur", "attested"),
    }
    text = path.read_text("utf-8")
    assert text.splitlines()[-1] == (YAML if path.suffix == ".yaml" else LINES).splitlines()[-1]
    assert ("# old capital" in text) == (path.suffix == ".yaml")


def test_accepted_of_a_base(tmp_path: Path) -> None:
    """Of an entity of the base the house file holds the spelling, and no more."""
    house = tmp_path / "house.yaml"
    base = load_gazetteer()
    assert accept_spelling(house, "tran-cuong", "hi", "ट्रान कुओंग", "preferred", base=base)
    assert house.read_text("utf-8") == (
        "- id: tran-cuong\n  kind: person\n  names:\n    hi: ट्रान कुओंग\n"
    )
    assert load_gazetteer(house, base=base)["tran-cuong"].name("hi") == "ट्रान कुओंग"


@pytest.mark.parametrize(
    ("entity_id", "spelling", "problem"),
    [
        ("nowhere", "x", "expected the id of an entity, found 'nowhere'"),
        ("z", "हुए", "found 'हुए', which b in line"),
        ("z", " x", "expected text without spaces around it"),
    ],
)
def test_what_is_wrong_is_not_accepted(
    tmp_path: Path, entity_id: str, spelling: str, problem: str
) -> None:
    """A spelling of another entity, or one that is no name, leaves the file as it was."""
    path = tmp_path / "my.yaml"
    path.write_text(YAML, "utf-8")
    with pytest.raises(GazetteerError, match=problem):
        accept_spelling(path, entity_id, "hi", spelling)
    assert path.read_text("utf-8") == YAML


def test_formatted(path: Path) -> None:
    """A file is formatted once, and says whether it would be."""
    before = path.read_bytes()
    assert format_file(path, check=True) == (path.suffix == ".yaml")
    assert path.read_bytes() == before
    old = load_gazetteer(path)
    format_file(path)
    assert not format_file(path)
    assert not format_file(path, check=True)
    assert load_gazetteer(path) == old


def test_lines_are_sorted(tmp_path: Path) -> None:
    """JSON Lines are sorted by id, and written without spaces."""
    path = tmp_path / "my.jsonl"
    path.write_text(json.dumps(NEW) + '\n\n{"id": "a", "kind": "place", "names": {"vi": "A"}}\n')
    assert format_file(path)
    assert path.read_text("utf-8") == (
        '{"id":"a","kind":"place","names":{"vi":"A"}}\n'
        '{"id":"c","kind":"person","names":{"vi":"Trần Cương"}}\n'
    )


@pytest.mark.parametrize("text", ["- {id: b}\n", "not: a list\n", "- id: [\n"])
def test_what_is_wrong_is_not_formatted(tmp_path: Path, text: str) -> None:
    """A file with mistakes stays as it is, so that nothing of it is lost."""
    path = tmp_path / "my.yaml"
    path.write_text(text)
    with pytest.raises(GazetteerError, match=r"my\.yaml:"):
        format_file(path)
    assert path.read_text() == text


def test_other_formats(tmp_path: Path) -> None:
    """A file of another format is not touched."""
    path = tmp_path / "my.csv"
    path.write_text("id\n")
    with pytest.raises(GazetteerError, match=r"expected a file in .yaml, .yml, .jsonl, found .csv"):
        format_file(path)
