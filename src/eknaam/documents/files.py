"""Files, folders, patterns and standard input, decoded with care.

A text is never changed on the way: line ends stay as they are, and offsets are code points of the
decoded text. A byte order mark says how a file is encoded and is not part of its text.
"""

from __future__ import annotations

import codecs
import os
import re
import stat
import sys
from collections.abc import Collection, Iterable, Iterator
from glob import glob
from pathlib import Path
from typing import Final, NamedTuple

from eknaam.documents.legacy import is_inpage
from eknaam.documents.places import LINE_END
from eknaam.documents.record import Document, Origin
from eknaam.errors import InputError

__all__ = [
    "STDIN",
    "TEXT_SUFFIXES",
    "Decoded",
    "check_is_no_device",
    "decode",
    "files_of",
    "is_endless",
    "lang_of_name",
    "name_of",
    "read_bytes",
    "read_document",
    "split_lines",
]

STDIN: Final = "-"
"""What stands for standard input among the paths."""

TEXT_SUFFIXES: Final = (".txt", ".md")
"""What is read in a folder where nothing else is asked for."""

_PATTERN: Final = re.compile(r"[*?\[]")
_LANG: Final = re.compile(r"\.(hi|ur|vi|en|zh)\.[^.]+$")
# The mark of UTF-32 begins with that of UTF-16, so it is tried first.
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def split_lines(text: str) -> list[str]:
    r"""Return the lines of a text: only \n, \r\n and \r end a line.

    Examples:
        >>> split_lines("हनोई\r\nہنوئی\n")
        ['हनोई', 'ہنوئی', '']
    """
    return LINE_END.split(text)


def lang_of_name(name: str) -> str | None:
    """Return the language that a file's name states.

    Examples:
        >>> lang_of_name("trade.hi.txt"), lang_of_name("trade.ur.md"), lang_of_name("hi.txt")
        ('hi', 'ur', None)
    """
    match = _LANG.search(os.fspath(name))
    return match[1] if match else None


def files_of(
    paths: Iterable[str], suffixes: Collection[str] = TEXT_SUFFIXES
) -> Iterator[str | InputError]:
    """Yield the files that paths stand for; for a folder, its texts at any depth, in order.

    A file comes once, however it is called. Hidden files and folders inside a folder are passed
    over, and links to folders not followed.

    Args:
        paths: files, folders, patterns such as `news/**/*.txt` (where no file has that very
            name), or `-`.
        suffixes: which files of a folder are read.

    Yields:
        A path to read, or the error of a folder that holds no text or cannot be listed.
    """
    seen = set[str]()
    for file in _files_of(paths, suffixes):
        if isinstance(file, InputError):
            yield file
        elif (real := file if file == STDIN else _real(file)) not in seen:
            seen.add(real)
            yield file


def _real(path: str) -> str:
    try:
        return os.path.realpath(path)
    except ValueError:  # a NUL in the path
        return path


def _files_of(paths: Iterable[str], suffixes: Collection[str]) -> Iterator[str | InputError]:
    for path in paths:
        if path != STDIN and Path(path).is_dir():
            yield from _texts_in(path, suffixes)
        elif path != STDIN and _PATTERN.search(path) and not os.path.lexists(path):
            found = sorted(glob(path, recursive=True))  # noqa: PTH207 - Path has no such pattern
            yield from found
            if not found:
                yield InputError(f"{path}: no file has a name like this")
        else:
            yield path


