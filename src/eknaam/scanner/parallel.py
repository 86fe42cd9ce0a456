"""Many texts in several processes, in order, with no more of them in memory than is needed."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from typing import Protocol

from eknaam.gazetteer import Gazetteer
from eknaam.model import Model
from eknaam.processes import batches, in_processes
from eknaam.records import Entity, Kind, Mention

__all__ = ["Finder", "find_in_processes"]


class Finder(Protocol):
    """What finds mentions, and can be pickled: a `Normalizer`."""

    @property
    def gazetteer(self) -> Gazetteer:
        """The entities that are found."""

    @property
    def model(self) -> Model:
        """The model that the reasons of matches refer to."""

    def find(self, text: str, lang: str | None, kinds: tuple[Kind, ...]) -> list[Mention]:
        """Return the mentions in a text."""


def find_in_processes(
    finder: Finder,
    texts: Iterable[str],
    lang: str | None,
    kinds: tuple[Kind, ...],
    jobs: int,
) -> Iterator[list[Mention]]:
    """Yield the mentions of each text, in the order of the texts.

    Args:
        finder: what finds them; each process has a copy.
        texts: texts, taken from the iterable only as fast as they are worked on.
        lang: a hint at their language, BCP 47.
        kinds: the kinds of entity to find.
        jobs: how many processes.
    """
    given = (finder, lang, kinds)
    for packed in in_processes(jobs, _finder, given, batches(texts, len)):
        yield from _unpack(packed, finder)


def _finder(
    given: tuple[Finder, str | None, tuple[Kind, ...]],
) -> Callable[[list[str]], bytes]:
    finder, lang, kinds = given

    def find(texts: list[str]) -> bytes:
        packed = BytesIO()
        found = [finder.find(text, lang, kinds) for text in texts]
        _Pickler(packed, pickle.HIGHEST_PROTOCOL).dump(found)
        return packed.getvalue()

    return find


def _unpack(packed: bytes, finder: Finder) -> list[list[Mention]]:
    found: list[list[Mention]] = _Unpickler(BytesIO(packed), finder).load()
    return found


class _Pickler(pickle.Pickler):
    """Leaves out what the other side has: entities and the model."""

    def persistent_id(self, obj: object) -> str | None:
        if isinstance(obj, Entity):
            return obj.id
        return "" if isinstance(obj, Model) else None


class _Unpickler(pickle.Unpickler):
    def __init__(self, packed: BytesIO, finder: Finder) -> None:
        super().__init__(packed)
        self._finder = finder

    def persistent_load(self, pid: str) -> Entity | Model:
        return self._finder.gazetteer[pid] if pid else self._finder.model
