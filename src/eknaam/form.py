"""Which form of the compiled core runs: the extensions if there are some, else the plain files."""

from __future__ import annotations

import os
from collections.abc import Iterable
from importlib import import_module
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path
from typing import Final, Literal

__all__ = ["ADVICE", "VARIABLE", "compiled_functions", "form"]

VARIABLE: Final = "EKNAAM_UNCOMPILED"
"""The environment variable that, set to 1, chooses the plain form."""

ADVICE: Final = (
    "eknaam runs uncompiled, many times slower; to compile it, install a C compiler and Python's"
    " headers (such as gcc and python3-dev), and install eknaam again"
)
"""What an uncompiled installation costs, and what to do about it."""

_EXTENSION: Final = "model/_forward"


def form() -> Literal["compiled", "plain"]:
    """Return which form of the core this process runs. Nothing of it is imported."""
    folder = Path(__file__).parent
    is_there = any(folder.joinpath(_EXTENSION + end).exists() for end in EXTENSION_SUFFIXES)
    return "compiled" if is_there and not _is_plain_wanted() else "plain"


def compiled_functions(module: str, names: Iterable[str]) -> dict[str, object]:
    """Return the compiled functions of a module of the core, or none if the plain ones are to run.

    Args:
        module: the module; its extension has the same name after an underscore.
        names: the functions.
    """
    package, _, name = module.rpartition(".")
    try:
        extension = None if _is_plain_wanted() else import_module(f"{package}._{name}")
    except ImportError:
        return {}
    return {each: getattr(extension, each) for each in names} if extension else {}


def _is_plain_wanted() -> bool:
    return os.environ.get(VARIABLE, "") not in {"", "0"}
