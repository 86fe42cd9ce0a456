"""Write how frequent the words of Hindi and Urdu are, for telling ordinary words from names.

    python data/frequencies/build.py

Reads the word lists of wordfreq 3.1.1 and writes src/eknaam/lexicon/frequencies/*.tsv: a word,
folded, and its Zipf frequency (the decimal logarithm of how often it stands in a billion words),
the most frequent first. Left out are what is no single word of the script, and names: what
data/gazetteer.yaml lists, and of the countries and provinces in data/pairs the rarer words. Names
of other places stay: they are no names of a gazetteer of Viet Nam and China. wordfreq is needed
only here.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Final

import wordfreq

from eknaam.gazetteer import load_gazetteer
from eknaam.text.fold import fold
from eknaam.text.script import script_of
from eknaam.text.tokens import words_of

ROOT: Final = Path(__file__).parents[2]
TARGET: Final = ROOT / "src" / "eknaam" / "lexicon" / "frequencies"
SCRIPTS: Final = {"hi": "Deva", "ur": "Arab"}
NEAR: Final = frozenset(("VN", "CN"))
COLUMNS: Final = 6  # of a row of data/pairs
SURELY_A_WORD: Final = 4.5  # Zipf frequency from which on what is also a name is a word as well
HEADER: Final = """\
# source: wordfreq {version}, https://github.com/rspeer/wordfreq, word list {lang!r}
# licence: CC BY-SA 4.0, Robyn Speer; names were left out, and words folded
"""


def listed_names() -> frozenset[str]:
    """Return every spelling in the gazetteer, folded."""
    return frozenset(
        fold(name.text)
        for entity in load_gazetteer()
        for name in entity.names
        if name.standing != "predicted"
    )


def learned_names() -> Iterator[str]:
    """Yield the spellings of countries and of provinces of Viet Nam and China, folded."""
    for path in sorted((ROOT / "data" / "pairs").glob("cldr_*.tsv")):
        rows = (line.split("\t") for line in path.read_text("utf-8").splitlines())
        for row in rows:
            if len(row) == COLUMNS and (row[1] in NEAR or "exemplars" in path.name):
                yield fold(row[-1])


def frequencies(lang: str) -> Iterator[tuple[str, float]]:
    """Yield the words of a language with their Zipf frequencies, the most frequent first."""
    seen, learned = set(listed_names()), frozenset(learned_names())
    for listed in wordfreq.iter_wordlist(lang):
        word, zipf = fold(listed), wordfreq.zipf_frequency(listed, lang)
        single = len(list(words_of(listed))) == 1 and script_of(word) == SCRIPTS[lang]
        if single and word not in seen and (zipf >= SURELY_A_WORD or word not in learned):
            seen.add(word)
            yield word, zipf


def main() -> None:
    """Write one table a language."""
    for lang in SCRIPTS:
        rows = [f"{word}\t{zipf:.1f}\n" for word, zipf in frequencies(lang)]
        header = HEADER.format(version=version("wordfreq"), lang=lang)
        (TARGET / f"{lang}.tsv").write_text(header + "".join(rows), "utf-8")
        print(f"{lang}: {len(rows):,} words")


if __name__ == "__main__":
    main()
