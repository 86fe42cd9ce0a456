"""How sure a listed name remains beside an unlisted one of the same words."""

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eknaam import Entity, Match
from eknaam.matching.query import NO_EVIDENCE, Evidence
from eknaam.scanner.rivalry import log_odds, share, weighed
from eknaam.scanner.unlisted import UnlistedWindow
from eknaam.scanner.windows import Window

MATCH = Match(Entity("hai-phong", "place", "Hải Phòng", "vi", ()), 0.9, "inferred")
TITLE = Evidence(frozenset({"person"}))
SURE = 5.0


def listed(start: int, end: int, weight: float, match: Match = MATCH, evidence=NO_EVIDENCE):
    """Return a window of a listed name."""
    return Window(None, 0, 1, start, end, end, match, SURE, weight, evidence)


def stranger(start: int, end: int, weight: float) -> UnlistedWindow:
    """Return a window of an unlisted name."""
    return UnlistedWindow(None, 0, 1, start, end, "person", "vi", NO_EVIDENCE, weight, weight)


def odds(chosen, strangers, *, same: bool = False) -> list[float]:
    """Return the odds of chosen readings in the light of strangers."""
    return [one.odds for one in weighed(chosen, strangers, lambda *_: same)]


def test_what_has_no_rival_stays_as_sure() -> None:
    """Strangers elsewhere, or much weaker ones, change nothing."""
    assert odds([listed(0, 4, 10)], []) == pytest.approx([SURE])
    assert odds([listed(0, 4, 10)], [stranger(5, 9, 10)]) == pytest.approx([SURE])
    assert odds([listed(0, 4, 40)], [stranger(0, 9, 10)]) == pytest.approx([SURE])


def test_an_even_rival_halves_the_probability() -> None:
    """Score and odds both fall."""
    (one,) = weighed([listed(0, 4, 10)], [stranger(0, 9, 10)], lambda *_: False)
    assert one.odds < 0
    assert one.match.score == pytest.approx(MATCH.score / 2)


def test_a_rival_has_to_outweigh_all_that_it_takes() -> None:
    """A name that overlaps two others takes the weight of both."""
    both = [listed(0, 4, 10), listed(5, 9, 10)]
    assert min(odds(both, [stranger(0, 9, 10)])) > min(odds(both[:1], [stranger(0, 9, 10)]))


def test_what_has_the_listed_form_is_no_rival() -> None:
    """The same name, heard twice, does not compete with itself."""
    assert odds([listed(0, 4, 10)], [stranger(0, 4, 10)], same=True) == pytest.approx([SURE])


def test_a_listed_spelling_beside_what_fits_it_is_what_it_is() -> None:
    """No rival takes it away."""
    attested = replace(MATCH, how="attested")
    assert odds([listed(0, 4, 10, attested, TITLE)], [stranger(0, 9, 10)]) == [SURE]
    assert odds([listed(0, 4, 10, attested)], [stranger(0, 9, 10)])[0] < SURE


def test_strangers_that_were_chosen_stay() -> None:
    """Only listed names are weighed."""
    chosen = [stranger(0, 9, 10)]
    assert weighed(chosen, chosen, lambda *_: False) == chosen


@given(st.floats(-500, 500), st.floats(-500, 500))
def test_shares_add_up(one: float, other: float) -> None:
    """Of two stories one is true."""
    assert share(one, other) + share(other, one) == pytest.approx(1)


@given(st.floats(-20, 20))
def test_log_odds_are_those_of_the_share(weight: float) -> None:
    """One undoes the other, and certainty stays finite."""
    assert log_odds(share(weight, 0.0)) == pytest.approx(weight, abs=1e-3)
    assert math.isfinite(log_odds(1.0))
    assert math.isfinite(log_odds(0.0))
