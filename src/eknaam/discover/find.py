"""Goes through documents, and makes proposals of what was found in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import closing
from itertools import tee

from eknaam.arguments import checked_number
from eknaam.discover.proposal import Proposal
from eknaam.discover.propose import propose
from eknaam.discover.sightings import Sighting, sightings
from eknaam.discover.tally import Tally
from eknaam.documents import Document
from eknaam.normalizer import Normalizer
from eknaam.processes import batches, in_processes
from eknaam.scanner import Analysis

__all__ = ["Discovery"]


class Discovery:
    """Collects unlisted names, document by document; memory does not grow with their number.

    Args:
        normalizer: what knows the listed names.

    Examples:
        >>> discovery = Discovery(Normalizer())
        >>> discovery.add(Document("1", "कॉमरेड फान थी लान ने कहा।"))
        >>> discovery.add(Document("2", "کامریڈ پھان تھی لان نے کہا۔"))
        >>> [proposal] = discovery.proposals()
        >>> proposal.name, proposal.kind, [spelling.text for spelling in proposal.spellings]
        ('Phan Thi Lan', 'person', ['फान थी लान', 'پھان تھی لان'])
    """

    def __init__(self, normalizer: Normalizer) -> None:
        self._normalizer = normalizer
        self._tally = Tally()

    def add(self, document: Document, analysis: Analysis | None = None) -> None:
        """Collect the unlisted names of a document.

        Args:
            document: the document.
            analysis: the reading of its text, if there is one already.
        """
        if analysis is None:
            analysis = self._normalizer.analyze(document.text, document.lang)
        self._count(document, sightings(analysis))

    def _count(self, document: Document, found: Iterable[Sighting]) -> None:
        self._tally.add(document.id, document.text, document.lang, found)

    def add_all(self, documents: Iterable[Document], *, jobs: int = 1) -> None:
        """Collect the unlisted names of documents.

        Args:
            documents: the documents; they are taken only as fast as they are worked on.
            jobs: how many processes read the documents.

        Raises:
            ValueError: `jobs` is less than 1.
        """
        if checked_number(jobs, "jobs") == 1:
            for document in documents:
                self.add(document)
            return
        mine, theirs = tee(documents)
        texts = ((document.text, document.lang) for document in theirs)
        sent = batches(texts, lambda each: len(each[0]))
        with closing(in_processes(jobs, _reader, self._normalizer, sent)) as read:
            found = (one for many in read for one in many)
            for document, seen in zip(mine, found, strict=True):
                self._count(document, seen)

    def proposals(self, *, min_count: int = 2, min_documents: int = 1) -> list[Proposal]:
        """Return the names that may be missing, the most frequent first.

        Args:
            min_count: how often a name must stand in the documents.
            min_documents: in how many documents.
        """
        return propose(
            self._tally,
            self._normalizer.forms,
            min_count=min_count,
            min_documents=min_documents,
            gazetteer=self._normalizer.gazetteer,
        )


_Text = tuple[str, str | None]
"""A text, and its language, BCP 47, if it is known."""


def _reader(normalizer: Normalizer) -> Callable[[list[_Text]], list[list[Sighting]]]:
    def read(texts: list[_Text]) -> list[list[Sighting]]:
        return [sightings(normalizer.analyze(text, lang)) for text, lang in texts]

    return read
