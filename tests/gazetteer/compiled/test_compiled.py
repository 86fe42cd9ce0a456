"""A compiled gazetteer is the same gazetteer, or a clear error."""

from __future__ import annotations

import contextlib
import pickle
import struct
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from hashlib import blake2b
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eknaam import Normalizer
from eknaam.errors import GazetteerError
from eknaam.gazetteer import Gazetteer, check_gazetteer, load_gazetteer
from eknaam.gazetteer.compiled import compile_gazetteer, open_compiled, reader, verify_compiled
from eknaam.gazetteer.compiled.strings import Strings, string_sections
from eknaam.gazetteer.container import Container, write_container
from eknaam.gazetteer.exporters.json_lines import to_json_lines
from eknaam.gazetteer.exporters.yaml import yaml_lines
from eknaam.records import Entity
from eknaam.text.fold import key
from tests.gazetteer.entities import entities

SHIPPED = load_gazetteer()
SMALL = Gazetteer(list(SHIPPED)[:12])
FIRST = next(iter(SMALL))


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the shipped gazetteer as a compiled file."""
    path = tmp_path_factory.mktemp("compiled") / "shipped.eknaam"
    compile_gazetteer(SHIPPED, path)
    return path


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return the bytes of a small compiled gazetteer."""
    path = tmp_path_factory.mktemp("compiled") / "small.eknaam"
    compile_gazetteer(SMALL, path)
    return path.read_bytes()


def test_it_is_the_same_gazetteer(shipped: Path) -> None:
    """Entities, ids, listed spellings and their order are those that were compiled."""
    compiled = load_gazetteer(shipped)
    assert compiled == SHIPPED
    assert compiled == SHIPPED
    assert hash(compiled) == hash(SHIPPED)
    assert len(compiled) == len(SHIPPED)
    assert list(compiled) == list(SHIPPED)
    for entity in SHIPPED:
        assert compiled[entity.id] == entity
        assert entity.id in compiled
        assert entity in compiled
        for name in entity.names:
            assert compiled.owners(key(name.text)) == SHIPPED.owners(key(name.text))
    assert list(verify_compiled(shipped)) == []


def test_what_is_not_there(shipped: Path) -> None:
    """Unknown ids and spellings are told as by any gazetteer, whatever is asked for."""
    compiled = load_gazetteer(shipped)
    for unknown in ("", "atlantis", "zz", "\ud800", "a" * 10_000, "\0"):
        assert compiled.get(unknown) is None
        assert unknown not in compiled
        assert compiled.owners(unknown) == ()
    assert compiled.get("atlantis", FIRST) == FIRST
    assert 5 not in compiled
    with pytest.raises(KeyError, match="atlantis"):
        compiled["atlantis"]


def test_it_normalizes_like_the_other(shipped: Path) -> None:
    """Names mean the same with the compiled gazetteer, listed or inferred."""
    compiled, usual = Normalizer(load_gazetteer(shipped)), Normalizer(SHIPPED)
    for name in ("कॉमरेड ट्रान कुओंग से", "گوانگ‌شی", "गुआंग्सी", "Lalaland"):
        assert compiled.normalize(name) == usual.normalize(name)
    assert compiled.gazetteer.canonical_only() == SHIPPED.canonical_only()


def test_it_can_be_pickled_and_shared(shipped: Path) -> None:
    """Another process opens the file anew, and threads may ask at the same time."""
    compiled = load_gazetteer(shipped)
    assert pickle.loads(pickle.dumps(compiled)) == compiled  # noqa: S301 - our own bytes
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda entity: compiled.get(entity.id), SHIPPED))
    assert found == list(SHIPPED)


def test_the_file_may_be_replaced_while_it_is_open(tmp_path: Path) -> None:
    """Whoever has opened the old file goes on reading it."""
    path = tmp_path / "a.eknaam"
    compile_gazetteer(SHIPPED, path)
    old = load_gazetteer(path)
    compile_gazetteer(SMALL, path)
    assert list(old) == list(SHIPPED)
    assert load_gazetteer(path) == SMALL


def test_the_same_entities_give_the_same_bytes(tmp_path: Path, shipped: Path) -> None:
    """Compiling twice, from any of the formats, writes the same file."""
    for name, text in (
        ("a.yaml", "".join(yaml_lines(SHIPPED))),
        ("a.jsonl", to_json_lines(SHIPPED)),
    ):
        (tmp_path / name).write_text(text, "utf-8")
        compile_gazetteer(load_gazetteer(tmp_path / name), tmp_path / "b.eknaam")
        assert (tmp_path / "b.eknaam").read_bytes() == shipped.read_bytes()


