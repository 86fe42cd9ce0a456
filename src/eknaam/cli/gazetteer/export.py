"""`eknaam gazetteer export`: a gazetteer in the formats of others."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Literal

import typer

from eknaam.cli.gazetteer.options import BaseOption, open_gazetteer, reported
from eknaam.cli.options import GazetteerOption
from eknaam.cli.output import warn
from eknaam.errors import InputError
from eknaam.gazetteer import Gazetteer
from eknaam.gazetteer.exporters.json_lines import json_lines
from eknaam.gazetteer.exporters.yaml import yaml_lines
from eknaam.gazetteer.store import replaced_file, why

__all__ = ["export", "write_chunks"]

ExportFormat = Literal["jsonl", "yaml", "csv", "skos", "tbx", "ftm"]


def export(
    format_: Annotated[ExportFormat, typer.Argument(metavar="FORMAT", help="Which format.")],
    *,
    gazetteer: GazetteerOption = None,
    base: BaseOption = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Else standard output."),
    ] = None,
) -> None:
    """Write a gazetteer in another format."""
    with reported():
        lines = _exported(format_, open_gazetteer(gazetteer, base))
        write_chunks((line.encode("utf-8") for line in lines), output)


def _exported(format_: ExportFormat, gazetteer: Gazetteer) -> Iterable[str]:
    if format_ == "csv":
        from eknaam.gazetteer.exporters.tabular import csv_lines

        return csv_lines(gazetteer)
    if format_ == "skos":
        from eknaam.gazetteer.exporters.skos import skos_lines

        return skos_lines(gazetteer)
    if format_ == "tbx":
        from eknaam.gazetteer.exporters.tbx import tbx_lines

        return tbx_lines(gazetteer)
    if format_ == "ftm":
        from eknaam.gazetteer.exporters.followthemoney import followthemoney_lines

        places = sum(entity.kind == "place" for entity in gazetteer)
        if places:
            warn(f"left out {places:,}: places, which FollowTheMoney has no schema for")
        return followthemoney_lines(gazetteer)
    return yaml_lines(gazetteer) if format_ == "yaml" else json_lines(gazetteer)


def write_chunks(chunks: Iterable[bytes], output: Path | None) -> None:
    """Write bytes into a file, in one step, or to standard output.

    Raises:
        InputError: the file cannot be written.
    """
    if output is None:
        for chunk in chunks:
            sys.stdout.write(chunk.decode("utf-8"))
        return
    try:
        with replaced_file(output) as file:
            file.writelines(chunks)
    except OSError as error:
        raise InputError(f"{output}: expected a place to write, found {why(error)}") from error
