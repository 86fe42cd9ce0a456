"""What syllables explain of a spelling."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings

from eknaam.matching.sounds import Sounds
from eknaam.model import compile_names, score_rows
from eknaam.model.chunks import ChunkFinder, encode
from eknaam.model.tables import MODES, SCRIPTS
from eknaam.readings import Units
from tests.model.names import COMPILED, WEIGHTS, spellings

# Short ones: nothing longer than a stretch may be is asked for.
SYLLABLES = [
    *(("vi", units) for units in (("h", "a"), ("h", "a", "i"), ("tr", "â", "-n"), ("k", "ư", "ơ"))),
    *(("pinyin", units) for units in (("g", "u", "ang"), ("x", "i"), ("g", "u"))),
    *((orthography, units[:3]) for orthography, units in COMPILED[-2:]),
]
ALPHABET, CODED = encode(SYLLABLES)
SOUNDS = Sounds(WEIGHTS, ChunkFinder(WEIGHTS, ALPHABET), CODED)
ALONE = compile_names(WEIGHTS, SYLLABLES)


def _slow_gains(script: str, stretch: Units) -> list[float]:
    """Return how well each syllable explains a stretch, one at a time."""
    table = WEIGHTS.scripts[script]
    rows = score_rows(WEIGHTS, script, ALONE, stretch)
    by_name = []
    for number, (orthography, _) in enumerate(SYLLABLES):
        first = ALONE.starts[number]
        by_name.append(
            max(
                rows[first + place] - math.log(WEIGHTS.priors[orthography, mode, script])
                for place, mode in enumerate(MODES[orthography])
            )
        )
    return [math.exp(each) / math.prod(map(table.background.unit, stretch)) for each in by_name]


@pytest.mark.parametrize("script", SCRIPTS)
def test_syllables_explain_stretches_as_they_do_alone(script: str) -> None:
    """Going through the trie gives what scoring each syllable with each stretch gives."""

    @settings(max_examples=15)
    @given(spellings(script, 6))
    def check(spelling: Units) -> None:
        found = SOUNDS.explain(script, spelling, -math.inf)
        for begin in range(len(spelling)):
            for end in range(begin + 1, len(spelling) + 1):
                gains = found.gains[found.slots, begin, end]
                slow = _slow_gains(script, spelling[begin:end])
                np.testing.assert_allclose(gains, slow, rtol=1e-5)

    check()


@pytest.mark.parametrize("script", SCRIPTS)
def test_what_explains_too_little_is_left(script: str) -> None:
    """With a least gain nothing gains more, and a very small one changes nothing."""

    @settings(max_examples=15)
    @given(spellings(script, 6))
    def check(spelling: Units) -> None:
        everything = SOUNDS.explain(script, spelling, -math.inf)
        some = SOUNDS.explain(script, spelling, 0.0)
        nearly_all = SOUNDS.explain(script, spelling, -60.0)
        assert not some.gains[0].any()
        for slot, less, nearly in zip(everything.slots, some.slots, nearly_all.slots, strict=True):
            gains = everything.gains[slot]
            assert (some.gains[less] <= gains * (1 + 1e-6)).all()
            np.testing.assert_allclose(nearly_all.gains[nearly], gains, rtol=1e-6, atol=1e-20)

    check()
