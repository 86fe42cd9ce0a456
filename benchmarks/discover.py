"""Measure how names that the gazetteer lacks are discovered.

    python benchmarks/discover.py [FOLDER]

Thirty entities at a time are taken out of the gazetteer, and a corpus is made in which they are
named (discover_corpus.py). Writes docs/discover-benchmarks.md. FOLDER has the measuring data
(`seeds/`, `corpora/`); it is not part of the project, and without it nothing is written. What is
missed, and what is proposed besides, is printed, so that a person can judge it.
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import eknaam
from discover_corpus import Made, drawable, made_corpus
from eknaam import Entity, Gazetteer
from eknaam.discover import Proposal
from eknaam.documents import Document
from eknaam.matching.names import letters
from eknaam.text.fold import key
from lint_texts import note
from tables import table, write
from testsplit import fixed_chance

_SHARED: Final = Path(__file__).parents[2] / "shared"
_GONE: Final = 30
_ROUNDS: Final = 15
_DEVELOPED: Final = (1, 2, 3, 4)
_MEASURED: Final = (101, 102, 103, 104, 105, 106)
_LEAST: Final = 2  # mentions, as is the default
_WORDS: Final = 10_000


@dataclass
class Draw:
    """What came of one draw.

    Attributes:
        seed: what the entities were drawn by.
        named: how many of the entities the corpus names at least twice.
        named_in_both: how many of these in Hindi and Urdu.
        back: the proposal of each entity, by its id.
        both: the ids of those whose proposal has Hindi and Urdu spellings.
        false: new names that are not the first of an entity that was taken out.
        added: proposals of spellings for the listed entity that they are of.
        added_wrong: proposals of spellings for another listed entity.
        right_form: how many of `both` have the right letters.
        right_kind: how many of `both` have the right kind.
        pure: mentions of `back` that are of the entity, and all of them.
        seconds: how long a processor worked on it.
    """

    seed: int
    named: int = 0
    named_in_both: int = 0
    back: dict[str, Proposal] = field(default_factory=dict)
    both: set[str] = field(default_factory=set)
    false: list[Proposal] = field(default_factory=list)
    added: int = 0
    added_wrong: list[Proposal] = field(default_factory=list)
    right_form: int = 0
    right_kind: int = 0
    pure: list[int] = field(default_factory=lambda: [0, 0])
    seconds: float = 0.0

    def cells(self) -> tuple[str, ...]:
        """Return the figures for a table."""
        pure = self.pure[0] / self.pure[1] if self.pure[1] else 1.0
        counts = (
            *(self.named, len(self.back), self.named_in_both, len(self.both), len(self.false)),
            *(self.added, len(self.added_wrong), self.right_form, self.right_kind),
        )
        return (str(self.seed), *map(str, counts), f"{pure:.3f}", f"{self.seconds:.0f}")


def run(seed: int) -> Draw:
    """Take entities out, make a corpus, and judge what is proposed."""
    chance = fixed_chance(seed)
    gone = chance.sample(drawable(), _GONE)
    made = made_corpus(gone, _ROUNDS, chance)
    ids = {entity.id for entity in gone}
    gazetteer = Gazetteer(e for e in eknaam.load_gazetteer() if e.id not in ids)
    start = time.process_time()
    proposals = eknaam.discover_names(made.documents, gazetteer=gazetteer)
    draw = Draw(seed, seconds=time.process_time() - start)
    named = [made.languages_of(id_) for id_ in ids]
    draw.named = sum(langs.total() >= _LEAST for langs in named)
    draw.named_in_both = sum(langs["hi"] > 0 and langs["ur"] > 0 for langs in named)
    for proposal in proposals:
        _judge(proposal, {entity.id: entity for entity in gone}, made, draw)
    note(f"{seed}: missed: {e.canonical}" for e in gone if e.id not in draw.both)
    note(f"{seed}: false: {p.name} {[s.text for s in p.spellings]}" for p in draw.false)
    note(f"{seed}: added: {p.name} {[s.text for s in p.spellings]}" for p in draw.added_wrong)
    return draw


def _judge(proposal: Proposal, gone: dict[str, Entity], made: Made, draw: Draw) -> None:
    """Say whose proposal it is: of the entity that most of its mentions are of."""
    counts: Counter[str] = Counter()
    langs: defaultdict[str, set[str]] = defaultdict(set)
    for spelling in proposal.spellings:
        owners = made.named.get((spelling.lang, key(spelling.text)), Counter({"": 1}))
        owner = owners.most_common(1)[0][0]
        counts[owner] += spelling.count
        langs[owner].add(spelling.lang)
    owner, right = counts.most_common(1)[0]
    if proposal.is_addition:
        if owner == proposal.id:
            draw.added += 1
        else:
            draw.added_wrong.append(proposal)
        return
    if owner not in gone or owner in draw.back:
        draw.false.append(proposal)
        return
    draw.back[owner] = proposal
    draw.pure[0] += right
    draw.pure[1] += proposal.count
    if {"hi", "ur"} <= langs[owner]:
        draw.both.add(owner)
        draw.right_form += letters(gone[owner].canonical) == letters(proposal.name)
        draw.right_kind += gone[owner].kind == proposal.kind


def draw_lines(seeds: Sequence[int]) -> Iterator[str]:
    """Yield a table of draws."""
    head = ("seed", "named", "back", "named in both languages", "back in both", "false", "added",
            "added wrong", "right form", "right kind", "purity", "seconds")  # fmt: skip
    yield from table(head, [run(seed).cells() for seed in seeds])


def corpus_lines(folder: Path) -> Iterator[str]:
    """Yield what is proposed in text that names almost nobody."""
    rows, notes = [], []
    for path in sorted(folder.glob("negative.*.txt")):
        text = path.read_text("utf-8")
        words = len(text.split())
        for least in (2, 1):
            found = eknaam.discover_names([Document(path.name, text)], min_count=least)
            share = len(found) * _WORDS / words
            rows.append((path.name, f"{words:,}", str(least), str(len(found)), f"{share:.2f}"))
        notes += [f"- {path.name}: {p.spellings[0].text} ({p.name})" for p in found]
    yield from table(("text", "words", "mentions at least", "proposed", "in 10,000 words"), rows)
    yield ""
    yield from notes


def seed_lines(folder: Path) -> Iterator[str]:
    """Yield what is proposed in two real documents whose names were taken out."""
    rows = map(json.loads, (folder / "mentions.jsonl").read_text("utf-8").splitlines())
    ids = {row["entity"] for row in rows} - {"vietnam", "china"}
    gazetteer = Gazetteer(e for e in eknaam.load_gazetteer() if e.id not in ids)
    documents = [
        Document(path.name, path.read_text("utf-8"), lang)
        for path, lang in zip(sorted(folder.glob("0*.txt")), ("hi", "ur"), strict=True)
    ]
    found = eknaam.discover_names(documents, gazetteer=gazetteer, min_count=1)
    names = ", ".join(eknaam.load_gazetteer()[id_].canonical for id_ in sorted(ids))
    yield f"Taken out: {names}."
    yield ""
    head = ("proposed", "kind", "mentions", "spellings")
    yield from table(
        head,
        [
            (p.name, p.type or p.kind, str(p.count), ", ".join(s.text for s in p.spellings))
            for p in found
        ],
    )


_PAGE: Final = """# How good discovery is

