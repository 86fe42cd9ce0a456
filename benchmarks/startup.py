"""Measure how long a fresh process takes to answer for one name.

    python benchmarks/startup.py [RUNS]

Three commands take turns: the answer with the shipped gazetteer, the answer with one of 800
entities (the shipped file, in a copy of the package, filled up with made names), and the import
of numpy, regex and rapidfuzz alone. Times are seconds of wall clock.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from itertools import islice, product
from pathlib import Path

from rich.console import Console
from rich.table import Table

import eknaam

ENTITIES = 800
ANSWER = "import eknaam; print(eknaam.normalize_entity('ٹران کوونگ'))"
IMPORT = "import numpy, regex, rapidfuzz"
SURNAMES = "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý".split()
MIDDLES = "Văn Thị Đức Minh Ngọc Quang Thanh Xuân Hữu Công".split()
GIVENS = "An Bình Chi Dũng Giang Hà Khôi Lan Mai Nam Oanh Phúc Quân Sơn Tâm Uyên Vinh Yến".split()


def fill(shipped: Path) -> None:
    """Add made people to a file of entities until there are enough."""
    missing = ENTITIES - len(eknaam.load_gazetteer())
    names = (" ".join(parts) for parts in product(SURNAMES, MIDDLES, GIVENS))
    with shipped.open("a", encoding="utf-8") as file:
        for number, name in enumerate(islice(names, max(0, missing))):
            entity = {"id": f"made-{number}", "kind": "person", "names": {"vi": name}}
            file.write(json.dumps(entity, ensure_ascii=False) + "\n")


def seconds(code: str, path: str | None) -> float:
    """Run a fresh process and return how long it took."""
    environment = {**os.environ, **({"PYTHONPATH": path} if path else {})}
    start = time.perf_counter()
    subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-c", code], check=True, capture_output=True, env=environment
    )
    return time.perf_counter() - start


def main() -> None:
    """Print one table."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "eknaam"
        shutil.copytree(Path(eknaam.__file__).parent, copy)
        fill(copy / "gazetteer" / "shipped.jsonl")
        commands = {
            f"one name, {len(eknaam.load_gazetteer())} entities": (ANSWER, None),
            f"one name, {ENTITIES} entities": (ANSWER, folder),
            IMPORT: (IMPORT, None),
        }
        times: dict[str, list[float]] = {name: [] for name in commands}
        for command in commands.values():
            seconds(*command)  # compiles what Python compiles once
        for _ in range(runs):
            for name, command in commands.items():
                times[name].append(seconds(*command))
    table = Table("fresh process", "min", "median", "max", title=f"seconds, {runs} runs each")
    for name, taken in times.items():
        figures = (min(taken), statistics.median(taken), max(taken))
        table.add_row(name, *(f"{figure:.3f}" for figure in figures))
    Console().print(table)


if __name__ == "__main__":
    main()
