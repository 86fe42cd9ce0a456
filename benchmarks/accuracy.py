"""Accuracy on spellings that nobody listed, side by side with other tools.

    pip install --editable . --group benchmarks
    python benchmarks/accuracy.py [--few N]

Prints one table and writes docs/benchmarks.md. The test split is never learned from or tuned on.
"""

from __future__ import annotations

import argparse
import platform
from collections.abc import Iterator, Sequence
from dataclasses import replace
from importlib.metadata import PackageNotFoundError, version
from typing import Final

from rich.console import Console
from rich.table import Table

from development import PRECISION
from eknaam import Entity, Gazetteer
from eknaam.matching.decide import THRESHOLD
from measures import HEADER, Method, Outcome, eknaam_method, row, run
from peers import PACKAGES, method_of, peers, threshold_of
from people import people_lines, persons
from speed import index_lines, speed_lines
from tables import rate, table, write
from testsplit import (
    NEAR,
    NOT_FROM_SOUND,
    STRANGERS,
    Query,
    big,
    grading_key,
    known,
    small,
    strangers,
)
from words import ordinary_words

Rows = list[list[str]]

OURS: Final = "**eknaam**"
_STRANGE: Final = ("strangers", "asked", "accepted", "share")
_NOBODY: Final = persons()[0]  # no word is meant to be this one


def main() -> None:
    """Measure, print, and write the page."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n", maxsplit=1)[0])
    parser.add_argument("--few", type=int, help="ask only so many, to see that it works")
    few: int | None = parser.parse_args().few
    lines = list(_introduction())
    printed = Table(*HEADER, title="Spellings that nobody listed")
    for title, places in (("Small gazetteer", small()), ("Big gazetteer", big())):
        rows, strange = accuracy(places, few)
        printed.add_section()
        printed.add_row(f"{title}, {len(places):,} names")
        for cells in rows:
            printed.add_row(*cells)
        lines += [f"## {title}: {len(places):,} names", "", *table(HEADER, rows), ""]
        lines += ["Names that are not in the gazetteer:", "", *table(_STRANGE, strange), ""]
    Console(width=160).print(printed)
    if few is not None:
        return
    lines += [_PEOPLE, *people_lines(), _SPEED, *speed_lines(), "", _INDEX, *index_lines()]
    write("benchmarks.md", [*lines, *_ending()])


def accuracy(places: Gazetteer, few: int | None) -> tuple[Rows, Rows]:
    """Return the rows of all methods, and those of our strangers."""
    asked = known()[:few]
    there = {grading_key(place.canonical) for place in places}
    strange = [query for query in strangers() if grading_key(query.entity.canonical) not in there][
        :few
    ]
    ours = eknaam_method(places)
    main_outcomes, unknown = run(ours, asked), run(ours, strange)
    rows = [row(OURS, main_outcomes, unknown), *_by_group(main_outcomes)]
    plain = eknaam_method(Gazetteer(replace(place, population=0) for place in places))
    rows.append(row("eknaam without populations", run(plain, asked)))
    for make in peers():
        entities: Sequence[Entity] = list(places)
        method = method_of(peer := make(entities), entities, threshold_of(make, len(entities)))
        rows.append(row(peer.name, run(method, asked), run(method, strange)))
    return rows, list(_strange_rows(unknown, ours, few))


def _by_group(outcomes: Sequence[Outcome]) -> Iterator[list[str]]:
    for keys in (
        [outcome.query.lang for outcome in outcomes],
        [outcome.query.entity.part_of or "" for outcome in outcomes],
    ):
        for key in sorted(set(keys)):
            mine = [one for one, its in zip(outcomes, keys, strict=True) if its == key]
            yield row(f"eknaam, {key}", mine)


def _strange_rows(unknown: Sequence[Outcome], ours: Method, few: int | None) -> Iterator[list[str]]:
    near = [one for one in unknown if one.query.entity.part_of in NEAR]
    far = [one for one in unknown if one.query.entity.part_of not in NEAR]
    yield _strange_row("cities of eight Asian countries", near)
    yield _strange_row("cities of all other countries", far)
    for lang, label in (("hi", "Hindi"), ("ur", "Urdu")):
        words = [Query(word, lang, _NOBODY) for word in ordinary_words(lang)[:few]]
        yield _strange_row(f"frequent words of {label}", run(ours, words))


def _strange_row(label: str, outcomes: Sequence[Outcome]) -> list[str]:
    accepted = sum(one.answer.accepted for one in outcomes)
    share = accepted / len(outcomes) if outcomes else float("nan")
    return [label, str(len(outcomes)), str(accepted), rate(share)]


def _introduction() -> Iterator[str]:
    asked = known()
    near = sum(query.entity.part_of in NEAR for query in strangers())
    yield f"""\
