"""The engine: documents in, findings out. Printing is elsewhere."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from eknaam.documents import Document
from eknaam.lint.ignores import Ignores
from eknaam.lint.rules import RULES
from eknaam.lint.scan import Scan, scan_document
from eknaam.lint.spelling import preferred, spelling_key
from eknaam.normalizer import Normalizer
from eknaam.records import Finding

__all__ = ["ALL_CODES", "House", "Linted", "Linter", "house_spellings"]

ALL_CODES: Final = frozenset(RULES)
"""Every code there is."""

House = Mapping[tuple[str, str], str]
"""The leading spelling of an entity in a language over documents, by entity id and language."""

_PRECEDENCE: Final = (
    "EK103", "EK201", "EK104", "EK108", "EK106", "EK107", "EK202", "EK109", "EK101", "EK102",
    "EK301", "EK105", "EK302",
)  # fmt: skip
"""Of findings at one place the first of these is reported: the one that says most."""

_OF_A_PARAGRAPH: Final = "EK302"
"""Its span only says which paragraph, and takes no place."""


@dataclass(frozen=True, slots=True)
class Linted:
    """A document that was linted.

    Attributes:
        document: the document.
        lang: the language it was linted in; None where it has no Hindi or Urdu text.
        words: how many words it has.
        names: how many names of known entities it has.
        findings: what was found, in order of place.
        ignored: how many findings a comment, a word or a baseline took away.
        problems: what is wrong with its comments, each with the line of the file.
    """

    document: Document
    lang: str | None
    words: int
    names: int
    findings: tuple[Finding, ...]
    ignored: int = 0
    problems: tuple[str, ...] = ()


@dataclass(frozen=True)
class Linter:
    """Finds what is wrong with the names of documents.

    Attributes:
        normalizer: what finds the names.
        codes: the rules that are asked.
        ignore_words: spellings that are never reported.
        house: the leading spellings over all documents; see `house_spellings`.
    """

    normalizer: Normalizer
    codes: Collection[str] = ALL_CODES
    ignore_words: Collection[str] = ()
    house: House = field(default_factory=dict, repr=False)

    def lint(
        self,
        document: Document,
        versions: Iterable[Document] = (),
        codes: Collection[str] | None = None,
    ) -> Linted:
        """Return what is wrong with the names of a document.

        Args:
            document: the document.
            versions: the same article in other languages.
            codes: the rules that are asked in place of the linter's own.

        Returns:
            Its findings, at most one at a place.
        """
        scan = replace(
            scan_document(document, self.normalizer),
            house=self.house,
            versions=tuple(scan_document(version, self.normalizer) for version in versions),
        )
        return self._judge(scan, self.codes if codes is None else codes)

    def scan_and_lint(self, document: Document) -> tuple[Scan, Linted]:
        """Return what was found in a document, and what is wrong with it.

        Args:
            document: the document.
        """
        scan = replace(scan_document(document, self.normalizer), house=self.house)
        return scan, self._judge(scan, self.codes)

    def _judge(self, scan: Scan, codes: Collection[str]) -> Linted:
        found = _one_a_place(self._findings(scan, codes))
        ignores = Ignores(scan.document, self.ignore_words)
        kept = tuple(one for one in found if not ignores.has(one))
        words, names = len(scan.tokens.words), len(scan.mentions)
        ignored = len(found) - len(kept)
        return Linted(
            scan.document, scan.lang, words, names, kept, ignored, tuple(ignores.problems)
        )

    def _findings(self, scan: Scan, codes: Collection[str]) -> Iterator[Finding]:
        for code, rule in RULES.items():
            if code in codes and (scan.lang is not None or rule.scope == "versions"):
                yield from rule.findings(scan)


def house_spellings(documents: Iterable[Document], normalizer: Normalizer) -> House:
    """Return the leading spelling of each entity in each language over documents.

    The preferred spelling leads, else the most frequent, else the first seen.

    Args:
        documents: the documents; gone through once, and not kept.
        normalizer: what finds the names.
    """
    counts: dict[tuple[str, str], Counter[str]] = {}
    shown: dict[tuple[str, str, str], str] = {}
    for document in documents:
        scan = scan_document(document, normalizer)
        for entity_id, spelling in scan.leading.items():
            at = entity_id, scan.lang or ""
            counts.setdefault(at, Counter())[spelling_key(spelling)] += 1
            shown.setdefault((*at, spelling_key(spelling)), spelling)
    return {
        at: preferred(normalizer.gazetteer[at[0]], at[1])
        or shown[(*at, counted.most_common(1)[0][0])]
        for at, counted in counts.items()
    }


def _one_a_place(findings: Iterable[Finding]) -> list[Finding]:
    """Return at most one finding for a place, in order."""
    ranked = sorted(findings, key=lambda one: (_PRECEDENCE.index(one.rule), one.start, one.end))
    kept: list[Finding] = []
    taken: list[tuple[int, int]] = []  # the places, which do not overlap, in order
    for one in ranked:
        if one.rule == _OF_A_PARAGRAPH:
            kept.append(one)
            continue
        # Of the places that begin before its end only the last one can reach into it.
        number = bisect_left(taken, (one.end, 0))
        if not (number and taken[number - 1][1] > one.start):
            taken.insert(number, (one.start, one.end))
            kept.append(one)
    return sorted(kept, key=lambda one: (one.start, one.end, one.rule, one.message))
