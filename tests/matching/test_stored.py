"""The index of a compiled gazetteer: the same as one in memory, and safe when it is damaged."""

import random
from pathlib import Path

import numpy as np
import pytest

from eknaam import Entity, Gazetteer, Name, Normalizer, load_gazetteer
from eknaam.errors import GazetteerError
from eknaam.gazetteer.compiled import compile_gazetteer, open_compiled, verify_compiled
from eknaam.gazetteer.container import Container, write_container
from eknaam.matching.damage import damage
from eknaam.matching.stored import names_of, verify_index
from eknaam.unlisted.counts import compile_for_text

SPELLINGS = ("क्वांग निन्ह", "गुआंगशी", "گوانگ شی", "हाईफोंग", "Quang Nin", "त्रान कुओंग", "ہنوئی شہر")
SYLLABLES = "an ba bình cao chí đà đông gia giang hà hải hòa hưng kiên lâm lạng long".split()


def made(count: int) -> list[Entity]:
    """Return places of two or three syllables, more than are all scored."""
    rng = random.Random(5)  # noqa: S311 - no secret
    names = [" ".join(rng.choices(SYLLABLES, k=rng.choice((2, 3)))) for _ in range(count)]
    return [
        Entity(f"p{number}", "place", name, "vi", (Name(name, "vi"),))
        for number, name in enumerate(names)
    ]


NAMED = "vietnam china quang-ninh guangxi hai-phong ha-noi tran-cuong xi-jinping guilin".split()
ENTITIES = [*map(load_gazetteer().__getitem__, NAMED), *made(1_500)]


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return some entities and made places, compiled."""
    path = tmp_path_factory.mktemp("stored") / "a.eknaam"
    compile_for_text(ENTITIES, path)
    return path


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_a_stored_index_ranks_as_one_in_memory(compiled: Path, spelling: str) -> None:
    """Whether the arrays come from a file or were made just now changes nothing."""
    stored = Normalizer(load_gazetteer(compiled))
    memory = Normalizer(Gazetteer(ENTITIES))
    found = [(c.entity, c.name, c.score) for c in stored.rank(spelling)]
    assert found == [(c.entity, c.name, c.score) for c in memory.rank(spelling)]


def test_a_stored_index_finds_what_one_in_memory_finds(compiled: Path) -> None:
    """Running text is read the same way."""
    text = "कॉमरेड त्रान कुओंग क्वांग निन्ह से गुआंगशी گوانگ شی کا وفد Quang Ninh"
    memory = Normalizer(Gazetteer(ENTITIES))
    found = [(m.start, m.end, m.match.entity.id) for m in memory.find(text)]
    stored = Normalizer(load_gazetteer(compiled)).find(text)
    assert [(m.start, m.end, m.match.entity.id) for m in stored] == found


def test_the_same_entities_give_the_same_bytes(compiled: Path, tmp_path: Path) -> None:
    """A file depends on nothing but its entities."""
    compile_for_text(ENTITIES, tmp_path / "b.eknaam")
    assert (tmp_path / "b.eknaam").read_bytes() == compiled.read_bytes()


def test_a_whole_index_is_verified(compiled: Path) -> None:
    """Nothing is wrong with what was just written."""
    assert [*verify_compiled(compiled), *verify_index(compiled)] == []


def test_a_file_without_an_index_works_as_well(tmp_path: Path) -> None:
    """What was compiled without an index is indexed when it is needed."""
    compile_gazetteer(load_gazetteer(), tmp_path / "a.eknaam")
    best, *_ = Normalizer(load_gazetteer(tmp_path / "a.eknaam")).rank("क्वांग निनह")
    assert best.entity.id == "quang-ninh"


def changed(path: Path, to: Path, section: str, content: bytes) -> Path:
    """Write a file again, with right digests, and with one section changed."""
    container = Container(path)
    write_container(
        to,
        [
            (name, [content if name == section else bytes(container.section(name))])
            for name in container.sections
        ],
    )
    return to


SECTIONS = [
    "names", "names.marked", "names.ends", "names.orthographies", "names.entities", "names.places",
    "names.kinds", "names.types_of", "names.priors", "syllables.units", "syllables.ends",
    "syllables.orthographies", "trie.labels", "trie.children", "trie.firsts", "trie.names",
    "trie.kinds", "trie.priors", "letters.text", "letters.ends", "names.letters", "letters.near",
    "words.text", "words.rarest.ends", "parts", "parts.deva.keys", "parts.deva.starts",
    "parts.urdu.numbers", "syllables.counts",
]  # fmt: skip


@pytest.mark.parametrize("section", SECTIONS)
def test_a_crafted_index_is_refused_or_harmless(
    compiled: Path, tmp_path: Path, section: str
) -> None:
    """Whatever the numbers of a file say, nothing but the documented error comes of it."""
    rng = random.Random(section)  # noqa: S311 - no secret
    data = bytes(Container(compiled).section(section))
    for number in range(3):
        mutated = bytearray(data)
        start = rng.randrange(len(data))
        length = rng.choice((1, 4, 64, len(data)))
        mutated[start : start + length] = rng.randbytes(len(mutated[start : start + length]))
        cut = mutated[: rng.randrange(len(data))] if number == 0 else mutated
        path = changed(compiled, tmp_path / f"{number}.eknaam", section, bytes(cut))
        list(verify_index(path))
        try:
            normalizer = Normalizer(load_gazetteer(path))
            for spelling in SPELLINGS[:5]:
                normalizer.rank(spelling)
            normalizer.find("त्रान कुओंग गुआंगशी Quang Ninh")
        except GazetteerError:
            pass


def test_numbers_that_lead_outside_are_reported(compiled: Path) -> None:
    """Verifying looks at every number."""
    gazetteer = open_compiled(compiled)
    table = names_of(gazetteer).table
    assert list(damage(table, len(gazetteer))) == []
    assert any("names.entities" in problem for problem in damage(table, 10))
    assert np.all(np.diff(table.trie.children.astype(np.int64)) >= 0)
