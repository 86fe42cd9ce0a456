"""The shipped gazetteer's data: complete, sorted, clean, and with a source for every fact."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest

from eknaam.gazetteer import Gazetteer, load_gazetteer
from eknaam.records import Entity
from eknaam.text.fold import key
from eknaam.text.script import script_of

DATA = Path(__file__).parents[2] / "data"
GAZETTEER = load_gazetteer(DATA / "gazetteer.yaml")
TODAY = "2025-07-01"

NAMED_IN_THE_FIRST_DOCUMENTS = (
    "vietnam china quang-ninh guangxi hai-phong mong-cai lang-son cao-bang ha-giang vu-dai-thang"
    " tran-cuong cao-tuong-huy"
)

MERGERS = {
    "an-giang": "kien-giang",
    "bac-ninh": "bac-giang",
    "ca-mau": "bac-lieu",
    "can-tho": "hau-giang soc-trang",
    "da-nang": "quang-nam",
    "dak-lak": "phu-yen",
    "dong-nai": "binh-phuoc",
    "dong-thap": "tien-giang",
    "gia-lai": "binh-dinh",
    "hai-phong": "hai-duong",
    "ho-chi-minh-city": "ba-ria-vung-tau binh-duong",
    "hue": "thua-thien-hue",
    "hung-yen": "thai-binh",
    "khanh-hoa": "ninh-thuan",
    "lam-dong": "binh-thuan dak-nong",
    "lao-cai": "yen-bai",
    "ninh-binh": "ha-nam nam-dinh",
    "phu-tho": "hoa-binh vinh-phuc",
    "quang-ngai": "kon-tum",
    "quang-tri": "quang-binh",
    "tay-ninh": "long-an",
    "thai-nguyen": "bac-kan",
    "tuyen-quang": "ha-giang",
    "vinh-long": "ben-tre tra-vinh",
}

UNCHANGED = (
    "cao-bang dien-bien ha-noi ha-tinh lai-chau lang-son nghe-an quang-ninh son-la thanh-hoa"
)


def parts_of(whole: str) -> list[Entity]:
    """Return the units directly inside an entity."""
    return [entity for entity in GAZETTEER if entity.part_of == whole]


def test_shipped_form_is_the_same() -> None:
    """What is shipped is what the file says."""
    assert load_gazetteer() == GAZETTEER


def test_sorted_by_id() -> None:
    """Entities stand in the order of their ids, so that there is one place for each."""
    ids = re.findall(r"(?m)^- id: (\S+)$", (DATA / "gazetteer.yaml").read_text(encoding="utf-8"))
    assert ids == sorted(ids) == [entity.id for entity in GAZETTEER]


def test_editors_find_the_schema() -> None:
    """The first line tells a YAML language server which schema to use."""
    with (DATA / "gazetteer.yaml").open(encoding="utf-8") as file:
        first = file.readline()
    path = first.removeprefix("# yaml-language-server: $schema=").strip()
    assert (DATA / path).is_file()


@pytest.mark.parametrize("name", ["gazetteer.yaml", "README.md", "gazetteer.schema.json"])
def test_clean_files(name: str) -> None:
    """Files are NFC, without tabs, spaces at line ends or invisible characters."""
    text = (DATA / name).read_text(encoding="utf-8")
    assert unicodedata.is_normalized("NFC", text)
    assert text.endswith("\n")
    assert not re.search(r"[\t\r\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]| \n", text)


@pytest.mark.parametrize("entity_id", NAMED_IN_THE_FIRST_DOCUMENTS.split())
def test_names_of_the_first_documents(entity_id: str) -> None:
    """What the first documents name is there, with a Hindi and an Urdu spelling."""
    entity = GAZETTEER[entity_id]
    assert entity.name("hi")
    assert entity.name("ur")


def test_provincial_units_of_vietnam() -> None:
    """63 units of the old order and Huế; 34 of them are valid since July 2025."""
    units = parts_of("vietnam")
    assert len(units) == 64
    valid = [unit for unit in units if unit.valid_until is None]
    assert len(valid) == 34
    assert {unit.id for unit in valid} == {*MERGERS, *UNCHANGED.split()}
    assert [unit.id for unit in valid if unit.type == "municipality"] == [
        *("can-tho", "da-nang", "ha-noi", "hai-phong", "ho-chi-minh-city", "hue"),
    ]


@pytest.mark.parametrize(("successor", "ended"), MERGERS.items())
def test_mergers(successor: str, ended: str) -> None:
    """Each ended unit names the one it became a part of, from the day after its last."""
    for entity in map(GAZETTEER.__getitem__, ended.split()):
        (succession,) = entity.succeeded_by
        assert succession.id == successor
        ends = ("2024-12-31", "2025-01-01") if successor == "hue" else ("2025-06-30", TODAY)
        assert (entity.valid_until, succession.date) == ends
    listed = {each.id for each in GAZETTEER if any(s.id == successor for s in each.succeeded_by)}
    assert listed == set(ended.split())


def test_provincial_units_of_china() -> None:
    """34 units: 23 provinces, 5 regions, 4 municipalities, 2 special administrative regions."""
    types = [unit.type for unit in parts_of("china")]
    assert {kind: types.count(kind) for kind in set(types)} == {
        "province": 23,
        "autonomous-region": 5,
        "municipality": 4,
        "special-administrative-region": 2,
    }


@pytest.mark.parametrize(("country", "code"), [("vietnam", "VN"), ("china", "CN")])
def test_units_have_codes_and_names(country: str, code: str) -> None:
    """Every unit has an ISO code of its country, and names in both languages and English."""
    codes = [unit.ids.get("iso_3166_2", "") for unit in parts_of(country) if unit.id != "hue"]
    assert len(set(codes)) == len(codes)
    assert all(each.startswith(f"{code}-") for each in codes)
    for unit in parts_of(country):
        assert all(unit.name(tag) for tag in ("vi", "en", "zh-Hans")), unit.id


@pytest.mark.parametrize("register", ["wikidata", "geonames", "iso_3166_1", "iso_3166_2"])
def test_ids_are_unique(register: str) -> None:
    """No two entities have the same id in another register."""
    ids = [entity.ids[register] for entity in GAZETTEER if register in entity.ids]
    assert ids
    assert len(set(ids)) == len(ids)


def test_no_two_entities_would_be_taken_for_one() -> None:
    """Only a city may be named like its province, and namesakes only if both say `shared`."""
    named: dict[str, Entity] = {}
    for entity in sorted(GAZETTEER, key=lambda each: each.part_of not in {"vietnam", "china"}):
        other = named.setdefault(key(entity.canonical), entity)
        if other is not entity and not (entity.shared and other.shared):
            assert entity.part_of == other.id, (entity.id, other.id)
            assert entity.type in {"city", "town"}
            assert entity.id == f"{other.id}-city"


def test_there_is_enough_for_the_first_day() -> None:
    """Cities of both countries, countries, gates, rivers, people and bodies."""
    assert len(GAZETTEER) >= 2200
    types = [entity.type for entity in GAZETTEER]
    least = {"city": 440, "prefecture": 30, "country": 190, "border-gate": 30, "river": 45}
    assert {kind: types.count(kind) >= number for kind, number in least.items()} == dict.fromkeys(
        least, True
    )
    kinds = [entity.kind for entity in GAZETTEER]
    assert kinds.count("person") >= 700
    assert kinds.count("place") >= 1250
    assert kinds.count("organization") >= 190


def test_most_chinese_cities_have_a_vietnamese_name() -> None:
    """Units below China's provinces have pinyin and characters, and most a Vietnamese form."""
    provinces = {entity.id for entity in parts_of("china")}
    below = {"city", "prefecture", "league"}
    units = [e for e in GAZETTEER if e.part_of in provinces and e.type in below]
    assert len(units) >= 330
    assert all(unit.name("zh-Hans") and unit.name("zh-Latn-pinyin") for unit in units)
    assert sum(unit.name("vi") is not None for unit in units) >= 320


