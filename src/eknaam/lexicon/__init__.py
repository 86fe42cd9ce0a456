"""The lexicon: words that stand around names, as data by language.

Honorifics and titles speak for a person, generic words of place for a place and its type,
postpositions belong to no name, and the name of a people before "autonomous region" belongs to
the region's full name. One TOML file a language holds them, oblique forms included. How frequent
words are in ordinary text is in `frequency`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache, cached_property
from importlib import resources
from itertools import chain
from typing import Any, Final, Literal

from eknaam.text.fold import fold
from eknaam.text.tokens import words_of

__all__ = ["LANGUAGES", "Lexicon", "Role", "Side", "Term", "load_lexicon"]

LANGUAGES: Final = ("hi", "ur", "vi", "en", "zh")
"""The languages that have a lexicon, as BCP 47 tags."""


Side = Literal["before", "after"]
"""Where a word stands, seen from the name."""


class Role(Enum):
    """What a word does beside a name."""

    HONORIFIC = "honorifics"
    AFTER_NAME = "after_names"
    TITLE = "titles"
    POSTPOSITION = "postpositions"
    PLACE = "places"
    PEOPLE = "peoples"


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase of the lexicon.

    Attributes:
        role: what it does beside a name.
        lang: its language, BCP 47.
        type: for a generic word of place the type that it names, for a people the people.
        length: how many words it has.
        sides: where it may stand, before a name or after it.
    """

    role: Role
    lang: str
    type: str | None
    length: int
    sides: frozenset[Side]


@dataclass(frozen=True)
class Lexicon:
    """Phrases of folded words, and what each does beside a name.

    Attributes:
        terms: the phrases.
        longest: how many words the longest has.
        words: all words of the phrases that speak for a name; postpositions do not.
    """

    terms: Mapping[tuple[str, ...], tuple[Term, ...]]
    longest: int
    words: frozenset[str]

    def at_start(self, words: Sequence[str], role: Role, side: Side) -> Term | None:
        """Return the longest term that `words` begin with.

        Args:
            words: folded words.
            role: what the term does beside a name.
            side: on which side of a name it is to stand.

        Returns:
            The term, or None.

        Examples:
            >>> words = ("स्वायत्त", "क्षेत्र", "की")
            >>> term = load_lexicon().at_start(words, Role.PLACE, "after")
            >>> term.type, term.length
            ('autonomous-region', 2)
        """
        longest = min(self._from.get(words[0], 0), len(words)) if words else 0
        phrases = [tuple(words[:length]) for length in range(longest, 0, -1)]
        return self._first(phrases, role, side)

    def at_end(self, words: Sequence[str], role: Role, side: Side) -> Term | None:
        """Return the longest term that `words` end with, as `at_start` does for their beginning.

        Examples:
            >>> load_lexicon().at_end(("पार्टी", "सचिव", "कॉमरेड"), Role.HONORIFIC, "before").lang
            'hi'
        """
        longest = min(self._up_to.get(words[-1], 0), len(words)) if words else 0
        phrases = [tuple(words[-length:]) for length in range(longest, 0, -1)]
        return self._first(phrases, role, side)

    @cached_property
    def _from(self) -> Mapping[str, int]:
        """How long the longest phrase is that begins with a word."""
        return _longest_by(self.terms, 0)

    @cached_property
    def _up_to(self) -> Mapping[str, int]:
        """How long the longest phrase is that ends with a word."""
        return _longest_by(self.terms, -1)

    def _first(self, phrases: Iterable[tuple[str, ...]], role: Role, side: Side) -> Term | None:
        found = chain.from_iterable(self.terms.get(phrase, ()) for phrase in phrases)
        return next((term for term in found if term.role is role and side in term.sides), None)


def _longest_by(phrases: Iterable[tuple[str, ...]], place: int) -> Mapping[str, int]:
    longest: dict[str, int] = {}
    for phrase in phrases:
        longest[phrase[place]] = max(len(phrase), longest.get(phrase[place], 0))
    return longest


_BOTH: Final[frozenset[Side]] = frozenset(("before", "after"))
_SIDES: Final[dict[Role, frozenset[Side]]] = {
    Role.HONORIFIC: frozenset(("before",)),
    Role.AFTER_NAME: frozenset(("after",)),
    Role.POSTPOSITION: frozenset(("after",)),
}


@cache
def load_lexicon() -> Lexicon:
    """Return the lexicon of all languages in one."""
    terms: dict[tuple[str, ...], tuple[Term, ...]] = {}
    for lang in LANGUAGES:
        data = tomllib.loads(resources.files(__name__).joinpath(f"{lang}.toml").read_text("utf-8"))
        side = data.pop("place_words")
        places = _BOTH if side == "both" else frozenset((side,))
        for role, type_, phrase in _phrases(data):
            words = tuple(fold(word.text) for word in words_of(phrase))
            sides = places if role is Role.PLACE else _SIDES.get(role, _BOTH)
            terms[words] = (*terms.get(words, ()), Term(role, lang, type_, len(words), sides))
    speaking = (words for words, found in terms.items() if any(map(_speaks, found)))
    return Lexicon(terms, max(map(len, terms)), frozenset(chain.from_iterable(speaking)))


def _speaks(term: Term) -> bool:
    return term.role is not Role.POSTPOSITION


def _phrases(data: Mapping[str, Any]) -> Iterator[tuple[Role, str | None, str]]:
    for section, value in data.items():
        typed = value.items() if isinstance(value, dict) else [(None, value)]
        for type_, phrases in typed:
            for phrase in phrases:
                yield Role(section), type_, phrase
