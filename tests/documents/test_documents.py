"""Documents of every format, and the way from their text back to the file."""

from __future__ import annotations

import csv
import io
import json
import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eknaam.documents import Document, Fields, Places, Reading, parse_text, read_documents
from eknaam.documents.escapes import write_as
from eknaam.documents.markdown import read_markdown
from eknaam.documents.web import read_html
from eknaam.errors import InputError
from tests.strategies import mixed_text

TEXT = Reading(fields=Fields(text=("text",), id="id", lang="lang", date="date", group="group"))


def read(raw: str, name: str, reading: Reading = TEXT) -> list[Document]:
    """Return the documents of a file's text; there must be no error."""
    found = list(parse_text(raw, name, reading))
    assert all(isinstance(document, Document) for document in found), found
    return found


@pytest.mark.parametrize(
    ("raw", "seen"),
    [
        ("# **हाई** _फोंग_", "हाई फोंग"),
        ("[हाई फोंग](https://example.org/Hanoi_(x) 'Hanoi') में", "हाई फोंग में"),
        ("![नक्शा](map.png) <b>हनोई</b>", "नक्शा हनोई"),
        ("`Guangxi` और ``a ` b``", "\ufffc और \ufffc"),
        ("```\nGuangxi\n```\nहनोई", "\ufffc\nहनोई"),
        ("हनोई\n\n    Guangxi\n", "हनोई\n\n\ufffc\n"),
        ("---\ntitle: Guangxi\n---\nहनोई", "\ufffc\nहनोई"),
        ("> हाई\n> फोंग", "हाई\nफोंग"),
        ("&#x939;नोई \\*", "हनोई *"),
        ("<!-- Guangxi -->हनोई <https://hanoi.vn>", "हनोई \ufffc"),
        ("[हनोई][1]\n\n[1]: https://Hanoi.vn", "हनोई\n\n\ufffc\n"),
        ("a_b_c 2*3", "a_b_c 23"),
        ("[^1]: हनोई में वर्षा", "^1: हनोई में वर्षा"),
        ("[^1]: हनोई", "^1: हनोई"),
        ("[नोट]: हनोई में वर्षा", "नोट: हनोई में वर्षा"),
        ("[x]: <a b> 'Hanoi'\n[y]: /z\nहनोई", "\ufffc\n\ufffc\nहनोई"),
        ("+++\ntitle = 'Guangxi'\n+++\nहनोई", "\ufffc\nहनोई"),
        ("<!--> हनोई -->", " हनोई -->"),
        ("हनोई <!-- Guangxi\n\nहुए --> में", "हनोई <!-- Guangxi\n\nहुए --> में"),
        ("<!-- Guangxi\n\nHanoi --> में", " में"),
        ("हनोई <!-- में", "हनोई <!-- में"),
        ("हनोई\n<!-- Guangxi", "हनोई\n"),
        ("``Guangxi ` x`` में ``हनोई ` ह", "\ufffc में ``हनोई ` ह"),
        ("`हनोई\n\nह`", "`हनोई\n\nह`"),
    ],
)
def test_markdown_as_a_reader_sees_it(raw, seen):
    """Markup, code and targets of links are no text."""
    assert read_markdown(raw)[0] == seen


