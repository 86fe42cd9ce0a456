"""A run of `eknaam report`: from files to counts, and from counts to what is written."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from typing import Final

from eknaam.cli.options import open_normalizer
from eknaam.cli.output import warn
from eknaam.cli.progress import watched_bytes
from eknaam.documents import STDIN
from eknaam.errors import InputError, MissingExtraError, WorkerError
from eknaam.report.build import counts_of
from eknaam.report.corpus import count_corpus, part_of
from eknaam.report.inputs import Source
from eknaam.report.merge import merge
from eknaam.report.report import Report
from eknaam.report.store import Store
from eknaam.report.write import (
    DATA,
    SUFFIXES,
    DataFormat,
    FileFormat,
    text_of,
    write_data,
    write_report,
)

__all__ = ["FormatName", "Job", "Output", "print_counts", "run"]

FormatName = FileFormat | DataFormat

_SHOWN: Final = 20  # files and records that could not be read
_COUNTS: Final = ".counts"
_EXTRA: Final[Mapping[str, tuple[str, tuple[str, ...]]]] = {
    "html": ("drawing the page", ("jinja2", "vl_convert")),
    "parquet": ("writing Parquet", ("pyarrow",)),
}


@dataclass(frozen=True, slots=True)
class Output:
    """What is written, and where; see the options of `eknaam report`."""

    path: Path | None
    format: FormatName | None
    data: Path | None
    data_format: DataFormat

    def check(self) -> None:
        """Refuse, before anything is counted, what could not be written afterwards.

        Raises:
            InputError: a name does not say what is to be written, or a folder cannot be made.
            MissingExtraError: what writes it is not installed.
        """
        path = self.path
        for folder in (path and path.parent, self.data and self.data.parent):
            _make_folder(folder)
        if path is None and self.format in ("csv", "parquet"):
            raise InputError(f"--format {self.format}: expected --output FOLDER, found none")
        if path and not self.is_counts and not self.is_folder and not self._format:
            expected = ", ".join((*SUFFIXES, _COUNTS))
            raise InputError(f"{path}: expected a name that ends in one of {expected}, or --format")
        for name in (self._format, self.data_format if self.data else None):
            feature, modules = _EXTRA.get(name or "", ("", ()))
            if any(find_spec(module) is None for module in modules):
                raise MissingExtraError(feature, "report")

    @property
    def is_counts(self) -> bool:
        """Whether only counts are asked for."""
        return self.path is not None and self.path.suffix == _COUNTS and self.format is None

    @property
    def is_folder(self) -> bool:
        """Whether a folder is asked for: one there is, or one for several tables."""
        path = self.path
        return path is not None and (path.is_dir() or self.format in ("csv", "parquet"))

    @property
    def counts(self) -> Path | None:
        """Where the counts are kept, if nothing else is said: beside what is written."""
        if self.path is None:
            return None
        return self.path / f"report{_COUNTS}" if self.is_folder else self.path.with_suffix(_COUNTS)

    @property
    def _format(self) -> FormatName | None:
        if self.format or self.path is None:
            return self.format
        return "html" if self.is_folder else SUFFIXES.get(self.path.suffix.lower())

    @property
    def _tables_format(self) -> DataFormat | None:
        """What tables are written as where the output is a folder of them."""
        format_ = self._format if self.is_folder else None
        return next((known for known in DATA if known == format_), None)

    def write(self, report: Report) -> Iterator[Path]:
        """Write a report; yield the files and folders."""
        path, tables = self.path, self._tables_format
        if path is None:
            _print(report, self.format)
        elif tables:
            write_data(report, path, tables)
            yield path
        elif not self.is_counts:
            page = path / "report.html" if self.is_folder else path
            yield from write_report(report, page, _as_file(self._format))
        if self.data:
            write_data(report, self.data, self.data_format)
            yield self.data


def _make_folder(path: Path | None) -> None:
    """Make a folder, and those around it, where there is none.

    Raises:
        InputError: it cannot be made.
    """
    try:
        if path is not None:
            path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"{path}: expected a folder: {error.strerror}") from error


@dataclass(frozen=True, slots=True)
class Job:
    """What is counted, and what is written."""

    source: Source
    output: Output
    counts: Path | None
    resume: bool
    jobs: int


def run(job: Job, gazetteer: str | None, model: str | None, base: str | None = None) -> int:
    """Count, write the report and return the exit code.

    Args:
        job: what is asked for.
        gazetteer: path of a gazetteer, or None.
        base: what the gazetteer builds on, or None.
        model: path of learned tables, or None.

    Raises:
        EknaamError: something cannot be read, written or gone on with.
    """
    output, counts = job.output, job.counts or job.output.counts
    output.check()
    _make_folder(counts and counts.parent)
    if job.resume and counts is None:
        raise InputError("--resume: expected the --output or --counts of the run, found neither")
    if STDIN in job.source.paths and job.resume:
        raise InputError("--resume: standard input cannot be read again; give a file")
    normalizer = open_normalizer(gazetteer, model, base)
    if counts is None:
        with watched_bytes("Counting", job.source.size()) as watch:
            store = counts_of(job.source.items(), normalizer, jobs=job.jobs, watch=watch)
        with Report(store) as report:
            return _write(report, output)
    with (
        _saying_how_to_go_on(part_of(counts)),
        watched_bytes("Counting", job.source.size()) as watch,
    ):
        count_corpus(job.source, normalizer, counts, resume=job.resume, jobs=job.jobs, watch=watch)
    with Report.open(str(counts)) as report:
        return _write(report, output)


def print_counts(paths: Sequence[str], output: Output) -> int:
    """Put counts together, write the report and return the exit code.

    Args:
        paths: files of counts.
        output: what is written.

    Raises:
        EknaamError: a file is none of counts, they do not go together, or cannot be written.
    """
    output.check()
    store = Store.create(None, {})
    with store:
        merge(paths, store)
        if output.is_counts and output.path:
            store.save(output.path)
        return _write(Report(store), output)


def _write(report: Report, output: Output) -> int:
    summary = report.summary
    for path in output.write(report):
        warn(f"{path} written")
    for message in islice(report.failures(), _SHOWN):
        warn(message)
    if summary.failed > _SHOWN:
        warn(f"and {summary.failed - _SHOWN:,} more that could not be read")
    if summary.failed:
        return 2
    return 0 if summary.mentions else 1


def _print(report: Report, format_: FormatName | None) -> None:
    file_format = _as_file(format_)
    if file_format in (None, "terminal"):
        from rich.console import Console

        from eknaam.report.terminal import print_terminal

        print_terminal(report, Console())
    elif file_format:
        sys.stdout.writelines(text_of(report, file_format))


def _as_file(format_: FormatName | None) -> FileFormat | None:
    return next((known for known in SUFFIXES.values() if known == format_), None)


@contextmanager
def _saying_how_to_go_on(part: Path) -> Iterator[None]:
    try:
        yield
    except (KeyboardInterrupt, WorkerError) as error:
        if part.exists():
            why = "interrupted" if isinstance(error, KeyboardInterrupt) else "stopped"
            warn(f"{why}; {part} has what was counted: the same command with --resume goes on")
        raise
