"""Each format is read as it is published; the samples were written for these tests."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import pytest

from eknaam.errors import InputError
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
from tests.gazetteer.importers.conftest import Put


@pytest.fixture
def summary() -> Summary:
    """Return a new summary."""
    return Summary()


def claims(**values: object) -> dict[str, object]:
    """Return statements of Wikidata, one for each property."""
    return {
        code: [{"rank": "normal", "mainsnak": {"datavalue": {"value": value}}}]
        for code, value in values.items()
    }


def labels(**names: str) -> dict[str, object]:
    """Return labels of Wikidata."""
    return {
        code.replace("_", "-"): {"language": code, "value": name} for code, name in names.items()
    }


RIVER = {
    "id": "Q11111",
    "labels": labels(vi="Sông Thử", zh="試河", zh_hans="试河", en="Thu River", fr="Rivière"),
    "aliases": {"vi": [{"language": "vi", "value": "Thử Giang"}], "hi": [{"value": "थू नदी"}]},
    "claims": {
        **claims(P31={"id": "Q4022"}, P17={"id": "Q881"}, P1566="1234", P300="VN-00"),
        **claims(P571={"time": "+1991-08-00T00:00:00Z"}, P1721="Shi He"),
        "P1082": [
            {"rank": "deprecated", "mainsnak": {"datavalue": {"value": {"amount": "+9"}}}},
            {"rank": "normal", "mainsnak": {"datavalue": {"value": {"amount": "+12.0"}}}},
            {"rank": "preferred", "mainsnak": {"datavalue": {"value": {"amount": "+34"}}}},
        ],
    },
}


def test_wikidata(put: Put, summary: Summary) -> None:
    """An item has its names, ids, dates and the population that Wikidata prefers."""
    dump = f"[\n{json.dumps(RIVER)},\n{json.dumps(RIVER | {'id': 'Q2', 'claims': {}})}\n]\n"
    (entry,) = read_wikidata(put(dump), summary, countries=["Q881"])
    assert entry == {
        "id": "q11111",
        "kind": "place",
        "type": "river",
        "names": {
            "vi": {"preferred": "Sông Thử", "attested": ["Thử Giang"]},
            "en": "Thu River",
            "zh-Hans": "试河",
            "zh": "試河",
            "zh-Latn-pinyin": "Shi He",
            "hi": {"attested": ["थू नदी"]},
        },
        "ids": {"wikidata": "Q11111", "geonames": "1234", "iso_3166_2": "VN-00"},
        "population": 34,
        "valid_from": "1991-08",
        "sources": ["wikidata"],
    }
    assert summary.left_out == {"of no class that was asked for": 1}


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"id": "Q4022"', "not JSON"),
        ('["Q4022"]', "no entity of Wikidata"),
        ('{"id": "Q1", "labels": {"vi": "Q4022"}}', "of no class that was asked for"),
        ("[" * 100_000 + '"Q4022"', "not JSON"),
        (json.dumps(RIVER | {"claims": claims(P31={"id": "Q4022"})}), "of no country"),
        (json.dumps(RIVER | {"labels": {}, "aliases": {}}), "without a name"),
        (json.dumps(RIVER | {"labels": [], "aliases": {"vi": {}, "hi": [1]}}), "without a name"),
    ],
)
def test_what_wikidata_leaves_out(put: Put, summary: Summary, line: str, reason: str) -> None:
    """Whatever is not taken is counted with its reason."""
    entries = list(read_wikidata(put(f"{line}\n{{}}"), summary, countries=["Q881"]))
    if reason == "without a name":
        assert [list(entry["names"]) for entry in entries] in ([], [["zh-Latn-pinyin"]])
    else:
        assert entries == []
        assert [each for each in summary.left_out if each.startswith(reason)]


def geonames_row(number: int, name: str, feature: str, country: str, people: int) -> str:
    """Return a line of allCountries.txt, with all its nineteen columns."""
    row = [""] * 19
    row[0], row[1], row[8], row[14] = str(number), name, country, str(people)
    row[6], row[7] = feature.split(".")
    return "\t".join(row) + "\n"


PLACES = (
    geonames_row(11, "Thử Thành", "P.PPLA", "VN", 34)
    + geonames_row(12, "Nước Thử", "A.PCLI", "VN", 0)
    + geonames_row(13, "Small", "P.PPL", "VN", 3)
    + geonames_row(14, "Abroad", "P.PPL", "LA", 99)
    + geonames_row(15, "Stream", "H.STM", "VN", 0)
    + "not a line\n\n"
)
ALTERNATES = "".join(
    "\t".join(row) + "\n"
    for row in [
        ("1", "11", "hi", "थू थान", "", "", "", "", "", ""),
        ("2", "11", "vi", "Thử Thành", "1", "", "", "", "", ""),
        ("3", "11", "wkdt", "Q11", "", "", "", "", "", ""),
        ("4", "11", "vi", "Cũ", "", "", "", "1", "", ""),
        ("5", "11", "link", "https://example.org", "", "", "", "", "", ""),
        ("6", "14", "vi", "Xa", "", "", "", "", "", ""),
        ("x", "11"),
    ]
)


def test_geonames(put: Put, summary: Summary) -> None:
    """Places have their main name, and the others of the second file."""
    names = put(ALTERNATES, "alternateNamesV2.txt")
    entries = list(
        read_geonames(put(PLACES), summary, names=names, countries=["VN"], population=10)
    )
    assert entries == [
        {
            "id": "gn11",
            "kind": "place",
            "type": "city",
            "names": {"vi": "Thử Thành", "hi": {"attested": ["थू थान"]}},
            "ids": {"geonames": "11", "wikidata": "Q11"},
            "population": 34,
            "sources": ["geonames"],
        },
        {
            "id": "gn12",
            "kind": "place",
            "type": "country",
            "names": {"vi": "Nước Thử"},
            "ids": {"geonames": "12", "iso_3166_1": "VN"},
            "sources": ["geonames"],
        },
    ]
    assert summary.left_out == {
        "of too few people": 1,
        "of no country that was asked for": 1,
        "of no feature that was asked for": 1,
        "not a line of GeoNames": 1,
        "a name that is no longer used": 1,
        "a name in a language that is not taken": 1,
        "not a line of alternate names": 1,
    }
    assert summary.examples["of too few people"] == "Small"


CLDR = """<?xml version="1.0" encoding="UTF-8" ?>
<!DOCTYPE ldml SYSTEM "../../common/dtd/ldml.dtd">
<ldml><localeDisplayNames><{group}>{names}</{group}></localeDisplayNames></ldml>
"""


def cldr(folder: Path, part: str, name: str, names: str) -> None:
    """Write a file of CLDR."""
    path = folder / part / f"{name}.xml"
    path.parent.mkdir(exist_ok=True, parents=True)
    group = "territories" if part == "main" else "subdivisions"
    path.write_text(CLDR.format(group=group, names=names), "utf-8")


def test_cldr(tmp_path: Path, summary: Summary) -> None:
    """Countries and subdivisions have the names of all languages, short ones as attested."""
    cldr(tmp_path, "main", "vi", '<territory type="VN">Việt Nam</territory>')
    english = '<territory type="001">world</territory><territory type="VN">Vietnam</territory>'
    cldr(tmp_path, "main", "en", english + '<territory type="VN" alt="short">VN</territory>')
    codes = '<subdivision type="vn13">Quảng Ninh</subdivision><subdivision type="la01"/>'
    cldr(tmp_path, "subdivisions", "vi", codes)
    assert list(read_cldr(tmp_path, summary, countries=["VN"])) == [
        {
            "id": "vn",
            "kind": "place",
            "type": "country",
            "names": {"vi": "Việt Nam", "en": {"preferred": "Vietnam", "attested": ["VN"]}},
            "ids": {"iso_3166_1": "VN"},
            "sources": ["cldr"],
        },
        {
            "id": "vn-13",
            "kind": "place",
            "type": "province",
            "names": {"vi": "Quảng Ninh"},
            "ids": {"iso_3166_2": "VN-13"},
            "sources": ["cldr"],
        },
    ]
    assert set(summary.left_out.values()) == {1}


@pytest.mark.parametrize(
    "names",
    [
        "<open>",
        "&undefined;",
        '<territory type="VN">\x01</territory>',
    ],
)
def test_what_is_no_cldr(tmp_path: Path, summary: Summary, names: str) -> None:
    """XML with mistakes is one clear line."""
    cldr(tmp_path, "main", "vi", names)
    with pytest.raises(InputError, match=r"vi\.xml: expected XML, found"):
        list(read_cldr(tmp_path, summary))


def test_xml_that_grows(tmp_path: Path, summary: Summary) -> None:
    """Entities of XML, which could read other files or fill the memory, are refused."""
    for entity in ('"ha"', 'SYSTEM "file:///etc/passwd"'):
        path = tmp_path / "main" / "vi.xml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"<!DOCTYPE x [<!ENTITY lol {entity}>]><x>&lol;</x>")
        with pytest.raises(InputError, match="expected XML, found"):
            list(read_cldr(tmp_path, summary))


def test_no_cldr_at_all(tmp_path: Path, summary: Summary) -> None:
    """A folder without CLDR's files says so."""
    with pytest.raises(InputError, match="expected CLDR's folder common, found none"):
        list(read_cldr(tmp_path, summary))


