"""The syllables of names, and what is heard in words."""

from __future__ import annotations

import math

import pytest

from eknaam.gazetteer import Gazetteer, load_gazetteer
from eknaam.lexicon.people import name_syllables
from eknaam.readings.vietnamese import drop_tone
from eknaam.text.fold import fold
from eknaam.unlisted import TAGS, build_inventory
from eknaam.unlisted.syllables import vietnamese_syllables
from tests.discover.conftest import hearing


def test_every_listed_syllable():
    """The syllables of family and given names are all there, however their rime is written."""
    every = set(vietnamese_syllables())
    given = {drop_tone(fold(name)) for name, tag in name_syllables() if tag == "vi"}
    assert not given - every


@pytest.mark.parametrize("gazetteer", [Gazetteer(()), load_gazetteer()])
def test_probabilities(gazetteer):
    """The probabilities of the syllables of a language are 1 together."""
    inventory = build_inventory(gazetteer)
    for tag in TAGS:
        assert set(inventory.tables[tag]) == {"surname", "given", "place"}
        for table in inventory.tables[tag].values():
            assert sum(map(math.exp, table.values())) == pytest.approx(1)


@pytest.mark.parametrize(
    ("word", "script", "tag", "syllables"),
    [
        ("हाईफोंग", "Deva", "vi", ("hai", "phong")),
        ("تران", "Arab", "vi", ("trân",)),
        ("जिनपिंग", "Deva", "zh-Latn-pinyin", ("jin", "ping")),
        ("hưng", "Latn", "vi", ("hưng",)),
        ("guangxi", "Latn", "zh-Latn-pinyin", ("guang", "xi")),
    ],
)
def test_runs(word, script, tag, syllables):
    """The likeliest syllables of a word."""
    [run] = hearing().readings(word, script, tag, "place", most=1)
    assert run.syllables == syllables


@pytest.mark.parametrize("position", ["surname", "given", "place"])
def test_heard_is_best_reading(position):
    """What is heard quickly is the score of the best reading, wherever the word stands."""
    word = ("हाईफोंग", "Deva")
    heard = hearing().hear([word])[word]["vi"]
    [reading] = hearing().readings(*word, "vi", position, most=1)
    assert max(getattr(heard, position)) == pytest.approx(reading.score)


@pytest.mark.parametrize(
    ("tag", "syllable", "usual", "seldom"),
    [
        ("vi", "nguyên", "surname", "place"),
        ("vi", "văn", "given", "surname"),
        ("vi", "giang", "place", "surname"),
        ("zh-Latn-pinyin", "wang", "surname", "place"),
        ("zh-Latn-pinyin", "zhou", "place", "given"),
    ],
)
def test_positions(tag, syllable, usual, seldom):
    """A syllable is more usual where it belongs: Nguyễn at the head of persons' names."""
    tables = build_inventory(load_gazetteer()).tables[tag]
    assert tables[usual][syllable] > tables[seldom][syllable]
