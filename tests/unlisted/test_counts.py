"""How often syllables stand in names, counted or read from a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from eknaam import Entity, Gazetteer, Name, load_gazetteer
from eknaam.gazetteer.compiled import open_compiled
from eknaam.unlisted import counts
from eknaam.unlisted.counts import compile_for_text, counts_of


def place(number: int, name: str) -> Entity:
    """Return a place of Viet Nam."""
    return Entity(f"p{number}", "place", name, "vi", (Name(name, "vi"),))


def test_surnames_are_left_to_their_own_list() -> None:
    """A person's first syllable is not counted, a place's is."""
    name = Name("Trần Cương", "vi")
    person = Entity("a", "person", "Trần Cương", "vi", (name,))
    counted = counts_of(Gazetteer([person, place(1, "Hà Giang")]))
    assert counted["vi", "given"] == {"cương": 1}
    assert counted["vi", "place"] == {"ha": 1, "giang": 1}


def test_a_file_holds_what_is_counted_in_memory(tmp_path: Path) -> None:
    """Counts come from the file where it has them, and are the same."""
    entities = [place(number, name) for number, name in enumerate(("Hà Nội", "Hà Giang"))]
    compile_for_text(entities, tmp_path / "a.eknaam")
    stored = open_compiled(tmp_path / "a.eknaam")
    assert "syllables.counts" in stored.container.sections
    assert counts_of(stored) == counts_of(Gazetteer(entities))


def test_the_shipped_gazetteer_has_its_counts() -> None:
    """Nothing of the shipped gazetteer is counted when a text is read."""
    shipped = load_gazetteer()
    assert counts_of(shipped) == counts_of(Gazetteer(shipped))


def test_of_very_many_entities_some_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Those that are counted stand for the others, so that shares stay about the same."""
    monkeypatch.setattr(counts, "_EACH", 100)
    entities = [place(number, "Hà" if number % 3 else "Huế") for number in range(1_000)]
    counted = counts_of(Gazetteer(entities))["vi", "place"]
    assert 950 <= sum(counted.values()) <= 1_050
    assert 0.6 < counted["ha"] / sum(counted.values()) < 0.75
