"""What is not to be reported: by a comment in the document, or by its spelling."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

from eknaam.documents import Document, Places
from eknaam.documents.places import Lines
from eknaam.lint.config import codes_of
from eknaam.lint.rules import RULES
from eknaam.records import Finding
from eknaam.text.fold import key

__all__ = ["Ignores"]

_COMMENT: Final = re.compile(r"<!--\s*+eknaam:(?P<said>[^<>]*+)(?<=--)>", re.IGNORECASE)
_WANTED: Final = ("ignore", "ignore-file")
_WITH_COMMENTS: Final = frozenset(("html", "markdown"))


class Ignores:
    """What a document and a list of words take away.

    `<!-- eknaam: ignore EK102 -->` takes away the findings of its line, or, alone on a line, those
    of the next one; without codes all findings. `ignore-file` is for the whole file. Rules are
    named as for the option `--ignore`.

    Args:
        document: the document; only Markdown and HTML have comments.
        words: spellings that are never reported.

    Attributes:
        problems: comments that take nothing away, each with the line of the file.
    """

    def __init__(self, document: Document, words: Collection[str] = ()) -> None:
        self.problems: list[str] = []
        self._document = document
        self._words = {key(word) for word in words}
        self._lines: dict[int, set[str]] = {}
        self._file: set[str] = set()
        self._places: Places | None = None
        origin = document.origin
        if origin and origin.syntax in _WITH_COMMENTS and "eknaam:" in origin.raw.lower():
            self._places = Places(document)
            self._read(origin.raw)

    def has(self, finding: Finding) -> bool:
        """Return whether a finding is taken away."""
        text = self._document.text[finding.start : finding.end]
        if self._words and key(text) in self._words:
            return True
        if finding.rule in self._file:
            return True
        if self._places is None or not self._lines:
            return False
        return finding.rule in self._lines.get(self._places.line_of(finding.start), ())

    def _read(self, raw: str) -> None:
        lines = Lines(raw)
        for comment in _COMMENT.finditer(raw):
            line = lines.position(comment.start())[0]
            what, *names = re.split(r"[\s,]+", comment["said"].removesuffix("--").strip())
            codes = self._codes(what.lower(), names, line)
            if what.lower() == "ignore-file":
                self._file |= codes
                continue
            start, end = lines.around(*comment.span())
            alone = not (raw[start : comment.start()] + raw[comment.end() : end]).strip()
            last = lines.position(comment.end())[0] + alone
            self._lines.setdefault(last, set()).update(codes)

    def _codes(self, what: str, names: list[str], line: int) -> frozenset[str]:
        """Return the rules of a comment; what cannot be meant is a problem, and takes none away."""
        expected = None
        if what not in _WANTED:
            expected = f"ignore or ignore-file, found {what!r}"
        try:
            codes = codes_of(names) if names else frozenset(RULES)
        except ValueError as error:
            expected = expected or str(error).removeprefix("expected ")
        if expected is None:
            return codes
        path = self._document.name
        self.problems.append(f"{path}:{line}: comment for eknaam: expected {expected}")
        return frozenset()
