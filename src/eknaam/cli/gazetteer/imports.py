"""`eknaam gazetteer import`: what others have, as a gazetteer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import Annotated, Final

import typer

from eknaam.cli.gazetteer.export import write_chunks
from eknaam.cli.gazetteer.options import reported
from eknaam.cli.gazetteer.progress import watched
from eknaam.cli.options import paragraphs
from eknaam.cli.output import warn
from eknaam.errors import InputError
from eknaam.gazetteer.entities import build_entity
from eknaam.gazetteer.exporters.json_lines import json_lines
from eknaam.gazetteer.exporters.yaml import yaml_lines
from eknaam.gazetteer.importers.entries import Plain, checked
from eknaam.gazetteer.importers.source import Source
from eknaam.gazetteer.importers.summary import Summary
from eknaam.records import Kind

__all__ = ["IMPORT_HELP", "import_app"]

import_app = typer.Typer(
    help="Make a gazetteer of what is in another format.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

SourceArgument = Annotated[Path, typer.Argument(metavar="SOURCE", help="What is imported.")]
OutputOption = Annotated[
    Path | None,
    typer.Option(
        "--output", "-o", metavar="FILE", help="A .jsonl or .yaml file; else standard output."
    ),
]
CountryOption = Annotated[
    list[str] | None,
    typer.Option("--country", "-c", metavar="CODE", help="Only these: ISO 3166-1 codes."),
]
_MOST_REASONS: Final = 20


@import_app.command("wikidata")
def import_wikidata(
    source: SourceArgument,
    *,
    class_: Annotated[
        list[str] | None,
        typer.Option(
            "--class",
            metavar="QID=KIND[:TYPE]",
            help="What instances of a class are, such as Q484170=place:commune.",
        ),
    ] = None,
    country: Annotated[
        list[str] | None,
        typer.Option("--country", "-c", metavar="QID", help="Only of these, such as Q881."),
    ] = None,
    output: OutputOption = None,
) -> None:
    """Import a JSON dump of Wikidata, plain, .gz or .bz2."""
    from eknaam.gazetteer.importers.wikidata import CLASSES, read_wikidata

    with reported():
        classes = dict(map(_class, class_)) if class_ else CLASSES
        file = Source(source)
        _import(
            [file],
            output,
            lambda summary: read_wikidata(file, summary, classes=classes, countries=country or ()),
        )


@import_app.command("geonames")
def import_geonames(
    source: SourceArgument,
    *,
    names: Annotated[
        Path | None, typer.Option(metavar="FILE", help="alternateNamesV2.txt, for other languages.")
    ] = None,
    country: CountryOption = None,
    feature: Annotated[
        list[str] | None,
        typer.Option(metavar="CODE", help="Feature classes and codes, such as P or STM."),
    ] = None,
    population: Annotated[
        int, typer.Option(min=0, metavar="N", help="Least population of a populated place.")
    ] = 0,
    output: OutputOption = None,
) -> None:
    """Import places of GeoNames: allCountries.txt or the file of a country."""
    from eknaam.gazetteer.importers.geonames import read_geonames

    file, more = Source(source), Source(names) if names else None
    _import(
        [file, *([more] if more else [])],
        output,
        lambda summary: read_geonames(
            file,
            summary,
            names=more,
            countries=country or (),
            features=feature or ("P", "A"),
            population=population,
        ),
    )


@import_app.command("cldr")
def import_cldr(
    source: SourceArgument, *, country: CountryOption = None, output: OutputOption = None
) -> None:
    """Import countries and subdivisions from the folder `common` of Unicode CLDR."""
    from eknaam.gazetteer.importers.cldr import read_cldr

    _import([], output, lambda summary: read_cldr(source, summary, countries=country or ()))


@import_app.command("whosonfirst")
def import_whosonfirst(
    source: SourceArgument,
    *,
    country: CountryOption = None,
    placetype: Annotated[
        list[str] | None, typer.Option(metavar="TYPE", help="Such as region or locality.")
    ] = None,
    output: OutputOption = None,
) -> None:
    """Import places of Who's On First: a GeoJSON file, or a folder of them."""
    from eknaam.gazetteer.importers.whosonfirst import read_whosonfirst

    _import(
        [],
        output,
        lambda summary: read_whosonfirst(
            source, summary, countries=country or (), placetypes=placetype or ()
        ),
    )


