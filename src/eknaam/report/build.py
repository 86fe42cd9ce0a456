"""From documents to a report, for who has documents and no files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from eknaam.documents import Document
from eknaam.normalizer import Normalizer
from eknaam.report.count import Item, count
from eknaam.report.observe import Article
from eknaam.report.report import Report
from eknaam.report.settings import settings_of
from eknaam.report.store import Store

__all__ = ["report_of"]


def report_of(
    documents: Iterable[Document | Article], normalizer: Normalizer, *, jobs: int = 1
) -> Report:
    """Return the report of documents; see `eknaam.build_report`."""
    store = Store.create(None, settings_of(normalizer))
    try:
        count(store, _items(documents), normalizer, jobs=jobs)
    except BaseException:
        store.close()
        raise
    return Report(store)


def _items(documents: Iterable[Document | Article]) -> Iterator[Item]:
    for document in documents:
        if not isinstance(document, Document | Article):
            raise TypeError(f"expected a Document or an Article, found {type(document).__name__}")
        yield Item("", "", document)
    yield Item("", "", None)
