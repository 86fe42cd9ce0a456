"""The syllables of names, and what is heard in words."""

from __future__ import annotations

import math

import pytest

from eknaam.discover.syllables import TAGS, build_inventory, vietnamese_syllables
from eknaam.gazetteer import Gazetteer, load_gazetteer
from eknaam.lexicon.people import name_syllables
from eknaam.readings.vietnamese import drop_tone
from eknaam.text.fold import fold
from tests.discover.conftest import odds


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
        for table in (inventory.first[tag], inventory.later[tag]):
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
    [run] = odds().sounds.runs(word, script, tag, begins=True, most=1)
    assert run.syllables == syllables


def test_heard_is_best_run():
    """What is heard quickly is the score of the best runs."""
    sounds = odds().sounds
    word = ("हाईफोंग", "Deva")
    heard = sounds.hear([word])[word]["vi"]
    [run] = sounds.runs(*word, "vi", begins=False, most=1)
    assert max(heard.later) == pytest.approx(run.score)
