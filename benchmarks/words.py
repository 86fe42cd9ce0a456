"""Frequent words of Hindi and Urdu: what a text is full of, and what is no name."""

from __future__ import annotations

from typing import Final

import wordfreq

from eknaam.text.script import script_of
from testsplit import fixed_chance

__all__ = ["ordinary_words"]

WORDS: Final = 1000
MOST_FREQUENT: Final = 10_000
LETTERS: Final = 4
SCRIPTS: Final = {"hi": "Deva", "ur": "Arab"}


def ordinary_words(lang: str) -> list[str]:
    """Return a fixed sample of the frequent words of at least four letters."""
    words = [
        word
        for word in wordfreq.top_n_list(lang, MOST_FREQUENT)
        if len(word) >= LETTERS and script_of(word) == SCRIPTS[lang]
    ]
    return fixed_chance(1).sample(words, WORDS)
