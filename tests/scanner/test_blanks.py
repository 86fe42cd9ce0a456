"""What stands between and beside the words of a name: blanks, line ends, digits."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from eknaam import Normalizer
from eknaam.text.fold import fold
from eknaam.text.tokens import words_of
from tests.strategies import mixed_text

SHIPPED = Normalizer()

NAMES = [
    ("हाई", "फोंग", "hai-phong"),
    ("क्वांग", "निन्ह", "quang-ninh"),
    ("ट्रान", "कुओंग", "tran-cuong"),
    ("کوانگ", "نین", "quang-ninh"),
    ("ٹران", "کوونگ", "tran-cuong"),
    ("Quảng", "Ninh", "quang-ninh"),
]
BLANKS = [
    " ", "  ", "\t", " \t ", "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}",
    "\N{IDEOGRAPHIC SPACE}", " \N{NO-BREAK SPACE}", 30 * " ", "\n", "\r\n", "\r", "\n  ",
    "  \r\n\t", "\f", "\v", "\N{NEXT LINE}", "\N{LINE SEPARATOR}", " \N{LINE SEPARATOR} ", " - ",
]  # fmt: skip
BREAKS = [
    "\n\n", "\r\n\r\n", "\r\r", "\n \n", "\n\t\r\n", "\N{PARAGRAPH SEPARATOR}", "\N{NEXT LINE}\n",
    "\N{LINE SEPARATOR}\N{LINE SEPARATOR}", " । ", ", ", "\n- ",
]  # fmt: skip
DIGITS = ["1", "२", "٣", "۴", "¹", "₂", "2026", "①", "²³", "๕"]


def found(text: str) -> list[tuple[str, str, str]]:
    """Return what stands in the text, the entity and how it was found, for each mention."""
    return [(m.text, m.match.entity.id, m.match.how) for m in SHIPPED.find(text)]


@pytest.mark.parametrize("blank", BLANKS)
@pytest.mark.parametrize(("first", "second", "entity"), NAMES)
def test_blanks_with_one_line_end_are_one_blank(first, second, entity, blank):
    """A name is found across any blanks with at most one line end."""
    name = first + blank + second
    assert [(text, id_) for text, id_, _ in found(f"({name})")] == [(name, entity)]


@pytest.mark.parametrize("between", BREAKS)
@pytest.mark.parametrize(("first", "second", "entity"), NAMES)
def test_an_empty_line_ends_a_name(first, second, entity, between):
    """No name runs over an empty line, a paragraph separator, punctuation or a list's bullet."""
    assert entity not in [id_ for _, id_, _ in found(first + between + second)]


@pytest.mark.parametrize("blank", [one for one in BLANKS if one.isspace()])
@pytest.mark.parametrize(("first", "second", "entity"), NAMES)
def test_one_name_is_normalized_whatever_its_blanks(first, second, entity, blank):
    """`normalize` takes a name as it stands in text, with the blanks that it has there."""
    match = SHIPPED.normalize(first + blank + second)
    assert match is not None
    assert match.entity.id == entity


@pytest.mark.parametrize("digits", DIGITS)
@pytest.mark.parametrize(
    ("name", "entity"),
    [("हनोई", "ha-noi"), ("ट्रान कुओंग", "tran-cuong"), ("ہنوئی", "ha-noi"), ("Hà Nội", "ha-noi")],
)
def test_a_digit_ends_a_name(name, entity, digits):
    """A digit of any script that touches a name is not part of it, and takes nothing from it."""
    bare = found(f"({name})")
    assert [(text, id_) for text, id_, _ in bare] == [(name, entity)]
    assert found(f"({name}{digits})") == bare
    assert found(f"{name}{digits} {name}{digits}।") == 2 * bare


@pytest.mark.parametrize("text", ["40वीं 21वाँ 3री", "20ویں صدی", "the 4th 21st"])
def test_the_ending_of_an_ordinal_is_no_name(text):
    """The letters after the digits of an ordinal are not read as a word."""
    assert found(text) == []


SOME = st.sampled_from(
    ["हाई फोंग", "गुआंग्शी", "ट्रान कुओंग", "Quảng Ninh", "گوانگ شی", "ہنوئی", "Hà Nội", "क़ज़ान", "पार ग"]
)
texts = st.lists(st.one_of(SOME, mixed_text), max_size=5).map(" ".join)


@given(texts)
@example("उǼस पार ग🉫ुआंग्श,ﻦـ")
@example("=\N{COMBINING LONG SOLIDUS OVERLAY}हनोई")
def test_nfc_and_nfd_have_the_same_mentions(text):
    """However the letters of a text are typed, the same words of it name the same entities."""
    composed, decomposed = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    one, other = SHIPPED.find(composed), SHIPPED.find(decomposed)
    assert [(fold(m.text), m.match.entity.id, m.match.how) for m in one] == [
        (fold(m.text), m.match.entity.id, m.match.how) for m in other
    ]
    for left, right in zip(one, other, strict=True):
        assert unicodedata.normalize("NFC", right.text) == unicodedata.normalize("NFC", left.text)
        place = len(unicodedata.normalize("NFC", decomposed[: right.start]))
        assert place == left.start


@given(texts)
def test_a_mention_begins_and_ends_with_whole_words(text):
    """No mention begins or ends inside a run of letters, or holds a digit at its edge."""
    words = list(words_of(text))
    starts, ends = {word.start for word in words}, {word.end for word in words}
    for mention in SHIPPED.find(text):
        if not any("\u4e00" <= letter <= "\u9fff" for letter in mention.text):
            assert {mention.start, mention.core_start} <= starts
            assert {mention.end, mention.core_end} <= ends
