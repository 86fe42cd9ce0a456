"""Which of several spellings of a name leads in a text, and which is therefore proposed."""

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eknaam import Entity, Gazetteer, Name, Normalizer
from eknaam.documents import Document
from eknaam.lint import Linter, fix_source
from eknaam.lint.scan import scan_document

LISTED = "थाई गुयेन"
OTHER = "थाई न्गुयेन"  # sounds so, and is in no list
FAR = "थाइ गूएन"  # the same, and less like the name
WAYS = [LISTED, OTHER, FAR]


@cache
def linter(*attested: str, preferred: str | None = None) -> Linter:
    """Return a linter with one province, of which some spellings are listed."""
    names = [Name("Thái Nguyên", "vi"), *(Name(one, "hi", "attested") for one in attested)]
    if preferred:
        names.append(Name(preferred, "hi", "preferred"))
    place = Entity("thai-nguyen", "place", "Thái Nguyên", "vi", tuple(names), "province")
    return Linter(Normalizer(Gazetteer([place])), codes=("EK101",))


def text_of(*spellings: str) -> str:
    """Return a sentence for each spelling."""
    return " ".join(f"{spelling} प्रांत में वर्षा हुई।" for spelling in spellings)


def proposed(text: str, using: Linter) -> set[tuple[str, str]]:
    """Return what is reported and what is proposed first."""
    findings = using.lint(Document("a", text, "hi")).findings
    return {(text[one.start : one.end], one.suggestions[0]) for one in findings}


@pytest.mark.parametrize(
    ("spellings", "attested", "wrong", "right"),
    [
        ((OTHER, LISTED), (LISTED,), OTHER, LISTED),
        ((LISTED, OTHER), (LISTED,), OTHER, LISTED),
        ((FAR, LISTED, LISTED, FAR), (LISTED,), FAR, LISTED),
        ((LISTED, OTHER, OTHER), (LISTED,), LISTED, OTHER),
        ((LISTED, OTHER), (LISTED, OTHER), OTHER, LISTED),
        ((OTHER, LISTED), (LISTED, OTHER), LISTED, OTHER),
    ],
)
def test_the_more_frequent_leads_and_in_a_tie_the_listed_one(spellings, attested, wrong, right):
    """The rarer spelling is never proposed; in a tie the listed one is, else the first."""
    assert proposed(text_of(*spellings), linter(*attested)) == {(wrong, right)}


@pytest.mark.parametrize("spellings", [(OTHER, FAR), (FAR, OTHER)])
def test_in_a_tie_of_unlisted_spellings_the_likelier_leads(spellings):
    """What the model takes for the likelier spelling is proposed, wherever it stands."""
    using = linter()
    best = max(spellings, key=lambda one: using.normalizer.rank(one, "hi", limit=1)[0].score)
    [other] = set(spellings) - {best}
    assert proposed(text_of(*spellings), using) == {(other, best)}


def test_the_preferred_spelling_leads_however_rare():
    """A house's own choice is proposed wherever the text has it."""
    using = linter(OTHER, preferred=LISTED)
    assert proposed(text_of(OTHER, OTHER, LISTED), using) == {(OTHER, LISTED)}


@given(st.lists(st.sampled_from(WAYS), min_size=2, max_size=7), st.booleans())
@settings(deadline=None, max_examples=50)
def test_no_rarer_spelling_is_proposed_and_no_tie_is_settled_unasked(spellings, is_listed):
    """A proposal is at least as frequent as what it replaces; no fix of it is safe."""
    using = linter(*([LISTED] if is_listed else []))
    text = text_of(*spellings)
    for wrong, right in proposed(text, using):
        assert spellings.count(right) >= spellings.count(wrong)
        assert not (
            is_listed and wrong == LISTED and spellings.count(right) == spellings.count(wrong)
        )
    assert fix_source(text, lambda raw: [Document("a", raw, "hi")], using).text == text


@pytest.mark.parametrize("blank", [" ", "  ", "\t", "\N{NO-BREAK SPACE}"])
def test_two_names_in_a_row_are_one_longer_name(blank):
    """Neither of them is a spelling by itself, whatever blanks stand between them."""
    text = f"संयुक्त राज्य{blank}अमेरिका और अमेरिका। अमेरीका भी।"
    scan = scan_document(Document("a", text, "hi"), Normalizer())
    assert [mention.text for mention in scan.sure][:1] == ["अमेरिका"]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r", "\n\n"])
def test_two_names_on_two_lines_are_two(line_end):
    """A name at the end of a heading is not the beginning of the one below it."""
    text = f"सचिव {LISTED}{line_end}{OTHER} प्रांत में वर्षा हुई।"
    assert proposed(text, linter(LISTED)) == {(OTHER, LISTED)}
