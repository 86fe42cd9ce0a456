"""Small corpora for the tests of reports, and what a counted one says."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from eknaam import Normalizer
from eknaam.documents import Fields, Reading
from eknaam.report import TABLES, Report
from eknaam.report.corpus import count_corpus
from eknaam.report.inputs import Source

__all__ = ["READING", "SHIPPED", "TEXTS", "count_files", "tables", "write_records"]

SHIPPED = Normalizer()
READING = Reading(Fields(("text",), "id", "lang", "day", "outlet"))
TEXTS = (
    "त्रान कुओंग हाई फोंग पहुँचे। हाईफोंग में वर्षा हुई।",
    "تران کونگ گوانگ شی گئے۔ گوانگ ژوانگ خود مختار علاقے کا وفد Hanoi پہنچا۔",
    "बैठक में कॉमरेड ट्रान कुओंग ने कहा। कॉमरेड ने बाज़ार देखा।",
    "",
    "A text in English about Hanoi.",
    "ग्वांग झुआंग स्वायत्त क्षेत्र और क्वांग निंह के बीच सड़क खुली।",
    "وفد کوانگ نین سے ہائی فونگ گیا۔",
)


def write_records(path: Path, texts: Sequence[str], first: int = 0) -> Path:
    """Write texts as JSON Lines, with a date, an outlet and an id."""
    rows = (
        {
            "id": number,
            "text": text,
            "day": f"2026-0{1 + number % 3}-05",
            "outlet": f"o{number % 2}",
        }
        for number, text in enumerate(texts, first)
    )
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path


def count_files(counts: Path, *paths: Path, jobs: int = 1, resume: bool = False) -> bytes:
    """Count files, and return the bytes of the counts."""
    source = Source([str(path) for path in paths], READING)
    count_corpus(source, SHIPPED, counts, jobs=jobs, resume=resume)
    return counts.read_bytes()


def tables(report: Report) -> dict[str, list[object]]:
    """Return everything that a report says."""
    found: dict[str, list[object]] = {name: list(report.rows(name)) for name in TABLES}
    return found | {"summary": [report.summary], "failures": list(report.failures())}
