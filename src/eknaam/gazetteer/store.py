"""Changes files without ever losing what was in them.

A file is replaced in one step by a complete new one from the same folder, and whoever changes it
locks it first, so that two people who add entries at the same time both keep theirs.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from eknaam.errors import GazetteerError
from eknaam.gazetteer.problems import printable

__all__ = ["change_text", "replace_file", "replaced_file", "why"]


@contextmanager
def replaced_file(path: Path) -> Iterator[BinaryIO]:
    """Give a new file to write, which takes the place of the old one when all went well.

    Args:
        path: the file; a symbolic link stays one, and what it points to is replaced. Folders
            that are not there are made.

    Yields:
        A file in the same folder, opened for writing bytes. If the block raises, it is removed
        and the old file is as it was.

    Examples:
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     with replaced_file(Path(folder, "new.txt")) as file:
        ...         _ = file.write(b"all of it")
        ...     Path(folder, "new.txt").read_text()
        'all of it'
    """
    path = path.resolve()
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "w+b") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(_mode(path))
        temporary.replace(path)
        _sync_folder(path.parent)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def replace_file(path: Path, content: bytes | Iterable[bytes]) -> None:
    """Write a file in one step: whoever reads it finds the old content or the new one."""
    with replaced_file(path) as file:
        file.writelines([content] if isinstance(content, bytes) else content)


def change_text(path: Path, change: Callable[[str], str]) -> bool:
    """Change a text file that others may be changing, too.

    Args:
        path: a file in UTF-8.
        change: what makes the new text of the old one; if it raises, the file stays as it was.

    Returns:
        Whether the text is another one now.

    Raises:
        GazetteerError: the file cannot be read or written.
    """
    try:
        with _locked(path):
            old = path.read_bytes()
            new = change(old.decode("utf-8")).encode("utf-8")
            if new != old:
                replace_file(path, new)
            return new != old
    except UnicodeDecodeError as error:
        problem = f"expected text in UTF-8, found byte 0x{error.object[error.start]:02X}"
        raise GazetteerError(f"{printable(str(path))}: {problem}") from error
    except OSError as error:
        raise GazetteerError(
            f"{printable(str(path))}: expected a file, found {why(error)}"
        ) from error


def why(error: OSError | ValueError) -> str:
    """Say what was found where a file, or a place for one, was expected.

    Examples:
        >>> why(FileNotFoundError()), why(IsADirectoryError())
        ('no such file', 'a directory')
    """
    match error:
        case FileNotFoundError():
            return "no such file"
        case IsADirectoryError():
            return "a directory"
        case FileExistsError() | NotADirectoryError():
            return "a file in the place of a folder"
        case OSError(strerror=str(reason)):
            return f"one that cannot be used ({reason})"
    return "a path that cannot be opened"


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Wait until nobody else changes files of this folder through eknaam.

    The folder is locked, not the file, which is another one after each change; so nothing is
    left behind. Windows has no such lock: there only the replacing in one step protects.
    """
    try:
        import fcntl
    except ImportError:
        yield
        return
    folder = os.open(path.resolve().parent, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def _mode(path: Path) -> int:
    """Return the permissions of a file, or what a new one gets."""
    with suppress(OSError):
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _sync_folder(folder: Path) -> None:
    with suppress(OSError):  # not every file system, and no Windows, syncs folders
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
