"""Measure mentions in running text: right, without false alarms, and fast.

    python benchmarks/scan.py --negative FOLDER --output docs/scanning.md
    python benchmarks/scan.py --sentences --english --speed --memory

Every part that is named is run and printed as Markdown; without a name all but --negative are.
The folder of --negative holds text that names next to nobody (negative.hi.txt, negative.ur.txt);
it is not part of the project.
"""

from __future__ import annotations

import gc
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import typer

import development
import scan_peers
import tables
import testsplit
from eknaam import Gazetteer, Mention, Normalizer, load_gazetteer
from made_text import documents, listed_names, made_text
from sentences import sentences
from testsplit import Query

MB: Final = 1e6
STREAM: Final = 100.0  # megabytes
COLD: Final = 5.0  # megabytes
HEAD: Final = """\
# Mentions in running text

Written by `python benchmarks/scan.py --negative FOLDER --output docs/scanning.md`, on one core of a
shared machine: speeds are to be read as ratios within one run.
"""


def gazetteers() -> dict[str, Gazetteer]:
    """Return the gazetteers that false alarms are counted with."""
    shipped = load_gazetteer()
    return {
        "shipped": shipped,
        "canonical only": shipped.canonical_only(),
        "330 names": development.gazetteer(330, seed=7),
    }


def in_sentences() -> str:
    """Real spellings in made sentences: exact spans, canonical names only."""
    normalizer, rows, whole = Normalizer(testsplit.small()), [], Tally()
    for lang in ("hi", "ur"):
        tally = Tally()
        mine = [query for query in testsplit.known() if (query.lang == "ur") == (lang == "ur")]
        tally.count(normalizer, mine)
        whole.add(tally)
        rows.append((lang, *tally.row()))
    rows.append(("both", *whole.row()))
    header = ("language", "sentences", "found", "right", "precision", "recall", "F1")
    return (
        "## Real spellings in sentences\n\nSpellings of the test split (GeoNames; see"
        " [](benchmarks.md)), each in two sentences of this project, the small gazetteer, canonical"
        " names only. Right is the exact span and the entity.\n\n" + _table(header, rows)
    )


class Tally:
    """Counts of what was asked, found and right."""

    def __init__(self) -> None:
        self.asked = self.found = self.right = 0

    def count(self, normalizer: Normalizer, queries: Sequence[Query]) -> None:
        """Count the sentences with these spellings."""
        for text, start, end, query in sentences(queries):
            mentions = normalizer.find(text)
            self.asked += 1
            self.found += len(mentions)
            self.right += any(_is_right(mention, start, end, query) for mention in mentions)

    def add(self, other: Tally) -> None:
        """Add the counts of another tally."""
        self.asked += other.asked
        self.found += other.found
        self.right += other.right

    def row(self) -> tuple[object, ...]:
        """Return the counts, precision, recall and F1."""
        precision, recall = self.right / self.found, self.right / self.asked
        f1 = 2 * precision * recall / (precision + recall)
        return (self.asked, self.found, self.right, *(f"{x:.3f}" for x in (precision, recall, f1)))


def _is_right(mention: Mention, start: int, end: int, query: Query) -> bool:
    span = mention.core_start, mention.core_end
    return span == (start, end) and development.is_right(mention.match.canonical, query)


def negative(texts: dict[str, str]) -> str:
    """Mentions in text that names next to nobody, for a person to judge."""
    rows, notes = [], []
    for lang, text in texts.items():
        words = len(text.split())
        for name, gazetteer in gazetteers().items():
            mentions = Normalizer(gazetteer).find(text)
            inferred = [m for m in mentions if m.match.how == "inferred"]
            rate = 10_000 * len(inferred) / words
            listed = len(mentions) - len(inferred)
            rows.append((lang, f"{words:,}", name, listed, len(inferred), f"{rate:.1f}"))
            counted = {f"{m.text} ({m.match.canonical})": 0 for m in inferred}
            notes.append(f"- {lang}, {name}, inferred: {', '.join(counted) or 'nothing'}")
    header = ("text", "words", "gazetteer", "listed", "inferred", "inferred in 10,000 words")
    return _table(header, rows) + "\n\n" + "\n".join(notes)


def english() -> str:
    """Mentions in made English, a third of the words with a capital."""
    words = made_text("en", 0.3, seed=5, names=False).split()
    known = {name.text.casefold() for e in load_gazetteer() for name in e.names}
    kept = [word for word in words if word.strip(".").casefold() not in known]
    kept[::3] = map(str.capitalize, kept[::3])
    return (
        "## English\n\nWords by their frequency, a third of them with a capital; names that the"
        " gazetteer lists were taken out.\n\n" + negative({"en": " ".join(kept)})
    )


