"""Parts of names, by their sound."""

import pytest

from eknaam import Normalizer
from eknaam.matching import parts
from eknaam.matching.matcher import Matcher
from eknaam.readings import read

MATCHER = Matcher(Normalizer().gazetteer.canonical_only())

# Words as they are spelled, and the name that they make together.
SPELLED = [
    ("क्वांग निन्ह", "quang-ninh"),
    ("क्वांगनिन्ह", "quang-ninh"),
    ("कुआंग निन", "quang-ninh"),
    ("گوانگ شی", "guangxi"),
    ("گوانگشی", "guangxi"),
    ("वु दाई थांग", "vu-dai-thang"),
    ("हाईफोंग", "hai-phong"),
    ("लांग सोन", "lang-son"),
    ("پھو تھو", "phu-tho"),
]


@pytest.fixture(params=["runs", "pieces"])
def matcher(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Matcher:
    """Return a matcher that lists runs of syllables, or cuts words as in a large gazetteer."""
    if request.param == "runs":
        return MATCHER
    monkeypatch.setattr(parts, "_MANY", 0)
    return Matcher(MATCHER.gazetteer)


@pytest.mark.parametrize(("spelling", "entity"), SPELLED)
def test_words_lead_from_part_to_part_to_the_name(
    matcher: Matcher, spelling: str, entity: str
) -> None:
    """The parts that words may be add up to the name, in one word or in several."""
    reading = read(spelling)
    words = [tuple(unit.written for unit in word) for word in reading.words]
    nodes = {0}
    for heard in matcher.parts.of_words(reading.orthography, words):
        steps = {matcher.parts.step(node, part) for node in nodes for part in heard.parts}
        nodes = {node for node in steps if node is not None}
    ends = [position for node in nodes for position in matcher.parts.names_at(node)]
    assert entity in {matcher.names[position].entity.id for position in ends}


@pytest.mark.parametrize("word", ["पुस्तक", "सरकार", "लड़का"])
def test_other_words_are_no_part(word: str) -> None:
    """A word that sounds like no part of a name is heard as nothing."""
    (heard,) = MATCHER.parts.of_words("deva", [read(word).units])
    assert not any(MATCHER.parts.step(0, part) for part in heard.parts)
