"""A run of `eknaam lint`: from paths to findings that are printed, and to files that are fixed."""

from __future__ import annotations

import difflib
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, TextIO

from eknaam.cli.output import warn
from eknaam.cli.progress import with_bar
from eknaam.documents import (
    STDIN,
    Document,
    Fields,
    Reading,
    decode,
    files_of,
    parse_text,
    read_documents,
    split_lines,
)
from eknaam.documents.files import read_bytes
from eknaam.documents.read import suffixes_of
from eknaam.documents.replace import replace_file
from eknaam.errors import InputError
from eknaam.lint import Linted, Linter, house_spellings
from eknaam.lint.baseline import Baseline, load_baseline, write_baseline
from eknaam.lint.config import Config
from eknaam.lint.fix import FixResult, fix_source
from eknaam.lint.formats import Write
from eknaam.lint.located import Checked, Tally, count, locate
from eknaam.normalizer import Normalizer
from eknaam.text.visible import visible

__all__ = ["Job", "run"]

_BETWEEN_DOCUMENTS: Final = "EK301"
_UNKNOWN: Final = "EK108"


@dataclass(frozen=True, slots=True)
class Job:
    """What one call of the command asks for; see the options of `eknaam lint`."""

    paths: tuple[str, ...]
    pair: tuple[str, str] | None
    source: str | None
    lang: str | None
    date: str | None
    field: tuple[str, ...]
    id_field: str | None
    lang_field: str | None
    date_field: str | None
    stdin_filename: str | None
    codes: frozenset[str]
    baseline: str | None
    write_baseline: str | None
    fix: bool
    unsafe: bool
    diff: bool
    config: Config
    is_alone: bool = False  # a gazetteer in place of the shipped one, and on none

    @property
    def reading(self) -> Reading:
        """How files are read."""
        fields = Fields(self.field, self.id_field, self.lang_field, self.date_field)
        return Reading(fields, None, self.lang, self.date)


def run(job: Job, normalizer: Normalizer, write: Write, *, to_people: bool) -> int:
    """Do a job and return the exit code.

    Args:
        job: what is asked for.
        normalizer: what finds the names.
        write: prints the findings on standard output.
        to_people: whether the closing line is printed with the findings, not beside them.

    Raises:
        ConfigError: the baseline is none, or cannot be written.
    """
    return _Run(job, normalizer).run(write, to_people=to_people)