@pytest.mark.parametrize(
    ("raw", "seen"),
    [
        ("<p>हाई <b>फोंग</b></p>", "हाई फोंग"),
        ("<p>हाई</p><p>फोंग</p>", "हाई\n\n\n\nफोंग"),
        ("&#x939;&#2344;ोई &amp; &nbsp;|", "हनोई & \xa0|"),
        ("<script>var a = 'Guangxi</b>'</script>हनोई", "\ufffcहनोई"),
        ("<code>Guangxi<b>x</b></code> हनोई", "\ufffc हनोई"),
        ("<!-- Guangxi --><!DOCTYPE html>हनोई", "हनोई"),
        ("हनोई < 3 & 4 &", "हनोई < 3 & 4 &"),
        ("<p title='Guangxi'>हनोई", "हनोई"),
        ("हाई<br>फोंग</code>", "हाई\nफोंग"),
        ("<!-->हनोई<!--->", "हनोई"),
        ("<!-- Guangxi --!>हनोई", "हनोई"),
        ("हनोई<!-- Guangxi", "हनोई"),
        ("<![ foo>हनोई<!x>", "हनोई"),
        ("<![CDATA[ Guangxi ]]>हनोई<?php Guangxi ?>", "हनोई"),
        ("हनोई<a title='>' x=<b href=\">\">में</a", "हनोईमें"),
        ("हनोई<a href='Guangxi", "हनोई"),
        ("हनोई</>में</ Guangxi>", "हनोईमें"),
        ("<title>हनोई <b> &amp;</title>", "हनोई <b> &"),
        ("<script>'<b>' </SCRIPT >हनोई", "\ufffcहनोई"),
        ("<style>Guangxi", ""),
        ("<svg/>हनोई<code><kbd>a</code>में", "हनोई\ufffcमें"),
        ("&#x9999999999;&ampह&#0000000002361;", "\ufffd&हह"),
    ],
)
def test_html_as_a_reader_sees_it(raw, seen):
    """Tags, comments, attributes and scripts are no text; blocks end a paragraph."""
    assert read_html(raw)[0].strip("\n") == seen


@pytest.mark.parametrize(
    "end",
    ["</p><![ foo", "<![", f" &#{'9' * 5000};", "<div>" * 9999, "</p" * 9999, "<!ELEMENT [<!"],
)
def test_broken_html_is_read_as_browsers_read_it(end):
    """Nothing that stands in a page ends the run."""
    [document] = read(f"<p>हनोई{end}", "a.html")
    assert document.text.strip().startswith("हनोई")


HOSTILE = (
    "<!--", "<!-- ", "<!", "<![", "<?", "<a", "<a a=", "<a a='", "</", "</p", "<a>", "<code>",
    "<script>", "<title>", "<code></kbd>", "&", "&a", "&#9", "-->", "> ", "- ", "- a\n", "1. ", "[",
    "](", "](a(", "[a]: b\n", "[a\n", "![a][", "`", "` ``", "_", "a_", "*a _b", "~~", "\\", "#",
    "a\n=\n", "    a\n", "---\n", "+++\n", "```\n", "<div>\n\n", "|a", "http://", '"', "\n", "(",
)  # fmt: skip


@pytest.mark.parametrize("reader", [read_html, read_markdown])
@pytest.mark.parametrize("piece", HOSTILE)
def test_pages_of_one_piece_again_and_again_are_read(reader, piece):
    """What is opened often and never closed is read in one pass: the square of it would not end."""
    reader(piece * 25_000)


def test_runs_of_backticks_of_growing_length_are_read():
    """The end of a span of code is looked up, not searched for by every run."""
    text, _ = read_markdown("हनोई " + " ".join("`" * length for length in range(1, 1500)))
    assert text.startswith("हनोई ")


@given(st.text(alphabet="<>/&#;x9bp!-\"'=` \n*_[]()हनोई\\", max_size=60))
@settings(deadline=None)
@pytest.mark.parametrize("reader", [read_html, read_markdown])
def test_any_page_maps_back(reader, raw):
    """Whatever the markup, each character of the text came from where the map says."""
    text, offsets = reader(raw)
    before = 0
    for start in range(len(text)):
        raw_start, raw_end = offsets.to_raw(start, start + 1)
        assert before <= raw_start <= raw_end <= len(raw)
        before = raw_start
        if raw_end - raw_start == 1:
            assert raw[raw_start] == text[start]


