"""Names that are too unlikely by themselves."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eknaam import Gazetteer, Normalizer
from eknaam.matching.query import NO_EVIDENCE
from eknaam.scanner.faint import faint_names
from eknaam.scanner.unlisted import UnlistedWindow
from tests.strategies import mixed_text

NORMALIZER = Normalizer()


def window(start: int, until: int, weight: float) -> UnlistedWindow:
    """Return a window of an unlisted name."""
    return UnlistedWindow(None, 0, 1, start, until, "place", "vi", NO_EVIDENCE, weight, weight)


def spans(windows, named) -> list[tuple[int, int]]:
    """Return the spans of faint names."""
    return [(name.start, name.end) for name in faint_names(windows, named)]


def test_the_likeliest_of_what_overlaps_stays() -> None:
    """A longer name wins over a part of it if it is likelier."""
    assert spans([window(0, 4, -3), window(0, 9, -1), window(5, 9, -2)], []) == [(0, 9)]
    assert spans([window(0, 4, -1), window(0, 9, -3), window(5, 9, -2)], []) == [(0, 4), (5, 9)]


def test_nothing_is_faint_where_something_was_found() -> None:
    """A word in common is enough, and what only touches is none."""
    windows = [window(0, 4, -1), window(5, 9, -1), window(9, 12, -1)]
    assert spans(windows, [(6, 9)]) == [(0, 4), (9, 12)]
    assert spans(windows, [(0, 20)]) == []


_SPANS = st.tuples(st.integers(0, 20), st.integers(1, 5)).map(lambda s: (s[0], s[0] + s[1]))


@given(st.lists(st.tuples(_SPANS, st.floats(-8, 0)), max_size=12), st.integers(0, 20))
def test_no_two_overlap(windows, found) -> None:
    """Whatever the windows are, the names are in order and overlap nothing."""
    named = [(found, found + 3)]
    every = sorted(spans([window(*span, weight) for span, weight in windows], named) + named)
    assert all(one[1] <= other[0] for one, other in pairwise(every))


@pytest.mark.parametrize(
    "text", ["वियतनाम की ख़बर। बाइसे में बारिश हुई।", "چین کی خبر۔ الاشان میں بارش ہوئی۔"]
)
def test_a_rare_word_that_may_be_a_name_is_faint(text) -> None:
    """It is neither a mention nor an unlisted name."""
    gazetteer = [entity for entity in NORMALIZER.gazetteer if entity.id not in {"baise", "alashan"}]
    found = Normalizer(Gazetteer(gazetteer)).analyze(text)
    [name] = found.faint
    assert text[name.start : name.end] in {"बाइसे", "الاشان"}
    assert name.odds < 0
    assert (found.unlisted, found.doubtful) == ((), ())


def test_what_ordinary_text_has_often_is_not_faint() -> None:
    """Frequent words sound like names by chance."""
    assert NORMALIZER.analyze("वियतनाम में लोग काम करते हैं और घर जाते हैं।").faint == ()


@settings(max_examples=40, deadline=None)
@given(mixed_text)
def test_faint_names_overlap_nothing(text) -> None:
    """Whatever the text is, faint names lie in it, apart from all that was found."""
    found = NORMALIZER.analyze(f"वियतनाम {text}")
    named = [(m.start, m.core_end) for m in found.mentions]
    named += [(n.start, n.end) for n in (*found.unlisted, *found.doubtful)]
    for name in found.faint:
        assert 0 <= name.start < name.end <= len(found.text)
        assert all(end <= name.start or name.end <= start for start, end in named)
