"""Spellings that the model would write."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eknaam.model import compile_names, predict, predict_spellings, score_names
from eknaam.model.spell import write_units
from eknaam.model.tables import SCRIPTS
from eknaam.readings import read
from tests.model.names import COMPILED, NAMES, WEIGHTS, spellings, words_of


@pytest.mark.parametrize("script", SCRIPTS)
@pytest.mark.parametrize("index", range(len(NAMES)))
def test_a_name_is_best_for_its_own_predictions(script: str, index: int) -> None:
    """Reading back what the model writes finds the name again."""
    compiled = compile_names(WEIGHTS, COMPILED)
    for prediction in predict(WEIGHTS, script, COMPILED[index][0], words_of(index), limit=3):
        scores = score_names(WEIGHTS, script, compiled, read(prediction.spelling).units)
        assert int(np.argmax(scores)) == index, prediction


@pytest.mark.parametrize("to", ["hi", "ur", "mr", "ne", "ur-PK"])
@pytest.mark.parametrize(("name", "tag"), NAMES)
def test_predictions_are_probabilities_in_order(name: str, tag: str, to: str) -> None:
    """Predictions differ, come best first, and their probabilities add up to at most one."""
    found = predict_spellings(name, to, tag, limit=20)
    chances = [chance for _, chance in found]
    assert len({spelling for spelling, _ in found}) == 20
    assert chances == sorted(chances, reverse=True)
    assert min(chances) > 0
    assert sum(chances) <= 1 + 1e-9


def test_words_of_a_name_stay_apart() -> None:
    """Every prediction has the words of the name."""
    for spelling, _ in predict_spellings("Vũ Đại Thắng", "ur"):
        assert len(spelling.split()) == 3


def test_fewer_predictions_are_the_first_of_more() -> None:
    """The limit cuts the list and changes nothing else."""
    assert predict_spellings("Hà Nội", limit=3) == predict_spellings("Hà Nội", limit=9)[:3]


@pytest.mark.parametrize("name", ["", "123", "—", "x" * 500])
def test_what_is_no_name_has_no_prediction(name: str) -> None:
    """No letters, and more letters than any name has, give no spelling."""
    assert predict_spellings(name) == []


@pytest.mark.parametrize(("name", "to"), [("Hà Nội", "fr"), ("हनोई", "ur"), ("ہنوئی", "hi")])
def test_wrong_use_is_said(name: str, to: str) -> None:
    """Other languages, and names that are spellings already, are errors."""
    with pytest.raises(ValueError, match=r"expected (one of hi|a name in Latin letters)"):
        predict_spellings(name, to)


@settings(max_examples=30, deadline=None)
@given(st.text(st.sampled_from("abcdeghiklmnopqrstuvxyăâđêôơư -'"), max_size=30))
def test_any_latin_text_can_be_predicted(name: str) -> None:
    """No name in Latin letters makes prediction fail."""
    assert len(predict_spellings(name, "ur", limit=5)) <= 5


@pytest.mark.parametrize("script", SCRIPTS)
def test_writing_is_the_inverse_of_reading(script: str) -> None:
    """A word that was read and written is read as the same units again."""

    @settings(max_examples=100, deadline=None)
    @given(spellings(script))
    def check(units: tuple[str, ...]) -> None:
        once = read(write_units(script, units)).units
        assert read(write_units(script, once)).units == once

    check()
