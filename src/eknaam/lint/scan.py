"""What a rule looks at: a document with the names that were found in it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import chain, pairwise
from operator import itemgetter
from typing import Final

import regex

from eknaam.documents import Document
from eknaam.lexicon import Role, Term, load_lexicon
from eknaam.lint.mixed import has_mixed_word
from eknaam.lint.spelling import listed, preferred, spelling_key
from eknaam.normalizer import Normalizer
from eknaam.records import Entity, Mention, UnlistedName
from eknaam.scanner import Analysis
from eknaam.text.script import language_of, language_subtag
from eknaam.text.tokens import Tokens

__all__ = ["REACH", "Introduced", "Scan", "core", "scan_document"]

_LETTERS: Final = {
    script: regex.compile(rf"[[{ranges}]&&[\p{{L}}\p{{M}}]]+", regex.VERSION1)
    for script, ranges in {
        "Deva": r"\u0900-\u097f",
        "Arab": r"\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc",
    }.items()
}
_ANY_LETTERS: Final = regex.compile(r"[\p{L}\p{M}]+")
_BLANKS: Final = re.compile(r"[^\S\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")  # within a line
REACH: Final = 300
"""Words on either side of a place that say what the text is about there."""

_LANGUAGES: Final = ("vi", "zh")  # whose names lose their parts in translation
_MOST_RANKED: Final = 20  # entities; a spelling of one that is not among them says nothing for it
_SHARE: Final = 0.05  # of the letters of a text; a script that has less of them is a quotation


@dataclass(frozen=True, slots=True)
class Introduced:
    """A place where a name is due: after an honorific or a title.

    Attributes:
        term: the honorific or title.
        first: the number of its first word.
        next: the number of the word after it.
    """

    term: Term
    first: int
    next: int


@dataclass(frozen=True)
class Scan:
    """A document, and what was found in it.

    Attributes:
        document: the document.
        lang: the language it is linted in, BCP 47; None where no Hindi or Urdu script is read.
        analysis: the one reading of its text.
        normalizer: what found them.
        house: the leading spelling of an entity in a language over all documents, by both; empty
            where documents are not compared.
        versions: the same article in other languages.
    """

    document: Document
    lang: str | None
    analysis: Analysis
    normalizer: Normalizer = field(repr=False)
    house: Mapping[tuple[str, str], str] = field(default_factory=dict, repr=False)
    versions: tuple[Scan, ...] = field(default=(), repr=False)

    @property
    def text(self) -> str:
        """The document's text."""
        return self.document.text

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """The entities that the text names."""
        return self.analysis.mentions

    @property
    def tokens(self) -> Tokens:
        """The words of the text; made where a rule asks for them."""
        return self.analysis.words

    @cached_property
    def strangers(self) -> dict[int, tuple[int, UnlistedName]]:
        """The names that the gazetteer may lack, also doubtful ones.

        By the number of the first word: the number of the word after the last one, and the name.
        """
        names = (*self.analysis.unlisted, *self.analysis.doubtful)
        spans = ((self.tokens.within(name.start, name.end), name) for name in names)
        return {first: (last, name) for (first, last), name in spans}

    @cached_property
    def strange(self) -> frozenset[int]:
        """The numbers of the words of these names."""
        found = (range(first, last) for first, (last, _) in self.strangers.items())
        return frozenset(chain.from_iterable(found))

    @cached_property
    def native(self) -> tuple[Mention, ...]:
        """The sure mentions in the document's own language."""
        return tuple(mention for mention in self.sure if mention.lang == self.lang)

    @cached_property
    def sure(self) -> tuple[Mention, ...]:
        """The mentions that surely mean one entity.

        Two names of one entity in a row are one longer name (संयुक्त राज्य अमेरिका), of which none
        is a spelling by itself. On two lines they are two: a heading, and what stands below it.
        """
        sure = [mention for mention in self.mentions if not mention.match.ambiguous]
        longer = {
            id(part)
            for pair in pairwise(sure)
            if pair[0].match.entity.id == pair[1].match.entity.id
            and pair[0].lang == pair[1].lang
            and _BLANKS.fullmatch(self.text, pair[0].end, pair[1].start)
            and pair[0].text != pair[1].text
            for part in pair
        }
        return tuple(mention for mention in sure if id(mention) not in longer)

    @cached_property
    def named(self) -> dict[int, Mention]:
        """The mention that each word belongs to, by the word's number."""
        within = self.tokens.within
        return {
            number: mention
            for mention in self.mentions
            for number in range(*within(mention.start, mention.end))
        }

    def is_expected(self, number: int, *, least: int = 1) -> bool:
        """Return whether the text speaks near a word of what the gazetteer is about.

        Args:
            number: the word's number.
            least: how many entities, other than countries of the rest of the world, are named
                within `REACH` words of it.
        """
        first = bisect_left(self._places, number - REACH, key=itemgetter(0))
        last = bisect_right(self._places, number + REACH, key=itemgetter(0))
        return len({entity for _, entity in self._places[first:last]}) >= least

    @cached_property
    def _places(self) -> list[tuple[int, str]]:
        """Where something is named that says what the text is about: by word, with its id."""
        named = {number: mention.match.entity for number, mention in self.named.items()}
        return sorted(
            (number, entity.id)
            for number, entity in named.items()
            if entity.type != "country" or language_subtag(entity.canonical_tag) in _LANGUAGES
        )

    def numbers(self, words: Collection[str]) -> list[int]:
        """Return the numbers of the words that are among some folded ones and in no name."""
        folded = self.tokens.folded
        here = [number for number, word in enumerate(folded) if word in words]
        return [number for number in here if number not in self.named] if here else here

    @cached_property
    def introduced(self) -> tuple[Introduced, ...]:
        """The places after honorifics and titles that belong to no name themselves."""
        lexicon, tokens = load_lexicon(), self.tokens
        found: list[Introduced] = []
        end = 0
        for number in self.numbers(_first_words()):
            if number < end:
                continue
            words = tokens.folded[number : number + 1 + tokens.linked[number]][: lexicon.longest]
            terms = [lexicon.at_start(words, role, "before") for role in _INTRODUCING]
            term = max((t for t in terms if t), key=lambda t: t.length, default=None)
            if term:
                end = number + term.length
                found.append(Introduced(term, number, end))
        return tuple(found)

    def follows(self, number: int) -> bool:
        """Return whether a word stands after the one before it without anything between."""
        return 0 < number < len(self.tokens.words) and self.tokens.linked[number - 1] > 0

    @cached_property
    def leading(self) -> dict[str, str]:
        """The leading spelling of each entity in this text, by the entity's id.

        The preferred one wins, else the most frequent; of equally frequent ones one that is listed,
        else the one that the model takes for likelier, else the first seen. A rejected one and a
        part of a name never lead.
        """
        spellings: dict[Entity, dict[str, int]] = {}
        for mention in self.native:
            name = core(self.text, mention)
            if mention.match.how not in ("rejected", "short-form") and not has_mixed_word(name):
                spelling = " ".join(name.split())
                counts = spellings.setdefault(mention.match.entity, {})
                counts[spelling] = counts.get(spelling, 0) + 1
        return {entity.id: self._leading_of(entity, counts) for entity, counts in spellings.items()}

    def _leading_of(self, entity: Entity, counts: Mapping[str, int]) -> str:
        house = preferred(entity, self.lang or "")
        leading = _leading(counts, house)
        if len(leading) == 1:
            return leading[0]
        known = set(map(spelling_key, listed(entity, self.lang or "", "preferred", "attested")))
        return max(
            leading, key=lambda one: (spelling_key(one) in known, self._likelihood(one, entity))
        )

    def _likelihood(self, spelling: str, entity: Entity) -> float:
        """Return how likely the model takes a spelling to mean an entity."""
        ranked = self.normalizer.rank(spelling, self.lang, entity.kind, _MOST_RANKED)
        return next((one.score for one in ranked if one.entity.id == entity.id), 0.0)

    def right_spelling(self, entity: Entity) -> str | None:
        """Return how an entity should be spelled here: as preferred, else as the text has it.

        What is only predicted comes last, where no spelling is known.
        """
        lang = self.lang or ""
        known = preferred(entity, lang) or self.leading.get(entity.id)
        return known or next(iter(listed(entity, lang, "attested", "predicted")), None)


