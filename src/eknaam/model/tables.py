"""Chunk tables: how likely a chunk of a name and a chunk of its spelling are written together.

A table is the joint distribution over aligned chunks of one orthography, in one mode, and one
script: the "graphones" of Bisani and Ney, "Joint-sequence models for grapheme-to-phoneme
conversion" (Speech Communication 50, 2008). As text it is one chunk pair a line, most probable
first, after a line that says which table it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from eknaam.readings import Units

__all__ = [
    "MAX_NAME",
    "MAX_SPELLING",
    "MODES",
    "SCRIPTS",
    "TABLE_KEYS",
    "Chunk",
    "ChunkTable",
    "TableKey",
    "parse_table",
    "table_lines",
]

Chunk = tuple[Units, Units]
"""Units of the name and units of the spelling; one of the two may be empty."""
TableKey = tuple[str, str, str]
"""Orthography, mode, script."""

MODES: Final = {"vi": ("any",), "pinyin": ("letter", "sound"), "latin": ("any",)}
"""Ways to spell names of an orthography: Hindi writes Chinese by pinyin's letters or by ear."""
SCRIPTS: Final = ("deva", "urdu")
TABLE_KEYS: Final[tuple[TableKey, ...]] = tuple(
    (orthography, mode, script)
    for script in SCRIPTS
    for orthography, modes in MODES.items()
    for mode in modes
)
MAX_NAME: Final = 3
MAX_SPELLING: Final = 2
"""The longest chunk of a name and of a spelling, in units."""

_NOTHING: Final = "∅"
_FIRST: Final = "#table"


@dataclass(frozen=True, slots=True)
class ChunkTable:
    """One table.

    Attributes:
        key: orthography, mode and script.
        joint: P(chunk of the name, chunk of the spelling).
        prior: P(mode | orthography, script).
    """

    key: TableKey
    joint: Mapping[Chunk, float]
    prior: float = 1.0


def table_lines(table: ChunkTable) -> Iterator[str]:
    r"""Yield a table as lines of text, in an order that depends on nothing but what they say.

    Examples:
        >>> joint = {(("tr",), ("त", "र")): 0.75, (("h",), ()): 0.25}
        >>> table = ChunkTable(("vi", "any", "deva"), joint)
        >>> [line.split("\t") for line in table_lines(table)][1:]
        [['tr', 'त र', '7.500e-01'], ['h', '∅', '2.500e-01']]
        >>> parse_table(table_lines(table)) == table
        True
    """
    yield "\t".join((_FIRST, *table.key, f"{table.prior:.4g}"))
    rows = (
        (f"{p:.3e}", " ".join(name) or _NOTHING, " ".join(spelling) or _NOTHING)
        for (name, spelling), p in table.joint.items()
    )
    for p, name, spelling in sorted(rows, key=lambda row: (-float(row[0]), row[1:])):
        yield f"{name}\t{spelling}\t{p}"


def parse_table(lines: Iterable[str]) -> ChunkTable:
    """Read what `table_lines` gave.

    Raises:
        ValueError: a line is none of a table's.
    """
    rows = iter(lines)
    first, *fields = next(rows, "").split("\t")
    if first != _FIRST:
        raise ValueError(f"a chunk table begins with {_FIRST!r}, not with {first!r}")
    orthography, mode, script, prior = fields
    chunks: dict[str, Units] = {_NOTHING: ()}
    joint: dict[Chunk, float] = {}
    for row in rows:
        name, spelling, p = row.split("\t")
        # Chunks recur in many rows: each is split once.
        if name not in chunks:
            chunks[name] = tuple(name.split(" "))
        if spelling not in chunks:
            chunks[spelling] = tuple(spelling.split(" "))
        joint[chunks[name], chunks[spelling]] = float(p)
    return ChunkTable((orthography, mode, script), joint, float(prior))
