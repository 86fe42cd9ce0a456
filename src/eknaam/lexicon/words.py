"""Words that are no name and stand beside names: lists of words by language."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any, Literal

from eknaam.lexicon import load_lexicon
from eknaam.lexicon.frequency import FREQUENT, load_frequencies, zipf
from eknaam.text.fold import fold

__all__ = [
    "Section",
    "is_around_names",
    "is_plain",
    "plain_words",
    "words",
]

Section = Literal[
    "after_brand", "and", "before_brand", "comrades", "directions", "misters", "no_initial",
    "no_name", "other_surnames",
]  # fmt: skip
"""A list of words; words.toml says what is in each."""


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath("words.toml").read_text("utf-8"))


@cache
def words(section: Section) -> frozenset[str]:
    """Return the folded words of a section."""
    found = (word for words in _data()[section].values() for word in words)
    return frozenset(map(fold, found))


def is_plain(word: str) -> bool:
    """Return whether a folded word is an ordinary one, or one that stands around names."""
    return is_around_names(word) or zipf(word) >= FREQUENT


@cache
def plain_words() -> frozenset[str]:
    """Return the words that surely are plain: all but some in which ے was written for ی."""
    frequent = (word for word, zipf in load_frequencies().items() if zipf >= FREQUENT)
    return _words_around().union(frequent)


def is_around_names(word: str) -> bool:
    """Return whether a folded word belongs to what stands around names."""
    return word in _words_around()


@cache
def _words_around() -> frozenset[str]:
    return frozenset(word for phrase in load_lexicon().terms for word in phrase)
