"""Text made from word lists: words by their real frequency, with names in it.

No running text comes with the project, so words are drawn from wordfreq's lists as often as they
stand in ordinary text, three in a hundred are made up, as rare and misspelled words are, and one
in a hundred is a name: as the gazetteer lists it, or as the model predicts it.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate
from typing import Final

import wordfreq

import eknaam

__all__ = ["documents", "listed_names", "made_text"]

_COMMON: Final = 2_000  # words; made-up ones are put together from the others
_MADE_UP: Final = 0.03
_NAMES: Final = 0.01
_ENDS: Final = {"hi": "।", "ur": "۔", "en": "."}
_SENTENCE: Final = 15  # words
_PARAGRAPH: Final = 6  # sentences


@cache
def _words(lang: str) -> tuple[Sequence[str], Sequence[float]]:
    words = [word for word in wordfreq.iter_wordlist(lang) if " " not in word]
    return words, list(accumulate(wordfreq.word_frequency(word, lang) for word in words))


def listed_names(lang: str) -> list[str]:
    """Return every spelling that the shipped gazetteer lists in a language."""
    entities = eknaam.load_gazetteer()
    return sorted({name.text for e in entities for name in e.names if name.tag == lang})


@cache
def _names(lang: str) -> Sequence[str]:
    chance = random.Random(1)  # noqa: S311 - the same text each time
    places = [entity for entity in eknaam.load_gazetteer() if entity.canonical_tag == "vi"]
    predicted = [
        spelling
        for entity in chance.sample(places, min(60, len(places)))
        for spelling, _ in eknaam.predict_spellings(entity.canonical, lang, limit=3)
    ]
    return (*listed_names(lang), *predicted)


def made_text(lang: str, megabytes: float, seed: int, *, names: bool = True) -> str:
    """Return text of about so many megabytes of UTF-8.

    Args:
        lang: hi or ur; en without names.
        megabytes: how much.
        seed: which words come; another seed gives other sentences of the same words.
        names: whether names are put in.
    """
    chance = random.Random(seed)  # noqa: S311 - the same text each time
    parts, size = [], 0
    while size < megabytes * 1e6:
        paragraph = " ".join(_sentence(lang, chance, names=names) for _ in range(_PARAGRAPH))
        parts.append(paragraph)
        size += len(paragraph.encode()) + 1
    return "\n".join(parts)


def _sentence(lang: str, chance: random.Random, *, names: bool) -> str:
    words, cumulated = _words(lang)
    drawn = chance.choices(words, cum_weights=cumulated, k=_SENTENCE)
    for place in range(_SENTENCE):
        if chance.random() < _MADE_UP:
            one, other = chance.choice(words[_COMMON:]), chance.choice(words[_COMMON:])
            drawn[place] = one[: max(1, len(one) // 2)] + other[len(other) // 2 :]
        if names and chance.random() < _NAMES:
            drawn[place] = chance.choice(_names(lang))
    return " ".join(drawn) + _ENDS[lang]


def documents(lang: str, megabytes: float, each: float) -> Iterator[str]:
    """Yield documents of `each` megabytes until there are so many megabytes in all."""
    for number in range(round(megabytes / each)):
        yield made_text(lang, each, seed=1000 + number)
