"""Honorifics and titles that no name follows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence, Set
from typing import Final

from eknaam.lexicon import Role, load_lexicon
from eknaam.lexicon.frequency import zipf
from eknaam.lexicon.words import words
from eknaam.records import BareTitle
from eknaam.scanner.passage import Passage

__all__ = ["bare_titles"]

_INTRODUCING: Final = (Role.HONORIFIC, Role.TITLE)
_CLOSED: Final = 6.5  # Zipf frequency from which on a word is a verb or pronoun, and no name
_SENTENCE_ENDS: Final = frozenset("।۔.!?؟")


def bare_titles(
    passage: Passage,
    named: Sequence[tuple[int, int]],
    is_surname: Callable[[str, str], bool],
) -> Iterator[BareTitle]:
    """Yield the honorifics and titles that no name follows.

    What follows cannot begin a name: a postposition, a very frequent word, another title, a word of
    the lexicon, or the end of a sentence. A word that may be anybody's name is a name.

    Args:
        passage: the words of the text.
        named: where names stand in it, start and end.
        is_surname: whether a folded word of a script (ISO 15924) sounds like a surname.
    """
    starts = {start for start, _ in named}
    inside = _covered(named)
    reached = 0
    for chunk in passage.near:
        for number in passage.words_of(chunk):
            start = passage.starts[number]
            if start < reached or start in inside:
                continue
            length, honorific = _introducing(passage, number)
            if not length:
                continue
            end = reached = passage.ends[number + length - 1]
            if not _may_be_followed(passage, number + length, starts, is_surname):
                yield BareTitle(start, end, passage.text[start:end], honorific)


def _introducing(passage: Passage, number: int) -> tuple[int, bool]:
    """Return how many words a title has that begins at a word, and whether it is an honorific."""
    if not passage.forms[number].near_names:
        return 0, False
    lexicon = load_lexicon()
    words = (passage.forms[number].folded, *passage.after(number + 1, lexicon.longest))
    found = [term for role in _INTRODUCING if (term := lexicon.at_start(words, role, "before"))]
    longest = max(found, key=lambda term: term.length, default=None)
    return (0, False) if longest is None else (longest.length, longest.role is Role.HONORIFIC)


def _may_be_followed(
    passage: Passage, number: int, starts: Set[int], is_surname: Callable[[str, str], bool]
) -> bool:
    """Whether what follows a title may be a name."""
    if number == passage.size or not passage.linked(number - 1):
        rest = passage.text_after(number - 1).lstrip(" ")
        return bool(rest.strip()) and rest[0] not in _SENTENCE_ENDS
    if passage.starts[number] in starts:
        return True
    form = passage.forms[number]
    word = form.folded
    if load_lexicon().at_start((word,), Role.POSTPOSITION, "after") or word in words("no_name"):
        return False
    if _introducing(passage, number)[0]:
        return False
    return zipf(word) < _CLOSED or is_surname(word, form.script)


def _covered(named: Sequence[tuple[int, int]]) -> set[int]:
    return {place for start, end in named for place in range(start, end)}
