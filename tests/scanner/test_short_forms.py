"""A person's short form, after the full name and before it."""

import pytest

import eknaam
from eknaam import Normalizer

SHIPPED = Normalizer()
CANONICAL = Normalizer(eknaam.load_gazetteer().canonical_only())

# A text, and the words that are short forms in it.
SHORT = [
    ("कॉमरेड वु दाई थांग पहुँचे। थांग ने भाषण दिया।", ["थांग"]),
    ("वु दाई थांग पहुँचे।\n\nबाद में कॉमरेड थांग लौटे, थांग खुश थे।", ["थांग", "थांग"]),
    ("جناب وو ڈائی تھانگ پہنچے۔ تھانگ نے تقریر کی۔", ["تھانگ"]),
    ("وو ڈائی تھانگ اور تران کونگ ملے۔ کامریڈ تھانگ نے کہا", ["تھانگ"]),
    ("Ông Vũ Đại Thắng đến. Đồng chí Thắng phát biểu.", ["Thắng"]),
    ("थांग पहुँचे। बाद में वु दाई थांग आए।", ["थांग"]),  # before the full name
    ("वु दाई थांग पहुँचे। कॉमरेड ले थांग भी आए।", []),  # somebody else
    ("वु दाई थांग पहुँचे। थांग लोंगफाम भी आए।", []),  # an unknown word beside it
    ("वु दाई थांग पहुँचे। थांग प्रांत में", []),  # a place
    ("क्वांग निन्ह में बैठक हुई। निन ने कहा", []),  # places have no short forms
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SHORT, ids=range(len(SHORT)))
@pytest.mark.parametrize("normalizer", [SHIPPED, CANONICAL], ids=["shipped", "canonical"])
def test_a_short_form_means_who_is_named_in_full(normalizer, text, expected) -> None:
    """A part of the name counts beside the whole one, where nothing speaks against it."""
    short = [m for m in normalizer.find(text) if m.match.how == "short-form"]
    assert [m.text for m in short] == expected
    assert {m.match.entity.id for m in short} <= {"vu-dai-thang"}


def test_a_short_form_is_less_sure_than_the_name() -> None:
    """Its score is below that of the full name, and its reason says what it is."""
    full, short = SHIPPED.find("वु दाई थांग पहुँचे। थांग ने भाषण दिया।")
    assert short.match.score < full.match.score
    assert "short form" in str(short.match.candidates[0].reason)
