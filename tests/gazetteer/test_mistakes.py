"""Every kind of mistake in a gazetteer file is one clear line."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from eknaam.gazetteer import Gazetteer, SharedSpellingWarning

Load = Callable[..., Gazetteer]
Refuse = Callable[..., list[str]]

HUE = "- {id: hue, kind: place, names: {vi: Huế}"

ONE_MISTAKE = [
    # unknown and missing keys
    (
        "- id: hue\n  kind: place\n  nmaes: {vi: x}\n  names: {vi: Huế}\n",
        "my.yaml:3: hue: nmaes: expected names (or another known key), found an unknown key",
    ),
    (
        "- id: hue\n  kind: place\n",
        "my.yaml:1: hue: names: expected at least one name, by language tag, found nothing",
    ),
    (
        "- kind: place\n  names: {vi: Huế}\n",
        "my.yaml:1: id: expected an id ([a-z0-9][a-z0-9._-]*), found nothing",
    ),
    (
        "- id: hue\n  names: {vi: Huế}\n",
        "my.yaml:1: hue: kind: expected person, place or organization, found nothing",
    ),
    (
        "- id: hue\n  kind: place\n  names: {hi: {prefered: हुए}}\n",
        (
            "my.yaml:3: hue: names.hi.prefered: expected preferred (or another known key),"
            " found an unknown key"
        ),
    ),
    # values of the wrong shape
    (
        "- id: Huế\n  kind: place\n  names: {vi: Huế}\n",
        "my.yaml:1: Huế: id: expected an id ([a-z0-9][a-z0-9._-]*), found 'Huế'",
    ),
    (
        "- id: hue\n  kind: city\n  names: {vi: Huế}\n",
        "my.yaml:2: hue: kind: expected person, place or organization, found 'city'",
    ),
    (
        "- id: hue\n  kind: place\n  names: {vi: }\n",
        "my.yaml:3: hue: names.vi: expected a name or its spellings, found nothing",
    ),
    (
        "- id: hue\n  kind: place\n  names: {vi: ''}\n",
        "my.yaml:3: hue: names.vi: expected a name or its spellings, found ''",
    ),
    (
        "- id: hue\n  kind: place\n  names: {vi: [Huế]}\n",
        "my.yaml:3: hue: names.vi: expected a name or its spellings, found a list",
    ),
    (
        "- id: hue\n  kind: place\n  names: {}\n",
        "my.yaml:3: hue: names: expected at least one name, by language tag, found nothing in it",
    ),
    (
        HUE + ", population: many}\n",
        "my.yaml:1: hue: population: expected a whole number, 0 or more, found 'many'",
    ),
    (
        HUE + ", population: -1}\n",
        "my.yaml:1: hue: population: expected a whole number, 0 or more, found -1",
    ),
    (
        HUE + ", population: " + "9" * 29 + "}\n",
        "my.yaml:1: hue: population: expected a whole number, 0 or more, found " + "9" * 29,
    ),
    (HUE + ", shared: yes}\n", "my.yaml:1: hue: shared: expected true or false, found 'yes'"),
    (
        HUE + ", ids: {wikidata: 36167}}\n",
        "my.yaml:1: hue: ids.wikidata: expected a Wikidata item, such as Q33396, found '36167'",
    ),
    (
        HUE + ", sources: [a, a]}\n",
        "my.yaml:1: hue: sources: expected a list of source keys, each once, found a list",
    ),
    (
        "- just a text\n",
        "my.yaml:1: expected an entity (a mapping with id, kind and names), found 'just a text'",
    ),
    (
        "- id: hue\n  kind: place\n  names: {'0': , vi: Huế}\n",
        "my.yaml:3: hue: names.0: expected a name or its spellings, found nothing",
    ),
    # tags
    (
        "- id: hue\n  kind: place\n  names: {vi_VN: Huế}\n",
        "my.yaml:3: hue: names.vi_VN: expected a BCP 47 tag, found 'vi_VN'",
    ),
    (
        "- id: hue\n  kind: place\n  names: {zh-hans: 顺化}\n",
        "my.yaml:3: hue: names.zh-hans: expected zh-Hans, found 'zh-hans'",
    ),
    (
        HUE + ", canonical_tag: en}\n",
        "my.yaml:1: hue: canonical_tag: expected one of vi, found 'en'",
    ),
    (
        "- id: hue\n  kind: place\n  names: {vi: {rejected: [Huê]}}\n",
        (
            "my.yaml:3: hue: names.vi: expected a preferred or attested name, as this is the"
            " canonical one, found only rejected ones"
        ),
    ),
    # dates
    (
        HUE + ", valid_from: 2025-02-30}\n",
        (
            "my.yaml:1: hue: valid_from: expected a date of the calendar (YYYY, YYYY-MM or"
            " YYYY-MM-DD), found '2025-02-30'"
        ),
    ),
    (
        HUE + ", valid_from: 1/7/2025}\n",
        (
            "my.yaml:1: hue: valid_from: expected a date (YYYY, YYYY-MM or YYYY-MM-DD),"
            " found '1/7/2025'"
        ),
    ),
    (
        HUE + ", valid_from: 2025-07, valid_until: 2025-06-30}\n",
        "my.yaml:1: hue: valid_until: expected a date not before 2025-07, found 2025-06-30",
    ),
    (
        HUE + ", roles: [{title: x, since: 2025, until: 2024-12}]}\n",
        "my.yaml:1: hue: roles.0.until: expected a date not before 2025, found 2024-12",
    ),
    # references
    (
        HUE + ", part_of: vietnam}\n",
        "my.yaml:1: hue: part_of: expected the id of an entity in this file, found 'vietnam'",
    ),
    (
        HUE + ", valid_until: 2024, succeeded_by: [{id: x, date: 2025}]}\n",
        "my.yaml:1: hue: succeeded_by.0.id: expected the id of an entity in this file, found 'x'",
    ),
    (
        HUE + ", succeeded_by: [{id: hue, date: 2025}]}\n",
        "my.yaml:1: hue: valid_until: expected a date (YYYY, YYYY-MM or YYYY-MM-DD), found nothing",
    ),
    (
        HUE + ", part_of: hue}\n",
        (
            "my.yaml:1: hue: part_of: expected a whole that is not a part of its own part,"
            " found a circle"
        ),
    ),
    # twice
    (
        HUE + "}\n" + HUE + "}\n",
        "my.yaml:2: hue: id: expected an id of its own, found that of the entity in line 1",
    ),
    (
        "- id: hue\n  kind: place\n  kind: place\n  names: {vi: Huế}\n",
        "my.yaml:3: expected every key once, found 'kind' again (first in line 2)",
    ),
    (
        "- id: hue\n  kind: place\n  names: {hi: {preferred: हुए, attested: [हुए]}}\n",
        "my.yaml:3: hue: names.hi.attested.0: expected every name once, found 'हुए' again",
    ),
    # text
    (
        '- id: hue\n  kind: place\n  names: {vi: "Hu\\u1EBF\\n"}\n',
        "my.yaml:3: hue: names.vi: expected text without U+000A, found 'Huế\\n'",
    ),
    (
        '- id: hue\n  kind: place\n  names: {vi: "Hue\\u0302\\u0301"}\n',
        (
            "my.yaml:3: hue: names.vi: expected text in NFC, found 'Hue"
            "\N{COMBINING CIRCUMFLEX ACCENT}\N{COMBINING ACUTE ACCENT}'"
        ),
    ),
    (
        '- id: hue\n  kind: place\n  names: {vi: "Hu\\uD800"}\n',
        "my.yaml:3: hue: names.vi: expected text without U+D800, found 'Hu\\ud800'",
    ),
    # YAML
    (
        "- &a {id: hue, kind: place, names: {vi: Huế}}\n",
        "my.yaml:1: expected a value, found an anchor (&)",
    ),
    (
        "- {id: !!str hue, kind: place, names: {vi: Huế}}\n",
        "my.yaml:1: expected a value, found a tag (!)",
    ),
    (HUE + "}\n---\n" + HUE + "}\n", "my.yaml:2: expected one YAML document, found another one"),
    ("", "my.yaml:1: expected a list of entities, found an empty file"),
    ("# nothing\n", "my.yaml:2: expected a list of entities, found an empty file"),
    ("id: hue\n", "my.yaml:1: expected a list of entities, found a mapping"),
    ("%YAML 1.1\n---\n[]\n", "my.yaml:2: expected YAML 1.2, found a directive that changes it"),
    (
        "- [[[[[[[[[[[[[[]]]]]]]]]]]]]]\n",
        "my.yaml:1: expected an entity, found lists or mappings nested too deeply",
    ),
    (b"- id: h\xfce\n", "my.yaml:1: expected text in UTF-8, found byte 0xFC at byte 7"),
]


@pytest.mark.parametrize(("text", "problem"), ONE_MISTAKE)
def test_one_mistake_in_yaml(refuse: Refuse, text: str | bytes, problem: str) -> None:
    """A mistake says where it is, what was expected and what was found."""
    assert refuse(text) == [problem]


ONE_MISTAKE_IN_JSON = [
    ("", "expected an entity on each line, found an empty file"),
    ("\n \n", "expected an entity on each line, found an empty file"),
    ("{", "1: expected JSON, found a mistake: Expecting property name enclosed in double quotes"),
    ("{} {}", "1: expected JSON, found a mistake: Extra data"),
    ('\n{"id": "a", "id": "b"}', "2: expected every key once, found 'id' again"),
    ('{"population": NaN}', "1: expected JSON, found NaN"),
    ('{"population": ' + "9" * 5000 + "}", "1: expected an entity, found a number of very many"),
    ("[" * 100_000, "1: expected an entity, found lists or objects nested too deeply"),
    ("[]", "1: expected an entity (a mapping with id, kind and names), found a list"),
    ("null", "1: expected an entity (a mapping with id, kind and names), found nothing"),
    ('"' + "x" * (1 << 20) + '"', "1: expected an entity, found a line of over 1,048,576 bytes"),
    (b"\n\xff\xfe{", "2: expected text in UTF-8, found byte 0xFF at byte 1"),
]


@pytest.mark.parametrize(("text", "problem"), ONE_MISTAKE_IN_JSON)
def test_one_mistake_in_json(refuse: Refuse, text: str | bytes, problem: str) -> None:
    """JSON Lines have one line number for each entity."""
    (found,) = refuse(text, "my.jsonl")
    assert found.removeprefix("my.jsonl:").lstrip().startswith(problem)


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"valid_from": 2025}, 'valid_from: expected a date in quotes ("2025"), found the number'),
        ({"population": 5.0}, "population: expected a whole number, found 5.0"),
        ({"population": 10**400}, "population: expected a whole number, 0 or more, found a very"),
        ({"population": True}, "population: expected a whole number, 0 or more, found true"),
        ({"ids": {"geonames": 5.5}}, "ids.geonames: expected a GeoNames id, such as 1568758"),
        ({"ids": {"geonames": 5.0}}, "ids.geonames: expected a whole number or text, found 5.0"),
        (
            {"ids": {"A b": "x"}},
            "ids.A b: expected a key of lower-case letters, digits and _, found",
        ),
        ({"names": {"vi": "\ud800"}}, "names.vi: expected text without U+D800, found '\\ud800'"),
        ({"names": {"\ud800": "x"}}, "names.\\ud800: expected a BCP 47 tag, found '\\ud800'"),
        ({"type": "\ud800"}, "expected an entity in Unicode text, found something that is not"),
        ({"names": {"vi": {"attested": "x"}}}, "names.vi.attested: expected a list of names"),
        ({"names": {"vi": {"attested": []}}}, "names.vi.attested: expected a list of names"),
        ({"roles": [{"title": "\x07"}]}, "roles.0.title: expected text without U+0007"),
        ({"roles": ["x"]}, "roles.0: expected a role with a title, found 'x'"),
        ({"roles": [{"title": "x", "from": "2025"}]}, "roles.0.from: expected "),
        ({"succeeded_by": {}}, "succeeded_by: expected a list of ids with dates, found a mapping"),
    ],
)
def test_one_wrong_field(refuse: Refuse, fields: dict[str, object], problem: str) -> None:
    """What JSON can hold and the format cannot is refused field by field."""
    entity = {"id": "hue", "kind": "place", "names": {"vi": "Huế"}, "valid_until": "2030"} | fields
    (found,) = refuse(json.dumps(entity), "my.jsonl")
    assert found.startswith(f"my.jsonl:1: hue: {problem}")


def test_all_mistakes_at_once(refuse: Refuse) -> None:
    """A file is refused whole, with all its mistakes in the order of its lines."""
    problems = refuse(
        """
