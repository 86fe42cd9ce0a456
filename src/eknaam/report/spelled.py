"""Which spelling of an entity leads, and which deviate from it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple, Protocol

from eknaam.lint.mixed import has_mixed_word
from eknaam.lint.spelling import is_other_name

__all__ = ["Spelled", "leading_of", "varies"]


class Spelled(NamedTuple):
    """A spelling of one entity in one language, over all documents.

    Attributes:
        id: its number, by when it was first seen.
        spelling: the spelling.
        key: what it is compared by.
        script: its script.
        how: how it is known, in most places.
        truncated: whether a part of the name is missing.
        house: whether the gazetteer prefers it.
        mentions: how often it stands there.
    """

    id: int
    spelling: str
    key: str
    script: str
    how: str
    truncated: bool
    house: bool
    mentions: int

    @property
    def may_lead(self) -> bool:
        """Whether it is a whole name in the text's own script, and not known to be wrong."""
        wrong = self.how in ("rejected", "short-form") or self.truncated
        return not wrong and self.script != "Latn" and not has_mixed_word(self.spelling)


def leading_of(spellings: Sequence[Spelled]) -> Spelled:
    """Return the spelling that leads, as in the linter: EK101 within a text, EK301 over all.

    The preferred one if it occurs, else the most frequent, else the first seen. What is rejected,
    short, cut or in Latin letters leads only where there is nothing else.

    Args:
        spellings: those of one entity in one language, at least one, in the order they were seen.
    """
    able = [one for one in spellings if one.may_lead] or spellings
    able = [one for one in able if one.house] or able
    together: dict[str, int] = defaultdict(int)
    for one in able:
        together[one.key] += one.mentions
    most = max(together.values())
    best = next(one.key for one in able if together[one.key] == most)
    return max((one for one in able if one.key == best), key=lambda one: one.mentions)


class _Way(Protocol):
    @property
    def spelling(self) -> str: ...
    @property
    def key(self) -> str: ...
    @property
    def script(self) -> str: ...
    @property
    def how(self) -> str: ...


def varies(one: _Way, other: _Way) -> bool:
    """Return whether two spellings of an entity are two ways of spelling one name.

    How letters are typed does not count, nor a short form, nor another name (इंडिया beside भारत).
    """
    if "short-form" in (one.how, other.how) or one.key == other.key:
        return False
    return one.script != other.script or not is_other_name(one.spelling, other.spelling)
