"""Predicted spellings: suggestions that fill a gap, and nothing else."""

from __future__ import annotations

import pytest

from eknaam import Entity, Gazetteer, Name, Normalizer
from eknaam.documents import Document
from eknaam.lint import Linter

PREDICTED = "त्रान कुओंग"
ENTITY = Entity(
    "tran-cuong",
    "person",
    "Trần Cương",
    "vi",
    (Name("Trần Cương", "vi"), Name(PREDICTED, "hi", "predicted")),
)
NORMALIZER = Normalizer(Gazetteer([ENTITY]))


def test_a_prediction_is_no_name_of_the_entity() -> None:
    """Entity.name and the look-up know only what is listed."""
    assert ENTITY.name("hi") is None
    assert list(NORMALIZER.gazetteer.owners(PREDICTED)) == []


@pytest.mark.parametrize("spelling", [PREDICTED, "ट्रान कुओंग"])
def test_a_prediction_is_found_by_its_sound(spelling: str) -> None:
    """The spelling that is predicted is inferred like any other that nobody listed."""
    match = NORMALIZER.normalize(spelling)
    assert match is not None
    assert (match.entity, match.how) == (ENTITY, "inferred")


def test_a_prediction_changes_no_score() -> None:
    """Recognition is the same with and without it."""
    bare = Normalizer(Gazetteer([Entity("a", "person", "Trần Cương", "vi", ENTITY.names[:1])]))
    for spelling in (PREDICTED, "ट्रान कुओंग", "تران کوونگ"):
        one, other = NORMALIZER.normalize(spelling), bare.normalize(spelling)
        assert one is not None
        assert other is not None
        assert one.score == pytest.approx(other.score)


def findings(text: str) -> list[tuple[str, tuple[str, ...], bool, str]]:
    """Return what the linter says of a Hindi text."""
    document = Document("a.hi.txt", text, "hi")
    found = Linter(NORMALIZER).lint(document).findings
    return [(each.rule, each.suggestions, each.safe, each.message) for each in found]


def test_a_prediction_fills_a_gap_and_says_so() -> None:
    """A name in Latin letters gets the prediction as a suggestion that no safe fix writes."""
    ((rule, suggestions, safe, message),) = findings("कल Tran Cuong ने भाषण दिया।")
    assert (rule, suggestions, safe) == ("EK106", (PREDICTED,), False)
    assert message.endswith("the suggestion is predicted")


def test_a_spelling_of_the_text_is_not_put_behind_a_prediction() -> None:
    """A document that spells a name in one way of its own is left alone."""
    text = "ट्रान कुओंग ने भाषण दिया। बाद में ट्रान कुओंग लौटे।"
    assert findings(text) == []
