"""Text that is made to break a scanner: no crash, and no more time than its length explains."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eknaam import Normalizer

SHIPPED = Normalizer()
MANY = 1_000_000

HUGE = {
    "one letter": "क" * MANY,
    "one Urdu letter": "ک" * MANY,
    "one Latin letter": "Q" * MANY,
    "combining marks": "\N{COMBINING ACUTE ACCENT}" * MANY,
    "joiners": "\N{ZERO WIDTH JOINER}" * MANY,
    "letters and joiners": "ک\N{ZERO WIDTH NON-JOINER}" * (MANY // 2),
    "unpaired surrogates": "\ud800" * MANY,
    "direction marks": "چ\N{RIGHT-TO-LEFT OVERRIDE}\N{LEFT-TO-RIGHT MARK}" * (MANY // 3),
    "blanks": " " * MANY,
    "line breaks": "\n" * MANY,
    "Han": "中" * (MANY // 10),
    "words without blanks": "चीन," * (MANY // 200),
    "one name": "चीन " * (MANY // 200),
}


@pytest.mark.parametrize("kind", HUGE)
def test_a_million_characters_are_only_text(kind: str) -> None:
    """Runs of anything are scanned to their end, and what is found slices back."""
    text = HUGE[kind]
    mentions = SHIPPED.find(text)
    assert all(text[m.start : m.end] == m.text == "चीन" for m in mentions)
    assert len(mentions) == text.count("चीन")


ODD = [
    "चीन", "گوانگ شی", "Quang Ninh", "广西", "\ud800", "\udfff", "\N{ZERO WIDTH JOINER}",
    "\N{RIGHT-TO-LEFT OVERRIDE}", "\N{POP DIRECTIONAL ISOLATE}", "\N{COMBINING GRAVE ACCENT}",
    "\N{ARABIC LIGATURE SALLALLAHOU ALAYHE WASALLAM}", "\0", "\r\n", " ", "-", "।", "،", "𑂍", "😀",
]  # fmt: skip


@given(st.lists(st.sampled_from(ODD), max_size=12).map("".join))
def test_odd_pieces_in_any_order_are_only_text(text: str) -> None:
    """Surrogates, direction marks and controls between names do no harm."""
    position = 0
    for mention in SHIPPED.find(text):
        assert position <= mention.start < mention.end
        assert text[mention.start : mention.end] == mention.text
        position = mention.end
