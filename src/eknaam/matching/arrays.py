"""Arrays of numbers as sections of a file, and back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from eknaam.gazetteer.container import Container

__all__ = ["chunks_of", "numbers_of"]

_CHUNK: Final = 1 << 18  # numbers that are written at once


def chunks_of(numbers: NDArray[Any], code: str) -> Iterator[bytes]:
    """Yield the bytes of numbers, little-endian whatever the machine.

    Args:
        numbers: the numbers, shape (n,).
        code: what numpy calls their type in the file, such as "<u4".
    """
    for start in range(0, len(numbers), _CHUNK):
        yield numbers[start : start + _CHUNK].astype(code).tobytes()


def numbers_of(container: Container, name: str, code: str) -> NDArray[Any]:
    """Return the numbers of a section, mapped and not copied.

    Args:
        container: the file.
        name: the section.
        code: what numpy calls their type in the file, such as "<u4".

    Raises:
        GazetteerError: there is no such section, or a part of a number is left over.
    """
    data = container.section(name)
    if len(data) % np.dtype(code).itemsize:
        raise container.error(f"expected whole numbers in section {name!r}, found a part of one")
    return np.frombuffer(data, dtype=code)
