"""Measure reports: a made corpus, counted, interrupted, resumed, beside finding names alone.

    pip install --editable '.[report]' --group benchmarks
    python benchmarks/report.py [ARTICLES [JOBS]]

Writes docs/report-benchmarks.md. A corpus of 100,000 articles (about 300 MB) is made from the
examples with their names respelled; see made_corpus.py. Each step is a process of its own.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Annotated, Final

import typer

import eknaam
from made_corpus import write_corpus
from tables import table, write

_MB: Final = 1e6
_LEAST: Final = 0.7
_MOST_MEMORY: Final = 500.0  # MB
_FIELDS: Final = ("--text-field", "text", "--id-field", "id", "--lang-field", "lang",
                  "--date-field", "date", "--group-field", "outlet")  # fmt: skip
_SCAN: Final = """
import sys
from eknaam import Normalizer
from eknaam.documents import Fields, Reading, read_documents
documents = read_documents([sys.argv[1]], Reading(Fields(("text",))))
names = sum(map(len, Normalizer().find_many((d.text for d in documents), jobs=int(sys.argv[2]))))
print(names)
"""


@dataclass(frozen=True, slots=True)
class Run:
    """A process that ended: its seconds, and the most memory that it and its children had."""

    label: str
    seconds: float
    peak: float
    peak_together: float
    output: str


def _memory(pid: int) -> dict[int, float]:
    """Return the resident memory of a process and of what it started, in MB."""
    found: dict[int, float] = {}
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            lines = dict(line.split(":", 1) for line in status.read_text().splitlines())
        except (OSError, ValueError):
            continue
        number, parent = int(lines["Pid"]), int(lines["PPid"])
        if pid in (number, parent) and "VmRSS" in lines:
            found[number] = int(lines["VmRSS"].split()[0]) / 1024
    return found


def _run(label: str, arguments: Sequence[str], kill_at: float | None = None) -> Run:
    """Run a process, watch its memory, and perhaps kill it after some seconds."""
    start, peak, together = time.perf_counter(), 0.0, 0.0
    with tempfile.TemporaryFile("w+") as output:
        process = subprocess.Popen(arguments, stdout=output, text=True)  # noqa: S603 - ourselves
        ended = threading.Event()
        threading.Thread(target=_say_ended, args=(process, ended), daemon=True).start()
        while not ended.wait(0.2):
            memory = _memory(process.pid)
            peak = max(peak, *memory.values()) if memory else peak
            together = max(together, sum(memory.values()))
            if kill_at is not None and time.perf_counter() - start > kill_at:
                process.kill()
        seconds = time.perf_counter() - start
        if kill_at is None and process.returncode:
            raise RuntimeError(f"exit code {process.returncode}: {' '.join(arguments)}")
        print(f"{label}: {seconds:,.1f} s", file=sys.stderr)
        output.seek(0)
        return Run(label, seconds, peak, together, output.read())


def _say_ended(process: subprocess.Popen[str], ended: threading.Event) -> None:
    process.wait()
    ended.set()


def _report(corpus: Path, output: Path, jobs: int, *more: str) -> list[str]:
    command = [sys.executable, "-m", "eknaam", "report", str(corpus), *_FIELDS, "-j", str(jobs)]
    return [*command, "-o", str(output), *more]


def measured(corpus: Path, folder: Path, jobs: int) -> Iterator[str]:
    """Yield what was measured, as Markdown."""
    size = corpus.stat().st_size / _MB
    scan = _run("finding names alone", [sys.executable, "-c", _SCAN, str(corpus), str(jobs)])
    whole, half = folder / "whole.counts", folder / "half.counts"
    count = _run("report: counting", _report(corpus, whole, jobs))
    page = _run("page from the counts", _report(whole, folder / "report.html", 1))
    csv = _report(whole, folder / "tables", 1, "--format", "csv")
    tables = _run("tables as CSV from the counts", csv)
    killed = _run("report: killed", _report(corpus, half, jobs), kill_at=count.seconds / 2)
    resumed = _run("report: resumed", _report(corpus, half, jobs, "--resume"))
    same = _digest(half) == _digest(whole)
    rows = [
        (run.label, f"{run.seconds:,.1f}", f"{run.peak:.0f}", f"{run.peak_together:.0f}")
        for run in (scan, count, killed, resumed, page, tables)
    ]
    header = ("step", "seconds", "peak MB of a process", "peak MB together")
    yield from table(header, rows)
    ratio = scan.seconds / count.seconds
    met = "met" if ratio >= _LEAST else "not met"
    memory = "met" if count.peak < _MOST_MEMORY else "not met"
    yield ""
    yield f"- Throughput beside finding names alone: {ratio:.2f} (aim {_LEAST}: {met})."
    yield f"- Peak memory of a process: {count.peak:.0f} MB (aim {_MOST_MEMORY:.0f} MB: {memory})."
    bytes_ = "the same bytes" if same else "not the same bytes"
    yield f"- Killed in the middle and resumed: the counts are {bytes_}."
    yield f"- Counting: {size / count.seconds:.2f} MB/s of JSON Lines."
    sizes = [(folder / name).stat().st_size / _MB for name in ("whole.counts", "report.html")]
    yield f"- Counts: {sizes[0]:.1f} MB; page: {sizes[1]:.2f} MB."
    yield f"- {scan.output.strip()} names were found."


def _digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


_PAGE: Final = """# How fast reports are

Written by `benchmarks/report.py {articles} {jobs}`, eknaam {version}: {articles:,} made articles,
{size:.0f} MB of JSON Lines, {jobs} processes on a shared machine. Speeds are to be read as ratios
within one run. Finding names alone is `Normalizer.find_many` over the same documents with as many
processes; a report also asks the rules of the linter, counts, and writes the counts.

{measured}
"""


def main(
    articles: Annotated[int, typer.Argument()] = 100_000,
    jobs: Annotated[int, typer.Argument()] = 2,
) -> None:
    """Make the corpus, measure, and write the page."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        corpus = folder / "corpus.jsonl"
        write_corpus(articles, corpus)
        lines = "\n".join(measured(corpus, folder, jobs))
        size = corpus.stat().st_size / _MB
    page = _PAGE.format(
        articles=articles, jobs=jobs, version=eknaam.__version__, size=size, measured=lines
    )
    print(page)
    write("report-benchmarks.md", page.rstrip().splitlines())


if __name__ == "__main__":
    typer.run(main)
