"""Many texts: streamed, in order, in one process or in several, with threads and copies."""

import pickle
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import islice

import pytest

from eknaam import Normalizer

SHIPPED = Normalizer()
TEXTS = [
    "कॉमरेड वु दाई थांग क्वांग निन्ह में",
    "",
    "تران کونگ گوانگ شی میں",
    "कुआंग निन प्रांत और ग्वांगशी",
    "陈刚在广西",
]


def test_in_processes_as_in_one() -> None:
    """Mentions are equal, in order, with the parent's own entities and readable reasons."""
    expected = [SHIPPED.find(text) for text in TEXTS]
    found = list(SHIPPED.find_many(iter(TEXTS), jobs=2))
    assert found == expected
    mention = found[3][0]
    assert mention.match.entity is SHIPPED.gazetteer["quang-ninh"]
    assert str(mention.match.candidates[0].reason) == str(expected[3][0].match.candidates[0].reason)


@pytest.mark.parametrize("jobs", [1, 2])
def test_texts_are_taken_as_they_are_needed(jobs: int) -> None:
    """An endless stream yields its first results."""
    taken = 0

    def endless() -> Iterator[str]:
        nonlocal taken
        while True:
            taken += 1
            yield "चीन में" + " और" * 2_000

    results = SHIPPED.find_many(endless(), jobs=jobs)
    assert [len(found) for found in islice(results, 3)] == [1] * 3
    results.close()
    assert taken < 1_000


def test_mistakes_are_told() -> None:
    """No jobs at all, or a text that is none, is refused."""
    with pytest.raises(ValueError, match="jobs: expected 1 or more, found 0"):
        SHIPPED.find_many([], jobs=0)
    with pytest.raises(TypeError, match="expected a str, found bytes"):
        list(SHIPPED.find_many([b"x"], jobs=2))
    with pytest.raises(TypeError, match="expected a str, found int"):
        list(SHIPPED.find_many([1]))


def test_threads_share_a_normalizer() -> None:
    """Threads that learn the same new words at once find what one thread does."""
    fresh = Normalizer()
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(fresh.find, TEXTS * 20))
    assert found == [SHIPPED.find(text) for text in TEXTS] * 20


def test_a_copy_finds_the_same() -> None:
    """A normalizer that has already scanned survives pickling."""
    copy = pickle.loads(pickle.dumps(SHIPPED))  # noqa: S301 - our own
    assert [copy.find(text) for text in TEXTS] == [SHIPPED.find(text) for text in TEXTS]
