"""Measure how long a fresh process takes to its first answer.

    python benchmarks/startup.py [RUNS]

The commands take turns with the import of numpy, regex and rapidfuzz alone, which is what the
ratios are to. Times are seconds of wall clock.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from typing import Final

from rich.console import Console
from rich.table import Table

IMPORT: Final = "import numpy, regex, rapidfuzz"
COMMANDS: Final = {
    IMPORT: ("-c", IMPORT),
    "import eknaam": ("-c", "import eknaam"),
    "a listed name": ("-c", "import eknaam; eknaam.normalize_entity('ٹران کوونگ')"),
    "a name that is not listed": ("-c", "import eknaam; eknaam.normalize_entity('क्वाङ निंग')"),
    "a text": ("-c", "import eknaam; eknaam.find_entities('कॉमरेड ट्रान कुओंग ने हनोई में कहा')"),
    "a text, linted": ("-c", "import eknaam; eknaam.lint_text('कॉमरेड ट्रान कुओंग ने हनोई में कहा')"),
    "eknaam --version": ("-m", "eknaam", "--version"),
    "eknaam normalize": ("-m", "eknaam", "normalize", "क्वाङ निंग"),
}


def seconds(arguments: tuple[str, ...]) -> float:
    """Run a fresh Python and return how long it took."""
    start = time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True)  # noqa: S603
    return time.perf_counter() - start


def main() -> None:
    """Print one table."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for arguments in COMMANDS.values():
        seconds(arguments)  # compiles what Python compiles once
    for _ in range(runs):
        for name, arguments in COMMANDS.items():
            times[name].append(seconds(arguments))
    table = Table("fresh process", "min", "median", "ratio", title=f"seconds, {runs} runs each")
    least = min(times[IMPORT])
    for name, taken in times.items():
        best = min(taken)
        table.add_row(name, f"{best:.3f}", f"{statistics.median(taken):.3f}", f"{best / least:.2f}")
    Console().print(table)


if __name__ == "__main__":
    main()
