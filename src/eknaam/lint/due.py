"""Parts of names where a whole one is due: after a title, or beside "province"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from eknaam.lexicon import Role, load_lexicon
from eknaam.lexicon.frequency import zipf
from eknaam.lexicon.words import is_around_names, is_plain, words
from eknaam.lint.fragments import SHORTEST, Fragment, find_owners, is_free, is_other, least_of
from eknaam.lint.parts import SURE
from eknaam.lint.scan import Introduced, Scan
from eknaam.lint.strangers import is_initial, is_open
from eknaam.matching.query import is_of_type
from eknaam.records import Entity
from eknaam.text.tokens import Tokens

__all__ = ["due_parts"]

_MOST_WORDS: Final = 3
_EVERYDAY: Final = 5.0  # Zipf frequency from which a word beside a name is no part of it


def due_parts(scan: Scan) -> Iterator[Fragment]:
    """Yield the parts of names in a text where a whole name is due."""
    yield from _after_titles(scan)
    yield from _beside_places(scan)


def _after_titles(scan: Scan) -> Iterator[Fragment]:
    """A part of a person's name after an honorific or a title, before the full name came."""
    tokens = scan.tokens
    for place in scan.introduced:
        if not scan.follows(place.next):
            continue
        if place.next in scan.strange:
            continue  # a name that the gazetteer may lack is no part of another
        shortest = place.next + 1
        for last in range(_run_end(scan, place.next), shortest - 1, -1):
            beyond = _beyond(scan, place.next, last, before=False)
            goes_on = beyond is not None and not _ends_a_name(scan, beyond)
            if goes_on or _is_postposition(scan, last - 1):
                continue
            if last == shortest and not _is_expected(scan, place):
                break  # many people elsewhere are called by one such syllable
            least = least_of(tokens.folded[place.next]) if last == shortest else SURE
            found = find_owners(scan, place.next, last, "person", least=least)
            if found:
                start = tokens.starts[place.next]
                if not any(_was_named(scan, entity, start) for entity in found):
                    yield Fragment(start, tokens.ends[last - 1], found)
                break


def _is_expected(scan: Scan, place: Introduced) -> bool:
    """Whether a name of the gazetteer's people is due after a title."""
    title = scan.tokens.folded[place.next - 1]
    return title in words("comrades") or scan.is_expected(place.next)


def _beside_places(scan: Scan) -> Iterator[Fragment]:
    """A part of a place's name beside the generic word for its type."""
    tokens = scan.tokens
    for first, last, type_ in _place_words(scan):
        for start, end in _windows(scan, first, last, type_):
            joined_to = first if end == first else last - 1
            if not scan.strange.isdisjoint(range(start, end)):
                continue
            beyond = _beyond(scan, start, end, before=end == first)
            lone = end - start == 1 and _is_lone_syllable(scan, start, beyond)
            if not _is_free_run(scan, start, end, joined_to, type_, lone=lone):
                continue
            if beyond is not None and not _ends_a_name(scan, beyond):
                continue  # what goes on as a name does is another name
            if found := find_owners(scan, start, end, "place", type_=type_):
                yield Fragment(tokens.starts[start], tokens.ends[end - 1], found)
                break


def _windows(scan: Scan, first: int, last: int, type_: str) -> Iterator[tuple[int, int]]:
    """Yield the words before and after a generic word that may be a name, the longest first."""
    if scan.follows(first):
        for size in range(_most(scan, first - 1, first, type_), 0, -1):
            yield first - size, first
    if scan.follows(last):
        for size in range(_most(scan, last, len(scan.tokens.words) - last, type_), 0, -1):
            yield last, last + size


def _most(scan: Scan, beside: int, most: int, type_: str) -> int:
    """Return how many words beside a generic one may be a name, by the word right beside it."""
    if is_free(scan, beside) or _is_contradicted(scan, beside, type_):
        return min(most, _MOST_WORDS)
    return 0 if beside in scan.named else 1


def _beyond(scan: Scan, start: int, end: int, *, before: bool) -> int | None:
    """Return the word on the side of a window that has no generic word; None after a break."""
    if before:
        return start - 1 if scan.follows(start) else None
    return end if scan.follows(end) else None


def _ends_a_name(scan: Scan, number: int) -> bool:
    if is_initial(scan, number):
        return False
    return is_other(scan, number) or zipf(scan.tokens.folded[number]) >= _EVERYDAY


def _place_words(scan: Scan) -> Iterator[tuple[int, int, str]]:
    """Yield the generic words of place: first word, word after, and type."""
    lexicon, tokens = load_lexicon(), scan.tokens
    end = 0
    for number in scan.numbers(_place_starts()):
        if number < end:
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


def _is_lone_syllable(scan: Scan, number: int, beyond: int | None) -> bool:
    """Whether a word that ordinary text has, too, may be a name: nothing leads up to it.

    After a comma or "and", हा beside "province" is hardly the word for "yes".
    """
    word = scan.tokens.folded[number]
    if number in scan.named or is_around_names(word) or zipf(word) >= _EVERYDAY:
        return False
    return len(word) >= SHORTEST and (beyond is None or scan.tokens.folded[beyond] in words("and"))


def _is_free_run(
    scan: Scan, first: int, last: int, joined_to: int, type_: str, *, lone: bool
) -> bool:
    """Whether free words stand in a row, without a break, beside a generic word of place.

    A guessed name of another type is free: what stands beside "province" is no country.
    """
    begin, end = min(first, joined_to), max(last, joined_to + 1)
    row = range(begin + 1, min(end, len(scan.tokens.words)))
    return all(scan.follows(n) for n in row) and all(
        lone or is_free(scan, n) or _is_contradicted(scan, n, type_) for n in range(first, last)
    )


def _is_contradicted(scan: Scan, number: int, type_: str) -> bool:
    mention = scan.named.get(number)
    return (
        mention is not None
        and mention.match.how == "inferred"
        and not is_of_type(mention.match.entity.type, type_)
    )


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
        if last == first and (is_plain(word) or len(word) < SHORTEST):
            break
        last += 1
    return last


def _was_named(scan: Scan, entity: Entity, before: int) -> bool:
    return any(m.match.entity.id == entity.id and m.end <= before for m in scan.mentions)
