"""What names of people are made of: family names, and syllables of given names."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

__all__ = ["name_syllables", "surnames"]


@cache
def _data() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(resources.files(__package__).joinpath("names.toml").read_text("utf-8"))


@cache
def surnames() -> tuple[tuple[str, str], ...]:
    """Return frequent Vietnamese and Chinese family names with their tags."""
    return tuple((name, tag) for tag, names in _data()["surnames"].items() for name in names)


@cache
def name_syllables() -> tuple[tuple[str, str], ...]:
    """Return the syllables that Vietnamese and Chinese names are made of, with their tags."""
    pinyin = resources.files("eknaam.readings").joinpath("pinyin.txt").read_text("utf-8").split()
    given = ((name, tag) for tag, names in _data()["given"].items() for name in names)
    return tuple(
        dict.fromkeys((*surnames(), *given, *((word, "zh-Latn-pinyin") for word in pinyin)))
    )
