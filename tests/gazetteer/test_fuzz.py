"""Whatever a file holds, it is loaded or refused, and nothing else happens."""

from __future__ import annotations

import contextlib
import json
import tempfile
import warnings
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eknaam.errors import GazetteerError
from eknaam.gazetteer import SharedSpellingWarning, load_gazetteer
from eknaam.gazetteer.entities import build_entity, entity_to_plain
from eknaam.gazetteer.exporters.json_lines import to_json_lines
from eknaam.records import Entity

SUFFIXES = (".yaml", ".jsonl")
SAMPLE = """\
- id: ha-giang
  kind: place
  names: {vi: Hà Giang, hi: {preferred: हा गियांग, attested: ["हा जियांग"]}}
  ids: {geonames: 1581030}
  population: 724353
  valid_until: 2025-06-30
  succeeded_by: [{id: vietnam, date: 2025-07-01}]
- id: vietnam
  kind: place
  names:
    vi: Việt Nam
    ur: >-
      ویتنام
  shared: true
"""


def _try(content: bytes, suffix: str) -> None:
    """Load bytes as a file: only the documented error may be raised."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"any{suffix}")
        path.write_bytes(content)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", SharedSpellingWarning)
            problems: tuple[str, ...] = ("none",)
            try:
                load_gazetteer(path)
            except GazetteerError as error:
                problems = error.problems
            assert problems
            assert all(problem.isprintable() for problem in problems)


plain_json = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters(codec=None, exclude_categories=())),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
FIELDS = [
    "type",
    "canonical_tag",
    "ids",
    "population",
    "part_of",
    "valid_from",
    "valid_until",
    "succeeded_by",
    "roles",
    "shared",
    "sources",
]
some_names = st.dictionaries(
    st.sampled_from(["vi", "hi", "ur", "zh-Hans", "x"]),
    st.text()
    | st.fixed_dictionaries({}, optional={"preferred": st.text(), "attested": st.lists(st.text())}),
)
near_entities = st.fixed_dictionaries(
    {"id": st.sampled_from("abc"), "kind": st.just("place"), "names": some_names | plain_json},
    optional=dict.fromkeys(FIELDS, plain_json),
)


@given(content=st.binary(), suffix=st.sampled_from(SUFFIXES))
@settings(deadline=None)
def test_random_bytes(content: bytes, suffix: str) -> None:
    """Bytes of any kind are refused in order."""
    _try(content, suffix)


@given(content=st.text(), suffix=st.sampled_from(SUFFIXES))
@settings(deadline=None)
def test_random_text(content: str, suffix: str) -> None:
    """Text of any kind is refused in order."""
    _try(content.encode("utf-8", "surrogatepass"), suffix)


@given(entities=st.lists(near_entities | plain_json, max_size=3), suffix=st.sampled_from(SUFFIXES))
@settings(max_examples=300, deadline=None)
def test_near_entities(entities: list[object], suffix: str) -> None:
    """Entities with any JSON value in any field are refused in order, as JSON and as YAML."""
    lines = [json.dumps(entity) for entity in entities]
    prefix = "- " if suffix == ".yaml" else ""
    _try("".join(f"{prefix}{line}\n" for line in lines).encode(), suffix)


@given(data=st.data(), suffix=st.sampled_from(SUFFIXES))
@settings(max_examples=300, deadline=None)
def test_mutated_files(data: st.DataObject, suffix: str) -> None:
    """A right file with some bytes changed, taken out or put in is loaded or refused."""
    sample = SAMPLE.encode() if suffix == ".yaml" else _sample_lines()
    start = data.draw(st.integers(0, len(sample)))
    end = data.draw(st.integers(start, min(start + 8, len(sample))))
    pieces = st.sampled_from(
        [b"&a ", b"*a", b"!!int ", b"? ", b"[", b"{", b"- ", b": ", b"%", b"\t"]
    )
    new = data.draw(
        st.binary(max_size=4) | pieces | st.sampled_from([b"\\ud800", b'"', b"---\n", b"|\n"])
    )
    _try(sample[:start] + new + sample[end:], suffix)


def _sample_lines() -> bytes:
    return (
        b'{"id": "ha-giang", "kind": "place", "names": {"vi": "A", "hi": {"attested": ["x"]}}}\n'
        b'{"id": "vietnam", "kind": "place", "names": {"vi": "B"}, "population": 5}\n'
    )


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_very_wide_files(suffix: str) -> None:
    """Very many keys, twice or unknown, are refused without trying each against each."""
    prefix = "- " if suffix == ".yaml" else ""
    keys = ",".join(f'"{number}": 1' for number in range(5_000))
    _try(f'{prefix}{{"id": "a", {keys}}}\n'.encode(), suffix)
    _try(f'{prefix}{{"names": {{{keys}}}}}\n'.encode(), suffix)
    _try(f'{prefix}{{{keys}, "0": 1}}\n'.encode(), suffix)


@pytest.mark.parametrize(
    "content",
    [
        "[" * 100_000,
        "{" * 100_000,
        "- " * 10_000 + "x",
        "? " * 10_000 + "x",
        "a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b]",
        "- &a [*a]",
        "- !!python/object/apply:os.system [true]",
        "- " + "9" * 100_000,
        '- "\\uD800"',
        '- {"\\uD800": 1}',
        "- ? [a]\n  : b",
        "- *nowhere",
        "%TAG ! tag:x,2000:\n---\n- !y z",
        "%YAML 9.9\n---\n[]",
        "- \x00",
        "- \t- x",
        "\ufeff[]",
        "- 'unclosed",
        "- \x85",
        "...\n...",
    ],
)
@pytest.mark.parametrize("suffix", SUFFIXES)
def test_hostile_files(content: str, suffix: str) -> None:
    """Deep nesting, huge numbers, aliases of aliases and half characters do no harm."""
    _try(content.encode(), suffix)


names = st.dictionaries(
    st.sampled_from(["vi", "en", "hi", "zh-Latn-pinyin"]),
    st.sampled_from(["Huế", {"preferred": "A", "attested": ["B"]}, {"attested": ["C", "D"]}]),
    min_size=1,
)
entities = st.fixed_dictionaries(
    {
        "id": st.from_regex(r"[a-z0-9][a-z0-9._-]{0,8}", fullmatch=True),
        "kind": st.just("place"),
        "names": names,
    },
    optional={
        "population": st.integers(0, 10**10),
        "ids": st.dictionaries(st.sampled_from(["geonames", "house"]), st.integers(1, 10**9)),
        "valid_from": st.dates().map(str),
        "shared": st.just(True),
        "sources": st.just(["cldr-41"]),
    },
).map(build_entity)


@given(st.lists(entities, unique_by=lambda entity: entity.id, min_size=1))
@settings(deadline=None)
def test_round_trip(given_entities: list[Entity]) -> None:
    """Entities written as JSON Lines are read back the same, and their plain data too."""
    with tempfile.TemporaryDirectory() as folder, contextlib.suppress(SharedSpellingWarning):
        path = Path(folder, "any.jsonl")
        path.write_text(to_json_lines(given_entities), encoding="utf-8")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", SharedSpellingWarning)
            assert list(load_gazetteer(path)) == given_entities
    assert [build_entity(entity_to_plain(entity)) for entity in given_entities] == given_entities
