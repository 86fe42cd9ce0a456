"""What stands beside words and says that they are a name: titles, words of place, postpositions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal

from eknaam.lexicon import Lexicon, Role, load_lexicon
from eknaam.records import Kind
from eknaam.text.fold import fold
from eknaam.text.tokens import Tokens

__all__ = ["EVIDENCE", "Evidence", "Hint", "hints_beside", "is_supported"]

Evidence = Literal["honorific", "title", "place-word", "list", "latin", "postposition"]
"""What speaks for a name: a word before or after it, known names in one list with it, or Latin
letters in Hindi or Urdu text. A postposition says only of which kind it is."""

EVIDENCE: Final[tuple[Evidence, ...]] = ("honorific", "title", "place-word", "list", "latin")
"""What is enough to propose a name, the strongest first."""

_AROUND: Final = 4  # words
_ROLES: Final[dict[Role, tuple[Evidence, Kind]]] = {
    Role.HONORIFIC: ("honorific", "person"),
    Role.AFTER_NAME: ("honorific", "person"),
    Role.TITLE: ("title", "person"),
    Role.PLACE: ("place-word", "place"),
}
# Who does something is mostly a person, and what something is in mostly a place.
_POSTPOSITIONS: Final[dict[str, Kind]] = {
    **dict.fromkeys(map(fold, ("ने", "نے")), "person"),
    **dict.fromkeys(map(fold, ("में", "तक", "میں", "تک")), "place"),
}


@dataclass(frozen=True, slots=True, order=True)
class Hint:
    """One thing that speaks for a name.

    Attributes:
        evidence: what it is.
        kind: the kind that it speaks for.
        type: the type that a generic word of place names, or "".
    """

    evidence: Evidence
    kind: Kind
    type: str = ""


def hints_beside(tokens: Tokens, first: int, last: int) -> frozenset[Hint]:
    """Return what the words beside some words say.

    Args:
        tokens: the words of a text.
        first: the number of the first word.
        last: the number of the word after the last one.

    Examples:
        >>> from eknaam.text.tokens import tokenize
        >>> for hint in sorted(hints_beside(tokenize("कॉमरेड ले थांग ने"), 1, 3)):
        ...     print(hint.evidence, hint.kind)
        honorific person
        postposition person
    """
    lexicon = load_lexicon()
    before = tokens.before(first, _AROUND)
    after = tokens.after(last, _AROUND) if last < len(tokens.words) else ()
    people = lexicon.at_start(after, Role.PEOPLE, "after")
    after = after[people.length :] if people else after
    found = set(_lexical(lexicon, before, after))
    if after and after[0] in _POSTPOSITIONS:
        found.add(Hint("postposition", _POSTPOSITIONS[after[0]]))
    return frozenset(found)


def _lexical(lexicon: Lexicon, before: tuple[str, ...], after: tuple[str, ...]) -> Iterator[Hint]:
    for role, (evidence, kind) in _ROLES.items():
        found = lexicon.at_end(before, role, "before") or lexicon.at_start(after, role, "after")
        if found:
            yield Hint(evidence, kind, found.type or "")


def is_supported(hints: Iterable[Hint]) -> bool:
    """Return whether more than a postposition speaks for a name."""
    return any(hint.evidence != "postposition" for hint in hints)