FEATURE = {
    "type": "Feature",
    "properties": {
        "wof:id": 11,
        "wof:country": "VN",
        "wof:placetype": "region",
        "wof:name": "Thu",
        "name:vie_x_preferred": ["Thử"],
        "name:vie_x_variant": ["Thử cũ", 3],
        "name:fra_x_preferred": ["Thou"],
        "wof:population": 34,
        "wof:concordances": {"gn:id": 12, "wd:id": "Q11", "iso:code": ""},
        "edtf:cessation": "2025-06-30",
    },
}


@pytest.mark.parametrize("shape", ["feature", "collection", "lines", "folder"])
def test_whosonfirst(tmp_path: Path, summary: Summary, shape: str) -> None:
    """Places are read from a file, a collection, lines, or a folder of files."""
    path = tmp_path / "deep" / "11.geojson"
    path.parent.mkdir()
    texts = {
        "collection": json.dumps({"type": "FeatureCollection", "features": [FEATURE]}),
        "lines": f"{json.dumps(FEATURE)}\n\n{json.dumps({'type': 'Feature'})}\nx\n",
    }
    path.write_text(texts.get(shape, json.dumps(FEATURE)), "utf-8")
    (entry,) = read_whosonfirst(tmp_path if shape == "folder" else path, summary, countries=["VN"])
    assert entry == {
        "id": "wof11",
        "kind": "place",
        "type": "province",
        "names": {"vi": {"preferred": "Thử", "attested": ["Thử cũ"]}},
        "ids": {"whosonfirst": 11, "geonames": 12, "wikidata": "Q11"},
        "population": 34,
        "valid_until": "2025-06-30",
        "sources": ["whosonfirst"],
    }
    assert summary.left_out["a name that the format does not allow"] == 1
    assert summary.left_out["no place of Who's On First"] == (shape == "lines")


