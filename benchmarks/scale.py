"""Gazetteers of a thousand to a million entities: size, time, memory, and what the index keeps.

    pip install --editable . --group benchmarks
    python benchmarks/scale.py [--sizes 1000 10000 ...] [--folder FOLDER]

Prints the table and, for the four sizes of the default, writes docs/scale.md. A file of FOLDER
that was compiled before is not compiled again, and then has no compile time.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from functools import cache
from pathlib import Path
from typing import Any, Final

import numpy as np
from rapidfuzz import fuzz, process

from eknaam import Normalizer, load_gazetteer
from eknaam.gazetteer.compiled.strings import Strings
from eknaam.gazetteer.container import Container
from eknaam.matching.compared import Names
from eknaam.matching.inference import Inference
from eknaam.matching.names import letters
from eknaam.matching.sections import compile_indexed
from eknaam.matching.stored import names_of
from eknaam.model import compile_coded, load_model, predict_spellings, score_names
from eknaam.model.chunks import ChunkFinder
from eknaam.readings import Units, read
from made_names import named_places
from made_text import made_text
from tables import table, write
from testsplit import fixed_chance

SIZES: Final = (1_000, 10_000, 100_000, 1_000_000)
_ASKED: Final = 300
_FULLY: Final = 20, 100  # of these, at least and at most, compared with full scoring
_SCORED: Final = 5_000_000  # names, by full scoring of all spellings together
_PEER: Final = 5
_BETWEEN: Final = "\f"
_BLOCK: Final = 50_000
_EQUAL: Final = 1e-6
_TEXT: Final = 0.1  # megabytes of each language
_TAGS: Final = {"vi": "vi", "pinyin": "zh-Latn-pinyin", "latin": "en"}
_HEADER: Final = (
    "entities", "compile, s", "file, MB", "open, s", "memory, MB", "rank p50, ms",
    "rank p99, ms", "index keeps the best", "scan, kB/s", "RapidFuzz, ms",
)  # fmt: skip


def main() -> None:
    """Measure, print, and write the page."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n", maxsplit=1)[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--fully", type=int, help="spellings for full scoring, at each size")
    parser.add_argument("--child", nargs=2, metavar=("WHAT", "FILE"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        what, file = options.child
        print(json.dumps(_CHILDREN[what](file)))
        return
    with tempfile.TemporaryDirectory() as folder:
        rows = [
            _row(size, options.folder or Path(folder), options.fully or _fully(size))
            for size in sorted(options.sizes)
        ]
    lines = list(table(_HEADER, rows))
    print("\n".join(lines))
    if tuple(sorted(options.sizes)) == SIZES:
        write("scale.md", [_PAGE, *lines])


def _fully(size: int) -> int:
    """Return how many spellings are compared with full scoring; fewer with more names."""
    least, most = _FULLY
    return max(least, min(most, _SCORED // size))


def _row(size: int, folder: Path, fully: int) -> tuple[str, ...]:
    file = folder / f"places-{size}.eknaam"
    compiled = ""
    if not file.exists():
        places = list(named_places(size))
        begin = time.perf_counter()
        compile_indexed(places, file)
        compiled = f"{time.perf_counter() - begin:.1f}"
        del places
    asked = _child("rank", file)
    scanned = _child("scan", file)
    return (
        f"{size:,}", compiled, f"{file.stat().st_size / 1e6:.1f}", f"{asked['open']:.3f}",
        f"{max(asked['memory'], scanned['memory']) / 1e6:.0f}",
        *(f"{each:.1f}" for each in np.percentile(asked["rank"], [50, 99])),
        "{:.3f} of {}".format(*_kept(file, fully)), f"{scanned['speed'] / 1e3:.0f}",
        f"{_peer(file):.0f}",
    )  # fmt: skip


def _child(what: str, file: Path) -> dict[str, Any]:
    """Return what is measured in a fresh process."""
    command = [sys.executable, __file__, "--child", what, str(file)]
    one_core = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    run = subprocess.run(  # noqa: S603 - our own program
        command, check=True, capture_output=True, text=True, env=one_core, input=_text()
    )
    found: dict[str, Any] = json.loads(run.stdout)
    return found


@cache
def _text() -> str:
    """Return texts; they are made here, since word lists take memory."""
    return _BETWEEN.join(made_text(lang, _TEXT, seed=3) for lang in ("hi", "ur"))


def _rank(file: str) -> dict[str, Any]:
    begin = time.perf_counter()
    gazetteer = load_gazetteer(file)
    names_of(gazetteer)
    opened = time.perf_counter() - begin
    normalizer = Normalizer(gazetteer)
    for spelling in ("त्रान कुओंग", "تران کوونگ"):
        normalizer.rank(spelling)
    taken = []
    for spelling in _spellings(names_of(gazetteer)):
        begin = time.process_time()
        normalizer.rank(spelling)
        taken.append(1e3 * (time.process_time() - begin))
    return {"open": opened, "rank": taken, "memory": _resident()}


def _scan(file: str) -> dict[str, Any]:
    texts = sys.stdin.read().split(_BETWEEN)
    normalizer = Normalizer(load_gazetteer(file))
    normalizer.find("त्रान कुओंग تران کوونگ")
    begin = time.process_time()
    for text in texts:
        normalizer.find(text)
    took = time.process_time() - begin
    return {"speed": sum(len(text.encode()) for text in texts) / took, "memory": _resident()}


_CHILDREN: Final = {"rank": _rank, "scan": _scan}


def _spellings(names: Names, most: int = _ASKED) -> list[str]:
    """Return the likeliest spellings of names drawn at random, every third one joined."""
    drawn = fixed_chance(5).sample(range(len(names)), most // 2)
    found = []
    for number, position in enumerate(drawn):
        name = names[position]
        for lang in ("hi", "ur"):
            (spelling, _), *_ = predict_spellings(name.name.text, lang, _TAGS[name.orthography], 1)
            found.append(spelling.replace(" ", "") if number % 3 == 0 else spelling)
    return list(dict.fromkeys(found))


def _kept(file: Path, fully: int) -> tuple[float, int]:
    """Return how often the best name of full scoring, or an equal one, is a candidate.

    Args:
        file: the compiled gazetteer.
        fully: how many spellings are asked for.

    Returns:
        The share, 0 to 1, and of how many.
    """
    names = names_of(load_gazetteer(file))
    inference, full = Inference(names, load_model()), _Full(names)
    kept = []
    for spelling in _spellings(names, fully):
        reading = read(spelling)
        script, units = reading.orthography, reading.units
        chosen = inference.candidates(units, script)
        found = full.scores(units, script, chosen)
        kept.append(found.max() >= full.best(units, script) - _EQUAL)
    return float(np.mean(kept)), len(kept)


class _Full:
    """Scores all names."""

    def __init__(self, names: Names) -> None:
        self._table = names.table
        self._weights = load_model().weights
        self._finder = ChunkFinder(self._weights, names.table.alphabet)

    def scores(self, spelling: Units, script: str, chosen: np.ndarray) -> np.ndarray:
        """Return log P(spelling | name) and the prior, of some names."""
        compiled = compile_coded(self._weights, self._finder, self._table.coded, chosen)
        likely = score_names(self._weights, script, compiled, spelling)
        return np.asarray(likely + self._table.priors[chosen])

    def best(self, spelling: Units, script: str) -> float:
        """Return the best score of all names."""
        size = len(self._table)
        blocks = (np.arange(at, min(at + _BLOCK, size)) for at in range(0, size, _BLOCK))
        return max(float(self.scores(spelling, script, block).max()) for block in blocks)


def _peer(file: Path) -> float:
    """Return how many milliseconds RapidFuzz takes for one romanised spelling, the median."""
    from unidecode import unidecode

    names = names_of(load_gazetteer(file))
    texts = Strings(Container(file), "letters")
    choices = [text.decode() for text in map(texts.__getitem__, range(len(texts)))]
    taken = []
    for spelling in _spellings(names, 2 * _PEER):
        query = letters(unidecode(spelling))
        begin = time.perf_counter()
        process.cdist([query], choices, scorer=fuzz.ratio)
        taken.append(1e3 * (time.perf_counter() - begin))
    return float(np.median(taken))


def _resident() -> int:
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


_PAGE: Final = f"""\
# A million names

This page is written by `python benchmarks/scale.py`. The gazetteers are GeoNames' places of Viet
Nam, China, Taiwan, Hong Kong and Macau and, beyond these, made names: two to four syllables of
their names, as frequent as they are there, no two with the same letters. Every one is compiled
into one file, which is then mapped into memory.

- *open*: loading the file and checking its index, in a fresh process.
- *memory*: what is resident in a process that has answered {_ASKED} spellings, or in one that has
  scanned the text, whichever is more; pages of the mapped file count.
- *rank*: `Normalizer.rank` for one spelling that was not asked before, in processor time:
  the likeliest Hindi and Urdu spellings of names drawn at random, every third without blanks.
- *index keeps the best*: how often, of so many spellings, a candidate of the index has the best
  score that any name of the gazetteer has.
- *scan*: kilobytes of made text of Hindi and Urdu that `Normalizer.find` reads a second of
  processor time, new words included.
- *RapidFuzz*: one romanised spelling against all names, the median.
"""


if __name__ == "__main__":
    main()
