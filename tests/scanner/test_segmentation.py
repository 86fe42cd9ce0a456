"""The most probable segmentation."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from eknaam import Entity, Match
from eknaam.scanner.regions import Region
from eknaam.scanner.segmentation import segment
from eknaam.scanner.windows import Window

MATCH = Match(Entity("a", "place", "A", "vi", ()), 1.0, "preferred")
LEAST = 1.0


def window(start: int, length: int, weight: float, odds: float = 2.0) -> Window:
    """Return a window of some characters."""
    end = start + length
    return Window(Region("", ()), start, end, start, end, end, MATCH, odds, weight)


windows = st.lists(
    st.builds(
        window,
        st.integers(0, 12),
        st.integers(1, 5),
        st.integers(1, 9),
        st.sampled_from([0.5, 2.0]),
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
    """The chosen windows are apart, in order, likely enough, and weigh the most."""
    chosen = segment(items, LEAST)
    assert all(left.until <= right.start for left, right in pairwise(chosen))
    assert all(one.odds >= LEAST for one in chosen)
    assert sum(one.weight for one in chosen) == best([w for w in items if w.odds >= LEAST])


def test_the_full_form_of_a_name_leaves_no_room_for_another() -> None:
    """What stands in "Zhuang Autonomous Region" is no name of its own."""
    wide = Window(Region("", ()), 0, 1, 0, 3, 9, MATCH, 5.0, 9.0)
    assert segment([wide, window(4, 3, 5.0)], LEAST) == [wide]
