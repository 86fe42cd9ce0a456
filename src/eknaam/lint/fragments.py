"""Parts of names that stand where a whole name is due."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from eknaam.gazetteer import Gazetteer
from eknaam.lexicon import Role, load_lexicon
from eknaam.lint.missing import missing_part
from eknaam.lint.parts import Parts
from eknaam.lint.scan import Scan, core
from eknaam.lint.strangers import is_open, stranger_at
from eknaam.lint.words import is_plain
from eknaam.normalizer import Normalizer
from eknaam.records import Entity, Kind
from eknaam.text.fold import fold
from eknaam.text.tokens import Tokens, words_of

__all__ = ["Fragment", "fragments"]

_MOST_WORDS: Final = 3
_NEIGHBOURS: Final = 2  # words on either side that may belong to the name
_FOREIGN: Final = frozenset(("Latn", "Hani"))
_SHORTEST: Final = 2  # letters; what is shorter is no name


@dataclass(frozen=True, slots=True)
class Fragment:
    """A part of a name, in the text; `entities` are those whose name it may be a part of."""

    start: int
    end: int
    entities: tuple[Entity, ...]


@lru_cache(maxsize=4)
def _parts(gazetteer: Gazetteer) -> Parts:
    return Parts(gazetteer)


def fragments(scan: Scan) -> Iterator[Fragment]:
    """Yield the parts of names in a text, each once, in no order."""
    taken: set[int] = set()
    for fragment in (*_after_titles(scan), *_beside_places(scan), *_of_named_places(scan)):
        if fragment.start not in taken:
            taken.add(fragment.start)
            yield fragment


def _after_titles(scan: Scan) -> Iterator[Fragment]:
    """A part of a person's name after an honorific or a title, before the full name came."""
    words = scan.tokens.words
    for place in scan.introduced:
        if not scan.follows(place.next):
            continue
        # What goes on as a name does is somebody else's.
        shortest = stranger_at(scan, place.next) or place.next + 1
        for last in range(_run_end(scan, place.next), shortest - 1, -1):
            if _is_postposition(scan, last - 1):
                continue
            found = _find(scan, place.next, last, "person")
            if found:
                start = words[place.next].start
                if not any(_was_named(scan, entity, start) for entity in found):
                    yield Fragment(start, words[last - 1].end, found)
                break


def _beside_places(scan: Scan) -> Iterator[Fragment]:
    """A part of a place's name beside the generic word for its type."""
    words = scan.tokens.words
    for first, last, type_ in _place_words(scan):
        windows = [(first - size, first) for size in range(_MOST_WORDS, 0, -1)]
        windows += [(last, last + size) for size in range(_MOST_WORDS, 0, -1)]
        for start, end in windows:
            if not _is_free_run(scan, start, end, first if end == first else last - 1, type_):
                continue
            found = [e for e in _find(scan, start, end, "place") if _is_of_type(e, type_)]
            if found:
                yield Fragment(words[start].start, words[end - 1].end, tuple(found))
                break


def _place_words(scan: Scan) -> Iterator[tuple[int, int, str]]:
    """Yield the generic words of place: first word, word after, and type."""
    lexicon, tokens = load_lexicon(), scan.tokens
    end = 0
    for number, word in enumerate(tokens.folded):
        if number < end or word not in _place_starts() or number in scan.named:
            continue
        following = tokens.folded[number : number + 1 + tokens.linked[number]][: lexicon.longest]
        term = lexicon.at_start(following, Role.PLACE, "after")
        if term and term.type:
            end = number + term.length
            yield _before_people(tokens, number, term.type), end, term.type


def _before_people(tokens: Tokens, number: int, type_: str) -> int:
    """Return where "Zhuang autonomous region" begins, if a people stands before the region."""
    if type_ != "autonomous-region":
        return number
    before = tokens.before(number, load_lexicon().longest)
    people = load_lexicon().at_end(before, Role.PEOPLE, "after")
    return number - people.length if people else number


@lru_cache(maxsize=1)
def _place_starts() -> frozenset[str]:
    terms = load_lexicon().terms.items()
    return frozenset(words[0] for words, found in terms if any(t.role is Role.PLACE for t in found))


def _is_of_type(entity: Entity, type_: str) -> bool:
    return entity.type == type_ or {entity.type, type_} == {"city", "municipality"}


