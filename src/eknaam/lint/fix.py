"""Putting right what was found: only the spans of findings change, and every name stays its entity.

A text is fixed again and again until nothing more changes, so fixing twice is fixing once. Before a
fix is taken, the fixed text is searched anew: where the name does not mean the same entity any
more, that fix is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from eknaam.documents import Document, Origin
from eknaam.documents.escapes import write_as
from eknaam.lint.engine import Linter
from eknaam.lint.scan import scan_document
from eknaam.records import Finding

__all__ = ["FixResult", "Skipped", "fix_source"]

_MOST_ROUNDS: Final = 10


@dataclass(frozen=True, slots=True)
class Skipped:
    """A fix that was not made, and why."""

    finding: Finding
    reason: str


@dataclass(frozen=True, slots=True)
class FixResult:
    """A fixed text.

    Attributes:
        text: the text with all fixes.
        applied: the findings whose first suggestion was put in, with the spans that they had when
            that was done.
        skipped: the findings that could have been fixed and were not.
    """

    text: str
    applied: tuple[Finding, ...]
    skipped: tuple[Skipped, ...]


@dataclass(frozen=True, slots=True)
class _Edit:
    document: Document
    finding: Finding

    @property
    def text(self) -> str:
        return self.finding.suggestions[0]


Parse = Callable[[str], Iterable[Document]]


def fix_source(text: str, parse: Parse, linter: Linter, *, unsafe: bool = False) -> FixResult:
    """Fix a text that one or more documents stand in.

    Args:
        text: the text: of a file, or of one document.
        parse: gives the documents of the text.
        linter: what finds what is wrong.
        unsafe: whether fixes that are not safe are made, too.

    Returns:
        The fixed text, with what was done and what was not.
    """
    applied: list[Finding] = []
    seen = {text}
    fixed = text
    for _ in range(_MOST_ROUNDS):
        edits, skipped = _edits(parse(fixed), linter, unsafe=unsafe)
        if not edits:
            return FixResult(fixed, tuple(applied), tuple(skipped))
        fixed = _apply(fixed, edits)
        applied += (edit.finding for edit in edits)
        if fixed in seen:
            break
        seen.add(fixed)
    # Fixes that undo each other are none.
    reason = "the fixes undo each other"
    return FixResult(text, (), tuple(Skipped(finding, reason) for finding in applied))


def _edits(
    documents: Iterable[Document], linter: Linter, *, unsafe: bool
) -> tuple[list[_Edit], list[Skipped]]:
    edits: list[_Edit] = []
    skipped: list[Skipped] = []
    for document in documents:
        possible = []
        for finding in linter.lint(document).findings:
            if not finding.suggestions or not (finding.safe or unsafe):
                continue
            if reason := _obstacle(document, finding):
                skipped.append(Skipped(finding, reason))
            else:
                possible.append(finding)
        kept, lost = _that_keep_the_entity(document, possible, linter)
        edits += (_Edit(document, finding) for finding in kept)
        skipped += (
            Skipped(finding, "it would not be the same entity any more") for finding in lost
        )
    return edits, skipped


def _obstacle(document: Document, finding: Finding) -> str | None:
    origin = document.origin or Origin(document.id)
    if not origin.is_whole(finding.start, finding.end):
        return "markup stands inside the name"
    if _raw_edit(document, finding) is None:
        return "the suggestion cannot be written there"
    return None


def _raw_edit(document: Document, finding: Finding) -> tuple[int, int, str] | None:
    """Return the span of the file and what is written there."""
    if document.origin is None:
        return finding.start, finding.end, finding.suggestions[0]
    origin = document.origin
    start, end = origin.to_raw(finding.start, finding.end)
    written = write_as(origin.syntax, finding.suggestions[0], origin.raw[start:end])
    return None if written is None else (start + origin.offset, end + origin.offset, written)


def _apply(text: str, edits: Iterable[_Edit]) -> str:
    raw = [_raw_edit(edit.document, edit.finding) for edit in edits]
    return _replaced(text, [one for one in raw if one is not None])


def _replaced(text: str, changes: Iterable[tuple[int, int, str]]) -> str:
    parts, at = [], 0
    for start, end, written in sorted(changes):
        parts += [text[at:start], written]
        at = end
    return "".join((*parts, text[at:]))


def _that_keep_the_entity(
    document: Document, findings: list[Finding], linter: Linter
) -> tuple[list[Finding], list[Finding]]:
    kept, lost = list(findings), list[Finding]()
    while kept:
        changes = [(finding.start, finding.end, finding.suggestions[0]) for finding in kept]
        fixed = Document(document.id, _replaced(document.text, changes), document.lang)
        mentions = scan_document(fixed, linter.normalizer).mentions
        wrong = [
            finding
            for (start, end), finding in zip(_new_spans(changes), kept, strict=True)
            if not any(
                mention.start < end
                and start < mention.end
                and finding.entity is not None
                and mention.match.entity.id == finding.entity.id
                for mention in mentions
            )
        ]
        if not wrong:
            break
        lost += wrong
        kept = [finding for finding in kept if finding not in wrong]
    return kept, lost


def _new_spans(changes: Iterable[tuple[int, int, str]]) -> Iterator[tuple[int, int]]:
    """Yield where each replacement stands after all of them; changes are in order."""
    shift = 0
    for start, end, written in changes:
        yield start + shift, start + shift + len(written)
        shift += len(written) - (end - start)
