"""What else stands in a text says whether a doubtful word is a name."""

import pytest

from eknaam import Entity, Gazetteer, Match, Name, Normalizer
from eknaam.scanner.belief import Belief
from eknaam.scanner.homes import Homes
from eknaam.scanner.windows import Window

COUNTRY = Entity("china", "place", "China", "en", (Name("China", "en"),), "country")
HEZE = Entity("heze", "place", "Heze", "zh-Latn-pinyin", (), "city", part_of="china")
WUHAN = Entity("wuhan", "place", "Wuhan", "zh-Latn-pinyin", (), "city", part_of="china")
SOMEONE = Entity("wang-yi", "person", "Wang Yi", "zh-Latn-pinyin", ())
THRESHOLD = 1.4
DOUBTFUL, LIKELY, SURE = THRESHOLD - 1, THRESHOLD + 1, THRESHOLD + 5
LONG = 10_000
CERTAIN = 100.0


def window(entity: Entity, start: int, odds: float) -> Window:
    """Return a window of which only what is asked here is filled in."""
    match = Match(entity, 0.9, "inferred")
    return Window(None, 0, 1, start, start + 4, start + 4, match, odds, 10.0)


CASES = [
    ("likely, in a short text", [(HEZE, 50, LIKELY)], 100, ["heze"]),
    ("likely, where nothing else is of its country", [(HEZE, 5_000, LIKELY)], LONG, []),
    ("so sure that this does not matter", [(HEZE, 5_000, SURE)], LONG, ["heze"]),
    ("listed", [(HEZE, 5_000, CERTAIN)], LONG, ["heze"]),
    ("its country is named near", [(COUNTRY, 4_000, CERTAIN), (HEZE, 5_000, LIKELY)], LONG,
     ["china", "heze"]),
    ("its country is named far away", [(COUNTRY, 0, CERTAIN), (HEZE, 5_000, LIKELY)], LONG,
     ["china"]),
    ("two bear each other out", [(WUHAN, 4_900, LIKELY), (HEZE, 5_000, LIKELY)], LONG,
     ["wuhan", "heze"]),
    ("twice the same bears nothing out", [(HEZE, 4_900, LIKELY), (HEZE, 5_000, LIKELY)], LONG, []),
    ("a country needs nothing beside it", [(COUNTRY, 5_000, LIKELY)], LONG, ["china"]),
    ("nor does a person", [(SOMEONE, 5_000, LIKELY)], LONG, ["wang-yi"]),
    ("doubtful", [(HEZE, 50, DOUBTFUL)], 100, []),
    ("doubtful, and named near", [(HEZE, 50, DOUBTFUL), (HEZE, 90, CERTAIN)], 200,
     ["heze", "heze"]),
    ("doubtful, and named far away", [(HEZE, 50, DOUBTFUL), (HEZE, 9_000, CERTAIN)], LONG,
     ["heze"]),
]  # fmt: skip


@pytest.mark.parametrize(("given", "length", "expected"), [c[1:] for c in CASES],
                         ids=[c[0] for c in CASES])  # fmt: skip
def test_what_is_believed(given, length, expected):
    """Nearness, certainty and the country decide."""
    belief = Belief(Homes(Gazetteer([COUNTRY, HEZE, WUHAN, SOMEONE])), THRESHOLD)
    windows = [window(*one) for one in given]
    assert [w.match.entity.id for w in belief.believed(windows, "." * length)] == expected


def test_an_ordinary_word_of_a_long_text_is_no_city():
    """ہذا, "this", sounds like Heze, which nothing around it speaks for."""
    filler = "اجلاس میں شہریوں نے پانی اور سڑکوں کی بات کی۔ " * 100
    normalizer = Normalizer()
    assert not normalizer.find(f"{filler}فہرست ہذا میں نام درج ہیں۔ {filler}")
