"""The counts of a corpus, to which documents are added by transactions.

What is in them does not depend on how often they were written, nor on how often the counting was
interrupted: rows are numbered in the order of the documents.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, NamedTuple, Self

from eknaam.errors import InputError
from eknaam.report.counts_file import create_counts, open_counts, save_counts
from eknaam.report.observation import EXAMPLES, Example, Form, Observation, Reported

__all__ = ["Input", "Store"]

_REMEMBERED: Final = 100_000  # forms whose number is kept at hand
_DOCUMENT: Final = "INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_ENTITY: Final = """
    INSERT OR IGNORE INTO entities (entity, canonical, kind, type) VALUES (?, ?, ?, ?)
"""
_FORM: Final = """
    INSERT OR IGNORE INTO forms (
        entity, lang, spelling, how, key, script, truncated, house, reason
    ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_EXAMPLE: Final = "INSERT INTO examples VALUES (?, ?, ?, ?, ?, ?)"
_GAP: Final = """
    INSERT INTO gaps (entity, document, paragraph, other, spelling) VALUES (?, ?, ?, ?, ?)
"""
_FINDING: Final = """
    INSERT INTO findings (rule, lang, kind, findings, documents, document, start, text, message)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE
    SET findings = findings + excluded.findings, documents = documents + excluded.documents
"""

_Found = tuple[str, int, int, int, int, str, str]
"""Kind, findings, documents; document, start, text and message of the first."""


class Input(NamedTuple):
    """How far an input is counted.

    Attributes:
        path: the file.
        digest: of its bytes.
        items: how many documents of it are counted, with those that could not be read.
        done: whether that is all of it.
    """

    path: str
    digest: str
    items: int
    done: bool


@dataclass(slots=True)
class _Rows:
    """What waits to be written."""

    inputs: dict[int, tuple[str, str, int, bool]] = field(default_factory=dict)
    failures: list[tuple[str]] = field(default_factory=list)
    documents: list[tuple[object, ...]] = field(default_factory=list)
    uses: list[tuple[int, int, int, int]] = field(default_factory=list)
    findings: dict[tuple[str, str], _Found] = field(default_factory=dict)
    gaps: list[tuple[str, int, int, int, str]] = field(default_factory=list)


class Store:
    """Counts in an SQLite file; as a context manager it closes the file.

    Args:
        database: an open database with the tables of counts.sql.
        name: what messages call it.
    """

    def __init__(self, database: sqlite3.Connection, name: str) -> None:
        self.database = database
        self.name = name
        self._rows = _Rows()
        self._forms: dict[tuple[str, str, str, str], int] = {}
        self._examples: dict[int, int] = {}
        self._documents = self._next("documents")
        self._input, self._items = self._next("inputs"), 0
        unfinished = [one for one in self.inputs() if not one.done][-1:]
        for one in unfinished:
            self._input, self._items = self._input - 1, one.items

    @classmethod
    def create(cls, path: str | None, meta: Mapping[str, str]) -> Self:
        """Make a new file.

        Args:
            path: the file; None for a temporary one that vanishes with the object.
            meta: what was counted, and with what.

        Raises:
            InputError: the file cannot be made.
        """
        return cls(create_counts(path, meta), path or "counts")

    @classmethod
    def open(cls, path: str) -> Self:
        """Open a file that was written before.

        Raises:
            InputError: there is none, it is no file of counts, damaged, or of another eknaam.
        """
        return cls(open_counts(path), path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; what was not committed is forgotten."""
        self.database.close()

    def save(self, path: Path) -> None:
        """Write the counts, complete, to a file of their own: the same counts, the same bytes.

        Args:
            path: the file; it is replaced at once.

        Raises:
            InputError: it cannot be written.
        """
        save_counts(self.database, path)

    @property
    def meta(self) -> dict[str, str]:
        """What was counted, and with what."""
        return dict(self.database.execute("SELECT key, value FROM meta ORDER BY key"))

    @property
    def documents(self) -> int:
        """How many documents are counted."""
        return self._documents - 1

    def failures(self) -> Iterator[str]:
        """Yield what could not be read, a line each, in order."""
        rows = self.database.execute("SELECT message FROM main.failures ORDER BY id")
        return (message for (message,) in rows)

    def take_settings(self, meta: Mapping[str, str]) -> None:
        """Take over with what other counts were made."""
        with self.database:
            rows = [(key, value) for key, value in sorted(meta.items()) if key != "format"]
            self.database.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", rows)

    def complete(self) -> None:
        """Say that all of the input is counted."""
        self.take_settings({"complete": "1"})

    def inputs(self) -> Iterator[Input]:
        """Yield what was read, in order; only the last may not be done."""
        rows = self.database.execute("SELECT path, digest, items, done FROM inputs ORDER BY id")
        return (Input(path, digest, items, bool(done)) for path, digest, items, done in rows)

    def add(self, seen: Sequence[Observation]) -> None:
        """Count a document, or the versions of an article together.

        Args:
            seen: what each document adds; `Gap.other` counts them from 0.
        """
        first = self._documents + len(self._rows.documents)
        for number, one in enumerate(seen, first):
            self._add_document(number, one)
            self._rows.gaps += [
                (gap.entity, number, gap.paragraph, first + gap.other, gap.spelling)
                for gap in one.gaps
            ]

    def step(self, path: str, digest: str, *, done: bool) -> None:
        """Note how far the input is counted: one more item of it, or its end.

        Args:
            path: the input.
            digest: of its bytes.
            done: whether this is its end.
        """
        self._items += not done
        self._rows.inputs[self._input] = (path, digest, self._items, done)
        if done:
            self._input, self._items = self._input + 1, 0

    def fail(self, message: str) -> None:
        """Count a file or a record that could not be read."""
        self._rows.failures.append((message.encode("utf-8", "replace").decode(),))

    def commit(self) -> None:
        """Write what was counted, all of it or nothing.

        Raises:
            InputError: it cannot be written.
        """
        try:
            with self.database:
                self._write(self._rows)
        except sqlite3.Error as error:
            raise InputError(f"{self.name}: cannot be written: {error}") from error
        self._documents += len(self._rows.documents)
        self._rows = _Rows()

    def _write(self, rows: _Rows) -> None:
        many = self.database.executemany
        inputs = ((number, *row) for number, row in rows.inputs.items())
        many("INSERT OR REPLACE INTO inputs VALUES (?, ?, ?, ?, ?)", inputs)
        many("INSERT INTO failures (message) VALUES (?)", rows.failures)
        many(_DOCUMENT, rows.documents)
        many("INSERT INTO uses VALUES (?, ?, ?, ?)", rows.uses)
        many(_FINDING, ((rule, lang, *row) for (rule, lang), row in rows.findings.items()))
        many(_GAP, rows.gaps)

    def _add_document(self, number: int, one: Observation) -> None:
        found = sum(reported.findings for reported in one.findings)
        self._rows.documents.append((number, *one[:9], found))
        for use in one.uses:
            form = self.form(use.form)
            self._rows.uses.append((number, form, use.mentions, use.score))
            if use.example is not None:
                self._add_example(form, number, use.example)
        for reported in one.findings:
            self._add_finding(number, one.lang, reported)

    def _add_finding(self, document: int, lang: str, one: Reported) -> None:
        rows = self._rows.findings
        first = (one.kind, one.findings, 1, document, one.start, one.text, one.message)
        before = rows.get((one.rule, lang))
        if before is not None:
            first = (before[0], before[1] + one.findings, before[2] + 1, *before[3:])
        rows[one.rule, lang] = first

    def form(self, form: Form) -> int:
        """Return the number of a form, a new one if it is not known."""
        key = (form.entity, form.lang, form.spelling, form.how)
        number = self._forms.get(key)
        if number is None:
            if len(self._forms) >= _REMEMBERED:
                self._forms.clear()
            number = self._forms[key] = self._stored_form(form)
        return number

    def _stored_form(self, form: Form) -> int:
        execute = self.database.execute
        execute(_ENTITY, form[:4])
        [entity] = execute("SELECT id FROM entities WHERE entity = ?", form[:1]).fetchone()
        execute(_FORM, (entity, *form[4:]))
        where = "entity = ? AND lang = ? AND spelling = ? AND how = ?"
        number: int
        [number] = execute(f"SELECT id FROM forms WHERE {where}", (entity, *form[4:7])).fetchone()  # noqa: S608 - our own words
        return number

    def _add_example(self, form: int, document: int, example: Example) -> None:
        """Keep a place where a form stands, if it is one of the first."""
        kept = self._examples.get(form)
        if kept is None:
            if len(self._examples) >= _REMEMBERED:
                self._examples.clear()
            [kept] = self.database.execute(
                "SELECT COUNT(*) FROM examples WHERE form = ?", (form,)
            ).fetchone()
        if kept < EXAMPLES:
            self.database.execute(_EXAMPLE, (form, document, *example))
            kept += 1
        self._examples[form] = kept

    def _next(self, table: str) -> int:
        [last] = self.database.execute(f"SELECT MAX(id) FROM {table}").fetchone()  # noqa: S608 - our own words
        return (last or 0) + 1
