"""The functions for those who need one answer and no object."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from eknaam.arguments import (
    check_flag,
    check_is,
    check_lang,
    checked_each,
    checked_number,
    checked_text,
)
from eknaam.gazetteer import Gazetteer
from eknaam.normalizer import Normalizer
from eknaam.records import Finding, Kind, Match, Mention

if TYPE_CHECKING:  # who only looks names up needs none of these
    from eknaam.discover import Proposal
    from eknaam.documents import Document
    from eknaam.lint import FixResult, Linted, Linter
    from eknaam.report import Article, Report
    from eknaam.scanner import Analysis

__all__ = [
    "analyze_text",
    "build_report",
    "discover_names",
    "find_entities",
    "fix_text",
    "lint_documents",
    "lint_text",
    "normalize_entity",
    "predict_spellings",
]


def normalize_entity(
    name: str,
    *,
    lang: str | None = None,
    kind: Kind | None = None,
    gazetteer: Gazetteer | None = None,
    normalizer: Normalizer | None = None,
) -> Match | None:
    """Return the entity that a name means.

    Args:
        name: a name as it stands in text, in any script.
        lang: a hint at its language, BCP 47; never restricts what is found.
        kind: "person", "place" or "organization" to match only entities of that kind.
        gazetteer: the entities to match; the shipped gazetteer if None.
        normalizer: what finds the names, in place of a gazetteer; it brings a threshold and a
            model.

    Returns:
        The match, or None if no entity is likely enough. `match.canonical` is the canonical name.

    Raises:
        TypeError: an argument is of another type.
        ValueError: an argument is not among what it may be.

    Examples:
        >>> print(normalize_entity("ट्रान कुओंग"))
        Trần Cương
        >>> print(normalize_entity("Lalaland"))
        None
    """
    return _normalizer(gazetteer, normalizer).normalize(name, lang, kind)


def find_entities(
    text: str,
    lang: str | None = None,
    *,
    gazetteer: Gazetteer | None = None,
    normalizer: Normalizer | None = None,
) -> list[Mention]:
    """Return the people and places that a text mentions, in order, not overlapping.

    Args:
        text: running text, in any script.
        lang: a hint at its language, BCP 47; never restricts what is found.
        gazetteer: the entities to find; the shipped gazetteer if None.
        normalizer: what finds the names, in place of a gazetteer; it brings a threshold and a
            model.

    Returns:
        The mentions, with spans in code points of `text`.

    Raises:
        TypeError: an argument is of another type.
        ValueError: an argument is not among what it may be.

    Examples:
        >>> for mention in find_entities("کامریڈ تران کونگ گوانگ شی سے آئے", lang="ur"):
        ...     print(mention.text, mention.match)
        تران کونگ Trần Cương
        گوانگ شی Guangxi
    """
    return _normalizer(gazetteer, normalizer).find(text, lang)


def analyze_text(
    text: str,
    lang: str | None = None,
    *,
    gazetteer: Gazetteer | None = None,
    normalizer: Normalizer | None = None,
) -> Analysis:
    """Return the one reading of a text: what it names, listed or not.

    Args:
        text: running text, in any script.
        lang: a hint at its language, BCP 47; never restricts what is found.
        gazetteer: the entities to find; the shipped gazetteer if None.
        normalizer: what finds the names, in place of a gazetteer; it brings a threshold and a
            model.

    Returns:
        The mentions that `find_entities` returns, the names that the gazetteer lacks, and the
        titles that no name follows, with spans in code points of `text`.

    Raises:
        TypeError: an argument is of another type.
        ValueError: an argument is not among what it may be.

    Examples:
        >>> found = analyze_text("कॉमरेड फान थी लान हनोई में हैं। कॉमरेड ने कहा।")
        >>> [mention.match.canonical for mention in found.mentions]
        ['Hà Nội']
        >>> [(name.text, name.canonical) for name in found.unlisted]
        [('फान थी लान', 'Phan Thi Lan')]
        >>> [(title.start, title.text) for title in found.bare_titles]
        [(32, 'कॉमरेड')]
    """
    return _normalizer(gazetteer, normalizer).analyze(text, lang)


def lint_text(
    text: str,
    lang: str | None = None,
    *,
    date: str | None = None,
    select: Iterable[str] | None = None,
    ignore: Iterable[str] = (),
    gazetteer: Gazetteer | None = None,
    normalizer: Normalizer | None = None,
) -> list[Finding]:
    """Return what is wrong with the names of a Hindi or Urdu text.

    Args:
        text: running text.
        lang: its language, BCP 47; what the script says if None.
        date: its date, ISO 8601, by which outdated names are known.
        select: the rules that are asked: codes ("EK104"), their beginnings ("EK2") or kinds
            ("truncated-name"); all if None.
        ignore: the rules that are not asked, in the same way.
        gazetteer: the entities; the shipped gazetteer if None.
        normalizer: what finds the names, in place of a gazetteer; it brings a threshold and a
            model.

    Returns:
        The findings in order of place, at most one at a place, with spans in code points of `text`.

    Raises:
        TypeError: an argument is of another type.
        ValueError: a rule is not known, or another argument is not among what it may be.

    Examples:
        >>> for finding in lint_text("कॉमरेड ने कहा कि Guangxi दूर है।", lang="hi"):
        ...     print(finding.rule, finding.kind, finding.suggestions)
        EK105 missing-name ()
        EK106 untransliterated-name ('गुआंग्शी',)
    """
    linter = _linter(_normalizer(gazetteer, normalizer), select, ignore)
    return list(linter.lint(_document(text, lang, date)).findings)


def lint_documents(
    documents: Iterable[Document],
    *,
    select: Iterable[str] | None = None,
    ignore: Iterable[str] = (),
    gazetteer: Gazetteer | None = None,
    normalizer: Normalizer | None = None,
) -> Iterator[Linted]:
    """Yield what is wrong with the names of documents, one after another.

    A collection, such as a list, is gone through twice, so that spellings are compared across
    documents (EK301). An iterator can be gone through only once: nothing of it is kept, and EK301
    is not asked.

    Args:
        documents: the documents.
        select: the rules that are asked, as for `lint_text`.
        ignore: the rules that are not asked.
        gazetteer: the entities; the shipped gazetteer if None.
        normalizer: what finds the names, in place of a gazetteer; it brings a threshold and a
            model.

    Yields:
        For each document its findings, and how many words and names it has.

    Raises:
        TypeError: an argument, or a document, is of another type.
        ValueError: a rule is not known.

    Examples:
        >>> from eknaam.documents import Document
        >>> documents = [Document("1", "त्रान कुओंग आए।"), Document("2", "ट्रान कुओंग गए।")]
        >>> [(one.names, [f.rule for f in one.findings]) for one in lint_documents(documents)]
        [(1, []), (1, ['EK102'])]
    """
    from dataclasses import replace

    from eknaam.lint import house_spellings

    linter = _linter(_normalizer(gazetteer, normalizer), select, ignore)
    many = _documents(documents)
    if "EK301" in linter.codes and iter(documents) is not documents:
        linter = replace(linter, house=house_spellings(many, linter.normalizer))
        many = _documents(documents)
    return (linter.lint(document) for document in many)


def fix_text(
    text: str,
    lang: str | None = None,
    *,
    date: str | None = None,
    unsafe: bool = False,
    select: Iterable[str] | None = None,
    ignore: Iterable[str] = (),
    gazetteer: Gazetteer | None = None,
    normalizer: Normalizer | None = None,
) -> FixResult:
    """Return a text with its names put right.

    Only the names change, each to the first suggestion of its finding, and each stays the same
    entity. Fixing the result again changes nothing more.

    Args:
        text: running text.
        lang: its language, BCP 47; what the script says if None.
        date: its date, ISO 8601.
        unsafe: whether to make also the fixes that a person should look at.
        select: the rules that are asked, as for `lint_text`.
        ignore: the rules that are not asked.
        gazetteer: the entities; the shipped gazetteer if None.
        normalizer: what finds the names, in place of a gazetteer; it brings a threshold and a
            model.

    Returns:
        The text, the findings that were fixed, and those that could not be, with the reason.

    Raises:
        TypeError: an argument is of another type.
        ValueError: a rule is not known, or another argument is not among what it may be.

    Examples:
        >>> text = "ग्वांग झुआंग स्वायत्त क्षेत्र से ट्रान कुओंग आए।"
        >>> print(fix_text(text, lang="hi", unsafe=True).text)
        गुआंग्शी झुआंग स्वायत्त क्षेत्र से त्रान कुओंग आए।
    """
    from eknaam.lint.fix import fix_source

    check_flag(unsafe, "unsafe")

    def parse(source: str) -> list[Document]:
        return [_document(source, lang, date)]

    linter = _linter(_normalizer(gazetteer, normalizer), select, ignore)
    return fix_source(text, parse, linter, unsafe=unsafe)


def build_report(
    documents: Iterable[Document | Article],
    *,
    gazetteer: Gazetteer | None = None,
    normalizer: Normalizer | None = None,
    jobs: int = 1,
) -> Report:
    """Return which names documents spell how, where, since when, and by whom.

    Args:
        documents: the documents, with their dates and groups; gone through once, and not kept.
            An `eknaam.report.Article` holds the versions of one article, which are compared.
        gazetteer: the entities; the shipped gazetteer if None.
        normalizer: what finds the names, in place of a gazetteer; it brings a threshold and a
            model.
        jobs: how many processes read them; with 1 it is this one.

    Returns:
        The report, whose tables are plain records.

    Raises:
        TypeError: an argument is of another type, or something among the documents is none.
        ValueError: `jobs` is less than 1.

    Examples:
        >>> from eknaam.documents import Document
        >>> documents = [Document("1", "हाई फोंग में वर्षा हुई। हाईफोंग में धूप थी।", date="2026-03-01")]
        >>> for row in build_report(documents).rows("spellings"):
        ...     print(row.entity, row.spelling, row.how, row.mentions, row.leading)
        hai-phong हाई फोंग preferred 1 True
        hai-phong हाईफोंग attested 1 False
    """
    from eknaam.documents import Document
    from eknaam.report import Article
    from eknaam.report.build import report_of

    many = checked_each(documents, "documents", Document, Article)
    return report_of(many, _normalizer(gazetteer, normalizer), jobs=checked_number(jobs, "jobs"))


def predict_spellings(
    name: str, to: str = "hi", *, tag: str | None = None, limit: int = 10
) -> list[tuple[str, float]]:
    """Return how Hindi or Urdu news would spell a name, the likeliest spelling first.

    Args:
        name: a Vietnamese, Chinese or other name in Latin letters.
        to: "hi" or "ur" (BCP 47).
        tag: the BCP 47 tag of the name ("vi", "zh-Latn-pinyin"), if its letters do not tell.
        limit: how many spellings to return at most, 1 or more.

    Returns:
        Spellings with their probability, 0 to 1: for search queries, not for printing.

    Raises:
        TypeError: an argument is of another type.
        ValueError: `to` is no language that the model writes, the name is not in Latin letters, or
            another argument is not among what it may be.

    Examples:
        >>> spellings = predict_spellings("Trần Cương", to="hi")
        >>> "ट्रान कुओंग" in [spelling for spelling, probability in spellings]
        True
    """
    from eknaam.model import predict_spellings as predict  # with numpy, which others need not

    checked_text(name, "name")
    check_lang(checked_text(to, "to"), "to")
    check_lang(tag, "tag")
    return predict(name, to=to, tag=tag, limit=checked_number(limit, "limit"))


def discover_names(
    documents: Iterable[Document],
    *,
    min_count: int = 2,
    min_documents: int = 1,
    jobs: int = 1,
    gazetteer: Gazetteer | None = None,
    normalizer: Normalizer | None = None,
) -> list[Proposal]:
    """Return names of documents that the gazetteer has not, each with all its spellings.

    Names are looked for that sound Vietnamese or Chinese, have two syllables or more, and have
    something beside them, at least once, that speaks for a name.

    Args:
        documents: the documents in Hindi and Urdu; they may be a stream.
        min_count: how often a name must stand there.
        min_documents: in how many documents.
        jobs: how many processes look for the listed names.
        gazetteer: the entities that are listed; the shipped gazetteer if None.
        normalizer: what finds the names, in place of a gazetteer; it brings a threshold and a
            model.

    Returns:
        Proposals, the most frequent first. They do not depend on the order of the documents.

    Raises:
        TypeError: an argument, or a document, is of another type.
        ValueError: a number is less than 1.

    Examples:
        >>> from eknaam.documents import Document
        >>> documents = [Document("1", "श्री फान थी लान आए। फान थी लान ने कहा।")]
        >>> [(p.name, p.tag, p.kind, p.count) for p in discover_names(documents)]
        [('Phan Thi Lan', 'vi', 'person', 2)]
    """
    from eknaam.discover import Discovery

    least = checked_number(min_count, "min_count")
    least_documents = checked_number(min_documents, "min_documents")
    many = _documents(documents)
    discovery = Discovery(_normalizer(gazetteer, normalizer))
    discovery.add_all(many, jobs=checked_number(jobs, "jobs"))
    return discovery.proposals(min_count=least, min_documents=least_documents)


class _Same:
    """A gazetteer, equal only to itself: comparing what it holds takes as long as it is large."""

    __slots__ = ("gazetteer",)

    def __init__(self, gazetteer: Gazetteer | None) -> None:
        self.gazetteer = gazetteer

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.gazetteer is self.gazetteer

    def __hash__(self) -> int:
        return id(self.gazetteer)


def _normalizer(gazetteer: Gazetteer | None, normalizer: Normalizer | None) -> Normalizer:
    if normalizer is None:
        return _remembered(_Same(gazetteer))
    check_is(normalizer, "normalizer", Normalizer)
    if gazetteer is not None:
        raise ValueError("normalizer: expected it without a gazetteer, found both")
    return normalizer


@lru_cache(maxsize=4)
def _remembered(given: _Same) -> Normalizer:
    return Normalizer(given.gazetteer)


def _document(text: str, lang: str | None, date: str | None) -> Document:
    from eknaam.documents import Document

    return Document("text", text, lang, date)


def _linter(normalizer: Normalizer, select: Iterable[str] | None, ignore: Iterable[str]) -> Linter:
    from eknaam.lint import ALL_CODES, Linter

    codes = ALL_CODES if select is None else _codes(select, "select")
    return Linter(normalizer, codes - _codes(ignore, "ignore"))


def _codes(selectors: Iterable[str], name: str) -> frozenset[str]:
    from eknaam.lint.config import codes_of

    given = list(checked_each(selectors, name, str))
    try:
        return codes_of(given)
    except ValueError as error:
        raise ValueError(f"{name}: {error}") from None


def _documents(documents: Iterable[Document]) -> Iterator[Document]:
    from eknaam.documents import Document

    return checked_each(documents, "documents", Document)
