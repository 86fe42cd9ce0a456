"""What is ambiguous by itself is settled by what else the text names."""

import pytest

from eknaam import Entity, Gazetteer, Name, Normalizer


def place(id_: str, name: str, tag: str, country: str, *more: Name) -> Entity:
    """Return a province."""
    return Entity(
        id_, "place", name, tag, (Name(name, tag), *more), "province", part_of=country, shared=True
    )


HA_NAM = Name("हा नाम", "hi")
GAZETTEER = Gazetteer(
    [
        Entity("vietnam", "place", "Việt Nam", "vi", (Name("Việt Nam", "vi"),), "country"),
        Entity("china", "place", "China", "en", (Name("China", "en"),), "country"),
        place("ha-nam", "Hà Nam", "vi", "vietnam", HA_NAM),
        place("henan", "Henan", "zh-Latn-pinyin", "china", HA_NAM),
        place("quang-ninh", "Quảng Ninh", "vi", "vietnam"),
        place("lang-son", "Lạng Sơn", "vi", "vietnam"),
        place("guangxi", "Guangxi", "zh-Latn-pinyin", "china"),
        place("yunnan", "Yunnan", "zh-Latn-pinyin", "china"),
    ]
)
NORMALIZER = Normalizer(GAZETTEER)

SETTLED = [
    ("क्वांग निन्ह, लैंग सोन और हा नाम", "ha-nam"),
    ("हा नाम और क्वांग निन्ह", "ha-nam"),
    ("ग्वांगशी, युन्नान और हा नाम", "henan"),
    ("Quảng Ninh, हा नाम", "ha-nam"),
]


@pytest.mark.parametrize(("text", "entity"), SETTLED)
def test_the_text_decides_between_two_countries(text: str, entity: str) -> None:
    """A name of two places means the one in the country that the text speaks of."""
    (match,) = [m.match for m in NORMALIZER.find(text) if m.text == "हा नाम"]
    assert (match.entity.id, match.ambiguous) == (entity, False)
    assert "the text names" in str(match.candidates[0].reason)
    assert match.candidates[0].entity == match.entity


@pytest.mark.parametrize("text", ["हा नाम में", "हा नाम, क्वांग निन्ह और युन्नान"])
def test_what_the_text_does_not_decide_stays_ambiguous(text: str) -> None:
    """Without votes, or with as many for each, the match says it is ambiguous."""
    (match,) = [m.match for m in NORMALIZER.find(text) if m.text == "हा नाम"]
    assert match.ambiguous
    assert {candidate.entity.id for candidate in match.candidates} == {"ha-nam", "henan"}


def test_the_steps_of_an_inferred_reason_are_kept() -> None:
    """A reason that the text adds to still has its alignment."""
    gazetteer = Gazetteer(e for e in GAZETTEER.canonical_only() if e.id not in {"vietnam", "china"})
    matches = [
        m.match for m in Normalizer(gazetteer).find("ग्वांगशी, युन्नान और हेनान") if m.text == "हेनान"
    ]
    assert all(match.candidates[0].reason.steps for match in matches)
