"""A house gazetteer over another one."""

from __future__ import annotations

from pathlib import Path

import pytest

from eknaam.errors import GazetteerError
from eknaam.gazetteer import Gazetteer, SharedSpellingWarning, check_gazetteer, load_gazetteer
from eknaam.gazetteer.entities import build_entity, entity_to_plain
from eknaam.gazetteer.layers import facts, merged, overlay, trace
from eknaam.records import Entity, Name

BASE = """\
- id: hue
  kind: place
  type: city
  names: {vi: Huế, hi: {preferred: हुए, attested: [ह्यू]}}
  ids: {wikidata: Q36167}
  population: 5
  sources: [cldr-41]
- {id: other, kind: place, names: {en: Other, ur: ہیو}, part_of: hue}
"""


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """Return the path of a gazetteer to build on."""
    path = tmp_path / "base.yaml"
    path.write_text(BASE, "utf-8")
    return path


def write(base: Path, text: str, name: str = "house.yaml") -> Path:
    """Write a gazetteer beside the base."""
    path = base.with_name(name)
    path.write_text(text, "utf-8")
    return path


def test_fields_are_replaced_and_names_joined(base: Path) -> None:
    """What the house gives comes first; the rest stays, a preferred spelling as attested."""
    house = write(
        base,
        """\
- id: hue
  kind: place
  type: municipality
  names: {hi: {preferred: ह्वे, rejected: [ह्यू]}, en: Hue}
  ids: {geonames: 1580240}
  sources: [house]
- {id: new, kind: person, names: {vi: Trần Cương}}
""",
    )
    gazetteer = load_gazetteer(house, base=base)
    assert [entity.id for entity in gazetteer] == ["hue", "other", "new"]
    hue = gazetteer["hue"]
    assert hue == Entity(
        "hue",
        "place",
        "Huế",
        "vi",
        (
            Name("Huế", "vi"),
            Name("ह्वे", "hi"),
            Name("हुए", "hi", "attested"),
            Name("ह्यू", "hi", "rejected"),
            Name("Hue", "en"),
        ),
        type="municipality",
        ids={"wikidata": "Q36167", "geonames": "1580240"},
        population=5,
        sources=("cldr-41", "house"),
    )


def test_what_is_added_does_not_become_canonical(base: Path) -> None:
    """The canonical name is the old one, unless the house chooses another."""
    house = write(base, "- {id: other, kind: place, names: {vi: Khác}}")
    assert load_gazetteer(house, base=base)["other"].canonical == "Other"
    house = write(base, "- {id: other, kind: place, canonical_tag: vi, names: {vi: Khác}}")
    assert load_gazetteer(house, base=base)["other"].canonical == "Khác"


def test_the_shipped_one_is_a_base() -> None:
    """The word shipped and the gazetteer itself do the same; without a file it is itself."""
    shipped = load_gazetteer()
    assert load_gazetteer(base="shipped") == shipped
    assert load_gazetteer(base=shipped) is shipped


def test_layers_may_be_many(base: Path) -> None:
    """A gazetteer with a base is a base itself."""
    house = load_gazetteer(write(base, "- {id: a, kind: place, names: {vi: A}}"), base=base)
    desk = write(base, "- {id: b, kind: place, names: {vi: B}, part_of: a}", "desk.yaml")
    assert len(load_gazetteer(desk, base=house)) == 4


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            "- {id: hue, kind: person, names: {vi: Huế}}",
            "house.yaml:1: hue: kind: expected place, as in the base, found 'person'",
        ),
        (
            "- {id: new, kind: place, names: {ur: ہیو}}",
            (
                "house.yaml:1: new: names.ur: expected a spelling of its own (or shared: true),"
                " found 'ہیو', which other of the base has"
            ),
        ),
        (
            "- {id: new, kind: place, names: {vi: A}, part_of: nowhere}",
            (
                "house.yaml:1: new: part_of: expected the id of an entity in this file or its"
                " base, found 'nowhere'"
            ),
        ),
        (
            "- {id: hue, kind: place, names: {vi: Huế}, part_of: other}",
            (
                "house.yaml:1: hue: part_of: expected a whole that is not a part of its own part,"
                " found a circle"
            ),
        ),
    ],
)
def test_mistakes_against_the_base(base: Path, text: str, problem: str) -> None:
    """A file is checked together with what it builds on."""
    house = write(base, text)
    with pytest.raises(GazetteerError) as caught:
        load_gazetteer(house, base=base)
    assert [each.removeprefix(f"{base.parent}/") for each in caught.value.problems] == [problem]
    assert [str(each) for each in check_gazetteer(house, base=base)] == list(caught.value.problems)


def test_a_shared_spelling_of_the_base(base: Path) -> None:
    """The house alone may say that a spelling is shared; its own entity's is no news."""
    house = write(base, "- {id: new, kind: place, names: {ur: ہیو}, shared: true}")
    assert len(load_gazetteer(house, base=base)) == 3
    house = write(base, "- {id: hue, kind: place, names: {hi: ह्यू}}")
    assert load_gazetteer(house, base=base)["hue"].name("hi") == "ह्यू"
    lines = '{"id": "new", "kind": "place", "names": {"ur": "ہیو"}}'
    with pytest.warns(SharedSpellingWarning, match="of other and new"):
        load_gazetteer(write(base, lines, "house.jsonl"), base=base)


def test_an_empty_layer_changes_nothing() -> None:
    """Each entity over itself is itself, and so is a gazetteer under nothing."""
    shipped = load_gazetteer()
    assert overlay(shipped, ()) == shipped
    assert overlay(shipped, map(entity_to_plain, shipped)) == shipped


def test_every_fact_has_its_layer() -> None:
    """The trace is the merged entity, fact by fact, each with the layer that first states it."""
    shipped = load_gazetteer()
    lower = entity_to_plain(shipped["guangxi"])
    upper = {"id": "guangxi", "kind": "place", "names": {"hi": {"preferred": "गुआंगशी"}}}
    traced = trace([("shipped", lower), ("house", upper)])
    assert [fact for fact, _ in traced] == list(facts(merged(lower, upper)))
    (house,) = (fact for fact, layer in traced if layer == "house")
    assert tuple(house) == ("names.hi", "गुआंगशी", "preferred")
    entity = build_entity(merged(lower, upper))
    assert Gazetteer([entity])["guangxi"].name("hi") == "गुआंगशी"
