"""`eknaam lint`: what is wrong with the names of documents, and putting it right."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, NoReturn

import typer

from eknaam.cli.options import (
    BaseOption,
    GazetteerOption,
    LangOption,
    ModelOption,
    checked_date,
    open_normalizer,
)
from eknaam.cli.output import warn
from eknaam.errors import ConfigError

if TYPE_CHECKING:
    from eknaam.cli.lint_run import Job
    from eknaam.lint.config import Config

__all__ = ["lint"]

FormatName = Literal["full", "concise", "json", "sarif", "github", "junit", "gitlab"]
"""How findings are printed; eknaam.lint.formats has a writer for each."""

PathsArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PATH",
        help="Files, folders, patterns, or - for stdin. Text, Markdown and HTML, and with --field "
        "JSON Lines, CSV and TSV.",
    ),
]
FieldOption = Annotated[
    list[str] | None,
    typer.Option("--field", metavar="NAME", help="Field with the text of a record; repeatable."),
]
SelectOption = Annotated[
    list[str] | None,
    typer.Option(metavar="CODES", help="Only these rules: EK104, EK2, truncated-name, ..."),
]


def lint(
    paths: PathsArgument = None,
    *,
    format_: Annotated[
        FormatName,
        typer.Option(
            "--output-format", "-f", help="full and concise for people, the others for CI."
        ),
    ] = "full",
    fix: Annotated[bool, typer.Option("--fix", help="Write the safe fixes.")] = False,
    unsafe_fixes: Annotated[
        bool, typer.Option("--unsafe-fixes", help="Write all fixes, or with --diff show them.")
    ] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Show the fixes, write nothing.")] = False,
    select: SelectOption = None,
    extend_select: Annotated[
        list[str] | None, typer.Option(metavar="CODES", help="These rules, too.")
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option(metavar="CODES", help="Not these rules.")
    ] = None,
    lang: LangOption = None,
    date: Annotated[
        str | None, typer.Option(metavar="DATE", help="Date of the documents: 2025-07-01, 2025-07.")
    ] = None,
    field: FieldOption = None,
    date_field: Annotated[
        str | None, typer.Option(metavar="NAME", help="Field with the date of a record.")
    ] = None,
    lang_field: Annotated[
        str | None, typer.Option(metavar="NAME", help="Field with the language of a record.")
    ] = None,
    id_field: Annotated[
        str | None, typer.Option(metavar="NAME", help="Field with the id of a record.")
    ] = None,
    pair: Annotated[
        tuple[str, str] | None,
        typer.Option(metavar="A B", help="Two language versions of one article: compare them."),
    ] = None,
    source: Annotated[
        str | None, typer.Option(metavar="FILE", help="The source that PATH was translated from.")
    ] = None,
    gazetteer: GazetteerOption = None,
    base: BaseOption = None,
    model: ModelOption = None,
    baseline: Annotated[
        str | None, typer.Option(metavar="FILE", help="Report only what is not in this baseline.")
    ] = None,
    write_baseline: Annotated[
        str | None, typer.Option(metavar="FILE", help="Write all findings as a baseline.")
    ] = None,
    config: Annotated[
        str | None, typer.Option(metavar="FILE", help="eknaam.toml or pyproject.toml to use.")
    ] = None,
    stdin_filename: Annotated[
        str | None, typer.Option(metavar="NAME", help="What - is called: says format and language.")
    ] = None,
    exit_zero: Annotated[
        bool, typer.Option("--exit-zero", help="Leave with 0 even if something was found.")
    ] = False,
) -> None:
    """Lint; leave with 1 where something was found, with 2 where something could not be read."""
    from eknaam.cli.lint_run import Job, run
    from eknaam.lint.formats import FORMATS

    settings = _settings(config)
    job = Job(
        paths=tuple(paths or ()),
        pair=pair,
        source=source,
        lang=lang or settings.lang,
        date=checked_date(date) or settings.date,
        field=tuple(field or settings.field),
        id_field=id_field or settings.id_field,
        lang_field=lang_field or settings.lang_field,
        date_field=date_field or settings.date_field,
        stdin_filename=stdin_filename,
        codes=_codes(settings, select, extend_select, ignore),
        baseline=baseline or (None if write_baseline else settings.baseline),
        write_baseline=write_baseline,
        fix=fix or unsafe_fixes,
        unsafe=unsafe_fixes,
        diff=diff,
        config=settings,
        is_alone=bool(gazetteer or settings.gazetteer) and not (base or settings.base),
    )
    _check(job)
    normalizer = open_normalizer(gazetteer or settings.gazetteer, model, base or settings.base)
    try:
        code = run(job, normalizer, FORMATS[format_], to_people=format_ == "full")
    except ConfigError as error:
        _leave(error)
    raise typer.Exit(0 if exit_zero and code == 1 else code)


def _settings(path: str | None) -> Config:
    from eknaam.lint.config import Config, find_config, load_config

    try:
        found = Path(path) if path else find_config(Path.cwd())
        return load_config(found) if found else Config()
    except ConfigError as error:
        _leave(error)


def _leave(error: ConfigError) -> NoReturn:
    for line in str(error).splitlines():
        warn(line)
    raise typer.Exit(2) from None


def _codes(
    settings: Config,
    select: list[str] | None,
    extend: list[str] | None,
    ignore: list[str] | None,
) -> frozenset[str]:
    from eknaam.lint.config import codes_of

    chosen = _option("--select", select) or codes_of(settings.select or ("ALL",))
    chosen |= _option("--extend-select", extend) | codes_of(settings.extend_select)
    return chosen - _option("--ignore", ignore) - codes_of(settings.ignore)


def _option(name: str, values: list[str] | None) -> frozenset[str]:
    from eknaam.lint.config import codes_of

    try:
        return codes_of(code for value in values or () for code in value.split(","))
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint=name) from None


def _check(job: Job) -> None:
    if not job.paths and not job.pair:
        raise typer.BadParameter("expected a PATH, or --pair A B")
    if not job.codes:
        raise typer.BadParameter("no rule is left to be asked; see --select and --ignore")
    if job.pair and (job.paths or job.source):
        raise typer.BadParameter("--pair compares two files; give no PATH and no --source with it")
    if job.fix and job.paths == ("-",) and sys.stdin.isatty():
        raise typer.BadParameter("- reads standard input, and there is none")
