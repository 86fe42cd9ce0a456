"""The index of parts of names by their consonants."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from eknaam import load_gazetteer
from eknaam.gazetteer.container import Container, write_container
from eknaam.matching.consonant_index import index_of, index_sections, open_index
from eknaam.model import load_model
from eknaam.readings import units_of

PARTS = [("vi", ("k", "a", "-w")), ("vi", ("b", "ă", "-ng")), ("pinyin", ("g", "u", "a", "-ng"))]
MODEL = load_model()


@pytest.fixture
def container(tmp_path: Path) -> Container:
    """Return a file with the index of the parts."""
    write_container(tmp_path / "a.eknaam", index_sections(PARTS, MODEL))
    return Container(tmp_path / "a.eknaam")


@pytest.mark.parametrize(
    ("word", "parts"), [("काओ", {0}), ("बांग", {1}), ("गुआंग", {2}), ("मेट", set())]
)
def test_words_are_near_parts_with_their_consonants(word: str, parts: set[int]) -> None:
    """Vowels do not count."""
    assert parts <= index_of(PARTS, MODEL, "deva").near(units_of(word, "Deva"))
    assert bool(parts) == bool(index_of(PARTS, MODEL, "deva").near(units_of(word, "Deva")))


@pytest.mark.parametrize("script", MODEL.scripts)
def test_a_stored_index_is_the_one_in_memory(container: Container, script: str) -> None:
    """It holds the same parts under the same consonants."""
    stored, made = open_index(container, len(PARTS), MODEL, script), index_of(PARTS, MODEL, script)
    assert stored is not None
    assert stored.numbers == made.numbers
    assert [list(stored.starts), list(stored.parts)] == [list(made.starts), list(made.parts)]


def test_another_model_or_other_parts_have_no_stored_index(container: Container) -> None:
    """What was worked out for one model is not used with another."""
    assert open_index(container, len(PARTS), replace(MODEL, digest="other"), "deva") is None
    assert open_index(container, len(PARTS) + 1, MODEL, "deva") is None


def test_the_shipped_files_are_of_the_shipped_model() -> None:
    """Nothing is indexed when the shipped gazetteer is first used."""
    container = load_gazetteer().container
    assert container is not None
    assert MODEL.digest.encode() in bytes(container.section("parts"))
