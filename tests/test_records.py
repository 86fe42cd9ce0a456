"""Records: what they answer by themselves."""

import json

import pytest

from eknaam import Candidate, Entity, Match, Mention, Name

ENTITY = Entity(
    "guangxi",
    "place",
    "Guangxi",
    "zh-Latn-pinyin",
    (
        Name("Guangxi", "zh-Latn-pinyin"),
        Name("گوانگسی", "ur", "attested"),
        Name("گوانگ شی", "ur", "preferred"),
        Name("گوانگ ژی", "ur", "attested"),
        Name("ग्वांग झुआंग", "hi", "rejected"),
    ),
)


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("zh-Latn-pinyin", "Guangxi"),
        ("ur", "گوانگ شی"),
        ("hi", None),  # only a rejected spelling is listed
        ("zh", None),  # a tag is matched whole
    ],
)
def test_an_entity_gives_its_name_in_a_language(tag: str, text: str | None) -> None:
    """The preferred name comes before an attested one, and a rejected one never comes."""
    assert ENTITY.name(tag) == text


def test_a_match_is_its_canonical_name() -> None:
    """str() of a match is the canonical name of its entity."""
    match = Match(ENTITY, 1.0, "preferred")
    assert str(match) == match.canonical == "Guangxi"


def test_records_are_immutable_and_hashable() -> None:
    """A record cannot be changed and may be a key."""
    with pytest.raises(AttributeError):
        ENTITY.canonical = "other"  # type: ignore[misc]
    assert {ENTITY: 1}[ENTITY] == 1


def test_records_are_plain_data() -> None:
    """to_dict() of a mention has its place and all of its match, and JSON can hold it."""
    name = ENTITY.names[0]
    match = Match(ENTITY, 0.75, "inferred", True, (Candidate(ENTITY, name, 0.5, "it sounds so"),))
    entity = {"canonical": "Guangxi", "id": "guangxi", "kind": "place", "type": None}
    candidate = {
        **entity, "score": 0.5, "name": "Guangxi", "tag": "zh-Latn-pinyin",
        "reason": "it sounds so",
    }  # fmt: skip
    found = {**entity, "score": 0.75, "how": "inferred", "ambiguous": True}
    assert match.to_dict() == {**found, "candidates": [candidate]}
    place = {"start": 1, "end": 9, "core_start": 1, "core_end": 8, "text": "गुआंग्शी", "lang": "hi"}
    mention = Mention(*place.values(), match)  # type: ignore[arg-type]
    assert json.loads(json.dumps(mention.to_dict())) == place | match.to_dict()
