"""`eknaam discover`: names of documents that the gazetteer has not, for a person to confirm."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from eknaam.cli.options import BaseOption, GazetteerOption, LangOption, ModelOption, open_normalizer
from eknaam.cli.output import warn, write_json
from eknaam.cli.progress import with_bar
from eknaam.cli.tables import print_line, print_table, probability
from eknaam.documents import Document, Fields, Reading, files_of, read_documents
from eknaam.documents.read import suffixes_of
from eknaam.errors import InputError

if TYPE_CHECKING:
    from eknaam.discover import Proposal

__all__ = ["discover"]

ProposalFormat = Literal["yaml", "json", "terminal"]
"""How proposals are written: a gazetteer, records, or a table for people."""

_SHOWN: Literal[6] = 6  # spellings of a name in the table


def discover(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH",
            help="Files, folders, patterns, or - for stdin. Text, Markdown and HTML, and with "
            "--field JSON Lines, CSV and TSV.",
        ),
    ],
    *,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="A new file for the proposals."),
    ] = None,
    format_: Annotated[
        ProposalFormat | None,
        typer.Option(
            "--format", "-f", help="By default a table on a terminal, and YAML elsewhere."
        ),
    ] = None,
    min_count: Annotated[
        int, typer.Option(min=1, metavar="N", help="How often a name must stand there.")
    ] = 2,
    min_documents: Annotated[
        int, typer.Option(min=1, metavar="N", help="In how many documents.")
    ] = 1,
    lang: LangOption = None,
    field: Annotated[
        list[str] | None,
        typer.Option(
            "--field",
            "--text-field",
            metavar="NAME",
            help="Field with the text of a record; repeatable.",
        ),
    ] = None,
    id_field: Annotated[
        str | None, typer.Option(metavar="NAME", help="Field with the id of a record.")
    ] = None,
    lang_field: Annotated[
        str | None, typer.Option(metavar="NAME", help="Field with the language of a record.")
    ] = None,
    gazetteer: GazetteerOption = None,
    base: BaseOption = None,
    model: ModelOption = None,
    jobs: Annotated[
        int,
        typer.Option("--jobs", "-j", min=1, metavar="N", help="Processes that read the documents."),
    ] = 1,
) -> None:
    """Discover names; leave with 1 where there is none, with 2 where a file is unreadable."""
    from eknaam.discover import Discovery

    if output is not None and output.exists():
        raise typer.BadParameter(
            f"{output} exists, and may have been edited; name a new file", param_hint="--output"
        )
    reading = Reading(Fields(tuple(field or ()), id_field, lang_field), None, lang)
    discovery = Discovery(open_normalizer(gazetteer, model, base))
    documents = _Documents(paths, reading)
    discovery.add_all(documents, jobs=jobs)
    found = discovery.proposals(min_count=min_count, min_documents=min_documents)
    to_people = output is None and sys.stdout.isatty()
    _write(found, format_ or ("terminal" if to_people else "yaml"), output)
    _close(documents, found)


class _Documents:
    """The documents of paths; what cannot be read is reported and counted."""

    def __init__(self, paths: Iterable[str], reading: Reading) -> None:
        self._reading = reading
        self._files = list(files_of(paths, suffixes_of(reading)))
        self.read = 0
        self.failures = 0

    def __iter__(self) -> Iterator[Document]:
        for file in with_bar(self._files, "Reading"):
            found = (
                [file] if isinstance(file, InputError) else read_documents([file], self._reading)
            )
            for document in found:
                if isinstance(document, InputError):
                    warn(str(document))
                    self.failures += 1
                else:
                    self.read += 1
                    yield document


def _write(found: list[Proposal], format_: ProposalFormat, output: Path | None) -> None:
    import io

    from eknaam.discover import proposal_lines, proposal_record
    from eknaam.gazetteer.store import replace_file, why

    if format_ == "terminal":
        if output is not None:
            raise typer.BadParameter("a table is for a terminal; write yaml or json to a file")
        _print(found)
        return
    stream = sys.stdout if output is None else io.StringIO()
    if format_ == "json":
        write_json(map(proposal_record, found), stream)
    else:
        stream.writelines(proposal_lines(found))
    if isinstance(stream, io.StringIO) and output is not None:
        try:
            replace_file(output, stream.getvalue().encode())
        except OSError as error:
            warn(f"{output}: expected a place to write, found {why(error)}")
            raise typer.Exit(2) from None


def _print(found: Iterable[Proposal]) -> None:
    rows = [
        (
            (_name(proposal), "bold"),
            (proposal.tag, "cyan"),
            (proposal.type or proposal.kind, ""),
            probability(proposal.alternatives[0].probability),
            (str(proposal.count), ""),
            (", ".join(f"{evidence} {times}" for evidence, times in proposal.evidence), "dim"),
            (" · ".join(each.text for each in proposal.spellings[:_SHOWN]), ""),
        )
        for proposal in found
    ]
    if rows:
        print_table(("name", "tag", "kind", "score", "mentions", "evidence", "spelling"), rows)


def _name(proposal: Proposal) -> str:
    from eknaam.discover.write import maybe

    return maybe(proposal.near[0]) if proposal.is_addition else proposal.name


def _close(documents: _Documents, found: list[Proposal]) -> None:
    many = "" if len(found) == 1 else "s"
    failures = f"; {documents.failures} could not be read" if documents.failures else ""
    line = f"{documents.read:,} document{'' if documents.read == 1 else 's'}"
    known = sum(proposal.is_addition for proposal in found)
    additions = f", {known:,} of them maybe spellings of listed ones" if known else ""
    line = f"{line}, {len(found):,} name{many} proposed{additions}{failures}"
    if sys.stdout.isatty():
        print_line(line)
    else:
        warn(line)
    raise typer.Exit(2 if documents.failures else 0 if found else 1)
