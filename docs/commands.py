"""Write the pages of the commands from the commands: `python docs/commands.py [--check]`.

Each command has a page in docs/commands with its usage, arguments, options, defaults and examples,
as the program itself states them. With --check nothing is written, and the exit code is 1 if a page
is out of date.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import typer.main

from eknaam.cli import app

FOLDER = Path(__file__).resolve().parent / "commands"
TITLE = """# Commands

Every command explains itself with `--help`; these pages are made from the same text. See
[Formats and exit codes](../cli.md) for what all commands have in common.
"""
GUIDES = {
    "normalize": "[Formats and exit codes](../cli.md), [Names and texts](../guide.md)",
    "find": "[Formats and exit codes](../cli.md), [Names and texts](../guide.md)",
    "lint": "[Lint and fix](../lint.md), [the rules](../rules/index.md)",
    "discover": "[Discover names](../discover.md)",
    "rule": "[The rules](../rules/index.md)",
    "explain": "[The model](../model.md)",
    "predict": "[The model](../model.md#forwards-likely-spellings)",
    "train": "[The model](../model.md#adapt-the-model)",
    "gazetteer": "[Work on a gazetteer](../gazetteer.md#edit-a-gazetteer)",
    "report": "[Reports](../report.md), [the page of a report](../report-page.md)",
}
"""The guide that explains each command."""


def children(command: Any) -> dict[str, Any]:
    """Return the commands of a group that users can see, by name."""
    commands: dict[str, Any] = getattr(command, "commands", {})
    return {name: one for name, one in commands.items() if not one.hidden}


def default_command(command: Any) -> Any:
    """Return the command that a group runs when none is named, or the command itself."""
    hidden = [one for one in getattr(command, "commands", {}).values() if one.hidden]
    return hidden[0] if hidden else command


def choices(annotation: Any) -> tuple[str, ...]:
    """Return the values of a Literal, also inside a list or beside None."""
    if get_origin(annotation) is Literal:
        return get_args(annotation)
    return next((found for part in get_args(annotation) if (found := choices(part))), ())


def value(option: Any) -> str:
    """Return what stands for the value of an option or argument, such as FILE."""
    if option.metavar:
        return str(option.metavar)
    return "" if getattr(option, "is_flag", False) else str(option.name).rstrip("_").upper()


def cell(text: str) -> str:
    """Return a text for a cell of a table."""
    return " ".join(text.split()).replace("|", "\\|")


def is_argument(one: Any) -> bool:
    """Say whether a parameter is an argument, not an option."""
    return not one.opts[0].startswith("-")


def usage(command: Any, name: str) -> str:
    """Return the line that shows how a command is called."""
    words = [name]
    if children(command) and default_command(command) is command:
        return f"{name} COMMAND ..."
    command = default_command(command)
    if any(not is_argument(one) for one in command.params):
        words.append("[OPTIONS]")
    for one in filter(is_argument, command.params):
        shown = value(one) + ("..." if one.nargs == -1 else "")
        words.append(shown if one.required else f"[{shown}]")
    return " ".join(words)


def option_row(option: Any) -> str:
    """Return the row of an option: its names, and its meaning with choices, bounds and default."""
    names = sorted(option.opts, key=lambda name: (name.startswith("--"), option.opts.index(name)))
    shown = ", ".join(f"`{name}`" for name in [*names, *option.secondary_opts])
    taken = f" `{cell(value(option))}`" if value(option) else ""
    meaning = [cell(option.help)] if option.help else []
    if allowed := choices(option.type_descriptor.annotation):
        meaning.append(f"One of {', '.join(f'`{one}`' for one in allowed)}.")
    if option.min is not None:
        meaning.append(f"At least {option.min}.")
    if option.max is not None:
        meaning.append(f"At most {option.max}.")
    if not getattr(option, "is_flag", False) and option.default not in (None, [], ()):
        meaning.append(f"Default: `{option.default}`.")
    return f"| {shown}{taken} | {' '.join(meaning)} |"


def parts(command: Any, name: str) -> Iterator[str]:
    """Yield the paragraphs about a command, without its heading."""
    inner = default_command(command)
    yield command.help.strip()
    yield f"```text\n{usage(command, name)}\n```"
    if arguments := [one for one in inner.params if is_argument(one)]:
        rows = "\n".join(f"| `{value(one)}` | {cell(one.help or '')} |" for one in arguments)
        yield f"| argument | meaning |\n| --- | --- |\n{rows}"
    if options := [one for one in inner.params if not is_argument(one) and not one.hidden]:
        rows = "\n".join(option_row(one) for one in options)
        yield f"| option | meaning |\n| --- | --- |\n{rows}"
    lines = (inner.epilog or command.epilog or "").split("\n\n")
    if examples := [line for line in lines if line.startswith(("eknaam", "zcat"))]:
        yield "```bash\n" + "\n".join(examples) + "\n```"
    yield from (line for line in lines if line and line != "Examples:" and line not in examples)


def sections(command: Any, name: str, level: int) -> Iterator[str]:
    """Yield a command's heading and paragraphs, then those of the commands in it."""
    yield f"{'#' * level} {name}"
    yield from parts(command, name)
    for inner, one in children(command).items():
        yield from sections(one, f"{name} {inner}", level + 1)


def pages() -> Iterator[tuple[str, str]]:
    """Yield the name and the text of each page."""
    root = typer.main.get_command(app)
    commands = children(root)
    rows = "\n".join(
        f"| [`eknaam {name}`]({name}.md) | {cell(one.help)} |" for name, one in commands.items()
    )
    listed = "\n".join(commands)
    table = f"| command | what it does |\n| --- | --- |\n{rows}\n"
    yield "index", f"{TITLE}\n{table}\n```{{toctree}}\n:hidden:\n\n{listed}\n```\n"
    for name, one in commands.items():
        text = [*sections(one, f"eknaam {name}", 1)]
        yield name, "\n\n".join([text[0], text[1], f"See also: {GUIDES[name]}.", *text[2:]]) + "\n"


def main(*, check: bool) -> int:
    """Bring all pages up to date, or check that they are."""
    FOLDER.mkdir(exist_ok=True)
    expected = {FOLDER / f"{name}.md": text for name, text in pages()}
    stale = set(FOLDER.glob("*.md")) - set(expected)
    stale |= {p for p, t in expected.items() if not p.is_file() or p.read_text("utf-8") != t}
    for path in sorted(stale):
        if check:
            sys.stderr.write(f"{path}: out of date; run `python docs/commands.py`\n")
        elif path in expected:
            path.write_text(expected[path], "utf-8")
        else:
            path.unlink()
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main(check="--check" in sys.argv[1:]))
