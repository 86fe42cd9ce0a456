"""The text of a gazetteer in YAML: its style, and changes that leave all other lines alone."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from eknaam.errors import GazetteerError
from eknaam.gazetteer import Gazetteer
from eknaam.gazetteer.entities import build_entity, entity_to_plain
from eknaam.gazetteer.load import read_stream
from eknaam.gazetteer.problems import Problems
from eknaam.gazetteer.yaml_comments import comments_of
from eknaam.gazetteer.yaml_edit import format_yaml, insert_entity, replace_entities
from eknaam.gazetteer.yaml_text import scalar
from eknaam.records import Entity
from tests.gazetteer.entities import entities

SHIPPED = (Path(__file__).parents[2] / "data" / "gazetteer.yaml").read_text("utf-8")

UNTIDY = """\
# yaml-language-server: $schema=./gazetteer.schema.json

# about the first
- kind: place # beside kind
  id: zz
  # before names
  names: # beside names
    vi:
      # before preferred
      preferred: "Huế" # beside preferred
      attested: ['Hue # no comment',
        # inside a list
        Huê]
    ur: "گوانگ\\u200cشی"
    en: >- # beside a block
      Hue # not a comment
  roles:
  - {title: a, since: 2024}
  # before the second role
  - title: 'b: c'
    until: 2025-01 # beside until
  ids: {} # beside nothing
  # after everything of zz

# set apart

# about aa
- {id: aa, kind: place, names: {en: No}}
# the end
"""

TIDY = """\
# yaml-language-server: $schema=./gazetteer.schema.json

# set apart

# about aa
- id: aa
  kind: place
  names:
    en: "No"

# about the first
- id: zz
  kind: place # beside kind
  # before names
  names: # beside names
    # before preferred
    # inside a list
    vi: {preferred: Huế, attested: ["Hue # no comment", Huê]} # beside preferred
    ur: "گوانگ\\u200cشی"
    en: "Hue # not a comment" # beside a block
  roles:
    - {title: a, since: 2024}
    # before the second role
    - {title: "b: c", until: 2025-01} # beside until
  # beside nothing
  # after everything of zz

