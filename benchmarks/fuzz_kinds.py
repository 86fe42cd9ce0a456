"""What `fuzz.py` tries: right inputs of every kind, how each is read, and what must hold then.

A reader gets the bytes of an input that was changed at random. It returns whether the input was
"read" or, with an `EknaamError` of printable lines, "refused"; anything else is a fault.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from eknaam.discover import Discovery
from eknaam.documents import Document, Fields, Places, Reading, decode, parse_text, read_documents
from eknaam.errors import EknaamError, InputError
from eknaam.gazetteer import Gazetteer, load_gazetteer
from eknaam.gazetteer.compiled import compile_gazetteer, open_compiled
from eknaam.gazetteer.exporters.followthemoney import followthemoney_lines
from eknaam.gazetteer.exporters.json_lines import json_lines
from eknaam.gazetteer.exporters.skos import skos_lines
from eknaam.gazetteer.exporters.tabular import csv_lines
from eknaam.gazetteer.exporters.yaml import yaml_lines
from eknaam.gazetteer.importers.cldr import read_cldr
from eknaam.gazetteer.importers.entries import Plain, checked
from eknaam.gazetteer.importers.followthemoney import read_followthemoney
from eknaam.gazetteer.importers.geonames import read_geonames
from eknaam.gazetteer.importers.skos import read_skos
from eknaam.gazetteer.importers.source import Source
from eknaam.gazetteer.importers.summary import Summary
from eknaam.gazetteer.importers.tabular import read_csv
from eknaam.gazetteer.importers.whosonfirst import read_whosonfirst
from eknaam.gazetteer.importers.wikidata import read_wikidata
from eknaam.lint import Linter, fix_source
from eknaam.lint.baseline import load_baseline
from eknaam.lint.config import load_config
from eknaam.normalizer import Normalizer
from eknaam.text.fold import key
from eknaam.text.visible import visible

__all__ = ["PIECES", "Kind", "kinds"]

Read = Callable[[Path, bytes], object]

SAMPLE: Final = frozenset(
    ("china", "guangxi", "to-lam", "asean", "vietnam", "ha-noi", "tran-cuong")
)
PIECES: Final = (
    b"\x00", b"{", b"}", b"[", b"]", b'"', b"'", b"<", b">", b"&", b"*", b"\n", b"\r\n",
    b"\t", b":", b",", b"null", b"-1", b"1e999", b"\\u0000", b"\\ud800", b"&#0;", b"!!x ", b"- ",
    b"<!--", b"-->", b"```", b"\\", b"![](", b"<b>", b"</p>", b"&nbsp;", b"\r", b"\n\n",
    *(text.encode() for text in (
        "हनोई", "ہنوئی", "कॉमरेड ", "ट्रान कुओंग", "Quang Ninh", "河内", "\N{ZERO WIDTH JOINER}",
        "\N{ZERO WIDTH SPACE}", "\N{RIGHT-TO-LEFT OVERRIDE}", "\N{COMBINING ACUTE ACCENT}", "्", "।",
        "۔", "१", "²", "प्रांत", "صوبہ", "\N{LINE SEPARATOR}", "\N{NO-BREAK SPACE}", "ﷺ", "😀",
    )),
)  # fmt: skip
TEXT: Final = (
    "कॉमरेड ट्रान कुओंग ने हनोई2 में कहा। श्री फान थी लान Quang Ninh से आए। कॉमरेड ने कहा।\n"
    "کامریڈ تران کونگ ہنوئی میں، گوانگ ژوانگ خود مختار علاقے سے\r\n"
)
WIKIDATA: Final = (
    b'[\n{"id":"Q1","labels":{"vi":{"value":"A"},"zh-hans":{"value":"B"}},"aliases":{"hi":'
    b'[{"value":"C"}]},"claims":{"P31":[{"rank":"normal","mainsnak":{"datavalue":{"value":'
    b'{"id":"Q515"}}}}],"P1082":[{"mainsnak":{"datavalue":{"value":{"amount":"+5"}}}}]}},\n]\n'
)
GEONAMES: Final = b"\t".join([b"11", b"A", b"A", b"", b"1", b"2", b"P", b"PPL", b"VN", *[b""] * 10])
CLDR: Final = b'<ldml><territories><territory type="VN">A</territory></territories></ldml>'
FEATURE: Final = (
    b'{"properties":{"wof:id":1,"wof:country":"VN","wof:placetype":"region","wof:name":"A",'
    b'"name:vie_x_preferred":["B"],"wof:concordances":{"gn:id":2},"wof:population":5}}\n'
)
DOCUMENTS: Final = {
    "text": ("a.txt", TEXT),
    "Markdown": (
        "a.md",
        f"---\na: b\n---\n# **{TEXT}**\n\n> [हनोई](x) `code` <!-- x -->\n\n{TEXT}",
    ),
    "HTML": ("a.html", f"<!DOCTYPE html><title>हनोई</title><p lang=hi>&#x939;नोई<b>{TEXT}</b><br>"),
    "JSON Lines": (
        "a.jsonl",
        '{"id": 1, "text": "हनोई \\u0939\\n\\"x\\"", "date": "2026-03"}\n' * 2,
    ),
    "CSV": ("a.csv", 'id,text,date\r\n1,"हनोई, ""x""\nमें",2026\r\n2,हनोई,\r\n'),
    "TSV": ("a.tsv", "id\ttext\n1\tहनोई\n"),
}
READING: Final = Reading(Fields(("text",), "id", None, "date"))
NOTES: Final = Summary()


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of inputs.

    Attributes:
        group: what reads them: "documents", "gazetteers" and so on.
        name: the format.
        file: what the input is called.
        right: an input that is right.
        read: reads an input, of which it gets the path and the bytes.
        needs_file: whether it is read from the disk.
        weight: how many inputs are of this kind, beside others.
    """

    group: str
    name: str
    file: str
    right: bytes
    read: Read
    needs_file: bool = True
    weight: int = 1