def speed(natural: dict[str, str]) -> str:
    """Throughput beside the peers, in one run, on the same text and patterns."""
    rows = []
    for lang in ("hi", "ur"):
        rows += _speed_rows(f"{lang}, made", lang, *(made_text(lang, COLD, seed=n) for n in (1, 2)))
    for lang, text in natural.items():
        rows += _speed_rows(f"{lang}, natural", lang, text, text)
    header = ("text", "program", "MB of UTF-8 a second", "pyahocorasick = 1")
    return (
        "## Speed\n\nThe spellings that the shipped gazetteer lists, in made text (5 MB; words by"
        " their frequency in any order, one in a hundred is a name, three are in no list) and, if a"
        " folder was given, in its natural text. Cold: the model is loaded, no word was seen"
        " before. Warm: the words were seen, in another order of sentences. Only eknaam, spaczz and"
        " RapidFuzz look for what is not listed; slow ones got a part of the text.\n\n"
        + _table(header, rows)
    )


def _speed_rows(name: str, lang: str, cold: str, warm: str) -> list[tuple[str, ...]]:
    gc.collect()
    gc.freeze()  # nobody pays for looking through what other programs have loaded
    normalizer = Normalizer()
    normalizer.find(f"{cold[:60]} क्वांगनिन کوانگنن")  # the model is loaded
    measured = {"eknaam, cold": _rate(normalizer.find, cold)}
    normalizer.find(warm)
    lines = warm.split("\n")
    mixed = "\n".join(lines[1::2] + lines[::2])
    measured["eknaam, warm"] = max(_rate(normalizer.find, mixed) for _ in range(3))
    for peer, (scan, share) in scan_peers.peers(listed_names(lang)).items():
        part = mixed[: max(500, int(len(mixed) * share))]
        measured[peer] = max(_rate(scan, part) for _ in range(3 if share == 1 else 1))
    exact = measured["pyahocorasick"]
    return [(name, by, f"{mb:.3g}", f"{mb / exact:.3g}") for by, mb in measured.items()]


def _table(header: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    return "\n".join(tables.table(header, [tuple(map(str, row)) for row in rows]))


def _rate(scan: Callable[[str], object], text: str) -> float:
    start = time.perf_counter()
    scan(text)
    return len(text.encode()) / MB / (time.perf_counter() - start)


def memory() -> str:
    """Peak memory over a stream, and time by length."""
    with TemporaryDirectory() as folder:
        for number, document in enumerate(documents("hi", STREAM, each=1.0)):
            Path(folder, f"{number:03}.txt").write_text(document, "utf-8")
        program = [sys.executable, str(Path(__file__).with_name("scan_stream.py")), folder]
        told = subprocess.run(program, check=True, capture_output=True, text=True)  # noqa: S603 - ours
    peak, seconds = map(float, told.stdout.split())
    text = made_text("hi", 8.0, seed=3)
    normalizer = Normalizer()
    normalizer.find(text)
    rows = []
    for part in (0.125, 0.25, 0.5, 1.0):
        cut = text[: int(len(text) * part)]
        took = min(_seconds(normalizer.find, cut) for _ in range(3))
        rows.append((f"{8 * part:.0f} MB", f"{took:.2f} s", f"{took / part / 8:.3f} s"))
    return (
        "## Memory and length\n\nPeak memory over 100 MB of Hindi in documents of 1 MB, one"
        f" process: {peak:.0f} MB, {STREAM / seconds:.1f} MB a second with reading. One document,"
        " warm, by its length:\n\n" + _table(("length", "time", "time for each MB"), rows)
    )


def _seconds(scan: Callable[[str], object], text: str) -> float:
    start = time.perf_counter()
    scan(text)
    return time.perf_counter() - start


def _parts(texts: dict[str, str], chosen: dict[str, bool]) -> Iterator[str]:
    asked = chosen if any(chosen.values()) else dict.fromkeys(chosen, True)
    if asked["sentences"]:
        yield in_sentences()
    if texts:
        yield (
            "## False alarms\n\nText that names almost no Vietnamese or Chinese person or place:"
            " XQuAD (Hindi) and UDTB's dev sentences (Urdu). Countries that it really names are"
            " right.\n\n" + negative(texts)
        )
    if asked["english"]:
        yield english()
    if asked["speed"]:
        yield speed(texts)
    if asked["memory"]:
        yield memory()


def main(
    *,
    sentences: bool = False,
    english: bool = False,
    negative: Path | None = None,
    speed: bool = False,
    memory: bool = False,
    output: Path | None = None,
) -> None:
    """Run the parts that are named, or all of them."""
    chosen = {"sentences": sentences, "english": english, "speed": speed, "memory": memory}
    paths = {lang: negative / f"negative.{lang}.txt" for lang in ("hi", "ur")} if negative else {}
    parts = [HEAD]
    for part in _parts({lang: path.read_text("utf-8") for lang, path in paths.items()}, chosen):
        print(part, end="\n\n", flush=True)
        parts.append(part)
    if output is not None:
        output.write_text("\n\n".join(parts) + "\n", "utf-8")


if __name__ == "__main__":
    typer.run(main)
