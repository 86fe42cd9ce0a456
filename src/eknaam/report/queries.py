"""The tables of a report, each one query over the counts.

`prepare` first says which spelling leads: that needs more than SQL. Orders are by what the rows
say, so that the same documents give the same rows.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Final

from eknaam.report.spelled import Spelled, leading_of, varies

__all__ = ["QUERIES", "SUMMARY", "prepare"]

_PREPARE: Final = """
    CREATE TEMP TABLE spelling_of AS
        SELECT id AS form, MIN(id) OVER (PARTITION BY entity, lang, spelling) AS spelling
        FROM main.forms;
    CREATE UNIQUE INDEX temp.spelling_of_form ON spelling_of (form);
    CREATE TEMP TABLE used AS
        SELECT u.document, s.spelling, SUM(u.mentions) AS mentions, SUM(u.score) AS score
        FROM main.uses u JOIN spelling_of s USING (form)
        GROUP BY u.document, s.spelling ORDER BY u.document, s.spelling;
    CREATE TEMP TABLE counted AS
        SELECT spelling AS id, SUM(u.mentions) AS mentions, COUNT(*) AS documents,
            SUM(u.score) AS score, MIN(NULLIF(d.date, '')) AS first_date, MAX(d.date) AS last_date,
            MIN(u.document) AS seen
        FROM used u JOIN main.documents d ON d.id = u.document GROUP BY spelling;
    CREATE TEMP TABLE ranked AS
        SELECT form, spelling, SUM(mentions) AS mentions
        FROM main.uses JOIN spelling_of USING (form) GROUP BY form;
    CREATE TEMP TABLE spellings (
        id INTEGER PRIMARY KEY, entity INTEGER, entity_id TEXT, lang TEXT, spelling TEXT,
        script TEXT, how TEXT, truncated INTEGER, house INTEGER, leading INTEGER,
        deviates INTEGER, leads TEXT, mentions INTEGER, documents INTEGER, score INTEGER,
        reason TEXT, first_date TEXT, last_date TEXT
    );
"""
_FORMS: Final = """
    SELECT r.spelling, f.entity, f.lang, f.spelling, f.script, f.how, f.key,
        f.truncated, f.house, f.reason
    FROM ranked r JOIN forms f ON f.id = r.form
    ORDER BY f.entity, f.lang, r.spelling, r.mentions DESC, f.id
"""


def prepare(database: sqlite3.Connection) -> None:
    """Make the temporary tables that the queries read.

    Args:
        database: the counts.
    """
    for statement in _PREPARE.split(";\n"):
        database.execute(statement)
    database.executemany(
        "INSERT INTO spellings VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        _spellings(database),
    )
    database.commit()


def _spellings(database: sqlite3.Connection) -> Iterator[tuple[object, ...]]:
    counted = {
        row[0]: row[1:]
        for row in database.execute(
            "SELECT id, mentions, documents, score, first_date, last_date FROM counted"
        )
    }
    entities = dict(database.execute("SELECT id, entity FROM entities"))
    forms = database.execute(_FORMS)
    for (entity, lang), rows in groupby(forms, key=lambda row: (row[1], row[2])):
        # Of several ways in which one spelling is known the most frequent comes first.
        first = {number: next(group) for number, group in groupby(rows, key=lambda row: row[0])}
        ways = [
            Spelled(number, row[3], row[6], row[4], row[5], row[7], row[8], counted[number][0])
            for number, row in first.items()
        ]
        leading = leading_of(ways)
        for one in ways:
            mentions, documents, score, since, until = counted[one.id]
            yield (
                one.id, entity, entities[entity], lang, one.spelling, one.script, one.how,
                one.truncated, one.house, one is leading, varies(one, leading), leading.spelling,
                mentions, documents, score, first[one.id][9], since or "", until or "",
            )  # fmt: skip


_PERIOD: Final = "CASE WHEN LENGTH(d.date) >= 7 THEN SUBSTR(d.date, 1, 7) ELSE '' END"

SUMMARY: Final = """
    SELECT COUNT(*), COALESCE(SUM(words), 0), COALESCE(SUM(mentions), 0),
        (SELECT COUNT(DISTINCT entity) FROM forms),
        COALESCE(SUM(mentions > 0 AND consistent), 0), COALESCE(SUM(mentions > 0), 0),
        COALESCE(SUM(findings), 0), COALESCE(SUM(lang = ''), 0),
        (SELECT COUNT(*) FROM failures), COALESCE(MIN(NULLIF(date, '')), ''),
        COALESCE(MAX(date), '')
    FROM documents
