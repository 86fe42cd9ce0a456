"""How much better a listed name explains words than ordinary text."""

import pytest

from eknaam import Normalizer
from eknaam.matching.query import NO_EVIDENCE, Evidence
from eknaam.scanner.passage import Passage
from eknaam.scanner.weights import LEAST

NORMALIZER = Normalizer()
SCANNER = NORMALIZER._scanner  # noqa: SLF001
WEIGHTS = SCANNER._weights  # noqa: SLF001


def forms(text: str):
    """Return the words of a text as the scanner sees them."""
    passage = Passage(text, SCANNER._vocabulary)  # noqa: SLF001
    return passage.forms[: passage.size]


def listed(text: str, entity: str, evidence: Evidence = NO_EVIDENCE) -> float:
    """Return the weight of a text as the listed spelling of an entity."""
    return WEIGHTS.of_listed(forms(text), NORMALIZER.gazetteer[entity], evidence)


def inferred(text: str, entity: str, gain: float) -> float:
    """Return the weight of a text that sounds like an entity."""
    return WEIGHTS.of_inferred(forms(text), gain, NORMALIZER.gazetteer[entity], NO_EVIDENCE)


def test_a_longer_name_explains_more() -> None:
    """So the name of three words wins over the one of two that stands in it."""
    assert listed("वु दाई थांग", "vu-dai-thang") > listed("हा नाम", "ha-nam") > 0


def test_a_better_sound_explains_more() -> None:
    """A nat of the sound is a nat of the weight."""
    more, less = (inferred("क्वांग निन्ह", "quang-ninh", gain) for gain in (31.0, 30.0))
    assert more - less == pytest.approx(1)


def test_no_listed_name_loses_to_ordinary_words() -> None:
    """What is found weighs something, however badly it explains the words."""
    assert inferred("क्वांग निन्ह", "quang-ninh", 0.0) == pytest.approx(2 * LEAST)


def test_what_stands_beside_a_name_speaks_for_it() -> None:
    """A word for a province beside the name of one, but no title."""
    beside, titled = (
        listed("क्वांग निन्ह", "quang-ninh", evidence)
        for evidence in (
            Evidence(frozenset({"place"}), frozenset({"province"})),
            Evidence(frozenset({"person"})),
        )
    )
    assert beside > listed("क्वांग निन्ह", "quang-ninh") == titled