@given(st.dictionaries(st.text(max_size=4), st.one_of(mixed_text, st.integers()), max_size=4))
@settings(deadline=None)
@pytest.mark.parametrize("ascii_", [True, False])
def test_json_lines_give_what_json_gives(ascii_, record):
    """The value of a field is json's, and every character maps back to how it is written."""
    record["text"] = record.get("text") if isinstance(record.get("text"), str) else "x"
    raw = json.dumps(record, ensure_ascii=ascii_) + "\n"
    [document] = read(raw, "a.jsonl", Reading(fields=Fields(text=("text",))))
    assert document.text == record["text"]
    for start in range(len(document.text)):
        written = raw[slice(*document.origin.to_raw(start, start + 1))]
        assert json.loads(f'"{written}"') == document.text[start]


@given(st.lists(st.tuples(mixed_text, mixed_text), min_size=1, max_size=4))
@settings(deadline=None)
@pytest.mark.parametrize("quoting", [csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
def test_csv_gives_what_the_csv_module_gives(quoting, rows):
    """Each row's field is csv's, over line breaks and doubled quotes."""
    rows = [(a.replace("\r", " "), b.replace("\r", " ")) for a, b in rows]
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, quoting=quoting)
    writer.writerows([("other", "text"), *rows])
    found = [document.text for document in read(stream.getvalue(), "a.csv")]
    assert found == [row[1] for row in rows]


def test_a_quote_inside_a_bare_field_is_a_letter():
    """As the csv module has it: only a quote at the beginning opens a quoted field."""
    raw = 'id,text\n7" pipe,हनोई\n8,ह"\n'
    assert [document.text for document in read(raw, "a.csv")] == ["हनोई", 'ह"']


def test_records_state_what_is_known_of_them():
    """Id, language, date and group come from fields, and lines are the file's."""
    raw = '\n{"id": 7, "text": "हनोई", "lang": "hi", "date": "2025-07", "group": "x"}\n'
    [document] = read(raw, "a.jsonl")
    assert (document.id, document.lang, document.date, document.group) == (
        "a.jsonl:7", "hi", "2025-07", "x",
    )  # fmt: skip
    place = Places(document).of(0, 4)
    assert (place.line, raw[place.start : place.end]) == (2, "हनोई")


@pytest.mark.parametrize(
    ("name", "raw", "message"),
    [
        ("a.jsonl", "[1]\n", "a.jsonl:1: expected a JSON object, found '['"),
        ("a.jsonl", '{"text": "a"} x\n', "found more after it"),
        ("a.jsonl", '{"text": "a",}\n', "a comma too many"),
        ("a.jsonl", '{"text": 3}\n', "a.jsonl:1: text: expected a text, found 3"),
        ("a.jsonl", '{"a": "b"}\n', "a.jsonl:1: text: expected a text, found no such field"),
        ("a.jsonl", '{"text": "हनोई\n', "found a string that is not closed, at column 15"),
        ("a.jsonl", '{"text": "हनोई', "found a string that is not closed, at column"),
        ("a.jsonl", '{"text": "x", "y": nil}\n', "found Expecting value at column 20"),
        ("a.jsonl", '{"text": ' + "[" * 100_000, "found objects nested too deeply"),
        ("a.csv", 'text\n"a\n', "a.csv:2: expected a closing quote"),
        ("a.csv", "text\na,b\n", "a.csv:2: expected 1 fields, found 2"),
        ("a.csv", 'text\n"a"b\n', "expected ',' after column 3"),
    ],
)
def test_a_broken_record_is_one_error_and_the_others_go_on(name, raw, message):
    """An error has the line, what was expected and what was found."""
    good = '{"text": "हनोई"}\n' if name.endswith("l") else "हनोई\n"
    found = list(parse_text(raw if '"a\n' in raw else f"{raw.rstrip(chr(10))}\n{good}", name, TEXT))
    [error] = (one for one in found if isinstance(one, InputError))
    assert message in str(error)
    assert "\n" not in str(error)
    assert len(found) == (1 if '"a\n' in raw else 2)


@pytest.mark.parametrize("name", ["a.jsonl", "a.csv", "a.parquet"])
def test_the_same_oddity_is_said_once_with_its_count(tmp_path, name):
    """A wrong field of a thousand records is one line, which names the fields that there are."""
    path = write_rows(tmp_path / name, [{"body": "हनोई", "n": "1"}] * 1000)
    found = list(read_documents([str(path)], Reading(fields=Fields(text=("text", "body")))))
    assert sum(isinstance(one, Document) for one in found) == 1000
    [error] = (str(one) for one in found if isinstance(one, InputError))
    assert "text: expected a text, found no such field" in error
    assert error.endswith("in 1,000 records")
    assert name == "a.parquet" or "there are body, n" in error


@pytest.mark.parametrize("name", ["a.jsonl", "a.parquet"])
def test_null_is_no_text_and_no_mistake(tmp_path, name):
    """A record whose text is null is passed over."""
    path = write_rows(tmp_path / name, [{"text": None}, {"text": "हनोई"}])
    [document] = read_documents([str(path)], TEXT)
    assert document.text == "हनोई"


@pytest.mark.parametrize("name", ["a.jsonl", "a.csv", "a.parquet"])
def test_dates_and_languages_that_are_none_are_said(tmp_path, name):
    """Dates are ISO 8601: of others there is one line with the count and an example."""
    right = ["2026-03-01", "2026-03", "2026", "2026-03-01T10:00:00Z", "2026-03-01 10:00", ""]
    wrong = ["01/03/2026", "20260301", " 2026-03-01 ", "2026-3-1", "1772323200", "2026-02-30"]
    rows = [{"text": "ह", "date": date, "lang": "hi"} for date in (*right, *wrong)]
    path = write_rows(tmp_path / name, [*rows, {"text": "ह", "date": "", "lang": "hindi"}])
    found = list(read_documents([str(path)], TEXT))
    documents = [one for one in found if isinstance(one, Document)]
    assert [document.date for document in documents[: len(right)]] == [
        "2026-03-01", "2026-03", "2026", "2026-03-01", "2026-03-01", None,
    ]  # fmt: skip
    assert [document.date for document in documents[len(right) :]] == [None] * (len(wrong) + 1)
    assert documents[-1].lang is None
    dates, langs = (str(one) for one in found if isinstance(one, InputError))
    expected = "date: expected a date such as 2025-07-01 or 2025-07, found '01/03/2026'"
    assert dates.endswith(f"{expected}; so in 6 records")
    assert langs.endswith("lang: expected a language such as hi or ur, found 'hindi'")


def write_rows(path, rows):
    """Write rows in the format that the file's name states."""
    if path.suffix == ".jsonl":
        path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), "utf-8")
    elif path.suffix == ".csv":
        with path.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, rows[0])
            writer.writeheader()
            writer.writerows(rows)
    else:
        parquet = pytest.importorskip("pyarrow.parquet")
        table = pytest.importorskip("pyarrow").Table.from_pylist(rows)
        parquet.write_table(table, path)
    return path


