"""The most probable segmentation."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from eknaam import Entity, Match, Normalizer
from eknaam.scanner.passage import Passage
from eknaam.scanner.segmentation import overlapping, segment
from eknaam.scanner.windows import Window

MATCH = Match(Entity("a", "place", "A", "vi", ()), 1.0, "preferred")
NORMALIZER = Normalizer()
PASSAGE = Passage("चीन", NORMALIZER._scanner._vocabulary)  # noqa: SLF001


def window(start: int, length: int, weight: float) -> Window:
    """Return a window of some characters."""
    end = start + length
    return Window(PASSAGE, start, end, start, end, end, MATCH, 2.0, weight)


windows = st.lists(
    st.builds(
        window,
        st.integers(0, 12),
        st.integers(1, 5),
        st.integers(1, 9),
    ),
    max_size=9,
)


def best(items: list[Window]) -> float:
    """Return the best sum of weights of windows that do not overlap, by trying all."""
    if not items:
        return 0.0
    first, rest = items[0], items[1:]
    apart = [w for w in rest if w.until <= first.start or w.start >= first.until]
    return max(best(rest), first.weight + best(apart))


@given(windows)
def test_no_segmentation_is_better(items: list[Window]) -> None:
    """The chosen windows are apart, in order, and weigh the most."""
    chosen = segment(items)
    assert all(left.until <= right.start for left, right in pairwise(chosen))
    assert sum(one.weight for one in chosen) == best(items)


def test_the_full_form_of_a_name_leaves_no_room_for_another() -> None:
    """What stands in "Zhuang Autonomous Region" is no name of its own."""
    wide = Window(PASSAGE, 0, 1, 0, 3, 9, MATCH, 5.0, 9.0)
    assert segment([wide, window(4, 3, 5.0)]) == [wide]


def test_what_explains_words_worse_than_ordinary_text_is_not_chosen() -> None:
    """No name is better than one that costs something."""
    assert segment([window(0, 3, -1.0), window(4, 3, 0.0)]) == []


@given(windows, windows)
def test_rivals_are_what_overlaps(items: list[Window], others: list[Window]) -> None:
    """For each chosen window all that have a code point in common with it, and no others."""
    chosen = segment(items)
    expected = [
        [other for other in others if other.start < one.until and one.start < other.until]
        for one in chosen
    ]
    assert overlapping(chosen, others) == expected
