"""`eknaam train`: learn the model's tables from pairs, or adapt tables to confirmed pairs."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from eknaam.cli.output import warn
from eknaam.cli.tables import print_line
from eknaam.errors import InputError

if TYPE_CHECKING:
    from eknaam.model.em import Advance
    from eknaam.model.pairs import Example
    from eknaam.model.storage import Learned

__all__ = ["train"]

_SHIPPED: Final = "shipped"
_CHECKOUT: Final = Path(__file__).resolve().parents[3]
_NOT_PAIRS: Final = "generic_words.tsv"
_DOUBTED: Final = 0.5  # a pair less likely than this was taken for noise


def train(
    pairs: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="PAIRS",
            help="TSV files with the columns name, spelling, and tag or orthography.",
        ),
    ] = None,
    *,
    base: Annotated[
        str | None,
        typer.Option(metavar="MODEL", help="Adapt this model: `shipped`, or a file or folder."),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="PATH", help="File or folder to write."),
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; leave with 1 where a file differs.")
    ] = False,
) -> None:
    """Learn or adapt tables; leave with 1 on drift, with 2 on wrong use or broken pairs."""
    try:
        paths, target = _paths(pairs, base, output)
        learned, line = _learn(paths, base)
        if check:
            drifted = _drift(learned, target)
            print_line(f"{line}; {drifted or 'no'} files differ in {target}")
            raise typer.Exit(1 if drifted else 0)
        _write(learned, target, ours=base is not None or not pairs)
    except InputError as error:
        warn(str(error))
        raise typer.Exit(2) from error
    print_line(f"{line}; wrote {target}")


def _paths(
    pairs: Sequence[Path] | None, base: str | None, output: Path | None
) -> tuple[list[Path], Path]:
    """Return the pairs to learn from and where to write; without arguments a checkout's own."""
    if pairs:
        if output is None:
            raise typer.BadParameter("say with -o where to write the tables")
        return list(pairs), output
    if base is not None:
        raise typer.BadParameter("--base needs PAIRS to adapt the tables to")
    folder = _CHECKOUT / "data" / "pairs"
    if not folder.is_dir():
        raise typer.BadParameter("give PAIRS: this is no checkout, so there is no data/pairs")
    found = sorted(path for path in folder.glob("*.tsv") if path.name != _NOT_PAIRS)
    return found, output or _CHECKOUT / "src" / "eknaam" / "model" / "weights"


def _learn(paths: Sequence[Path], base: str | None) -> tuple[Learned, str]:
    """Return the tables and a line about what they were learned from."""
    from eknaam.model.pairs import read_examples
    from eknaam.model.storage import read_learned, shipped_folder
    from eknaam.model.train import adapt, steps_of, train

    examples = read_examples(paths)
    with _progress(steps_of(examples)) as advance:
        if base is None:
            return train(examples, advance=advance), f"learned from {len(examples):,} pairs"
        old = read_learned(shipped_folder() if base == _SHIPPED else Path(base))
        adapted = adapt(old, examples, advance=advance)
    doubted = [(example, p) for example, p in adapted.trusted if p < _DOUBTED]
    _warn_of(doubted)
    return adapted.learned, f"adapted to {len(examples) - len(doubted):,} pairs"


def _warn_of(doubted: Sequence[tuple[Example, float]]) -> None:
    for example, _ in doubted:
        warn(f"{example.place}: looks like a translation or a mistake; hardly learned from")


@contextmanager
def _progress(total: int) -> Iterator[Advance]:
    """Show a bar on a terminal, and nothing in a pipe."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), redirect_stdout=False, transient=True) as bar:
        task = bar.add_task("Learning", total=total)
        yield lambda pairs: bar.advance(task, pairs)


def _write(learned: Learned, target: Path, *, ours: bool) -> None:
    from eknaam.model.storage import NOTES, write_learned

    try:
        # The second note says what the shipped tables were learned from.
        write_learned(target, learned, NOTES if ours else NOTES[:1])
    except OSError as error:
        raise InputError(f"{target}: {error.strerror}") from error


def _drift(learned: Learned, target: Path) -> int:
    """Return how many files are not what was learned, after naming each."""
    from eknaam.model.storage import files_of

    drifted = 0
    for name, text in files_of(learned).items():
        path = target / name
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            warn(f"{path}: differs from what the pairs give; run `eknaam train`")
            drifted += 1
    return drifted
