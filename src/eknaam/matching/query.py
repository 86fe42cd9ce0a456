"""A name as it stands in text: what is the name, and what stands around it.

"कॉमरेड त्रान कुओंग से" asks for त्रान कुओंग and says that it is a person; "क्वांग निन्ह प्रांत" asks for
क्वांग निन्ह and says that it is a province.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from eknaam.lexicon import Lexicon, Role, Side, Term
from eknaam.records import Entity, Kind

__all__ = [
    "AUTONOMOUS_REGION",
    "BESIDE",
    "NO_EVIDENCE",
    "Evidence",
    "evidence_of",
    "is_of_type",
    "narrowings",
]

AUTONOMOUS_REGION: Final = "autonomous-region"
"""The type of place whose full name has the name of a people in it."""

BESIDE: Final = math.log(30)
"""How much oftener, in nats, a title or generic word stands beside a name that it fits.

An estimate: about every third name has one, and one other word in a hundred.
"""

_KIND_OF: Final[dict[Role, Kind]] = {
    Role.HONORIFIC: "person",
    Role.AFTER_NAME: "person",
    Role.TITLE: "person",
    Role.PLACE: "place",
    Role.PEOPLE: "place",
}


_NARROW: Final = frozenset(
    ("airport", "bridge", "district", "island", "lake", "mountain", "pass", "port", "river", "sea")
)
"""Types of place whose word beside a name rules out other types."""

_CALLED: Final[dict[str, frozenset[str]]] = {
    "district": frozenset(("banner", "county", "district", "town")),
    "island": frozenset(("island", "islands")),
    "mountain": frozenset(("mountain", "mountains", "range")),
    "sea": frozenset(("bay", "gulf", "sea")),
}
"""The types of entity that a word for a type may be said of."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the words around a name say about the entity.

    Attributes:
        kinds: the kinds they speak for; empty if they say nothing.
        types: the types of place they speak for; empty if they say nothing.
    """

    kinds: frozenset[Kind] = frozenset()
    types: frozenset[str] = frozenset()

    def __or__(self, other: Evidence) -> Evidence:
        return Evidence(self.kinds | other.kinds, self.types | other.types)

    def supports(self, entity: Entity) -> bool:
        """Whether the words speak for this entity's type, or for its kind if they name no type."""
        if not self.types:
            return entity.kind in self.kinds
        return any(is_of_type(entity.type, stated) for stated in self.types)

    def rules_out(self, entity: Entity) -> bool:
        """Whether a word beside the name says that the entity is not meant.

        What stands beside "district", "island" or "bridge" is no province; what stands beside
        "province" or "city" is called by that word loosely, too.
        """
        narrow = self.types & _NARROW
        return (
            bool(narrow)
            and entity.kind == "place"
            and not any(entity.type in _CALLED.get(type_, {type_}) for type_ in narrow)
        )


NO_EVIDENCE: Final = Evidence()


def is_of_type(type_: str | None, stated: str | None) -> bool:
    """Return whether an entity of a type may be called by a generic word of place.

    Examples:
        >>> is_of_type("municipality", "city"), is_of_type("province", "city")
        (True, False)
    """
    return type_ == stated or {type_, stated} == {"city", "municipality"}


def evidence_of(term: Term | None) -> Evidence:
    """Return what a term of the lexicon says about the name beside it."""
    if term is None or term.role not in _KIND_OF:
        return NO_EVIDENCE
    types = frozenset((term.type,)) if term.role is Role.PLACE and term.type else frozenset()
    return Evidence(frozenset((_KIND_OF[term.role],)), types)


def narrowings(words: Sequence[str], lexicon: Lexicon) -> Iterator[tuple[slice, Evidence]]:
    """Yield ever narrower parts of a name, from the whole to the name alone.

    Args:
        words: the folded words of a name as it stands in text.
        lexicon: the words that may stand around it.

    Yields:
        Which words are left, never none, and what those that were taken away say.

    Examples:
        >>> from eknaam.lexicon import load_lexicon
        >>> for part, evidence in narrowings(("कॉमरेड", "त्रान", "कुओंग", "से"), load_lexicon()):
        ...     print(part.start, part.stop, *evidence.kinds)
        0 4
        0 3
        1 3 person
    """
    start, end = 0, len(words)
    evidence = NO_EVIDENCE
    while True:
        yield slice(start, end), evidence
        if end - start > 1 and (words[end - 1].isdigit() or words[start].isdigit()):
            # A digit ends a word, and belongs to a name only where the gazetteer lists it.
            last = words[end - 1].isdigit()
            start, end = (start, end - 1) if last else (start + 1, end)
            continue
        term, side = _removable(words[start:end], lexicon, evidence)
        if term is None or term.length >= end - start:
            return
        evidence |= evidence_of(term)
        start, end = (start + term.length, end) if side == "before" else (start, end - term.length)


def _removable(
    words: Sequence[str], lexicon: Lexicon, evidence: Evidence
) -> tuple[Term | None, Side]:
    after = [Role.POSTPOSITION, Role.AFTER_NAME, Role.PLACE]
    if AUTONOMOUS_REGION in evidence.types:
        after.append(Role.PEOPLE)
    for role in after:
        if term := lexicon.at_end(words, role, "after"):
            return term, "after"
    for role in (Role.HONORIFIC, Role.TITLE, Role.PLACE):
        if term := lexicon.at_start(words, role, "before"):
            return term, "before"
    return None, "before"