@given(st.lists(entities, unique_by=lambda entity: entity.id, max_size=4))
@settings(deadline=None, max_examples=40)
def test_round_trip(given_entities: list[Entity]) -> None:
    """Any entities are read back the same, and every spelling leads to its owner."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        path = Path(folder, "any.eknaam")
        compile_gazetteer(given_entities, path)
        compiled = open_compiled(path)
        assert list(compiled) == given_entities
        for entity in given_entities:
            assert compiled[entity.id] == entity
            for name in entity.names:
                if folded := key(name.text):
                    assert (entity, name) in compiled.owners(folded)
        assert list(verify_compiled(path)) == []


def test_nothing_at_all(tmp_path: Path) -> None:
    """A gazetteer without entities can be compiled, too."""
    path = tmp_path / "a.eknaam"
    compile_gazetteer((), path)
    assert list(load_gazetteer(path)) == []
    assert load_gazetteer(path) == Gazetteer()


def test_a_layer_over_a_compiled_base(tmp_path: Path, shipped: Path) -> None:
    """A compiled gazetteer is a base, and a layer over one, like any other."""
    house = tmp_path / "house.yaml"
    house.write_text("- {id: new, kind: place, names: {vi: Mới}, part_of: vietnam}", "utf-8")
    assert len(load_gazetteer(house, base=shipped)) == len(SHIPPED) + 1
    assert load_gazetteer(shipped, base="shipped") == SHIPPED
    assert check_gazetteer(shipped) == []


def test_two_entities_of_one_id_are_not_compiled(tmp_path: Path) -> None:
    """Nothing is written where two entities have the same id."""
    path = tmp_path / "a.eknaam"
    with pytest.raises(GazetteerError, match="id: expected a new id"):
        compile_gazetteer([*SMALL, FIRST], path)
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    """A file where a folder should be is one clear line."""
    (tmp_path / "no").write_bytes(b"")
    with pytest.raises(GazetteerError, match="expected a place to write, found a file in the"):
        compile_gazetteer(SMALL, tmp_path / "no" / "a.eknaam")


def test_other_sections_may_be_added(tmp_path: Path) -> None:
    """Whoever needs more, such as an index, finds it by its name; readers pass over it."""
    path = tmp_path / "a.eknaam"
    compile_gazetteer(SMALL, path, [("index.example", [b"1", b"23"])])
    assert bytes(Container(path).section("index.example")) == b"123"
    assert load_gazetteer(path) == SMALL
    assert list(verify_compiled(path)) == []
    with pytest.raises(GazetteerError, match="expected a section 'other', found none"):
        Container(path).section("other")


@pytest.mark.parametrize("name", ["", "x" * 33, "twice"])
def test_names_of_sections(tmp_path: Path, name: str) -> None:
    """A section has a name of its own, of at most 32 bytes."""
    sections = [("twice", [b""]), (name, [b""])]
    with pytest.raises(ValueError, match="expected a new name of a section"):
        write_container(tmp_path / "a", sections)


@given(st.sets(st.binary(max_size=4)), st.binary(max_size=4))
@settings(deadline=None, max_examples=60)
def test_sorted_texts_are_found(texts: set[bytes], wanted: bytes) -> None:
    """Each of some sorted texts is found, and nothing else is."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        path = Path(folder, "a")
        write_container(path, string_sections("x", sorted(texts)))
        strings = Strings(Container(path), "x")
        assert [strings[place] for place in range(len(strings))] == sorted(texts)
        found = strings.find(wanted)
        assert (found is not None) == (wanted in texts)
        assert found is None or strings[found] == wanted


# What is damaged: every way to look is tried, and only the documented error may come.


def look(path: Path) -> None:
    """Open a file and ask for everything in it."""
    compiled = open_compiled(path)
    for entity in compiled:
        compiled.get(entity.id)
        for name in entity.names:
            compiled.owners(key(name.text))
    for wanted in (FIRST.id, "\U0010ffff", ""):
        compiled.get(wanted)
        compiled.owners(wanted)


