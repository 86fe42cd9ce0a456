"""JSON Lines to plain data with places, one entity a line, read as a stream."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from typing import BinaryIO, Final, NoReturn

from eknaam.gazetteer.problems import Item, Problems, show

__all__ = ["decoded", "read_jsonl"]

_LONGEST_LINE: Final = 1 << 20
_BOM: Final = "\N{ZERO WIDTH NO-BREAK SPACE}"


class _NotAllowedError(ValueError):
    """Something that Python's JSON reader would let pass; the message says what was expected."""


def read_jsonl(file: BinaryIO, problems: Problems) -> Iterator[Item]:
    r"""Read the entities of a JSON Lines file, noting what is wrong with it as JSON.

    Args:
        file: the file, opened for reading bytes.
        problems: where mistakes are noted.

    Yields:
        The value of each line that is not blank; what it must look like is checked elsewhere.

    Examples:
        >>> import io
        >>> [item.value for item in read_jsonl(io.BytesIO(b'{"id": "hue"}\n'), Problems("x"))]
        [{'id': 'hue'}]
    """
    number = start = 0
    empty = True
    while raw := file.readline(_LONGEST_LINE + 1):
        number += 1
        if len(raw) > _LONGEST_LINE:
            problems.add(
                f"expected an entity, found a line of over {_LONGEST_LINE:,} bytes", number
            )
            return
        line = decoded(raw, problems, start, number)
        start += len(raw)
        if line is None:
            return
        if line.strip():
            empty = False
            yield from _item(line, number, problems)
    if empty:
        problems.add("expected an entity on each line, found an empty file")


def decoded(raw: bytes, problems: Problems, start: int = 0, line: int | None = None) -> str | None:
    """Return bytes as text, or None after noting that they are not UTF-8.

    Args:
        raw: the bytes.
        problems: where the mistake is noted.
        start: at which byte of the file they begin.
        line: on which line of the file they begin; where absent, it is counted in `raw`.
    """
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        at = error.start
        where = line if line is not None else raw.count(b"\n", 0, at) + 1
        problems.add(
            f"expected text in UTF-8, found byte 0x{raw[at]:02X} at byte {start + at}", where
        )
        return None
    return text.removeprefix(_BOM) if start == 0 else text


def _item(line: str, number: int, problems: Problems) -> Iterator[Item]:
    try:
        value = _DECODER.decode(line.strip())
    except json.JSONDecodeError as error:
        problems.add(f"expected JSON, found a mistake: {error.msg}", number, error.colno)
    except _NotAllowedError as error:
        problems.add(str(error), number)
    except RecursionError:
        problems.add("expected an entity, found lists or objects nested too deeply", number)
    except ValueError:  # more digits than Python reads
        problems.add("expected an entity, found a number of very many digits", number)
    else:
        yield Item(value, number)


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    values = dict(pairs)
    if len(values) < len(pairs):
        twice = Counter(key for key, _ in pairs).most_common(1)[0][0]
        raise _NotAllowedError(f"expected every key once, found {show(twice)} again")
    return values


def _constant(name: str) -> NoReturn:
    raise _NotAllowedError(f"expected JSON, found {name}")


_DECODER: Final = json.JSONDecoder(object_pairs_hook=_object, parse_constant=_constant)
