"""From a document to what it adds to the counts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from eknaam.documents import Document
from eknaam.lint import ALL_CODES, Linted, Linter
from eknaam.lint.foreign import foreign_mentions
from eknaam.lint.missing import missing_part
from eknaam.lint.scan import Scan, core
from eknaam.lint.spelling import preferred, same_spelling, spelling_key, tidy
from eknaam.lint.versions import lacking
from eknaam.records import Entity, Mention
from eknaam.report.observation import (
    EXAMPLES,
    SCORES,
    Article,
    Example,
    Form,
    Gap,
    Observation,
    Reported,
    Use,
)
from eknaam.report.spelled import varies
from eknaam.text.script import script_of

__all__ = ["RULES", "Observer"]

RULES: Final = ALL_CODES - {"EK301", "EK302"}
"""The rules that are asked. What the others say is in tables of their own: deviations and gaps."""

_AROUND: Final = 60  # code points on either side of an example
_SURROGATE: Final = re.compile("[\\ud800-\\udfff]")
_FOREIGN: Final = frozenset(("Latn", "Hani"))
_PERHAPS_CUT: Final = frozenset(("inferred", "rejected"))
_REMEMBERED: Final = 50_000  # forms


_Key = tuple[str, str, str, str]
"""What tells forms apart: entity, language, spelling, and how it is known."""


class Observer:
    """Sees what documents add to the counts. It remembers forms, and nothing of documents.

    Args:
        linter: what finds the names, and judges them.

    Examples:
        >>> from eknaam import Normalizer
        >>> observer = Observer(Linter(Normalizer(), RULES))
        >>> [seen] = observer.observe(Document("1", "ट्रान कुओंग आए।"))
        >>> seen.lang, seen.words, [(use.form.spelling, use.mentions) for use in seen.uses]
        ('hi', 3, [('ट्रान कुओंग', 1)])
    """

    def __init__(self, linter: Linter) -> None:
        self._linter = linter
        self._forms: dict[tuple[str, ...], Form] = {}
        self._shown: dict[_Key, int] = {}

    def observe(self, item: Document | Article) -> tuple[Observation, ...]:
        """Return what a document, or each version of an article, adds to the counts.

        Args:
            item: a document or an article.

        Returns:
            An observation for each document; for those of an article, with what they lack.
        """
        if isinstance(item, Document):
            return (self._seen(*self._linter.scan_and_lint(_cleaned(item)), ""),)
        both = [self._linter.scan_and_lint(_cleaned(version)) for version in item.versions]
        scans = [scan for scan, _ in both]
        return tuple(
            self._seen(scan, linted, _clean(item.id))._replace(gaps=tuple(_gaps(number, scans)))
            for number, (scan, linted) in enumerate(both)
        )

    def _seen(self, scan: Scan, linted: Linted, article: str) -> Observation:
        document = scan.document
        stated = document.lang or "" if article else ""  # the source may be in any language
        lang = scan.lang or stated
        uses = self._uses(scan, lang) if lang else ()
        return Observation(
            document.id,
            article,
            lang,
            document.date or "",
            document.group or "",
            linted.words,
            sum(use.mentions for use in uses),
            len({use.form.entity for use in uses}),
            _is_consistent(uses),
            uses,
            _reported(linted),
        )

    def _uses(self, scan: Scan, lang: str) -> tuple[Use, ...]:
        # Two ways of typing one spelling are one form, whichever of its names each was taken for.
        found: dict[_Key, Use] = {}
        # A gloss in brackets and a web address are no way in which a text spells a name.
        passed = {id(mention) for mention, may_stay in foreign_mentions(scan) if may_stay}
        for mention in (one for one in scan.sure if scan.lang is None or id(one) not in passed):
            form = self._form(scan.text, mention, lang)
            score = round(mention.match.score * SCORES)
            key = (form.entity, form.lang, form.spelling, form.how)
            use = found.get(key)
            if use is None:
                found[key] = Use(form, 1, score, self._example(key, scan.text, mention))
            else:
                found[key] = use._replace(mentions=use.mentions + 1, score=use.score + score)
        return tuple(found.values())

    def _example(self, key: _Key, text: str, mention: Mention) -> Example | None:
        """Return a place where a form stands, for the first documents that have it."""
        shown = self._shown.get(key, 0)
        if shown == EXAMPLES:
            return None
        if len(self._shown) >= _REMEMBERED:
            self._shown.clear()
        self._shown[key] = shown + 1
        start, end = mention.core_start, mention.core_end
        return Example(start, end, *_around(text, start, end))

    def _form(self, text: str, mention: Mention, lang: str) -> Form:
        match = mention.match
        entity, spelling = match.entity, core(text, mention)
        candidate = next(c for c in match.candidates if c.entity.id == entity.id)
        said = candidate.reason if isinstance(candidate.reason, str) else ""
        name = candidate.name
        key = (entity.id, lang, mention.lang, match.how, spelling, name.text, name.tag, said)
        form = self._forms.get(key)
        if form is None:
            if len(self._forms) >= _REMEMBERED:
                self._forms.clear()
            form = _form_of(entity, lang, mention, spelling, str(candidate.reason))
            self._forms[key] = form
        return form


def _form_of(entity: Entity, lang: str, mention: Mention, spelling: str, reason: str) -> Form:
    script = script_of(spelling)
    lang = lang if script in _FOREIGN else mention.lang
    house = preferred(entity, lang)
    how = mention.match.how
    return Form(
        entity.id,
        entity.canonical,
        entity.kind,
        entity.type or "",
        lang,
        " ".join(tidy(spelling, mention.lang).split()),
        how,
        spelling_key(spelling),
        script,
        how in _PERHAPS_CUT and missing_part(entity, spelling) is not None,
        house is not None and same_spelling(house, spelling),
        reason,
    )


def _is_consistent(uses: Sequence[Use]) -> bool:
    """Whether each entity is spelled in one way only; a short form is no other way."""
    first: dict[tuple[str, str], Form] = {}
    for form in (use.form for use in uses if use.form.how != "short-form"):
        other = first.setdefault((form.entity, form.lang), form)
        if varies(form, other):
            return False
    return True


def _reported(linted: Linted) -> tuple[Reported, ...]:
    found: dict[str, Reported] = {}
    for one in linted.findings:
        before = found.get(one.rule)
        text = linted.document.text[one.start : one.end]
        found[one.rule] = (
            Reported(one.rule, one.kind, 1, one.start, text, one.message)
            if before is None
            else before._replace(findings=before.findings + 1)
        )
    return tuple(found.values())


def _gaps(number: int, scans: Sequence[Scan]) -> Iterator[Gap]:
    """Yield what a version lacks of the others."""
    others = [other for other in range(len(scans)) if other != number]
    scan = replace(scans[number], versions=tuple(scans[other] for other in others))
    for lack in lacking(scan):
        spelling = core(scans[others[lack.version]].text, lack.mention)
        paragraph = 0 if lack.everywhere else lack.paragraph
        yield Gap(lack.mention.match.entity.id, paragraph, others[lack.version], spelling)


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    """Return what stands before and after a name: whole words, on one line."""
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    if start > _AROUND and not text[start - _AROUND - 1].isspace() and not before[0].isspace():
        before = before[len(before.split(maxsplit=1)[0]) :]
    if end + _AROUND < len(text) and not text[end + _AROUND].isspace() and not after[-1].isspace():
        after = after[: -len(after.rsplit(maxsplit=1)[-1])]
    return _on_one_line(before), _on_one_line(after)


def _on_one_line(text: str) -> str:
    """Return a text with a space for each run of blanks."""
    words = text.split()
    if not words:
        return text and " "
    return " " * text[0].isspace() + " ".join(words) + " " * text[-1].isspace()


def _cleaned(document: Document) -> Document:
    """Return a document whose texts can be written."""
    return replace(
        document,
        id=_clean(document.id),
        text=_clean(document.text),
        group=document.group and _clean(document.group),
    )


def _clean(text: str) -> str:
    """Return a text without lone surrogates, which no file can hold; spans stay as they are."""
    return _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)