def test_long_keys_and_many_fields_take_no_memory():
    """Only the names of fields that are asked for are put together."""
    deep = "".join(f'{{"{"k" * 1000}": ' for _ in range(400)) + "1" + "}" * 400
    raw = f'{{"a.b": {deep}, "text": "हनोई", "x": {{"y": "हा"}}, "n": {"9" * 9000}}}\n'
    tracemalloc.start()
    found = read(raw, "a.jsonl", Reading(fields=Fields(text=("text", "x.y"))))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert [document.text for document in found] == ["हनोई", "हा"]
    assert peak < 20 * len(raw)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_csv_with_every_line_end(tmp_path, end):
    """CR ends a line, too, as old programs write it."""
    path = tmp_path / "a.csv"
    path.write_bytes(end.join(["id,text", "1,हनोई", '2,"ह,न"', ""]).encode())
    found = list(read_documents([str(path)], TEXT))
    assert [(document.id, document.text) for document in found] == [
        (f"{path}:1", "हनोई"),
        (f"{path}:2", "ह,न"),
    ]
    assert Places(found[1]).of(0, 1).line == 3


def test_a_file_is_read_once_however_it_is_called(tmp_path, monkeypatch):
    """A file that is given twice, by another path, in its folder or by a link, comes once."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("हनोई", "utf-8")
    (tmp_path / "b.txt").symlink_to("a.txt")
    again = ["a.txt", "./a.txt", str(tmp_path / "a.txt"), ".", "*.txt", "a.txt", "b.txt"]
    assert [document.name for document in read_documents(again)] == ["a.txt"]


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        ("Hkkjr ljdkj us dgk fd lM+d guksbZ ls gkbZ Qksax rd [kqyh gSA", "Kruti Dev"),
        ("Vªku dqvksax us guksbZ esa dgk fd ;g vPNk gSA", "Kruti Dev"),
        ("ßæè ¥õÚU ×ð´ ãñ ·ð¤ âð", "Chanakya"),
        ("yah AaOr vah maoM hO", "Shusha"),
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.md", "a.jsonl"])
def test_hindi_in_the_letters_of_a_font_is_refused(tmp_path, raw, found, name):
    """Text that is not Unicode has no names in it, and that is said in one line."""
    given = json.dumps({"text": raw}) if name.endswith("jsonl") else raw
    (tmp_path / name).write_text(given, "utf-8")
    [error] = read_documents([str(tmp_path / name)], TEXT)
    assert f"expected Unicode text, found {found}" in str(error)


def test_other_languages_are_no_font():
    """What is written in Latin letters, or has a native letter in it, is read."""
    for text in (
        "He told us that DK Shivakumar is here.",
        "ds dk dh esa gS हनोई",
        "gS",
        "",
        "us ds",
    ):
        assert read(text, "a.txt")


def test_inpage_is_refused(tmp_path):
    """InPage's own bytes are no text, and the line says what to do."""
    for data in (b"\xd0\xcf\x11\xe0\0\0InPage Arabic Document\0", b"\x04\x81\x04\xa0" * 9):
        (tmp_path / "a.txt").write_bytes(data)
        [error] = read_documents([str(tmp_path / "a.txt")])
        assert "expected Unicode text, found InPage; export the text" in str(error)


