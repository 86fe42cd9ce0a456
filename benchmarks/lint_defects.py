"""Recall and precision of the rules on made defects."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Final

import eknaam
from defects import MAKERS, Defect, Maker, cut_anywhere
from eknaam import Finding, Gazetteer, Name, Normalizer
from eknaam.lint import Linter, house_spellings
from eknaam.lint.scan import Scan, core, scan_document
from eknaam.lint.spelling import preferred
from lint_texts import clean_texts, note, shipped, shown
from tables import rate, table
from testsplit import fixed_chance

__all__ = ["EACH", "defect_lines"]

EACH: Final = 60
"""Defects of each kind in each text."""


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
    head = ("defect", "rule", "made", "found", "recall", "false", "precision")
    yield from table(head, rows)
    for code, score in sorted(false.items()):
        note(f"{code} besides: {note} ({times})" for note, times in score.notes.most_common(5))
    for label, score in scores.items():
        note(f"{label}, missed: {note}" for note in _missed(score))


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
    score.notes["/".join(made.rules[:2])] += EACH  # the name of the row, before all notes
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
            false[one.rule].notes[shown(one, made.text)] += 1


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
                f"besides: {shown(f, deviant.text)}" for f in reported if f.entity != entity
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
