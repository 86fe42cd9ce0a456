"""`eknaam predict`: the likeliest spellings of a name in Hindi or Urdu."""

from __future__ import annotations

from typing import Annotated, Final, Literal

import typer

from eknaam.cli.options import FormatOption, OutputFormat
from eknaam.cli.output import warn, write_records
from eknaam.cli.tables import print_table, probability
from eknaam.errors import EknaamError

__all__ = ["FIELDS", "predict"]

FIELDS: Final = ("name", "to", "probability", "spelling")
"""The fields of a record, in order."""

To = Literal["hi", "ur", "mr", "ne"]
"""Languages that spellings can be predicted in."""

_Row = tuple[str, To, float, str]


def predict(
    names: Annotated[
        list[str], typer.Argument(metavar="NAME", help="Names in Latin letters or in Hanzi.")
    ],
    *,
    to: Annotated[To, typer.Option("--to", help="Language of the spellings.")] = "hi",
    limit: Annotated[
        int, typer.Option("--limit", "-n", min=1, metavar="N", help="Spellings of each name.")
    ] = 10,
    tag: Annotated[
        str | None,
        typer.Option(
            "--tag",
            "-t",
            metavar="TAG",
            help="Language of the names: vi, zh-Latn-pinyin, en. Default: by the letters.",
        ),
    ] = None,
    model: Annotated[
        str | None,
        typer.Option(
            "--model", metavar="PATH", help="Tables of `eknaam train` instead of the shipped ones."
        ),
    ] = None,
    format_: FormatOption = "table",
) -> None:
    """Predict spellings; leave with 1 where there is none, with 2 where a name is unfit."""
    from eknaam.model import load_model, predict_spellings

    rows: list[_Row] = []
    try:
        loaded = load_model(model)
        for name in names:
            found = predict_spellings(name, to, tag, limit, loaded)
            rows += ((name, to, likely, spelling) for spelling, likely in found)
    except (EknaamError, ValueError) as error:
        warn(str(error))
        raise typer.Exit(2) from None
    _write(rows, format_)
    if not rows:
        raise typer.Exit(1)


def _write(rows: list[_Row], format_: OutputFormat) -> None:
    records = [
        dict(zip(FIELDS, (name, to, round(likely, 4), spelling), strict=True))
        for name, to, likely, spelling in rows
    ]
    if format_ != "table":
        write_records(records, FIELDS, format_)
    elif rows:
        print_table(
            ("name", "score", "spelling"),
            (((name, ""), probability(p), (spelling, "")) for name, _, p, spelling in rows),
        )