class _Run:
    def __init__(self, job: Job, normalizer: Normalizer) -> None:
        self._job = job
        self._reading = job.reading
        self._tally = Tally()
        self._linter = Linter(normalizer, job.codes, job.config.ignore_words)
        self._unknown: set[str] = set()  # names that the gazetteer lacks, where it stands alone
        self._stdin: str | None = None  # decoded; kept, since it can be read only once
        paths = job.pair or job.paths
        self._files = list(files_of(paths, suffixes_of(self._reading)))

    def run(self, write: Write, *, to_people: bool) -> int:
        job = self._job
        if _BETWEEN_DOCUMENTS in job.codes and not job.pair and self._has_many():
            documents = (d for d in self._documents("Comparing") if isinstance(d, Document))
            house = house_spellings(documents, self._linter.normalizer)
            self._linter = replace(self._linter, house=house)
        if job.diff:
            return self._show_diff()
        if job.fix:
            self._fix_all()
        if job.write_baseline:
            return self._write_baseline(job.write_baseline)
        # Where the fixed text goes to standard output, the findings go beside it.
        is_filter = job.fix and job.paths == (STDIN,)
        stream = sys.stderr if is_filter else sys.stdout
        write(self._checked(stream), self._tally, stream)
        if not to_people:
            warn(self._tally.line())
        self._hint()
        if self._tally.failures or self._tally.unwritten:
            return 2
        return 1 if self._tally.findings else 0

    def _hint(self) -> None:
        """Say that names are unknown only because the shipped gazetteer is left out."""
        if self._unknown:
            known = sum(match is not None for match in Normalizer().normalize_many(self._unknown))
            if known:
                warn(
                    f"the shipped gazetteer knows {count(known, 'name')} of those that are unknown:"
                    ' give --base shipped, or base = "shipped" in the configuration'
                )

    def _has_many(self) -> bool:
        # A file of records is read as it comes, so how many it has is not known beforehand.
        return len(self._files) > 1 or bool(self._reading.fields.text)

    def _checked(self, stream: TextIO) -> Iterator[Checked]:
        baseline = load_baseline(Path(self._job.baseline)) if self._job.baseline else None
        for linted in self._linted(bar=not stream.isatty()):
            shown = _without_known(linted, baseline)
            self._tally.add(shown, len(linted.findings) - len(shown.findings))
            if self._job.is_alone:
                self._unknown.update(_unknown_names(shown))
            yield locate(shown)

    def _linted(self, *, bar: bool = True) -> Iterator[Linted]:
        if self._job.pair:
            yield from self._linted_pair(*self._job.pair)
            return
        versions = tuple(self._read(self._job.source)) if self._job.source else ()
        for document in self._documents("Linting", bar=bar):
            if isinstance(document, InputError):
                self._fail(document)
            else:
                yield self._lint(document, versions)

    def _linted_pair(self, one: str, other: str) -> Iterator[Linted]:
        ones, others = list(self._read(one)), list(self._read(other))
        if len(ones) != len(others):
            found = f"{len(ones)} and {len(others)}"
            self._fail(InputError(f"{one}, {other}: expected as many documents, found {found}"))
            return
        pairs = list(zip(ones, others, strict=True))
        yield from (self._lint(mine, (theirs,)) for mine, theirs in pairs)
        yield from (self._lint(theirs, (mine,)) for mine, theirs in pairs)

    def _lint(self, document: Document, versions: Iterable[Document] = ()) -> Linted:
        codes = self._job.codes - self._job.config.ignored_for(document.name)
        linted = self._linter.lint(document, versions, codes)
        for problem in linted.problems:
            warn(f"warning: {problem}")
        if linted.lang is None:
            self._tally.unread.append(document.id)
            warn(f"{document.id}: no Hindi or Urdu text: nothing was checked in it")
        return linted

    def _documents(self, doing: str, *, bar: bool = True) -> Iterator[Document | InputError]:
        for file in with_bar(self._files, doing, shown=bar):
            if isinstance(file, InputError):
                yield file
            else:
                yield from self._documents_of(file)

    def _documents_of(self, path: str) -> Iterator[Document | InputError]:
        if path != STDIN:
            yield from read_documents([path], self._reading)
            return
        name = self._job.stdin_filename or "<stdin>"
        try:
            if self._stdin is None:
                self._stdin = decode(read_bytes(STDIN), name).text
            yield from parse_text(self._stdin, name, self._reading)
        except InputError as error:
            yield error

    def _read(self, path: str) -> Iterator[Document]:
        for document in self._documents_of(path):
            if isinstance(document, InputError):
                self._fail(document)
            else:
                yield document

    def _fail(self, error: InputError) -> None:
        warn(str(error))
        self._tally.failures += 1

    def _write_baseline(self, path: str) -> int:
        written = write_baseline(Path(path), self._linted())
        warn(f"{path}: {count(written, 'finding')} written")
        return 2 if self._tally.failures else 0

    def _fix_all(self) -> None:
        for file in with_bar([f for f in self._files if isinstance(f, str)], "Fixing"):
            try:
                self._fix(file)
            except InputError as error:
                self._fail(error)

    def _fix(self, path: str) -> None:
        name = self._name(path)
        data = read_bytes(path)
        decoded = decode(data, name)
        result = self._fixed(decoded.text, name)
        if path == STDIN:
            self._stdin = result.text
            sys.stdout.buffer.write(decoded.encode(result.text))
            sys.stdout.buffer.flush()
        elif result.text != decoded.text:
            try:
                replace_file(path, data, decoded.encode(result.text))
            except InputError as error:
                warn(str(error))
                self._tally.unwritten += 1
                return
        self._tally.fixed += len(result.applied)
        for skipped in result.skipped:
            finding = skipped.finding
            warn(f"{name}: {finding.rule} not fixed: {skipped.reason}")

    def _fixed(self, text: str, name: str) -> FixResult:
        def parse(source: str) -> Iterator[Document]:
            found = parse_text(source, name, self._reading)
            return (document for document in found if isinstance(document, Document))

        codes = self._job.codes - self._job.config.ignored_for(name)
        linter = replace(self._linter, codes=codes)
        return fix_source(text, parse, linter, unsafe=self._job.unsafe)

    def _show_diff(self) -> int:
        changed = 0
        for file in self._files:
            try:
                if isinstance(file, InputError):
                    raise file
                name = self._name(file)
                text = decode(read_bytes(file), name).text
                result = self._fixed(text, name)
            except InputError as error:
                self._fail(error)
                continue
            if result.text != text:
                changed += len(result.applied)
                sys.stdout.writelines(_diff(name, text, result.text))
        warn(f"{changed:,} {'fix' if changed == 1 else 'fixes'} would be made")
        return 2 if self._tally.failures else int(changed > 0)

    def _name(self, path: str) -> str:
        return (self._job.stdin_filename or "<stdin>") if path == STDIN else path


def _unknown_names(linted: Linted) -> Iterator[str]:
    text = linted.document.text
    for finding in linted.findings:
        if finding.rule == _UNKNOWN:
            yield text[finding.start : finding.end]


def _without_known(linted: Linted, baseline: Baseline | None) -> Linted:
    return linted if baseline is None else replace(linted, findings=baseline.new(linted))


def _diff(name: str, old: str, new: str) -> Iterator[str]:
    shown = visible(name)
    for line in difflib.unified_diff(split_lines(old), split_lines(new), shown, shown, lineterm=""):
        yield f"{visible(line)}\n"
