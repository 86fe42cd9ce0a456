"""Hindi and Urdu spellings of the shipped gazetteer: found in text, consistent, and told apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import pytest

from eknaam import Entity, Match, Name, Normalizer, load_gazetteer

NORMALIZER = Normalizer(load_gazetteer())
GAZETTEER = NORMALIZER.gazetteer
LANGUAGES = ("hi", "ur")
SENTENCES = {
    ("person", "hi"): "कॉमरेड {} ने बैठक में भाग लिया।",
    ("person", "ur"): "کامریڈ {} نے اجلاس میں شرکت کی۔",
    ("province", "hi"): "कल {} प्रांत में बैठक हुई।",
    ("province", "ur"): "کل صوبہ {} میں اجلاس ہوا۔",
    ("place", "hi"): "कल {} शहर में बैठक हुई।",
    ("place", "ur"): "کل {} شہر میں اجلاس ہوا۔",
}
"""Made for this test; a title or a word of place stands beside the name."""

SPELLED_IN_TWO_WAYS = {
    ("ur", "cao"): "the house spellings of Cao Bằng and of Cao Tường Huy come from different pages",
}
"""Syllables that usage spells differently in preferred names, with the reason."""

SHORT_NAMES = 10
"""How many predicted spellings of persons may be too short to be read as anybody."""


def spelled(entity: Entity, lang: str, *standings: str) -> list[Name]:
    """Return the spellings of an entity in a language that have one of some standings."""
    return [name for name in entity.names if name.tag == lang and name.standing in standings]


def contains(match: Match, entity: Entity) -> bool:
    """Whether a match is an entity, may be it, or is the province that a city is named like."""
    if match.ambiguous and entity.id in {one.entity.id for one in match.candidates}:
        return True
    of_province = match.canonical == entity.canonical and match.entity.id == entity.part_of
    return match.entity == entity or of_province


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_seen_spelling_is_found_in_running_text(lang: str) -> None:
    """Beside a title or a word of place each seen spelling is a mention of its entity."""
    asked = [
        (entity, name.text)
        for entity in GAZETTEER
        if entity.kind != "organization"
        for name in spelled(entity, lang, "preferred", "attested")
    ]
    assert len(asked) > 400
    for entity, spelling in asked:
        known = "province" if entity.type == "province" else entity.kind
        text = SENTENCES[known, lang].format(spelling)
        mentions = NORMALIZER.find(text, lang)
        assert any(contains(mention.match, entity) for mention in mentions), (entity.id, text)


def syllables(entity: Entity, lang: str) -> Iterator[tuple[str, str]]:
    """Yield the syllables of a Vietnamese or Chinese name with their preferred spellings."""
    if entity.canonical_tag in {"vi", "zh-Latn-pinyin"}:
        words = entity.canonical.lower().split()
        for name in spelled(entity, lang, "preferred"):
            if len(parts := name.text.split()) == len(words):
                yield from zip(words, parts, strict=True)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_syllable_is_spelled_alike_in_all_preferred_names(lang: str) -> None:
    """Like कै beside काई: a house spells Cai in one way, unless usage says otherwise."""
    ways: dict[str, set[str]] = defaultdict(set)
    for entity in GAZETTEER:
        for syllable, spelling in syllables(entity, lang):
            ways[syllable].add(spelling)
    assert len(ways) > 20
    differing = {(lang, syllable) for syllable, some in ways.items() if len(some) > 1}
    assert differing == {each for each in SPELLED_IN_TWO_WAYS if each[0] == lang}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_preferred_spelling_is_read_as_another_entity(lang: str) -> None:
    """The best candidate of a preferred spelling is its entity."""
    for entity in GAZETTEER:
        for name in spelled(entity, lang, "preferred"):
            assert NORMALIZER.rank(name.text, lang)[0].entity == entity, name


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_prediction_only_fills_a_gap(lang: str) -> None:
    """One spelling is predicted at most, and only where none was seen."""
    for entity in GAZETTEER:
        predicted = spelled(entity, lang, "predicted")
        assert len(predicted) <= 1
        assert not (predicted and spelled(entity, lang, "preferred", "attested")), entity.id


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_person_has_a_spelling(lang: str) -> None:
    """Each person has a spelling that was seen, or one that is predicted."""
    persons = [entity for entity in GAZETTEER if entity.kind == "person"]
    standings = ("preferred", "attested", "predicted")
    assert [one.id for one in persons if not spelled(one, lang, *standings)] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_prediction_is_read_as_another_entity(lang: str) -> None:
    """What is suggested is read back as the entity; few short names of persons as none."""
    asked = [(entity, name) for entity in GAZETTEER for name in spelled(entity, lang, "predicted")]
    matches = NORMALIZER.normalize_many([name.text for _, name in asked])
    unread = 0
    for (entity, name), match in zip(asked, matches, strict=True):
        if match is None:
            unread += 1
            assert entity.kind == "person", name
        else:
            assert contains(match, entity), name
    assert unread <= SHORT_NAMES