def test_what_whosonfirst_leaves_out(put: Put, summary: Summary) -> None:
    """Other countries and placetypes are counted."""
    path = put(json.dumps(FEATURE), "a.json").path
    assert list(read_whosonfirst(path, summary, countries=["LA"])) == []
    assert list(read_whosonfirst(path, summary, placetypes=["locality"])) == []
    assert len(summary.left_out) == 2


def test_csv_by_its_headings(put: Put, summary: Summary) -> None:
    """Headings that are fields need no mapping; a cell may hold several names."""
    table = (
        "id,kind,names.vi,names.hi.attested,ids.geonames,population,note\n"
        'hue,place,Huế,"हुए|ह्यू\\|x",1580240,"351,456",ignored\n'
        "\n"
        "two,place,,,,,\n"
        'three,place,"Hai\ndòng",\'=1+1,,many,\n'
    )
    assert list(read_csv(put(table), summary)) == [
        {
            "id": "hue",
            "kind": "place",
            "names": {"vi": "Huế", "hi": {"attested": ["हुए", "ह्यू|x"]}},
            "ids": {"geonames": "1580240"},
            "population": 351456,
        },
        {
            "id": "three",
            "kind": "place",
            "names": {"vi": "Hai dòng", "hi": {"attested": ["=1+1"]}},
        },
    ]
    assert summary.left_out == {
        "without a name": 1,
        "a population that is not a whole number": 1,
    }


