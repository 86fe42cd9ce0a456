"""Files are replaced in one step, and changed by one at a time."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from eknaam.errors import GazetteerError
from eknaam.gazetteer.store import change_text, replace_file


def test_a_failure_leaves_the_old_file(tmp_path: Path) -> None:
    """Whatever is raised while a file is written, the old one is whole and nothing is left over."""
    path = tmp_path / "a.txt"
    path.write_text("old")

    def lines() -> Iterator[bytes]:
        yield b"half"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        replace_file(path, lines())
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_permissions_stay(tmp_path: Path) -> None:
    """A file keeps its permissions; a new one gets those that the umask leaves."""
    path = tmp_path / "a.txt"
    old = os.umask(0o027)
    try:
        replace_file(path, b"new")
    finally:
        os.umask(old)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    path.chmod(0o604)
    replace_file(path, [b"new", b"er"])
    assert stat.S_IMODE(path.stat().st_mode) == 0o604
    assert path.read_text() == "newer"


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    """What a symbolic link points to is replaced, not the link."""
    real, link = tmp_path / "real" / "a.txt", tmp_path / "link.txt"
    real.parent.mkdir()
    real.write_text("old")
    link.symlink_to(real)
    assert change_text(link, lambda text: text + "er")
    assert link.is_symlink()
    assert real.read_text() == "older"


def test_what_is_the_same_is_not_written(tmp_path: Path) -> None:
    """A change that changes nothing leaves the file alone, line breaks and all."""
    path = tmp_path / "a.txt"
    path.write_bytes(b"a\r\nb")
    before = path.stat()
    assert not change_text(path, lambda text: text)
    assert path.stat().st_ino == before.st_ino
    assert change_text(path, lambda text: text + "\r\n")
    assert path.read_bytes() == b"a\r\nb\r\n"


def _append(path: Path) -> None:
    change_text(path, lambda text: f"{text}x")


def test_nobody_s_change_is_lost(tmp_path: Path) -> None:
    """Several processes that change a file at the same time all have their change in it."""
    path = tmp_path / "a.txt"
    path.write_text("")
    with ProcessPoolExecutor(4, get_context("spawn")) as pool:
        list(pool.map(_append, [path] * 40))
    assert path.read_text() == "x" * 40


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (None, "expected a file, found no such file"),
        (b"\xff", "expected text in UTF-8, found byte 0xFF"),
    ],
)
def test_unreadable_files(tmp_path: Path, content: bytes | None, problem: str) -> None:
    """A file that is not there or no text is one clear line."""
    path = tmp_path / "a.txt"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(GazetteerError, match=problem):
        change_text(path, lambda text: text)
