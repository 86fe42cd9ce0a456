"""The columns of a text's words."""

from eknaam.scanner.columns import LOUD, NEAR, STRANGE, UNKNOWN, lay_out, look_up

ONE, TWO = object(), object()
PIECES = [
    (LOUD, 5, ((0, 2, ONE), (3, 5, TWO))),
    (0, 0, ()),
    (NEAR | STRANGE, 3, ((0, 2, ONE),)),
    (LOUD | NEAR, 2, ((0, 2, TWO),)),
]
"""The chunks of `TEXT`, as they are remembered."""
TEXT = "ab-cd  ab, cd"


def test_new_chunks_are_told() -> None:
    """What was not seen before is left open, and its places are given, each time it comes."""
    known, found = {"ab": PIECES[2]}, []
    assert look_up(["ab", "x", "ab", "x"], known, found) == [1, 3]
    assert found == [PIECES[2], None, PIECES[2], None]


def test_words_are_numbered_through_all_chunks() -> None:
    """A word is where its chunk says, after the chunks before it, of which some hold none."""
    columns = lay_out(TEXT, PIECES, None)
    spans = [TEXT[start:end] for start, end in zip(columns.starts, columns.ends, strict=True)]
    assert spans == ["ab", "cd", "ab", "cd"]
    assert columns.forms == [ONE, TWO, ONE, TWO, None]
    assert list(columns.firsts) == [0, 2, 2, 3, 4]


def test_only_one_blank_links_words_at_once() -> None:
    """What else stands between two words is looked at when it is asked for."""
    assert list(lay_out(TEXT, PIECES, None).links) == [UNKNOWN, UNKNOWN, UNKNOWN, 0, 0]
    pair = [(0, 2, ((0, 2, ONE),)), (0, 2, ((0, 2, TWO),))]
    assert list(lay_out("ab cd", pair, None).links) == [1, 0, 0]
    assert list(lay_out("ab\ncd", pair, None).links) == [UNKNOWN, 0, 0]


def test_chunks_are_gathered_by_their_signs() -> None:
    """A chunk stands in the list of each sign that it bears."""
    columns = lay_out(TEXT, PIECES, None)
    assert (columns.loud, columns.near, columns.strange) == ([0, 3], [2, 3], [2])


def test_a_text_may_be_empty() -> None:
    """Then there is nothing but what stands around."""
    assert lay_out("", [], None).forms == [None]
