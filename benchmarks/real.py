r"""Measure the names found in passages as real pages write them, and in ordinary text.

    python benchmarks/real.py [FOLDER] --ordinary negative.hi.txt --ordinary negative.ur.txt \
        --output docs/real-news.md
    python benchmarks/real.py --show

The folder holds `passages.jsonl`: Hindi and Urdu texts with the person or place that each name
means. It is not part of the project; without it the program says so and stops. What is not found
is listed with --show only: no passage is written into the page.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import product
from pathlib import Path
from typing import Annotated, Any, Final

import typer

from eknaam import Gazetteer, Normalizer, load_gazetteer
from eknaam.documents import Document
from eknaam.lint import Linter
from real_labels import (
    CAUSES,
    Asked,
    Found,
    Labels,
    Method,
    Outcome,
    Passage,
    is_counted,
    measure,
    read_passages,
)
from real_peers import ExactMatching, RomanisedGrams
from tables import rate, table

REAL: Final = Path(__file__).parents[2] / "shared" / "real"
THRESHOLDS: Final = (75.0, 85.0, 90.0)
RULES: Final = ("EK104", "EK105", "EK107", "EK108")
HEAD: Final = """\
# Real news

Written by `python benchmarks/real.py FOLDER --ordinary FILE... --output docs/real-news.md`. The
folder has passages in Hindi and Urdu in which every name of a person or place of Viet Nam and
China is labelled, spelled as real pages spell it. They are kept apart from the project: nothing is
learned from them or tuned on single rows.

A name is found when exactly one mention overlaps it, the mention's core or its full span is the
label's, and its entity is the label's: by id, or by a canonical name that is the same without
marks. "All" counts also names that the gazetteer lacks, "listed" only those that it has. Precision
is right over right, wrong and false; mentions of other countries do not count.
"""
GROUPS: Final[dict[str, Callable[[Asked], bool]]] = {
    "persons": lambda one: one.label.kind == "person",
    "places": lambda one: one.label.kind == "place",
    "Hindi": lambda one: one.passage.lang == "hi",
    "Urdu": lambda one: one.passage.lang == "ur",
}


def eknaam_method(normalizer: Normalizer) -> Method:
    """Return this project's scanner as a method."""

    def find(text: str, lang: str) -> list[Found]:
        return [
            Found(
                (mention.start, mention.end),
                (mention.core_start, mention.core_end),
                mention.match.entity,
            )
            for mention in normalizer.find(text, lang)
        ]

    return find


def methods(normalizer: Normalizer) -> Iterator[tuple[str, Method]]:
    """Yield this project and what one would use in its place, each with its name."""
    yield "eknaam", eknaam_method(normalizer)
    exact = ExactMatching(normalizer.gazetteer)
    yield exact.name, exact
    for listed, threshold in product((False, True), THRESHOLDS):
        grams = RomanisedGrams(normalizer.gazetteer, threshold, listed=listed)
        yield grams.name, grams


def found(outcomes: dict[str, Outcome]) -> str:
    """What each method finds, all in one run on one gazetteer."""
    rows = [
        (
            name,
            rate(outcome.recall()),
            rate(outcome.recall(_is_listed)),
            rate(outcome.precision),
            *(rate(outcome.recall(chosen)) for chosen in GROUPS.values()),
        )
        for name, outcome in outcomes.items()
    ]
    asked = next(iter(outcomes.values())).asked
    listed = sum(map(_is_listed, asked))
    header = ("method", "recall, all", "recall, listed", "precision", *GROUPS)
    return (
        f"## Names found\n\n{len(asked)} names, of which the shipped gazetteer has {listed}. The"
        " last columns are recall of all.\n\n" + _table(header, rows)
    )


def _is_listed(asked: Asked) -> bool:
    return asked.listed


def missed(outcome: Outcome) -> str:
    """Why names were missed, by language and kind."""
    causes = {cause: [one for one in outcome.asked if one.cause == cause] for cause in CAUSES}
    rows = [
        (cause, str(len(some)), *(str(sum(map(chosen, some))) for chosen in GROUPS.values()))
        for cause, some in causes.items()
    ]
    return "## What eknaam misses\n\n" + _table(("cause", "names", *GROUPS), rows)


