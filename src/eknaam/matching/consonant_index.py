"""Parts of names by the consonants that they may be written with: made now, or mapped from a file.

A word that has one of the likeliest consonants of a part, or, if it is long, one consonant more or
less (symmetric delete; Garbe 2012), may be a spelling of it.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Final

import numpy as np

from eknaam.matching.arrays import chunks_of, numbers_of
from eknaam.model.consonants import Skeletons, coarse, written_skeletons

if TYPE_CHECKING:
    from eknaam.gazetteer.container import Container
    from eknaam.model import Model
    from eknaam.readings import Units

__all__ = ["ConsonantIndex", "index_of", "index_sections", "open_index"]

_VERSION: Final = 1
_META: Final = "parts"
_ONE_OFF: Final = 5  # signs of a skeleton from which on one may be missing or too many


@dataclass(frozen=True, slots=True, eq=False)
class ConsonantIndex:
    """Which parts may be written with some consonants.

    Attributes:
        numbers: each row of consonants, with its number.
        starts: where in `parts` those of each begin, and one after the last.
        parts: the numbers of parts, those of each row of consonants together.
    """

    numbers: Mapping[str, int]
    starts: Sequence[int]
    parts: Sequence[int]

    def near(self, word: Units) -> set[int]:
        """Return the parts that a word may be, by its consonants.

        Args:
            word: its units, at least one.
        """
        found: set[int] = set()
        for skeleton in coarse(word):
            for key in _keys(skeleton):
                if (number := self.numbers.get(key)) is not None:
                    found.update(self.parts[self.starts[number] : self.starts[number + 1]])
        return found


def index_of(parts: Iterable[tuple[str, Units]], model: Model, script: str) -> ConsonantIndex:
    """Return the index of some parts.

    Args:
        parts: orthography and units of each.
        model: what says how consonants are written.
        script: "deva" or "urdu".
    """
    skeletons = Skeletons(written_skeletons(model.weights, script))
    by_key: defaultdict[str, list[int]] = defaultdict(list)
    for number, part in enumerate(parts):
        for key in {key for skeleton in skeletons.of(*part) for key in _keys(skeleton)}:
            by_key[key].append(number)
    keys = sorted(by_key)
    return ConsonantIndex(
        {key: number for number, key in enumerate(keys)},
        [0, *accumulate(len(by_key[key]) for key in keys)],
        [number for key in keys for number in by_key[key]],
    )


def index_sections(
    parts: Sequence[tuple[str, Units]], model: Model
) -> Iterator[tuple[str, Iterable[bytes]]]:
    """Yield the indexes of some parts, for every script, as sections of a file.

    Args:
        parts: orthography and units of each.
        model: what says how consonants are written; a file serves no other.
    """
    meta = {"version": _VERSION, "model": model.digest, "parts": len(parts)}
    yield _META, [json.dumps(meta, separators=(",", ":")).encode()]
    for script in model.scripts:
        index = index_of(parts, model, script)
        yield f"{_META}.{script}.keys", ["\n".join(index.numbers).encode()]
        yield f"{_META}.{script}.starts", chunks_of(np.array(index.starts), "<u4")
        yield f"{_META}.{script}.numbers", chunks_of(np.array(index.parts), "<u4")


def open_index(
    container: Container, count: int, model: Model, script: str
) -> ConsonantIndex | None:
    """Return an index of a file, or None if it has none for this model.

    Args:
        container: the file.
        count: how many parts there are.
        model: what says how consonants are written.
        script: "deva" or "urdu".

    Raises:
        GazetteerError: the index is damaged.
    """
    meta = {"version": _VERSION, "model": model.digest, "parts": count}
    if _META not in container.sections or _read_meta(container) != meta:
        return None
    keys = bytes(container.section(f"{_META}.{script}.keys")).decode("utf-8", "replace").split("\n")
    starts, parts = (
        numbers_of(container, f"{_META}.{script}.{name}", "<u4") for name in ("starts", "numbers")
    )
    rising = len(starts) == len(keys) + 1 and starts[0] == 0 and (starts[1:] >= starts[:-1]).all()
    if not rising or starts[-1] != len(parts) or (len(parts) and parts.max() >= count):
        raise container.error("expected parts of names by their consonants, found others")
    return ConsonantIndex(
        dict(zip(keys, range(len(keys)), strict=True)), starts.tolist(), parts.tolist()
    )


def _read_meta(container: Container) -> object:
    try:
        return json.loads(bytes(container.section(_META)))
    except (ValueError, RecursionError):
        return None


def _keys(consonants: str) -> Iterator[str]:
    yield consonants
    if len(consonants) >= _ONE_OFF:
        for place in range(len(consonants)):
            yield consonants[:place] + consonants[place + 1 :]
