"""Damage gazetteers and files to import in many ways, and see that only documented errors come.

    python benchmarks/fuzz.py [NUMBER]

A right file of each format is changed at random places (bytes changed, taken out, put in, doubled,
cut off) and read. It must be read, or refused with an `EknaamError` of printable lines. Ends with 1
and the first offending file in `fuzz-failure` otherwise. The default is 100,000 files, in all.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
import warnings
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

from rich.console import Console
from rich.table import Table

from eknaam.errors import EknaamError
from eknaam.gazetteer import Gazetteer, load_gazetteer
from eknaam.gazetteer.compiled import compile_gazetteer, open_compiled
from eknaam.gazetteer.exporters.followthemoney import followthemoney_lines
from eknaam.gazetteer.exporters.json_lines import json_lines
from eknaam.gazetteer.exporters.skos import skos_lines
from eknaam.gazetteer.exporters.tabular import csv_lines
from eknaam.gazetteer.exporters.yaml import yaml_lines
from eknaam.gazetteer.importers.cldr import read_cldr
from eknaam.gazetteer.importers.entries import Plain, checked
from eknaam.gazetteer.importers.followthemoney import read_followthemoney
from eknaam.gazetteer.importers.geonames import read_geonames
from eknaam.gazetteer.importers.skos import read_skos
from eknaam.gazetteer.importers.source import Source
from eknaam.gazetteer.importers.summary import Summary
from eknaam.gazetteer.importers.tabular import read_csv
from eknaam.gazetteer.importers.whosonfirst import read_whosonfirst
from eknaam.gazetteer.importers.wikidata import read_wikidata
from eknaam.text.fold import key

Read = Callable[[Path], object]
SAMPLE: Final = frozenset(("china", "guangxi", "to-lam", "asean"))
PIECES: Final = (
    b"\x00", b"\xff", b"{", b"}", b"[", b"]", b'"', b"'", b"<", b">", b"&", b"*", b"\n", b"\r\n",
    b"\t", b":", b",", b"null", b"-1", b"1e999", b"\\u0000", b"\\ud800", b"&#0;", b"!!x ", b"- ",
)  # fmt: skip
WIKIDATA: Final = (
    b'[\n{"id":"Q1","labels":{"vi":{"value":"A"},"zh-hans":{"value":"B"}},"aliases":{"hi":'
    b'[{"value":"C"}]},"claims":{"P31":[{"rank":"normal","mainsnak":{"datavalue":{"value":'
    b'{"id":"Q515"}}}}],"P1082":[{"mainsnak":{"datavalue":{"value":{"amount":"+5"}}}}]}},\n]\n'
)
GEONAMES: Final = b"\t".join([b"11", b"A", b"A", b"", b"1", b"2", b"P", b"PPL", b"VN", *[b""] * 10])
CLDR: Final = b'<ldml><territories><territory type="VN">A</territory></territories></ldml>'
FEATURE: Final = (
    b'{"properties":{"wof:id":1,"wof:country":"VN","wof:placetype":"region","wof:name":"A",'
    b'"name:vie_x_preferred":["B"],"wof:concordances":{"gn:id":2},"wof:population":5}}\n'
)


def samples(gazetteer: Gazetteer, folder: Path) -> dict[str, tuple[str, bytes, Read]]:
    """Return for each format the name of a file, a right one, and how it is read."""
    compiled = folder / "right.eknaam"
    compile_gazetteer(gazetteer, compiled)
    return {
        "YAML": ("a.yaml", _text(yaml_lines(gazetteer)), load_gazetteer),
        "JSON Lines": ("a.jsonl", _text(json_lines(gazetteer)), load_gazetteer),
        "compiled": ("a.eknaam", compiled.read_bytes(), look),
        "Wikidata": ("a.json", WIKIDATA, lambda path: taken(read_wikidata(Source(path), NOTES))),
        "GeoNames": ("a.txt", GEONAMES, lambda path: taken(read_geonames(Source(path), NOTES))),
        "CLDR": ("main/vi.xml", CLDR, lambda path: taken(read_cldr(path.parent.parent, NOTES))),
        "Who's On First": ("a.geojson", FEATURE, lambda path: taken(read_whosonfirst(path, NOTES))),
        "CSV": (
            "a.csv",
            _text(csv_lines(gazetteer)),
            lambda path: taken(read_csv(Source(path), NOTES)),
        ),
        "SKOS": (
            "a.ttl",
            _text(skos_lines(gazetteer)),
            lambda path: taken(read_skos(Source(path), NOTES)),
        ),
        "FollowTheMoney": (
            "a.ftm",
            _text(followthemoney_lines(gazetteer)),
            lambda path: taken(read_followthemoney(Source(path), NOTES)),
        ),
    }


NOTES: Final = Summary()


def taken(entries: Iterable[Plain]) -> int:
    """Read entries to the end and return how many the format allows."""
    return sum(1 for _ in checked(entries, NOTES))


def look(path: Path) -> object:
    """Ask a compiled gazetteer for everything in it."""
    compiled = open_compiled(path)
    return [compiled.owners(key(name.text)) for entity in compiled for name in entity.names]


def damaged(content: bytes, rng: random.Random) -> bytes:
    """Return a file with one to four changes."""
    for _ in range(rng.randint(1, 4)):
        start = rng.randrange(len(content) + 1)
        end = min(len(content), start + rng.choice((0, 0, 1, 1, 2, 8, 60)))
        new = rng.choice(
            (b"", rng.choice(PIECES), rng.randbytes(rng.randint(1, 8)), content[start:end] * 2)
        )
        content = content[:start] + new + content[end:]
        if rng.random() < 0.05:  # noqa: PLR2004 - one file in twenty is cut off
            content = content[: rng.randrange(len(content) + 1)]
    return content


def attempt(path: Path, content: bytes, read: Read) -> str:
    """Return what became of a damaged file."""
    path.write_bytes(content)
    try:
        read(path)
    except EknaamError as error:
        lines = str(error).split("\n")
        return "refused" if all(line.isprintable() for line in lines) else "unprintable"
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return "read"


def main(number: int) -> int:
    """Try all formats in turn; return 1 at the first undocumented error."""
    warnings.simplefilter("ignore")
    counts: dict[str, Counter[str]] = {}
    rng, began = random.Random(7), time.monotonic()  # noqa: S311 - the same files in each run
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        people = Gazetteer([e for e in load_gazetteer() if e.id in SAMPLE])
        formats = samples(people, folder)
        for round_ in range(number):
            format_ = list(formats)[round_ % len(formats)]
            file, right, read = formats[format_]
            path = folder / "cldr" / file
            path.parent.mkdir(parents=True, exist_ok=True)
            content = damaged(right, rng)
            found = attempt(path, content, read)
            counts.setdefault(format_, Counter())[found] += 1
            if found not in {"read", "refused"}:
                Path("fuzz-failure").write_bytes(content)
                sys.stderr.write(f"{format_}: {found}; the file is fuzz-failure\n")
                return 1
    table = Table("format", "files", "read", "refused", title=f"{time.monotonic() - began:.0f} s")
    for format_, each in counts.items():
        table.add_row(format_, f"{each.total():,}", f"{each['read']:,}", f"{each['refused']:,}")
    Console().print(table)
    return 0


def _text(lines: Iterable[str]) -> bytes:
    return "".join(lines).encode()


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000))
