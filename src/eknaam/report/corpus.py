"""Counting a corpus into a file that outlives an interruption.

While it is counted the file is called `….counts.part`; counted to its end it becomes `….counts`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from eknaam.errors import InputError
from eknaam.normalizer import Normalizer
from eknaam.report.count import Item, count
from eknaam.report.inputs import Source
from eknaam.report.settings import difference, settings_of
from eknaam.report.store import Store

__all__ = ["count_corpus", "part_of"]


def part_of(path: Path) -> Path:
    """Return where counts are while they are counted.

    Examples:
        >>> part_of(Path("news.counts")).name
        'news.counts.part'
    """
    return path.with_name(f"{path.name}.part")


def count_corpus(
    source: Source,
    normalizer: Normalizer,
    path: Path,
    *,
    resume: bool = False,
    jobs: int = 1,
    watch: Callable[[Item], None] = lambda _: None,
) -> None:
    """Count the documents of files.

    Args:
        source: the files.
        normalizer: what finds the names.
        path: where the counts are written.
        resume: whether to go on with what was counted before an interruption.
        jobs: how many processes.
        watch: called with each item that was counted.

    Raises:
        InputError: nothing could be read; there is nothing to go on with, it is of another input
            or gazetteer or damaged, or without `resume` there is something that would be lost.
    """
    part = part_of(path)
    meta = settings_of(normalizer) | {"reading": repr((source.reading, source.versions))}
    store = _resumed(part, meta) if resume else _new(path, part, meta)
    try:
        with store:
            count(store, source.items(list(store.inputs())), normalizer, jobs=jobs, watch=watch)
            store.complete()
            store.save(path)
    except InputError:
        if not store.documents:
            part.unlink()  # there is nothing in it to go on with
        raise
    part.unlink()


def _new(path: Path, part: Path, meta: Mapping[str, str]) -> Store:
    if part.exists():
        raise InputError(
            f"{part}: counts of an interrupted run; go on with --resume, or remove the file"
        )
    if path.exists():
        Store.open(str(path)).close()  # nothing but counts is replaced
    return Store.create(str(part), meta)


def _resumed(part: Path, meta: Mapping[str, str]) -> Store:
    if not part.exists():
        raise InputError(f"{part}: nothing to go on with; leave out --resume")
    store = Store.open(str(part))
    differs = difference(meta, store.meta)
    if differs is None and meta["reading"] != store.meta.get("reading"):
        differs = "other fields, language, date or versions"
    if differs:
        store.close()
        raise InputError(f"{part}: counted with {differs}; remove it and count from the start")
    return store