# the end
"""


SHORT = "# c\n- {id: b, kind: place, names: {vi: B}}"


def load(text: str) -> list[Entity]:
    """Return the entities of a text in YAML, which must be right."""
    problems = Problems("x.yaml")
    plain = list(read_stream(io.BytesIO(text.encode()), ".yaml", problems))
    problems.raise_any()
    return list(map(build_entity, plain))


def test_style() -> None:
    """Entities, fields and comments get their places, and nothing else changes."""
    assert format_yaml(UNTIDY, "x") == TIDY
    assert format_yaml(TIDY, "x") == TIDY
    assert sorted(load(UNTIDY), key=lambda entity: entity.id) == load(TIDY)


def test_the_shipped_gazetteer_has_the_style() -> None:
    """The file that people edit is formatted."""
    assert format_yaml(SHIPPED, "x") == SHIPPED


@pytest.mark.parametrize("text", ["[]\n", "# only\n# comments\n[]\n"])
def test_nothing_to_format(text: str) -> None:
    """A gazetteer without entities stays as it is."""
    assert format_yaml(text, "x") == text


@example("\U00013460")  # a letter of Unicode 16, which Python 3.11 does not know
@given(st.text(st.characters(codec="utf-8"), min_size=1))
def test_every_scalar_is_read_back(text: str) -> None:
    """Whatever a name holds, YAML reads it back the same, alone and inside a list."""
    from ruamel.yaml import YAML

    written = scalar(text)
    assert written.isprintable()
    assert YAML(typ="safe", pure=True).load(f"[{written}, {{{written}: {written}}}]") == [
        text,
        {text: text},
    ]


WORDS = ["no", "Y", "1e3", "0x1F", "1_000", "12:30", "null", "~", ".5", "2024-12-01", "- a", "a:"]


@pytest.mark.parametrize("text", WORDS)
def test_words_that_are_values_elsewhere_are_quoted(text: str) -> None:
    """What some YAML reader takes for a number, a truth value or syntax is in quotes."""
    assert scalar(text) in ({f'"{text}"'} if text != "2024-12-01" else {text})


@given(st.lists(entities, unique_by=lambda entity: entity.id, min_size=1, max_size=4))
@settings(deadline=None, max_examples=50)
def test_yaml_and_back(given_entities: list[Entity]) -> None:
    """Entities put into an empty file one after the other are read back the same, by id."""
    text = ""
    for entity in given_entities:
        text = insert_entity(text, entity_to_plain(entity), "x")
    assert load(text) == sorted(given_entities, key=lambda entity: entity.id)
    assert format_yaml(text, "x") == text


@given(st.data())
@settings(deadline=None, max_examples=150)
def test_no_comment_is_lost(data: st.DataObject) -> None:
    """Comments at any place are in the formatted text, which formatting changes no more."""
    lines = data.draw(st.sampled_from([UNTIDY, TIDY])).splitlines()
    for number in range(data.draw(st.integers(1, 5))):
        at = data.draw(st.integers(0, len(lines)))
        column = data.draw(st.integers(0, 8))
        lines.insert(at, data.draw(st.sampled_from(["", " " * column + f"# added {number}"])))
    text = "\n".join(lines) + "\n"
    try:
        before = load(text)
    except GazetteerError:
        return
    after = format_yaml(text, "x")
    assert format_yaml(after, "x") == after
    assert sorted(c.text for c in comments_of(after)) == sorted(c.text for c in comments_of(text))
    assert load(after) == sorted(before, key=lambda entity: entity.id)


Change = Callable[[str], str]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("entity_id", ["a", "bb", "zzz"])
@pytest.mark.parametrize(
    "text",
    [UNTIDY, TIDY, TIDY.rstrip(), "\ufeff" + TIDY, "# c\n- {id: b, kind: place, names: {vi: B}}"],
)
def test_adding_changes_no_other_line(text: str, entity_id: str, end: str) -> None:
    """All old lines are there, in their order, however the file looks; sorted ones stay so."""
    text = text.replace("\n", end)
    plain = {"id": entity_id, "kind": "place", "names": {"vi": "Mới"}}
    after = insert_entity(text, plain, "x")
    assert after.count("\n") == after.count(end)
    old, new = text.splitlines(), after.splitlines()
    added = [f"- id: {entity_id}", "  kind: place", "  names:", "    vi: Mới"]
    at = new.index(added[0])
    assert new[at : at + 4] == added
    rest = new[:at] + new[at + 4 :]
    del rest[at - 1 if rest[at - 1 : at] == [""] else at]
    assert rest == old
    assert entity_id in Gazetteer(load(after))


def test_adding_follows_the_indentation() -> None:
    """A list that is indented stays one list."""
    text = "  - id: b\n    kind: place\n    names: {vi: B}\n"
    after = insert_entity(text, {"id": "a", "kind": "place", "names": {"vi": "A"}}, "x")
    assert [entity.id for entity in load(after)] == ["a", "b"]
    assert after.endswith(text)


@pytest.mark.parametrize("text", ["[]", "# nothing yet\n[]\n", "# nothing yet\n", ""])
def test_adding_the_first(text: str) -> None:
    """The first entity of a gazetteer may be added to nothing."""
    after = insert_entity(text, {"id": "a", "kind": "place", "names": {"vi": "A"}}, "x")
    assert [entity.id for entity in load(after)] == ["a"]
    assert after.startswith(text.partition("[]")[0])


@pytest.mark.parametrize("text", ["[{id: b, kind: place, names: {vi: B}}]", "- &a {id: b}", "a: b"])
def test_what_cannot_be_added_to(text: str) -> None:
    """A file whose entities are not on lines of their own is left alone."""
    with pytest.raises(GazetteerError, match="x:1: expected"):
        insert_entity(text, {"id": "a", "kind": "place", "names": {"vi": "A"}}, "x")


@pytest.mark.parametrize("text", [UNTIDY, TIDY])
@pytest.mark.parametrize("entity_id", ["aa", "zz"])
def test_replacing_changes_no_other_entity(text: str, entity_id: str) -> None:
    """Only the lines of one entity change, and its comments stay with it."""
    plain = entity_to_plain(Gazetteer(load(text))[entity_id])
    after = replace_entities(text, [{**plain, "type": "town"}], "x")
    assert Gazetteer(load(after))[entity_id].type == "town"
    assert sorted(c.text for c in comments_of(after)) == sorted(c.text for c in comments_of(text))
    other = {"aa": "# beside kind", "zz": "# about aa"}[entity_id]
    (old,) = (line for line in text.splitlines() if other in line)
    assert old in after.splitlines()
    assert text.splitlines()[0] == after.splitlines()[0]


def test_replacing_what_is_not_there() -> None:
    """An id that the file has not is an error."""
    with pytest.raises(GazetteerError, match="x: expected an entity nowhere, found none"):
        replace_entities(TIDY, [{"id": "nowhere"}], "x")