- id: a
  kind: plaice
  names: {v_i: A, hi: {attested: [क, क]}}
  part_of: nowhere
- id: a
  kind: place
  names: {vi: A}
- kind: place
  names: {vi: B}
  valid_from: 2025-13
"""
    )
    assert [problem.split(":")[1] for problem in problems] == ["3", "4", "4", "5", "6", "9", "11"]


def test_alias_is_refused(refuse: Refuse) -> None:
    """An alias is reported as such, beside the anchor that it needs, and never followed."""
    problems = refuse(
        "- {id: a, kind: place, names: {vi: &x Huế}}\n- {id: b, kind: place, names: {vi: *x}}\n"
    )
    assert problems[:2] == [
        "my.yaml:1: expected a value, found an anchor (&)",
        "my.yaml:2: expected a value, found an alias (*)",
    ]


def test_a_broken_file_says_nothing_about_what_it_lacks(refuse: Refuse) -> None:
    """An id that stands after a syntax error is not called unknown."""
    (problem,) = refuse(
        "- {id: a, kind: place, names: {vi: A}, part_of: b}\n"
        "- {id: b, kind: place, names: {vi: B}\n- ]"
    )
    assert problem.startswith("my.yaml:3: expected YAML, found a mistake: ")


def test_very_many_mistakes_stop_the_reading(refuse: Refuse) -> None:
    """A file that is no gazetteer at all does not fill the memory with messages."""
    problems = refuse("{}\n" * 5000, "my.jsonl")
    assert len(problems) == 1001
    assert problems[-1] == "my.jsonl: stopped after 1,000 mistakes"


TWINS = [
    {"id": "a", "kind": "place", "names": {"vi": "A", "hi": "हा नाम"}},
    {"id": "b", "kind": "place", "names": {"vi": "B", "hi": {"rejected": ["हा\u200dनाम"]}}},
]


def _lines(*shared: bool) -> str:
    marked = [
        twin | ({"shared": True} if yes else {}) for twin, yes in zip(TWINS, shared, strict=True)
    ]
    return "".join(json.dumps(twin, ensure_ascii=False) + "\n" for twin in marked)


def _yaml(*shared: bool) -> str:
    return "".join(f"- {line}\n" for line in _lines(*shared).splitlines())


@pytest.mark.parametrize("shared", [(False, False), (True, False), (False, True)])
def test_spelling_of_two_entities(load: Load, refuse: Refuse, shared: tuple[bool, bool]) -> None:
    """Unless both share it, a spelling of two entities is a mistake in YAML, a warning in JSON."""
    assert refuse(_yaml(*shared)) == [
        (
            "my.yaml:2: b: names.hi.rejected.0: expected a spelling of its own (or shared: true in"
            " both entities), found 'हा\\u200dनाम', which a in line 1 has"
        )
    ]
    with pytest.warns(SharedSpellingWarning, match="1 Hindi or Urdu spelling"):
        assert len(load(_lines(*shared), "my.jsonl")) == 2


def test_shared_spelling(load: Load) -> None:
    """Where both entities say so, they share the spelling without a word."""
    assert load(_yaml(True, True)) == load(_lines(True, True), "my.jsonl")


def test_vietnamese_names_may_be_the_same(load: Load) -> None:
    """Only Hindi and Urdu spellings need an owner."""
    load("- {id: a, kind: place, names: {vi: Hà Nam}}\n- {id: b, kind: place, names: {vi: Hà Nam}}")
