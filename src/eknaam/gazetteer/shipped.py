"""The gazetteer that is shipped: a compiled file of this package, with the index of its names."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from eknaam.gazetteer.compiled.reader import CompiledGazetteer
from eknaam.gazetteer.container import Container

__all__ = ["SHIPPED_FILE", "ShippedGazetteer", "open_shipped"]

SHIPPED_FILE: Final = "shipped.eknaam"


class ShippedGazetteer(CompiledGazetteer):
    """The shipped gazetteer. A pickled one is, where it is read, the one that is shipped there."""

    __slots__ = ()

    def __reduce__(self) -> tuple[object, ...]:
        return open_shipped, ()


@cache
def open_shipped() -> ShippedGazetteer:
    """Return the shipped gazetteer; it is immutable, so one is enough.

    Raises:
        GazetteerError: its file is damaged or missing; installing eknaam again mends that.

    Examples:
        >>> "quang-ninh" in open_shipped()
        True
    """
    return ShippedGazetteer(Container(Path(__file__).with_name(SHIPPED_FILE)))
