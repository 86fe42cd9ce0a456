"""Unicode CLDR: names of countries (`common/main`) and subdivisions (`common/subdivisions`)."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any, Final

from eknaam.errors import InputError, MissingExtraError
from eknaam.gazetteer.importers.entries import Entry, Plain
from eknaam.gazetteer.importers.source import Source
from eknaam.gazetteer.importers.summary import Summary
from eknaam.gazetteer.problems import printable

__all__ = ["read_cldr"]

_FILES: Final = {
    "vi": "vi", "en": "en", "hi": "hi", "ur": "ur", "zh-Hans": "zh", "zh-Hant": "zh_Hant",
}  # fmt: skip
"""The file of CLDR that has the names of each language."""

_COUNTRY: Final = 2  # letters; regions such as 030 have digits
_NOT_COUNTRIES: Final = frozenset(("EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"))


def read_cldr(
    folder: Path, summary: Summary, *, countries: Collection[str] = ()
) -> Iterator[Plain]:
    """Read the countries of CLDR and their subdivisions.

    Args:
        folder: the folder `common` of CLDR.
        summary: where what is left out is noted.
        countries: ISO 3166-1 codes of the countries that are taken, with their subdivisions; all
            if there is none.

    Yields:
        Entries; their ids are the codes in lower case: `vn`, `vn-13`.

    Raises:
        InputError: the folder is not CLDR's, or a file of it is not XML.
        MissingExtraError: the package that reads XML safely is not installed.
    """
    entries: dict[str, Entry] = {}
    paths = [
        (element, tag, folder / part / f"{name}.xml")
        for part, element in (("main", "territory"), ("subdivisions", "subdivision"))
        for tag, name in _FILES.items()
    ]
    there = [each for each in paths if each[2].is_file()]
    if not there:
        raise InputError(f"{printable(str(folder))}: expected CLDR's folder common, found none")
    for name, tag, path in there:
        for element in _elements(Source(path), name):
            _add(entries, element, tag, summary, countries)
    yield from (entry.plain() for entry in entries.values())


def _add(
    entries: dict[str, Entry],
    element: Any,
    tag: str,
    summary: Summary,
    countries: Collection[str],
) -> None:
    code, text = element.get("type") or "", element.text or ""
    country, subdivision = code[:_COUNTRY].upper(), code[_COUNTRY:].upper()
    if not (code.isascii() and country.isalpha()) or code in _NOT_COUNTRIES:
        summary.leave_out("neither a country nor a part of one", code)
    elif countries and country not in countries:
        summary.leave_out("of no country that was asked for", code)
    else:
        entry = entries.setdefault(code, _entry(country, subdivision))
        standing = "attested" if element.get("alt") else "preferred"
        if not entry.add(tag, text, standing):  # type: ignore[arg-type]
            summary.leave_out("a name that the format does not allow", text)


def _entry(country: str, subdivision: str) -> Entry:
    ids = {"iso_3166_2": f"{country}-{subdivision}"} if subdivision else {"iso_3166_1": country}
    return Entry(
        {
            "id": "-".join(part for part in (country.lower(), subdivision.lower()) if part),
            "kind": "place",
            "type": "province" if subdivision else "country",
            "ids": ids,
            "sources": ["cldr"],
        }
    )


def _elements(source: Source, name: str) -> Iterator[Any]:
    """Yield the elements of a name; entities of XML, which can grow without end, are refused."""
    try:
        from defusedxml import DefusedXmlException
        from defusedxml.ElementTree import ParseError, iterparse
    except ImportError as error:
        raise MissingExtraError("reading XML", "import") from error
    try:
        with source.opened() as file:
            for _, element in iterparse(file, events=("end",)):
                if element.tag == name:
                    yield element
                elif name not in {child.tag for child in element}:
                    element.clear()
    except (ParseError, DefusedXmlException, LookupError, ValueError) as error:
        raise InputError(f"{source}: expected XML, found {printable(str(error))}") from error