def kinds(folder: Path) -> list[Kind]:
    """Return all kinds; `folder` is for files that are made on the way."""
    small = Gazetteer([e for e in load_gazetteer() if e.id in SAMPLE])
    linter = Linter(Normalizer(small))
    return [
        *_texts(linter),
        *_documents(linter),
        *_gazetteers(small, folder),
        *_imports(small),
        *_settings(),
    ]


def _texts(linter: Linter) -> Iterable[Kind]:
    normalizer = linter.normalizer

    def find(_: Path, content: bytes) -> None:
        text = content.decode("utf-8", "surrogatepass" if b"\xed" in content else "replace")
        at = 0
        for mention in normalizer.find(text):
            assert at <= mention.start <= mention.core_start < mention.core_end <= mention.end
            assert text[mention.start : mention.end] == mention.text
            at = mention.end

    def lint(_: Path, content: bytes) -> None:
        text = content.decode("utf-8", "replace")
        at = 0
        for finding in linter.lint(Document("1", text)).findings:
            assert 0 <= finding.start < finding.end <= len(text)
            assert at <= finding.start or finding.rule == "EK302"
            at = finding.end

    def discover(_: Path, content: bytes) -> None:
        discovery = Discovery(normalizer)
        discovery.add(Document("1", content.decode("utf-8", "replace")))
        discovery.proposals(min_count=1)

    for name, read in (("find", find), ("lint", lint), ("discover", discover)):
        yield Kind("texts", name, "a.txt", TEXT.encode(), _decodable(read), needs_file=False)


def _decodable(read: Read) -> Read:
    def try_(path: Path, content: bytes) -> None:
        try:
            read(path, content)
        except UnicodeDecodeError as error:
            raise InputError("not UTF-8") from error

    return try_


def _documents(linter: Linter) -> Iterable[Kind]:
    def look(path: Path, content: bytes) -> None:
        text = decode(content, path.name).text
        for found in parse_text(text, path.name, READING):
            if isinstance(found, InputError):
                assert visible(str(found)) == str(found), found
            else:
                _check_map(found, text)

    def read_file(path: Path, _: bytes) -> None:
        for found in read_documents([path], READING):
            assert isinstance(found, Document) or visible(str(found)) == str(found)

    def fix(path: Path, content: bytes) -> None:
        text = decode(content, path.name).text

        def parse(source: str) -> list[Document]:
            found = parse_text(source, path.name, READING)
            return [one for one in found if isinstance(one, Document)]

        once = fix_source(text, parse, linter, unsafe=True)
        assert fix_source(once.text, parse, linter, unsafe=True).text == once.text

    for name, (file, right) in DOCUMENTS.items():
        yield Kind("documents", name, file, right.encode(), look, needs_file=False, weight=40)
        yield Kind("documents, from a file", name, file, right.encode(), read_file)
        yield Kind("fixes", name, file, right.encode(), fix, needs_file=False)


