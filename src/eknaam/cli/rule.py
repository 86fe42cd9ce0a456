"""`eknaam rule`: what a rule reports, with examples; without a name all rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from eknaam.cli.output import warn
from eknaam.cli.tables import on_terminal, print_table

if TYPE_CHECKING:
    from eknaam.lint import Rule

__all__ = ["rule"]


def rule(
    names: Annotated[
        list[str] | None, typer.Argument(metavar="RULE", help="Codes or kinds; all if none.")
    ] = None,
) -> None:
    """Explain rules; leave with 2 where one is not known."""
    from eknaam.lint import RULES, rule_by_name

    if not names:
        rows = (
            ((one.code, "bold"), (one.kind, "cyan"), (one.summary, "")) for one in RULES.values()
        )
        print_table(("code", "kind", "reports"), rows, folded=True)
        return
    unknown = [name for name in names if rule_by_name(name) is None]
    for name in unknown:
        warn(f"{name}: expected a rule such as EK104 or truncated-name; `eknaam rule` lists them")
    if unknown:
        raise typer.Exit(2)
    for found in filter(None, map(rule_by_name, names)):
        _print(found)


def _print(found: Rule) -> None:
    page = found.page()
    if on_terminal():
        from rich.console import Console
        from rich.markdown import Markdown

        Console().print(Markdown(page))
    else:
        typer.echo(page)
