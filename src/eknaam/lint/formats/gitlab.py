"""GitLab's Code Quality report (the Code Climate format it reads)."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable
from pathlib import PurePath
from typing import Final, TextIO

from eknaam.lint.located import Checked, Located, Tally, all_of

__all__ = ["write_gitlab"]

_MAJOR: Final = frozenset(("EK103", "EK104", "EK105", "EK201", "EK302"))


def write_gitlab(checked: Iterable[Checked], tally: Tally, stream: TextIO) -> None:  # noqa: ARG001
    """Write one array, an issue a finding; a fingerprint stays when lines above it change."""
    seen: Counter[str] = Counter()
    separator = "[\n"
    for one in all_of(checked):
        stream.write(f"{separator}{json.dumps(_issue(one, seen))}")
        separator = ",\n"
    stream.write("[]\n" if separator == "[\n" else "\n]\n")


def _issue(one: Located, seen: Counter[str]) -> dict[str, object]:
    finding, place = one.finding, one.place
    entity = finding.entity.id if finding.entity else "-"
    sort = "\0".join((one.file, finding.rule, entity, one.text))
    seen[sort] += 1
    mark = f"{sort}\0{seen[sort]}".encode("utf-8", "surrogatepass")
    return {
        "description": finding.message,
        "check_name": f"{finding.rule} {finding.kind}",
        "fingerprint": hashlib.sha256(mark).hexdigest(),
        "severity": "major" if finding.rule in _MAJOR else "minor",
        "location": {
            "path": PurePath(one.file).as_posix(),
            "positions": {
                "begin": {"line": place.line, "column": place.column},
                "end": {"line": place.end_line, "column": place.end_column},
            },
        },
    }
