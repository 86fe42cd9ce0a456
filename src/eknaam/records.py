"""The records that pass between the stages: frozen and slotted.

Spans are in code points of the caller's own string, whatever was folded for comparing; scores
are probabilities between 0 and 1; tags are BCP 47; dates are ISO 8601 (YYYY, YYYY-MM or
YYYY-MM-DD).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal, Protocol, get_args

__all__ = [
    "SEEN",
    "STANDINGS",
    "BareTitle",
    "Candidate",
    "Entity",
    "FaintName",
    "Finding",
    "How",
    "Kind",
    "Match",
    "Mention",
    "Name",
    "Role",
    "Standing",
    "Succession",
    "UnlistedName",
]

Kind = Literal["person", "place", "organization"]
"""What an entity is."""

Standing = Literal["preferred", "attested", "rejected", "predicted"]
"""House spelling; seen in the wild; known to be wrong (recognised, and reported); or what the
model expects where no spelling was seen: a suggestion, which is neither looked up nor compared."""

STANDINGS: Final[tuple[Standing, ...]] = get_args(Standing)
"""All standings, in the order in which a gazetteer has them."""

SEEN: Final[frozenset[Standing]] = frozenset(("preferred", "attested"))
"""The standings of what is written, and rightly."""

How = Literal["preferred", "attested", "rejected", "inferred", "short-form"]
"""How a match was made: by a listed name of that standing, from the sound, or from a part."""


@dataclass(frozen=True, slots=True)
class Name:
    """One name of an entity, in one language and script."""

    text: str
    tag: str
    standing: Standing = "preferred"

    @property
    def is_listed(self) -> bool:
        """Whether it is looked up: what is only predicted is not."""
        return self.standing != "predicted"


@dataclass(frozen=True, slots=True)
class Role:
    """An office that a person holds or held."""

    title: str
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Succession:
    """What an ended entity became, and when."""

    id: str
    date: str


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, place or organization of the gazetteer.

    Examples:
        >>> from eknaam import load_gazetteer
        >>> entity = load_gazetteer()["quang-ninh"]
        >>> entity.canonical, entity.kind, entity.type
        ('Quảng Ninh', 'place', 'province')
        >>> entity.name("zh-Hant")
        '廣寧'
    """

    id: str
    kind: Kind
    canonical: str
    canonical_tag: str = field(repr=False)
    names: tuple[Name, ...] = field(repr=False, hash=False)
    type: str | None = None
    ids: Mapping[str, str] = field(default_factory=dict, repr=False, hash=False)
    population: int | None = field(default=None, repr=False)
    part_of: str | None = field(default=None, repr=False)
    valid_from: str | None = field(default=None, repr=False)
    valid_until: str | None = field(default=None, repr=False)
    succeeded_by: tuple[Succession, ...] = field(default=(), repr=False)
    roles: tuple[Role, ...] = field(default=(), repr=False)
    shared: bool = field(default=False, repr=False)
    sources: tuple[str, ...] = field(default=(), repr=False)

    def __hash__(self) -> int:
        return hash(self.id)  # what was worked out is remembered by entity, so it has to be quick

    def name(self, tag: str) -> str | None:
        """Return the listed name with exactly this tag: preferred, else the first attested one.

        Args:
            tag: a BCP 47 tag as the gazetteer writes it.

        Returns:
            The name, or None; a rejected or predicted name is never returned.
        """
        for standing in ("preferred", "attested"):
            for name in self.names:
                if name.tag == tag and name.standing == standing:
                    return name.text
        return None


def _plain(entity: Entity) -> dict[str, object]:
    return {
        "canonical": entity.canonical,
        "id": entity.id,
        "kind": entity.kind,
        "type": entity.type,
    }


class AlignedChunk(Protocol):
    """Units of a name and units of its spelling that belong together."""

    @property
    def name(self) -> tuple[str, ...]:
        """Units of the name, perhaps none."""

    @property
    def spelling(self) -> tuple[str, ...]:
        """Units of the spelling, perhaps none."""

    @property
    def cost(self) -> float:
        """How unlikely they are together, -log P, in nats."""


class AlignmentReason(Protocol):
    """A reason that can be looked into: how a spelling and a name were aligned."""

    @property
    def steps(self) -> Sequence[AlignedChunk]:
        """The chunks in order; together they are the whole name and the whole spelling."""


Reason = str | AlignmentReason


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entity that a spelling may stand for.

    Attributes:
        entity: the entity.
        name: which of its names was compared.
        score: the probability that the spelling means this entity, 0 to 1.
        reason: why: `str(reason)` is one line for people. For a name that was inferred,
            `reason.steps` are the aligned chunks of the name and the spelling, with their cost.
    """

    entity: Entity
    name: Name
    score: float
    reason: Reason = ""

    def to_dict(self) -> dict[str, object]:
        """Return the candidate as plain data: the entity's fields, the name, and why."""
        return _plain(self.entity) | {
            "score": self.score,
            "name": self.name.text,
            "tag": self.name.tag,
            "reason": str(self.reason),
        }