def _check_map(document: Document, text: str) -> None:
    """Check that every character came from where the map says."""
    origin = document.origin
    assert origin is not None
    assert text[origin.offset : origin.offset + len(origin.raw)] == origin.raw
    before = 0
    for start in range(len(document.text)):
        raw_start, raw_end = origin.to_raw(start, start + 1)
        assert before <= raw_start <= raw_end <= len(origin.raw)
        before = raw_start
    Places(document).of(0, len(document.text))


def _gazetteers(small: Gazetteer, folder: Path) -> Iterable[Kind]:
    def load(path: Path, _: bytes) -> None:
        load_gazetteer(path)

    def look(path: Path, _: bytes) -> None:
        compiled = open_compiled(path)
        for entity in compiled:
            for name in entity.names:
                compiled.owners(key(name.text))

    compiled = folder / "right.eknaam"
    compile_gazetteer(small, compiled)
    for name, file, lines in (
        ("YAML", "a.yaml", yaml_lines),
        ("JSON Lines", "a.jsonl", json_lines),
    ):
        yield Kind("gazetteers", name, file, _bytes(lines(small)), load, weight=3)
    yield Kind("gazetteers", "compiled", "a.eknaam", compiled.read_bytes(), look, weight=3)


def _imports(small: Gazetteer) -> Iterable[Kind]:
    importers: dict[str, tuple[str, bytes, Callable[[Path], Iterable[Plain]]]] = {
        "Wikidata": ("a.json", WIKIDATA, lambda path: read_wikidata(Source(path), NOTES)),
        "GeoNames": ("a.txt", GEONAMES, lambda path: read_geonames(Source(path), NOTES)),
        "CLDR": ("main/vi.xml", CLDR, lambda path: read_cldr(path.parent.parent, NOTES)),
        "Who's On First": ("a.geojson", FEATURE, lambda path: read_whosonfirst(path, NOTES)),
        "CSV": ("a.csv", _bytes(csv_lines(small)), lambda path: read_csv(Source(path), NOTES)),
        "SKOS": ("a.ttl", _bytes(skos_lines(small)), lambda path: read_skos(Source(path), NOTES)),
        "FollowTheMoney": (
            "a.ftm",
            _bytes(followthemoney_lines(small)),
            lambda path: read_followthemoney(Source(path), NOTES),
        ),
    }  # fmt: skip
    for name, (file, right, importer) in importers.items():
        yield Kind(
            "imports", name, file, right, _taken(importer), weight=1 if name == "SKOS" else 3
        )


def _taken(importer: Callable[[Path], Iterable[Plain]]) -> Read:
    def read(path: Path, _: bytes) -> None:
        for _entry in checked(importer(path), NOTES):
            pass

    return read


def _settings() -> Iterable[Kind]:
    config = b'select = ["EK1"]\nignore-words = ["x"]\n[per-file-ignores]\n"a/*" = ["EK2"]\n'
    baseline = '{"version": 1, "findings": {"a.txt": {"EK102 ha-noi हा नोई": 2}}}\n'.encode()
    yield Kind("settings", "configuration", "eknaam.toml", config, lambda p, _: load_config(p))
    yield Kind("settings", "baseline", "b.json", baseline, lambda p, _: load_baseline(p))


def _bytes(lines: Iterable[str]) -> bytes:
    return "".join(lines).encode()


def outcome(kind: Kind, path: Path, content: bytes) -> str:
    """Return what became of an input: "read", "refused", or what is wrong."""
    if kind.needs_file:
        path.write_bytes(content)
    try:
        kind.read(path, content)
    except EknaamError as error:
        lines = str(error).split("\n")
        return "refused" if all(visible(line) == line for line in lines) else "unprintable"
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return "read"
