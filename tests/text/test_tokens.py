"""Words and what links them."""

import unicodedata
from itertools import pairwise
from unicodedata import category

import pytest
import regex
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
    ("हनोई1 और हनोई२", ["हनोई", "1", "और", "हनोई", "२"]),
    ("ہنوئی١ اور ہنوئی۲", ["ہنوئی", "١", "اور", "ہنوئی", "۲"]),
    ("कुओंग¹ कुओंग₂ कुओंग① कुओंगⅣ", "कुओंग ¹ कुओंग ₂ कुओंग ① कुओंग Ⅳ".split()),
    ("Hà Nội2026", ["Hà", "Nội", "2026"]),
    ("हनोई\N{ZERO WIDTH NON-JOINER}1", ["हनोई", "1"]),
    ("2025हनोई", ["2025", "हनोई"]),
    ("40वीं, 3री, 21st", ["40वीं", "3री", "21st"]),
    ("20ویں صدی، 5واں", ["20ویں", "صدی", "5واں"]),
    ("3रीवा 20ویںہ 4things", ["3", "रीवा", "20", "ویںہ", "4", "things"]),
    ("广西2025", ["广西", "2025"]),
    ("≠हनोई =\N{COMBINING LONG SOLIDUS OVERLAY}हनोई", ["हनोई", "हनोई"]),
    ("🉫ुआंग", ["आंग"]),
]
LINKED = [
    ("हाई फोंग", True),
    ("हाई  फोंग", True),
    ("हाई\nफोंग", True),
    ("हाई\r\nफोंग", True),
    ("हाई-फोंग", True),
    ("हाई - फोंग", True),
    ("Xi'an", True),
    ("हाई\tफोंग", True),
    ("हाई\N{NO-BREAK SPACE}फोंग", True),
    ("हाई\N{IDEOGRAPHIC SPACE}\N{THIN SPACE}फोंग", True),
    ("हाई" + 40 * " " + "फोंग", True),
    ("हाई \t\r\n\t फोंग", True),
    ("हाई\rफोंग", True),
    ("हाई\N{NEXT LINE}फोंग", True),
    ("हाई\N{LINE SEPARATOR} फोंग", True),
    ("हाई \N{RIGHT-TO-LEFT MARK} \nफोंग", True),
    ("हाई\n\nफोंग", False),
    ("हाई\r\n\r\nफोंग", False),
    ("हाई\r\rफोंग", False),
    ("हाई\n \t\nफोंग", False),
    ("हाई\n\N{LINE SEPARATOR}फोंग", False),
    ("हाई\N{PARAGRAPH SEPARATOR}फोंग", False),
    ("हाई\n- फोंग", False),
    ("हाई, फोंग", False),
    ("हाई। फोंग", False),
    ("ہائی۔ فونگ", False),
    ("ہائی، فونگ", False),
    ("हाई (फोंग", False),
    ("हाई / फोंग", False),
]


@pytest.mark.parametrize(("text", "words"), SPLIT)
def test_words_are_runs_of_letters_and_marks(text: str, words: list[str]) -> None:
    """A word keeps its vowel signs and joiners; numbers, but for ordinals, stand apart from it."""
    assert [word.text for word in words_of(text)] == words


@pytest.mark.parametrize(("text", "linked"), LINKED)
def test_punctuation_ends_a_name_and_blanks_do_not(text: str, *, linked: bool) -> None:
    """Two words may be one name across blanks with one line end, a hyphen or an apostrophe."""
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
def test_a_word_is_a_whole_run_of_letters(text: str) -> None:
    """No word begins or ends between two letters, or between a letter and its mark, of a script."""
    for word in words_of(text):
        before, after = text[: word.start][-1:], text[word.end :][:1]
        assert not (_is_letter(before) and _is_letter(word.text[0]))
        assert not (_is_letter(word.text[-1]) and _is_letter(after))


def _is_letter(character: str) -> bool:
    """Whether a character is a letter or a mark, and none of Han."""
    return category(character or " ")[0] in "LM" and not regex.match(r"\p{Han}", character)


@given(mixed_text)
def test_words_are_the_same_however_letters_are_typed(text: str) -> None:
    """NFC and NFD of a text have the same words, and links between them."""
    composed, decomposed = (tokenize(unicodedata.normalize(form, text)) for form in ("NFC", "NFD"))
    assert composed.folded == decomposed.folded
    assert composed.linked == decomposed.linked


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
