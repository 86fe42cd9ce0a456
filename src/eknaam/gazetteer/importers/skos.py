"""SKOS thesauri (Turtle, RDF/XML, JSON-LD, N-Triples): concepts with their labels."""

from __future__ import annotations

import logging
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from eknaam.errors import InputError, MissingExtraError
from eknaam.gazetteer.importers.entries import Entry, Plain, entry_id
from eknaam.gazetteer.importers.source import Source
from eknaam.gazetteer.importers.summary import Summary
from eknaam.gazetteer.problems import printable
from eknaam.records import Kind, Standing

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

__all__ = ["FORMATS", "read_skos"]

FORMATS: Final = {
    ".ttl": "turtle", ".rdf": "xml", ".xml": "xml", ".jsonld": "json-ld", ".nt": "nt",
}  # fmt: skip
"""The formats of RDF that are read, by suffix."""

_LABELS: Final[dict[str, Standing]] = {
    "prefLabel": "preferred", "altLabel": "attested", "hiddenLabel": "rejected",
}  # fmt: skip
_REGISTERS: Final = {
    "http://www.wikidata.org/entity/": "wikidata",
    "https://www.wikidata.org/entity/": "wikidata",
    "http://www.wikidata.org/wiki/": "wikidata",
    "https://www.wikidata.org/wiki/": "wikidata",
    "http://sws.geonames.org/": "geonames",
    "https://sws.geonames.org/": "geonames",
    "http://www.geonames.org/": "geonames",
    "https://www.geonames.org/": "geonames",
}
_KINDS: Final = ("person", "place", "organization")


def read_skos(source: Source, summary: Summary, *, kind: Kind | None = None) -> Iterator[Plain]:
    """Read the concepts of a thesaurus; it is read whole, so it is limited in length.

    Args:
        source: the thesaurus.
        summary: where what is left out is noted.
        kind: what the concepts are; where absent, their `dcterms:type` says it.

    Yields:
        Entries; their ids are the last parts of the concepts' addresses.

    Raises:
        InputError: it is not RDF of a format that is known, or not safe to read.
        MissingExtraError: rdflib is not installed.
    """
    graph = _graph(source)
    from rdflib.namespace import RDF, SKOS

    concepts = set(graph.subjects(RDF.type, SKOS.Concept))
    ids = {concept: entry_id(_last(str(concept))) for concept in concepts}
    entries = {
        concept: entry
        for concept in concepts
        if (entry := _entry(graph, concept, ids[concept], kind, summary))
    }
    for concept in sorted(entries, key=lambda each: (ids[each], str(each))):
        plain = entries[concept]
        wider = sorted(
            ids[each] for each in graph.objects(concept, SKOS.broader) if each in entries
        )
        yield {**plain, "part_of": wider[0]} if wider else plain


def _entry(
    graph: Graph, concept: Node, concept_id: str, kind: Kind | None, summary: Summary
) -> Plain | None:
    found, type_ = _kind(graph, concept)
    fields = {"id": concept_id, "kind": kind or found, "type": type_, "ids": _ids(graph, concept)}
    entry = Entry(fields)
    _add_labels(entry, graph, concept, summary)
    if not (kind or found):
        summary.leave_out("neither person, place nor organization", concept)
    elif not entry.names:
        summary.leave_out("without a label in some language", concept)
    else:
        return entry.plain()
    return None


def _graph(source: Source) -> Graph:
    try:
        from rdflib import Graph
    except ImportError as error:
        raise MissingExtraError("reading SKOS", "import") from error
    stem = source.path.name.removesuffix(".gz").removesuffix(".bz2")
    format_ = next(
        (name for suffix, name in FORMATS.items() if stem.lower().endswith(suffix)), None
    )
    if format_ is None:
        raise InputError(f"{source}: expected a file in {', '.join(FORMATS)}")
    content = source.whole()
    if format_ == "xml" and (b"<!DOCTYPE" in content or b"<!ENTITY" in content or b"\0" in content):
        raise InputError(f"{source}: expected RDF/XML without a DOCTYPE, which is not safe to read")
    if format_ == "json-ld" and _loads_more(content):
        raise InputError(f"{source}: expected JSON-LD with its context in it, found an address")
    graph = Graph()
    try:
        with _quiet():
            graph.parse(data=content, format=format_, publicID="urn:thesaurus:")
    except Exception as error:  # whatever the parsers of rdflib make of what is not RDF
        found = printable(" ".join(str(error).split()))[:200] or type(error).__name__
        raise InputError(f"{source}: expected RDF ({format_}), found a mistake: {found}") from error
    return graph


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep rdflib from printing: warnings about itself, and what it thinks of addresses."""
    logger = logging.getLogger("rdflib")
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logger.setLevel(level)


def _loads_more(content: bytes) -> bool:
    """Whether JSON-LD names a context to be fetched from elsewhere."""
    import json

    def contexts(value: object) -> Iterator[object]:
        if isinstance(value, dict):
            for key, each in value.items():
                if key in {"@context", "@import"}:
                    yield from each if isinstance(each, list) else [each]
                yield from contexts(each)
        elif isinstance(value, list):
            for each in value:
                yield from contexts(each)

    try:
        return any(isinstance(each, str) for each in contexts(json.loads(content)))
    except (ValueError, RecursionError):
        return False  # no JSON, which its parser says


def _kind(graph: Graph, concept: Node) -> tuple[str | None, str | None]:
    """Return kind and type: `dcterms:type` is "place" or "place/river"."""
    from rdflib.namespace import DCTERMS

    for value in graph.objects(concept, DCTERMS.type):
        kind, _, type_ = str(value).partition("/")
        if kind in _KINDS:
            return kind, type_ or None
    return None, None


def _ids(graph: Graph, concept: Node) -> dict[str, str]:
    from rdflib.namespace import SKOS

    ids: dict[str, str] = {}
    for address in sorted(str(each) for each in graph.objects(concept, SKOS.exactMatch)):
        for prefix, register in _REGISTERS.items():
            if address.startswith(prefix):
                ids.setdefault(register, address.removeprefix(prefix).strip("/"))
    return ids


def _add_labels(entry: Entry, graph: Graph, concept: Node, summary: Summary) -> None:
    from rdflib.namespace import SKOS
    from rdflib.term import Literal

    for label, standing in _LABELS.items():
        for value in sorted(graph.objects(concept, SKOS[label]), key=str):
            if not isinstance(value, Literal) or not value.language:
                summary.leave_out("a label without a language", value)
            elif not entry.add(value.language, str(value), standing):
                summary.leave_out("a label that the format does not allow", value)


def _last(address: str) -> str:
    """Return the last part of an address.

    Examples:
        >>> _last("https://x.org/places#hue"), _last("urn:eknaam:hue"), _last("https://x.org/hue/")
        ('hue', 'hue', 'hue')
    """
    return re.split("[/#:]", address.rstrip("/#:"))[-1]
