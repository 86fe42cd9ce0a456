"""Counts the spellings of unlisted names over documents, in bounded memory.

Counts do not depend on the order of the documents, as long as there are no more distinct spellings
than are kept; beyond that those go first for which little speaks.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from heapq import nsmallest
from typing import Final

from eknaam.discover.around import Hint
from eknaam.discover.sightings import Near, Sighting

__all__ = ["Example", "Seen", "Tally"]

_EXAMPLES: Final = 3  # of a spelling
_DOCUMENTS: Final = 100  # ids that are kept of a spelling
_CONTEXT: Final = 40  # code points on either side of an example
_MOST: Final = 200_000  # distinct spellings

SpellingKey = tuple[str, str]
"""A spelling and the BCP 47 tag of its language, "" for Latin letters."""


@dataclass(frozen=True, slots=True, order=True)
class Example:
    """A place where a spelling stands.

    Attributes:
        document: the document's id.
        start: where the name begins, in code points of the document's text.
        end: where it ends.
        before: the text before it, in one line.
        text: the name as it stands there.
        after: the text after it, in one line.
    """

    document: str
    start: int
    end: int
    before: str
    text: str
    after: str


@dataclass(slots=True)
class Seen:
    """What is known of a spelling.

    Attributes:
        count: how often it stands there.
        documents: in how many documents.
        ids: the ids of some of these, the first in order.
        hints: what speaks for it, and how often.
        examples: some places, the first in order.
        odds: the greatest log odds of a place; -inf where it was always taken for a listed name.
        near: the listed names of which it may be a spelling.
    """

    count: int = 0
    documents: int = 0
    ids: set[str] = field(default_factory=set)
    hints: Counter[Hint] = field(default_factory=Counter)
    examples: list[Example] = field(default_factory=list)
    odds: float = -math.inf
    near: set[Near] = field(default_factory=set)

    @property
    def evidence(self) -> int:
        """How often more than a postposition speaks for it."""
        return sum(n for hint, n in self.hints.items() if hint.evidence != "postposition")

    def add(self, other: Seen) -> None:
        """Add what was seen elsewhere."""
        self.count += other.count
        self.documents += other.documents
        self.ids = set(nsmallest(_DOCUMENTS, self.ids | other.ids))
        self.hints.update(other.hints)
        self.examples = nsmallest(_EXAMPLES, (*self.examples, *other.examples))
        self.odds = max(self.odds, other.odds)
        self.near |= other.near


class Tally:
    """The spellings that were seen so far.

    Args:
        most: how many distinct spellings are kept.
    """

    def __init__(self, most: int = _MOST) -> None:
        self.spellings: dict[SpellingKey, Seen] = {}
        self._most = most

    def add(
        self, document: str, text: str, lang: str | None, sightings: Iterable[Sighting]
    ) -> None:
        """Count the sightings of one document.

        Args:
            document: its id.
            text: its text.
            lang: its language, BCP 47, if it is known.
            sightings: what was seen in it.
        """
        here: dict[SpellingKey, Seen] = {}
        for one in sightings:
            spelling = " ".join(text[one.start : one.end].split())
            seen = here.setdefault((spelling, _language(one.script, lang)), Seen(documents=1))
            seen.count += 1
            seen.ids.add(document)
            seen.hints.update(one.hints)
            seen.odds = max(seen.odds, one.odds)
            seen.near |= {one.near} if one.near else set()
            if len(seen.examples) < _EXAMPLES:
                seen.examples.append(_example(document, text, one))
        for key, seen in here.items():
            self.spellings.setdefault(key, Seen()).add(seen)
        if len(self.spellings) > self._most:
            self._shrink()

    def _shrink(self) -> None:
        ranked = sorted(
            self.spellings.items(), key=lambda item: (-item[1].evidence, -item[1].count, item[0])
        )
        self.spellings = dict(ranked[: self._most // 2])


_LANGUAGES: Final[dict[str, Sequence[str]]] = {
    "Deva": ("hi", "mr", "ne", "mai", "bho", "kok", "doi", "sa"),
    "Arab": ("ur", "sd", "ks", "pa", "skr"),
}


def _language(script: str, lang: str | None) -> str:
    languages = _LANGUAGES.get(script, ("",))
    stated = (lang or "").split("-")[0]
    return stated if stated in languages else languages[0]


def _example(document: str, text: str, one: Sighting) -> Example:
    before = text[max(0, one.start - _CONTEXT) : one.start]
    after = text[one.end : one.end + _CONTEXT]
    return Example(
        document, one.start, one.end, _line(before), text[one.start : one.end], _line(after)
    )


def _line(text: str) -> str:
    """Return text with each run of blanks as one space."""
    edges = (" " if text[:1].isspace() else "", " " if text[-1:].isspace() else "")
    return f"{edges[0]}{' '.join(text.split())}{edges[1]}" if text.strip() else " " * bool(text)
