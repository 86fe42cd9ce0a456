"""Files that are imported: perhaps compressed, of any length, and not trusted.

One line (or one document) has a greatest length, and a compressed file may not become more than
two hundred times as long: a small file that unpacks without end is refused, not followed.
"""

from __future__ import annotations

import bz2
import gzip
import io
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, BinaryIO, Final, cast

from eknaam.documents.files import is_endless
from eknaam.errors import InputError
from eknaam.gazetteer.problems import printable
from eknaam.gazetteer.store import why

__all__ = ["LONGEST", "Source"]

LONGEST: Final = 64 << 20
"""The most bytes of one line, and of a document that is read whole."""

_MOST_EXPANSION: Final = 200
_ALWAYS_ALLOWED: Final = 16 << 20  # bytes; little files may be very repetitive
_BOM: Final = b"\xef\xbb\xbf"
_OPENERS: Final[dict[str, Callable[[BinaryIO], IO[bytes]]]] = {
    ".gz": lambda file: cast("IO[bytes]", gzip.GzipFile(fileobj=file)),
    ".bz2": lambda file: cast("IO[bytes]", bz2.BZ2File(file)),
}


class Source:
    """A file that is read once, from its beginning to its end.

    Args:
        path: the file; `.gz` and `.bz2` are unpacked as they are read.
        longest: the most bytes of a line, or of the whole if it is read whole.

    Attributes:
        path: the file.
        size: how many bytes the file has, packed as it is; 0 if that is not known.
        position: how many of them have been read.
    """

    def __init__(self, path: Path, *, longest: int = LONGEST) -> None:
        self.path = path
        self.size = path.stat().st_size if path.is_file() else 0
        self.position = 0
        self._longest = longest

    def __str__(self) -> str:
        return printable(str(self.path))

    def lines(self) -> Iterator[tuple[int, bytes]]:
        """Yield the lines with their numbers from 1, without line breaks.

        Raises:
            InputError: the file cannot be read, a line is too long, or it unpacks without end.
        """
        with self.opened() as file:
            number = 0
            while line := file.readline(self._longest + 1):
                number += 1
                if len(line) > self._longest:
                    found = f"one of over {self._longest:,} bytes"
                    raise InputError(f"{self}:{number}: expected a shorter line, found {found}")
                line = line.removeprefix(_BOM) if number == 1 else line
                yield number, line.rstrip(b"\r\n")

    def whole(self) -> bytes:
        """Return all of the file.

        Raises:
            InputError: the file cannot be read or is too long.
        """
        with self.opened() as file:
            content = file.read(self._longest + 1)
        if len(content) > self._longest:
            found = f"one of over {self._longest:,} bytes"
            raise InputError(f"{self}: expected a shorter file, found {found}")
        return content.removeprefix(_BOM)

    @contextmanager
    def opened(self) -> Iterator[BinaryIO]:
        """Give the unpacked bytes of the file as a stream.

        Raises:
            InputError: the file cannot be read or unpacked.
        """
        if is_endless(self.path):
            raise InputError(f"{self}: expected a file, found a device")
        try:
            raw = self.path.open("rb")
        except (OSError, ValueError) as error:
            raise InputError(f"{self}: expected a file, found {why(error)}") from error
        with raw:
            counted = cast("BinaryIO", io.BufferedReader(_Counted(raw, self)))
            opener = _OPENERS.get(self.path.suffix.lower())
            if opener is None:
                yield counted
            else:
                yield cast("BinaryIO", io.BufferedReader(_Unpacked(opener(counted), self)))


class _Counted(io.RawIOBase):
    """Counts how much of the packed file was read."""

    def __init__(self, file: IO[bytes], source: Source) -> None:
        self._file = file
        self._source = source

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(cast("bytearray", buffer))
        try:
            data = self._file.read(len(view))
        except OSError as error:
            raise InputError(f"{self._source}: expected a file, found {why(error)}") from error
        view[: len(data)] = data
        self._source.position += len(data)
        return len(data)


class _Unpacked(io.RawIOBase):
    """Unpacks a file, but not without end."""

    def __init__(self, file: IO[bytes], source: Source) -> None:
        self._file = file
        self._source = source
        self._unpacked = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(cast("bytearray", buffer))
        try:
            data = self._file.read(len(view))
        except (OSError, EOFError, ValueError, zlib.error) as error:
            found = printable(str(error))
            message = f"expected a whole compressed file, found {found}"
            raise InputError(f"{self._source}: {message}") from error
        view[: len(data)] = data
        self._unpacked += len(data)
        if self._unpacked > _ALWAYS_ALLOWED + _MOST_EXPANSION * self._source.position:
            found = f"one that becomes more than {_MOST_EXPANSION} times as long"
            raise InputError(f"{self._source}: expected a compressed file, found {found}")
        return len(data)
