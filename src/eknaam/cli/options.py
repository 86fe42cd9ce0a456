"""What the commands have in common: their options, and the normalizer these ask for."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from eknaam.cli.output import warn
from eknaam.errors import GazetteerError, InputError

if TYPE_CHECKING:
    from eknaam import Normalizer
    from eknaam.model import Model

__all__ = [
    "BaseOption",
    "FormatOption",
    "GazetteerOption",
    "LangOption",
    "ModelOption",
    "OutputFormat",
    "checked_date",
    "open_normalizer",
    "paragraphs",
]

OutputFormat = Literal["table", "json", "jsonl", "csv"]
"""How a command prints what it found."""


def paragraphs(*lines: str) -> str:
    """Join the lines of an epilog so that typer keeps each on a line of its own.

    Examples:
        >>> paragraphs("Examples:", "eknaam find .").splitlines()
        ['Examples:', '', 'eknaam find .']
    """
    return "\n\n".join(lines)


def _check_tag(tag: str | None) -> str | None:
    from eknaam.text.tags import is_language

    if tag is not None and not is_language(tag):
        raise typer.BadParameter(f"expected a language such as hi or ur, found {tag!r}")
    return tag


FormatOption = Annotated[
    OutputFormat, typer.Option("--format", "-f", help="Table for people, the others for programs.")
]
LangOption = Annotated[
    str | None,
    typer.Option(
        "--lang", "-l", callback=_check_tag, help="Language of the text, such as hi or ur: a hint."
    ),
]
GazetteerOption = Annotated[
    str | None,
    typer.Option(
        "--gazetteer", "-g", metavar="PATH", help="Gazetteer to use instead of the shipped one."
    ),
]
BaseOption = Annotated[
    str | None,
    typer.Option(
        "--base", "-b", metavar="PATH", help="Gazetteer that the file builds on, or 'shipped'."
    ),
]


ModelOption = Annotated[
    str | None,
    typer.Option(
        "--model",
        "-m",
        metavar="PATH",
        help="Tables of 'eknaam train' instead of the shipped ones.",
    ),
]


def checked_date(date: str | None) -> str | None:
    """Return the value of --date.

    Raises:
        typer.BadParameter: it is no date.
    """
    from eknaam.text.dates import days_of

    if date is not None and days_of(date) is None:
        raise typer.BadParameter(
            f"expected 2025-07-01, 2025-07 or 2025, found {date!r}", param_hint="--date"
        )
    return date


def open_normalizer(
    gazetteer: str | None, model: str | None, base: str | None = None
) -> Normalizer:
    """Return a normalizer over files, or over what is shipped.

    Args:
        gazetteer: path of a gazetteer, or None.
        base: what the gazetteer builds on: a path, "shipped", or None.
        model: path of learned tables, or None.

    Raises:
        typer.Exit: with 2, after printing each problem of a file on its own line.
    """
    import eknaam
    from eknaam.gazetteer import SharedSpellingWarning

    try:
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always", SharedSpellingWarning)
            loaded = eknaam.load_gazetteer(gazetteer, base=base)
        for warning in caught:
            warn(f"warning: {warning.message}")
        return eknaam.Normalizer(loaded, model=_open_model(model) if model else None)
    except GazetteerError as error:
        for problem in error.problems:
            warn(problem)
    except InputError as error:
        warn(str(error))
    raise typer.Exit(2)


def _open_model(path: str) -> Model:
    from eknaam.model import load_model

    return load_model(path)
