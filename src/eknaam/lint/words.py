"""The words that the rules know, beside those of the lexicon: data by language."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any, Literal

from eknaam.text.fold import fold

__all__ = ["Section", "surnames", "words"]

Section = Literal["comrades", "misters", "no_initial", "no_name"]
"""A list of words; words.toml says what is in each."""


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath("words.toml").read_text("utf-8"))


@cache
def words(section: Section) -> frozenset[str]:
    """Return the folded words of a section."""
    found = (word for words in _data()[section].values() for word in words)
    return frozenset(map(fold, found))


@cache
def surnames() -> tuple[tuple[str, str], ...]:
    """Return frequent Vietnamese and Chinese family names with their tags."""
    return tuple((name, tag) for tag, names in _data()["surnames"].items() for name in names)
