"""`eknaam report` and `eknaam report merge`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Run
from tests.report.corpus import TEXTS, write_records

FIELDS = (
    "--text-field",
    "text",
    "--id-field",
    "id",
    "--date-field",
    "day",
    "--group-field",
    "outlet",
)


def test_a_folder_becomes_a_page(run: Run, tmp_path: Path) -> None:
    """A folder becomes a page with its counts beside it, and tables where they are asked for."""
    news = tmp_path / "news"
    news.mkdir()
    for number, text in enumerate(TEXTS[:3]):
        (news / f"{number}.txt").write_text(text, "utf-8")
    result = run("report", news, "-o", tmp_path / "report.html", "--data", tmp_path / "data")
    assert result.code == 0, result.err
    assert result.out == ""
    assert {path.name for path in tmp_path.iterdir()} == {
        "news",
        "report.html",
        "report.counts",
        "data",
    }
    assert (tmp_path / "data" / "spellings.csv").read_text("utf-8").startswith("entity,lang,")


def test_records_of_all_formats_say_the_same(run: Run, tmp_path: Path) -> None:
    """JSON Lines, CSV and Parquet with the same records give the same report."""
    import pyarrow
    from pyarrow.parquet import write_table

    rows = [
        json.loads(line)
        for line in write_records(tmp_path / "a.jsonl", TEXTS).read_text().splitlines()
    ]
    write_table(pyarrow.Table.from_pylist(rows), tmp_path / "a.parquet")
    import csv

    with (tmp_path / "a.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    reports = []
    for suffix in ("jsonl", "parquet", "csv"):
        result = run("report", tmp_path / f"a.{suffix}", *FIELDS, "--format", "json")
        assert result.code == 0, result.err
        reports.append(json.loads(result.out.replace(f"a.{suffix}", "a")))
    assert reports[0] == reports[1] == reports[2]
    assert reports[0]["summary"]["documents"] == len(TEXTS)


def test_merge_and_print(run: Run, tmp_path: Path) -> None:
    """Parts that were counted apart are merged, and printed as the whole is."""
    whole = write_records(tmp_path / "whole.jsonl", TEXTS)
    parts = []
    for number, (start, end) in enumerate(((0, 3), (3, len(TEXTS)))):
        part = write_records(tmp_path / f"{number}.jsonl", TEXTS[start:end], first=start)
        assert run("report", part, *FIELDS, "-o", part.with_suffix(".counts")).code == 0
        parts.append(part.with_suffix(".counts"))
    assert run("report", whole, *FIELDS, "-o", tmp_path / "whole.json").code == 0
    merged = tmp_path / "merged.counts"
    assert run("report", "merge", *parts, "-o", merged).code == 0
    printed = [
        run("report", path, "-f", "markdown").out for path in (merged, tmp_path / "whole.counts")
    ]
    assert printed[0] == printed[1] != ""
    assert run("report", *parts, "-f", "markdown").out == printed[0]


def test_versions(run: Run, tmp_path: Path) -> None:
    """The versions of a manifest are compared."""
    (tmp_path / "a.hi.txt").write_text("त्रान कुओंग हनोई पहुँचे।", "utf-8")
    (tmp_path / "a.ur.txt").write_text("وہ ہنوئی پہنچے۔", "utf-8")
    manifest = tmp_path / "articles.csv"
    manifest.write_text("article,language,path\n1,hi,a.hi.txt\n1,ur,a.ur.txt\n", "utf-8")
    result = run("report", "--versions", manifest, "-f", "json")
    assert [gap["entity"] for gap in json.loads(result.out)["gaps"]] == ["tran-cuong"]


def test_what_could_not_be_read(run: Run, tmp_path: Path) -> None:
    """A file that is missing is told, the others are counted, and the exit code is 2."""
    (tmp_path / "a.txt").write_text(TEXTS[0], "utf-8")
    result = run("report", tmp_path / "a.txt", tmp_path / "b.txt", "-f", "json")
    assert result.code == 2
    assert "b.txt: No such file" in result.err
    assert json.loads(result.out)["summary"]["failed"] == 1


@pytest.mark.parametrize("output", [(), ("-o", "a.html"), ("-o", "a.counts")])
def test_nothing_could_be_read(run: Run, tmp_path: Path, monkeypatch, output) -> None:
    """Where nothing at all could be read, what was written before stays as it is."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(TEXTS[0], "utf-8")
    assert run("report", "a.txt", *output).code == 0
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    result = run("report", "b.txt", *output)
    assert result.code == 2
    assert "nothing could be read: b.txt: No such file or directory" in result.err
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_nobody_is_named(run: Run, tmp_path: Path) -> None:
    """Where nobody is named, the exit code is 1."""
    (tmp_path / "a.txt").write_text("यह एक वाक्य है।", "utf-8")
    assert run("report", tmp_path / "a.txt").code == 1


WRONG = [
    ((), "expected a PATH, or --versions CSV"),
    (("a.txt", "-o", "a.doc"), "expected a name that ends in one of .html"),
    (("a.txt", "-f", "csv"), "--format csv: expected --output FOLDER, found none"),
    (("a.txt", "-o", "a.txt/a.html"), "a.txt: expected a folder: File exists"),
    (("a.txt", "--resume"), "--resume: expected the --output or --counts of the run"),
    (("-", "--resume", "-o", "a.html"), "standard input cannot be read again"),
    (("a.txt", "--resume", "-o", "a.html"), "a.counts.part: nothing to go on with"),
    (("a.txt", "--date", "May"), "expected 2025-07-01, 2025-07 or 2025, found 'May'"),
    (("a.counts",), "a.counts: expected a file of counts, found none"),
    (("merge", "a.txt"), "a.txt: expected a file of counts, found something else"),
    (("--versions", "a.txt"), "a.txt: expected the columns article, language, path"),
]


@pytest.mark.parametrize(("arguments", "message"), WRONG)
def test_wrong_use(
    run: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    message: str,
) -> None:
    """Wrong use is one clear line and exit code 2, before anything is counted."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "500")
    Path("a.txt").write_text("हनोई में\n" * 60, "utf-8")
    result = run("report", *arguments)
    assert result.code == 2
    assert message in result.err
    assert {path.name for path in tmp_path.iterdir()} == {"a.txt"}


def test_the_option_that_a_message_names_is_taken(run: Run, tmp_path: Path) -> None:
    """Records without a field are refused, and what the message says to give helps."""
    records = write_records(tmp_path / "a.jsonl", TEXTS)
    refused = run("report", records, "--format", "json")
    assert refused.code == 2
    assert "give --field NAME" in refused.err
    helped = run("report", records, "--field", "text", "--format", "json")
    assert helped.code == 0, helped.err
    assert json.loads(helped.out) == json.loads(
        run("report", records, "--text-field", "text", "--format", "json").out
    )


def test_help(run: Run) -> None:
    """The options of the report are its help, and merge is shown beside them."""
    result = run("report", "--help")
    assert result.code == 0
    assert "--text-field" in result.out
    assert "eknaam report merge" in result.out


def test_folders_of_the_output_are_made(run, tmp_path):
    """A folder that there is not is made: for the report, the counts and the tables."""
    (tmp_path / "a.txt").write_text("त्रान कुओंग\n", "utf-8")
    page, counts, data = tmp_path / "x/y/r.md", tmp_path / "z/c.counts", tmp_path / "w/v"
    result = run("report", tmp_path / "a.txt", "-o", page, "--counts", counts, "--data", data)
    assert result.code == 0, result.err
    assert page.exists()
    assert counts.exists()
    assert (data / "entities.csv").exists()
