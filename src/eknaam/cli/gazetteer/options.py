"""What the commands about gazetteers have in common."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from eknaam.cli.options import BaseOption
from eknaam.cli.output import warn
from eknaam.errors import EknaamError, GazetteerError
from eknaam.gazetteer import SharedSpellingWarning, load_gazetteer
from eknaam.gazetteer.load import SHIPPED

if TYPE_CHECKING:
    from eknaam import Gazetteer

__all__ = ["BaseOption", "FileArgument", "open_gazetteer", "reported"]

FileArgument = Annotated[Path, typer.Argument(metavar="FILE", help="A gazetteer file.")]


@contextmanager
def reported() -> Iterator[None]:
    """Print what goes wrong in the block, one line each, and leave with 2.

    Raises:
        typer.Exit: with 2, after a mistake was printed.
    """
    try:
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always", SharedSpellingWarning)
            yield
        for warning in caught:
            warn(f"warning: {warning.message}")
    except GazetteerError as error:
        for problem in error.problems:
            warn(problem)
        raise typer.Exit(2) from None
    except (EknaamError, ValueError) as error:
        warn(str(error))
        raise typer.Exit(2) from None


def open_gazetteer(source: str | None, base: str | None = None) -> Gazetteer:
    """Return a gazetteer: a file, perhaps over another one, or the shipped one.

    Args:
        source: the path of a file, "shipped" or None.
        base: what the file builds on, or None.
    """
    return load_gazetteer(None if source == SHIPPED else source, base=base)
