"""What is exported is valid, and read back the same as far as the format can hold it."""

from __future__ import annotations

import json
import tempfile
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eknaam.gazetteer import Gazetteer, load_gazetteer
from eknaam.gazetteer.entities import build_entity
from eknaam.gazetteer.exporters.followthemoney import followthemoney_lines
from eknaam.gazetteer.exporters.json_lines import to_json_lines
from eknaam.gazetteer.exporters.skos import skos_lines
from eknaam.gazetteer.exporters.tabular import csv_lines
from eknaam.gazetteer.exporters.tbx import tbx_lines
from eknaam.gazetteer.exporters.yaml import yaml_lines
from eknaam.gazetteer.importers.entries import checked
from eknaam.gazetteer.importers.followthemoney import read_followthemoney
from eknaam.gazetteer.importers.skos import read_skos
from eknaam.gazetteer.importers.source import Source
from eknaam.gazetteer.importers.summary import Summary
from eknaam.gazetteer.importers.tabular import read_csv
from eknaam.gazetteer.yaml_edit import format_yaml
from eknaam.records import Entity
from tests.gazetteer.entities import entities

SHIPPED = load_gazetteer()
TBX = "{urn:iso:std:iso:30042:ed-2}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
some = st.lists(entities, unique_by=lambda entity: entity.id, min_size=1, max_size=3).map(Gazetteer)


def source(text: str, name: str) -> Source:
    """Return a source of a text, in a folder that goes away with the test run."""
    path = Path(tempfile.mkdtemp()) / name
    path.write_text(text, "utf-8")
    return Source(path)


def as_set(entity: Entity, **without: object) -> Entity:
    """Return an entity with its names in one order, and without what a format cannot hold."""
    names = tuple(sorted(entity.names, key=lambda name: (name.tag, name.standing, name.text)))
    return replace(entity, names=names, **without)  # type: ignore[arg-type]


@pytest.mark.parametrize("gazetteer", [SHIPPED])
def test_yaml_of_the_shipped_gazetteer(gazetteer: Gazetteer, tmp_path: Path) -> None:
    """What is exported as YAML has the style, and loads as the same gazetteer."""
    text = "".join(yaml_lines(gazetteer))
    assert format_yaml(text, "x") == text
    path = tmp_path / "a.yaml"
    path.write_text(text, "utf-8")
    assert load_gazetteer(path) == gazetteer


def test_nothing_as_yaml() -> None:
    """A gazetteer without entities is an empty list."""
    assert "".join(yaml_lines(())) == "[]\n"


@given(some)
@settings(deadline=None, max_examples=60)
def test_csv_and_back(gazetteer: Gazetteer) -> None:
    """A table holds all but roles and successions, whatever stands in a name."""
    text = "".join(csv_lines(gazetteer))
    found = list(map(build_entity, read_csv(source(text, "a.csv"), Summary())))
    assert [as_set(each) for each in found] == [as_set(each, roles=()) for each in gazetteer]


def test_a_table_is_harmless() -> None:
    """No cell begins like a formula."""
    names = {"vi": "=1+1", "en": {"preferred": "-x", "attested": ["@y"]}}
    entity = build_entity({"id": "a", "kind": "place", "names": names})
    row = list(csv_lines(Gazetteer([entity])))[1]
    assert row == "a,place,vi,'-x,'@y,'=1+1\n"


@given(some)
@settings(deadline=None, max_examples=60)
def test_skos_and_back(gazetteer: Gazetteer) -> None:
    """A thesaurus holds names, standings, kind and type."""
    text = "".join(skos_lines(gazetteer))
    found = {each["id"]: build_entity(each) for each in read_skos(source(text, "a.ttl"), Summary())}
    for entity in gazetteer:
        old, new = as_set(entity), as_set(found[entity.id.rstrip("-._").lstrip("-._")])
        assert (new.kind, new.type, new.names) == (old.kind, old.type, old.names)


def test_skos_of_the_shipped_gazetteer() -> None:
    """Parts and ids of other registers are in it, too."""
    text = "".join(skos_lines(SHIPPED))
    found = {
        each["id"]: each for each in checked(read_skos(source(text, "a.ttl"), Summary()), Summary())
    }
    assert set(found) == {entity.id for entity in SHIPPED}
    for entity in SHIPPED:
        assert found[entity.id].get("part_of") == entity.part_of
        ids = {key: value for key, value in entity.ids.items() if key in {"wikidata", "geonames"}}
        assert found[entity.id].get("ids", {}) == ids


@given(some)
@settings(deadline=None, max_examples=30)
def test_tbx_is_well_formed(gazetteer: Gazetteer) -> None:
    """A termbase has an entry an entity, a section a language, and each spelling as a term."""
    root = ElementTree.fromstring("".join(tbx_lines(gazetteer)))  # noqa: S314 - our own text
    concepts = list(root.iter(f"{TBX}conceptEntry"))
    assert [concept.get("id") for concept in concepts] == [entity.id for entity in gazetteer]
    for concept, entity in zip(concepts, gazetteer, strict=True):
        found = {
            (section.get(XML_LANG), term.text)
            for section in concept.iter(f"{TBX}langSec")
            for term in section.iter(f"{TBX}term")
        }
        assert found == {(name.tag, name.text) for name in entity.names}


def test_followthemoney() -> None:
    """Persons and organizations are read back with their names and offices; places are left out."""
    text = "".join(followthemoney_lines(SHIPPED))
    records = [json.loads(line) for line in text.splitlines()]
    people = [entity for entity in SHIPPED if entity.kind != "place"]
    assert [record["id"] for record in records] == [entity.id for entity in people]
    found = list(map(build_entity, read_followthemoney(source(text, "a.json"), Summary())))
    for old, new in zip(people, found, strict=True):
        seen = {name.text for name in old.names if name.standing != "predicted"}
        assert {name.text for name in new.names} == seen
        assert [role.title for role in new.roles] == list(
            dict.fromkeys(role.title for role in old.roles)
        )


def test_json_lines_are_the_format(tmp_path: Path) -> None:
    """JSON Lines load as the same gazetteer."""
    path = tmp_path / "a.jsonl"
    path.write_text(to_json_lines(SHIPPED), "utf-8")
    assert load_gazetteer(path) == SHIPPED
