"""What is not to be reported: by a comment in the document, or by its spelling."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

from eknaam.documents import Document, Places
from eknaam.documents.places import Lines
from eknaam.records import Finding
from eknaam.text.fold import key

__all__ = ["Ignores"]

_COMMENT: Final = re.compile(
    r"<!--\s*eknaam:\s*(?P<what>ignore-file|ignore)(?P<codes>(?:[\s,]+EK\d+)*)\s*-->",
    re.IGNORECASE,
)
_CODE: Final = re.compile(r"EK\d+", re.IGNORECASE)
_WITH_COMMENTS: Final = frozenset(("html", "markdown"))


class Ignores:
    """What a document and a list of words take away.

    `<!-- eknaam: ignore EK102 -->` takes away the findings of its line, or, alone on a line, those
    of the next one; without codes all findings. `ignore-file` is for the whole file.

    Args:
        document: the document; only Markdown and HTML have comments.
        words: spellings that are never reported.
    """

    def __init__(self, document: Document, words: Collection[str] = ()) -> None:
        self._document = document
        self._words = {key(word) for word in words}
        self._lines: dict[int, set[str]] = {}
        self._file: set[str] = set()
        origin = document.origin
        if origin and origin.syntax in _WITH_COMMENTS and "eknaam:" in origin.raw:
            self._read(origin.raw)

    def has(self, finding: Finding) -> bool:
        """Return whether a finding is taken away."""
        text = self._document.text[finding.start : finding.end]
        if self._words and key(text) in self._words:
            return True
        codes = set(self._file)
        if self._lines:
            codes |= self._lines.get(Places(self._document).line_of(finding.start), set())
        return "" in codes or finding.rule in codes

    def _read(self, raw: str) -> None:
        lines = Lines(raw)
        for comment in _COMMENT.finditer(raw):
            codes = {code.upper() for code in _CODE.findall(comment["codes"])} or {""}
            if comment["what"].lower() == "ignore-file":
                self._file |= codes
                continue
            start, end = lines.around(*comment.span())
            alone = not (raw[start : comment.start()] + raw[comment.end() : end]).strip()
            line = lines.position(comment.end())[0] + alone
            self._lines.setdefault(line, set()).update(codes)
