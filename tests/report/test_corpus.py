"""Counting files: the same bytes from any number of processes, and after any interruption."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eknaam import Normalizer, load_gazetteer
from eknaam.errors import InputError
from eknaam.report import Report
from eknaam.report.corpus import count_corpus, part_of
from eknaam.report.count import Item
from eknaam.report.inputs import Source, read_manifest
from eknaam.report.merge import merge
from eknaam.report.store import Store
from tests.report.corpus import READING, SHIPPED, TEXTS, count_files, tables, write_records

SLOW = settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Two files of records, and one that is not there."""
    one = write_records(tmp_path / "one.jsonl", TEXTS)
    other = write_records(tmp_path / "other.jsonl", TEXTS[::-1], first=10)
    other.write_text(other.read_text("utf-8") + '{"no": "text"}\nnot JSON\n', "utf-8")
    return [one, tmp_path / "missing.jsonl", other]


class Interrupt:
    """Stops a counting after some items, as Ctrl-C does."""

    def __init__(self, after: int) -> None:
        self.left = after

    def __call__(self, _: Item) -> None:
        """Count an item down."""
        self.left -= 1
        if self.left < 0:
            raise KeyboardInterrupt


@SLOW
@given(steps=st.lists(st.integers(0, 9), max_size=4), jobs=st.sampled_from([1, 1, 2]))
def test_resumed_anywhere_as_never_interrupted(
    files: list[Path], tmp_path: Path, steps: list[int], jobs: int
) -> None:
    """Wherever and however often it is interrupted, the counts are the same to the byte."""
    counts = tmp_path / "some.counts"
    whole = count_files(tmp_path / "whole.counts", *files)
    source = Source([str(path) for path in files], READING)
    resume = False
    for after in steps:
        with suppress(KeyboardInterrupt):
            watch = Interrupt(after)
            count_corpus(source, SHIPPED, counts, jobs=jobs, resume=resume, watch=watch)
        resume = part_of(counts).exists()
    assert count_files(counts, *files, jobs=jobs, resume=resume) == whole
    assert not part_of(counts).exists()


def test_in_processes_as_in_one(files: list[Path], tmp_path: Path) -> None:
    """One process and three give the same bytes."""
    one = count_files(tmp_path / "one.counts", *files)
    assert count_files(tmp_path / "three.counts", *files, jobs=3) == one


@SLOW
@given(cuts=st.lists(st.integers(0, 2 * len(TEXTS)), max_size=3))
def test_parts_together_are_the_whole(tmp_path: Path, cuts: list[int]) -> None:
    """Parts that were counted apart and merged say what the whole says, about every document."""
    texts = TEXTS + TEXTS[::-1]
    places = [0, *sorted(cuts), len(texts)]
    parts = []
    for number, (start, end) in enumerate(pairwise(places)):
        file = write_records(tmp_path / f"{number}.jsonl", texts[start:end], first=start)
        parts.append(file)
        count_files(tmp_path / f"{number}.counts", file)
    count_files(tmp_path / "whole.counts", *parts)
    with Store.create(None, {}) as target:
        merge([str(path.with_suffix(".counts")) for path in parts], target)
        target.save(tmp_path / "merged.counts")
    assert (tmp_path / "merged.counts").read_bytes() == (tmp_path / "whole.counts").read_bytes()


