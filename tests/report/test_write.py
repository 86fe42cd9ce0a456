"""Reports as files, which act on nobody who opens them."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import pyarrow.parquet
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import eknaam
from eknaam.documents import Document
from eknaam.errors import InputError
from eknaam.report import TABLES, Report, write_data
from eknaam.text.written import csv_cell
from tests.report.corpus import TEXTS

BAD = "=cmd|' /C calc'!A0"


@pytest.fixture(scope="module")
def report() -> Iterator[Report]:
    """A report whose documents have names that a spreadsheet would obey."""
    documents = [
        Document(f"{BAD}{number}", text, group=f"\t@SUM({number})", date="2026-03-01")
        for number, text in enumerate(TEXTS)
    ]
    with eknaam.build_report(documents) as made:
        yield made


def test_csv(report: Report, tmp_path: Path) -> None:
    """Each table is a file with its columns, and no cell of text begins like a formula."""
    written = write_data(report, tmp_path / "data")
    assert [path.stem for path in written] == ["summary", *TABLES]
    for path in written[1:]:
        rows = list(csv.reader(path.read_text("utf-8").splitlines()))
        assert rows[0] == list(TABLES[path.stem].__dataclass_fields__)
        assert len(rows) == 1 + len(list(report.rows(path.stem)))
        assert not [cell for row in rows for cell in row if cell[:1] in ("=", "+", "@", "\t", "\r")]
    assert "'=cmd" in (tmp_path / "data" / "documents.csv").read_text("utf-8")


@settings(deadline=None)
@given(st.text())
def test_a_cell_is_harmless(text: str) -> None:
    """No text at all begins like a formula once it is a cell."""
    cell = csv_cell(text)
    assert not cell.lstrip().startswith(("=", "+", "-", "@"))
    assert not {"\t", "\r", "\n"} & set(cell)


def test_json(report: Report, tmp_path: Path) -> None:
    """One file has the summary and all tables; a folder has a file for each."""
    report.write(tmp_path / "report.json")
    whole = json.loads((tmp_path / "report.json").read_text("utf-8"))
    assert list(whole) == ["summary", *TABLES]
    write_data(report, tmp_path, "json")
    for name in TABLES:
        rows = [asdict(row) for row in report.rows(name)]
        assert whole[name] == rows
        assert json.loads((tmp_path / f"{name}.json").read_text("utf-8")) == rows


def test_parquet(report: Report, tmp_path: Path) -> None:
    """Parquet has the types of the records, also for a table without rows."""
    for path in write_data(report, tmp_path, "parquet")[1:]:
        table = pyarrow.parquet.read_table(path)
        assert table.to_pylist() == [asdict(row) for row in report.rows(path.stem)]
        assert table.column_names == list(TABLES[path.stem].__dataclass_fields__)


@pytest.mark.parametrize("format_", ["csv", "json", "parquet"])
def test_the_same_bytes(report: Report, tmp_path: Path, format_: str) -> None:
    """The same report is written to the same bytes."""
    one = [path.read_bytes() for path in write_data(report, tmp_path / "1", format_)]
    assert [path.read_bytes() for path in write_data(report, tmp_path / "2", format_)] == one


def test_files_by_their_suffix(report: Report, tmp_path: Path) -> None:
    """The suffix says what a file is, and one that says nothing is refused."""
    beginnings = {".md": "#", ".txt": "", ".html": "<!doctype html>"}
    for suffix, beginning in beginnings.items():
        [path] = report.write(tmp_path / f"report{suffix}")
        assert path.read_text("utf-8").lower().startswith(beginning)
    with pytest.raises(InputError, match=r"report.doc: expected a name that ends in one of .html,"):
        report.write(tmp_path / "report.doc")


def test_a_file_is_replaced_or_left(report: Report, tmp_path: Path) -> None:
    """What cannot be written is one line, and leaves nothing behind."""
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="cannot be written"):
        report.write(tmp_path / "file" / "report.json")
    with pytest.raises(InputError, match="cannot be made"):
        write_data(report, tmp_path / "file")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
