"""What words may begin: decided once, and forgotten before memory runs out."""

import pytest

from eknaam import Normalizer
from eknaam.matching.matcher import Matcher
from eknaam.scanner import vocabulary
from eknaam.scanner.columns import LOUD, NEAR
from eknaam.scanner.judge import Judge
from eknaam.scanner.vocabulary import Vocabulary

MATCHER = Matcher(Normalizer().gazetteer)


def fresh() -> Vocabulary:
    """Return a vocabulary that has seen nothing."""
    return Vocabulary(MATCHER, Judge(MATCHER, 0.8))


def signs(*chunks: str) -> list[int]:
    """Return the signs that chunks bear."""
    return [piece[0] for piece in fresh().pieces(list(chunks))]


@pytest.mark.parametrize(
    "word", ["दिया", "हुए", "पहले", "तो", "हो", "में", "ہو", "لی", "کتاب", "و", ""]
)
def test_ordinary_words_are_quiet(word: str) -> None:
    """Words of every text call for no closer look, whatever they sound like."""
    assert signs(word) == [0]


@pytest.mark.parametrize("word", ["चीन", "हाईफोंग", "گوانگشی", "क्वांग", "Quang", "广西的", "(चीन)"])
def test_what_may_begin_a_name_is_loud(word: str) -> None:
    """Names, their first words, and names in brackets or among Han characters are noticed."""
    assert [each & LOUD for each in signs("यह", word)] == [0, LOUD]


def test_what_stands_around_names_is_noticed_too() -> None:
    """A title or a generic word of place may have a name beside it that no gazetteer has."""
    assert [each & NEAR for each in signs("पहले", "सचिव", "ज़िले", "में")] == [0, NEAR, NEAR, 0]


def test_latin_words_need_a_capital() -> None:
    """Unmarked Latin names count only when capitalised."""
    assert [each & LOUD for each in signs("quang", "Quang")] == [0, LOUD]


def test_what_is_remembered_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """A memory that has grown too large is thrown away, and results stay the same."""
    monkeypatch.setattr(vocabulary, "_MOST_CHUNKS", 10)
    words = fresh()
    before = words.pieces(["चीन", *(f"शब्द{number}" for number in range(20))])[0]
    (after,) = words.pieces(["चीन"])
    assert after is not before
    assert after[:2] == before[:2]


def test_what_was_seen_is_looked_up() -> None:
    """A chunk that comes again is not decided again."""
    words = fresh()
    first, second = words.pieces(["चीन", "चीन"])
    (third,) = words.pieces(["चीन"])
    assert first is second is third


def test_long_chunks_are_read_but_not_remembered() -> None:
    """What has no blanks for long does not come again, so it takes no memory."""
    words = fresh()
    long = "चीन,निन्ह," * 30
    (first,), (second,) = words.pieces([long]), words.pieces([long])
    assert first is not second
    assert (first[0], len(first[2])) == (LOUD, 60)
