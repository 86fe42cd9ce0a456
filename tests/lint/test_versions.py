"""What a version lacks of another one; the adjective of a country counts as its name."""

from dataclasses import replace

import pytest

from eknaam import find_entities
from eknaam.documents import Document
from eknaam.lint.scan import scan_document
from eknaam.lint.versions import lacking
from tests.lint.conftest import linter

ADJECTIVES = [
    ("hi", "चीनी पक्ष ने स्वागत किया।", "china"),
    ("hi", "वियतनामी पक्ष ने स्वागत किया।", "vietnam"),
    ("hi", "भारतीय पक्ष ने स्वागत किया।", "india"),
    ("hi", "फ्रांसीसी पक्ष ने स्वागत किया।", "france"),
    ("hi", "दक्षिण कोरियाई पक्ष ने स्वागत किया।", "south-korea"),
    ("hi", "कंबोडियाई पक्ष ने स्वागत किया।", "cambodia"),
    ("hi", "अमेरिकी पक्ष ने स्वागत किया।", "united-states"),
    ("hi", "अमरीकी पक्ष ने स्वागत किया।", "united-states"),
    ("hi", "थाई पक्ष ने स्वागत किया।", "thailand"),
    ("ur", "چینی فریق نے خیر مقدم کیا۔", "china"),
    ("ur", "ویتنامی فریق نے خیر مقدم کیا۔", "vietnam"),
    ("ur", "برطانوی فریق نے خیر مقدم کیا۔", "united-kingdom"),
    ("ur", "امریکی فریق نے خیر مقدم کیا۔", "united-states"),
    ("ur", "جنوبی کوریائی فریق نے خیر مقدم کیا۔", "south-korea"),
    ("ur", "روسی فریق نے خیر مقدم کیا۔", "russia"),
    ("en", "The Chinese side welcomed it.", "china"),
]


def lacks(*texts: tuple[str, str]) -> list[tuple[str, int, bool]]:
    """Return what the first text lacks of the others: the entity, the paragraph, everywhere."""
    first, *others = (
        scan_document(Document(lang, text, lang), linter().normalizer) for lang, text in texts
    )
    scan = replace(first, versions=tuple(others))
    return [(one.mention.match.entity.id, one.paragraph, one.everywhere) for one in lacking(scan)]


@pytest.mark.parametrize(("lang", "text", "country"), ADJECTIVES)
def test_an_adjective_counts_as_the_country(lang, text, country):
    """A version with the adjective does not lack the country that another one names."""
    name = linter().normalizer.gazetteer[country].canonical
    assert lacks((lang, text), ("vi", f"Phía {name} hoan nghênh.")) == []


@pytest.mark.parametrize(("lang", "text", "country"), ADJECTIVES)
def test_an_adjective_is_no_other_country(lang, text, country):
    """It counts for its own country only."""
    other = "Lào" if country != "laos" else "Nga"
    assert len(lacks((lang, text), ("vi", f"Phía {other} hoan nghênh."))) == 1


@pytest.mark.parametrize(("lang", "text"), [case[:2] for case in ADJECTIVES if case[0] in "hiur"])
def test_an_adjective_is_no_mention(lang, text):
    """चीनी is sugar, too: it says that a country is spoken of, and is not reported as its name."""
    found = find_entities(text, lang)
    assert [mention.text for mention in found if mention.match.entity.type == "country"] == []


def test_an_adjective_counts_in_its_paragraph_only():
    """A paragraph without it still lacks the country, which is then not lacking everywhere."""
    hindi = "चीनी पक्ष आया।\n\nसब लोग प्रसन्न हैं।"
    vietnamese = "Phía Trung Quốc đến.\n\nTrung Quốc vui mừng."
    assert lacks(("hi", hindi), ("vi", vietnamese)) == [("china", 2, False)]


def test_what_is_nowhere_is_said_once():
    """A country that a version does not speak of at all is reported at the first paragraph."""
    hindi = "सब लोग आए।\n\nसब लोग प्रसन्न हैं।"
    vietnamese = "Phía Trung Quốc đến.\n\nTrung Quốc vui mừng."
    assert lacks(("hi", hindi), ("vi", vietnamese)) == [("china", 1, True)]
