"""What linting costs beside finding names, and a folder of many documents."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from eknaam.documents import Document
from lint_texts import clean_texts, shipped
from tables import table
from testsplit import fixed_chance

__all__ = ["speed_lines"]

_FILES: Final = 10_000
_LINES: Final = 2  # of a document
_MEGABYTE: Final = 1024  # kilobytes
# The peak of a process that was forked from a large one counts that one's, so it is asked itself.
_PROGRAM: Final = """
import atexit, re, sys
from pathlib import Path
from eknaam.cli import main
peak = lambda: re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]
atexit.register(lambda: print(peak(), file=sys.stderr))
main()
"""


def speed_lines() -> Iterator[str]:
    """Yield the cost of linting beside that of scanning, and a folder of many documents."""
    texts = [document.text for document in clean_texts()]
    rows = []
    for label, times in (("cold", 1), ("warm", 3)):
        scanning, linting = _seconds(texts, times, lint=False), _seconds(texts, times, lint=True)
        words = sum(len(text.split()) for text in texts)
        cells = (f"{words / scanning:,.0f}", f"{words / linting:,.0f}", f"{linting / scanning:.2f}")
        rows.append((label, *cells))
    yield from table(("caches", "words/s scanned", "words/s linted", "times the cost"), rows)
    yield ""
    yield from _folder_lines(texts)


def _seconds(texts: Sequence[str], times: int, *, lint: bool) -> float:
    """Return the seconds that the last of some rounds takes."""
    linter = shipped()
    # What is made at the first use of a normalizer is no cost of a text.
    linter.lint(Document("warm", "कॉमरेड न्गुयेन वान ने क्वांग प्रांत, تران کوونگ"))
    linter.normalizer.find("कॉमरेड त्रान कुओंक, تران کونک, Hanoy")
    taken = 0.0
    for _ in range(times):
        begin = time.perf_counter()
        for text in texts:
            if lint:
                linter.lint(Document("text", text))
            else:
                linter.normalizer.find(text)
        taken = time.perf_counter() - begin
    return taken


def _folder_lines(texts: Sequence[str]) -> Iterator[str]:
    chance = fixed_chance(10)
    with tempfile.TemporaryDirectory() as folder:
        for number in range(_FILES):
            lines = [line for line in chance.choice(texts).splitlines() if line]
            lines = chance.sample(lines, min(_LINES, len(lines)))
            Path(folder, f"{number:05}.txt").write_text("\n".join(lines), "utf-8")
        command = [sys.executable, "-c", _PROGRAM, "lint", "-f", "json", folder]
        begin = time.perf_counter()
        done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - ourselves
        taken = time.perf_counter() - begin
    memory = int(done.stderr.splitlines()[-1]) / _MEGABYTE
    summary = json.loads(done.stdout)["summary"]
    yield (
        f"{summary['documents']:,} documents of a folder, {summary['words']:,} words: "
        f"{taken:.0f} s and {memory:.0f} MB at most, compared with each other (EK301) included."
    )