def test_csv_by_a_mapping(put: Put, summary: Summary) -> None:
    """Columns are mapped by heading, what is the same in all rows is set, ids may be made."""
    source = put("Tên;Mã\nĐà Nẵng;VN-DN\n")
    columns = {"names.vi": "Tên", "ids.iso_3166_2": "Mã"}
    (entry,) = read_csv(
        source, summary, columns=columns, constants={"kind": "place"}, delimiter=";"
    )
    assert entry == {
        "id": "da-nang",
        "kind": "place",
        "names": {"vi": "Đà Nẵng"},
        "ids": {"iso_3166_2": "VN-DN"},
    }


@pytest.mark.parametrize(
    ("table", "columns", "problem"),
    [
        ("id,a\n", {"names.vi": "b"}, "expected a column 'b', found id, a"),
        ("id,a\n", {"nmaes.vi": "a"}, "expected a field such as names.vi or population"),
        ("", {"id": "id"}, "expected a column 'id', found none"),
        ('names.vi\n"open', None, "expected CSV, found"),
        (b"names.vi\n\xff", None, ":2: expected text in UTF-8, found byte 0xFF"),
    ],
)
def test_what_is_no_csv(
    put: Put, summary: Summary, table: str, columns: dict[str, str] | None, problem: str
) -> None:
    """A missing column, an unknown field and broken text are one clear line each."""
    with pytest.raises(InputError, match=problem):
        list(read_csv(put(table), summary, columns=columns))


