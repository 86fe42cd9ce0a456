"""Work in several processes, in order, with no more of it in memory than is needed."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import suppress
from multiprocessing.connection import wait
from typing import Any, Final, TypeVar

__all__ = ["batches", "in_processes"]

_BATCH: Final = 1 << 18  # code points that go to a process at once, if the texts are short
_COLLECT: Final = 100_000  # objects, after which a process looks for circles among them
_WAITING: Final = 2  # batches for each process that wait or are worked on
Given = TypeVar("Given")
Item = TypeVar("Item")
Result = TypeVar("Result")


def batches(items: Iterable[Item], size_of: Callable[[Item], int]) -> Iterator[list[Item]]:
    """Yield items in lists that are worth sending to a process.

    Args:
        items: what is worked on.
        size_of: how many code points an item has.

    Examples:
        >>> [len(batch) for batch in batches(["a" * 200_000] * 5, len)]
        [2, 2, 1]
    """
    batch: list[Item] = []
    size = 0
    for item in items:
        batch.append(item)
        size += size_of(item)
        if size >= _BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def in_processes(
    jobs: int,
    prepare: Callable[[Given], Callable[[Item], Result]],
    given: Given,
    items: Iterable[Item],
) -> Iterator[Result]:
    """Yield what each item becomes, in order.

    The processes leave Ctrl-C to the caller, and end when the caller is gone.

    Args:
        jobs: how many processes.
        prepare: called once in each process with what is given; returns what works on an item.
        given: what the processes need; each has a copy.
        items: taken from the iterable only as fast as they are worked on.
    """
    waiting: deque[Future[Result]] = deque()
    with ProcessPoolExecutor(jobs, initializer=_start, initargs=(prepare, given)) as pool:
        try:
            for item in items:
                waiting.append(pool.submit(_work, item))
                if len(waiting) > _WAITING * jobs:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:  # also where the caller stops early
            pool.shutdown(cancel_futures=True)


_worker: Callable[[Any], Any] | None = None  # of a process of the pool


def _start(prepare: Callable[[Any], Callable[[Any], Any]], given: object) -> None:
    global _worker  # noqa: PLW0603 - how a process of a pool is given what it works with
    with suppress(ValueError):  # not the main thread
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _worker = prepare(given)
    gc.freeze()  # what was prepared stays: there is nothing in it to collect
    gc.set_threshold(_COLLECT)  # what an item leaves behind are plain values without circles


def _end_with_parent() -> None:
    """End when the process that started this one is killed: nobody waits for an answer then."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _work(item: Any) -> Any:
    if _worker is None:
        raise RuntimeError("the process was not prepared")
    return _worker(item)
