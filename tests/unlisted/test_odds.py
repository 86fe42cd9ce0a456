"""How much likelier words are an unlisted name than ordinary text."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eknaam import load_gazetteer
from eknaam.model import load_model
from eknaam.unlisted import Hearing, Odds, build_inventory
from eknaam.unlisted.ordinary import Ordinary

MODEL = load_model()
ODDS = Odds(Hearing(build_inventory(load_gazetteer()), MODEL), Ordinary(MODEL))
WORDS = ("फान", "थी", "लान", "वांग", "चिनफिंग", "नेता", "में", "हुआ", "विद्यालय", "श्री")


@pytest.mark.parametrize(
    ("words", "kind", "tag"),
    [
        (("फान", "थी", "लान"), "person", "vi"),
        (("वांग", "चिनफिंग"), "person", "zh-Latn-pinyin"),
        (("खान्ह", "लोंग"), "place", "vi"),
    ],
)
def test_a_name_is_likelier_than_ordinary_words(words, kind, tag):
    """Syllables of names that follow one another as in names have odds above even."""
    whole = [one for one in ODDS.of(words, "Deva") if (one.first, one.last) == (0, len(words))]
    assert max(one.odds for one in whole if (one.kind, one.tag) == (kind, tag)) > 0


def test_ordinary_words_are_no_name():
    """Words that every text has are far likelier as themselves."""
    assert all(one.odds < -10 for one in ODDS.of(("विद्यालय", "में"), "Deva"))


@given(
    words=st.lists(st.sampled_from(WORDS), min_size=1, max_size=7),
    least=st.floats(min_value=-60, max_value=10),
)
def test_least_only_leaves_out(words, least):
    """What has less than the least odds is left out, and nothing else."""
    every = {one for one in ODDS.of(words, "Deva") if one.odds >= least}
    assert set(ODDS.of(words, "Deva", least)) == every
    assert all(math.isfinite(one.odds) for one in every)
