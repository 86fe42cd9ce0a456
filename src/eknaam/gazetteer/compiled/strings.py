"""Texts one after the other, with where each ends; sorted ones are found by halving."""

from __future__ import annotations

from abc import ABC, abstractmethod
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from sys import byteorder
from typing import Final, Literal

from eknaam.gazetteer.container import Container

__all__ = ["Numbers", "SortedTexts", "Strings", "TextList", "number_chunks", "string_sections"]

_CHUNK: Final = 1 << 16  # numbers that are written at once
_SIZES: Final = {"I": 4, "Q": 8}
_CODES: Final[dict[str, Literal["I", "Q"]]] = {"I": "I", "Q": "Q"}


class Numbers:
    """A section of whole numbers of one size, each read when it is asked for.

    Args:
        container: the file.
        name: the section.
        code: "I" for 4 bytes a number, "Q" for 8.
    """

    def __init__(self, container: Container, name: str, code: str) -> None:
        self._container = container
        self._name = name
        data = container.section(name)
        if len(data) % _SIZES[code]:
            raise container.error(
                f"expected whole numbers in section {name!r}, found a part of one"
            )
        swapped = array(_CODES[code], b"" if byteorder == "little" else data.tobytes())
        swapped.byteswap()
        self._numbers = data.cast(_CODES[code]) if byteorder == "little" else memoryview(swapped)

    @property
    def view(self) -> memoryview[int]:
        """All numbers."""
        return self._numbers

    def __len__(self) -> int:
        return len(self._numbers)

    def __getitem__(self, place: int) -> int:
        if not 0 <= place < len(self._numbers):
            message = f"expected {len(self):,} numbers in section {self._name!r}, found one missing"
            raise self._container.error(message)
        number: int = self._numbers[place]
        return number


class SortedTexts(ABC):
    """Texts in order, found by halving."""

    @abstractmethod
    def __len__(self) -> int: ...

    @abstractmethod
    def __getitem__(self, place: int) -> bytes: ...

    def find(self, text: bytes) -> int | None:
        """Return the place of a text among sorted ones, or None.

        Args:
            text: what is looked for.
        """
        place = self._place(text)
        return place if place < len(self) and self[place] == text else None

    def begins(self, text: bytes) -> bool:
        """Whether one of the texts, which are sorted, begins with this one.

        Args:
            text: what is looked for.
        """
        place = self._place(text)
        return place < len(self) and self[place].startswith(text)

    def _place(self, text: bytes) -> int:
        """Return the first place whose text is not less."""
        return bisect_left(range(len(self)), text, key=self.__getitem__)


class TextList(SortedTexts):
    """Texts in memory.

    Args:
        texts: the texts, in order.
    """

    def __init__(self, texts: Sequence[bytes]) -> None:
        self._texts = texts

    def __len__(self) -> int:
        return len(self._texts)

    def __getitem__(self, place: int) -> bytes:
        return self._texts[place]


class Strings(SortedTexts):
    """Texts of a file that are read when they are asked for.

    Args:
        container: the file.
        name: the sections are called so, with `.text` and `.ends`.
    """

    def __init__(self, container: Container, name: str) -> None:
        self._container = container
        self._name = name
        self._text = container.section(f"{name}.text")
        self._ends = Numbers(container, f"{name}.ends", "Q")

    def __len__(self) -> int:
        return len(self._ends)

    def __getitem__(self, place: int) -> bytes:
        start = self._ends[place - 1] if place else 0
        end = self._ends[place]
        if not start <= end <= len(self._text):
            message = f"expected text {place:,} inside section {self._name!r}, found it outside"
            raise self._container.error(message)
        return bytes(self._text[start:end])

    def _place(self, text: bytes) -> int:
        """Return the first place whose text is not less; as `bisect_left`, with less in between."""
        ends, texts = self._ends.view, self._text
        low, high = 0, len(ends)
        while low < high:
            middle = (low + high) // 2
            start = ends[middle - 1] if middle else 0
            if bytes(texts[start : ends[middle]]) < text:
                low = middle + 1
            else:
                high = middle
        return low


def string_sections(name: str, texts: Iterable[bytes]) -> Iterator[tuple[str, Iterable[bytes]]]:
    """Yield the sections of texts, for `write_container`, in the order they are to be written in.

    Args:
        name: what the sections are called.
        texts: the texts; they are taken once, as they are written.
    """
    ends = array("Q")

    def chunks() -> Iterator[bytes]:
        end = 0
        for text in texts:
            end += len(text)
            ends.append(end)
            yield text

    yield f"{name}.text", chunks()
    yield f"{name}.ends", number_chunks(ends)


def number_chunks(numbers: array[int]) -> Iterator[bytes]:
    """Yield the bytes of numbers, little-endian whatever the machine."""
    for start in range(0, len(numbers), _CHUNK):
        part = numbers[start : start + _CHUNK]
        if byteorder == "big":
            part.byteswap()
        yield part.tobytes()
