"""Measure mentions found in two real news items against those marked by hand.

    python benchmarks/seeds.py [FOLDER]

The folder holds the texts and `mentions.jsonl`: for each mention the widest and the narrowest
right span and the entity. A found person or place is right when its span lies between the two and
it names the entity; a row marked optional counts neither way. The folder is not part of the
project; without it the program says so and stops.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

import eknaam

SEEDS = Path(__file__).parents[2] / "shared" / "seeds"
NOT_FROM_THE_SOUND = frozenset(("vietnam", "china"))

Row = dict[str, Any]


@dataclass
class Score:
    """What was found in one document, beside what is there."""

    right: int = 0
    false: list[eknaam.Mention] = field(default_factory=list)
    missed: list[Row] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        found = self.right + len(self.false)
        return self.right / found if found else 1.0

    @property
    def recall(self) -> float:
        """The share of what is there that was found."""
        there = self.right + len(self.missed)
        return self.right / there if there else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def score(mentions: list[eknaam.Mention], rows: list[Row], leave_out: frozenset[str]) -> Score:
    """Compare mentions with rows; entities of `leave_out` count on neither side."""
    result = Score()
    open_rows = list(rows)
    for mention in mentions:
        row = next((row for row in open_rows if is_right(mention, row)), None)
        if row is not None:
            open_rows.remove(row)
        if mention.match.entity.id in leave_out or (row is not None and "optional" in row):
            continue
        if row is None:
            result.false.append(mention)
        else:
            result.right += 1
    result.missed = [
        row for row in open_rows if "optional" not in row and row["entity"] not in leave_out
    ]
    return result


def is_right(mention: eknaam.Mention, row: Row) -> bool:
    """Whether a mention is the one of a row."""
    return bool(
        row["start"] <= mention.start <= row["core_start"]
        and row["core_end"] <= mention.end <= row["end"]
        and mention.match.entity.id == row["entity"]
    )


def main() -> None:
    """Print one table."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else SEEDS
    if not folder.is_dir():
        sys.exit(f"{folder}: no such folder; it is not part of the project: nothing to measure")
    rows: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    for line in (folder / "mentions.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        rows[row["file"], row["lang"]].append(row)
    shipped = eknaam.load_gazetteer()
    settings = [
        ("shipped", eknaam.Normalizer(shipped), frozenset[str]()),
        ("canonical only", eknaam.Normalizer(shipped.canonical_only()), NOT_FROM_THE_SOUND),
    ]
    table = Table("document", "gazetteer", "right", "false", "missed", "precision", "recall", "F1")
    notes = []
    for (file, lang), marked in rows.items():
        text = (folder / file).read_text("utf-8")
        for name, normalizer, leave_out in settings:
            result = score(normalizer.find(text, lang=lang), marked, leave_out)
            counts = (result.right, len(result.false), len(result.missed))
            rates = (result.precision, result.recall, result.f1)
            table.add_row(lang, name, *map(str, counts), *(f"{rate:.3f}" for rate in rates))
            notes += [f"{lang} {name}: false {m.text!r} as {m.match}" for m in result.false]
            notes += [f"{lang} {name}: missed {r['text']!r}" for r in result.missed]
    console = Console()
    console.print(table)
    for note in notes:
        console.print(note, markup=False, highlight=False)


if __name__ == "__main__":
    main()
