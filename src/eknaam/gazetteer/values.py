"""A rule for single values that a JSON Schema cannot say: clean text."""

from __future__ import annotations

import unicodedata
from typing import Final

__all__ = ["text_mistake"]

_JOINERS: Final = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"

# What a name cannot hold: control and format characters (but for the joiners, which Urdu and
# Hindi need), surrogates, private use, unassigned code points, and breaks of line or paragraph.
_UNWANTED: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def text_mistake(text: str) -> str | None:
    r"""Return what a name or title should have been, or None where it is clean.

    Examples:
        >>> text_mistake("Hải Phòng") is None
        True
        >>> text_mistake("Hue\u0301")
        'text in NFC'
        >>> text_mistake("Huế\n")
        'text without U+000A'
        >>> text_mistake(" Huế")
        'text without spaces around it'
    """
    if not text.isprintable():
        for char in text:
            if unicodedata.category(char) in _UNWANTED and char not in _JOINERS:
                return f"text without U+{ord(char):04X}"
    if not unicodedata.is_normalized("NFC", text):
        return "text in NFC"
    bare = text.strip(_JOINERS)
    if not bare.strip():
        return "a name"
    return "text without spaces around it" if bare != bare.strip() else None
