"""SARIF 2.1.0 (OASIS): rules, results and fixes; columns are Unicode code points."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path, PurePath
from typing import Any, Final, TextIO
from urllib.parse import quote

from eknaam.lint.located import Checked, Located, Tally, all_of
from eknaam.lint.rule import Rule
from eknaam.lint.rules import RULES
from eknaam.text.visible import visible
from eknaam.version import __version__

__all__ = ["write_sarif"]

_SCHEMA: Final = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_NUMBERS: Final = {code: number for number, code in enumerate(RULES)}


def write_sarif(checked: Iterable[Checked], tally: Tally, stream: TextIO) -> None:
    """Write one log with one run."""
    results = [_result(one) for one in all_of(checked)]
    driver = {
        "name": "eknaam",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": [_rule(rule) for rule in RULES.values()],
    }
    invocation = {
        "executionSuccessful": tally.failures == 0,
        "toolExecutionNotifications": [
            {"level": "note", "message": {"text": f"checked {tally.checked()}"}},
            *(
                {"level": "warning", "message": {"text": f"{visible(name)}: no Hindi or Urdu text"}}
                for name in tally.unread
            ),
        ],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [invocation],
        "results": results,
    }
    json.dump({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, stream, indent=1)
    stream.write("\n")


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": "".join(part.title() for part in rule.kind.split("-")),
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.summary},
        "help": {"text": rule.explanation, "markdown": rule.explanation},
        "defaultConfiguration": {"level": "warning"},
        "properties": {"mqm": rule.mqm, "tags": [rule.kind]},
    }


def _result(one: Located) -> dict[str, Any]:
    finding = one.finding
    entity = finding.entity.id if finding.entity else "-"
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": _NUMBERS[finding.rule],
        "level": "warning",
        "message": {"text": finding.message},
        "locations": [
            {"physicalLocation": {**_artifact(one), "region": _region(one, snippet=True)}}
        ],
        "partialFingerprints": {"name/v1": f"{finding.rule} {entity} {' '.join(one.text.split())}"},
        "properties": {"entity": entity, "text": one.text, "safe": finding.safe},
    }
    if one.written is not None:
        replacement = {
            "deletedRegion": _region(one),
            "insertedContent": {"text": one.written},
        }
        result["fixes"] = [
            {
                "description": {"text": f"Write {visible(finding.suggestions[0])}"},
                "artifactChanges": [{**_artifact(one), "replacements": [replacement]}],
            }
        ]
    return result


def _artifact(one: Located) -> dict[str, Any]:
    path = Path(one.file)
    file = os.path.relpath(path) if path.is_absolute() and path.is_relative_to(Path.cwd()) else path
    uri = quote(PurePath(file).as_posix().encode("utf-8", "surrogateescape"))
    return {"artifactLocation": {"uri": f"file://{uri}" if uri.startswith("/") else uri}}


def _region(one: Located, *, snippet: bool = False) -> dict[str, Any]:
    place = one.place
    region: dict[str, Any] = {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }
    if snippet:
        region["snippet"] = {"text": one.text}
    return region
