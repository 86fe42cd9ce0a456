"""Words put together from what their pieces may be."""

import pytest

from eknaam.matching import pieces
from eknaam.matching.pieces import Pieces

WORD = ("क", "ा", "ख", "ा", "ग", "ा")


def scores(_script, asked):
    """Say that each piece is a syllable of its own number."""
    return [{(number,): -1.0} for number, _ in enumerate(asked)]


def test_a_memory_that_another_thread_throws_away_is_still_read(monkeypatch: pytest.MonkeyPatch):
    """Who began with a memory ends with it, although it is thrown away meanwhile."""
    monkeypatch.setattr(pieces, "_REMEMBERED", 0)

    def followers(_syllable: int) -> bytes:
        cut._learn("deva", [("च", "ा")])  # noqa: SLF001 - what another thread would do now
        return b""

    cut = Pieces(scores, followers)
    [rows] = cut.of_words("deva", [WORD])
    assert rows
    assert rows == Pieces(scores, lambda _: b"").of_words("deva", [WORD])[0]
