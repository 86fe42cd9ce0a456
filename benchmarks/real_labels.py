"""Labelled passages, and the rule by which a method is measured on them.

A name is found when exactly one mention overlaps it, the mention's core or its full span is the
label's, and its entity is the label's: by id, or by a canonical name that is the same without
marks. Labels of kind "optional" count neither way, and so do mentions of other countries.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from eknaam import Entity, Gazetteer
from eknaam.readings.latin import plain_letters
from eknaam.text.fold import fold

__all__ = [
    "CAUSES",
    "Asked",
    "Found",
    "Label",
    "Labels",
    "Method",
    "Outcome",
    "Passage",
    "is_counted",
    "measure",
    "plain",
    "read_passages",
]

COUNTED: Final = frozenset(("vietnam", "china"))
CAUSES: Final = (
    "the gazetteer lacks it",
    "nothing found though listed",
    "found as another entity",
    "another span",
    "a short form",
)

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Label:
    """A name in a passage.

    Attributes:
        span: where it stands, in code points.
        surface: how it is spelled.
        canonical: its canonical form, Vietnamese or pinyin.
        kind: "person", "place" or "optional".
        ids: the entities that it may mean; none if it is given by its canonical name only.
    """

    span: Span
    surface: str
    canonical: str
    kind: str
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A text with the names in it."""

    id: str
    lang: str
    text: str
    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What a method found in a text.

    Attributes:
        span: the full form, in code points.
        core: the name itself.
        entity: what it names.
    """

    span: Span
    core: Span
    entity: Entity


Method = Callable[[str, str], Sequence[Found]]
"""From a text and its language to what is found in it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A name that was to be found.

    Attributes:
        passage: where it stands.
        label: the name.
        listed: whether the gazetteer has it.
        here: what was found there.
        cause: why it was missed, one of `CAUSES`; empty where it was found.
    """

    passage: Passage
    label: Label
    listed: bool
    here: tuple[Found, ...]
    cause: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a method made of the passages.

    Attributes:
        asked: the names that were to be found.
        wrong: what it found where no label is, or of another entity, with the passage.
    """

    asked: tuple[Asked, ...]
    wrong: tuple[tuple[Passage, Found], ...]

    @property
    def right(self) -> int:
        """How many names were found."""
        return sum(not one.cause for one in self.asked)

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return share(self.right, self.right + len(self.wrong))

    def recall(self, chosen: Callable[[Asked], bool] = lambda _: True) -> float:
        """Return the share of some of the names that was found."""
        some = [one for one in self.asked if chosen(one)]
        return share(sum(not one.cause for one in some), len(some))


def share(part: int, whole: int) -> float:
    """Return a share; of nothing it is not a number."""
    return part / whole if whole else float("nan")


class Labels:
    """Says which entities of a gazetteer a label means.

    Args:
        gazetteer: the entities.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def entities(self, label: Label) -> frozenset[str]:
        """Return the ids that a label may mean; none if the gazetteer lacks it."""
        known = frozenset(one for one in label.ids if one in self._gazetteer)
        if known:
            return known
        named = self._by_name.get(plain(label.canonical), ())
        return frozenset(
            one for one in named if label.kind in ("optional", self._gazetteer[one].kind)
        )

    @cached_property
    def _by_name(self) -> Mapping[str, set[str]]:
        found: dict[str, set[str]] = {}
        for entity in self._gazetteer:
            for name in entity.names:
                if name.tag == "vi" or name.tag.startswith(("zh-Latn", "en")):
                    found.setdefault(plain(name.text), set()).add(entity.id)
        return found


def measure(method: Method, passages: Iterable[Passage], gazetteer: Gazetteer) -> Outcome:
    """Measure a method by the rule of the labels."""
    labels, asked = Labels(gazetteer), list[Asked]()
    wrong: list[tuple[Passage, Found]] = []
    for passage in passages:
        found = method(passage.text, passage.lang)
        free = list(found)
        for label in passage.labels:
            here = tuple(one for one in found if overlap(one.span, label.span))
            free = [one for one in free if one not in here]
            if label.kind == "optional":
                continue
            meant = labels.entities(label)
            cause = _cause(label, meant, here, passage)
            asked.append(Asked(passage, label, bool(meant), here, cause))
            wrong += [(passage, one) for one in here if cause]
        wrong += [(passage, one) for one in free]
    return Outcome(
        tuple(asked), tuple(one for one in wrong if is_counted(one[1].entity, gazetteer))
    )


def _cause(label: Label, meant: frozenset[str], here: Sequence[Found], passage: Passage) -> str:
    """Return why a name was not found; nothing where it was."""
    same = [one for one in here if _is_meant(one.entity, label, meant)]
    if len(here) == 1 and same and label.span in (same[0].span, same[0].core):
        return ""
    lacks, nothing, another, span, short = CAUSES
    if not meant:
        return lacks
    if same:
        return span
    if _is_short(label, passage):
        return short
    return another if here else nothing


def _is_meant(entity: Entity, label: Label, meant: frozenset[str]) -> bool:
    return entity.id in meant or plain(entity.canonical) == plain(label.canonical)


def _is_short(label: Label, passage: Passage) -> bool:
    """Whether the passage names the same person in more words elsewhere."""
    words = len(label.surface.split())
    return label.kind == "person" and any(
        other.canonical == label.canonical and len(other.surface.split()) > words
        for other in passage.labels
    )


def plain(name: str) -> str:
    """Return the letters of a name without marks and blanks.

    Examples:
        >>> plain("Trần Cương")
        'trancuong'
    """
    return "".join(plain_letters(fold(word)) for word in name.split())


def overlap(one: Span, other: Span) -> bool:
    """Whether two spans share a code point."""
    return one[0] < other[1] and other[0] < one[1]


def is_counted(entity: Entity, gazetteer: Gazetteer) -> bool:
    """Whether an entity is not another country, nor lies in one."""
    seen: set[str] = set()
    while entity.part_of and entity.id not in seen:
        seen.add(entity.id)
        above = gazetteer.get(entity.part_of)
        if above is None:
            break
        entity = above
    return entity.type != "country" or entity.id in COUNTED


def read_passages(folder: Path) -> list[Passage]:
    """Return the labelled passages of a folder."""
    with (folder / "passages.jsonl").open(encoding="utf-8") as lines:
        return [_passage(json.loads(line)) for line in lines if line.strip()]


def _passage(row: Mapping[str, Any]) -> Passage:
    return Passage(row["id"], row["lang"], row["text"], tuple(_labels(row["names"])))


def _labels(rows: Iterable[Mapping[str, Any]]) -> Iterator[Label]:
    for row in rows:
        span = row["start"], row["end"]
        yield Label(span, row["surface"], row["canonical"], row["kind"], tuple(row["ids"]))
