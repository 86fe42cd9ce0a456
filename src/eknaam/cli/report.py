"""`eknaam report`: which names a corpus spells how; and `eknaam report merge`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, Final, Literal, NoReturn

import typer
from typer.core import TyperGroup

from eknaam.cli.options import (
    BaseOption,
    GazetteerOption,
    LangOption,
    ModelOption,
    checked_date,
    paragraphs,
)
from eknaam.cli.output import warn
from eknaam.errors import EknaamError

__all__ = ["app"]

FormatName = Literal["html", "csv", "json", "parquet", "markdown", "terminal"]
DataName = Literal["csv", "json", "parquet"]

_DEFAULT: Final = "count"


class _WithDefault(TyperGroup):
    """A group whose command may be left out: what is no command is an argument of `report`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        if args and args[0] not in self.commands:
            args = [_DEFAULT, *args]
        return super().parse_args(ctx, args or [_DEFAULT])

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[Any, Any, list[str]]:
        name, command, rest = super().resolve_command(ctx, args)
        return "" if name == _DEFAULT else name, command, rest


app = typer.Typer(
    cls=_WithDefault,
    add_completion=False,
    help="Report which names a corpus spells how, where, since when, and by whom.",
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)

OutputOption = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="What to write; the suffix says what: .html, .md, .json, .txt, .counts, or a folder.",
    ),
]
FormatOption = Annotated[
    FormatName | None,
    typer.Option("--format", "-f", help="What to write, whatever the suffix says."),
]
DataOption = Annotated[
    Path | None, typer.Option("--data", metavar="FOLDER", help="Write the tables there, too.")
]
DataFormatOption = Annotated[
    DataName, typer.Option("--data-format", help="What the tables of --data are written as.")
]
FieldOption = Annotated[str | None, typer.Option(metavar="NAME")]


@app.command(
    _DEFAULT,
    hidden=True,
    help="Report which names a corpus spells how, where, since when, and by whom.",
    epilog=paragraphs(
        "Examples:",
        "eknaam report news/ -o report.html",
        "eknaam report --text-field body --date-field day --group-field outlet -j 4 news.jsonl "
        "-o report.html --data report/",
        "eknaam report --versions articles.csv -o versions.html",
        "eknaam report report.counts --format markdown",
        "eknaam report merge monday.counts tuesday.counts -o all.counts",
    ),
)
def report(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PATH",
            help="Files, folders, patterns, or - for stdin. Text, Markdown and HTML, and with "
            "--text-field JSON Lines, CSV, TSV and Parquet. Or files of counts.",
        ),
    ] = None,
    *,
    output: OutputOption = None,
    format_: FormatOption = None,
    data: DataOption = None,
    data_format: DataFormatOption = "csv",
    text_field: Annotated[
        list[str] | None,
        typer.Option(
            "--text-field",
            "--field",
            metavar="NAME",
            help="Field with the text of a record; repeatable.",
        ),
    ] = None,
    id_field: FieldOption = None,
    date_field: FieldOption = None,
    lang_field: FieldOption = None,
    group_field: Annotated[
        str | None, typer.Option(metavar="NAME", help="Field with the outlet or translator.")
    ] = None,
    versions: Annotated[
        str | None,
        typer.Option(metavar="CSV", help="Versions of articles: columns article, language, path."),
    ] = None,
    lang: LangOption = None,
    date: Annotated[
        str | None, typer.Option(metavar="DATE", help="Date of what states none: 2025-07-01.")
    ] = None,
    jobs: Annotated[
        int, typer.Option("--jobs", "-j", min=1, metavar="N", help="How many processes.")
    ] = 1,
    counts: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="Where the counts are kept; beside --output if left out."
        ),
    ] = None,
    resume: Annotated[bool, typer.Option("--resume", help="Go on after an interruption.")] = False,
    gazetteer: GazetteerOption = None,
    base: BaseOption = None,
    model: ModelOption = None,
) -> None:
    """Report; leave with 1 where nobody was named, with 2 where something could not be read."""
    from eknaam.cli.report_run import Job, Output, print_counts, run
    from eknaam.documents import Fields, Reading
    from eknaam.report.inputs import Source, read_manifest

    written = Output(output, format_, data, data_format)
    if not paths and not versions:
        raise typer.BadParameter("expected a PATH, or --versions CSV")
    if paths and all(path.endswith(".counts") for path in paths):
        _leave_with(lambda: print_counts(paths, written))
    fields = Fields(tuple(text_field or ()), id_field, lang_field, date_field, group_field)
    reading = Reading(fields, None, lang, checked_date(date))

    def work() -> int:
        articles = read_manifest(versions) if versions else ()
        source = Source(tuple(paths or ()), reading, tuple(articles))
        return run(Job(source, written, counts, resume, jobs), gazetteer, model, base)

    _leave_with(work)


@app.command(
    "merge",
    help="Put counts together, as if their documents had been counted one after another.",
    epilog=paragraphs(
        "Examples:",
        "eknaam report merge monday.counts tuesday.counts -o week.counts",
        "eknaam report merge monday.counts tuesday.counts -o week.html",
    ),
)
def merge(
    paths: Annotated[list[str], typer.Argument(metavar="COUNTS", help="Files of counts.")],
    *,
    output: OutputOption = None,
    format_: FormatOption = None,
    data: DataOption = None,
    data_format: DataFormatOption = "csv",
) -> None:
    """Merge; leave with 1 where nobody was named, with 2 where a file is no file of counts."""
    from eknaam.cli.report_run import Output, print_counts

    _leave_with(lambda: print_counts(paths, Output(output, format_, data, data_format)))


def _leave_with(work: Callable[[], int]) -> NoReturn:
    try:
        code = work()
    except EknaamError as error:
        for line in str(error).splitlines():
            warn(line)
        code = 2
    raise typer.Exit(code)
