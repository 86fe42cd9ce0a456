"""Measure the names found in passages as real pages write them.

    python benchmarks/real.py [FOLDER] [--show]

The folder holds `passages.jsonl`: Hindi and Urdu texts with the person or place that each name
means. It is not part of the project; without it the program says so and stops.

A name is found when exactly one mention overlaps it, the mention's core or its full span is the
label's, and its entity is the label's: by id, or by a canonical name that is the same without
marks. Labels of kind "optional" count neither way, and so do mentions of other countries.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from eknaam import Entity, Normalizer, load_gazetteer
from eknaam.gazetteer import Gazetteer
from eknaam.readings.latin import plain_letters
from eknaam.text.fold import fold

REAL: Final = Path(__file__).parents[2] / "shared" / "real"

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Found:
    """What a method found in a text.

    Attributes:
        start: where the full form begins, in code points.
        end: where it ends.
        core: where the name itself begins and ends.
        entity: what it names.
    """

    start: int
    end: int
    core: tuple[int, int]
    entity: Entity

    @property
    def spans(self) -> tuple[tuple[int, int], tuple[int, int]]:
        """The full span and that of the name itself."""
        return (self.start, self.end), self.core


Method = Callable[[str, str], Sequence[Found]]
"""From a text and its language to what is found in it."""


@dataclass
class Score:
    """What a method found in all passages.

    Attributes:
        right: names found.
        missed: passage, label and what overlaps it.
        wrong: passage and what was found where no label is, or another entity's.
        listed: how many labels the gazetteer has.
        listed_right: how many of these were found.
    """

    right: int = 0
    missed: list[tuple[Row, Row, list[Found]]] = field(default_factory=list)
    wrong: list[tuple[Row, Found]] = field(default_factory=list)
    listed: int = 0
    listed_right: int = 0
    by_kind: dict[str, list[int]] = field(default_factory=dict)

    @property
    def recall(self) -> float:
        """The share of the names that was found."""
        return self.right / (self.right + len(self.missed))

    @property
    def recall_listed(self) -> float:
        """The share of the names that the gazetteer has that was found."""
        return self.listed_right / self.listed

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        found = self.right + len(self.wrong)
        return self.right / found if found else 1.0


class Ids:
    """Which entities of a gazetteer a label means."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer

    @cached_property
    def by_name(self) -> dict[str, set[str]]:
        """The ids of the entities with each name in Latin letters, without marks."""
        found: dict[str, set[str]] = {}
        for entity in self.gazetteer:
            for name in entity.names:
                if name.tag == "vi" or name.tag.startswith(("zh-Latn", "en")):
                    found.setdefault(plain(name.text), set()).add(entity.id)
        return found

    def of(self, label: Row) -> set[str]:
        """Return the ids that a label may mean; none if the gazetteer lacks it."""
        known = {one for one in label["ids"] if one in self.gazetteer}
        if known:
            return known
        named = self.by_name.get(plain(label["canonical"]), set())
        kind = label["kind"]
        return {one for one in named if kind == "optional" or self.gazetteer[one].kind == kind}


def plain(name: str) -> str:
    """Return the letters of a name without marks and blanks."""
    return "".join(plain_letters(fold(word)) for word in name.split())


def overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two spans share a code point."""
    return one[0] < other[1] and other[0] < one[1]


def score(method: Method, passages: Sequence[Row], ids: Ids) -> Score:
    """Measure a method by the rule of the labels."""
    result = Score()
    for passage in passages:
        found = list(method(passage["text"], passage["lang"]))
        labels = passage["names"]
        free = set(map(id, found))
        for label in labels:
            span = label["start"], label["end"]
            here = [one for one in found if overlap((one.start, one.end), span)]
            free -= set(map(id, here))
            if label["kind"] == "optional":
                continue
            meant = ids.of(label)
            ok = (
                len(here) == 1
                and span in here[0].spans
                and (
                    here[0].entity.id in meant
                    or plain(here[0].entity.canonical) == plain(label["canonical"])
                )
            )
            result.listed += bool(meant)
            tally = result.by_kind.setdefault(label["kind"], [0, 0])
            tally[1] += 1
            if ok:
                result.right += 1
                result.listed_right += bool(meant)
                tally[0] += 1
            else:
                result.missed.append((passage, label, here))
                result.wrong += [(passage, one) for one in here if is_counted(one.entity, ids)]
        result.wrong += [
            (passage, one) for one in found if id(one) in free and is_counted(one.entity, ids)
        ]
    return result


def is_counted(entity: Entity, ids: Ids) -> bool:
    """Whether an entity is not another country, nor lies in one."""
    seen: set[str] = set()
    while entity.part_of and entity.id not in seen:
        seen.add(entity.id)
        above = ids.gazetteer.get(entity.part_of)
        if above is None:
            break
        entity = above
    return entity.type != "country" or entity.id in {"vietnam", "china"}


def eknaam_method(normalizer: Normalizer) -> Method:
    """Return this project's scanner as a method."""

    def find(text: str, lang: str) -> Iterator[Found]:
        for mention in normalizer.find(text, lang):
            core = mention.core_start, mention.core_end
            yield Found(mention.start, mention.end, core, mention.match.entity)

    return lambda text, lang: list(find(text, lang))


def read_passages(folder: Path) -> list[Row]:
    """Return the labelled passages of a folder."""
    lines = (folder / "passages.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def main() -> None:
    """Print the measures."""
    args = [arg for arg in sys.argv[1:] if arg != "--show"]
    folder = Path(args[0]) if args else REAL
    if not (folder / "passages.jsonl").exists():
        print(f"{folder}: no passages.jsonl here; name the folder that holds it", file=sys.stderr)
        raise SystemExit(2)
    passages = read_passages(folder)
    gazetteer = load_gazetteer()
    normalizer, ids = Normalizer(gazetteer), Ids(gazetteer)
    result = score(eknaam_method(normalizer), passages, ids)
    print(
        f"recall all {result.recall:.3f}, listed {result.recall_listed:.3f}"
        f" ({result.listed_right}/{result.listed}), precision {result.precision:.3f}"
    )
    print({kind: f"{a}/{b}" for kind, (a, b) in result.by_kind.items()})
    if hasattr(normalizer, "analyze"):
        print(unlisted(normalizer, passages, ids, show="--show" in sys.argv))
    if "--show" in sys.argv:
        for passage, label, here in result.missed:
            text = passage["text"]
            around = text[max(0, label["start"] - 25) : label["end"] + 15].replace("\n", " ")
            marked = "listed" if ids.of(label) else "lacking"
            got = [(text[o.start : o.end], o.entity.id) for o in here]
            print(passage["id"], marked, label["surface"], label["canonical"], "|", around, "|", got)
        print("--- wrong")
        for passage, one in result.wrong:
            text = passage["text"]
            print(passage["id"], text[one.start : one.end], one.entity.id, "|",
                  text[max(0, one.start - 30) : one.end + 20])


def unlisted(
    normalizer: Normalizer, passages: Sequence[Row], ids: Ids, *, show: bool = False
) -> str:
    """Return how many names that the gazetteer lacks are reported with their exact span."""
    right = whole = false = 0
    for passage in passages:
        found = normalizer.analyze(passage["text"], passage["lang"]).unlisted
        spans = {(one.start, one.end): one for one in found}
        for label in passage["names"]:
            span = label["start"], label["end"]
            if label["kind"] != "optional" and not ids.of(label):
                whole += 1
                right += span in spans
                if show and span not in spans:
                    print("not unlisted:", passage["id"], label["surface"], label["canonical"])
        labels = [(label["start"], label["end"]) for label in passage["names"]]
        for span, one in spans.items():
            if span not in labels:
                false += 1
                if show:
                    print("unlisted, no label:", passage["id"], one.text, one.canonical, round(one.score, 2))
    return f"unlisted: {right} of {whole}; without a label: {false}"


if __name__ == "__main__":
    main()
