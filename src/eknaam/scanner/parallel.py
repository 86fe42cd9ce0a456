"""Many texts in several processes, in order, with no more of them in memory than is needed."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from eknaam.model import Model
from eknaam.processes import batches, in_processes
from eknaam.records import Entity, Kind, Mention

if TYPE_CHECKING:
    from eknaam.normalizer import Normalizer

__all__ = ["find_in_processes"]


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
    given = (normalizer, lang, kinds)
    for packed in in_processes(jobs, _finder, given, batches(texts, len)):
        yield from _unpack(packed, normalizer)


def _finder(
    given: tuple[Normalizer, str | None, tuple[Kind, ...]],
) -> Callable[[list[str]], bytes]:
    normalizer, lang, kinds = given

    def find(texts: list[str]) -> bytes:
        packed = BytesIO()
        found = [normalizer.find(text, lang, kinds) for text in texts]
        _Pickler(packed, pickle.HIGHEST_PROTOCOL).dump(found)
        return packed.getvalue()

    return find


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
