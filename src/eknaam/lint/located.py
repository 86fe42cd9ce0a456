"""Findings where people and programs look for them: in a file, by line and column."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from eknaam.documents import Document, Place, Places
from eknaam.documents.escapes import write_as
from eknaam.lint.engine import Linted
from eknaam.records import Finding

__all__ = ["Checked", "Located", "Tally", "all_of", "count", "locate"]

_AROUND: Final = 40  # code points of the line on either side that are shown


@dataclass(frozen=True, slots=True)
class Located:
    """A finding and its place.

    Attributes:
        file: the file as it was given, or the id of a document that is in none.
        document: the id of the document.
        lang: the language it was linted in.
        place: where the finding stands in the file.
        text: the text at the place.
        before: what stands before it on its line, a part of it at most.
        after: what stands after it on its line.
        finding: the finding.
        written: how the first suggestion is written in the file; None if there is none.
    """

    file: str
    document: str
    lang: str | None
    place: Place
    text: str
    before: str
    after: str
    finding: Finding
    written: str | None


@dataclass(frozen=True, slots=True)
class Checked:
    """A document that was linted, as formats need it: without its text."""

    file: str
    document: str
    findings: tuple[Located, ...]


@dataclass(slots=True)
class Tally:
    """What was checked and found so far."""

    documents: int = 0
    words: int = 0
    names: int = 0
    findings: int = 0
    ignored: int = 0
    known: int = 0
    safe: int = 0
    unsafe: int = 0
    fixed: int = 0
    failures: int = 0
    unwritten: int = 0
    unread: list[str] = field(default_factory=list)

    def add(self, linted: Linted, known: int = 0) -> None:
        """Count a document; `known` is how many findings its baseline took away."""
        self.documents += 1
        self.words += linted.words
        self.names += linted.names
        self.findings += len(linted.findings)
        self.ignored += linted.ignored
        self.known += known
        offered = [finding for finding in linted.findings if finding.suggestions]
        self.safe += sum(finding.safe for finding in offered)
        self.unsafe += sum(not finding.safe for finding in offered)

    def checked(self) -> str:
        """Return what was checked, for the closing line.

        Examples:
            >>> Tally(documents=1, words=1200, names=3).checked()
            '1 document, 1,200 words, 3 names'
        """
        parts = (count(self.documents, "document"), count(self.words, "word"))
        return ", ".join((*parts, count(self.names, "name")))

    def line(self) -> str:
        """Return the closing line: what was checked, found, and left out."""
        parts = [f"{self.checked()}: {count(self.findings, 'finding')}"]
        if self.safe or self.unsafe:
            parts.append(f"{self.safe} to be fixed by --fix, {self.unsafe} more by --unsafe-fixes")
        if self.fixed:
            parts.append(f"{self.fixed} fixed")
        if self.known:
            parts.append(f"{self.known} in the baseline")
        if self.ignored:
            parts.append(f"{self.ignored} ignored")
        if self.failures:
            parts.append(f"{self.failures} could not be read")
        if self.unwritten:
            parts.append(f"{self.unwritten} could not be written")
        return "; ".join(parts)


def count(number: int, one: str) -> str:
    """Return a number with a noun.

    Examples:
        >>> count(1, "word"), count(2000, "word")
        ('1 word', '2,000 words')
    """
    return f"{number:,} {one if number == 1 else one + 's'}"


def locate(linted: Linted) -> Checked:
    """Return the findings of a document with their places."""
    document = linted.document
    if not linted.findings:
        return Checked(document.name, document.id, ())
    places = Places(document)
    return Checked(
        document.name, document.id, tuple(_located(linted, places, one) for one in linted.findings)
    )


def _located(linted: Linted, places: Places, finding: Finding) -> Located:
    document, text = linted.document, linted.document.text
    before = text[max(0, finding.start - _AROUND) : finding.start]
    after = text[finding.end : finding.end + _AROUND]
    return Located(
        document.name,
        document.id,
        linted.lang,
        places.of(finding.start, finding.end),
        text[finding.start : finding.end],
        _last_line(before, whole=finding.start <= _AROUND),
        _first_line(after, whole=finding.end + _AROUND >= len(text)),
        finding,
        _written(document, finding),
    )


def _last_line(text: str, *, whole: bool) -> str:
    lines = text.replace("\r", "\n").split("\n")
    if len(lines) > 1 or whole:
        return lines[-1]
    _, space, rest = text.partition(" ")  # never a part of a word
    return f"… {rest}" if space else f"…{text}"


def _first_line(text: str, *, whole: bool) -> str:
    lines = text.replace("\r", "\n").split("\n")
    if len(lines) > 1 or whole:
        return lines[0]
    rest, space, _ = text.rpartition(" ")
    return f"{rest} …" if space else f"{text}…"


def _written(document: Document, finding: Finding) -> str | None:
    if not finding.suggestions:
        return None
    origin = document.origin
    if origin is None:
        return finding.suggestions[0]
    if not origin.is_whole(finding.start, finding.end):
        return None
    start, end = origin.to_raw(finding.start, finding.end)
    return write_as(origin.syntax, finding.suggestions[0], origin.raw[start:end])


def all_of(checked: Iterable[Checked]) -> Iterable[Located]:
    """Return the findings of documents one after another."""
    return (one for document in checked for one in document.findings)
