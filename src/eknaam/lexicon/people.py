"""What names of people are made of: family names, and syllables of given names."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

__all__ = ["frequent_given_syllables", "given_syllables", "name_syllables", "surnames"]


@cache
def _data() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(resources.files(__package__).joinpath("names.toml").read_text("utf-8"))


@cache
def surnames() -> tuple[tuple[str, str], ...]:
    """Return frequent Vietnamese and Chinese surnames with their tags, the most frequent first."""
    return _tagged("surnames")


@cache
def given_syllables() -> tuple[tuple[str, str], ...]:
    """Return frequent syllables of Vietnamese middle and given names with their tags."""
    return _tagged("given")


@cache
def frequent_given_syllables() -> tuple[tuple[str, str], ...]:
    """Return the few of these that very many persons have, such as Văn and Thị."""
    return _tagged("frequent")


def _tagged(section: str) -> tuple[tuple[str, str], ...]:
    return tuple((name, tag) for tag, names in _data()[section].items() for name in names)


@cache
def name_syllables() -> tuple[tuple[str, str], ...]:
    """Return the syllables that Vietnamese and Chinese names are made of, with their tags."""
    pinyin = resources.files("eknaam.readings").joinpath("pinyin.txt").read_text("utf-8").split()
    chinese = ((word, "zh-Latn-pinyin") for word in pinyin)
    return tuple(dict.fromkeys((*surnames(), *given_syllables(), *chinese)))