def test_every_office_has_a_page() -> None:
    """Each office of a person stands in offices.tsv with the page that says so, and no other."""
    rows = (DATA / "offices.tsv").read_text(encoding="utf-8").splitlines()
    assert rows[1].split("\t") == ["id", "title", "since", "until", "source"]
    table = [tuple(row.split("\t")) for row in rows[2:]]
    assert table == sorted(table)
    assert all(source for *_, source in table)
    offices = {
        (entity.id, role.title, role.since or "", role.until or "")
        for entity in GAZETTEER
        for role in entity.roles
    }
    assert {row[:4] for row in table} == offices
    assert {row[0] for row in table} == {e.id for e in GAZETTEER if "offices" in e.sources}


@pytest.mark.parametrize(
    ("tag", "scripts"),
    [
        *[("hi", {"Deva"}), ("ur", {"Arab"}), ("zh-Hans", {"Hani"}), ("zh-Hant", {"Hani"})],
        *[("vi", {"Latn"}), ("en", {"Latn"}), ("zh-Latn-pinyin", {"Latn"})],
    ],
)
def test_names_are_in_the_script_of_their_tag(tag: str, scripts: set[str]) -> None:
    """No name stands under the tag of another script."""
    names = [name.text for entity in GAZETTEER for name in entity.names if name.tag == tag]
    assert names
    assert {script_of(word) for name in names for word in re.split(r"[ -]+", name)} == scripts


def test_urdu_letters_are_urdu() -> None:
    """No Arabic kaf, yeh or heh, which look like the Urdu letters, stands in an Urdu name."""
    text = "".join(name.text for each in GAZETTEER for name in each.names if name.tag == "ur")
    looks_alike = ("ARABIC LETTER KAF", "ARABIC LETTER YEH", "ARABIC LETTER HEH")
    assert not set(text) & set(map(unicodedata.lookup, looks_alike))


def test_every_name_leads_to_its_entity() -> None:
    """Looking a listed name up gives the entity that lists it; a prediction is not listed."""
    for entity in GAZETTEER:
        for name in entity.names:
            is_listed = (entity, name) in GAZETTEER.owners(key(name.text))
            assert is_listed == (name.standing != "predicted"), name


def test_every_source_is_documented() -> None:
    """Every entity names its sources, and README.md explains each of them and no other."""
    text = (DATA / "README.md").read_text(encoding="utf-8").partition("\n## Pairs")[0]
    documented = set(re.findall(r"(?m)^\| `([a-z0-9.-]+)` \|", text))
    assert all(entity.sources for entity in GAZETTEER)
    assert documented == {source for entity in GAZETTEER for source in entity.sources}


def test_canonical_only_leaves_every_entity() -> None:
    """Without Indic names each entity still has its canonical one."""
    bare: Gazetteer = GAZETTEER.canonical_only()
    assert all(bare[entity.id].name(entity.canonical_tag) for entity in GAZETTEER)
