"""The texts that a command is given: files, folders and standard input, decoded with care.

A text is never changed on the way: line ends stay as they are, and offsets are code points of the
decoded text. A byte order mark says how a file is encoded and is not part of its text.
"""

from __future__ import annotations

import codecs
import os
import re
import sys
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from eknaam.errors import InputError

__all__ = ["STDIN", "Document", "Lines", "files_of", "lang_of_name", "read_document", "split_lines"]

STDIN: Final = "-"
"""What stands for standard input among the paths."""

_SUFFIXES: Final = (".txt", ".md")
_LANG: Final = re.compile(r"\.(hi|ur|vi|en|zh)\.[^.]+$")
_LINE_END: Final = re.compile(r"\r\n|\r|\n")
# The mark of UTF-32 begins with that of UTF-16, so it is tried first.
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


@dataclass(frozen=True, slots=True)
class Document:
    """A text and what is known of it.

    Attributes:
        name: its path as given, or `<stdin>`.
        text: the decoded text, without a byte order mark.
        lang: the language that the file's name states (`news.hi.txt`), or None.
    """

    name: str
    text: str
    lang: str | None


class Lines:
    r"""Where the lines of a text begin.

    Examples:
        >>> Lines("one\r\ntwo").position(6)
        (2, 2)
    """

    def __init__(self, text: str) -> None:
        self._starts = [0, *(match.end() for match in _LINE_END.finditer(text))]

    def position(self, offset: int) -> tuple[int, int]:
        """Return the line and the column (in code points) of an offset, both from 1."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1


def split_lines(text: str) -> list[str]:
    r"""Return the lines of a text: only \n, \r\n and \r end a line.

    Examples:
        >>> split_lines("हनोई\r\nہنوئی\n")
        ['हनोई', 'ہنوئی', '']
    """
    return _LINE_END.split(text)


def lang_of_name(name: str) -> str | None:
    """Return the language that a file's name states.

    Examples:
        >>> lang_of_name("trade.hi.txt"), lang_of_name("trade.ur.md"), lang_of_name("hi.txt")
        ('hi', 'ur', None)
    """
    match = _LANG.search(os.fspath(name))
    return match[1] if match else None


def files_of(paths: Iterable[str]) -> Iterator[str | InputError]:
    """Yield the files that paths stand for; for a folder, its texts at any depth, in order.

    Hidden files and folders inside a folder are passed over, and links to folders not followed.

    Args:
        paths: files, folders or `-`.

    Yields:
        A path to read, or the error of a folder that holds no text or cannot be listed.
    """
    for path in paths:
        if path != STDIN and Path(path).is_dir():
            yield from _texts_in(path)
        else:
            yield path


def _texts_in(folder: str) -> Iterator[str | InputError]:
    errors: list[OSError] = []
    empty = True
    for root, folders, files in os.walk(folder, onerror=errors.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if name.endswith(_SUFFIXES) and not name.startswith("."):
                empty = False
                yield str(Path(root, name))
    for error in errors:
        yield InputError(f"{error.filename}: {error.strerror}")
    if empty and not errors:
        yield InputError(f"{folder}: no {' or '.join(_SUFFIXES)} file in this folder")


def read_document(path: str) -> Document:
    """Read and decode a file or standard input.

    Args:
        path: a file, or `-`.

    Returns:
        The document.

    Raises:
        InputError: it cannot be read or is not text in UTF-8, or in UTF-16 or UTF-32 with a byte
            order mark. Its message is one line: what, where, and what to do.
    """
    name = "<stdin>" if path == STDIN else path
    try:
        data = sys.stdin.buffer.read() if path == STDIN else Path(path).read_bytes()
    except OSError as error:
        raise InputError(f"{name}: {error.strerror}") from error
    except ValueError as error:  # a NUL in the path
        raise InputError(f"{name}: {error}") from error
    return Document(name, _decode(data, name), lang_of_name(name))


def _decode(data: bytes, name: str) -> str:
    mark, encoding = next(
        ((mark, encoding) for mark, encoding in _MARKS if data.startswith(mark)), (b"", "utf-8")
    )
    if encoding == "utf-8" and b"\0" in data:
        raise InputError(
            f"{name}: a binary file, or UTF-16 without a byte order mark; give plain text in UTF-8"
        )
    try:
        return data[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        at = len(mark) + error.start
        line = data.count(b"\n", 0, at) + 1
        raise InputError(
            f"{name}: not {encoding.upper()}: byte 0x{data[at]:02x} at offset {at}, line {line};"
            " convert it to UTF-8, for example with iconv"
        ) from error
