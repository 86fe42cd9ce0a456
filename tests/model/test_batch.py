"""Many spellings, each against a few names, score as each does alone."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eknaam.model import compile_names, score_names
from eknaam.model.batch import BatchScorer
from eknaam.model.tables import SCRIPTS
from tests.model.names import COMPILED, WEIGHTS, spellings

ALL = compile_names(WEIGHTS, COMPILED)


@pytest.mark.parametrize("script", SCRIPTS)
def test_pairs_score_as_they_do_alone(script: str) -> None:
    """Spellings of all lengths together give what one spelling against all names gives."""
    scorer = BatchScorer(WEIGHTS, script)

    @settings(max_examples=30, deadline=None)
    @given(st.lists(spellings(script), min_size=1, max_size=5), st.data())
    def check(spelled: list[tuple[str, ...]], data: st.DataObject) -> None:
        pair = st.tuples(st.integers(0, len(spelled) - 1), st.integers(0, len(ALL) - 1))
        pairs = data.draw(st.lists(pair, min_size=1, max_size=12))
        left, right = (np.array(side) for side in zip(*pairs, strict=True))
        alone = [score_names(WEIGHTS, script, ALL, spelled[i])[j] for i, j in pairs]
        np.testing.assert_allclose(scorer.score(ALL, spelled, left, right), alone, rtol=1e-6)

    check()


@pytest.mark.parametrize("script", SCRIPTS)
def test_the_background_is_the_models(script: str) -> None:
    """Remembering steps changes nothing."""
    scorer = BatchScorer(WEIGHTS, script)

    @given(spellings(script))
    def check(spelling: tuple[str, ...]) -> None:
        expected = WEIGHTS.scripts[script].background.log_probability(spelling)
        assert scorer.background(spelling) == pytest.approx(expected)

    check()


def test_no_pairs_have_no_scores() -> None:
    """An empty batch is an empty array."""
    none = np.zeros(0, dtype=np.int64)
    assert len(BatchScorer(WEIGHTS, "deva").score(ALL, [], none, none)) == 0
