"""GeoNames: `allCountries.txt` (or a country's file) and `alternateNamesV2.txt`."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import UTC, datetime
from typing import Final

from eknaam.gazetteer.importers.entries import Entry, Plain
from eknaam.gazetteer.importers.source import Source
from eknaam.gazetteer.importers.summary import Summary

__all__ = ["read_geonames"]

_COLUMNS: Final = 19
_ALTERNATE_COLUMNS: Final = 8
_HISTORIC: Final = 7
_TYPES: Final = {
    "PCLI": "country", "PCLS": "special-administrative-region", "ADM1": "province",
    "ADM2": "district", "PPLC": "city", "PPLA": "city", "PPLA2": "city", "PPLA3": "town",
    "PPL": "town", "STM": "river", "STMS": "river", "SEA": "sea", "ISL": "island",
    "ISLS": "islands", "LK": "lake", "MT": "mountain", "PASS": "pass", "PRT": "port",
}  # fmt: skip
"""What a feature code means; others have no type."""

# Pseudo languages of GeoNames are not taken, but for these.
_LANGUAGES: Final = {
    "vi": "vi", "en": "en", "hi": "hi", "ur": "ur", "zh": "zh", "zh-CN": "zh-Hans",
    "zh-Hant": "zh-Hant", "zh-TW": "zh-Hant", "zh-HK": "zh-Hant", "pinyin": "zh-Latn-pinyin",
}  # fmt: skip
_WIKIDATA: Final = "wkdt"
_NO_LONGER: Final = frozenset(
    "ADM1H ADM2H ADM3H ADM4H ADM5H ADMDH PCLH PPLCH PPLH PPLQ PPLW RGNH".split()
)
"""Codes of what is no place any more."""

_TO: Final = 9  # the column with the last day of a name's use
_YEAR: Final = re.compile("[0-9]{4}(?:[0-9]{2}){0,2}")


def read_geonames(
    source: Source,
    summary: Summary,
    *,
    names: Source | None = None,
    countries: Collection[str] = (),
    features: Collection[str] = ("P", "A"),
    population: int = 0,
) -> Iterator[Plain]:
    """Read the places of GeoNames.

    Args:
        source: `allCountries.txt`, or the file of a country.
        summary: where what is left out is noted.
        names: `alternateNamesV2.txt`; without it a place has its main name only.
        countries: ISO 3166-1 codes of the countries that are taken; all if there is none.
        features: the feature classes (P) and codes (STM) that are taken.
        population: the least population of a populated place (class P).

    Yields:
        Entries; their ids are `gn` and the GeoNames id. All that are taken are in memory at once.
    """
    entries: dict[str, Entry] = {}
    for number, line in source.lines():
        row = _row(line, _COLUMNS)
        if row is None:
            if line.strip():
                summary.leave_out("not a line of GeoNames", f"line {number}")
        elif countries and row[8] not in countries:
            summary.leave_out("of no country that was asked for", row[1])
        elif not {row[6], row[7]} & set(features):
            summary.leave_out("of no feature that was asked for", row[1])
        elif row[7] in _NO_LONGER and row[7] not in features:
            summary.leave_out("no longer a place", row[1])
        elif row[6] == "P" and _number(row[14]) < population:
            summary.leave_out("of too few people", row[1])
        else:
            entries[row[0]] = _entry(row)
    if names is not None:
        _add_names(entries, names, summary)
    yield from (entry.plain() for entry in entries.values())


def _entry(row: list[str]) -> Entry:
    geonames_id, code, people = row[0], row[7], _number(row[14])
    country = {"iso_3166_1": row[8]} if code == "PCLI" and len(row[8]) == len("VN") else {}
    entry = Entry(
        {
            "id": f"gn{geonames_id}",
            "kind": "place",
            "type": _TYPES.get(code),
            "ids": {"geonames": geonames_id, **country},
            "population": people or None,
            "sources": ["geonames"],
        }
    )
    entry.add("vi" if _is_vietnamese(row) else "en", row[1])
    return entry


def _is_vietnamese(row: list[str]) -> bool:
    """Whether the main name of a place has the marks of Vietnamese."""
    return row[8] == "VN" and not row[1].isascii()


def _is_past(row: list[str]) -> bool:
    """Whether a name was used until a day that has passed."""
    until = row[_TO].replace("-", "") if len(row) > _TO else ""
    if not _YEAR.fullmatch(until):
        return False
    return until < datetime.now(UTC).strftime("%Y%m%d")[: len(until)]


def _add_names(entries: dict[str, Entry], names: Source, summary: Summary) -> None:
    for number, line in names.lines():
        row = _row(line, _ALTERNATE_COLUMNS)
        if row is None:
            if line.strip():
                summary.leave_out("not a line of alternate names", f"{names.path.name}:{number}")
            continue
        entry = entries.get(row[1])
        if entry is None:
            continue  # of a place that is not taken, which was counted
        if row[2] == _WIKIDATA:
            entry.fields["ids"].setdefault("wikidata", row[3])
        elif row[2] not in _LANGUAGES:
            summary.leave_out("a name in a language that is not taken", row[3])
        elif row[_HISTORIC] == "1" or _is_past(row):
            summary.leave_out("a name that is no longer used", row[3])
        elif not entry.add(
            _LANGUAGES[row[2]], row[3], "preferred" if row[4] == "1" else "attested"
        ):
            summary.leave_out("a name that the format does not allow", row[3])


def _row(line: bytes, columns: int) -> list[str] | None:
    try:
        row = line.decode("utf-8").split("\t")
    except UnicodeDecodeError:
        return None
    return row if len(row) >= columns and row[0].isascii() and row[0].isdigit() else None


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < len("1" * 12) else 0