def _texts_in(folder: str, suffixes: Collection[str]) -> Iterator[str | InputError]:
    errors: list[OSError] = []
    empty = True
    for root, folders, files in os.walk(folder, onerror=errors.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if name.endswith(tuple(suffixes)) and not name.startswith("."):
                empty = False
                yield str(Path(root, name))
    for error in errors:
        yield InputError(f"{error.filename}: {error.strerror}")
    if empty and not errors:
        *first, last = suffixes
        listed = f"{', '.join(first)} or {last}" if first else last
        yield InputError(f"{folder}: no {listed} file in this folder")


def name_of(path: str) -> str:
    """Return what messages call a path: itself, or `<stdin>`."""
    return "<stdin>" if path == STDIN else path


def check_is_no_device(path: str) -> None:
    """Refuse what never ends: a device, but for the empty one and a terminal.

    Args:
        path: a file, or `-`.

    Raises:
        InputError: it is a device, or standard input is closed.
    """
    if path == STDIN and sys.stdin is None:
        raise InputError("<stdin>: closed")
    if is_endless(path):
        raise InputError(f"{name_of(path)}: expected a file, found a device")


def is_endless(path: str | Path) -> bool:
    """Return whether a path is a device, but for the empty one and a terminal.

    Args:
        path: a file, or `-`.
    """
    try:
        status = os.fstat(sys.stdin.fileno()) if path == STDIN else Path(path).stat()
    except (OSError, ValueError):
        return False  # no file, or none that can be read: reading it says what is wrong
    is_device = stat.S_ISCHR(status.st_mode) or stat.S_ISBLK(status.st_mode)
    return is_device and not (path == STDIN and sys.stdin.isatty()) and not _is_empty(status)


def _is_empty(status: os.stat_result) -> bool:
    """Whether a device is the one that nothing is ever read from."""
    return os.path.samestat(status, os.stat(os.devnull))  # noqa: PTH116 - of any device


def read_bytes(path: str) -> bytes:
    """Return the bytes of a file or of standard input.

    Raises:
        InputError: it cannot be read.
    """
    check_is_no_device(path)
    try:
        return sys.stdin.buffer.read() if path == STDIN else Path(path).read_bytes()
    except OSError as error:
        raise InputError(f"{name_of(path)}: {error.strerror}") from error
    except ValueError as error:  # a NUL in the path
        raise InputError(f"{path}: {error}") from error


def read_document(path: str) -> Document:
    """Read and decode a file or standard input as plain text.

    Args:
        path: a file, or `-`.

    Returns:
        The document.

    Raises:
        InputError: it cannot be read or is not text in UTF-8, or in UTF-16 or UTF-32 with a byte
            order mark. Its message is one line: what, where, and what to do.
    """
    name = name_of(path)
    text = decode(read_bytes(path), name).text
    return Document(name, text, lang_of_name(name), origin=Origin(name, raw=text))


class Decoded(NamedTuple):
    """The text of a file, and how it is encoded.

    Attributes:
        text: the text, without a byte order mark.
        encoding: the name of the codec.
        mark: the byte order mark, perhaps none.
    """

    text: str
    encoding: str
    mark: bytes

    def encode(self, text: str) -> bytes:
        """Return another text in the bytes of this file's encoding, with its mark."""
        return self.mark + text.encode(self.encoding)


def decode(data: bytes, name: str) -> Decoded:
    """Decode the bytes of a file.

    Args:
        data: the bytes.
        name: what messages call the file.

    Returns:
        The text and how it was encoded.

    Raises:
        InputError: the bytes are not text in UTF-8, or UTF-16 or UTF-32 with a byte order mark.
    """
    mark, encoding = next(
        ((mark, encoding) for mark, encoding in _MARKS if data.startswith(mark)), (b"", "utf-8")
    )
    if encoding == "utf-8" and b"\0" in data:
        _check_is_not_inpage(data, name)
        raise InputError(
            f"{name}: a binary file, or UTF-16 without a byte order mark; give plain text in UTF-8"
        )
    try:
        return Decoded(data[len(mark) :].decode(encoding), encoding, mark)
    except UnicodeDecodeError as error:
        _check_is_not_inpage(data, name)
        at = len(mark) + error.start
        line = data.count(b"\n", 0, at) + 1
        raise InputError(
            f"{name}: not {encoding.upper()}: byte 0x{data[at]:02x} at offset {at}, line {line};"
            " convert it to UTF-8, for example with iconv"
        ) from error


def _check_is_not_inpage(data: bytes, name: str) -> None:
    if is_inpage(data):
        raise InputError(
            f"{name}: expected Unicode text, found InPage; export the text from InPage as UTF-8"
        )
