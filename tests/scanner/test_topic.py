"""Where a text speaks of Viet Nam or China."""

import pytest

from eknaam import Entity, Gazetteer, Match, Name
from eknaam.scanner.homes import Homes
from eknaam.scanner.topic import REACH, Topic, TopicReader
from eknaam.scanner.windows import Window

VIETNAM = Entity("vietnam", "place", "Việt Nam", "vi", (Name("Việt Nam", "vi"),), "country")
HUE = Entity("hue", "place", "Hue", "en", (Name("Hue", "en"),), "city", part_of="vietnam")
INDIA = Entity("india", "place", "India", "en", (Name("India", "en"),), "country")
SOMEONE = Entity("wang-yi", "person", "Wang Yi", "zh-Latn-pinyin", ())
THRESHOLD = 1.4


@pytest.mark.parametrize(
    ("starts", "span", "reached"),
    [
        ([], (0, 5), False),
        ([100], (0, 5), True),
        ([100], (100, 105), False),  # a name does not speak for itself
        ([100, 120], (100, 105), True),
        ([REACH], (0, 5), True),
        ([5 * REACH], (0, 5), False),
        ([0], (5 * REACH, 5 * REACH + 5), False),
    ],
)
def test_a_topic_reaches_some_way(starts, span, reached) -> None:
    """What is named elsewhere within reach says what a text is about."""
    assert Topic(starts).reaches(*span) is reached


def test_a_topic_is_true_where_something_is_named() -> None:
    """Texts of which nothing is known are the usual ones, and are told at once."""
    assert Topic([3])
    assert not Topic([])


@pytest.mark.parametrize(
    ("entity", "odds", "speaks"),
    [
        (VIETNAM, THRESHOLD + 1, True),
        (VIETNAM, THRESHOLD - 1, False),
        (HUE, THRESHOLD + 1, True),
        (SOMEONE, THRESHOLD + 1, True),
        (INDIA, THRESHOLD + 1, False),
    ],
    ids=["country", "unsure", "lies there", "name in its language", "elsewhere"],
)
def test_what_speaks_of_the_countries(entity, odds, speaks) -> None:
    """An entity that lies there, or has its name from there, if it is surely named."""
    homes = Homes(Gazetteer([VIETNAM, HUE, INDIA, SOMEONE]))
    window = Window(None, 0, 1, 50, 54, 54, Match(entity, 0.9, "inferred"), odds, 10.0)
    assert bool(TopicReader(homes, THRESHOLD).of([window])) is speaks
