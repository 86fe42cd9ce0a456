"""Text that is not Unicode: Hindi in the ASCII of a font, and InPage's own bytes.

Such text has no letter of its language in it, so nothing would be found, and nothing said. It is
known by its most frequent words, of which running text of any length has several.
"""

from __future__ import annotations

import re
from typing import Final

__all__ = ["font_of", "is_inpage"]

_READ: Final = 1 << 14  # code points from the beginning, which are enough
_LEAST_WORDS: Final = 2  # different ones
_LEAST_SHARE: Final = 0.12  # of all words; in Hindi they are about a third
_NATIVE: Final = re.compile("[\u0600-\u06ff\u0900-\u0d7f]")
_FREQUENT: Final = {
    "Kruti Dev": "ds dk dh esa gS gSa gSA gSaA vkSj ls dks ij ugha fd Fkk Fks Fkh ;g fy, dgk",
    "Chanakya": "·ð¤ ·¤æ ·¤è ×ð´ ãñ ãñÐ ãñ´ ¥õÚU âð ·¤ô Ùð ÂÚU",
    "Shusha": "maoM hO hO. hOM AaOr sao nao kao kI pr nahIM iksa ilae",
}
_WORDS: Final = {font: frozenset(words.split()) for font, words in _FREQUENT.items()}
_ESCAPE: Final = b"\x04"  # stands before each letter in InPage's text
_SIGNATURES: Final = (b"InPage", "InPage".encode("utf-16-le"))
_HEAD: Final = 1 << 16  # bytes


def font_of(text: str) -> str | None:
    """Return the font in whose letters a text is Hindi, or None where it is Unicode.

    Examples:
        >>> font_of("Hkkjr ljdkj us dgk fd ;g lM+d guksbZ ls gkbZ Qksax ds chp gSA")
        'Kruti Dev'
        >>> font_of("He told us that the road is open.") is None
        True
    """
    if _NATIVE.search(text):
        return None
    words = text[:_READ].split()
    for font, frequent in _WORDS.items():
        found = [word for word in words if word in frequent]
        if len(set(found)) >= _LEAST_WORDS and len(found) >= _LEAST_SHARE * len(words):
            return font
    return None


def is_inpage(data: bytes) -> bool:
    """Return whether bytes that are no text are a document of InPage, or were copied from one."""
    if any(signature in data[:_HEAD] for signature in _SIGNATURES):
        return True
    head = data[:_HEAD]
    return head.count(_ESCAPE) * 3 > len(head)
