"""Parts of place names that stand alone in running text, as a name does.

Nothing says that a name is due there, so more is asked of the word: that the text has the whole
name elsewhere, or that ordinary text does not have the word, and known places stand beside it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from eknaam.lexicon import Role, load_lexicon
from eknaam.lexicon.words import is_plain, plain_words, words
from eknaam.lint.fragments import (
    SHORTEST,
    Fragment,
    find_owners,
    is_free,
    is_other,
    is_whole,
    least_of,
    parts_in,
)
from eknaam.lint.mixed import has_mixed_word
from eknaam.lint.scan import Scan, core
from eknaam.records import Entity
from eknaam.text.fold import fold
from eknaam.text.tokens import words_of

__all__ = ["lone_parts"]

_FEWEST_PLACES: Final = 2  # that a text names, so that more of them may be expected
_LISTED_TOGETHER: Final = math.log(30)
"""How much likelier, in nats, a word is a name in a list with a known place. An estimate."""


def lone_parts(scan: Scan) -> Iterator[Fragment]:
    """Yield the parts of place names that stand alone in a text."""
    tokens, owners = scan.tokens, _owners_of_words(scan)
    places = {m.match.entity.id for m in scan.native if _is_divisible(m.match.entity)}
    guessing = len(places) >= _FEWEST_PLACES
    titled = {place.next for place in scan.introduced}
    asked = set(owners)
    if guessing:
        asked |= tokens.distinct - plain_words() - parts_in(scan.normalizer.gazetteer).strange
    for number in scan.numbers(asked):
        if number in scan.strange or not is_free(scan, number) or not _is_alone(scan, number):
            continue
        if has_mixed_word(tokens.words[number]):  # for EK201 to repair
            continue
        if number in titled and scan.follows(number):
            continue  # a person
        of_text = owners.get(tokens.folded[number])
        if of_text and _has_case(scan, number):
            found = _not_whole(scan, number, of_text.values())
        else:
            found = _guessed(scan, number) if guessing and _is_among_places(scan, number) else ()
        if found:
            yield Fragment(tokens.starts[number], tokens.ends[number], found)


def _not_whole(scan: Scan, number: int, owners: Iterable[Entity]) -> tuple[Entity, ...]:
    return tuple(e for e in owners if not is_whole(scan, number, number + 1, e))


def _guessed(scan: Scan, number: int) -> tuple[Entity, ...]:
    word = scan.tokens.folded[number]
    parts = parts_in(scan.normalizer.gazetteer)
    if not parts.find(word, "place", least=least_of(word)):
        parts.remember_strange(word)
        return ()
    least = least_of(word, 0.0 if _is_listed_together(scan, number) else _LISTED_TOGETHER)
    found = find_owners(scan, number, number + 1, "place", least=least)
    return tuple(entity for entity in found if _is_divisible(entity))


def _is_among_places(scan: Scan, number: int) -> bool:
    return scan.is_expected(number, least=_FEWEST_PLACES)


def _is_alone(scan: Scan, number: int) -> bool:
    """Whether no word beside a word may be another part of the same name."""
    before, after = number - 1, number + 1
    return (not scan.follows(number) or is_other(scan, before)) and (
        not scan.follows(after) or is_other(scan, after)
    )


def _has_case(scan: Scan, number: int) -> bool:
    after = scan.tokens.after(number + 1, 1)
    return load_lexicon().at_start(after, Role.POSTPOSITION, "after") is not None


def _is_listed_together(scan: Scan, number: int) -> bool:
    """Whether a known place stands on either side of a comma or "and" beside a word."""
    return any(_names_place(scan, _over_and(scan, number, step)) for step in (-1, 1))


def _over_and(scan: Scan, number: int, step: int) -> int:
    beside = number + step
    folded = scan.tokens.folded
    is_and = 0 <= beside < len(folded) and folded[beside] in words("and")
    linked = scan.follows(max(number, beside))
    if is_and and linked:
        return beside + step
    return beside if not linked else -1


def _names_place(scan: Scan, number: int) -> bool:
    mention = scan.named.get(number)
    return mention is not None and mention.match.entity.kind == "place"


def _is_divisible(entity: Entity) -> bool:
    return entity.kind == "place" and entity.type != "country"


def _owners_of_words(scan: Scan) -> dict[str, dict[str, Entity]]:
    owners: dict[str, dict[str, Entity]] = {}
    for mention in scan.native:
        entity = mention.match.entity
        if _is_divisible(entity):
            for word in _words_apart(core(scan.text, mention)):
                owners.setdefault(word, {})[entity.id] = entity
    return owners


@lru_cache(maxsize=1 << 14)
def _words_apart(name: str) -> tuple[str, ...]:
    """Return the words of a name that has several, but for ordinary ones."""
    found = [fold(word.text) for word in words_of(name)]
    if len(found) == 1:
        return ()
    return tuple(word for word in found if len(word) >= SHORTEST and not is_plain(word))
