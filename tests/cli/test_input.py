"""Files that can and cannot be read."""

from __future__ import annotations

import codecs
import json
import os

import pytest

from eknaam.documents import Lines, lang_of_name

TEXT = "کل تران کوونگ آئے۔ हनोई\n"


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_encodings(run, tmp_path, mark, encoding):
    """A byte order mark says the encoding, and is not counted in offsets."""
    path = tmp_path / "news.txt"
    path.write_bytes(mark + TEXT.encode(encoding))
    record = json.loads(run("find", "-f", "jsonl", path).out.splitlines()[0])
    assert (record["text"], record["start"]) == ("تران کوونگ", 3)


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("latin-1.txt", "Hà".encode("latin-1"), "not UTF-8: byte 0xe0 at offset 1, line 1"),
        ("second-line.txt", b"ok\n\xff", "not UTF-8: byte 0xff at offset 3, line 2"),
        ("picture.txt", b"\x89PNG\r\n\x00", "a binary file, or UTF-16 without a byte order mark"),
        ("half.txt", codecs.BOM_UTF16_LE + b"a", "not UTF-16-LE: byte 0x61 at offset 2"),
    ],
)
def test_what_is_not_text_is_one_line_and_the_others_go_on(run, tmp_path, name, data, message):
    """An unreadable file is one line on standard error, the rest is found, and the code is 2."""
    bad, good = tmp_path / name, tmp_path / "good.txt"
    bad.write_bytes(data)
    good.write_text(TEXT, "utf-8")
    result = run("find", "--format", "jsonl", bad, good)
    assert result.code == 2
    assert result.err.startswith(f"eknaam: {bad}: {message}")
    assert result.err.count("\n") == 1
    assert {json.loads(line)["file"] for line in result.out.splitlines()} == {str(good)}


def test_a_missing_file(run, tmp_path):
    """A file that is not there is one line on standard error."""
    result = run("find", tmp_path / "no.txt")
    assert (result.code, result.err) == (
        2,
        f"eknaam: {tmp_path / 'no.txt'}: No such file or directory\n",
    )


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read every file"
)
def test_a_file_without_permission(run, tmp_path):
    """A file that may not be read is one line on standard error."""
    path = tmp_path / "secret.txt"
    path.write_text(TEXT, "utf-8")
    path.chmod(0)
    result = run("find", path)
    assert (result.code, result.err) == (2, f"eknaam: {path}: Permission denied\n")


def test_a_folder_without_text(run, tmp_path):
    """A folder in which nothing can be read is said, not passed over in silence."""
    result = run("find", tmp_path)
    assert result.code == 2
    suffixes = ".txt, .md, .markdown, .html, .htm or .xhtml"
    assert result.err == f"eknaam: {tmp_path}: no {suffixes} file in this folder\n"


def test_an_empty_file(run, tmp_path):
    """An empty file is a document without mentions."""
    path = tmp_path / "empty.txt"
    path.touch()
    result = run("find", path)
    assert (result.code, result.out) == (1, "1 document, 0 words, 0 mentions of 0 entities\n")


@pytest.mark.parametrize("arguments", [("find", "-"), ("normalize", "-")])
def test_standard_input_that_is_not_text(run, arguments):
    """Standard input is read with the same care as files."""
    result = run(*arguments, stdin=b"\xff\xff")
    assert result.code == 2
    assert result.err.startswith("eknaam: <stdin>: not UTF-8")


def test_lines_end_as_in_editors():
    """LF, CRLF and CR end a line; other separators do not."""
    lines = Lines("a\nb\r\nc\rd\u2028e\x0bf")
    assert [lines.position(offset) for offset in (0, 2, 5, 7, 9, 11)] == [
        (1, 1), (2, 1), (3, 1), (4, 1), (4, 3), (4, 5),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "lang"),
    [
        ("a/news.hi.txt", "hi"),
        ("news.ur.md", "ur"),
        ("news.txt", None),
        ("<stdin>", None),
        ("hi.txt", None),
        ("a.hi.d/news.txt", None),
    ],
)
def test_the_name_of_a_file_states_its_language(name, lang):
    """Only the last part before the suffix counts."""
    assert lang_of_name(name) == lang
