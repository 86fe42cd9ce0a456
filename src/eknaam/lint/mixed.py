"""Words with letters of two scripts, and how they read when each letter is of one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, product
from typing import Final

import regex

from eknaam.text.tokens import words_of

__all__ = ["MixedWord", "Snippet", "has_mixed_word", "mixed_words", "repaired_snippets"]

_SCRIPTS: Final = ("Deva", "Arab", "Latin", "Cyrillic", "Greek")
_LETTER: Final = {s: rf"[\p{{{s}}}&&\p{{L}}]" for s in _SCRIPTS}
# Two letters of different scripts side by side: found in one pass over the text.
_MIXED: Final = regex.compile(
    "|".join(
        rf"{_LETTER[s]}[\p{{M}}\p{{Cf}}]*+"
        rf"(?=[\p{{L}}--[\p{{{s}}}\p{{Common}}\p{{Inherited}}\p{{Han}}]])"
        for s in _SCRIPTS
    ),
    regex.VERSION1,
)
# A vowel sign counts for its script, too.
_SCRIPT_OF: Final = regex.compile(
    "|".join(rf"(?P<{s}>[\p{{{s}}}&&[\p{{L}}\p{{M}}]])" for s in _SCRIPTS), regex.VERSION1
)
_WORD: Final = regex.compile(r"[\p{L}\p{M}\p{N}\p{Cf}]", regex.VERSION1)
_AROUND: Final = 60  # code points on either side in which the rest of the name stands

# What a letter looks like in Latin: Cyrillic and Greek letters that many fonts draw alike.
_ALIKE: Final = (
    "аa еe оo рp сc уy хx іi јj ѕs һh ԁd ԛq ԝw АA ВB ЕE КK МM НH ОO РP СC ТT УY ХX ІI ЈJ ЅS "
    "αa οo νv ιi κk ρp υu χx ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX"
)
_LOOKS_LIKE: Final = str.maketrans({pair[0]: pair[1] for pair in _ALIKE.split()})
# What a Latin letter sounds like, for one that was typed into a word of another script.
_KEYS: Final = "a b c d e f g h i j k l m n o p q r s t u v w x y z".split()
_SOUNDS: Final = {
    "Deva": dict(
        zip(
            _KEYS,
            "ाअ बभ चकछ दडध ेए फ गघ ह िई जझ कख ल म नंण ोओ पफ क र सशष तटथ ुउ व व क्स यई ज़".split(),
            strict=True,
        )
    ),
    "Arab": dict(
        zip(
            _KEYS,
            "اآ ب چک دڈ ےی ف گغ ہ یئ جژ ک ل م نں و پ ق رڑ سش تٹ و و و س یئ زژ".split(),
            strict=True,
        )
    ),
}
_MOST_REPAIRS: Final = 12
_REMEMBERED: Final = 1 << 16  # chunks
_unmixed: Final = set[str]()


@dataclass(frozen=True, slots=True)
class MixedWord:
    """A word with letters of two scripts.

    Attributes:
        start: where it begins in the text.
        end: where it ends.
        text: the word.
        script: the script of most of its letters.
        foreign: the letters of other scripts.
    """

    start: int
    end: int
    text: str
    script: str
    foreign: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Snippet:
    """A stretch of the text in which one word was replaced."""

    text: str
    word_start: int
    word_end: int
    before: int
    shift: int

    def to_text(self, start: int, end: int) -> tuple[int, int]:
        """Return a span of the snippet, which contains the word, as one of the text."""
        return start + self.before, end + self.before + self.shift


@lru_cache(maxsize=1 << 15)
def has_mixed_word(text: str) -> bool:
    """Return whether a text has letters of two scripts side by side."""
    return _MIXED.search(text) is not None


def mixed_words(text: str) -> Iterator[MixedWord]:
    """Yield the words that have letters of two scripts side by side.

    Examples:
        >>> [(word.text, word.foreign) for word in mixed_words("त्रान कुओnग, GDP 5")]
        [('कुओnग', ('n',))]
    """
    # Letters side by side stand in one chunk, and most chunks were seen before.
    new = set(text.split()) - _unmixed
    if not (new and _learn(new)):
        return
    end = 0
    for match in _MIXED.finditer(text):
        if match.start() < end:
            continue
        start, end = _word_around(text, match.start())
        word = text[start:end]
        counts = Counter(letter.lastgroup for letter in _SCRIPT_OF.finditer(word))
        script = str(counts.most_common(1)[0][0])
        foreign = tuple(m.group() for m in _SCRIPT_OF.finditer(word) if m.lastgroup != script)
        yield MixedWord(start, end, word, script, foreign)


def _learn(chunks: set[str]) -> bool:
    """Return whether letters of two scripts are side by side in one of some chunks."""
    mixed = {chunk for chunk in chunks if has_mixed_word(chunk)}
    if len(_unmixed) > _REMEMBERED:
        _unmixed.clear()
    _unmixed.update(chunk for chunk in chunks - mixed if len(chunk) <= _AROUND)
    return bool(mixed)


def _word_around(text: str, at: int) -> tuple[int, int]:
    start = at
    while start and _WORD.match(text, start - 1):
        start -= 1
    near = words_of(text[start : at + _AROUND])
    word = next(word for word in near if start + word.end > at)
    return start + word.start, start + word.end


def repaired_snippets(text: str, word: MixedWord) -> Iterator[Snippet]:
    """Yield the surroundings of a word with the letters that it may have had."""
    before = max(0, word.start - _AROUND)
    after = min(len(text), word.end + _AROUND)
    # The outermost words may be cut: they are left out, as a part of a word is no name.
    before += len(text[before : word.start]) - len(_without_cut(text[before : word.start], before))
    for repaired in dict.fromkeys(_repairs(word)):
        snippet = text[before : word.start] + repaired + text[word.end : after]
        start = word.start - before
        shift = len(word.text) - len(repaired)
        yield Snippet(snippet, start, start + len(repaired), before, shift)


def _without_cut(text: str, at: int) -> str:
    return text if at == 0 else text.lstrip("".join(c for c in text[:1] if not c.isspace()))


def _repairs(word: MixedWord) -> Iterator[str]:
    if word.script == "Latin" or word.script in ("Cyrillic", "Greek"):
        yield word.text.translate(_LOOKS_LIKE)
        return
    sounds = _SOUNDS[word.script]
    choices = [sounds.get(c.lower(), "") if c in word.foreign else c for c in word.text]
    for letters in islice(product(*(choice or ("",) for choice in choices)), _MOST_REPAIRS):
        yield "".join(letters)
    yield "".join(c for c in word.text if c not in word.foreign)
