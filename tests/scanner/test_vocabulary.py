"""What words may begin: decided once, and forgotten before memory runs out."""

import pytest

from eknaam import Normalizer
from eknaam.matching.matcher import Matcher
from eknaam.scanner import vocabulary
from eknaam.scanner.judge import Judge
from eknaam.scanner.vocabulary import Vocabulary

MATCHER = Matcher(Normalizer().gazetteer)


def fresh() -> Vocabulary:
    """Return a vocabulary that has seen nothing."""
    return Vocabulary(MATCHER, Judge(MATCHER, 0.8))


@pytest.mark.parametrize(
    "word", ["दिया", "हुए", "पहले", "तो", "हो", "में", "ہو", "لی", "کتاب", "و", ""]
)
def test_ordinary_words_are_quiet(word: str) -> None:
    """Words of every text call for no closer look, whatever they sound like."""
    memory, loud, _ = fresh().learn([word])
    assert (word in memory.quiet, loud) == (True, [])


@pytest.mark.parametrize("word", ["चीन", "हाईफोंग", "گوانگشی", "क्वांग", "Quang", "广西的", "(चीन)"])
def test_what_may_begin_a_name_is_loud(word: str) -> None:
    """Names, their first words, and names in brackets or among Han characters are noticed."""
    memory, loud, _ = fresh().learn(["यह", word])
    assert (word in memory.loud, loud) == (True, [1])


def test_what_stands_around_names_is_noticed_too() -> None:
    """A title or a generic word of place may have a name beside it that no gazetteer has."""
    _, _, near = fresh().learn(["पहले", "सचिव", "ज़िले", "में"])
    assert near == [1, 2]


def test_latin_words_need_a_capital() -> None:
    """Unmarked Latin names count only when capitalised."""
    memory, loud, _ = fresh().learn(["quang", "Quang"])
    assert loud == [1]
    assert "quang" in memory.quiet


def test_what_is_remembered_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """A memory that has grown too large is thrown away, and results stay the same."""
    monkeypatch.setattr(vocabulary, "_MOST_CHUNKS", 10)
    words = fresh()
    first, _, _ = words.learn([f"शब्द{number}" for number in range(20)])
    second, loud, _ = words.learn(["चीन"])
    assert second is not first
    assert (len(second), loud) == (1, [0])


def test_long_chunks_are_read_but_not_remembered() -> None:
    """What has no blanks for long does not come again, so it takes no memory."""
    memory, loud, _ = fresh().learn(["चीन,निन्ह," * 30])
    assert (len(memory), loud) == (0, [0])
