"""Parts of place names that stand alone."""

import pytest

from eknaam import Normalizer
from eknaam.documents import Document
from eknaam.lint.alone import lone_parts
from eknaam.lint.scan import scan_document

NORMALIZER = Normalizer()


def parts(text: str) -> list[str]:
    """Return the parts that are found in a text."""
    scan = scan_document(Document("a", text), NORMALIZER)
    return [text[part.start : part.end] for part in lone_parts(scan)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("हाई फोंग में वर्षा हुई। फोंग में बाज़ार बंद रहे।", ["फोंग"]),
        ("हाई फोंग, लांग सोन और खान्ह में वर्षा हुई।", ["खान्ह"]),
        ("ہائی فونگ، لانگ سون، گیانگ اور کاؤ بانگ میں بارش ہوئی۔", ["گیانگ"]),
        # Nothing else of Viet Nam or China is named.
        ("खान्ह में वर्षा हुई।", []),
        # It goes on: another name, that is not listed.
        ("हाई फोंग, लांग सोन और खान्ह ब्लेम्म में वर्षा हुई।", []),
        # Ordinary words that are syllables, too.
        ("हाई फोंग, लांग सोन और हाई में वर्षा हुई।", []),
        ("हाई फोंग और लांग सोन के नाम में क्या है?", []),
        # Somebody who is not listed.
        ("हाई फोंग और लांग सोन में कॉमरेड ट्रिन्ह वन हाउ आए।", []),
        # A person, after a title.
        ("हाई फोंग और लांग सोन में मिस्टर खान्ह आए।", []),
        # With the word beside it, it is a whole name that nobody listed so.
        ("ہائی فونگ اور لانگ سون کے بعد تام کی شہر آتا ہے۔", []),
        # A word of a name that was translated: the Dragon Bridge.
        ("ہائی فونگ، لانگ سون اور ڈریگن میں بارش ہوئی۔", []),
        # The places are far away.
        ("हाई फोंग और लांग सोन में वर्षा हुई। " + "वह आया। " * 200 + "खान्ह में वर्षा हुई।", []),
        # Mixed of two scripts, which EK201 reports and repairs.
        ("ہائی فونگ، لانگ سون، لoنگ اور کاؤ بانگ میں بارش ہوئی۔", []),
        ("", []),
    ],
)
def test_which_words_are_parts(text, expected):
    """A strange word among known places is, an ordinary one or a piece of another name is not."""
    assert parts(text) == expected
