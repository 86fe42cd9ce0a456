"""Replacing a file: whole or not at all, and as it was but for its content."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from eknaam.documents.replace import replace_file
from eknaam.errors import InputError

OLD, NEW = b"old " * 1000, b"new " * 2000
unix = pytest.mark.skipif(os.name == "nt", reason="files of Unix")


def listed(folder: Path) -> list[str]:
    """Return the names in a folder."""
    return sorted(path.name for path in folder.iterdir())


KILLED = """
import os, signal, sys
from eknaam.documents import replace

left = int(sys.argv[2])

def counted(function):
    def call(*arguments, **options):
        global left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return function(*arguments, **options)
    return call

for name in ("fsync", "fchmod", "fdopen", "open", "close", "fstat", "listxattr"):
    if hasattr(os, name):
        setattr(os, name, counted(getattr(os, name)))
replace.Path.replace = counted(replace.Path.replace)
replace.tempfile.mkstemp = counted(replace.tempfile.mkstemp)

class Stream:  # every write in pieces, so that it can be cut
    def __init__(self, stream): self.stream = stream
    def __enter__(self): return self
    def __exit__(self, *_): self.stream.close()
    def write(self, data):
        for at in range(0, len(data), 1000):
            counted(self.stream.write)(data[at:at + 1000])
            self.stream.flush()
    def flush(self): counted(self.stream.flush)()
    def fileno(self): return self.stream.fileno()

fdopen = os.fdopen
os.fdopen = lambda *arguments: Stream(fdopen(*arguments))
path = replace.Path(sys.argv[1])
replace.replace_file(path, path.read_bytes(), b"new " * 2000)
print("done")
"""


@unix
def test_killed_at_any_step_there_is_the_old_file_or_the_new_one(tmp_path):
    """The process is killed at its first, second, ... step; the file is always whole."""
    path = tmp_path / "news.txt"
    seen = set()
    for step in range(1, 60):
        path.write_bytes(OLD)
        done = subprocess.run(
            [sys.executable, "-c", KILLED, path, str(step)], capture_output=True, check=False
        )
        seen.add(path.read_bytes())
        assert path.read_bytes() in (OLD, NEW)
        if done.returncode == 0:
            break
        assert done.returncode == -signal.SIGKILL, done.stderr
    assert done.stdout == b"done\n"
    assert seen == {OLD, NEW}
    assert step > 15


@unix
def test_mode_and_links_are_kept(tmp_path):
    """The target of a link is replaced, with its mode; the link stays a link."""
    path, link = tmp_path / "news.txt", tmp_path / "link.txt"
    path.write_bytes(OLD)
    path.chmod(0o640)
    link.symlink_to(path)
    replace_file(link, OLD, NEW)
    assert link.is_symlink()
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (NEW, 0o640)
    assert listed(tmp_path) == ["link.txt", "news.txt"]


@unix
@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="no extended attributes")
def test_extended_attributes_are_kept(tmp_path):
    """What a file system notes beside a file stays."""
    path = tmp_path / "news.txt"
    path.write_bytes(OLD)
    try:
        os.setxattr(path, "user.source", b"desk")
    except OSError:
        pytest.skip("this file system has no extended attributes")
    replace_file(path, OLD, NEW)
    assert os.getxattr(path, "user.source") == b"desk"


@unix
@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="only root may give files away")
def test_the_owner_is_kept(tmp_path):
    """The new file belongs to whom the old one did."""
    path = tmp_path / "news.txt"
    path.write_bytes(OLD)
    os.chown(path, 12345, 23456)
    replace_file(path, OLD, NEW)
    assert (path.stat().st_uid, path.stat().st_gid) == (12345, 23456)


@unix
@pytest.mark.parametrize("case", ["hard link", "read-only", "changed", "folder", "fifo", "gone"])
def test_what_cannot_be_replaced_is_left_alone(tmp_path, case):
    """The error is one line that says why, and nothing is written."""
    path = tmp_path / "news.txt"
    path.write_bytes(OLD)
    messages = {
        "hard link": "it has 2 hard links",
        "read-only": "it is not writable",
        "changed": "it changed meanwhile",
        "folder": "it is no regular file",
        "fifo": "it is no regular file",
        "gone": "No such file",
    }
    if case == "hard link":
        os.link(path, tmp_path / "other.txt")
    elif case == "read-only":
        path.chmod(0o444)
    elif case == "changed":
        path.write_bytes(b"changed")
    elif case == "folder":
        path = tmp_path
    elif case == "fifo":
        path = tmp_path / "fifo"
        os.mkfifo(path)
    else:
        path = tmp_path / "no.txt"
    before = listed(tmp_path)
    with pytest.raises(InputError, match=messages[case]) as caught:
        replace_file(path, OLD, NEW)
    assert str(caught.value).startswith(f"{path}: not changed: ")
    assert "\n" not in str(caught.value)
    assert listed(tmp_path) == before


@pytest.mark.parametrize(
    "failure", [OSError(errno.ENOSPC, "No space left on device"), KeyboardInterrupt()]
)
def test_a_full_disk_or_ctrl_c_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch, failure):
    """What was begun is taken away again."""
    path = tmp_path / "news.txt"
    path.write_bytes(OLD)

    def fail(_: int) -> None:
        raise failure

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises((InputError, KeyboardInterrupt)):
        replace_file(path, OLD, NEW)
    assert path.read_bytes() == OLD
    assert listed(tmp_path) == ["news.txt"]


def test_another_writer_in_between_wins(tmp_path, monkeypatch):
    """A file that changes while the new one is being written is not overwritten."""
    path = tmp_path / "news.txt"
    path.write_bytes(OLD)
    real = os.fsync

    def change(descriptor: int) -> None:
        real(descriptor)
        Path(path).write_bytes(b"somebody else")

    monkeypatch.setattr(os, "fsync", change)
    with pytest.raises(InputError, match="it changed meanwhile"):
        replace_file(path, OLD, NEW)
    assert path.read_bytes() == b"somebody else"
