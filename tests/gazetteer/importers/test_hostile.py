"""Whatever a file holds, an importer reads it or says in one line what is wrong."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eknaam.errors import InputError
from eknaam.gazetteer.entities import build_entity
from eknaam.gazetteer.importers.cldr import read_cldr
from eknaam.gazetteer.importers.entries import Plain, checked
from eknaam.gazetteer.importers.followthemoney import read_followthemoney
from eknaam.gazetteer.importers.geonames import read_geonames
from eknaam.gazetteer.importers.skos import read_skos
from eknaam.gazetteer.importers.source import Source
from eknaam.gazetteer.importers.summary import Summary
from eknaam.gazetteer.importers.tabular import read_csv
from eknaam.gazetteer.importers.whosonfirst import read_whosonfirst
from eknaam.gazetteer.importers.wikidata import read_wikidata
from tests.gazetteer.importers.test_importers import (
    ALTERNATES,
    CLDR,
    FEATURE,
    JSON_LD,
    PLACES,
    RDF_XML,
    RIVER,
    TURTLE,
    ftm,
)
from tests.gazetteer.importers.test_importers import json as json_

Read = Callable[[Path, Summary], Iterator[Plain]]


def _geonames(path: Path, summary: Summary) -> Iterator[Plain]:
    return read_geonames(Source(path), summary, names=Source(path))


def _cldr(path: Path, summary: Summary) -> Iterator[Plain]:
    return read_cldr(path.parent.parent, summary)


TERRITORY = CLDR.format(group="territories", names='<territory type="VN">V</territory>')
FORMATS: dict[str, tuple[str, str, Read]] = {
    "wikidata": ("a.json", f"[\n{json_.dumps(RIVER)}\n]", lambda p, s: read_wikidata(Source(p), s)),
    "geonames": ("a.txt", PLACES + ALTERNATES, _geonames),
    "cldr": ("main/vi.xml", TERRITORY, _cldr),
    "whosonfirst": ("a.geojson", json_.dumps(FEATURE), read_whosonfirst),
    "csv": ("a.csv", "id,kind,names.vi\na,place,A\n", lambda p, s: read_csv(Source(p), s)),
    "turtle": ("a.ttl", TURTLE, lambda p, s: read_skos(Source(p), s)),
    "json-ld": ("a.jsonld", JSON_LD, lambda p, s: read_skos(Source(p), s, kind="place")),
    "rdf-xml": ("a.rdf", RDF_XML, lambda p, s: read_skos(Source(p), s, kind="place")),
    "ftm": ("a.ftm", ftm(name=["A"]), lambda p, s: read_followthemoney(Source(p), s)),
}


def attempt(name: str, content: bytes) -> int:
    """Import bytes as a format; return how many entities came of it."""
    file, _, read = FORMATS[name]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "cldr", file)
        path.parent.mkdir(parents=True)
        path.write_bytes(content)
        summary = Summary()
        try:
            return len([build_entity(plain) for plain in checked(read(path, summary), summary)])
        except InputError as error:
            return -1 if str(error).isprintable() else -2


@pytest.mark.parametrize("name", FORMATS)
def test_the_samples_are_right(name: str) -> None:
    """The files that are damaged below are right before that."""
    assert attempt(name, FORMATS[name][1].encode()) > 0


@pytest.mark.parametrize("name", FORMATS)
@given(data=st.data())
@settings(deadline=None, max_examples=40)
def test_damaged_files(name: str, data: st.DataObject) -> None:
    """Bytes changed, taken out or put in anywhere end in entities or in one clear line."""
    sample = FORMATS[name][1].encode()
    start = data.draw(st.integers(0, len(sample)))
    end = data.draw(st.integers(start, min(start + 20, len(sample))))
    pieces = st.sampled_from([b"\x00", b"{", b"]", b'"', b"<", b"&", b"\n", b"null", b"[]", b"1e9"])
    new = data.draw(st.binary(max_size=6) | pieces)
    assert attempt(name, sample[:start] + new + sample[end:]) >= -1


@pytest.mark.parametrize("name", FORMATS)
@given(content=st.binary() | st.text(st.characters(codec="utf-8")).map(str.encode))
@settings(deadline=None, max_examples=20)
def test_random_files(name: str, content: bytes) -> None:
    """So do bytes of any kind."""
    assert attempt(name, content) >= -1


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("piece", [b"[", b'{"a":', b"<a>", b"("])
def test_deep_files(name: str, piece: bytes) -> None:
    """Deep nesting does no harm."""
    assert attempt(name, piece * 20_000) in {-1, 0}
