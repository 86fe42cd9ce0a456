"""A made corpus: articles of the examples' sentences, their names respelled, as JSON Lines.

    python benchmarks/made_corpus.py 100000 corpus.jsonl

An article has a date of the years 2023 to 2025, one of twelve outlets, and a language. Each outlet
has a habit for each name, which it keeps to in four of five articles, so that a report has
something to find. The same number gives the same corpus.
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Final

import eknaam

__all__ = ["made_articles", "write_corpus"]

_EXAMPLES: Final = Path(__file__).parents[1] / "examples"
_SENTENCE: Final = re.compile(r"[^।۔\n]+[।۔]?")
_CODE_POINTS: Final = 1150  # of an article: about 3 KB in UTF-8
_PARAGRAPH: Final = 4  # sentences
_FIRST: Final = date(2023, 1, 1)
_DAYS: Final = 3 * 365
_OUTLETS: Final = tuple(f"outlet-{number:02}" for number in range(1, 13))
_FAITH: Final = 0.8
_OTHERS: Final = 12  # predicted spellings of a name


@dataclass(frozen=True, slots=True)
class _Sentence:
    """Text and names in turn: the first part is text, the second the id of an entity, and so on."""

    parts: tuple[str, ...]


@cache
def _sentences(lang: str) -> tuple[_Sentence, ...]:
    found = []
    for path in sorted(_EXAMPLES.glob(f"*.{lang}.txt")):
        text = path.read_text("utf-8")
        mentions = [m for m in eknaam.find_entities(text, lang) if m.lang == lang]
        for match in _SENTENCE.finditer(text):
            if match.group().strip():
                inside = [m for m in mentions if match.start() <= m.start < match.end()]
                at, parts = match.start(), list[str]()
                for mention in inside:
                    parts += [text[at : mention.core_start], mention.match.entity.id]
                    at = mention.core_end
                found.append(_Sentence((*parts, text[at : match.end()])))
    return tuple(found)


@cache
def _spellings(entity_id: str, lang: str) -> tuple[str, ...]:
    entity = eknaam.load_gazetteer()[entity_id]
    listed = [name.text for name in entity.names if name.tag == lang]
    predicted = eknaam.predict_spellings(
        entity.canonical, lang, tag=entity.canonical_tag, limit=_OTHERS
    )
    return tuple(dict.fromkeys((*listed, *(spelling for spelling, _ in predicted))))


def _spelling(entity_id: str, lang: str, outlet: str, chance: random.Random) -> str:
    spellings = _spellings(entity_id, lang)
    habit = random.Random(f"{entity_id} {lang} {outlet}")  # noqa: S311 - the same each time
    if chance.random() < _FAITH:
        return spellings[min(int(habit.expovariate(1.0)), len(spellings) - 1)]
    return chance.choice(spellings)


def made_articles(count: int) -> Iterator[dict[str, str]]:
    """Yield articles: id, date, lang, outlet and text."""
    for number in range(count):
        chance = random.Random(number)  # noqa: S311 - the same each time
        lang = "hi" if number % 2 else "ur"
        outlet = chance.choice(_OUTLETS)
        day = _FIRST + timedelta(days=chance.randrange(_DAYS))
        spelled: dict[str, str] = {}
        text, sentences = "", 0
        while len(text) < _CODE_POINTS:
            for place, part in enumerate(chance.choice(_sentences(lang)).parts):
                if place % 2 and (part not in spelled or chance.random() > _FAITH):
                    spelled[part] = _spelling(part, lang, outlet, chance)
                text += spelled[part] if place % 2 else part
            sentences += 1
            text = text.strip() + ("\n\n" if sentences % _PARAGRAPH == 0 else " ")
        yield {
            "id": f"a{number:06}", "date": day.isoformat(), "lang": lang, "outlet": outlet,
            "text": text.strip(),
        }  # fmt: skip


def write_corpus(count: int, path: Path) -> None:
    """Write articles as JSON Lines."""
    with path.open("w", encoding="utf-8") as stream:
        for article in made_articles(count):
            stream.write(json.dumps(article, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    write_corpus(int(sys.argv[1]), Path(sys.argv[2]))