# Benchmarks

This page is written by `python benchmarks/accuracy.py` (first `pip install --editable . --group
benchmarks`; PyICU needs ICU's headers). All methods answer in one run on one machine, on which
others may have been at work: milliseconds differ from run to run, accuracy does not.

**Learned from**: the pairs of `data/pairs`, which are CLDR's names of subdivisions, territories and
exemplar cities of all countries, and GeoNames' alternate names of all countries but five.
**Tested on**: GeoNames' alternate names of those five, Viet Nam, China, Taiwan, Hong Kong and
Macau: {len(asked)} spellings of {len({query.entity.id for query in asked})} places. Nothing was
learned from them, and nothing was chosen by them: thresholds, ours and the peers', were chosen on
the [development data](calibration.md) for a precision of {PRECISION}.

How it is measured:

- Entities have one Latin name each and list no Hindi or Urdu spelling; everything goes through
  `Normalizer.rank` and `Normalizer.normalize`, with the default threshold of {THRESHOLD}.
- *Small* is the test places and the 97 CLDR subdivisions of Viet Nam and China. *Big* is all
  GeoNames places of the five countries and the subdivisions.
- Vietnamese names are tagged `vi`; names of China and Taiwan `zh-Latn-pinyin` where every word is
  pinyin, else `en`; names of Hong Kong and Macau `en`, for romanised Cantonese and Portuguese are
  no pinyin.
- Names that Hindi and Urdu cannot tell apart count as one: marks and tones, Shaanxi and Shanxi,
  qui and quy, dak and dac. For the peers a wrong name that is as much alike as the right one comes
  before it.
- GeoNames does not tell the language of a spelling: *hi* is all that is in Devanagari (Nepali and
  Marathi too), *ur* what has a letter of Urdu's own.
- Left out, since they cannot be got from the sound (translated, exonyms, two names in one):
  {", ".join(NOT_FROM_SOUND)}.
- *accepted*: the share of the known names that `normalize` matches at all. *right*: of these, those
  whose entity is right. *right or ambiguous*: also those where the right one is among the
  candidates that the match calls too close to tell apart.
- *strangers accepted*: of {STRANGERS:,} spellings of cities of other countries, {near} of them all
  that {", ".join(sorted(NEAR))} have, cut after a comma; without those whose name the gazetteer has
  too. The general table was taught such spellings, with their own names; the calibration has met
  no stranger of their countries. Frequent words of Hindi and Urdu (wordfreq) are strangers of
  another kind, which nothing was learned from; some of them are in fact names.
- *ms* is the median of the ranking alone, for spellings that were not asked before.

What this does not say: the test is small, one spelling is {100 / len(asked):.1f} in a hundred; nine
of the spellings are of Hong Kong and Macau, too few to tell anything; GeoNames' spellings are the
work of volunteers and programs, not of newsrooms. The peers are general tools that were not made
for this task, know no populations and were given none; indic-transliteration reads no Urdu, so its
Urdu rows are misses.
"""


_PEOPLE: Final = """\
## People

Vietnamese and Chinese leaders as Hindi and Urdu media write them (`benchmarks/people.tsv`), each
with the address of the page that shows it. Spellings without a page were written by us and count
apart. Nothing was learned from either. A name that a place shares, as far as Hindi and Urdu tell,
counts as found where the place is.
"""
_SPEED: Final = """\
## Speed and memory

`Normalizer.rank` for one new spelling, on CLDR's spellings of Viet Nam and China; names beyond
GeoNames' are made of the syllables of real ones. MB is how much the resident memory of a fresh
process that has read the model grows with the gazetteer and its index.
"""
_INDEX: Final = """\
## What the index keeps

How often the entity that comes first when all 38,000 names are scored is among the candidates that
the index gives. A syllable is a cluster of letters in Devanagari; in Urdu, which does not write all
its vowels, a consonant and what vowel follows it. After such damage another name may fit the
spelling better than the right one; *where it is right* leaves those spellings out.
"""


def _ending() -> Iterator[str]:
    yield ""
    yield "## Versions"
    yield ""
    versions = [(package, _version(package)) for package in PACKAGES]
    yield from table(("package", "version"), versions)
    yield ""
    yield f"Python {platform.python_version()}, {platform.system()} {platform.machine()}."


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"


if __name__ == "__main__":
    main()