Written by `benchmarks/discover.py`, eknaam {version}.

## A made corpus

Of the persons and places of the shipped gazetteer that have a Vietnamese or Chinese name of two
syllables or more, and a name that nobody else has ({drawable} of them), {gone} are drawn and taken
out. The examples of this project, {rounds} times each, are the corpus: in every document each name
is replaced by that of another entity, three times in ten by one that was taken out; in Hindi and
Urdu a listed spelling or one of the five that the model finds likeliest is drawn each time, and
what stood in Latin letters stays so. Whether anything stands beside the name that speaks for it is
as in the examples.

Named are entities that the corpus names at least twice, as often as a proposal has to stand there
by default; some are named in Hindi alone, or in Urdu alone. An entity is back if most mentions of a
proposed new name are of it. False is every other new name, a second one of the same entity and a
part of a longer name too. Added are proposals that bring spellings to a listed entity, if most
mentions are of this entity; added wrong if they are not, be it that they are of an entity that was
taken out, which then is not back by them. Form: the likeliest name has the right letters, marks
left aside. Purity: the share of the mentions of the names that are back that are of the entity.
Seconds are those of a processor that others use at the same time.

Draws by which nothing was decided:

{measured}

Draws that were looked at while this was made:

{developed}

The spellings are the model's own likeliest ones, or listed: real ones are further apart.

## Text without names

Wikipedia and news in Hindi and Urdu that name almost nobody of Viet Nam or China:

{corpora}

## Two real documents

A news item in Hindi and in Urdu, machine-translated, and the gazetteer without what it names, but
for Viet Nam and China, whose names do not follow from the sound; a name may stand there only once.
They were looked at while this was made, as was the text without names: no figure of these two is
of unseen text.

{seeds}
"""


def main() -> None:
    """Write the page."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else _SHARED
    if not (folder / "seeds").is_dir():
        sys.exit(f"{folder}: no such data, which is no part of the project: nothing to measure")
    parts = {
        "measured": draw_lines(_MEASURED),
        "developed": draw_lines(_DEVELOPED),
        "corpora": corpus_lines(folder / "corpora"),
        "seeds": seed_lines(folder / "seeds"),
    }
    texts = {name: "\n".join(lines) for name, lines in parts.items()}
    page = _PAGE.format(
        version=eknaam.__version__, gone=_GONE, rounds=_ROUNDS, drawable=len(drawable()), **texts
    )
    print(page)
    write("discover-benchmarks.md", page.rstrip().splitlines())


if __name__ == "__main__":
    main()
