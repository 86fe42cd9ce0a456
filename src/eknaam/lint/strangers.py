"""Names that sound Vietnamese or Chinese and that no gazetteer lists.

They are known by the family name: it is compared, as names are, with the frequent ones.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from eknaam.gazetteer import Gazetteer
from eknaam.lexicon import Role, load_lexicon
from eknaam.lint.fragments import is_plain
from eknaam.lint.scan import Scan
from eknaam.lint.words import surnames
from eknaam.normalizer import Normalizer
from eknaam.records import Entity, Name

__all__ = ["begins_with_surname", "stranger_at"]

_MOST_WORDS: Final = 4
_SURE: Final = 0.9


@cache
def _families() -> Normalizer:
    entities = [
        Entity(f"family-{number}", "person", name, tag, (Name(name, tag),))
        for number, (name, tag) in enumerate(surnames())
    ]
    return Normalizer(Gazetteer(entities), threshold=_SURE)


@cache
def _is_surname(word: str) -> bool:
    return _families().normalize(word) is not None


def begins_with_surname(scan: Scan, number: int) -> bool:
    """Return whether a word is a family name and one that may be a given name follows it."""
    return stranger_at(scan, number) is not None


def stranger_at(scan: Scan, number: int) -> int | None:
    """Return where an unlisted name that begins at a word ends: the number of the word after it."""
    tokens = scan.tokens
    if number >= len(tokens.words) or number in scan.named:
        return None
    last = number
    while (
        last < len(tokens.words)
        and last - number < _MOST_WORDS
        and last not in scan.named
        and (last == number or (scan.follows(last) and not _ends_name(tokens.folded[last])))
    ):
        last += 1
    if last - number < 2 or not _is_surname(tokens.folded[number]):  # noqa: PLR2004 - two names
        return None
    return last


def _ends_name(word: str) -> bool:
    lexicon = load_lexicon()
    return is_plain(word) or lexicon.at_start((word,), Role.POSTPOSITION, "after") is not None
