"""What `import cython` gives the modules of the compiled core where Cython is not installed.

The same files are compiled or run as they are; run so, their declarations say nothing. The idea and
the name are those of fontTools (`fontTools.misc.cython`).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeVar

__all__ = ["cfunc", "compiled", "exceptval", "inline", "locals", "nogil", "returns"]

_Function = TypeVar("_Function", bound=Callable[..., object])

compiled: Final = False


def _same(function: _Function) -> _Function:
    return function


def _declared(**_: object) -> Callable[[_Function], _Function]:
    return _same


def returns(_: str) -> Callable[[_Function], _Function]:
    """Declare nothing of what a function returns."""
    return _same


class _NoGil:
    """What releases no lock, as a decorator and around statements."""

    def __call__(self, function: _Function) -> _Function:
        return function

    def __enter__(self) -> None:
        pass

    def __exit__(self, *_: object) -> None:
        pass


cfunc = inline = _same
locals = exceptval = _declared  # noqa: A001 - Cython's name
nogil: Final = _NoGil()
