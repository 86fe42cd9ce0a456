"""Change right inputs at random, and see that each is read, or refused with a documented error.

    python benchmarks/fuzz.py [NUMBER [SEED]]

Texts, documents of every format, gazetteers, imports and settings are changed at random places
(bytes changed, taken out, put in, doubled, cut off) and given to what reads them; `fuzz_kinds.py`
says what must hold then. The first input that is neither read nor refused is written as
`fuzz-failure`, and the program ends with 1. The default is 1,000,000 inputs in all; then the
figures are written into `fuzz.json`, from which `reliability.py` makes its page.
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
import time
import warnings
from pathlib import Path
from typing import Final

from rich.console import Console
from rich.table import Table

from fuzz_kinds import PIECES, Kind, kinds, outcome

ALL: Final = 1_000_000
FIGURES: Final = Path(__file__).with_name("fuzz.json")
CUT: Final = 0.05  # of the changes: what follows is cut off
OF_LETTERS: Final = 0.875  # of the inputs; the others are hardly ever UTF-8


def damaged(content: bytes, rng: random.Random) -> bytes:
    """Return an input with one to four changes: of letters, or one time in eight of bytes."""
    of_letters = rng.random() < OF_LETTERS
    for _ in range(rng.randint(1, 4)):
        start = rng.randrange(len(content) + 1)
        end = min(len(content), start + rng.choice((0, 0, 1, 1, 2, 8, 60)))
        if of_letters:
            start, end = _next_letter(content, start), _next_letter(content, end)
        made = _letters(rng) if of_letters else rng.randbytes(rng.randint(1, 8))
        new = rng.choice((b"", rng.choice(PIECES), made, content[start:end] * 2))
        content = content[:start] + new + content[end:]
        if rng.random() < CUT:
            end = rng.randrange(len(content) + 1)
            content = content[: _next_letter(content, end) if of_letters else end]
    return content


def _next_letter(content: bytes, at: int) -> int:
    """Return where the next letter of UTF-8 begins."""
    while at < len(content) and content[at] & 0xC0 == 0x80:  # noqa: PLR2004 - inside a letter
        at += 1
    return at


def _letters(rng: random.Random) -> bytes:
    """Return up to four letters of any script."""
    codes = (rng.randrange(0x20, rng.choice((0x80, 0x900, 0xA00, 0xD800))) for _ in range(4))
    return "".join(map(chr, codes))[: rng.randint(1, 4)].encode()


def try_all(number: int, seed: int) -> list[dict[str, object]] | None:
    """Try inputs of all kinds; return the figures of each, or None after a fault."""
    rng, rows = random.Random(seed), []  # noqa: S311 - the same inputs in each run
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        every = kinds(folder)
        whole = sum(kind.weight for kind in every)
        for kind in every:
            path = folder / kind.group / kind.name / kind.file
            path.parent.mkdir(parents=True, exist_ok=True)
            assert outcome(kind, path, kind.right) == "read", (kind.group, kind.name)
            row = _try(kind, path, number * kind.weight // whole, rng)
            if row is None:
                return None
            rows.append(row)
    return rows


def _try(kind: Kind, path: Path, number: int, rng: random.Random) -> dict[str, object] | None:
    refused, began = 0, time.process_time()
    for _ in range(number):
        content = damaged(kind.right, rng)
        found = outcome(kind, path, content)
        if found not in {"read", "refused"}:
            Path("fuzz-failure").write_bytes(content)
            sys.stderr.write(f"{kind.group}, {kind.name}: {found}; the input is fuzz-failure\n")
            return None
        refused += found == "refused"
    return {
        "group": kind.group,
        "name": kind.name,
        "inputs": number,
        "refused": refused,
        "seconds": round(time.process_time() - began, 1),
    }


def main(number: int, seed: int) -> int:
    """Try inputs of all kinds; return 1 at the first that is neither read nor refused."""
    warnings.simplefilter("ignore")
    rows = try_all(number, seed)
    if rows is None:
        return 1
    table = Table("what reads it", "format", "inputs", "refused", "seconds")
    for row in rows:
        table.add_row(*map(str, row.values()))
    Console().print(table)
    if number >= ALL:
        FIGURES.write_text(json.dumps({"seed": seed, "kinds": rows}, indent=1) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    given = [int(argument) for argument in sys.argv[1:]]
    sys.exit(main(*(*given, ALL, 7)[:2] if len(given) != 1 else (given[0], 7)))
