"""The words of a text, side by side."""

from hypothesis import given
from hypothesis import strategies as st

from eknaam import Normalizer
from eknaam.scanner.forms import NO_FORM
from eknaam.scanner.passage import Passage
from eknaam.text.tokens import tokenize

VOCABULARY = Normalizer()._scanner._vocabulary  # noqa: SLF001
texts = st.lists(
    st.sampled_from(
        ["चीन", "में", "हाई", "फोंग", "-", " ", " ", "\n", "\u2029", ",", "Quang", "陈刚", "2"]
    ),
    max_size=20,
).map("".join)


@given(texts)
def test_words_are_those_of_the_text(text: str) -> None:
    """Their places and what links them are what cutting the text into words gives."""
    passage, tokens = Passage(text, VOCABULARY), tokenize(text)
    assert [form.word for form in passage.forms[: passage.size]] == list(tokens.words)
    assert (*passage.starts,) == tokens.starts
    assert (*passage.ends,) == tokens.ends
    links = [passage.linked(number) for number in range(passage.size)]
    assert links == [linked > 0 for linked in tokens.linked]


@given(texts)
def test_what_leads_up_to_a_word_and_follows_it_is_told(text: str) -> None:
    """Up to so many words on either side, to where something ends a name."""
    passage, tokens = Passage(text, VOCABULARY), tokenize(text)
    for number in range(1, passage.size):
        assert passage.before(number, 2) == tokens.before(number, 2)
        assert passage.after(number, 2) == tokens.after(number, 2)


@given(texts)
def test_every_word_belongs_to_one_chunk(text: str) -> None:
    """The chunks hold all words in order."""
    passage = Passage(text, VOCABULARY)
    chunks = len(text.replace("\n", " ").replace("\u2029", " ").split(" "))
    numbers = [number for chunk in range(chunks) for number in passage.words_of(chunk)]
    assert numbers == list(range(passage.size))


def test_nothing_stands_outside_of_a_text() -> None:
    """Before the first and after the last word is a form that says nothing, linked to none."""
    passage = Passage("चीन में", VOCABULARY)
    assert passage.forms[-1] is passage.forms[passage.size] is NO_FORM
    assert not passage.linked(-1)
    assert not passage.linked(passage.size)


def test_words_are_found_as_they_are_written() -> None:
    """Where they are words, and not where they stand inside of others."""
    passage = Passage("चीनी (थांग) थांगा हाई-थांग", VOCABULARY)
    assert passage.holding({"थांग", "चीन"}) == {1, 3}
