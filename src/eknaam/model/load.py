"""The model as the rest of the project uses it: read once, then kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from os import PathLike
from pathlib import Path

from eknaam.model.parameters import Weights, build_weights
from eknaam.model.storage import Learned, read_learned, shipped_folder
from eknaam.model.tables import ChunkTable

__all__ = ["Model", "build_model", "load_model"]


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """A learned transliteration model.

    Attributes:
        weights: what scoring, explaining and predicting need.
        tables: what was learned, as tables of chunks.
        digest: of the tables as they were read, without notes; empty where it was learned just now.
    """

    weights: Weights
    tables: Sequence[ChunkTable]
    digest: str

    @property
    def scripts(self) -> tuple[str, ...]:
        """The scripts whose spellings it knows: "deva" and "urdu"."""
        return tuple(self.weights.scripts)


def build_model(learned: Learned) -> Model:
    """Lay out learned tables for use."""
    weights = build_weights(learned.tables, learned.backgrounds)
    return Model(weights, learned.tables, learned.digest)


def load_model(path: str | PathLike[str] | None = None) -> Model:
    """Return the model that is shipped, or one that `eknaam train` wrote.

    Args:
        path: a file or folder of tables; the shipped ones if None, which are read only once.

    Raises:
        InputError: the tables cannot be read.

    Examples:
        >>> sorted(load_model().weights.scripts)
        ['deva', 'urdu']
        >>> load_model() is load_model()
        True
    """
    return _shipped() if path is None else build_model(read_learned(Path(path)))


@lru_cache(maxsize=1)
def _shipped() -> Model:
    return build_model(read_learned(shipped_folder()))