"""
"""The fields of `Summary` but its languages and groups."""

QUERIES: Final[Mapping[str, str]] = {
    "entities": """
        WITH named AS (
            SELECT s.entity, s.lang, u.document, MAX(s.deviates) AS deviates
            FROM used u JOIN spellings s ON s.id = u.spelling GROUP BY s.entity, s.lang, u.document
        ), documents AS (
            SELECT entity, lang, COUNT(*) AS documents, SUM(deviates) AS deviating
            FROM named GROUP BY entity, lang
        )
        SELECT e.entity, e.canonical, e.kind, e.type, s.lang, MAX(s.leads),
            MAX(s.leading AND s.house), SUM(s.mentions) AS mentions, n.documents, COUNT(*),
            SUM(s.deviates * s.mentions) AS deviating, n.deviating
        FROM spellings s JOIN entities e ON e.id = s.entity
            JOIN documents n ON n.entity = s.entity AND n.lang = s.lang
        GROUP BY s.entity, s.lang ORDER BY deviating DESC, mentions DESC, e.entity, s.lang
    """,
    "spellings": """
        SELECT entity_id, lang, spelling, script, how, truncated, leading, mentions, documents,
            ROUND(score / 10000.0 / mentions, 4), reason, first_date, last_date
        FROM spellings ORDER BY mentions DESC, entity_id, lang, spelling
    """,
    "periods": f"""
        SELECT s.entity_id, s.lang, s.spelling, {_PERIOD} AS period, SUM(u.mentions)
        FROM used u JOIN spellings s ON s.id = u.spelling JOIN main.documents d ON d.id = u.document
        GROUP BY s.id, period ORDER BY s.entity_id, s.lang, s.spelling, period
    """,  # noqa: S608 - our own words
    "groups": """
        SELECT s.entity_id, s.lang, s.spelling, d."group", SUM(u.mentions), COUNT(*)
        FROM used u JOIN spellings s ON s.id = u.spelling JOIN main.documents d ON d.id = u.document
        GROUP BY s.id, d."group" ORDER BY s.entity_id, s.lang, s.spelling, d."group"
    """,
    "trends": f"""
        WITH led AS (
            SELECT u.document, SUM((NOT s.deviates) * u.mentions) AS leading
            FROM used u JOIN spellings s ON s.id = u.spelling GROUP BY u.document
        )
        SELECT {_PERIOD} AS period, d.lang, d."group", COUNT(*), SUM(d.consistent),
            SUM(d.mentions), SUM(led.leading)
        FROM main.documents d JOIN led ON led.document = d.id
        GROUP BY period, d.lang, d."group" ORDER BY period, d.lang, d."group"
    """,  # noqa: S608 - our own words
    "examples": """
        WITH places AS (
            SELECT o.spelling, x.*,
                ROW_NUMBER() OVER (PARTITION BY o.spelling ORDER BY x.document, x.start) AS rank
            FROM main.examples x JOIN spelling_of o USING (form)
        )
        SELECT s.entity_id, s.lang, s.spelling, d.name, p.start, p."end", p.before, p.after
        FROM places p JOIN spellings s ON s.id = p.spelling
            JOIN main.documents d ON d.id = p.document
        WHERE p.rank <= 3 ORDER BY s.entity_id, s.lang, s.spelling, p.document, p.start
    """,
    "deviations": """
        SELECT d.name, s.lang, d.date, d."group", s.entity_id, s.spelling, s.leads, u.mentions
        FROM used u JOIN spellings s ON s.id = u.spelling JOIN main.documents d ON d.id = u.document
        WHERE s.deviates ORDER BY d.id, s.entity_id, s.lang, s.spelling
    """,
    "findings": """
        SELECT f.rule, f.kind, f.lang, f.findings, f.documents, d.name, f.start, f.text, f.message
        FROM main.findings f JOIN main.documents d ON d.id = f.document
        ORDER BY f.findings DESC, f.rule, f.lang
    """,
    "documents": """
        SELECT name, article, lang, date, "group", words, mentions, entities, consistent, findings
        FROM main.documents ORDER BY id
    """,
    "versions": """
        WITH named AS (
            SELECT DISTINCT d.article, s.entity_id
            FROM main.documents d JOIN used u ON u.document = d.id
                JOIN spellings s ON s.id = u.spelling
            WHERE d.article != ''
        ), spelled AS (
            SELECT u.document, s.entity_id, s.spelling, u.mentions
            FROM used u JOIN spellings s ON s.id = u.spelling
        )
        SELECT n.article, n.entity_id, d.lang, d.name, COALESCE(s.spelling, ''),
            COALESCE(s.mentions, 0)
        FROM named n JOIN main.documents d ON d.article = n.article
            LEFT JOIN spelled s ON s.document = d.id AND s.entity_id = n.entity_id
        ORDER BY n.article, n.entity_id, d.lang, d.id, s.mentions DESC, s.spelling
    """,
    "gaps": """
        SELECT d.article, g.entity, d.name, d.lang, g.paragraph, o.name, o.lang, g.spelling
        FROM main.gaps g JOIN main.documents d ON d.id = g.document
            JOIN main.documents o ON o.id = g.other
        ORDER BY d.article, d.id, g.paragraph, g.entity, g.id
    """,
}
"""The query of each table; its columns are the fields of the table's record, in order."""
