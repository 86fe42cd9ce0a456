"""A file of named sections: how bytes are laid out, and how damage is found.

    header    64 bytes: magic, version, number of sections, where the table is, length of the
              file, digest of the table, digest of the header itself
    sections  each begins at a multiple of 64; what is between two of them is zero
    table     64 bytes a section: name, where it begins, its length, its digest; ends the file

Numbers are little-endian; digests are BLAKE2b of 16 bytes. A reader of this version may ignore
sections whose names it does not know.
"""

from __future__ import annotations

import mmap
import struct
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO, Final, NamedTuple

from eknaam.errors import GazetteerError
from eknaam.gazetteer.problems import printable
from eknaam.gazetteer.store import replaced_file, why

__all__ = ["MAGIC", "VERSION", "Container", "Section", "write_container"]

MAGIC: Final = b"\x89EKNAAM\n"  # not text, and broken by whatever changes line breaks
VERSION: Final = 1
_HEADER: Final = struct.Struct("<8sIIQQ16s16s")
_ENTRY: Final = struct.Struct("<32sQQ16s")
_ALIGNED: Final = 64
_MOST_SECTIONS: Final = 1000
_DIGEST: Final = 16
_QUICK: Final = 1 << 22  # bytes, whose digest takes no time that is noticed
_CHUNK: Final = 1 << 20


class Section(NamedTuple):
    """Where a section is.

    Attributes:
        offset: at which byte of the file it begins.
        length: how many bytes it has.
        digest: what `verify` compares with.
    """

    offset: int
    length: int
    digest: bytes


class Container:
    """A file of sections, mapped into memory.

    Header, length and table are verified when it is opened, a section when it is first asked for if
    it is not very large; all of them by `damage`.

    Args:
        path: the file.

    Attributes:
        path: the file.
        sections: where each section is, by name.

    Raises:
        GazetteerError: the file cannot be read, is no such file, is of a newer version, was cut
            off or is damaged.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            with path.open("rb") as file:
                size = file.seek(0, 2)
                if size < _HEADER.size:
                    raise self.error(
                        "expected a compiled gazetteer, found a file that is too short"
                    )
                self._bytes = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError) as error:
            raise self.error(f"expected a compiled gazetteer, found {why(error)}") from error
        self.sections: Mapping[str, Section] = MappingProxyType(self._table())
        self._checked: set[str] = set()

    def error(self, message: str) -> GazetteerError:
        """Return an error about this file."""
        return GazetteerError(f"{printable(str(self.path))}: {message}")

    def section(self, name: str) -> memoryview:
        """Return the bytes of a section.

        Raises:
            GazetteerError: the file has no such section, or it is damaged.
        """
        place = self.sections.get(name)
        if place is None:
            raise self.error(f"expected a section {name!r}, found none; compile the file again")
        content = self._content(place)
        if place.length <= _QUICK and name not in self._checked:
            if _digest(content) != place.digest:
                raise self.error(f"expected section {name!r} as it was written, found it damaged")
            self._checked.add(name)
        return content

    def _content(self, place: Section) -> memoryview:
        return memoryview(self._bytes)[place.offset : place.offset + place.length]

    def damage(self) -> Iterator[str]:
        """Yield what is damaged: sections that are not what was written, and what is between."""
        end = _HEADER.size
        for name, place in sorted(self.sections.items(), key=lambda item: item[1]):
            if any(self._bytes[end : place.offset]):
                yield f"expected nothing before section {name!r}, found something"
            if _digest(self._content(place)) != place.digest:
                yield f"expected section {name!r} as it was written, found it damaged"
            end = place.offset + place.length
        if any(self._bytes[end : len(self._bytes) - len(self.sections) * _ENTRY.size]):
            yield "expected nothing before the table of sections, found something"

    def _table(self) -> dict[str, Section]:
        magic, version, count, start, length, table, header = _HEADER.unpack_from(self._bytes)
        if magic != MAGIC:
            raise self.error("expected a compiled gazetteer, found another kind of file")
        if header != _digest(self._bytes[: _HEADER.size - _DIGEST]):
            raise self.error("expected a whole compiled gazetteer, found a damaged header")
        if version != VERSION:
            message = f"expected version {VERSION} of the format, found {version}; compile it again"
            raise self.error(message)
        if length != len(self._bytes):
            raise self.error(
                f"expected {length:,} bytes, found {len(self._bytes):,}: it was cut off"
            )
        if count > _MOST_SECTIONS or start + count * _ENTRY.size != length:
            raise self.error("expected a table of sections at the end, found none")
        if table != _digest(self._bytes[start:]):
            raise self.error(
                "expected a whole compiled gazetteer, found a damaged table of sections"
            )
        return dict(self._entries(start, count))

    def _entries(self, start: int, count: int) -> Iterator[tuple[str, Section]]:
        end = _HEADER.size
        for number in range(count):
            raw, offset, length, digest = _ENTRY.unpack_from(
                self._bytes, start + number * _ENTRY.size
            )
            name = raw.rstrip(b"\0").decode("ascii", "replace")
            if offset < end or offset % _ALIGNED or offset + length > start:
                raise self.error(f"expected section {name!r} inside the file, found it outside")
            end = offset + length
            yield name, Section(offset, length, digest)


def write_container(path: Path, sections: Iterable[tuple[str, Iterable[bytes]]]) -> None:
    """Write a file of sections; it takes the place of an old one only when it is complete.

    Args:
        path: the file.
        sections: names (at most 32 bytes of ASCII, each once) and contents, in chunks.

    Raises:
        OSError: the file cannot be written.
        ValueError: a name is too long, or stands twice.
    """
    with replaced_file(path) as file:
        file.write(bytes(_HEADER.size))
        table: dict[str, bytes] = {}
        for name, chunks in sections:
            if name in table or not 0 < len(name.encode("ascii")) <= len("0" * 32):
                raise ValueError(f"expected a new name of a section, found {name!r}")
            table[name] = _write_section(file, name, chunks)
        start = _align(file)
        entries = b"".join(table.values())
        length = file.write(entries) + start
        fields = (MAGIC, VERSION, len(table), start, length, _digest(entries))
        header = _HEADER.pack(*fields, bytes(_DIGEST))[:-_DIGEST]
        file.seek(0)
        file.write(header + _digest(header))


def _write_section(file: BinaryIO, name: str, chunks: Iterable[bytes]) -> bytes:
    """Write a section and return its entry in the table."""
    offset, digest = _align(file), blake2b(digest_size=_DIGEST)
    for chunk in chunks:
        file.write(chunk)
        digest.update(chunk)
    return _ENTRY.pack(name.encode("ascii"), offset, file.tell() - offset, digest.digest())


def _align(file: BinaryIO) -> int:
    position = file.tell()
    file.write(bytes(-position % _ALIGNED))
    return file.tell()


def _digest(data: bytes | memoryview) -> bytes:
    digest = blake2b(digest_size=_DIGEST)
    for start in range(0, len(data), _CHUNK):
        digest.update(data[start : start + _CHUNK])
    return digest.digest()
