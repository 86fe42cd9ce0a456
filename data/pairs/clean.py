"""Cleaning of names and spellings: cut, strip generic words, tell the script."""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path
from typing import Final

import regex

__all__ = ["cut", "looks_urdu", "script_of", "strip_generic"]

_CUT: Final = regex.compile(r"\s*[,،(\[（;/].*$")
_EDGE: Final = regex.compile(r"^[\s\-–—']+|[\s\-–—']+$")
_URDU_ONLY: Final = frozenset(
    (
        "\N{ARABIC LETTER TTEH}",
        "\N{ARABIC LETTER DDAL}",
        "\N{ARABIC LETTER RREH}",
        "\N{ARABIC LETTER NOON GHUNNA}",
        "\N{ARABIC LETTER YEH BARREE}",
        "\N{ARABIC LETTER HEH GOAL}",
        "\N{ARABIC LETTER HEH DOACHASHMEE}",
    )
)
_UYGHUR: Final = frozenset(
    (
        "\N{ARABIC LETTER E}",
        "\N{ARABIC LETTER U}",
        "\N{ARABIC LETTER YU}",
        "\N{ARABIC LETTER OE}",
        "\N{ARABIC LETTER AE}",
        "\N{ARABIC LETTER NG}",
        "\N{ARABIC LETTER VE}",
        "\N{ARABIC LETTER HIGH HAMZA YEH}",
    )
)
_SCRIPTS: Final = {
    "Deva": regex.compile(r"[\p{Devanagari}\s\-–—'’.\u200c\u200d]+"),
    "Arab": regex.compile(r"[\p{Arabic}\p{M}\s\-–—'’.\u200c\u200d]+"),
    "Latn": regex.compile(r"[\p{Latin}\p{M}\s\-–—'’.]+"),
}


def cut(text: str) -> str:
    """Return the name before a comma, a bracket, a semicolon or a slash.

    Examples:
        >>> cut("شکاگو، الینوائے"), cut("Bern (city)")
        ('شکاگو', 'Bern')
    """
    return _EDGE.sub("", _CUT.sub("", unicodedata.normalize("NFC", text)))


@cache
def _generic(script: str) -> regex.Pattern[str]:
    lines = Path(__file__).with_name("generic_words.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    words = sorted((word for row, word in rows if row == script), key=lambda w: (-len(w), w))
    letter = r"[\p{L}\p{M}\u200c\u200d]"
    choice = "|".join(regex.escape(unicodedata.normalize("NFC", word)) for word in words)
    return regex.compile(rf"(?<!{letter})(?:{choice})(?!{letter})", regex.IGNORECASE)


def strip_generic(text: str, script: str) -> str:
    """Return a name without generic words of place; unchanged where nothing else is left.

    Examples:
        >>> strip_generic("Cao Bằng Province", "Latn")
        'Cao Bằng'
    """
    rest = _EDGE.sub("", " ".join(_generic(script).sub(" ", text).split()))
    return rest or text


def script_of(text: str) -> str:
    """Return "Deva", "Arab" or "Latn" where all of a text is in that script, else nothing.

    Examples:
        >>> script_of("हनोई"), script_of("ہنوئی"), script_of("Hà Nội"), script_of("हनोई city")
        ('Deva', 'Arab', 'Latn', '')
    """
    for script, pattern in _SCRIPTS.items():
        if pattern.fullmatch(text):
            return "" if script == "Arab" and _UYGHUR & set(text) else script
    return ""


def looks_urdu(text: str) -> bool:
    """Return whether a text has a letter that of the larger languages only Urdu has.

    Examples:
        >>> looks_urdu("ٹوکیو"), looks_urdu("خانوي")
        (True, False)
    """
    return bool(_URDU_ONLY & set(text)) and not _UYGHUR & set(text)
