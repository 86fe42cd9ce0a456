"""What the measurements of the linter share: texts, and how findings are shown."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Final

import eknaam
from eknaam import Finding, Normalizer
from eknaam.documents import Document
from eknaam.lint import Linter

__all__ = ["clean_texts", "named", "note", "shipped", "shown"]

_EXAMPLES: Final = Path(__file__).parents[1] / "examples"


def shipped() -> Linter:
    """Return a linter of all rules over the shipped gazetteer."""
    return Linter(Normalizer())


def named(one: Finding, text: str) -> str:
    """Return the rule, the text and the entity of a finding."""
    entity = f" as {one.entity.canonical}" if one.entity else ""
    return f"{one.rule} {text[one.start : one.end]}{entity}"


def note(lines: Iterable[str]) -> None:
    """Print lines that are for a person to judge, on standard error."""
    for line in lines:
        print(line, file=sys.stderr)


def shown(one: Finding, text: str) -> str:
    """Return the rule and the text of a finding, and what stands around it."""
    around = text[max(0, one.start - 20) : one.end + 20].replace("\n", " ")
    return f"{one.rule} {text[one.start : one.end]!r} in {around!r}"


@cache
def clean_texts() -> tuple[Document, ...]:
    """Return the examples with their own defects put right, as far as a program can."""
    documents = []
    for path in sorted(_EXAMPLES.glob("*.txt")):
        text = eknaam.fix_text(path.read_text("utf-8"), unsafe=True).text
        documents.append(Document(path.name, text, path.name.split(".")[1]))
    return tuple(documents)