TURTLE = """
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix : <https://example.org/places#> .
:hue a skos:Concept ; dcterms:type "place/city" ; skos:broader :vn, :elsewhere ;
  skos:prefLabel "Huế"@vi, "Hue"@en ; skos:altLabel "हुए"@hi, "no language" ;
  skos:hiddenLabel "ह्यू"@hi ; skos:exactMatch <http://www.wikidata.org/entity/Q36167> .
:vn a skos:Concept ; skos:prefLabel "Việt Nam"@vi ; dcterms:type "place" .
:x a skos:Concept ; skos:prefLabel "X"@en .
:elsewhere a skos:Concept ; dcterms:type "place" .
"""
JSON_LD = json.dumps(
    {
        "@context": {"skos": "http://www.w3.org/2004/02/skos/core#"},
        "@id": "https://example.org/places#hue",
        "@type": "skos:Concept",
        "skos:prefLabel": {"@language": "vi", "@value": "Huế"},
    }
)
RDF_XML = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:skos="http://www.w3.org/2004/02/skos/core#">
<skos:Concept rdf:about="https://example.org/places#hue">
<skos:prefLabel xml:lang="vi">Huế</skos:prefLabel></skos:Concept></rdf:RDF>"""


def test_skos(put: Put, summary: Summary) -> None:
    """Labels have their standing, and a wider concept is what an entity is part of."""
    assert list(read_skos(put(TURTLE, "a.ttl"), summary)) == [
        {
            "id": "hue",
            "kind": "place",
            "type": "city",
            "names": {
                "en": "Hue",
                "vi": "Huế",
                "hi": {"attested": ["हुए"], "rejected": ["ह्यू"]},
            },
            "ids": {"wikidata": "Q36167"},
            "part_of": "vn",
        },
        {"id": "vn", "kind": "place", "names": {"vi": "Việt Nam"}},
    ]
    assert summary.left_out == {
        "a label without a language": 1,
        "neither person, place nor organization": 1,
        "without a label in some language": 1,
    }


@pytest.mark.parametrize(("name", "text"), [("a.jsonld", JSON_LD), ("a.rdf", RDF_XML)])
def test_other_forms_of_rdf(put: Put, summary: Summary, name: str, text: str) -> None:
    """The same concept is read from JSON-LD and RDF/XML."""
    (entry,) = read_skos(put(text, name), summary, kind="place")
    assert entry == {"id": "hue", "kind": "place", "names": {"vi": "Huế"}}


@pytest.mark.parametrize(
    ("name", "text", "problem"),
    [
        ("a.ttl", "<a> <b> .", "expected RDF"),
        ("a.ttl", "\0", "expected RDF"),
        ("a.txt", "", "expected a file in .ttl"),
        ("a.jsonld", "[", "expected RDF"),
        ("a.jsonld", JSON_LD.replace('{"skos": "', '["https://example.org/c", {"skos": "').replace(
            '#"}, "@id"', '#"}], "@id"'), "found an address"),
        ("a.jsonld", '{"@context": "file:///etc/passwd"}', "found an address"),
        ("a.rdf", "<x", "expected RDF"),
        ("a.rdf", '<!DOCTYPE x [<!ENTITY a "ha">]><x>&a;</x>', "without a DOCTYPE"),
        ("a.rdf", '<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>'.encode("utf-16"), "not safe"),
    ],
)  # fmt: skip
def test_what_is_no_skos(
    put: Put, summary: Summary, name: str, text: str | bytes, problem: str
) -> None:
    """Broken RDF, and RDF that would load something from elsewhere, is one clear line."""
    with pytest.raises(InputError, match=problem):
        list(read_skos(put(text, name), summary))


def ftm(**properties: list[str]) -> str:
    """Return a line of FollowTheMoney."""
    return json.dumps(
        {"id": "NK-x", "schema": "Person", "properties": properties, "datasets": ["d"]}
    )


def test_followthemoney(put: Put, summary: Summary) -> None:
    """Persons have names by script, offices and ids."""
    person = ftm(
        name=["Tô Lâm", "То Лам"],
        alias=["To Lam", "苏林", "तो लाम"],
        country=["vn"],
        position=["President"],
        wikidataId=["Q10828756"],
    )
    lines = [person, json.dumps({"id": "a", "schema": "Vessel", "properties": {}}), "x", "", "{}"]
    (entry,) = read_followthemoney(put("\n".join(lines)), summary, countries=["vn"])
    assert entry == {
        "id": "nk-x",
        "kind": "person",
        "names": {
            "vi": "Tô Lâm",
            "en": {"attested": ["To Lam"]},
            "zh": {"attested": ["苏林"]},
            "hi": {"attested": ["तो लाम"]},
        },
        "ids": {"wikidata": "Q10828756"},
        "roles": [{"title": "President"}],
        "sources": ["d"],
    }
    assert summary.left_out == {
        "a name in a script that is not taken": 1,
        "neither person nor organization": 1,
        "not JSON": 1,
        "no entity of FollowTheMoney": 1,
    }
    assert list(read_followthemoney(put(person), summary, countries=["cn"])) == []


def test_only_what_the_format_allows(summary: Summary) -> None:
    """Entries with a mistake, and a second one of an id, are left out and counted."""
    right = {"id": "a", "kind": "place", "names": {"vi": "A"}}
    wrong: Iterable[Plain] = [
        right,
        right,
        {**right, "id": "B"},
        {**right, "id": "c", "ids": {"wikidata": "x"}},
    ]
    assert list(checked(wrong, summary)) == [right]
    assert summary.taken == 1
    assert summary.left_out == {
        "another entity has its id": 1,
        "the format does not allow it: id": 1,
        "the format does not allow it: ids.wikidata": 1,
    }


@pytest.mark.parametrize("name", ["a.txt", "a.ttl", "a.rdf", "a.jsonld", "a.nt", "a.geojson"])
def test_nothing_at_all(put: Put, summary: Summary, name: str) -> None:
    """An empty file is nothing, or one clear line, in every format."""
    source = put("", name)
    readers = [
        lambda: read_wikidata(source, summary),
        lambda: read_geonames(source, summary),
        lambda: read_followthemoney(source, summary),
        lambda: read_whosonfirst(source.path, summary),
    ]
    assert [list(read()) for read in readers] == [[]] * 4
    with pytest.raises(InputError, match=r"expected a column such as names\.vi, found none$"):
        list(read_csv(source, summary))
    if not name.endswith((".rdf", ".jsonld", ".txt", ".geojson")):
        assert list(read_skos(source, summary)) == []


def test_sources_are_shown_on_one_line(tmp_path: Path) -> None:
    """Whatever a file is called, a message about it is one line."""
    assert str(Source(tmp_path / "a\nb")).count("\n") == 0


def wikidata_item(number: int, **labels: str) -> str:
    """Return a line of a dump: a village of Viet Nam with labels."""
    values = {language.replace("_", "-"): {"value": text} for language, text in labels.items()}
    claims = {
        "P31": [{"mainsnak": {"datavalue": {"value": {"id": "Q532"}}}}],
        "P17": [{"mainsnak": {"datavalue": {"value": {"id": "Q881"}}}}],
    }
    return json.dumps({"id": f"Q{number}", "labels": values, "claims": claims})


VILLAGES = {"Q532": ("place", None)}


def test_labels_of_wikidata_for_all_languages(put: Put, summary: Summary) -> None:
    """A label for all languages is a name, and what stands in brackets after a label is none."""
    lines = [
        wikidata_item(1, mul="Sa Pa"),
        wikidata_item(2, mul="沙壩", hi="होआंग (नेता)", en="A (b)"),
    ]
    one, other = read_wikidata(put("[\n" + ",\n".join(lines) + "\n]\n"), summary, classes=VILLAGES)
    assert one["names"] == {"en": "Sa Pa"}
    assert other["names"] == {"en": "A", "hi": "होआंग", "zh": "沙壩"}


@pytest.mark.parametrize("end", ["", ",", ',\n{"id": "Q2", "lab', '\n{"id": "Q2", "lab'])
def test_a_dump_that_is_cut_off_is_refused(put: Put, summary: Summary, end: str) -> None:
    """A dump without its end is not taken for a whole one."""
    with pytest.raises(InputError, match="expected a whole dump, found one that is cut off"):
        list(read_wikidata(put(f"[\n{wikidata_item(1, en='A')}{end}"), summary, classes=VILLAGES))
    with pytest.raises(InputError, match="cut off"):
        list(read_wikidata(put(wikidata_item(1, en="A")[:-5]), summary, classes=VILLAGES))


@pytest.mark.parametrize("whole", ["[]", "[\n]\n", "", "{}\n"])
def test_an_empty_dump_is_whole(put: Put, summary: Summary, whole: str) -> None:
    """A list of nothing is nothing, and no mistake."""
    assert list(read_wikidata(put(whole), summary, classes=VILLAGES)) == []


def test_what_is_past_in_geonames(put: Put, summary: Summary) -> None:
    """Places that are no more, and names until a day that has passed, are left out."""
    codes = ("P.PPL", "P.PPLH", "A.ADM1H", "P.PPLQ")
    rows = "".join(
        geonames_row(number, "Sa Pa", code, "VN", 9) for number, code in enumerate(codes, 21)
    )
    used = [
        ("2008", "a"),
        ("20080801", "b"),
        ("2008-08", "c"),
        ("2999", "d"),
        ("", "e"),
        ("?", "f"),
    ]
    names = "".join(
        f"{number}\t21\ten\t{name}\t\t\t\t\t1990\t{until}\n"
        for number, (until, name) in enumerate(used)
    )
    path = put(rows)
    (entry,) = read_geonames(path, summary, names=put(names, "names.txt"), population=1)
    assert entry["names"]["en"]["attested"] == ["d", "e", "f"]
    assert summary.left_out["no longer a place"] == 3
    assert summary.left_out["a name that is no longer used"] == 3


def test_vietnamese_names_of_geonames_are_vietnamese(put: Put, summary: Summary) -> None:
    """A main name with the marks of Vietnamese is no English one."""
    rows = geonames_row(31, "Hà Giang", "P.PPL", "VN", 9) + geonames_row(
        32, "Hue", "P.PPL", "VN", 9
    )
    assert [entry["names"] for entry in read_geonames(put(rows), summary)] == [
        {"vi": "Hà Giang"},
        {"en": "Hue"},
    ]
