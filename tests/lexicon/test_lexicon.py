"""The lexicon: its data, and how terms are found beside a name."""

import pytest

from eknaam.lexicon import LANGUAGES, Role, load_lexicon
from eknaam.text.fold import fold

BESIDE = [
    ("पार्टी सचिव कॉमरेड", Role.HONORIFIC, "before", None, 1),
    ("पार्टी समिति के सचिव", Role.TITLE, "before", None, 1),
    ("میں صوبہ", Role.PLACE, "before", "province", 1),
    ("tỉnh", Role.PLACE, "before", "province", 1),
]
AFTER = [
    ("प्रांत की राजधानी", Role.PLACE, "province", 1),
    ("प्रांतों के बीच", Role.PLACE, "province", 1),
    ("स्वायत्त क्षेत्र की", Role.PLACE, "autonomous-region", 2),
    ("झुआंग स्वायत्त क्षेत्र", Role.PEOPLE, "zhuang", 1),
    ("صوبے میں", Role.PLACE, "province", 1),
    ("خود مختار علاقے کی", Role.PLACE, "autonomous-region", 3),
    ("خودمختار ریجن", Role.PLACE, "autonomous-region", 2),
    ("में भाग", Role.POSTPOSITION, None, 1),
    ("نے کہا", Role.POSTPOSITION, None, 1),
    ("صاحب سے", Role.AFTER_NAME, None, 1),
]


def words(phrase: str) -> tuple[str, ...]:
    """Fold and split a phrase."""
    return tuple(fold(phrase).split())


@pytest.mark.parametrize(("phrase", "role", "side", "type_", "length"), BESIDE)
def test_a_term_is_found_before_a_name(phrase, role, side, type_, length) -> None:
    """The words that lead up to a name end with a term."""
    term = load_lexicon().at_end(words(phrase), role, side)
    assert term is not None
    assert (term.type, term.length) == (type_, length)


@pytest.mark.parametrize(("phrase", "role", "type_", "length"), AFTER)
def test_a_term_is_found_after_a_name(phrase, role, type_, length) -> None:
    """The words that follow a name begin with the longest term."""
    term = load_lexicon().at_start(words(phrase), role, "after")
    assert term is not None
    assert (term.type, term.length) == (type_, length)


def test_vietnamese_words_of_place_stand_before_the_name() -> None:
    """In Hà Tĩnh, the word that reads tĩnh is not tỉnh, a province."""
    assert load_lexicon().at_end(("tinh",), Role.PLACE, "after") is None
    assert load_lexicon().at_start(("tinh",), Role.PLACE, "before") is not None


def test_every_language_has_every_role() -> None:
    """No file lacks a section that the others have."""
    lexicon = load_lexicon()
    found = {(term.lang, term.role) for terms in lexicon.terms.values() for term in terms}
    for lang in LANGUAGES:
        for role in (Role.HONORIFIC, Role.TITLE, Role.PLACE):
            assert (lang, role) in found


def test_terms_are_folded_words() -> None:
    """Terms are compared with folded words, so they are folded themselves."""
    for phrase in load_lexicon().terms:
        assert phrase
        assert all(word == fold(word) for word in phrase)