def test_records_need_the_name_of_a_field():
    """Without a field there is nothing to read, and the error says what to do."""
    with pytest.raises(InputError, match="give --field NAME"):
        list(parse_text("{}", "a.jsonl", Reading()))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_record_files_are_read_in_every_encoding(tmp_path, encoding):
    """A mark is no part of the text, and offsets are those after it."""
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "हा"}\n{"text": "नोई"}\n', encoding)
    first, second = read_documents([str(path)], TEXT)
    assert [first.text, second.text] == ["हा", "नोई"]
    assert Places(second).of(0, 3).start == 25


def test_folders_and_patterns(tmp_path, monkeypatch):
    """A folder gives all formats that can be read, a pattern what fits it."""
    monkeypatch.chdir(tmp_path)
    for name in ("b.html", "a.txt", "c.jsonl", "d.py"):
        (tmp_path / name).write_text('{"text": "x"}\n', "utf-8")
    assert [d.name for d in read_documents(["."])] == ["a.txt", "b.html"]
    assert [d.name for d in read_documents(["."], TEXT)] == ["a.txt", "b.html", "c.jsonl"]
    assert [d.name for d in read_documents(["*.txt"])] == ["a.txt"]
    assert [str(d) for d in read_documents(["*.x"])] == ["*.x: no file has a name like this"]


@given(mixed_text, st.sampled_from(["text", "markdown", "html", "json", "csv-quoted"]))
@settings(deadline=None)
def test_what_is_written_is_read_again(text, syntax):
    """A replacement reads as itself at its place, whatever is in it."""
    text = "".join(c for c in text if c.isprintable() and not c.isspace())
    written = write_as(syntax, text, "x")
    wrapped = {
        "json": f'{{"text": "{written}"}}',
        "csv-quoted": f'text\n"{written}"',
    }.get(syntax, written)
    name = {"json": "a.jsonl", "csv-quoted": "a.csv", "html": "a.html", "markdown": "a.md"}
    [document] = read(wrapped, name.get(syntax, "a.txt"))
    assert document.text.strip() == text
