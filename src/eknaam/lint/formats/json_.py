"""JSON: one object with the findings and what was checked, as `findings.schema.json` says."""

from __future__ import annotations

import json
from collections.abc import Iterable
from importlib import resources
from typing import Any, Final, TextIO

from eknaam.lint.located import Checked, Located, Tally, all_of
from eknaam.lint.rules import RULES

__all__ = ["VERSION", "record_of", "schema", "write_json"]

VERSION: Final = 1
"""The version of the contract; it changes when a field is dropped or means something else."""


def write_json(checked: Iterable[Checked], tally: Tally, stream: TextIO) -> None:
    """Write one object, a finding a line, as the findings come."""
    stream.write(f'{{"version": {VERSION}, "findings": [')
    separator = "\n"
    for one in all_of(checked):
        stream.write(f"{separator}{json.dumps(record_of(one))}")
        separator = ",\n"
    summary = {
        "documents": tally.documents,
        "words": tally.words,
        "names": tally.names,
        "findings": tally.findings,
        "fixed": tally.fixed,
        "ignored": tally.ignored,
        "baseline": tally.known,
        "unreadable": tally.failures,
        "without_text": tally.unread,
    }
    stream.write(f'\n], "summary": {json.dumps(summary)}}}\n')


def record_of(one: Located) -> dict[str, object]:
    """Return a finding as plain data."""
    finding, place = one.finding, one.place
    entity = finding.entity
    return {
        "file": one.file,
        "document": one.document,
        "lang": one.lang,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "start": place.start,
        "end": place.end,
        "rule": finding.rule,
        "kind": finding.kind,
        "mqm": RULES[finding.rule].mqm,
        "message": finding.message,
        "text": one.text,
        "entity": entity.id if entity else None,
        "canonical": entity.canonical if entity else None,
        "suggestions": list(finding.suggestions),
        "safe": finding.safe,
        "replacement": one.written,
    }


def schema() -> dict[str, Any]:
    """Return the JSON Schema of what `write_json` writes."""
    text = resources.files(__package__).joinpath("findings.schema.json").read_text("utf-8")
    found: dict[str, Any] = json.loads(text)
    return found
