"""The command line: one module a command, thin over the library.

`app` is the typer application; `main` is what the installed script `eknaam` calls. A command is
imported when it is asked for, so that none waits for what another one needs.

Exit codes of every command: 0, 1 (nothing found; of the linter: something found), 2 (wrong use, or
something could not be read or written), 130 (interrupted by Ctrl-C), 143 (by SIGTERM).
"""

from __future__ import annotations

import sys
from typing import Annotated, Final

import typer

from eknaam.cli.lazy import command, group, lazy_group
from eknaam.cli.options import paragraphs
from eknaam.cli.process import run
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

_COMMANDS: Final = {
    "normalize": command(
        "eknaam.cli.normalize:normalize",
        "Say which person or place each NAME means.",
        paragraphs(
            "Examples:",
            "eknaam normalize 'कॉमरेड त्रान कुओंग' 'کوانگ نین'",
            "eknaam normalize --limit 3 'हा नाम'",
            "eknaam normalize --format csv - < names.txt",
        ),
    ),
    "find": command(
        "eknaam.cli.find:find",
        "Find the persons and places that texts name, at their exact places.",
        paragraphs(
            "Examples:",
            "eknaam find examples/",
            "eknaam find --by entity examples/",
            "eknaam find --format jsonl --kind person news.hi.txt > mentions.jsonl",
            "zcat news.gz | eknaam find --lang ur -",
        ),
    ),
    "lint": command(
        "eknaam.cli.lint:lint",
        "Report names that are inconsistent, wrong, cut or missing, and put them right.",
        paragraphs(
            "Examples:",
            "eknaam lint news/",
            "eknaam lint --diff --unsafe-fixes news.hi.txt",
            "eknaam lint --fix --ignore EK102 news/",
            "eknaam lint --field body --date-field published news.jsonl",
            "eknaam lint --pair news.hi.txt news.ur.txt",
            "eknaam lint --output-format sarif news/ > names.sarif",
            "Exit codes: 0; 1 something was found; 2 wrong use, or something could not be read.",
        ),
    ),
    "discover": command(
        "eknaam.cli.discover:discover",
        "Propose names of documents that the gazetteer has not, for a person to confirm.",
        paragraphs(
            "Examples:",
            "eknaam discover news/",
            "eknaam discover news/ -o proposals.yaml",
            "eknaam discover --field body --min-count 5 news.jsonl -o proposals.yaml",
            "eknaam gazetteer accept house.yaml --from proposals.yaml --base shipped",
        ),
    ),
    "rule": command(
        "eknaam.cli.rule:rule",
        "Explain a rule of the linter.",
        paragraphs("Examples:", "eknaam rule", "eknaam rule EK104"),
    ),
    "explain": command(
        "eknaam.cli.explain:explain",
        "Show how a spelling and an entity's names go together.",
        paragraphs("Examples:", "eknaam explain 'क्वांग निंह' quang-ninh"),
    ),
    "predict": command(
        "eknaam.cli.predict:predict",
        "Predict how Hindi or Urdu news would spell each NAME.",
        paragraphs(
            "Examples:",
            "eknaam predict 'Trần Cương' --to hi -n 5",
            "eknaam predict 'Chen Gang' --tag zh-Latn-pinyin --to ur",
        ),
    ),
    "train": command(
        "eknaam.cli.train:train",
        "Learn the model's tables from pairs, or adapt them to confirmed ones.",
        paragraphs(
            "Examples:",
            "eknaam train confirmed.tsv --base shipped -o house.tables",
            "eknaam train",
        ),
    ),
    "gazetteer": group("eknaam.cli.gazetteer:app"),
    "report": group("eknaam.cli.report:app"),
}

app = typer.Typer(
    cls=lazy_group(_COMMANDS),
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


def main() -> None:
    """Run the command line, and leave as other Unix tools do; see `eknaam.cli.process`."""
    sys.exit(run(app))