def core(text: str, mention: Mention) -> str:
    """Return the name itself, without "autonomous region" after it."""
    return text[mention.core_start : mention.core_end]


def scan_document(document: Document, normalizer: Normalizer) -> Scan:
    """Find the names of a document.

    Args:
        document: the document.
        normalizer: what finds them.

    Returns:
        The document with its language and its mentions.
    """
    lang = _language(document)
    analysis = normalizer.analyze(document.text, lang or document.lang)
    return Scan(document, lang, analysis, normalizer)


_INTRODUCING: Final = (Role.HONORIFIC, Role.TITLE)


@cache
def _first_words() -> frozenset[str]:
    return frozenset(
        words[0]
        for words, terms in load_lexicon().terms.items()
        if any(term.role in _INTRODUCING for term in terms)
    )


def _leading(counts: Mapping[str, int], house: str | None) -> list[str]:
    """Return the spellings that lead, in the order in which they were seen; several in a tie."""
    keys = {spelling: spelling_key(spelling) for spelling in counts}
    if house is not None and spelling_key(house) in keys.values():
        return [house]
    merged: dict[str, int] = {}
    shown: dict[str, str] = {}
    for spelling, key in keys.items():
        merged[key] = merged.get(key, 0) + counts[spelling]
        shown.setdefault(key, spelling)
    best = max(merged.values())
    return [shown[key] for key, count in merged.items() if count == best]


def _language(document: Document) -> str | None:
    """Return the language that a document is linted in.

    A stated language is taken if there is any letter of it; else a script that has enough of the
    letters says it.
    """
    text = document.text
    sizes = {script: sum(map(len, found.findall(text))) for script, found in _LETTERS.items()}
    for script, size in sizes.items():
        if size and document.lang and language_of(script, document.lang) == document.lang:
            return document.lang
    script = max(sizes, key=lambda key: sizes[key])
    letters = sum(map(len, _ANY_LETTERS.findall(text))) if sizes[script] else 0
    if sizes[script] <= _SHARE * letters:
        return None
    return language_of(script, document.lang)
