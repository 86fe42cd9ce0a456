"""From documents to a report, for who has documents and no files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from eknaam.documents import Document
from eknaam.normalizer import Normalizer
from eknaam.report.count import Item, count
from eknaam.report.observation import Article
from eknaam.report.report import Report
from eknaam.report.settings import settings_of
from eknaam.report.store import Store

__all__ = ["counts_of", "report_of"]


def report_of(
    documents: Iterable[Document | Article], normalizer: Normalizer, *, jobs: int = 1
) -> Report:
    """Return the report of documents; see `eknaam.build_report`."""
    return Report(counts_of(_items(documents), normalizer, jobs=jobs))


def counts_of(
    items: Iterable[Item],
    normalizer: Normalizer,
    *,
    jobs: int = 1,
    watch: Callable[[Item], None] = lambda _: None,
) -> Store:
    """Return counts that vanish when they are closed.

    Args:
        items: the input.
        normalizer: what finds the names.
        jobs: how many processes.
        watch: called with each item that was counted.
    """
    store = Store.create(None, settings_of(normalizer))
    try:
        count(store, items, normalizer, jobs=jobs, watch=watch)
        store.complete()
    except BaseException:
        store.close()
        raise
    return store


def _items(documents: Iterable[Document | Article]) -> Iterator[Item]:
    for document in documents:
        yield Item("", "", document)
    yield Item("", "", None)
