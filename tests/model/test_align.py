"""Scores of many candidates at once, and what explains them."""

from __future__ import annotations

import math
import pickle

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eknaam.model import (
    IMPOSSIBLE,
    compile_names,
    explain,
    load_model,
    score_names,
    score_rows,
)
from eknaam.model.tables import SCRIPTS
from eknaam.readings import read
from tests.model.names import COMPILED, NAMES, READINGS, WEIGHTS, slow_score, spellings, words_of

ALL = compile_names(WEIGHTS, COMPILED)
SPELLING = read("त्रान कुओंग").units


@pytest.mark.parametrize("script", SCRIPTS)
def test_batch_scores_equal_the_oracle(script: str) -> None:
    """All candidates at once score what one at a time in plain Python does."""

    @settings(max_examples=30, deadline=None)
    @given(spellings(script))
    def check(spelling: tuple[str, ...]) -> None:
        fast = score_names(WEIGHTS, script, ALL, spelling)
        slow = [slow_score(script, *name, spelling) for name in COMPILED]
        np.testing.assert_allclose(fast, slow, rtol=1e-6)

    check()


@settings(max_examples=20, deadline=None)
@given(st.permutations(range(len(NAMES))))
def test_the_order_of_candidates_does_not_matter(order: list[int]) -> None:
    """A permutation of the candidates permutes the scores."""
    straight = score_names(WEIGHTS, "deva", ALL, SPELLING)
    mixed = compile_names(WEIGHTS, [COMPILED[index] for index in order])
    scores = score_names(WEIGHTS, "deva", mixed, SPELLING)
    np.testing.assert_allclose(scores, straight[order], rtol=1e-9)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.integers(0, len(ALL.lengths) - 1), max_size=8, unique=True))
def test_some_rows_score_as_they_do_among_all(rows: list[int]) -> None:
    """Scoring a selection of rows gives their scores among all rows."""
    chosen = np.array(rows, dtype=np.int64)
    everything = score_rows(WEIGHTS, "deva", ALL, SPELLING)
    some = score_rows(WEIGHTS, "deva", ALL, SPELLING, chosen)
    np.testing.assert_allclose(some, everything[chosen], rtol=1e-9)


def test_nothing_scores_as_impossible() -> None:
    """No spelling, no name, and a name without any letter are no reason to crash."""
    assert (score_names(WEIGHTS, "deva", ALL, ()) == IMPOSSIBLE).all()
    assert len(score_names(WEIGHTS, "deva", compile_names(WEIGHTS, []), SPELLING)) == 0
    empty = compile_names(WEIGHTS, [("latin", ()), ("vi", ("h", "a"))])
    assert np.isfinite(score_names(WEIGHTS, "urdu", empty, ("ہ", "ا"))).all()


def test_units_that_the_tables_do_not_know_are_possible() -> None:
    """A letter of the script that was never seen lowers a score, and no name is impossible."""
    scores = score_names(WEIGHTS, "deva", ALL, ("ॸ", *SPELLING))
    assert (scores > IMPOSSIBLE / 2).all()
    assert int(scores.argmax()) == 0


@pytest.mark.parametrize("script", SCRIPTS)
@pytest.mark.parametrize("index", range(len(NAMES)))
def test_an_explanation_covers_name_and_spelling(script: str, index: int) -> None:
    """The steps put together are the name and the spelling, and their costs are the cost."""

    @settings(max_examples=10, deadline=None)
    @given(spellings(script))
    def check(spelling: tuple[str, ...]) -> None:
        reason = explain(WEIGHTS, script, COMPILED[index][0], words_of(index), spelling)
        assert tuple(unit for step in reason.steps for unit in step.spelling) == spelling
        assert tuple(unit for step in reason.steps for unit in step.name) == COMPILED[index][1]
        assert reason.cost == pytest.approx(sum(step.cost for step in reason.steps))
        words = [step.word for step in reason.steps]
        assert words == sorted(words)
        assert set(words) <= set(range(len(words_of(index))))

    check()


@pytest.mark.parametrize("script", SCRIPTS)
def test_an_alignment_is_no_likelier_than_all_of_them(script: str) -> None:
    """The best path is one of those that the score sums up."""

    @settings(max_examples=20, deadline=None)
    @given(spellings(script))
    def check(spelling: tuple[str, ...]) -> None:
        rows = score_rows(WEIGHTS, script, ALL, spelling) - ALL.log_prior[script]
        for index, first in enumerate(ALL.starts.tolist()):
            orthography = COMPILED[index][0]
            reason = explain(WEIGHTS, script, orthography, words_of(index), spelling)
            modes = rows[first : (*ALL.starts, len(rows))[index + 1]]
            assert -reason.cost <= modes.max() + 1e-9

    check()


@pytest.mark.parametrize(
    ("name", "tag", "spelling", "shown"),
    [
        ("Trần Cương", "vi", "ट्रान कुओंग", "ट्र=tr ा=â न=n | क=k ुओ=ươ ंग=ng"),
        ("Quảng Ninh", "vi", "क्वांग निन्ह", "क्व=qu ा=a ंग=ng | न=n ि=i न्ह=nh"),
        ("Chen Gang", "zh-Latn-pinyin", "چن گانگ", "چ=ch ∅=e ن=n | گ=g ا=a نگ=ng"),
    ],
)
def test_a_person_can_read_an_explanation(name: str, tag: str, spelling: str, shown: str) -> None:
    """An explanation is text chunks of the spelling with what they stand for, word by word."""
    reading, written = read(name, tag), read(spelling)
    words = tuple(tuple(unit.written for unit in word) for word in reading.words)
    reason = explain(WEIGHTS, written.orthography, reading.orthography, words, written.units)
    assert str(reason) == shown


def test_no_explanation_costs_infinitely_much() -> None:
    """What cannot be aligned has no steps and an infinite cost."""
    reason = explain(WEIGHTS, "deva", "vi", (("¿",),), ("ह",))
    assert reason.steps == ()
    assert math.isinf(reason.cost)
    assert str(reason) == ""


def test_joined_and_split_words_score_the_same() -> None:
    """Hindi and Urdu join and split the words of a name freely."""
    assert read("گوانگ شی").units == read("گوانگشی").units
    assert read("हाई फोंग").units == read("हाईफोंग").units
    assert len(READINGS[0].words) == 2


def test_a_model_can_be_pickled() -> None:
    """A model goes to other processes, and scores the same there."""
    model = pickle.loads(pickle.dumps(load_model()))  # noqa: S301 - our own bytes
    scores = score_names(model.weights, "deva", compile_names(model.weights, COMPILED), SPELLING)
    np.testing.assert_array_equal(scores, score_names(WEIGHTS, "deva", ALL, SPELLING))
