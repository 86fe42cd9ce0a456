"""A name is written anew word by word, and the blanks in it stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eknaam.documents import Fields, Reading, parse_text
from eknaam.lint import fix_source
from eknaam.lint.respell import respell
from tests.lint.conftest import linter

READING = Reading(fields=Fields(text=("text",)))
# Before the name, the name, after it; what is to be read; what is then in its place, or None.
CASES = [
    ("", "aa bb", "", "cc bb", "cc bb"),
    ("", "aa\n  bb", "", "cc dd", "cc\n  dd"),
    ("", "aa\r\n\tbb", "", "cc dd", "cc\r\n\tdd"),
    ("", "aa\N{NO-BREAK SPACE}bb", "", "cc dd", "cc\N{NO-BREAK SPACE}dd"),
    ("", "aa", "", "cc dd", "cc dd"),
    ("", "aa\nbb", "", "cc dd ee", "cc\ndd ee"),
    ("", "aa  bb", "", "cc", "cc"),
    ("", "aa bb\ncc", "", "dd ee", "dd\nee"),
    ("", "aa\nbb cc", "", "dd ee", "dd\nee"),
    ("", "aa\nbb", " x", "cc", "cc\n"),
    ("x ", "aa\nbb", ".", "cc", "\ncc"),
    ("x ", "aa\n  bb", "\n", "cc", "\n  cc"),
    ("x ", "aa\nbb\ncc", ".", "dd ee", "\ndd\nee"),
    ("", "aa\nbb\ncc", " x", "dd ee", "dd\nee\n"),
    ("", "aa\nbb", "", "cc", None),
    ("x\n", "aa\nbb", "\nx", "cc", None),
    ("x ", "aa\nbb\ncc", " x", "dd", None),
]


def written(before: str, name: str, after: str, new: str) -> str | None:
    """Return what stands in the place of a name after it was written anew."""
    text = before + name + after
    changes = respell(text, len(before), len(before) + len(name), new)
    if changes is None:
        return None
    for start, end, word in reversed(changes):
        text = text[:start] + word + text[end:]
    assert text.startswith(before)
    assert text.endswith(after)
    return text[len(before) : len(text) - len(after)]


@pytest.mark.parametrize(("before", "name", "after", "new", "expected"), CASES)
def test_blanks_stay(before, name, after, new, expected):
    """Words take the places of words; a line end is kept, or the name is left as it is."""
    assert written(before, name, after, new) == expected


words = st.lists(st.sampled_from(["aa", "bb", "cc"]), min_size=1, max_size=4)
gaps = st.sampled_from([" ", "  ", "\t", "\n", "\r\n", "\n  ", "\N{NO-BREAK SPACE}"])


@given(
    st.sampled_from(["", "x ", "x\n"]),
    words,
    st.data(),
    st.sampled_from(["", " x", "\nx", "."]),
    words,
)
def test_no_line_end_is_lost(before, old, data, after, new):
    """Whatever the words, the new name is read there, and lines and paragraphs stay as many."""
    name = old[0] + "".join(data.draw(gaps) + word for word in old[1:])
    result = written(before, name, after, " ".join(new))
    if result is not None:
        whole = before + result + after
        assert result.split() == new
        assert len(whole.splitlines()) == len((before + name + after).splitlines())
        assert all(line.strip() for line in whole.splitlines())


def fix(raw: str, name: str) -> str:
    """Return the fixed text of a file."""
    return fix_source(raw, lambda text: parse_text(text, name, READING), linter(), unsafe=True).text


@pytest.mark.parametrize(
    ("name", "raw", "fixed"),
    [
        ("a.txt", "ट्रान\r\n  कुओंग आए।", "त्रान\r\n  कुओंग आए।"),
        ("a.txt", "ट्रान\tकुओंग आए।", "त्रान\tकुओंग आए।"),
        ("a.txt", "ग्वांग\nझुआंग स्वायत्त क्षेत्र में", "गुआंग्शी\nझुआंग स्वायत्त क्षेत्र में"),
        ("a.txt", "हा\nनोई में, हनोई, हनोई", "हनोई\n में, हनोई, हनोई"),
        ("a.html", "<pre>ट्रान\n   कुओंग</pre>", "<pre>त्रान\n   कुओंग</pre>"),
        ("a.html", "<p>ट्रान\n   कुओंग आए</p>", "<p>त्रान\n   कुओंग आए</p>"),
        ("a.html", "<p>ट्रान&nbsp;कुओंग</p>", "<p>त्रान&nbsp;कुओंग</p>"),
        ("a.md", "> ट्रान\n> कुओंग आए\n", "> ट्रान\n> कुओंग आए\n"),
        ("a.md", "ट्रान\nकुओंग आए\n", "त्रान\nकुओंग आए\n"),
        ("a.jsonl", '{"text": "ट्रान\\nकुओंग"}\n', '{"text": "त्रान\\nकुओंग"}\n'),
        ("a.csv", 'text\r\n"ट्रान\r\nकुओंग"\r\n', 'text\r\n"त्रान\r\nकुओंग"\r\n'),
    ],
)
def test_a_fix_keeps_the_blanks_of_a_file(name, raw, fixed):
    """Two lines stay two lines in every format; markup between the words is not touched."""
    assert fix(raw, name) == fixed


@pytest.mark.parametrize("digits", ["1", "२", "¹", "₂", "2026", "①"])
def test_a_fix_keeps_the_digits_after_a_name(digits):
    """The digits that touch a name stay, whatever is done to it, and are no other spelling."""
    assert fix(f"ट्रान कुओंग{digits} आए।", "a.txt") == f"त्रान कुओंग{digits} आए।"
    text = f"दल हनोई1 और हनोई{digits} गया। हनोई में।"
    assert fix(text, "a.txt") == text


@pytest.mark.parametrize("digits", ["1", "١", "۲", "²"])
def test_a_fix_keeps_the_digits_in_urdu(digits):
    """The same in Urdu."""
    text = f"وفد ہنوئی{digits} اور ہنوئی گیا۔"
    assert fix(text, "a.txt") == text
