"""Who's On First: GeoJSON, a place a file, a collection, or a place a line."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any, Final

from eknaam.gazetteer.importers.entries import Entry, Plain, tidy_date
from eknaam.gazetteer.importers.source import Source
from eknaam.gazetteer.importers.summary import Summary
from eknaam.records import Standing

__all__ = ["read_whosonfirst"]

# ISO 639-3, as in name:vie_x_preferred.
_LANGUAGES: Final = {"vie": "vi", "eng": "en", "hin": "hi", "urd": "ur", "zho": "zh", "cmn": "zh"}
_NAME: Final = re.compile(r"name:([a-z]{3})_x_(preferred|variant)")
_IDS: Final = {"geonames": "gn:id", "wikidata": "wd:id", "iso_3166_2": "iso:code"}
_TYPES: Final = {
    "country": "country", "region": "province", "county": "district", "localadmin": "town",
    "locality": "city", "neighbourhood": "neighbourhood", "marinearea": "sea", "ocean": "ocean",
}  # fmt: skip
_SUFFIXES: Final = ("*.geojson", "*.json", "*.geojson.gz", "*.geojson.bz2")


def read_whosonfirst(
    path: Path,
    summary: Summary,
    *,
    countries: Collection[str] = (),
    placetypes: Collection[str] = (),
) -> Iterator[Plain]:
    """Read the places of Who's On First.

    Args:
        path: a GeoJSON file, or a folder with such files in it at any depth.
        summary: where what is left out is noted.
        countries: ISO 3166-1 codes of the countries that are taken; all if there is none.
        placetypes: which sorts of place are taken (region, locality, ...); all if there is none.

    Yields:
        Entries; their ids are `wof` and the id of Who's On First.
    """
    for number, feature in _features(path, summary):
        properties = feature.get("properties") if isinstance(feature, dict) else None
        if not isinstance(properties, dict) or not isinstance(properties.get("wof:id"), int):
            summary.leave_out("no place of Who's On First", number)
        elif countries and properties.get("wof:country") not in countries:
            summary.leave_out("of no country that was asked for", properties["wof:id"])
        elif placetypes and properties.get("wof:placetype") not in placetypes:
            summary.leave_out("of no placetype that was asked for", properties["wof:id"])
        elif names := _entry(properties, summary):
            yield names


def _features(path: Path, summary: Summary) -> Iterator[tuple[str, Any]]:
    """Yield what stands where a place should, and where that is."""
    files = (
        sorted({file for each in _SUFFIXES for file in path.rglob(each)})
        if path.is_dir()
        else [path]
    )
    for file in files:
        content = Source(file).whole()
        try:
            value = json.loads(content)
        except RecursionError:
            summary.leave_out("not JSON", file.name)
        except ValueError:
            yield from _lines(file, content, summary)
        else:
            inside = value.get("features") if isinstance(value, dict) else None
            yield from (
                (file.name, each) for each in (inside if isinstance(inside, list) else [value])
            )


def _lines(file: Path, content: bytes, summary: Summary) -> Iterator[tuple[str, Any]]:
    for number, line in enumerate(content.splitlines(), 1):
        try:
            yield f"{file.name}:{number}", json.loads(line)
        except (ValueError, RecursionError):
            if line.strip():
                summary.leave_out("not JSON", f"{file.name}:{number}")


def _entry(properties: dict[str, Any], summary: Summary) -> Plain | None:
    known = properties.get("wof:concordances")
    known = known if isinstance(known, dict) else {}
    ids = {register: known[code] for register, code in _IDS.items() if _is_id(known.get(code))}
    people = properties.get("wof:population")
    placetype = properties.get("wof:placetype")
    entry = Entry(
        {
            "id": f"wof{properties['wof:id']}",
            "kind": "place",
            "type": _TYPES.get(placetype) if isinstance(placetype, str) else None,
            "ids": {"whosonfirst": properties["wof:id"], **ids},
            "population": people if isinstance(people, int) and people > 0 else None,
            "valid_until": tidy_date(str(properties.get("edtf:cessation") or "")),
            "sources": ["whosonfirst"],
        }
    )
    for key, value in properties.items():
        match = _NAME.fullmatch(key)
        if match and match[1] in _LANGUAGES and isinstance(value, list):
            standing: Standing = "preferred" if match[2] == "preferred" else "attested"
            for text in value:
                if not isinstance(text, str) or not entry.add(_LANGUAGES[match[1]], text, standing):
                    summary.leave_out("a name that the format does not allow", text)
    main = properties.get("wof:name")
    if not entry.names and not (isinstance(main, str) and entry.add("en", main)):
        summary.leave_out("without a name in the languages that are taken", properties["wof:id"])
        return None
    return entry.plain()


def _is_id(value: object) -> bool:
    return (isinstance(value, int) and value > 0) or (isinstance(value, str) and value != "")
