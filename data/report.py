"""Counts what the shipped gazetteer holds, and writes docs/gazetteer-content.md.

    python data/report.py [--check | --print]

With --check nothing is written, and the exit code is 1 if the page is out of date; with --print
the page is also printed.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from eknaam import Entity, Gazetteer, load_gazetteer
from eknaam.records import SEEN

DATA: Final = Path(__file__).resolve().parent
PAGE: Final = DATA.parent / "docs" / "gazetteer-content.md"
KINDS: Final = ("person", "place", "organization")
FEW: Final = 5
"""Types with fewer entities stand together in one row."""

HEAD: Final = """\
# What the gazetteer holds

Written by `make content-report`. The gazetteer states what its sources said as of {date}. A Hindi
or Urdu spelling was *seen* if a page shows it; where none was seen, persons and cities have one
that the model *predicts*, which is only ever a suggestion. `data/README.md` has the sources, and
`data/wanted.md` what no source that could be read says.
"""


def has(tag: str, standings: Iterable[str] = SEEN) -> Callable[[Entity], bool]:
    """Return whether an entity has a name of a language in one of some standings."""
    wanted = frozenset(standings)
    return lambda entity: any(n.tag == tag and n.standing in wanted for n in entity.names)


def only_predicted(tag: str) -> Callable[[Entity], bool]:
    """Return whether all that an entity has in a language is a prediction."""
    guessed, seen = has(tag, ("predicted",)), has(tag)
    return lambda entity: guessed(entity) and not seen(entity)


COLUMNS: Final[Mapping[str, Callable[[Entity], bool]]] = {
    "Vietnamese": has("vi"),
    "Chinese": lambda entity: has("zh-Hans")(entity) or has("zh-Hant")(entity),
    "pinyin": has("zh-Latn-pinyin"),
    "English": has("en"),
    "Hindi seen": has("hi"),
    "Hindi predicted": only_predicted("hi"),
    "Urdu seen": has("ur"),
    "Urdu predicted": only_predicted("ur"),
    "ids": lambda entity: bool(entity.ids),
    "sources": lambda entity: bool(entity.sources),
}


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table of Markdown; every column but the first is aligned to the right."""
    lines = [f"| {' | '.join(header)} |", f"| --- |{' ---: |' * (len(header) - 1)}"]
    return "\n".join([*lines, *(f"| {' | '.join(row)} |" for row in rows)])


def counted(groups: Mapping[str, Sequence[Entity]]) -> Iterator[list[str]]:
    """Yield a row for each group of entities: how many have what."""
    for name, some in groups.items():
        yield [name, str(len(some)), *(str(sum(map(test, some))) for test in COLUMNS.values())]


def by_type(gazetteer: Gazetteer, kind: str) -> dict[str, list[Entity]]:
    """Return the entities of a kind by their type, the most frequent first."""
    some = [entity for entity in gazetteer if entity.kind == kind]
    sizes = Counter(entity.type or "" for entity in some)
    groups: dict[str, list[Entity]] = {}
    for type_, size in sorted(sizes.items(), key=lambda item: (-item[1], item[0])):
        name = "others" if size < FEW else type_
        groups.setdefault(name, []).extend(e for e in some if (e.type or "") == type_)
    return groups


def country_of(gazetteer: Gazetteer, entity: Entity) -> str:
    """Return the country that a place or an organization is in, or nothing."""
    seen: set[str] = set()
    while entity.part_of and entity.id not in seen:
        seen.add(entity.id)
        entity = gazetteer[entity.part_of]
    return entity.id if entity.type == "country" else ""


def by_country(gazetteer: Gazetteer) -> dict[str, list[Entity]]:
    """Return the places by where they are."""
    names = {"vietnam": "in Viet Nam", "china": "in China", "": "in no one country"}
    groups: dict[str, list[Entity]] = {}
    for entity in gazetteer:
        if entity.kind == "place" and entity.type != "country":
            country = names.get(country_of(gazetteer, entity), "elsewhere")
            groups.setdefault(country, []).append(entity)
    groups["countries"] = [entity for entity in gazetteer if entity.type == "country"]
    return dict(sorted(groups.items(), key=lambda item: -len(item[1])))


def offices(gazetteer: Gazetteer) -> Iterator[list[str]]:
    """Yield how many offices say since when and until when they were held."""
    roles = [role for entity in gazetteer for role in entity.roles]
    holders = sum(bool(entity.roles) for entity in gazetteer)
    yield ["persons with an office", str(holders)]
    yield ["offices", str(len(roles))]
    yield ["with a beginning", str(sum(role.since is not None for role in roles))]
    yield ["with an end", str(sum(role.until is not None for role in roles))]
    yield ["without dates", str(sum(role.since is role.until is None for role in roles))]


def page(gazetteer: Gazetteer) -> str:
    """Return the page."""
    text = (DATA / "README.md").read_text(encoding="utf-8")
    stated = re.search(r"as of (\d{4}-\d{2})", text)
    if stated is None:
        raise SystemExit("data/README.md does not say as of when the gazetteer is")
    header = ("entities", "all", *COLUMNS)
    kinds = {kind: [e for e in gazetteer if e.kind == kind] for kind in KINDS}
    kinds["all"] = list(gazetteer)
    parts = [
        HEAD.format(date=stated[1]),
        "## By kind\n",
        table(header, counted(kinds)) + "\n",
        "## Places by type\n",
        table(header, counted(by_type(gazetteer, "place"))) + "\n",
        "## Places by country\n",
        table(header, counted(by_country(gazetteer))) + "\n",
        "## Organizations by type\n",
        table(header, counted(by_type(gazetteer, "organization"))) + "\n",
        "## Offices\n",
        table(("offices", "number"), offices(gazetteer)),
    ]
    return "\n".join(parts) + "\n"


def main(arguments: Sequence[str]) -> int:
    """Write the page, print it, or check it."""
    expected = page(load_gazetteer(DATA / "gazetteer.yaml"))
    if "--check" in arguments:
        if PAGE.is_file() and PAGE.read_text(encoding="utf-8") == expected:
            return 0
        print(f"{PAGE}: out of date; run `make content-report`", file=sys.stderr)
        return 1
    PAGE.write_text(expected, encoding="utf-8", newline="\n")
    if "--print" in arguments:
        print(expected)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
