"""A part of a name in a text, and what has to be known of one wherever it stands.

Where parts stand is found by `due` (after a title, beside "province") and `alone`.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from eknaam.gazetteer import Gazetteer
from eknaam.lexicon.frequency import UNKNOWN, zipf
from eknaam.lexicon.words import is_around_names, is_plain, words
from eknaam.lint.missing import missing_part
from eknaam.lint.parts import SURE, Parts
from eknaam.lint.scan import Scan
from eknaam.lint.strangers import sounds_given
from eknaam.normalizer import Normalizer
from eknaam.records import Entity, Kind

__all__ = [
    "FOREIGN",
    "SHORTEST",
    "Fragment",
    "find_owners",
    "is_free",
    "is_other",
    "is_whole",
    "least_of",
    "parts_in",
]

_LEAST: Final = math.log(SURE / (1 - SURE))
_NEIGHBOURS: Final = 2  # words on either side that may belong to the name
FOREIGN: Final = frozenset(("Latn", "Hani"))
"""Scripts of names that were left as they are in Hindi or Urdu text."""

SHORTEST: Final = 2
"""Letters; what is shorter is no name."""


@dataclass(frozen=True, slots=True)
class Fragment:
    """A part of a name, in the text; `entities` are those whose name it may be a part of."""

    start: int
    end: int
    entities: tuple[Entity, ...]


@lru_cache(maxsize=4)
def parts_in(gazetteer: Gazetteer) -> Parts:
    """Return the parts of the names of a gazetteer."""
    return Parts(gazetteer)


def is_free(scan: Scan, number: int) -> bool:
    """Whether a word of the text's own script belongs to no name and is no ordinary word."""
    word = scan.tokens.folded[number]
    if number in scan.named or scan.tokens.scripts[number] in FOREIGN:
        return False
    return len(word) >= SHORTEST and not is_plain(word)


def is_other(scan: Scan, number: int) -> bool:
    """Return whether a word is no part of a name beside it; नाम and हाई, words, may be."""
    word = scan.tokens.folded[number]
    if number in scan.named or is_around_names(word) or word in words("and"):
        return True
    return is_plain(word) and not sounds_given(word)


def find_owners(
    scan: Scan,
    first: int,
    last: int,
    kind: Kind,
    *,
    type_: str | None = None,
    least: float = SURE,
) -> tuple[Entity, ...]:
    """Return the entities of whose name some words are a part, and not all of it.

    Args:
        scan: the text.
        first: the first word.
        last: one after the last word.
        kind: what the words name.
        type_: the type of place, if that is said.
        least: the least probability that they are a part of one of these names.
    """
    spelling = " ".join(scan.tokens.folded[first:last])
    found = parts_in(scan.normalizer.gazetteer).find(spelling, kind, type_, least)
    return tuple(one for one in found if not is_whole(scan, first, last, one))


def least_of(word: str, more: float = 0.0) -> float:
    """Return how sure it has to be that one word is a part of a name.

    Args:
        word: the folded word; the more often ordinary text has it, the surer it has to be.
        more: what is asked for beyond that, in nats.

    Returns:
        A probability.
    """
    return 1 / (1 + math.exp(-(_LEAST + math.log(10) * (zipf(word) - UNKNOWN) + more)))


def is_whole(scan: Scan, first: int, last: int, entity: Entity) -> bool:
    """Whether the part and the words beside it are a whole name, which was not recognised.

    Args:
        scan: the text.
        first: the first word of the part.
        last: one after its last word.
        entity: what it may be a part of; another one of its kind may have the whole name.
    """
    tokens = scan.tokens
    before, after = tokens.before(first, _NEIGHBOURS), tokens.after(last, _NEIGHBOURS)
    middle = tokens.folded[first:last]
    for left in range(len(before) + 1):
        for right in range(len(after) + 1):
            words = (*before[len(before) - left :], *middle, *after[:right])
            if (left or right) and _namer(scan.normalizer)(words, entity.kind):
                return True
    return False


@lru_cache(maxsize=4)
def _namer(normalizer: Normalizer) -> Callable[[tuple[str, ...], Kind], bool]:
    """Return what says whether words are the whole name of something, and remembers it."""

    @lru_cache(maxsize=1 << 14)
    def names_whole(words: tuple[str, ...], kind: Kind) -> bool:
        match = normalizer.normalize(" ".join(words), kind=kind)
        return match is not None and not _lacks(match.entity, words)

    return names_whole


def _lacks(entity: Entity, words: Sequence[str]) -> bool:
    """Whether a name that was recognised lacks a part all the same; titles are no part of it."""
    named = [word for word in words if not is_plain(word)]
    return missing_part(entity, " ".join(named)) is not None
