"""How frequent words are."""

import pytest

from eknaam import Normalizer
from eknaam.lexicon.frequency import FREQUENT, UNKNOWN, load_frequencies, zipf, zipf_of_words
from eknaam.text.fold import fold


@pytest.mark.parametrize("word", ["में", "दिया", "हुए", "पहले", "तो", "हो", "ہے", "لی", "گیا"])
def test_words_of_every_text_are_frequent(word: str) -> None:
    """Words that sound like Dĩ An, Huế or Phủ Lý are told by how often they stand in text."""
    assert zipf(fold(word)) >= FREQUENT


def test_no_listed_name_is_an_ordinary_word() -> None:
    """What the gazetteer lists has no frequency, or it would count against the name."""
    listed = {fold(name.text) for each in Normalizer().gazetteer for name in each.names}
    assert not listed & load_frequencies().keys()


def test_tables_are_folded_and_end_at_three() -> None:
    """Words are in the form in which they are looked up; rarer ones are unknown."""
    assert all(fold(word) == word for word in load_frequencies())
    assert min(load_frequencies().values()) >= 3.0 > UNKNOWN


def test_words_side_by_side_are_rarer_than_each() -> None:
    """Two words together have at most the frequency of the rarer one."""
    assert zipf_of_words([7.0, 4.0]) < 4.0
