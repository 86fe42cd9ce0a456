"""Loading a gazetteer from files of both formats, and from the package."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from eknaam.errors import GazetteerError
from eknaam.gazetteer import Gazetteer, load_gazetteer
from eknaam.gazetteer.exporters.json_lines import to_json_lines
from eknaam.records import Entity, Name, Role, Succession

Load = Callable[..., Gazetteer]

EVERYTHING = """\
# a comment
- id: ha-giang
  kind: place
  type: province
  names:
    vi: {preferred: Hà Giang, attested: [Hà Giang tỉnh], rejected: [Hà Gian]}
    hi: {attested: [हा गियांग]}
    en: "No"
    zh-Hant: 2024
  ids: {wikidata: Q36685, geonames: 1581030, iso_3166_2: VN-03, house: 007}
  population: 724353
  part_of: vietnam
  valid_from: 1991
  valid_until: 2025-06-30
  succeeded_by: [{id: vietnam, date: 2025-07-01}]
  roles: [{title: "A: title", since: 2024-12}]
  shared: true
  sources: [whosonfirst, cldr-41]
- {id: vietnam, kind: place, names: {en: Vietnam, zh-Latn-pinyin: Yuenan}}
"""

ENTITIES = [
    Entity(
        id="ha-giang",
        kind="place",
        canonical="Hà Giang",
        canonical_tag="vi",
        names=(
            Name("Hà Giang", "vi"),
            Name("Hà Giang tỉnh", "vi", "attested"),
            Name("Hà Gian", "vi", "rejected"),
            Name("हा गियांग", "hi", "attested"),
            Name("No", "en"),
            Name("2024", "zh-Hant"),
        ),
        type="province",
        ids={"wikidata": "Q36685", "geonames": "1581030", "iso_3166_2": "VN-03", "house": "007"},
        population=724353,
        part_of="vietnam",
        valid_from="1991",
        valid_until="2025-06-30",
        succeeded_by=(Succession("vietnam", "2025-07-01"),),
        roles=(Role("A: title", "2024-12"),),
        shared=True,
        sources=("whosonfirst", "cldr-41"),
    ),
    Entity(
        "vietnam",
        "place",
        "Yuenan",
        "zh-Latn-pinyin",
        (Name("Vietnam", "en"), Name("Yuenan", "zh-Latn-pinyin")),
    ),
]


@pytest.mark.parametrize("name", ["my.yaml", "my.yml", "MY.YAML"])
def test_every_field_of_yaml(load: Load, name: str) -> None:
    """Every field arrives as written: an unquoted year or number in a name stays text."""
    assert list(load(EVERYTHING, name)) == ENTITIES


def test_every_field_of_json_lines(load: Load) -> None:
    """What is written as JSON Lines reads back the same, blank lines and a mark aside."""
    lines = to_json_lines(ENTITIES)
    assert list(load(lines, "my.jsonl")) == ENTITIES
    assert list(load("\ufeff\n" + lines.replace("\n", "\r\n\r\n"), "my.jsonl")) == ENTITIES


def test_yaml_words_stay_text(load: Load) -> None:
    """Words that YAML 1.1 turned into values are names like any other."""
    words = [
        "No",
        "yes",
        "on",
        "2024-12",
        "2024-12-01",
        "1e3",
        "0x1F",
        "12:30:45",
        "1_000",
        "=",
        "<<",
    ]
    entities = "".join(
        f"- {{id: e{number}, kind: person, names: {{en: {word}}}}}\n"
        for number, word in enumerate(words)
    )
    assert [entity.canonical for entity in load(entities)] == words


def test_an_empty_list_is_an_empty_gazetteer(load: Load) -> None:
    """Who writes an empty list means it."""
    assert len(load("%YAML 1.2\n---\n[]\n")) == 0


def test_path_like_sources(tmp_path: Path) -> None:
    """A path may be text or anything path-like."""
    path = tmp_path / "my.yaml"
    path.write_text(EVERYTHING, encoding="utf-8")

    class Own(os.PathLike[str]):
        def __fspath__(self) -> str:
            return str(path)

    assert load_gazetteer(path) == load_gazetteer(str(path)) == load_gazetteer(Own())


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    """A missing file, a folder or an unknown suffix is one clear line."""
    (tmp_path / "folder.yaml").mkdir()
    for name, found in {
        "none.yaml": "found no such file",
        "folder.yaml": "found a directory",
        "my.csv": "expected a file in .yaml, .yml, .jsonl, .eknaam, found .csv",
        "my": "found a name without a suffix",
        "a\0b.yaml": "found a path that cannot be opened",
        "new\nline\x1b.txt": "found .txt",
        "x" * 5000 + ".jsonl": "found one that cannot be used",
    }.items():
        with pytest.raises(GazetteerError) as caught:
            load_gazetteer(tmp_path / name)
        assert found in str(caught.value)
        assert str(caught.value).isprintable()


@pytest.mark.parametrize("source", [b"my.yaml", 5, [], object()])
def test_sources_of_wrong_type(source: object) -> None:
    """What is no path is a TypeError that says what was expected."""
    with pytest.raises(TypeError, match="source: expected a str or a PathLike, found"):
        load_gazetteer(source)  # type: ignore[arg-type]


def test_shipped_gazetteer_needs_no_reader() -> None:
    """The shipped gazetteer loads without the YAML and schema libraries, which are slow."""
    program = (
        "import sys; from eknaam.gazetteer import load_gazetteer;"
        "assert load_gazetteer()['tran-cuong'].canonical == 'Trần Cương';"
        "assert not {'ruamel.yaml', 'jsonschema_rs'} & set(sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_a_long_file(tmp_path: Path) -> None:
    """Thousands of lines are read in order, and each becomes an entity."""
    path = tmp_path / "big.jsonl"
    line = '{"id":"e%d","kind":"person","names":{"vi":"Trần Cương","hi":"त्रान %d"}}\n'
    with path.open("w", encoding="utf-8") as file:
        file.writelines(line % (number, number) for number in range(5000))
    gazetteer = load_gazetteer(path)
    assert len(gazetteer) == 5000
    assert gazetteer["e4999"].name("hi") == "त्रान 4999"
