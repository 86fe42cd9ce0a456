"""Many texts in several processes, in order, with no more of them in memory than is needed."""

from __future__ import annotations

import pickle
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from io import BytesIO
from typing import TYPE_CHECKING, Final

from eknaam.model import Model
from eknaam.records import Entity, Kind, Mention

if TYPE_CHECKING:
    from eknaam.normalizer import Normalizer

__all__ = ["find_in_processes"]

_BATCH: Final = 1 << 18  # code points that go to a process at once, if the texts are short
_WAITING: Final = 2  # batches for each process that wait or are worked on


def find_in_processes(
    normalizer: Normalizer,
    texts: Iterable[str],
    lang: str | None,
    kinds: tuple[Kind, ...],
    jobs: int,
) -> Iterator[list[Mention]]:
    """Yield the mentions of each text, in the order of the texts.

    Args:
        normalizer: what finds them; each process has a copy.
        texts: texts, taken from the iterable only as fast as they are worked on.
        lang: a hint at their language, BCP 47.
        kinds: the kinds of entity to find.
        jobs: how many processes.
    """
    waiting: deque[Future[bytes]] = deque()
    with ProcessPoolExecutor(jobs, initializer=_start, initargs=(normalizer,)) as pool:
        try:
            for batch in _batches(texts):
                waiting.append(pool.submit(_find, batch, lang, kinds))
                if len(waiting) > _WAITING * jobs:
                    yield from _unpack(waiting.popleft().result(), normalizer)
            while waiting:
                yield from _unpack(waiting.popleft().result(), normalizer)
        finally:  # also where the caller stops early
            pool.shutdown(cancel_futures=True)


def _batches(texts: Iterable[str]) -> Iterator[list[str]]:
    batch: list[str] = []
    size = 0
    for text in texts:
        batch.append(text)
        size += len(text)
        if size >= _BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


_normalizer: Normalizer | None = None  # of a process of the pool


def _start(normalizer: Normalizer) -> None:
    global _normalizer  # noqa: PLW0603 - how a process of a pool is given what it works with
    _normalizer = normalizer


def _find(texts: list[str], lang: str | None, kinds: tuple[Kind, ...]) -> bytes:
    if _normalizer is None:
        raise RuntimeError("the process was not given a normalizer")
    packed = BytesIO()
    _Pickler(packed, pickle.HIGHEST_PROTOCOL).dump(
        [_normalizer.find(text, lang, kinds) for text in texts]
    )
    return packed.getvalue()


def _unpack(packed: bytes, normalizer: Normalizer) -> list[list[Mention]]:
    found: list[list[Mention]] = _Unpickler(BytesIO(packed), normalizer).load()
    return found


class _Pickler(pickle.Pickler):
    """Leaves out what the other side has: entities and the model."""

    def persistent_id(self, obj: object) -> str | None:
        if isinstance(obj, Entity):
            return obj.id
        return "" if isinstance(obj, Model) else None


class _Unpickler(pickle.Unpickler):
    def __init__(self, packed: BytesIO, normalizer: Normalizer) -> None:
        super().__init__(packed)
        self._normalizer = normalizer

    def persistent_load(self, pid: str) -> Entity | Model:
        return self._normalizer.gazetteer[pid] if pid else self._normalizer.model
