"""Tables as data and as files."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eknaam.errors import InputError
from eknaam.model import load_model
from eknaam.model.background import EDGE, Background
from eknaam.model.phonology import unit_spellings
from eknaam.model.storage import (
    NOTES,
    files_of,
    read_learned,
    shipped_folder,
    write_learned,
)
from eknaam.model.tables import MODES, SCRIPTS, TABLE_KEYS

SHIPPED = read_learned(shipped_folder())
UNSEEN = 21
"""Kinds of units that were never seen and share their probability, about 20 and one."""


def test_shipped_tables_round_trip(tmp_path: Path) -> None:
    """Written and read again, tables are the same, in a folder and in one file."""
    file, folder = tmp_path / "house.tables", tmp_path / "tables"
    folder.mkdir()
    for path in (file, folder):
        write_learned(path, SHIPPED)
        assert read_learned(path) == SHIPPED


def test_shipped_files_are_what_the_tables_say() -> None:
    """The shipped files are byte for byte what writing them again gives."""
    for name, text in files_of(SHIPPED, NOTES).items():
        assert shipped_folder().joinpath(name).read_bytes() == text.encode(), name


@pytest.mark.parametrize("key", TABLE_KEYS)
def test_tables_are_distributions(key: tuple[str, str, str]) -> None:
    """The probabilities of a table add up to one, but for the digits that are not kept."""
    table = next(table for table in SHIPPED.tables if table.key == key)
    assert sum(table.joint.values()) == pytest.approx(1, abs=2e-3)
    assert all(p > 0 for p in table.joint.values())


@pytest.mark.parametrize("script", SCRIPTS)
def test_modes_are_a_distribution(script: str) -> None:
    """The ways of spelling an orthography share all probability."""
    priors = load_model().weights.priors
    for orthography, modes in MODES.items():
        total = sum(priors[orthography, mode, script] for mode in modes)
        assert total == pytest.approx(1, abs=1e-3)


def _background(script: str) -> Background:
    return load_model().weights.scripts[script].background


@pytest.mark.parametrize("script", SCRIPTS)
def test_background_sums_to_one(script: str) -> None:
    """After any unit, all units and the end share all probability."""

    @settings(max_examples=20, deadline=None)
    @given(st.sampled_from([EDGE, *sorted(_background(script).unigrams), "never seen"]))
    def check(before: str) -> None:
        model = _background(script)
        seen = sum(model.following(before, unit) for unit in model.unigrams)
        assert seen + UNSEEN * model.following(before, "¿") == pytest.approx(1)

    check()


@pytest.mark.parametrize("key", TABLE_KEYS[:3])
def test_phonology_is_distributions(key: tuple[str, str, str]) -> None:
    """Every unit with a sound has spellings whose probabilities add up to one at most."""
    for chunk, spellings in unit_spellings(*key).items():
        assert 0.5 < sum(spellings.values()) <= 1 + 1e-9, chunk


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "tables are missing"),
        ("hello", "not with 'hello'"),
        ("#table\tvi\tany\tdeva\t1\na\tb\n", "not enough values"),
        ("#table\tvi\tany\tdeva\t1\na\tb\tc\n", "could not convert"),
        ("#background\tdeva\n", "tables are missing"),
    ],
)
def test_broken_tables_are_refused(tmp_path: Path, text: str, problem: str) -> None:
    """A file that is no model says which file and why."""
    path = tmp_path / "broken.tables"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=f"broken.tables.*{problem}"):
        load_model(path)


def test_missing_tables_are_refused(tmp_path: Path) -> None:
    """A path that is not there, and a folder without tables, are input errors."""
    with pytest.raises(InputError, match="No such file"):
        load_model(tmp_path / "nothing")
    with pytest.raises(InputError, match=r"vi-any-deva\.tsv"):
        load_model(tmp_path)
