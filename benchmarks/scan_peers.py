"""What else finds names in text, with the same patterns."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import ahocorasick
import ahocorasick_rs
import spacy
from flashtext import KeywordProcessor
from rapidfuzz import fuzz, process
from spacy.matcher import PhraseMatcher
from spaczz.matcher import FuzzyMatcher

__all__ = ["peers"]

_WORDS = 3  # of an n-gram
_LIKE = 85.0

Peer = tuple[Callable[[str], object], float]
"""A scanner, and what share of the text it gets: the slow ones would take hours for all of it."""


def peers(patterns: Sequence[str]) -> dict[str, Peer]:
    """Return the peers, each made for these patterns.

    Args:
        patterns: spellings in one language.
    """
    automaton = ahocorasick.Automaton()
    for pattern in patterns:
        automaton.add_word(pattern, pattern)
    automaton.make_automaton()
    rust = ahocorasick_rs.AhoCorasick(patterns)
    keywords = KeywordProcessor(case_sensitive=True)
    keywords.add_keywords_from_list(list(patterns))
    return {
        "pyahocorasick": (lambda text: list(automaton.iter(text)), 1.0),
        "ahocorasick_rs": (rust.find_matches_as_indexes, 1.0),
        "flashtext": (keywords.extract_keywords, 0.1),
        "spaCy PhraseMatcher": (_phrase_matcher(patterns), 0.1),
        "spaczz FuzzyMatcher": (_fuzzy_matcher(patterns), 0.0004),
        "n-grams with RapidFuzz": (lambda text: _ngrams(text, patterns), 0.004),
    }


def _phrase_matcher(patterns: Sequence[str]) -> Callable[[str], object]:
    nlp = spacy.blank("xx")
    nlp.max_length = 10_000_000
    matcher = PhraseMatcher(nlp.vocab)
    matcher.add("NAME", [nlp.make_doc(pattern) for pattern in patterns])
    return lambda text: matcher(nlp.make_doc(text))


def _fuzzy_matcher(patterns: Sequence[str]) -> Callable[[str], object]:
    nlp = spacy.blank("xx")
    matcher = FuzzyMatcher(nlp.vocab)
    matcher.add("NAME", [nlp.make_doc(pattern) for pattern in patterns])
    return lambda text: matcher(nlp.make_doc(text))


def _ngrams(text: str, patterns: Sequence[str]) -> object:
    words = text.split()
    found = []
    for first in range(len(words)):
        for last in range(first + 1, min(first + _WORDS, len(words)) + 1):
            gram = " ".join(words[first:last])
            best = process.extractOne(gram, patterns, scorer=fuzz.ratio, score_cutoff=_LIKE)
            if best is not None:
                found.append((first, last, best[0]))
    return found
