"""Goes through documents, and makes proposals of what was found in them."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import tee

from eknaam.discover.canonical import Canonical
from eknaam.discover.collect import collect
from eknaam.discover.ordinary import Ordinary
from eknaam.discover.proposal import Proposal
from eknaam.discover.propose import propose
from eknaam.discover.sounds import Sounds
from eknaam.discover.syllables import build_inventory
from eknaam.discover.tally import Tally
from eknaam.discover.windows import Odds
from eknaam.documents import Document
from eknaam.normalizer import Normalizer
from eknaam.records import Mention

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
        sounds = Sounds(build_inventory(normalizer.gazetteer), normalizer.model)
        self._odds = Odds(sounds, Ordinary(normalizer.model), max(1, len(normalizer.gazetteer)))
        self._canonical = Canonical(sounds)
        self._tally = Tally()

    def add(self, document: Document, mentions: list[Mention] | None = None) -> None:
        """Collect the unlisted names of a document.

        Args:
            document: the document.
            mentions: its listed names, if they are known already.
        """
        if mentions is None:
            mentions = self._normalizer.find(document.text, document.lang)
        found = collect(document.text, mentions, self._odds)
        self._tally.add(document.id, document.text, document.lang, found)

    def add_all(self, documents: Iterable[Document], *, jobs: int = 1) -> None:
        """Collect the unlisted names of documents.

        Args:
            documents: the documents; they are taken only as fast as they are worked on.
            jobs: how many processes look for the listed names.

        Raises:
            ValueError: `jobs` is less than 1.
        """
        if jobs == 1:
            for document in documents:
                self.add(document)
            return
        mine, theirs = tee(documents)
        texts = (document.text for document in theirs)
        found = self._normalizer.find_many(texts, jobs=jobs)
        for document, mentions in zip(mine, found, strict=True):
            self.add(document, mentions)

    def proposals(self, *, min_count: int = 2, min_documents: int = 1) -> list[Proposal]:
        """Return the names that may be missing, the most frequent first.

        Args:
            min_count: how often a name must stand in the documents.
            min_documents: in how many documents.
        """
        return propose(
            self._tally,
            self._canonical,
            min_count=min_count,
            min_documents=min_documents,
            gazetteer=self._normalizer.gazetteer,
        )