def _is_free_run(scan: Scan, first: int, last: int, joined_to: int, type_: str) -> bool:
    """Whether free words stand in a row, without a break, beside a generic word of place.

    A guessed name of another type is free: what stands beside "province" is no country.
    """
    if first < 0 or last > len(scan.tokens.words):
        return False
    begin, end = min(first, joined_to), max(last, joined_to + 1)
    row = range(begin + 1, min(end, len(scan.tokens.words)))
    return all(scan.follows(n) for n in row) and all(
        _is_free(scan, n) or _is_contradicted(scan, n, type_) for n in range(first, last)
    )


def _is_contradicted(scan: Scan, number: int, type_: str) -> bool:
    mention = scan.named.get(number)
    return (
        mention is not None
        and mention.match.how == "inferred"
        and not _is_of_type(mention.match.entity, type_)
    )


def _of_named_places(scan: Scan) -> Iterator[Fragment]:
    """A word of a place's name that the same text has in full, standing alone as a name does."""
    lexicon, tokens = load_lexicon(), scan.tokens
    owners = _owners_of_words(scan)
    for number, word in enumerate(tokens.folded):
        entities = owners.get(word, {})
        if not entities or not _is_free(scan, number):
            continue
        case = lexicon.at_start(tokens.after(number + 1, 1), Role.POSTPOSITION, "after")
        alone = not scan.follows(number) or is_plain(tokens.folded[number - 1])
        if case and alone:
            span = tokens.words[number]
            found = [e for e in entities.values() if not _is_whole(scan, number, number + 1, e)]
            if found:
                yield Fragment(span.start, span.end, tuple(found))


def _owners_of_words(scan: Scan) -> dict[str, dict[str, Entity]]:
    owners: dict[str, dict[str, Entity]] = {}
    for mention in scan.native:
        entity = mention.match.entity
        words = [fold(word.text) for word in words_of(core(scan.text, mention))]
        if entity.kind == "place" and entity.type != "country" and len(words) > 1:
            for word in words:
                if len(word) >= _SHORTEST and not is_plain(word):
                    owners.setdefault(word, {})[entity.id] = entity
    return owners


def _is_free(scan: Scan, number: int) -> bool:
    """Whether a word of the text's own script belongs to no name and is no ordinary word."""
    word = scan.tokens.folded[number]
    if number in scan.named or scan.tokens.scripts[number] in _FOREIGN:
        return False
    return len(word) >= _SHORTEST and not is_plain(word)


def _is_postposition(scan: Scan, number: int) -> bool:
    word = scan.tokens.folded[number : number + 1]
    return load_lexicon().at_start(word, Role.POSTPOSITION, "after") is not None


def _run_end(scan: Scan, first: int) -> int:
    """Return where a name that begins at a word may end at most: the number of the word after it.

    Only its first word must be no ordinary one: हुई is both a verb and a name.
    """
    last = first
    while last - first < _MOST_WORDS and is_open(scan, last) and scan.follows(last):
        word = scan.tokens.folded[last]
        if last == first and (is_plain(word) or len(word) < _SHORTEST):
            break
        last += 1
    return last


def _find(scan: Scan, first: int, last: int, kind: Kind) -> tuple[Entity, ...]:
    spelling = " ".join(scan.tokens.folded[first:last])
    found = _parts(scan.normalizer.gazetteer).find(spelling, kind)
    return tuple(one for one in found if not _is_whole(scan, first, last, one))


def _is_whole(scan: Scan, first: int, last: int, entity: Entity) -> bool:
    """Whether the part and the words beside it are the whole name, which was not recognised."""
    tokens = scan.tokens
    before, after = tokens.before(first, _NEIGHBOURS), tokens.after(last, _NEIGHBOURS)
    middle = tokens.folded[first:last]
    for left in range(len(before) + 1):
        for right in range(len(after) + 1):
            words = (*before[len(before) - left :], *middle, *after[:right])
            if (left or right) and _names_whole(scan.normalizer, words, entity):
                return True
    return False


@lru_cache(maxsize=1 << 14)
def _names_whole(normalizer: Normalizer, words: tuple[str, ...], entity: Entity) -> bool:
    match = normalizer.normalize(" ".join(words))
    return match is not None and match.entity.id == entity.id and not _lacks(entity, words)


def _lacks(entity: Entity, words: Sequence[str]) -> bool:
    """Whether a name that was recognised lacks a part all the same; titles are no part of it."""
    named = [word for word in words if not is_plain(word)]
    return missing_part(entity, " ".join(named)) is not None


def _was_named(scan: Scan, entity: Entity, before: int) -> bool:
    return any(m.match.entity.id == entity.id and m.end <= before for m in scan.mentions)
