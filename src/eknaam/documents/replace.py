"""Replacing a file whole: after a crash there is the old file or the new one, never half of one."""

from __future__ import annotations

import contextlib
import os
import stat
import tempfile
from pathlib import Path
from typing import Final

from eknaam.errors import InputError

__all__ = ["replace_file"]

_WRITABLE: Final = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


def replace_file(path: str | Path, old: bytes, new: bytes) -> None:
    """Replace the content of a file at once.

    The new content is written beside the file, brought to the disk, and takes the file's name.
    Mode, owner and extended attributes are kept. Of a symbolic link the target is replaced.

    Args:
        path: the file.
        old: what the caller read there; if something else stands there now, nothing is written.
        new: the new content.

    Raises:
        InputError: the file is not as it was, has several hard links, or cannot be written; one
            line, and the file is as it was.

    Examples:
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     file = Path(folder, "news.txt")
        ...     _ = file.write_bytes(b"old")
        ...     replace_file(file, b"old", b"new")
        ...     file.read_bytes(), os.listdir(folder)
        (b'new', ['news.txt'])
    """
    target = Path(os.path.realpath(path))
    try:
        status = _checked(target, path, old)
        _write(target, status, old, new)
    except OSError as error:
        raise InputError(f"{path}: not changed: {error.strerror or error}") from error


def _checked(target: Path, path: str | Path, old: bytes) -> os.stat_result:
    """Return the status of a file that may be replaced."""
    status = target.stat()
    reason = None
    if not stat.S_ISREG(status.st_mode):
        reason = "it is no regular file"
    elif status.st_nlink > 1:
        reason = f"it has {status.st_nlink} hard links, and only one of them would change"
    elif not status.st_mode & _WRITABLE or not os.access(target, os.W_OK):
        reason = "it is not writable"
    elif not os.access(target.parent, os.W_OK):
        reason = "its folder is not writable"
    elif target.read_bytes() != old:
        reason = "it changed meanwhile"
    if reason:
        raise InputError(f"{path}: not changed: {reason}")
    return status


def _write(target: Path, status: os.stat_result, old: bytes, new: bytes) -> None:
    descriptor, name = tempfile.mkstemp(prefix=f".{target.name[:60]}.", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(new)
            stream.flush()
            _keep_status(stream.fileno(), target, status)
            os.fsync(stream.fileno())
        _check_unchanged(target, old)
        temporary.replace(target)
    except BaseException:  # also Ctrl-C: nothing is left behind
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    _sync_folder(target.parent)


def _check_unchanged(target: Path, old: bytes) -> None:
    if target.read_bytes() != old:
        raise InputError(f"{target}: not changed: it changed meanwhile")


def _keep_status(descriptor: int, target: Path, status: os.stat_result) -> None:
    if hasattr(os, "fchown"):
        new = os.fstat(descriptor)
        if (new.st_uid, new.st_gid) != (status.st_uid, status.st_gid):
            os.fchown(descriptor, status.st_uid, status.st_gid)
        os.fchmod(descriptor, stat.S_IMODE(status.st_mode))
    if hasattr(os, "listxattr"):
        with contextlib.suppress(OSError):  # a file system without them
            for attribute in os.listxattr(target):
                os.setxattr(descriptor, attribute, os.getxattr(target, attribute))


def _sync_folder(folder: Path) -> None:
    if not hasattr(os, "O_DIRECTORY"):
        return  # Windows: a folder cannot be opened
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
