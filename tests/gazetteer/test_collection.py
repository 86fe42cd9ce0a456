"""The Gazetteer class."""

from __future__ import annotations

import pickle
from concurrent.futures import ThreadPoolExecutor

import pytest

from eknaam.errors import GazetteerError
from eknaam.gazetteer import Gazetteer, load_gazetteer
from eknaam.records import Entity, Name
from eknaam.text.fold import key
from eknaam.text.tags import is_indic

HAI_PHONG = Entity(
    "hai-phong", "place", "Hải Phòng", "vi", (Name("Hải Phòng", "vi"), Name("हाई फोंग", "hi"))
)
NEPAL = Entity("nepal", "place", "नेपाल", "ne", (Name("नेपाल", "ne"), Name("نیپال", "ur")))
TWIN = Entity("twin", "place", "Hai Phong", "en", (Name("हाईफोंग", "hi"),))


def test_holds_entities_in_order() -> None:
    """Length, iteration, membership and lookup by id are those of a collection."""
    gazetteer = Gazetteer(iter([NEPAL, HAI_PHONG]))
    assert len(gazetteer) == 2
    assert list(gazetteer) == [NEPAL, HAI_PHONG]
    assert "nepal" in gazetteer
    assert NEPAL in gazetteer
    assert "atlantis" not in gazetteer
    assert None not in gazetteer
    assert gazetteer["nepal"] is gazetteer.get("nepal") is NEPAL
    assert gazetteer.get("atlantis") is None
    assert gazetteer.get("atlantis", NEPAL) is NEPAL
    assert repr(gazetteer) == "<Gazetteer of 2 entities>"
    with pytest.raises(KeyError):
        gazetteer["atlantis"]


def test_refuses_two_entities_of_one_id() -> None:
    """An id stands for one entity, also where the gazetteer is built in Python."""
    with pytest.raises(GazetteerError, match="nepal: id: expected a new id"):
        Gazetteer([NEPAL, HAI_PHONG, Entity("nepal", "place", "x", "en", ())])


def test_finds_owners_by_comparing_key() -> None:
    """All entities that list a spelling are found, in order, however it is spaced."""
    gazetteer = Gazetteer([HAI_PHONG, NEPAL, TWIN])
    assert [entity.id for entity, _ in gazetteer.owners(key("हाई-फोंग"))] == ["hai-phong", "twin"]
    assert gazetteer.owners(key("نیپال")) == ((NEPAL, NEPAL.names[1]),)
    assert gazetteer.owners("") == gazetteer.owners("nothing") == ()


def test_canonical_only_keeps_canonical_names() -> None:
    """Indic names go, unless one is the canonical name; the entities stay."""
    bare = Gazetteer([HAI_PHONG, NEPAL]).canonical_only()
    assert [name.text for entity in bare for name in entity.names] == ["Hải Phòng", "नेपाल"]
    assert [entity.canonical for entity in bare] == ["Hải Phòng", "नेपाल"]
    assert bare.canonical_only() == bare


def test_canonical_only_of_the_shipped_one() -> None:
    """Nothing of the shipped gazetteer is left that recognition could be looked up in."""
    shipped = load_gazetteer()
    bare = shipped.canonical_only()
    assert [entity.id for entity in bare] == [entity.id for entity in shipped]
    assert not [name for entity in bare for name in entity.names if is_indic(name.tag)]


def test_pickles_and_compares() -> None:
    """A copy from another process is equal, with or without its index built."""
    gazetteer = Gazetteer([HAI_PHONG, NEPAL])
    gazetteer.owners("x")
    copy = pickle.loads(pickle.dumps(gazetteer))  # noqa: S301 - our own bytes
    assert copy == gazetteer
    assert hash(copy) == hash(gazetteer)
    assert copy.owners(key("نیپال")) == gazetteer.owners(key("نیپال"))
    assert gazetteer != Gazetteer([NEPAL, HAI_PHONG])
    assert gazetteer != [HAI_PHONG, NEPAL]


def test_index_is_built_once_by_many_threads() -> None:
    """Threads that ask at the same time get the same index."""
    gazetteer = Gazetteer(load_gazetteer())
    wanted = key("हाई फोंग")
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: gazetteer.owners(wanted), range(64)))
    assert answers[0]
    assert all(answer is answers[0] for answer in answers)
