"""Text from outside made visible: nothing in it acts on a terminal or on a reader's eye."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

__all__ = ["is_unseen", "isolated", "visible"]

_JOINERS: Final = frozenset("\N{ZERO WIDTH JOINER}\N{ZERO WIDTH NON-JOINER}")
_UNSEEN: Final = frozenset(("Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"))
_NOT_PLAIN: Final = re.compile(r"[^ -~]")
_LAST_OF_PLANE_0: Final = 0xFFFF
_LAST_OF_LATIN_1: Final = 0xFF
_SHORT: Final = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}


def is_unseen(character: str) -> bool:
    """Return whether a character is seen by nobody, yet may act: a control, a direction mark."""
    return unicodedata.category(character) in _UNSEEN and character not in _JOINERS


def _visible_character(match: re.Match[str]) -> str:
    character = match.group()
    if not is_unseen(character):
        return character
    if character in _SHORT:
        return _SHORT[character]
    code = ord(character)
    if code <= _LAST_OF_LATIN_1:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= _LAST_OF_PLANE_0 else f"\\U{code:08x}"


def visible(text: str) -> str:
    r"""Write control characters, direction marks and lone surrogates as escapes.

    Args:
        text: any text from a file, a gazetteer or the command line.

    Returns:
        The text on one line, with nothing in it that a terminal would obey.

    Examples:
        >>> print(visible("\x1b[31mred\n\N{RIGHT-TO-LEFT OVERRIDE}"))
        \x1b[31mred\n\u202e
        >>> visible("گوانگ\N{ZERO WIDTH NON-JOINER}شی") == "گوانگ\N{ZERO WIDTH NON-JOINER}شی"
        True
    """
    return _NOT_PLAIN.sub(_visible_character, text)


@lru_cache(maxsize=1 << 12)
def isolated(text: str) -> str:
    r"""Return a name for the middle of a sentence: visible, and with a direction of its own.

    Examples:
        >>> isolated("گوانگ شی") == "\N{FIRST STRONG ISOLATE}گوانگ شی\N{POP DIRECTIONAL ISOLATE}"
        True
    """
    return f"\N{FIRST STRONG ISOLATE}{visible(text)}\N{POP DIRECTIONAL ISOLATE}"
