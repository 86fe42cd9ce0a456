"""How sure spellings are a name, by all places of all documents."""

from __future__ import annotations

import math
from functools import cache

import pytest

from eknaam.discover.certainty import log_odds_of_name
from eknaam.discover.tally import Seen
from eknaam.unlisted import Forms, Spelled
from tests.discover.conftest import hearing

HINDI = Spelled.of("बायिन्गुओलेंग")
HINDI_TOO = Spelled.of("बायिंगूओलेंग")
URDU = Spelled.of("بایئینگوولینگ")
LATIN = Spelled.of("Bayinguoleng")
OTHER = Spelled.of("پھان تھی لان")


@cache
def forms() -> Forms:
    """Return what weighs canonical forms."""
    return Forms(hearing())


def log_odds(**seen: tuple[Spelled, float, int]) -> float:
    """Return the log odds of spellings, each with its best odds and its documents."""
    known = {each: Seen(documents=documents, odds=odds) for each, odds, documents in seen.values()}
    likely = [form for each in known for form in forms().of(each)]
    return log_odds_of_name(known, likely, forms())


def test_one_place():
    """A single place says what its reading says."""
    assert log_odds(one=(HINDI, -2.0, 1)) == pytest.approx(-2.0)


def test_documents():
    """More documents say more, but not as much as if they were independent, and not without end."""
    assert -2.0 < log_odds(one=(HINDI, -2.0, 3)) < log_odds(one=(HINDI, -2.0, 9)) < 9 * 2.0
    assert log_odds(one=(HINDI, -4.0, 10**6)) == log_odds(one=(HINDI, -4.0, 10**3)) < 0


def test_one_script():
    """Spellings in one script are not added up: the best one counts."""
    assert log_odds(one=(HINDI, -2.0, 1), two=(HINDI_TOO, -3.0, 1)) == pytest.approx(-2.0)


def test_scripts():
    """Faint spellings of two scripts that have one form are surer together, of three yet more."""
    two = log_odds(one=(HINDI, -2.5, 1), two=(URDU, -2.5, 1))
    three = log_odds(one=(HINDI, -2.5, 1), two=(URDU, -2.5, 1), three=(LATIN, -2.5, 1))
    assert -2.5 < 0 < two < three


def test_shared_words():
    """Ordinary words that two languages have in common remain ordinary, however well they agree."""
    assert log_odds(one=(HINDI, -6.0, 1), two=(URDU, -6.0, 1)) < 0


def test_another_name():
    """What has another form, or makes a name less sure, is left out."""
    assert log_odds(one=(HINDI, -2.0, 1), two=(OTHER, -1.0, 1)) == pytest.approx(-1.0)
    assert log_odds(one=(HINDI, 3.0, 1), two=(URDU, -20.0, 1)) == pytest.approx(3.0)


def test_nothing():
    """No spelling, or one that was always a listed name, is no new name."""
    assert log_odds() == -math.inf
    assert log_odds(one=(HINDI, -math.inf, 4)) == -math.inf