def unlisted(normalizer: Normalizer, passages: Sequence[Passage]) -> str | None:
    """Names that the gazetteer lacks and the analysis reports with their exact span."""
    analyze = getattr(normalizer, "analyze", None)
    if analyze is None:
        return None
    labels, rows = Labels(normalizer.gazetteer), []
    for kind in ("person", "place"):
        asked = reported = 0
        for passage, spans in _unlisted_spans(analyze, passages):
            lacking = [
                label.span
                for label in passage.labels
                if label.kind == kind and not labels.entities(label)
            ]
            asked += len(lacking)
            reported += len(spans & {*lacking})
        rows.append((kind, str(asked), str(reported), rate(reported / asked if asked else 1.0)))
    stray = sum(
        len(spans - {label.span for label in passage.labels})
        for passage, spans in _unlisted_spans(analyze, passages)
    )
    return (
        "## Names that the gazetteer lacks\n\nReported as unlisted with their exact span. Others"
        f" that were reported as unlisted, without a label: {stray}.\n\n"
        + _table(("kind", "names", "reported", "share"), rows)
    )


def _unlisted_spans(
    analyze: Callable[[str, str], Any], passages: Sequence[Passage]
) -> Iterator[tuple[Passage, set[tuple[int, int]]]]:
    for passage in passages:
        names = analyze(passage.text, passage.lang).unlisted
        yield passage, {(name.start, name.end) for name in names}


def ordinary(normalizer: Normalizer, files: Sequence[Path]) -> str:
    """Mentions and findings in text that names next to nobody of the two countries."""
    linter, rows = Linter(normalizer, RULES), []
    for file in files:
        text = file.read_text("utf-8")
        words = len(text.split())
        mentions = [
            mention
            for mention in normalizer.find(text)
            if is_counted(mention.match.entity, normalizer.gazetteer)
            and _is_of_the_two(mention.match.entity.id, normalizer.gazetteer)
        ]
        inferred = sum(mention.match.how == "inferred" for mention in mentions)
        findings = Counter(one.rule for one in linter.lint(Document(file.name, text)).findings)
        rows.append(
            (
                file.name,
                f"{words:,}",
                str(len(mentions)),
                str(inferred),
                f"{10_000 * len(mentions) / words:.2f}",
                *(str(findings[rule]) for rule in RULES),
                f"{20_000 * findings.total() / words:.2f}",
            )
        )
    header = (
        "text", "words", "mentions", "of them inferred", "mentions in 10,000 words", *RULES,
        "findings in 20,000 words",
    )  # fmt: skip
    return (
        "## Ordinary text\n\nMentions of Viet Nam, China and what lies in them, of people and of"
        " what has no country, in text that names next to none of them; and findings of the rules"
        " that look for what is no whole name. Some mentions are right.\n\n" + _table(header, rows)
    )


def _is_of_the_two(entity_id: str, gazetteer: Gazetteer) -> bool:
    """Whether an entity is no place outside of countries: a sea, a river."""
    entity = gazetteer[entity_id]
    return entity.kind == "person" or entity.type == "country" or entity.part_of is not None


def show(outcome: Outcome) -> None:
    """Print what was missed and what is wrong, with what stands around."""
    for one in outcome.asked:
        if one.cause:
            text, (start, end) = one.passage.text, one.label.span
            got = [(text[slice(*each.span)], each.entity.id) for each in one.here]
            around = text[max(0, start - 25) : end + 15].replace("\n", " ")
            print(one.passage.id, one.cause, one.label.surface, one.label.canonical, around, got,
                  sep=" | ")  # fmt: skip
    for passage, each in outcome.wrong:
        start, end = each.span
        around = passage.text[max(0, start - 30) : end + 20].replace("\n", " ")
        print(passage.id, "wrong", passage.text[start:end], each.entity.id, around, sep=" | ")


def _table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    return "\n".join(table(header, rows))


def main(
    folder: Annotated[Path, typer.Argument(help="The folder with passages.jsonl.")] = REAL,
    *,
    ordinary_text: Annotated[
        list[Path] | None, typer.Option("--ordinary", help="A text that names next to nobody.")
    ] = None,
    output: Annotated[Path | None, typer.Option(help="Where the page is written.")] = None,
    show_misses: Annotated[bool, typer.Option("--show", help="List what is missed.")] = False,
) -> None:
    """Measure, print, and write the page."""
    if not (folder / "passages.jsonl").exists():
        print(f"{folder}: no passages.jsonl here; name the folder that holds it", file=sys.stderr)
        raise SystemExit(2)
    passages, normalizer = read_passages(folder), Normalizer(load_gazetteer())
    outcomes = {
        name: measure(method, passages, normalizer.gazetteer)
        for name, method in methods(normalizer)
    }
    parts = [HEAD, found(outcomes), missed(outcomes["eknaam"])]
    if (part := unlisted(normalizer, passages)) is not None:
        parts.append(part)
    if ordinary_text:
        parts.append(ordinary(normalizer, ordinary_text))
    print("\n\n".join(parts))
    if show_misses:
        show(outcomes["eknaam"])
    if output is not None:
        output.write_text("\n\n".join(map(str.strip, parts)) + "\n", "utf-8")


if __name__ == "__main__":
    typer.run(main)