@dataclass(frozen=True, slots=True)
class Match:
    """The entity that a name stands for.

    `str(match)` is the canonical name, with the likeliest other one if it is ambiguous;
    `match.canonical` is the name alone.

    Attributes:
        entity: the entity.
        score: the probability that the match is right, 0 to 1.
        how: "preferred", "attested" or "rejected" for a listed spelling, "inferred" from the
            sound, "short-form" for a part of a name that was given in full before.
        ambiguous: whether another candidate is too close to call.
        candidates: what was considered, best first.
    """

    entity: Entity
    score: float
    how: How
    ambiguous: bool = False
    candidates: tuple[Candidate, ...] = field(default=(), repr=False)

    @property
    def canonical(self) -> str:
        """The canonical name of the entity."""
        return self.entity.canonical

    def to_dict(self) -> dict[str, object]:
        """Return the match as plain data, ready for JSON.

        Examples:
            >>> import eknaam
            >>> found = eknaam.normalize_entity("हनोई").to_dict()
            >>> found["canonical"], found["id"], found["kind"], found["ambiguous"]
            ('Hà Nội', 'ha-noi', 'place', False)
        """
        return _plain(self.entity) | {
            "score": self.score,
            "how": self.how,
            "ambiguous": self.ambiguous,
            "candidates": [candidate.to_dict() for candidate in self.candidates],
        }

    def __str__(self) -> str:
        if not self.ambiguous:
            return self.canonical
        others = (
            one.entity.canonical for one in self.candidates if one.entity.id != self.entity.id
        )
        return f"{self.canonical} (or {next(others, 'another')})"


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in a text that names an entity.

    Attributes:
        start: where the mention begins, in code points of the caller's string.
        end: where it ends.
        core_start: where the name itself begins, without "Zhuang Autonomous Region".
        core_end: where the name itself ends.
        text: the mention as it stands in the text, `text[start:end]`.
        lang: the BCP 47 tag of the language it was read in.
        match: which entity it names, and how that is known.
    """

    start: int
    end: int
    core_start: int
    core_end: int
    text: str
    lang: str
    match: Match

    def to_dict(self) -> dict[str, object]:
        """Return the mention as plain data, ready for JSON: its place, and its match's fields.

        Examples:
            >>> import eknaam
            >>> [mention] = eknaam.find_entities("हनोई में")
            >>> found = mention.to_dict()
            >>> found["start"], found["end"], found["text"], found["canonical"]
            (0, 4, 'हनोई', 'Hà Nội')
        """
        return {
            "start": self.start,
            "end": self.end,
            "core_start": self.core_start,
            "core_end": self.core_end,
            "text": self.text,
            "lang": self.lang,
        } | self.match.to_dict()


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule of the linter found at a place of a text.

    Attributes:
        rule: the rule's code, such as EK104.
        kind: what it found, such as "truncated-name".
        start: where it begins, in code points of the caller's string.
        end: where it ends.
        message: the reason, one line; names in it stand between bidi isolates.
        entity: the entity that the place names, or None.
        suggestions: what could stand there instead, best first.
        safe: whether the first suggestion may be applied unasked.

    Examples:
        >>> import eknaam
        >>> text = "ग्वांग झुआंग स्वायत्त क्षेत्र"
        >>> [finding] = eknaam.lint_text(text)
        >>> finding.rule, text[finding.start : finding.end], finding.suggestions[0]
        ('EK104', 'ग्वांग झुआंग', 'गुआंग्शी झुआंग')
    """

    rule: str
    kind: str
    start: int
    end: int
    message: str
    entity: Entity | None = None
    suggestions: tuple[str, ...] = ()
    safe: bool = False


@dataclass(frozen=True, slots=True)
class UnlistedName:
    """A name that the gazetteer lacks, in a text.

    Attributes:
        start: where the name begins, in code points of the caller's text; no title, generic word
            or postposition belongs to it.
        end: where it ends.
        text: the name as it is written.
        lang: the language of the text around it, BCP 47.
        kind: "person" or "place".
        canonical: its likely canonical form, in plain letters.
        tag: the language of that form, "vi" or "zh-Latn-pinyin".
        score: the probability that a name stands there which the gazetteer lacks, 0 to 1.
        reason: what speaks for it, for a person to read.
        near: a listed entity of which it may be a spelling; None where none is near.
    """

    start: int
    end: int
    text: str
    lang: str
    kind: Kind
    canonical: str
    tag: str
    score: float
    reason: str
    near: Candidate | None = None


@dataclass(frozen=True, slots=True)
class FaintName:
    """Words that may be a name that the gazetteer lacks, though by themselves they hardly are.

    Attributes:
        start: where they begin, in code points of the caller's text.
        end: where they end.
        kind: of what they may be the name, "person" or "place".
        tag: the language of its syllables, "vi" or "zh-Latn-pinyin".
        odds: the log odds that they are a name, in nats.
    """

    start: int
    end: int
    kind: Kind
    tag: str
    odds: float


@dataclass(frozen=True, slots=True)
class BareTitle:
    """An honorific or a title that no name follows.

    Attributes:
        start: where it begins, in code points of the caller's text.
        end: where it ends.
        text: the title as it is written.
        honorific: whether it is an honorific, which hardly stands alone, and no title of office.
    """

    start: int
    end: int
    text: str
    honorific: bool
