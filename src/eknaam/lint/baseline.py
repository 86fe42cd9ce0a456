"""The baseline: what an old corpus is known to have, so that only what is new is reported.

It is JSON: for each file the findings by rule, entity and spelling, with how many there are. Lines
and offsets are no part of it, so a finding stays known when the text around it changes.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from eknaam.documents import decode
from eknaam.documents.files import read_bytes
from eknaam.errors import ConfigError, InputError
from eknaam.gazetteer.store import replace_file
from eknaam.lint.engine import Linted
from eknaam.records import Finding

__all__ = ["Baseline", "load_baseline", "write_baseline"]

_VERSION: Final = 1

Counts = dict[str, Counter[str]]


class Baseline:
    """Known findings, which are taken away as they come.

    Args:
        known: for each file how many findings of each sort there are.
        folder: where the paths of the files begin.
    """

    def __init__(self, known: Mapping[str, Mapping[str, int]], folder: Path) -> None:
        self._left = {file: Counter(counts) for file, counts in known.items()}
        self._folder = folder

    def new(self, linted: Linted) -> tuple[Finding, ...]:
        """Return the findings of a document that are not known, and count the others off."""
        left = self._left.get(_file_key(linted.document.name, self._folder))
        if not left:
            return linted.findings
        found = []
        for finding in linted.findings:
            sort = _sort(linted, finding)
            if left[sort] > 0:
                left[sort] -= 1
            else:
                found.append(finding)
        return tuple(found)


def load_baseline(path: Path) -> Baseline:
    """Read a baseline.

    Raises:
        ConfigError: it cannot be read or is none.
    """
    try:
        data: Any = json.loads(decode(read_bytes(str(path)), str(path)).text)
    except InputError as error:
        raise ConfigError(str(error)) from error
    except (ValueError, RecursionError) as error:
        raise ConfigError(f"{path}: expected a baseline in JSON: {error}") from error
    if not isinstance(data, dict) or data.get("version") != _VERSION or not _is_counts(data):
        raise ConfigError(
            f"{path}: expected a baseline of version {_VERSION}, found something else"
        )
    return Baseline(data["findings"], path.parent)


def _is_counts(data: dict[str, Any]) -> bool:
    files = data.get("findings")
    return isinstance(files, dict) and all(
        isinstance(counts, dict) and all(isinstance(count, int) for count in counts.values())
        for counts in files.values()
    )


def write_baseline(path: Path, linted: Iterable[Linted]) -> int:
    """Write the findings of documents as a baseline, and return how many there are.

    Raises:
        ConfigError: the file cannot be written.
    """
    counts: Counts = {}
    for one in linted:
        for finding in one.findings:
            file = counts.setdefault(_file_key(one.document.name, path.parent), Counter())
            file[_sort(one, finding)] += 1
    findings = {file: dict(sorted(counted.items())) for file, counted in sorted(counts.items())}
    text = json.dumps({"version": _VERSION, "findings": findings}, ensure_ascii=False, indent=1)
    try:
        replace_file(path, f"{text}\n".encode())
    except OSError as error:
        raise ConfigError(f"{path}: not written: {error.strerror}") from error
    return sum(counted.total() for counted in counts.values())


def _file_key(name: str, folder: Path) -> str:
    path, folder = Path(name).absolute(), folder.absolute()
    return (path.relative_to(folder) if path.is_relative_to(folder) else path).as_posix()


def _sort(linted: Linted, finding: Finding) -> str:
    spelling = " ".join(linted.document.text[finding.start : finding.end].split())
    entity = finding.entity.id if finding.entity else "-"
    return f"{finding.rule} {entity} {spelling}"
