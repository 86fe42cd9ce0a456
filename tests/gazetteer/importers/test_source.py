"""Files that are imported: any length, packed or not, and nothing that harms."""

from __future__ import annotations

import bz2
import gzip
from collections.abc import Callable
from pathlib import Path

import pytest

from eknaam.errors import InputError
from eknaam.gazetteer.importers.source import Source
from tests.gazetteer.importers.conftest import Put

PACK: dict[str, Callable[[bytes], bytes]] = {
    "": lambda data: data,
    ".gz": gzip.compress,
    ".bz2": bz2.compress,
    ".GZ": gzip.compress,
}


@pytest.mark.parametrize("suffix", PACK)
def test_lines(put: Put, suffix: str) -> None:
    """Lines come without their breaks and without a mark at the beginning, packed or not."""
    source = put(PACK[suffix](b"\xef\xbb\xbfa\r\n\nb\xff\n c"), f"x.txt{suffix}")
    assert list(source.lines()) == [(1, b"a"), (2, b""), (3, b"b\xff"), (4, b" c")]
    assert source.position == source.size > 0


@pytest.mark.parametrize("suffix", PACK)
def test_whole(put: Put, suffix: str) -> None:
    """A document is read whole, up to its limit."""
    assert put(PACK[suffix](b"12345"), f"x{suffix}", longest=5).whole() == b"12345"
    with pytest.raises(InputError, match="expected a shorter file, found one of over 4 bytes"):
        put(PACK[suffix](b"12345"), f"x{suffix}", longest=4).whole()


@pytest.mark.parametrize("suffix", PACK)
def test_a_long_line(put: Put, suffix: str) -> None:
    """A line is not read further than its limit."""
    source = put(PACK[suffix](b"1234\n12345"), f"x{suffix}", longest=5)
    assert len(list(source.lines())) == 2
    source = put(PACK[suffix](b"1234\n123456"), f"x{suffix}", longest=5)
    with pytest.raises(InputError, match=r":2: expected a shorter line, found one of over 5 bytes"):
        list(source.lines())


@pytest.mark.parametrize("suffix", [".gz", ".bz2"])
def test_a_bomb(put: Put, suffix: str) -> None:
    """A small file that unpacks without end is refused before it fills the memory."""
    source = put(PACK[suffix](b"\n" * (64 << 20)), f"x{suffix}")
    with pytest.raises(InputError, match="becomes more than 200 times as long"):
        for _ in source.lines():
            pass


@pytest.mark.parametrize("suffix", [".gz", ".bz2"])
def test_damaged_files(put: Put, suffix: str) -> None:
    """A file that is cut off, or not packed at all, is one clear line."""
    packed = PACK[suffix](bytes(range(256)) * 40)
    for content in (packed[: len(packed) // 2], b"not packed", packed[:4] + b"\xff" * 40):
        with pytest.raises(InputError, match="expected a whole compressed file, found"):
            put(content, f"x{suffix}").whole()


def test_missing_files(tmp_path: Path) -> None:
    """A file that is not there, and a folder, are one clear line."""
    for path in (tmp_path / "none", tmp_path, Path("\0")):
        with pytest.raises((InputError, ValueError), match=r"expected a file|null"):
            Source(path).whole()