def refused(content: bytes) -> tuple[str | None, list[str]]:
    """Look at bytes as a compiled file: what is raised, and what verifying finds."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        path = Path(folder, "damaged.eknaam")
        path.write_bytes(content)
        error = None
        try:
            look(path)
        except GazetteerError as found:
            error = str(found)
        problems = list(verify_compiled(path))
        return error, problems


@pytest.mark.parametrize(
    ("damage", "problem"),
    [
        (lambda data: data[:0], "too short"),
        (lambda data: data[:63], "too short"),
        (lambda data: b"- id: x\n" * len(data), "another kind of file"),
        (lambda data: b"PK\x03\x04" + data[4:], "another kind of file"),
        (lambda data: data.replace(b"\n", b"\r\n", 1), "another kind of file"),
        (lambda data: data[:-1], "it was cut off"),
        (lambda data: data + b"\0", "it was cut off"),
        (lambda data: data[: len(data) // 2], "it was cut off"),
        (lambda data: data[:12] + b"\xff" + data[13:], "a damaged header"),
        (lambda data: data[:-20] + b"\xff" + data[-19:], "a damaged table of sections"),
    ],
)
def test_damage_that_shows_at_once(
    small: bytes, damage: Callable[[bytes], bytes], problem: str
) -> None:
    """Foreign, truncated and visibly damaged files are refused when they are opened."""
    error, problems = refused(damage(small))
    assert error is not None
    assert problem in error
    assert problems == [error]


def test_another_version(small: bytes) -> None:
    """A file of another version says so."""
    header = small[:8] + struct.pack("<I", 2) + small[12:48]
    error, _ = refused(header + blake2b(header, digest_size=16).digest() + small[64:])
    assert error is not None
    assert "expected version 1 of the format, found 2; compile it again" in error


def test_other_folding(small: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """If names fold otherwise than when the file was made, it has to be made anew."""
    monkeypatch.setattr(reader, "comparing_key", lambda text: key(text) + "x")
    error, _ = refused(small)
    assert error is not None
    assert "expected names folded as this eknaam folds them" in error


@given(data=st.data())
@settings(deadline=None, max_examples=250)
def test_any_damage(small: bytes, data: st.DataObject) -> None:
    """A changed byte anywhere ends in the same answers or a clear error, and is always verified."""
    start = data.draw(st.integers(0, len(small) - 1))
    end = data.draw(st.integers(start, min(start + 9, len(small))))
    new = data.draw(st.binary(max_size=9))
    content = small[:start] + new + small[end:]
    error, problems = refused(content)
    assert error is None or error.isprintable()
    assert bool(problems) == (content != small)


def sealed(small: bytes, name: str, change: Callable[[bytearray], None]) -> bytes:
    """Change a section and make all digests right again, as one who means harm would."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        path = Path(folder, "small.eknaam")
        path.write_bytes(small)
        container = Container(path)
        contents = {each: bytearray(container.section(each)) for each in container.sections}
        change(contents[name])
        write_container(path, ((each, [bytes(data)]) for each, data in contents.items()))
        return path.read_bytes()


SECTIONS = [
    "entities.text", "entities.ends", "ids.text", "ids.ends", "ids.entity", "keys.text",
    "keys.ends", "keys.owners.ends", "keys.owners",
]  # fmt: skip


@pytest.mark.parametrize("section", SECTIONS)
@given(data=st.data())
@settings(deadline=None, max_examples=25)
def test_wrong_numbers_and_texts(small: bytes, section: str, data: st.DataObject) -> None:
    """Offsets that lead outside, and texts that are none, end in a clear error."""

    def change(content: bytearray) -> None:
        if data.draw(st.booleans()):
            del content[data.draw(st.integers(0, len(content))) :]
        else:
            at = data.draw(st.integers(0, max(0, len(content) - 8)))
            content[at : at + 8] = data.draw(st.binary(min_size=8, max_size=8))

    error, problems = refused(sealed(small, section, change))
    assert error is None or error.isprintable()
    assert error is None or problems


def test_a_damaged_file_in_use_is_one_clear_error(small: bytes, tmp_path: Path) -> None:
    """Whoever finds names with it has the answers of the whole file, or the documented error."""
    path = tmp_path / "a.eknaam"
    for place in (71, 91, *range(64, len(small), max(1, len(small) // 40))):
        path.write_bytes(small[:place] + bytes([small[place] ^ 1]) + small[place + 1 :])
        with contextlib.suppress(GazetteerError):
            normalizer = Normalizer(open_compiled(path))
            normalizer.normalize("हनोई")
            normalizer.find("हनोई में क्वांग निन्ह का दल")
