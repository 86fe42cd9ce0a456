"""What is proposed: a name, its likely form, its spellings, and what speaks for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from eknaam.discover.around import Evidence
from eknaam.discover.tally import Example
from eknaam.records import Kind
from eknaam.unlisted import Tag

__all__ = ["Alternative", "Listed", "Proposal", "Spelling"]


@dataclass(frozen=True, slots=True)
class Spelling:
    """A spelling of a proposed name.

    Attributes:
        text: the spelling.
        lang: the BCP 47 tag of its language, "" for one in Latin letters.
        count: how often it stands there.
        documents: in how many documents.
    """

    text: str
    lang: str
    count: int
    documents: int


@dataclass(frozen=True, slots=True)
class Alternative:
    """A canonical form that may be meant.

    Attributes:
        name: the form, without marks.
        tag: its language, BCP 47.
        probability: how likely it is among all that were weighed, 0 to 1.
    """

    name: str
    tag: Tag
    probability: float


@dataclass(frozen=True, slots=True)
class Listed:
    """A listed entity that may be meant.

    Attributes:
        id: its id.
        name: its canonical name.
        probability: how likely it is that the spellings are its own, 0 to 1.
    """

    id: str
    name: str
    probability: float


@dataclass(frozen=True, slots=True)
class Proposal:
    """A name that no gazetteer has, or spellings that a listed entity may lack.

    Attributes:
        id: an id for it that is not taken, or that of the listed entity whose spellings these
            probably are.
        kind: "person" or "place", as far as what stands beside it says.
        type: for a place the type that the words beside it say, or None.
        name: the likely canonical form: as documents write it in Latin letters, else the
            likeliest, without marks.
        tag: the language of the name, BCP 47.
        alternatives: the forms that may be meant, the likeliest first.
        spellings: its spellings, the most frequent first.
        count: how often it stands there.
        documents: in how many documents at least.
        evidence: what speaks for it and how often, the strongest first.
        examples: some places.
        alike: ids of listed entities whose name has the same letters; it may be one of them.
        near: the listed entities that the spellings may belong to, the likeliest first.
    """

    id: str
    kind: Kind
    type: str | None
    name: str
    tag: str
    alternatives: tuple[Alternative, ...]
    spellings: tuple[Spelling, ...]
    count: int
    documents: int
    evidence: tuple[tuple[Evidence, int], ...]
    examples: tuple[Example, ...] = field(repr=False)
    alike: tuple[str, ...] = ()
    near: tuple[Listed, ...] = ()

    @property
    def is_addition(self) -> bool:
        """Whether it brings spellings to a listed entity, and no new name."""
        return bool(self.near) and self.id == self.near[0].id

    def to_entry(self) -> dict[str, Any]:
        """Return the entity as plain data of the gazetteer format."""
        names: dict[str, object] = {self.tag: self.name}
        for spelling in self.spellings:
            if spelling.lang:
                listed = names.setdefault(spelling.lang, {"attested": []})
                assert isinstance(listed, dict)  # noqa: S101 - only names of Latin letters are text
                listed["attested"].append(spelling.text)
        entry = {"id": self.id, "kind": self.kind, "type": self.type, "names": names}
        return {key: value for key, value in entry.items() if value}
