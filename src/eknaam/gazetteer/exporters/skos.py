"""SKOS in Turtle: an entity is a concept, its spellings are labels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from eknaam.records import Entity
from eknaam.text.written import quoted

__all__ = ["BASE", "skos_lines"]

BASE: Final = "urn:eknaam:"
"""What stands before the id of an entity in the address of its concept."""

_LABELS: Final = {
    "preferred": "skos:prefLabel", "attested": "skos:altLabel", "rejected": "skos:hiddenLabel",
    "predicted": "skos:editorialNote",
}  # fmt: skip
_ADDRESSES: Final = {
    "wikidata": "http://www.wikidata.org/entity/{}",
    "geonames": "https://sws.geonames.org/{}/",
}
_HEAD: Final = """\
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""


def skos_lines(entities: Iterable[Entity], base: str = BASE) -> Iterator[str]:
    """Yield a thesaurus in Turtle; populations, offices and dates have no place in it.

    Args:
        entities: the entities.
        base: what stands before an id in an address.

    Examples:
        >>> from eknaam.records import Name
        >>> print(*skos_lines([Entity("hue", "place", "Huế", "vi", (Name("Huế", "vi"),))]), sep="")
        @prefix dcterms: <http://purl.org/dc/terms/> .
        @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        <BLANKLINE>
        <urn:eknaam:hue> a skos:Concept ;
            dcterms:type "place" ;
            skos:prefLabel "Huế"@vi .
        <BLANKLINE>
    """
    yield _HEAD
    for entity in entities:
        yield f"\n<{base}{entity.id}> a skos:Concept ;\n    "
        yield " ;\n    ".join(_statements(entity, base)) + " .\n"


def _statements(entity: Entity, base: str) -> Iterator[str]:
    kind = entity.kind if entity.type is None else f"{entity.kind}/{entity.type}"
    yield f"dcterms:type {_literal(kind)}"
    for name in entity.names:
        # A label would be looked up; what nobody has seen is for an editor to know.
        predicted = name.standing == "predicted"
        text = f"predicted: {name.text}" if predicted else name.text
        yield f"{_LABELS[name.standing]} {_literal(text)}@{name.tag}"
    for register, address in _ADDRESSES.items():
        if register in entity.ids:
            yield f"skos:exactMatch <{address.format(entity.ids[register])}>"
    if entity.part_of is not None:
        yield f"skos:broader <{base}{entity.part_of}>"


def _literal(text: str) -> str:
    return quoted(text, capitals=True)
