"""What is counted: files in order, with a digest of each, from where an earlier run ended."""

from __future__ import annotations

import csv
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from typing import Final

from eknaam.documents import STDIN, Document, Reading, decode, files_of, read_documents
from eknaam.documents.files import read_bytes
from eknaam.documents.read import suffixes_of
from eknaam.errors import InputError
from eknaam.report.count import Item
from eknaam.report.observation import Article
from eknaam.report.store import Input
from eknaam.text.tags import is_language

__all__ = ["Source", "Version", "read_manifest"]

_COLUMNS: Final = ("article", "language", "path")
_NO_FILE: Final = "none"


@dataclass(frozen=True, slots=True)
class Version:
    """A row of a manifest: a language version of an article."""

    article: str
    lang: str
    path: str


@dataclass(frozen=True, slots=True)
class _Step:
    """An input: a file, the versions of an article, or what cannot be read."""

    name: str
    paths: tuple[str, ...]
    contents: Callable[[], Iterator[Document | Article | InputError]]

    @property
    def size(self) -> int:
        return sum(map(_size_of, self.paths))

    def digest(self) -> str:
        digest = blake2b(digest_size=16)
        for path in self.paths:
            digest.update(_digest_of(path).encode())
        return digest.hexdigest()

    def items(self, skip: int = 0) -> Iterator[Item]:
        """Yield what is in it, but for the first ones, and its end."""
        digest, left = self.digest(), self.size
        for content in islice(self.contents(), skip, None):
            size = min(left, _length(content))
            left -= size
            yield Item(self.name, digest, content, size)
        yield Item(self.name, digest, None, left)


@dataclass(frozen=True, slots=True)
class Source:
    """The input of a report.

    Attributes:
        paths: files, folders, patterns, or `-`; what is among the versions is left out of them.
        reading: how they are read.
        versions: the versions of articles.
    """

    paths: Sequence[str]
    reading: Reading
    versions: Sequence[Version] = ()

    def size(self) -> int:
        """Return how many bytes there are to read."""
        return sum(step.size for step in self._steps())

    def items(self, counted: Sequence[Input] = ()) -> Iterator[Item]:
        """Yield the input from where the counts end.

        Args:
            counted: what was counted already, in order.

        Yields:
            Documents, articles and what cannot be read, and the end of each input.

        Raises:
            InputError: the input is not what was counted.
        """
        steps = self._steps()
        for before in counted:
            step = next(steps, None)
            _check_same(before, step)
            if step and before.done:
                yield Item(before.path, before.digest, None, step.size, counted=True)
            elif step:
                yield from step.items(before.items)
        for step in steps:
            yield from step.items()

    def _steps(self) -> Iterator[_Step]:
        taken = {os.path.realpath(version.path) for version in self.versions}
        for file in files_of(self.paths, suffixes_of(self.reading)):
            if isinstance(file, InputError):
                yield _Step(str(file), (), partial(iter, [file]))
            elif os.path.realpath(file) not in taken:
                yield _Step(file, (file,), partial(read_documents, [file], self.reading))
        articles: dict[str, list[Version]] = {}
        for version in self.versions:
            articles.setdefault(version.article, []).append(version)
        for name, versions in articles.items():
            paths = tuple(version.path for version in versions)
            yield _Step(name, paths, partial(_article, name, versions, self.reading))


def _check_same(before: Input, step: _Step | None) -> None:
    if step is None:
        found = "the input ends before it"
    elif step.name != before.path:
        found = f"{step.name} comes in its place"
    elif step.digest() != before.digest:
        found = "it has changed"
    else:
        return
    raise InputError(f"{before.path}: it was counted, and now {found}; count again from the start")


def _article(
    name: str, versions: Sequence[Version], reading: Reading
) -> Iterator[Document | Article | InputError]:
    found: list[Document] = []
    for version in versions:
        for document in read_documents([version.path], replace(reading, lang=version.lang)):
            if isinstance(document, InputError):
                yield document
            else:
                found.append(document)
    yield Article(name, tuple(found))


def _length(content: Document | Article | InputError) -> int:
    """Return about how many bytes of a file a content has."""
    if isinstance(content, Article):
        return sum(map(_length, content.versions))
    if isinstance(content, InputError):
        return 0
    return len((content.origin.raw if content.origin else content.text).encode("utf-8", "replace"))


def _size_of(path: str) -> int:
    try:
        return Path(path).stat().st_size
    except (OSError, ValueError):
        return 0  # reading it says what is wrong


def _digest_of(path: str) -> str:
    """Return a digest of a file's bytes; of what can be read only once there is none."""
    digest = blake2b(digest_size=16)
    if path == STDIN or not Path(path).is_file():
        return _NO_FILE
    try:
        with Path(path).open("rb") as stream:
            while chunk := stream.read(1 << 20):
                digest.update(chunk)
    except (OSError, ValueError):
        return _NO_FILE  # reading it says what is wrong
    return digest.hexdigest()


def read_manifest(path: str) -> list[Version]:
    """Read which files are versions of which article.

    Args:
        path: a CSV file with the columns article, language and path; a path is looked up beside
            the manifest.

    Returns:
        The versions, in order.

    Raises:
        InputError: it cannot be read, a column is missing, or a row lacks a value.
    """
    rows = csv.reader(decode(read_bytes(path), path).text.splitlines(keepends=True), strict=True)
    try:
        header = [name.strip().lower() for name in next(rows, [])]
        if missing := [name for name in _COLUMNS if name not in header]:
            expected = ", ".join(_COLUMNS)
            raise InputError(f"{path}: expected the columns {expected}, found no {missing[0]}")
        places = [header.index(name) for name in _COLUMNS]
        return [_version(path, rows.line_num, row, places) for row in rows if any(row)]
    except csv.Error as error:
        raise InputError(f"{path}:{rows.line_num}: expected CSV, found {error}") from error


def _version(manifest: str, line: int, row: list[str], places: list[int]) -> Version:
    values = [row[place].strip() if place < len(row) else "" for place in places]
    for name, value in zip(_COLUMNS, values, strict=True):
        if not value:
            raise InputError(f"{manifest}:{line}: {name}: expected a value, found none")
    article, lang, path = values
    if not is_language(lang):
        raise InputError(f"{manifest}:{line}: language: expected a tag such as hi, found {lang!r}")
    return Version(article, lang, os.path.join(os.path.dirname(manifest), path))  # noqa: PTH118, PTH120 - the path as it is shown
