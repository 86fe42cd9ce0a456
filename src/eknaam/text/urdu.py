"""Urdu letters in the code points of Urdu: Arabic keyboards type others that look alike."""

from __future__ import annotations

from typing import Final

__all__ = ["urdu_letters"]

_LETTERS: Final = str.maketrans(
    {
        "\N{ARABIC LETTER YEH}": "\N{ARABIC LETTER FARSI YEH}",
        "\N{ARABIC LETTER ALEF MAKSURA}": "\N{ARABIC LETTER FARSI YEH}",
        "\N{ARABIC LETTER KAF}": "\N{ARABIC LETTER KEHEH}",
        "\N{ARABIC LETTER SWASH KAF}": "\N{ARABIC LETTER KEHEH}",
        "\N{ARABIC LETTER HEH}": "\N{ARABIC LETTER HEH GOAL}",
        "\N{ARABIC LETTER AE}": "\N{ARABIC LETTER HEH GOAL}",
        "\N{ARABIC LETTER TEH MARBUTA}": "\N{ARABIC LETTER TEH MARBUTA GOAL}",
    }
)
_YEH_AND_HAMZA: Final = "\N{ARABIC LETTER FARSI YEH}\N{ARABIC HAMZA ABOVE}"
_YEH_WITH_HAMZA: Final = "\N{ARABIC LETTER YEH WITH HAMZA ABOVE}"


def urdu_letters(text: str) -> str:
    """Replace the Arabic code points that stand for Urdu letters.

    Examples:
        >>> urdu_letters("كوانغ") == "کوانغ"
        True
    """
    return text.translate(_LETTERS).replace(_YEH_AND_HAMZA, _YEH_WITH_HAMZA)
