"""How frequent a word is in ordinary text, so that it is not taken for a name it sounds like.

The tables are made from wordfreq's lists by data/frequencies/build.py; a Zipf frequency is the
decimal logarithm of how often a word stands in a billion words (van Heuven et al. 2014,
"SUBTLEX-UK", Quarterly Journal of Experimental Psychology 67).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Final

__all__ = ["FREQUENT", "LANGUAGES", "UNKNOWN", "load_frequencies", "zipf", "zipf_of_words"]

LANGUAGES: Final = ("hi", "ur")
"""The languages that have a table, as BCP 47 tags."""

UNKNOWN: Final = 2.0
"""The Zipf frequency of a word that no table has; the tables end at 3."""

FREQUENT: Final = 4.5
"""From this Zipf frequency on a word is no name by itself, whatever it sounds like."""

_YEH: Final = "\N{ARABIC LETTER FARSI YEH}"
_YEH_BARREE: Final = "\N{ARABIC LETTER YEH BARREE}"
_BILLION: Final = 9.0
_TOGETHER: Final = 1.5  # words that follow each other do so more often than by chance


@cache
def load_frequencies() -> Mapping[str, float]:
    """Return the Zipf frequency of each word, folded, of all languages.

    Examples:
        >>> frequencies = load_frequencies()
        >>> frequencies["में"] > frequencies["किताब"] > UNKNOWN, "वियतनाम" in frequencies
        (True, False)
    """
    found: dict[str, float] = {}
    for lang in LANGUAGES:
        table = resources.files(__package__).joinpath("frequencies", f"{lang}.tsv")
        rows = (row.split("\t") for row in table.read_text("utf-8").splitlines() if row[0] != "#")
        found |= {word: float(zipf) for word, zipf in rows}
    return found


def zipf(word: str) -> float:
    """Return the Zipf frequency of a folded word.

    Texts that were converted from older encodings write ے for ی inside words.

    Examples:
        >>> zipf("مےں") == zipf("میں") > zipf("ویتنام") == UNKNOWN
        True
    """
    frequencies = load_frequencies()
    found = frequencies.get(word)
    if found is None:
        found = frequencies.get(word[:-1].replace(_YEH_BARREE, _YEH) + word[-1:], UNKNOWN)
    return found


def zipf_of_words(zipfs: Sequence[float]) -> float:
    """Return the Zipf frequency of ordinary words that stand side by side.

    Args:
        zipfs: those of the words, at least one.

    Examples:
        >>> zipf_of_words([4.5]), zipf_of_words([4.5, 7.0])
        (4.5, 4.0)
    """
    return sum(zipfs) - (_BILLION - _TOGETHER) * (len(zipfs) - 1)
