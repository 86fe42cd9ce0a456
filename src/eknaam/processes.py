"""Work in several processes, in order, with no more of it in memory than is needed."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from typing import Any, Final, TypeVar

from eknaam.errors import WorkerError

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
) -> Generator[Result]:
    """Yield what each item becomes, in order.

    The processes leave Ctrl-C to the caller, and end at once where the caller stops early, is
    interrupted or is gone.

    Args:
        jobs: how many processes.
        prepare: called once in each process with what is given; returns what works on an item.
        given: what the processes need; each has a copy.
        items: taken from the iterable only as fast as they are worked on.

    Raises:
        WorkerError: a process was killed.
    """
    waiting: deque[Future[Result]] = deque()
    reader, writer = multiprocessing.Pipe(duplex=False)
    with (
        reader,
        writer,
        ProcessPoolExecutor(jobs, initializer=_start, initargs=(prepare, given, reader)) as pool,
    ):
        try:
            for item in items:
                waiting.append(pool.submit(_work, item))
                if len(waiting) > _WAITING * jobs:
                    yield _first_of(waiting)
            while waiting:
                yield _first_of(waiting)
        except BrokenProcessPool as error:
            raise WorkerError from error
        finally:
            if waiting:  # nobody wants what is worked on
                writer.send_bytes(b"stop")
            pool.shutdown(cancel_futures=True)


def _first_of(waiting: deque[Future[Result]]) -> Result:
    result = waiting[0].result()  # it stays among them until it is there
    waiting.popleft()
    return result


_worker: Callable[[Any], Any] | None = None  # of a process of the pool


def _start(prepare: Callable[[Any], Callable[[Any], Any]], given: object, stop: Connection) -> None:
    global _worker  # noqa: PLW0603 - how a process of a pool is given what it works with
    with suppress(ValueError):  # not the main thread
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_end_when_told, args=(stop,), daemon=True).start()
    _worker = prepare(given)
    gc.freeze()  # what was prepared stays: there is nothing in it to collect
    gc.set_threshold(_COLLECT)  # what an item leaves behind are plain values without circles


def _end_when_told(stop: Connection) -> None:
    """End when the caller says so, or is gone: nobody waits for an answer then.

    What is said is never read, so that all processes hear it.
    """
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel, stop])
        os._exit(1)


def _work(item: Any) -> Any:
    if _worker is None:
        raise RuntimeError("the process was not prepared")
    return _worker(item)
