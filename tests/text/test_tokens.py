"""Words and what links them."""

from itertools import pairwise

import pytest
from hypothesis import given

from eknaam.text.fold import fold
from eknaam.text.tokens import joins, tokenize, words_of
from tests.strategies import mixed_text

SPLIT = [
    ("क्वांग निन्ह में", ["क्वांग", "निन्ह", "में"]),
    ("वियतनाम-चीन", ["वियतनाम", "चीन"]),
    ("گوانگ\N{ZERO WIDTH NON-JOINER}شی،", ["گوانگ\N{ZERO WIDTH NON-JOINER}شی"]),
    ("है।कोई", ["है", "कोई"]),
    ("(RCEP)", ["RCEP"]),
    ("Xi'an", ["Xi", "an"]),
    ("在广西Guangxi和2025年", ["在广西", "Guangxi", "和", "2025", "年"]),
    ("\N{RIGHT-TO-LEFT MARK}چین\N{RIGHT-TO-LEFT MARK}", ["چین"]),
    ("", []),
]
LINKED = [
    ("हाई फोंग", True),
    ("हाई  फोंग", True),
    ("हाई\nफोंग", True),
    ("हाई\r\nफोंग", True),
    ("हाई-फोंग", True),
    ("हाई - फोंग", True),
    ("Xi'an", True),
    ("हाई\n\nफोंग", False),
    ("हाई, फोंग", False),
    ("हाई। फोंग", False),
    ("ہائی۔ فونگ", False),
    ("ہائی، فونگ", False),
    ("हाई (फोंग", False),
    ("हाई / फोंग", False),
]


@pytest.mark.parametrize(("text", "words"), SPLIT)
def test_words_are_runs_of_letters_and_marks(text: str, words: list[str]) -> None:
    """A word keeps its vowel signs and joiners, and nothing else clings to it."""
    assert [word.text for word in words_of(text)] == words


@pytest.mark.parametrize(("text", "linked"), LINKED)
def test_punctuation_ends_a_name_and_blanks_do_not(text: str, *, linked: bool) -> None:
    """Two words may be one name across blanks, one line break, a hyphen or an apostrophe."""
    left, right = list(words_of(text))[:2]
    assert joins(text, left.end, right.start) is linked


@given(mixed_text)
def test_words_slice_back(text: str) -> None:
    """Every word is what stands between its offsets, in order and apart."""
    position = 0
    for word in words_of(text):
        assert position <= word.start < word.end
        assert text[word.start : word.end] == word.text
        position = word.end


@given(mixed_text)
def test_a_text_is_cut_once_as_its_words_are(text: str) -> None:
    """The columns of a text hold its words, their places, and what links each to the next."""
    tokens, words = tokenize(text), list(words_of(text))
    assert [*zip(tokens.starts, tokens.ends, tokens.words, strict=True)] == words
    assert list(tokens.folded) == [fold(word.text) for word in words]
    links = [joins(text, one.end, other.start) for one, other in pairwise(words)]
    assert [number > 0 for number in tokens.linked[:-1]] == links


def test_a_span_reaches_into_words() -> None:
    """A span has the words that it touches, also in their middle; between words it has none."""
    tokens = tokenize("हाई फोंग, मोंग कै")
    assert tokens.within(0, 8) == (0, 2)
    assert tokens.within(5, 12) == (1, 3)
    assert tokens.within(8, 10) == (2, 2)
