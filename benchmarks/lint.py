"""Measure the linter: two real documents, text without names, made defects, and speed.

    python benchmarks/lint.py [FOLDER]

Writes docs/lint-benchmarks.md. FOLDER has the measuring data (`seeds/` with `findings.jsonl`,
`corpora/`); it is not part of the project, and without it nothing is written. Everything that is
reported where nothing was expected is printed with its surroundings, so that a person can judge it.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import eknaam
from eknaam import Finding
from eknaam.documents import Document
from lint_defects import EACH, defect_lines
from lint_speed import speed_lines
from lint_texts import named, note, shipped, shown
from tables import table, write

_SHARED: Final = Path(__file__).parents[2] / "shared"
_WORDS: Final = 10_000

_Row = dict[str, Any]


def seed_lines(folder: Path) -> Iterator[str]:
    """Yield which expected findings of the two documents are reported, and what else is."""
    rows = [
        json.loads(line) for line in (folder / "findings.jsonl").read_text("utf-8").splitlines()
    ]
    linter = shipped()
    for file in sorted({row["file"] for row in rows}):
        text = (folder / file).read_text("utf-8")
        findings = list(linter.lint(Document(file, text)).findings)
        expected = [row for row in rows if row["file"] == file]
        right = [row for row in expected if _is_reported(row, findings, text)]
        missed = [row for row in expected if row not in right and "optional" not in row]
        other = [one for one in findings if not any(_is_it(one, row, text) for row in expected)]
        counts = f"{len(right)} of {len(expected)} rows, {len(findings)} findings"
        yield f"- {file}: {counts}, {len(missed)} missed, {len(other)} besides"
        yield from (
            f"  - missed: {row['kind']} {row.get('text') or row['entity']}" for row in missed
        )
        yield from (f"  - besides: {shown(one, text)}" for one in other)


def _is_reported(row: _Row, findings: Sequence[Finding], text: str) -> bool:
    return any(_is_it(one, row, text) for one in findings)


def _is_it(one: Finding, row: _Row, text: str) -> bool:
    entity = one.entity.id if one.entity else None
    if one.kind != row["kind"] or (row["entity"] and entity != row["entity"]):
        return False
    if row["text"] is None:  # an entity that is spelled in several ways, at any of them
        return text[one.start : one.end] in row["spellings"]
    return (one.start, one.end) == (row["start"], row["end"])


def corpus_lines(folder: Path) -> Iterator[str]:
    """Yield the findings in text that names almost nobody."""
    rows, notes = [], []
    for path in sorted(folder.glob("negative.*.txt")):
        text = path.read_text("utf-8")
        linted = shipped().lint(Document(path.name, text))
        share = len(linted.findings) * _WORDS / linted.words
        rows.append((path.name, f"{linted.words:,}", str(len(linted.findings)), f"{share:.2f}"))
        notes += [f"- {path.name}: {named(one, text)}" for one in linted.findings]
        note(shown(one, text) for one in linted.findings)
    yield from table(("text", "words", "findings", "in 10,000 words"), rows)
    yield ""
    yield from notes


_PAGE: Final = """# How good the linter is

Written by `benchmarks/lint.py`, eknaam {version}, the shipped gazetteer.

## Two real documents

A news item in Hindi and in Urdu, machine-translated, with its defects marked by hand. A row of
what is expected is reported if the rule, the place and the entity are right; what is reported
besides is listed.

{seeds}

## Text without names

Wikipedia and news in Hindi and Urdu that name almost nobody of Viet Nam or China. What is
reported:

{corpora}

Costa Rica and Afghanistan are rightly reported. डोमिनिको is a painter's first name, and جارجیہ the
state of the United States: mistakes of finding names, not of the rules.

## Made defects

The examples of this project, their own defects put right by the linter, and then one defect made
in a copy, {each} times in each text for each kind. The maker chooses a name and a spelling at
random and asks neither the linter nor the normalizer whether the defect can be found. False is
every finding in the changed text that is neither the defect nor was there before.

{defects}

- Respelled: one of the six likeliest spellings that `eknaam predict` gives, other than the one in
  the text. Where a word of it is a postposition, as in مونگ کا for Móng Cái, it reads "of Móng",
  and EK104 is as right. What is missed is not recognised as the name any more; finding names
  decides that, not the rules.
- Cut where a name is due: after an honorific, or beside "province" or "Zhuang autonomous region".
  Cut anywhere: all places together, also where the word that is left is one of Hindi or Urdu
  (हाई, نام), which no program can tell from it.
- A letter of another script: in place of a letter of the name, at random.
- Spelled otherwise elsewhere: one document of three keeps to another spelling, for names without
  a preferred one.

## Speed

{speed}
"""


def main() -> None:
    """Write the page."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else _SHARED
    if not (folder / "seeds").is_dir():
        sys.exit(f"{folder}: no such data, which is no part of the project: nothing to measure")
    parts = {
        "seeds": seed_lines(folder / "seeds"),
        "corpora": corpus_lines(folder / "corpora"),
        "defects": defect_lines(),
        "speed": speed_lines(),
    }
    texts = {name: "\n".join(lines) for name, lines in parts.items()}
    page = _PAGE.format(version=eknaam.__version__, each=EACH, **texts)
    print(page)
    write("lint-benchmarks.md", page.rstrip().splitlines())


if __name__ == "__main__":
    main()
