"""Parts of names where a whole one is due."""

import pytest

from eknaam import Normalizer
from eknaam.documents import Document
from eknaam.lint.due import due_parts
from eknaam.lint.scan import scan_document

NORMALIZER = Normalizer()


def parts(text: str) -> list[str]:
    """Return the parts that are found in a text."""
    scan = scan_document(Document("a", text), NORMALIZER)
    return [text[part.start : part.end] for part in due_parts(scan)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("कॉमरेड थांग ने कहा।", ["थांग"]),
        ("مسٹر تھانگ نے ہنوئی میں کہا۔", ["تھانگ"]),
        # Nothing says that a Vietnamese or a Chinese is meant.
        ("مسٹر تھانگ نے کراچی میں کہا۔", []),
        ("जापान के मंत्री थांग ने कहा।", []),
        # A word that ordinary text has has to sound more like a part than a rare one.
        ("हनोई में महासचिव बान ने कहा।", []),
    ],
)
def test_what_is_a_part_after_a_title(text, expected):
    """One syllable is a part of a name only where the names of the gazetteer are expected."""
    assert parts(text) == expected
