"""Counting: documents are observed, in several processes if asked, and added in their order."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final

from eknaam.arguments import checked_number
from eknaam.documents import Document
from eknaam.errors import InputError
from eknaam.lint import Linter
from eknaam.normalizer import Normalizer
from eknaam.processes import batches, in_processes
from eknaam.report.observation import Article, Observation
from eknaam.report.observe import RULES, Observer
from eknaam.report.store import Store

__all__ = ["Item", "count"]

_COMMIT: Final = 1000  # documents that are written together
_SAID: Final = 3  # files that could not be read
_WITH_COMMENTS: Final = frozenset(("html", "markdown"))  # what a document's origin is needed for


@dataclass(frozen=True, slots=True)
class Item:
    """One step through the input.

    Attributes:
        path: the input.
        digest: of its bytes.
        content: a document, an article, what could not be read, or None where the input ends.
        size: how many bytes of the input it has.
        counted: whether it was counted before, and only the progress is to know of it.
    """

    path: str
    digest: str
    content: Document | Article | InputError | None
    size: int = 0
    counted: bool = False


def count(
    store: Store,
    items: Iterable[Item],
    normalizer: Normalizer,
    *,
    jobs: int = 1,
    watch: Callable[[Item], None] = lambda _: None,
) -> None:
    """Count documents; what was counted stays if it is interrupted.

    Args:
        store: where they are counted.
        items: the input, from where the store ends.
        normalizer: what finds the names.
        jobs: how many processes; with 1 it is this one.
        watch: called with each item that was counted.

    Raises:
        InputError: the counts cannot be written, or there is something to read and none of it can
            be.
        ValueError: `jobs` is less than 1.
    """
    checked_number(jobs, "jobs")
    waiting = 0
    try:
        with closing(_observed(items, normalizer, jobs)) as observed:
            for item, seen in observed:
                if not item.counted:
                    store.step(item.path, item.digest, done=item.content is None)
                if isinstance(item.content, InputError):
                    store.fail(str(item.content))
                store.add(seen)
                watch(item)
                waiting += 1
                if waiting >= _COMMIT:
                    store.commit()
                    waiting = 0
    finally:  # Ctrl-C, too: an item is counted whole or not at all
        store.commit()
    if not store.documents and (failures := list(islice(store.failures(), _SAID + 1))):
        more = "; ..." if len(failures) > _SAID else ""
        raise InputError(f"nothing could be read: {'; '.join(failures[:_SAID])}{more}")


_Seen = tuple[Observation, ...]


def _observed(
    items: Iterable[Item], normalizer: Normalizer, jobs: int
) -> Generator[tuple[Item, _Seen]]:
    if jobs == 1:
        observe = _observer(normalizer)
        for item in items:
            yield item, observe([item.content])[0]
        return
    light = batches((replace(item, content=_light(item.content)) for item in items), _size)
    for batch, seen in _with_results(light, normalizer, jobs):
        yield from zip(batch, seen, strict=True)


def _with_results(
    given: Iterable[list[Item]], normalizer: Normalizer, jobs: int
) -> Iterator[tuple[list[Item], list[_Seen]]]:
    sent: list[list[Item]] = []

    def contents() -> Iterator[list[_Content]]:
        for batch in given:
            # What comes back is the observation; the texts are not kept.
            sent.append([replace(item, content=_kept(item.content)) for item in batch])
            yield [item.content for item in batch]

    for seen in in_processes(jobs, _observer, normalizer, contents()):
        yield sent.pop(0), seen


_Content = Document | Article | InputError | None


def _observer(normalizer: Normalizer) -> Callable[[list[_Content]], list[_Seen]]:
    observer = Observer(Linter(normalizer, RULES))

    def observe(contents: list[_Content]) -> list[_Seen]:
        return [
            observer.observe(one) if isinstance(one, Document | Article) else () for one in contents
        ]

    return observe


def _kept(content: _Content) -> _Content:
    if isinstance(content, Document):
        return _EMPTY
    return Article("", ()) if isinstance(content, Article) else content


_EMPTY: Final = Document("", "")


def _light(content: _Content) -> _Content:
    """Leave out the file around a text where nothing looks at it."""
    if isinstance(content, Article):
        return replace(content, versions=tuple(map(_without_file, content.versions)))
    return _without_file(content) if isinstance(content, Document) else content


def _without_file(document: Document) -> Document:
    origin = document.origin
    if origin is None or origin.syntax in _WITH_COMMENTS:
        return document
    return replace(document, origin=None)


def _size(item: Item) -> int:
    content = item.content
    if isinstance(content, Article):
        return sum(len(version.text) for version in content.versions)
    return len(content.text) if isinstance(content, Document) else 0
