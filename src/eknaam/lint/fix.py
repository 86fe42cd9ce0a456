"""Putting right what was found: only the spans of findings change, and every name stays its entity.

A text is fixed again and again until nothing more changes, so fixing twice is fixing once. Before a
fix is taken, the fixed text is searched anew: where the name does not mean the same entity any
more, that fix is left out. A fix writes words: the blanks and line ends between them stay.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from eknaam.documents import Document, Origin
from eknaam.documents.escapes import write_as
from eknaam.lint.engine import Linter
from eknaam.lint.respell import Change, respell
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
    """A fix that can be made.

    Attributes:
        finding: what is fixed.
        changes: what is written in the document's text.
        raw: what is written in the file.
    """

    finding: Finding
    changes: tuple[Change, ...]
    raw: tuple[Change, ...]


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
        fixed = _replaced(fixed, (change for edit in edits for change in edit.raw))
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
            edit = _edit(document, finding)
            if isinstance(edit, Skipped):
                skipped.append(edit)
            elif edit.changes:
                possible.append(edit)
        kept, lost = _that_keep_the_entity(document, possible, linter)
        edits += kept
        skipped += (
            Skipped(edit.finding, "it would not be the same entity any more") for edit in lost
        )
    return edits, skipped


def _edit(document: Document, finding: Finding) -> _Edit | Skipped:
    """Return the fix of a finding, or why it cannot be made."""
    origin = document.origin or Origin(document.id, raw=document.text)
    if not origin.is_whole(finding.start, finding.end):
        return Skipped(finding, "markup stands inside the name")
    changes = respell(document.text, finding.start, finding.end, finding.suggestions[0])
    if changes is None:
        return Skipped(finding, "a line ends inside the name")
    raw = []
    before = origin.raw[slice(*origin.to_raw(finding.start, finding.end))]
    for change in changes:
        start, end = origin.to_raw(change.start, change.end)
        written = write_as(origin.syntax, change.text, before)
        if written is None:
            return Skipped(finding, "the suggestion cannot be written there")
        raw.append(Change(start + origin.offset, end + origin.offset, written))
    return _Edit(finding, tuple(changes), tuple(raw))


def _replaced(text: str, changes: Iterable[Change]) -> str:
    parts, at = [], 0
    for start, end, written in sorted(changes):
        parts += [text[at:start], written]
        at = end
    return "".join((*parts, text[at:]))


def _that_keep_the_entity(
    document: Document, edits: Sequence[_Edit], linter: Linter
) -> tuple[list[_Edit], list[_Edit]]:
    kept, lost = list(edits), list[_Edit]()
    while kept:
        changes = [change for edit in kept for change in edit.changes]
        fixed = Document(document.id, _replaced(document.text, changes), document.lang)
        mentions = scan_document(fixed, linter.normalizer).mentions
        wrong = [
            edit
            for (start, end), edit in zip(_new_spans(kept), kept, strict=True)
            if not any(
                mention.start < end
                and start < mention.end
                and edit.finding.entity is not None
                and mention.match.entity.id == edit.finding.entity.id
                for mention in mentions
            )
        ]
        if not wrong:
            break
        lost += wrong
        kept = [edit for edit in kept if edit not in wrong]
    return kept, lost


def _new_spans(edits: Iterable[_Edit]) -> Iterator[tuple[int, int]]:
    """Yield where each name stands after all fixes, which are in order."""
    shift = 0
    for edit in edits:
        start = edit.finding.start + shift
        shift += sum(len(text) - (end - start_) for start_, end, text in edit.changes)
        yield start, edit.finding.end + shift