@import_app.command("csv")
def import_csv(
    source: SourceArgument,
    *,
    column: Annotated[
        list[str] | None,
        typer.Option(metavar="FIELD=HEADING", help="Where a field is, such as names.vi=Tên."),
    ] = None,
    set_: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="FIELD=TEXT", help="What is the same in every row."),
    ] = None,
    delimiter: Annotated[str, typer.Option(metavar="CHAR", help="Between cells.")] = ",",
    output: OutputOption = None,
) -> None:
    r"""Import a table; several names in a cell have a | between them. `\t` is a tab."""
    from eknaam.gazetteer.importers.tabular import read_csv

    with reported():
        columns = dict(map(_pair, column)) if column else None
        constants = dict(map(_pair, set_ or ()))
        between = "\t" if delimiter == "\\t" else delimiter
        if len(between) != 1:
            raise InputError(f"--delimiter: expected one character, found {delimiter!r}")
        file = Source(source)
        _import(
            [file],
            output,
            lambda summary: read_csv(
                file, summary, columns=columns, constants=constants, delimiter=between
            ),
        )


@import_app.command("skos")
def import_skos(
    source: SourceArgument,
    *,
    kind: Annotated[
        Kind | None, typer.Option("--kind", "-k", help="What the concepts are.")
    ] = None,
    output: OutputOption = None,
) -> None:
    """Import a thesaurus in SKOS: Turtle, RDF/XML, JSON-LD or N-Triples."""
    from eknaam.gazetteer.importers.skos import read_skos

    file = Source(source)
    _import([file], output, lambda summary: read_skos(file, summary, kind=kind))


@import_app.command("ftm")
def import_ftm(
    source: SourceArgument, *, country: CountryOption = None, output: OutputOption = None
) -> None:
    """Import persons and organizations of OpenSanctions: FollowTheMoney entities."""
    from eknaam.gazetteer.importers.followthemoney import read_followthemoney

    file = Source(source)
    countries = [each.lower() for each in country or ()]
    _import(
        [file],
        output,
        lambda summary: read_followthemoney(file, summary, countries=countries),
    )


def _import(
    sources: list[Source], output: Path | None, read: Callable[[Summary], Iterator[Plain]]
) -> None:
    summary = Summary()
    with reported():
        lines = _lines_of(output)
        entries = watched(checked(read(summary), summary), sources, "importing")
        first = list(islice(entries, 1))
        if first:
            taken = map(build_entity, chain(first, entries))
            write_chunks((line.encode("utf-8") for line in lines(taken)), output)
    _report(summary)
    if not summary.taken:
        if output:
            warn(f"{output}: not written, since there is nothing to write")
        raise typer.Exit(1)


def _lines_of(output: Path | None) -> Callable[..., Iterator[str]]:
    suffix = output.suffix.lower() if output else ".jsonl"
    if suffix not in {".jsonl", ".yaml", ".yml"}:
        raise InputError(f"{output}: expected a file in .jsonl, .yaml, .yml, found {suffix!r}")
    return json_lines if suffix == ".jsonl" else yaml_lines


def _report(summary: Summary) -> None:
    warn(f"took {summary.taken:,} {'entity' if summary.taken == 1 else 'entities'}")
    for reason, count in summary.left_out.most_common(_MOST_REASONS):
        example = summary.examples[reason]
        warn(f"left out {count:,}: {reason}{f', such as {example}' if example else ''}")


def _pair(given: str) -> tuple[str, str]:
    field, sign, value = given.partition("=")
    if not sign or not field or not value:
        raise InputError(f"expected FIELD=TEXT such as names.vi=Tên, found {given!r}")
    return field, value


def _class(given: str) -> tuple[str, tuple[Kind, str | None]]:
    qid, _, rest = given.partition("=")
    kind, _, type_ = rest.partition(":")
    kinds: dict[str, Kind] = {"person": "person", "place": "place", "organization": "organization"}
    if not qid.startswith("Q") or kind not in kinds:
        raise InputError(
            f"--class: expected QID=KIND[:TYPE] such as Q515=place:city, found {given!r}"
        )
    return qid, (kinds[kind], type_ or None)


IMPORT_HELP: Final = paragraphs(
    "Examples:",
    "eknaam gazetteer import geonames VN.txt --names alternateNamesV2.txt -o vn.jsonl",
    "eknaam gazetteer import wikidata latest-all.json.bz2 -c Q881 -c Q148 -o people.jsonl",
    "eknaam gazetteer import csv names.csv --column names.vi=Tên --set kind=place -o own.yaml",
)
