"""The command line: one module a command, thin over the library.

`app` is the typer application; `main` is what the installed script `eknaam` calls. What takes
time to import (the gazetteer, tables) is imported by the command that needs it, so `--version`
and `--help` answer at once.

Exit codes of every command: 0, 1 (nothing found; of the linter: something found), 2 (wrong use, or
something could not be read or written), 130 (interrupted by Ctrl-C), 143 (by SIGTERM).
"""

from __future__ import annotations

import sys
from typing import Annotated, Final

import typer

from eknaam.cli.discover import discover
from eknaam.cli.explain import explain
from eknaam.cli.find import find
from eknaam.cli.gazetteer import app as gazetteer_app
from eknaam.cli.lint import lint
from eknaam.cli.normalize import normalize
from eknaam.cli.options import paragraphs
from eknaam.cli.predict import predict
from eknaam.cli.process import run
from eknaam.cli.report import app as report_app
from eknaam.cli.rule import rule
from eknaam.cli.train import train
from eknaam.form import form
from eknaam.version import __version__

__all__ = ["app", "main"]

_EXAMPLES: Final = paragraphs(
    "Examples:",
    "eknaam normalize 'ट्रान कुओंग' 'گوانگ شی'",
    "eknaam find examples/",
    "eknaam find --format jsonl news.ur.txt",
    "eknaam lint examples/",
    "eknaam report examples/ -o report.html",
    "Exit codes: 0; 1 nothing found (lint: something found); 2 wrong use, or an unreadable file.",
)

app = typer.Typer(
    help="One name for every Hindi and Urdu spelling of a Vietnamese or Chinese person or place.",
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=_EXAMPLES,
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"eknaam {__version__} ({form()})")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool,
        typer.Option("--version", "-V", callback=_print_version, is_eager=True, help="Version."),
    ] = False,
) -> None:
    pass


app.command(
    "normalize",
    help="Say which person or place each NAME means.",
    epilog=paragraphs(
        "Examples:",
        "eknaam normalize 'कॉमरेड त्रान कुओंग' 'کوانگ نین'",
        "eknaam normalize --limit 3 'हा नाम'",
        "eknaam normalize --format csv - < names.txt",
    ),
)(normalize)
app.command(
    "find",
    help="Find the persons and places that texts name, at their exact places.",
    epilog=paragraphs(
        "Examples:",
        "eknaam find examples/",
        "eknaam find --by entity examples/",
        "eknaam find --format jsonl --kind person news.hi.txt > mentions.jsonl",
        "zcat news.gz | eknaam find --lang ur -",
    ),
)(find)
app.command(
    "lint",
    help="Report names that are inconsistent, wrong, cut or missing, and put them right.",
    epilog=paragraphs(
        "Examples:",
        "eknaam lint news/",
        "eknaam lint --diff --unsafe-fixes news.hi.txt",
        "eknaam lint --fix --ignore EK102 news/",
        "eknaam lint --field body --date-field published news.jsonl",
        "eknaam lint --pair news.hi.txt news.ur.txt",
        "eknaam lint --output-format sarif news/ > names.sarif",
        "Exit codes: 0; 1 something was found; 2 wrong use, or something could not be read.",
    ),
)(lint)
app.command(
    "discover",
    help="Propose names of documents that the gazetteer has not, for a person to confirm.",
    epilog=paragraphs(
        "Examples:",
        "eknaam discover news/",
        "eknaam discover news/ -o proposals.yaml",
        "eknaam discover --field body --min-count 5 news.jsonl -o proposals.yaml",
        "eknaam gazetteer accept house.yaml --from proposals.yaml --base shipped",
    ),
)(discover)
app.command(
    "rule",
    help="Explain a rule of the linter.",
    epilog=paragraphs("Examples:", "eknaam rule", "eknaam rule EK104"),
)(rule)
app.command(
    "explain",
    help="Show how a spelling and an entity's names go together.",
    epilog=paragraphs("Examples:", "eknaam explain 'क्वांग निंह' quang-ninh"),
)(explain)
app.command(
    "predict",
    help="Predict how Hindi or Urdu news would spell each NAME.",
    epilog=paragraphs(
        "Examples:",
        "eknaam predict 'Trần Cương' --to hi -n 5",
        "eknaam predict 'Chen Gang' --tag zh-Latn-pinyin --to ur",
    ),
)(predict)
app.command(
    "train",
    help="Learn the model's tables from pairs, or adapt them to confirmed ones.",
    epilog=paragraphs(
        "Examples:",
        "eknaam train confirmed.tsv --base shipped -o house.tables",
        "eknaam train",
    ),
)(train)

app.add_typer(gazetteer_app, name="gazetteer")
app.add_typer(report_app, name="report")


def main() -> None:
    """Run the command line, and leave as other Unix tools do; see `eknaam.cli.process`."""
    sys.exit(run(app))
