"""The test set of people: leaders as Hindi and Urdu media write their names (people.tsv)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from eknaam import Entity, Gazetteer, Name
from measures import HEADER, Method, eknaam_method, row, run
from tables import table
from testsplit import Query, big, grading_key

__all__ = ["MACHINE", "people_lines", "persons"]

FILE: Final = Path(__file__).with_name("people.tsv")
MADE: Final = "made"
MACHINE: Final = frozenset(
    ("www.vietnam.vn", "vietnam.vn", "ur.1xmatch.com", "hi.imagechanger.net", "bfjaawards.com",
     "www.bfjaawards.com")
)  # fmt: skip
"""Hosts whose pages are translated by machine."""

_TAGS: Final = {"vi": "vi", "pinyin": "zh-Latn-pinyin"}


@dataclass(frozen=True, slots=True)
class Row:
    """A spelling of a person, and where it was seen."""

    query: Query
    page: str

    @property
    def host(self) -> str:
        """The host of the page; nothing for a made spelling."""
        return "" if self.page == MADE else urlsplit(self.page).netloc


GROUPS: Final[dict[str, Callable[[Row], bool]]] = {
    "seen on a page": lambda row: row.page != MADE,
    "seen on a page, hi": lambda row: row.page != MADE and row.query.lang == "hi",
    "seen on a page, ur": lambda row: row.page != MADE and row.query.lang == "ur",
    "seen on a page, Vietnamese": lambda row: row.page != MADE and _tag(row) == "vi",
    "seen on a page, Chinese": lambda row: row.page != MADE and _tag(row) != "vi",
    "of these, written by people": lambda row: row.page != MADE and row.host not in MACHINE,
    "of these, translated by machine": lambda row: row.host in MACHINE,
    "made": lambda row: row.page == MADE,
    "made, hi": lambda row: row.page == MADE and row.query.lang == "hi",
    "made, ur": lambda row: row.page == MADE and row.query.lang == "ur",
}


def _tag(row: Row) -> str:
    return row.query.entity.canonical_tag


def rows() -> list[Row]:
    """Return the spellings."""
    lines = FILE.read_text("utf-8").splitlines()
    header, *fields = (line.split("\t") for line in lines if not line.startswith("#"))
    found = [dict(zip(header, row, strict=True)) for row in fields]
    return [Row(Query(row["spelling"], row["lang"], _person(row)), row["page"]) for row in found]


def persons() -> list[Entity]:
    """Return everyone once."""
    return list({row.query.entity.id: row.query.entity for row in rows()}.values())


def _person(row: dict[str, str]) -> Entity:
    tag = _TAGS[row["orthography"]]
    id_ = f"p-{row['orthography']}-{grading_key(row['name'])}"
    return Entity(id_, "person", row["name"], tag, (Name(row["name"], tag),))


def people_lines() -> Iterator[str]:
    """Yield the tables: everyone alone, and among all places, with and without a kind."""
    alone, among = Gazetteer(persons()), Gazetteer([*persons(), *big()])
    settings = [
        (f"Only the {len(alone)} people", eknaam_method(alone)),
        (f"Among {len(among):,} entities", eknaam_method(among)),
        (f'Among {len(among):,} entities, kind="person"', eknaam_method(among, "person")),
    ]
    for title, method in settings:
        yield f"### {title}"
        yield ""
        yield from table(_HEADER, _cells(method))
        yield ""


_HEADER: Final = ("spellings", *HEADER[1:8], *HEADER[9:])


def _cells(method: Method) -> Iterator[Sequence[str]]:
    found = rows()
    outcomes = run(method, [row.query for row in found])
    for label, belongs in GROUPS.items():
        mine = [one for one, row in zip(outcomes, found, strict=True) if belongs(row)]
        cells = row(label, mine)
        yield [*cells[:8], *cells[9:]]
