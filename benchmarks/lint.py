"""Measure the linter: two real documents, text without names, made defects, and speed.

    python benchmarks/lint.py [FOLDER]

Writes docs/lint-benchmarks.md. FOLDER has the measuring data (`seeds/` with `findings.jsonl`,
`corpora/`); it is not part of the project, and without it nothing is written. Everything that is
reported where nothing was expected is printed with its surroundings, so that a person can judge it.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any, Final

import eknaam
from defects import MAKERS, Defect, Maker, cut_anywhere
from eknaam import Finding, Gazetteer, Name, Normalizer
from eknaam.documents import Document
from eknaam.lint import Linter, house_spellings
from eknaam.lint.scan import Scan, core, scan_document
from eknaam.lint.spelling import preferred
from tables import rate, table, write
from testsplit import fixed_chance

SHARED: Final = Path(__file__).parents[2] / "shared"
EXAMPLES: Final = Path(__file__).parents[1] / "examples"
EACH: Final = 60  # defects of each kind in each text
WORDS: Final = 10_000
FILES: Final = 10_000
MEGABYTE: Final = 1024  # ru_maxrss counts kilobytes

Row = dict[str, Any]


@dataclass
class Score:
    """How often a rule was right."""

    made: int = 0
    found: int = 0
    false: int = 0
    notes: Counter[str] = field(default_factory=Counter)

    def cells(self) -> tuple[str, ...]:
        """Return the figures for a table."""
        recall = self.found / self.made if self.made else 0.0
        reported = self.found + self.false
        precision = self.found / reported if reported else 1.0
        return (str(self.made), str(self.found), rate(recall), str(self.false), rate(precision))


def shipped() -> Linter:
    """Return a linter of all rules over the shipped gazetteer."""
    return Linter(Normalizer())


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
        yield from (f"  - besides: {_shown(one, text)}" for one in other)


def _is_reported(row: Row, findings: Sequence[Finding], text: str) -> bool:
    return any(_is_it(one, row, text) for one in findings)


def _is_it(one: Finding, row: Row, text: str) -> bool:
    entity = one.entity.id if one.entity else None
    if one.kind != row["kind"] or (row["entity"] and entity != row["entity"]):
        return False
    if row["text"] is None:  # an entity that is spelled in several ways, at any of them
        return text[one.start : one.end] in row["spellings"]
    return (one.start, one.end) == (row["start"], row["end"])


def _named(one: Finding, text: str) -> str:
    entity = f" as {one.entity.canonical}" if one.entity else ""
    return f"{one.rule} {text[one.start : one.end]}{entity}"


def _note(lines: Iterable[str]) -> None:
    for line in lines:
        print(line, file=sys.stderr)


def _shown(one: Finding, text: str) -> str:
    around = text[max(0, one.start - 20) : one.end + 20].replace("\n", " ")
    return f"{one.rule} {text[one.start : one.end]!r} in {around!r}"


def corpus_lines(folder: Path) -> Iterator[str]:
    """Yield the findings in text that names almost nobody."""
    rows, notes = [], []
    for path in sorted(folder.glob("negative.*.txt")):
        text = path.read_text("utf-8")
        linted = shipped().lint(Document(path.name, text))
        share = len(linted.findings) * WORDS / linted.words
        rows.append((path.name, f"{linted.words:,}", str(len(linted.findings)), f"{share:.2f}"))
        notes += [f"- {path.name}: {_named(one, text)}" for one in linted.findings]
        _note(_shown(one, text) for one in linted.findings)
    yield from table(("text", "words", "findings", "in 10,000 words"), rows)
    yield ""
    yield from notes


@cache
def clean_texts() -> tuple[Document, ...]:
    """Return the examples with their own defects put right, as far as a program can."""
    documents = []
    for path in sorted(EXAMPLES.glob("*.txt")):
        text = eknaam.fix_text(path.read_text("utf-8"), unsafe=True).text
        documents.append(Document(path.name, text, path.name.split(".")[1]))
    return tuple(documents)


def defect_lines() -> Iterator[str]:
    """Yield recall and precision of each rule on made defects."""
    linter = shipped()
    scores: dict[str, Score] = {}
    false: dict[str, Score] = defaultdict(Score)
    for label, make in (*MAKERS.items(), ("cut anywhere", cut_anywhere)):
        scores[label] = _measure(label, make, linter, false)
    scores["spelled otherwise elsewhere"] = _across()
    scores["missing in a version"] = _versions()
    rows = []
    for label, score in scores.items():
        rows.append((label, score.notes.most_common(1)[0][0], *score.cells()))
    for label, score in (
        ("spelled alike elsewhere", _across()),
        ("missing in a version", _versions()),
    ):
        rows.append((label, score.notes.most_common(1)[0][0], *score.cells()))
    head = ("defect", "rule", "made", "found", "recall", "false", "precision")
    yield from table(head, rows)
    for code, score in sorted(false.items()):
        _note(f"{code} besides: {note} ({times})" for note, times in score.notes.most_common(5))
    for label, score in scores.items():
        _note(f"{label}, missed: {note}" for note in _missed(score))


def _missed(score: Score) -> list[str]:
    return [f"{note} ({times})" for note, times in score.notes.most_common(6)[1:]]


def _measure(label: str, make: Maker, linter: Linter, false: dict[str, Score]) -> Score:
    score, chance = Score(), fixed_chance(len(label))
    for document in clean_texts():
        scan = scan_document(document, linter.normalizer)
        known = _keys(linter.lint(document).findings, document.text)
        for _ in range(EACH):
            mention = chance.choice(scan.native)
            made = make(scan, mention, chance)
            if made is not None:
                _judge(made, scan, known, linter, score, false)
    return score


def _keys(findings: Sequence[Finding], text: str) -> Counter[tuple[str, str]]:
    return Counter((one.rule, text[one.start : one.end]) for one in findings)


def _judge(  # noqa: PLR0917 - the state of a table
    made: Defect,
    scan: Scan,
    known: Counter[tuple[str, str]],
    linter: Linter,
    score: Score,
    false: dict[str, Score],
) -> None:
    linter = replace(linter, normalizer=_with_names(linter.normalizer, made.names))
    document = replace(scan.document, text=made.text, date=made.date)
    findings = linter.lint(document).findings
    here = [one for one in findings if one.start < made.end and made.start < one.end]
    score.made += 1
    score.notes["/".join(made.rules)] += EACH  # the name of the row, before all notes
    if any(_is_of(one, made, here) for one in findings):
        score.found += 1
    else:
        around = made.text[max(0, made.start - 12) : made.end + 12].replace("\n", " ")
        reported = ", ".join(one.rule for one in here) or "nothing"
        score.notes[f"{made.text[made.start : made.end]!r} in {around!r}: {reported}"] += 1
    left = Counter(known)
    for one in findings:
        at = (one.rule, made.text[one.start : one.end])
        if _is_of(one, made, here):
            continue
        if left[at] > 0:
            left[at] -= 1
        else:
            score.false += 1
            false[one.rule].notes[_shown(one, made.text)] += 1


def _is_of(one: Finding, made: Defect, here: Sequence[Finding]) -> bool:
    """Whether a finding reports a made defect.

    Of two spellings that are equally frequent either may be the one that is reported, and a date is
    one defect for all names that ended.
    """
    if one.rule not in made.rules:
        return False
    same = one.entity is not None and one.entity.id == made.entity
    return one in here or (same and "EK101" in made.rules) or one.rule == "EK109"


@cache
def _with_names(normalizer: Normalizer, names: tuple[tuple[str, Name], ...]) -> Normalizer:
    if not names:
        return normalizer
    entities = {entity.id: entity for entity in normalizer.gazetteer}
    for entity_id, name in names:
        entity = entities[entity_id]
        entities[entity_id] = replace(entity, names=(*entity.names, name))
    return Normalizer(Gazetteer(entities.values()))


def _across() -> Score:
    """One of three documents spells a name otherwise, all through."""
    score, linter = Score(), replace(shipped(), codes={"EK301"})
    score.notes["EK301"] += EACH
    for document in clean_texts():
        scan = scan_document(document, linter.normalizer)
        for entity_id, leading in scan.leading.items():
            entity = linter.normalizer.gazetteer[entity_id]
            if preferred(entity, scan.lang or "") or entity.type == "country":
                continue
            found = eknaam.predict_spellings(
                entity.canonical, scan.lang or "hi", tag=entity.canonical_tag, limit=4
            )
            other = next((s for s, _ in found if s.split() != leading.split()), None)
            if other is None or any(  # a name inside another cannot be respelled by itself
                leading in core(scan.text, m) and m.match.entity.id != entity_id
                for m in scan.mentions
            ):
                continue
            deviant = replace(document, id="deviant", text=document.text.replace(leading, other))
            corpus = [document, replace(document, id="copy"), deviant]
            house = house_spellings(corpus, linter.normalizer)
            one = replace(linter, house=house)
            reported = [f for d in corpus for f in one.lint(d).findings]
            right = [f for f in one.lint(deviant).findings if f.entity == entity]
            score.made += 1
            score.found += bool(right)
            score.false += len(reported) - len(right)
            if not right:
                score.notes[f"{other!r} for {leading!r}"] += 1
            score.notes.update(
                f"besides: {_shown(f, deviant.text)}" for f in reported if f.entity != entity
            )
    return score


def _versions() -> Score:
    """One name is missing in one paragraph of one version."""
    score, linter = Score(), replace(shipped(), codes={"EK302"})
    score.notes["EK302"] += EACH
    chance = fixed_chance(302)
    texts = {document.id: document for document in clean_texts()}
    for name in sorted({document.id.split(".")[0] for document in clean_texts()}):
        one, other = texts[f"{name}.hi.txt"], texts[f"{name}.ur.txt"]
        known = _keys(linter.lint(other, [one]).findings, other.text)
        scan = scan_document(other, linter.normalizer)
        for mention in chance.sample(scan.native, min(12, len(scan.native))):
            line = other.text.count("\n", 0, mention.start)
            start = other.text.rfind("\n", 0, mention.start) + 1
            end = (other.text + "\n").index("\n", mention.start)
            same = [m for m in scan.mentions if start <= m.start < end and m is not mention]
            if any(m.match.entity == mention.match.entity for m in same):
                continue
            text = other.text[: mention.start] + "وہ" + other.text[mention.end :]
            findings = linter.lint(replace(other, text=text), [one]).findings
            right = [
                f
                for f in findings
                if f.entity == mention.match.entity and text.count("\n", 0, f.start) == line
            ]
            score.made += 1
            score.found += bool(right)
            fresh = _keys(findings, text) - known
            score.false += max(0, fresh.total() - len(right))
    return score


def speed_lines() -> Iterator[str]:
    """Yield the cost of linting beside that of scanning, and a folder of many documents."""
    texts = [document.text for document in clean_texts()]
    rows = []
    for label, times in (("cold", 1), ("warm", 3)):
        scanning, linting = _seconds(texts, times, lint=False), _seconds(texts, times, lint=True)
        words = sum(len(text.split()) for text in texts)
        cells = (f"{words / scanning:,.0f}", f"{words / linting:,.0f}", f"{linting / scanning:.2f}")
        rows.append((label, *cells))
    yield from table(("caches", "words/s scanned", "words/s linted", "times the cost"), rows)
    yield ""
    yield from _folder_lines(texts)


def _seconds(texts: Sequence[str], times: int, *, lint: bool) -> float:
    """Return the seconds that the last of some rounds takes."""
    linter = shipped()
    # What is made at the first use of a normalizer is no cost of a text.
    linter.lint(Document("warm", "कॉमरेड न्गुयेन वान ने क्वांग प्रांत, تران کوونگ"))
    linter.normalizer.find("कॉमरेड त्रान कुओंक, تران کونک, Hanoy")
    taken = 0.0
    for _ in range(times):
        begin = time.perf_counter()
        for text in texts:
            if lint:
                linter.lint(Document("text", text))
            else:
                linter.normalizer.find(text)
        taken = time.perf_counter() - begin
    return taken


def _folder_lines(texts: Sequence[str]) -> Iterator[str]:
    chance = fixed_chance(10)
    with tempfile.TemporaryDirectory() as folder:
        for number in range(FILES):
            lines = chance.choice(texts).splitlines()
            chance.shuffle(lines)
            Path(folder, f"{number:05}.txt").write_text("\n".join(lines), "utf-8")
        command = [sys.executable, "-m", "eknaam", "lint", "-f", "json", folder]
        begin = time.perf_counter()
        done = subprocess.run(command, capture_output=True, check=False, env=os.environ)  # noqa: S603
        taken = time.perf_counter() - begin
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / MEGABYTE
    summary = json.loads(done.stdout)["summary"]
    yield (
        f"{summary['documents']:,} documents of a folder, {summary['words']:,} words: "
        f"{taken:.0f} s and {memory:.0f} MB at most, compared with each other (EK301) included."
    )


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

Xi Jinping, where he is listed, is rightly reported: the shipped gazetteer does not have him.
Words such as लॉ that are taken for a name are mistakes of finding names, not of the rules.

## Made defects

The examples of this project, their own defects put right by the linter, and then one defect made
in a copy, {each} times in each text for each kind. The maker chooses a name and a spelling at
random and asks neither the linter nor the normalizer whether the defect can be found. False is
every finding in the changed text that is neither the defect nor was there before.

{defects}

- Respelled: one of the six likeliest spellings that `eknaam predict` gives, other than the one in
  the text. What is missed is not recognised as the name any more; finding names decides that, not
  the rules.
- Cut where a name is due: after an honorific, or beside "province" or "Zhuang autonomous region".
  Cut anywhere: all places together, also where a reader would not know that something is missing:
  there are words such as मोंग or क्वांग that nothing says to be a name.
- A letter of another script: in place of a letter of the name, at random.
- Spelled otherwise elsewhere: one document of three keeps to another spelling, for names without
  a preferred one.

## Speed

{speed}
"""


def main() -> None:
    """Write the page."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else SHARED
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