def test_killed_in_the_middle(tmp_path: Path) -> None:
    """A process that is killed leaves counts that another one goes on with, to the same bytes."""
    file = write_records(tmp_path / "many.jsonl", TEXTS * 200)
    whole = count_files(tmp_path / "whole.counts", file, jobs=2)
    counts = tmp_path / "some.counts"
    command = [sys.executable, "-m", "eknaam", "report", str(file), "-o", str(counts), "-j", "2",
               "--text-field", "text", "--id-field", "id", "--lang-field", "lang",
               "--date-field", "day", "--group-field", "outlet"]  # fmt: skip
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as running:
        while running.poll() is None and not _documents(part_of(counts)):
            time.sleep(0.02)
        running.kill()
    if running.returncode != -signal.SIGKILL:
        pytest.fail("it ended before it could be killed")
    done = subprocess.run([*command, "--resume"], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    assert counts.read_bytes() == whole


def _documents(path: Path) -> int:
    try:
        with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as database:
            return int(database.execute("SELECT COUNT(*) FROM documents").fetchone()[0])
    except sqlite3.Error:
        return 0
    finally:
        if "database" in locals():
            database.close()


def _interrupted(tmp_path: Path, files: list[Path], after: int = 5) -> Path:
    counts = tmp_path / "half.counts"
    with pytest.raises(KeyboardInterrupt):
        count_corpus(
            Source([str(path) for path in files], READING), SHIPPED, counts, watch=Interrupt(after)
        )
    return counts


def test_what_changed_is_not_trusted(files: list[Path], tmp_path: Path) -> None:
    """A changed file, another order, gazetteer or reading is refused, in one line."""
    counts = _interrupted(tmp_path, files, after=11)
    source = Source([str(path) for path in files], READING)
    with pytest.raises(
        InputError, match=r"one.jsonl: it was counted, and now .*other.jsonl comes in its place"
    ):
        count_files(counts, *files[::-1], resume=True)
    house = Normalizer(load_gazetteer().canonical_only())
    with pytest.raises(InputError, match="counted with another gazetteer"):
        count_corpus(source, house, counts, resume=True)
    other = Source(source.paths, READING.__class__(READING.fields, lang="hi"))
    with pytest.raises(InputError, match="other fields, language, date"):
        count_corpus(other, SHIPPED, counts, resume=True)
    files[0].write_text(files[0].read_text("utf-8").replace("o1", "o2", 1), "utf-8")
    with pytest.raises(InputError, match=r"one\.jsonl: it was counted, and now it has changed"):
        count_files(counts, *files, resume=True)


def test_nothing_is_lost_unasked(files: list[Path], tmp_path: Path) -> None:
    """An interrupted run, and a file that is none of counts, are not written over."""
    counts = _interrupted(tmp_path, files)
    with pytest.raises(InputError, match="go on with --resume, or remove the file"):
        count_files(counts, *files)
    mine = tmp_path / "mine.counts"
    mine.write_text("my notes")
    with pytest.raises(InputError, match="expected a file of counts, found something else"):
        count_files(mine, *files)
    assert mine.read_text() == "my notes"
    with pytest.raises(InputError, match="nothing to go on with"):
        count_files(tmp_path / "new.counts", *files, resume=True)


def _damaged(path: Path) -> Iterator[tuple[bytes, str]]:
    data = path.read_bytes()
    yield b"", "found another database"
    yield data[: len(data) // 2], "damaged"
    yield data[:4096] + os.urandom(4096) + data[8192:], "damaged"


def test_damaged_and_foreign_files(files: list[Path], tmp_path: Path) -> None:
    """A file that is damaged, or another database, gives one clear line."""
    counts = tmp_path / "whole.counts"
    count_files(counts, *files)
    for number, (data, message) in enumerate(_damaged(counts)):
        broken = tmp_path / f"{number}.counts"
        broken.write_bytes(data)
        with pytest.raises(InputError, match=message) as caught:
            Store.open(str(broken))
        assert "\n" not in str(caught.value)
    other = tmp_path / "other.counts"
    with sqlite3.connect(other) as database:
        database.execute("CREATE TABLE meta (key, value)")
    database.close()
    with pytest.raises(InputError, match="found another database"):
        Store.open(str(other))


def test_a_changed_figure_is_damage(files: list[Path], tmp_path: Path) -> None:
    """Counts that are not those that were written are refused, although SQLite reads them."""
    counts = tmp_path / "whole.counts"
    count_files(counts, *files)
    with sqlite3.connect(counts) as database:
        database.execute("UPDATE documents SET words = words + 1")
    database.close()
    with pytest.raises(InputError, match="the counts are not those that were written"):
        Store.open(str(counts))


def test_parts_that_do_not_go_together(files: list[Path], tmp_path: Path) -> None:
    """Counts of another gazetteer, of the same file, or that were interrupted are not merged."""
    one, other = tmp_path / "one.counts", tmp_path / "other.counts"
    count_files(one, files[0])
    house = Normalizer(load_gazetteer().canonical_only())
    count_corpus(Source([str(files[2])], READING), house, other)
    half = part_of(_interrupted(tmp_path, files))
    for paths, message in (
        ((one, one), "counts .*one.jsonl, which another file counts already"),
        ((one, other), "counted with another gazetteer than"),
        ((half,), "it was interrupted"),
        ((tmp_path / "none.counts",), "expected a file of counts, found none"),
    ):
        with Store.create(None, {}) as target, pytest.raises(InputError, match=message):
            merge(list(map(str, paths)), target)


def test_what_cannot_be_read_is_told(files: list[Path], tmp_path: Path) -> None:
    """Files and records that cannot be read are counted, with their reason."""
    count_files(tmp_path / "whole.counts", *files)
    with Report.open(str(tmp_path / "whole.counts")) as report:
        assert report.summary.failed == 3
        failures = list(report.failures())
    assert "No such file" in failures[0]
    assert "text: expected a text, found no such field" in failures[2]
    assert "expected a JSON object" in failures[1]


def test_manifest(tmp_path: Path) -> None:
    """A manifest names the versions of articles; their files are looked up beside it."""
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.hi.txt").write_text("त्रान कुओंग हनोई पहुँचे।", "utf-8")
    (folder / "a.ur.txt").write_text("وہ ہنوئی پہنچے۔", "utf-8")
    (folder / "b.hi.txt").write_text("हनोई में वर्षा हुई।", "utf-8")
    manifest = folder / "articles.csv"
    manifest.write_text("article,language,path\na1,hi,a.hi.txt\na1,ur,a.ur.txt\n", "utf-8")
    source = Source([str(folder)], READING, read_manifest(str(manifest)))
    count_corpus(source, SHIPPED, tmp_path / "news.counts")
    with Report.open(str(tmp_path / "news.counts")) as report:
        found = tables(report)
    assert [row.article for row in found["documents"]] == ["", "a1", "a1"]
    [gap] = found["gaps"]
    assert (gap.entity, gap.lang, gap.other_lang, gap.paragraph) == ("tran-cuong", "ur", "hi", 0)
    missing = [row for row in found["versions"] if not row.spelling]
    assert [(row.entity, row.lang, row.mentions) for row in missing] == [("tran-cuong", "ur", 0)]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "expected the columns article, language, path, found no article"),
        ("article,path\n", "found no language"),
        ("article,language,path\na,hi\n", "manifest.csv:2: path: expected a value, found none"),
        ("article,language,path\na,1,x.txt\n", "expected a tag such as hi, found '1'"),
        ('article,language,path\na,hi,"x\n', "expected CSV"),
    ],
)
def test_a_broken_manifest(tmp_path: Path, text: str, message: str) -> None:
    """A manifest that is none gives one line with the place."""
    manifest = tmp_path / "manifest.csv"
    manifest.write_text(text, "utf-8")
    with pytest.raises(InputError, match=message):
        read_manifest(str(manifest))
