"""Proposals, and the gazetteer that they are written as."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

import eknaam
from eknaam.discover import proposal_lines, proposal_record
from eknaam.documents import Document
from eknaam.gazetteer import Gazetteer, load_gazetteer
from tests.discover.conftest import normalizer, proposed
from tests.strategies import mixed_text

NEWS = [
    "वियतनाम: कॉमरेड फान थी लान ने कहा कि थान्ह चुओंग शहर में काम शुरू हो गया है।",
    "ویتنام: کامریڈ پھان تھی لان نے کہا کہ ضلع تان کوانگ میں کام شروع ہو گیا ہے۔",
    "वियतनाम: सचिव फान थि लान आईं। हनोई और थान्ह चुओंग में बारिश हुई।",
    "ویتنام: بیٹھک میں Phan Thi Lan بھی آئیں۔ پھان تھی لان نے شکریہ ادا کیا۔",
]

# An example takes long, and shrinking takes hundreds.
_NO_SHRINKING = (Phase.explicit, Phase.reuse, Phase.generate)


def written(tmp_path: Path, *texts: str | tuple[str, str]) -> tuple[Path, str]:
    """Write the proposals of texts, and return the file and what is in it."""
    path = tmp_path / "proposals.yaml"
    path.write_text("".join(proposal_lines(proposed(*texts))), "utf-8", newline="")
    return path, path.read_text("utf-8")


def test_proposal():
    """Spellings of both languages and of Latin letters are one proposal."""
    person = proposed(*NEWS)[0]
    assert (person.id, person.name, person.tag, person.kind) == (
        "phan-thi-lan", "Phan Thi Lan", "vi", "person",
    )  # fmt: skip
    assert (person.count, person.documents) == (5, 4)
    assert {(each.text, each.lang) for each in person.spellings} == {
        ("फान थी लान", "hi"), ("फान थि लान", "hi"), ("پھان تھی لان", "ur"), ("Phan Thi Lan", ""),
    }  # fmt: skip
    assert dict(person.evidence) == {"honorific": 2, "title": 1, "latin": 1}
    assert person.alternatives[0].probability > 0.9


@pytest.mark.parametrize(
    ("text", "kind", "type_"),
    [
        ("कॉमरेड फान थी लान", "person", None),
        ("फान थी लान ज़िले में", "place", "district"),
        ("ویتنام: ضلع تان کوانگ", "place", "district"),
        ("हनोई, थान्ह चुओंग और दा नांग में", "place", None),
    ],
)
def test_kind(text, kind, type_):
    """What stands beside a name says its kind, and the type of a place."""
    [proposal] = proposed(text)
    assert (proposal.kind, proposal.type) == (kind, type_)


def test_sound_is_not_enough():
    """A name that only sounds so is not proposed, and counts where another place speaks for it."""
    alone = "आज न्गुयेन वान ट्रुंग लौट आए।"
    assert proposed(alone) == []
    [proposal] = proposed(alone, "कॉमरेड न्गुयेन वान ट्रुंग लौट आए।")
    assert proposal.count == 2


FAINT = [
    Document("1", "चीन की ख़बर। आलाशान शहर में बारिश हुई।", "hi"),
    Document("2", "چین کی خبر۔ شہر الاشان میں بارش ہوئی۔", "ur"),
    Document("3", "चीन की ख़बर। बैठक Alashan में हुई।", "hi"),
]


@cache
def without_alashan() -> Gazetteer:
    """Return the shipped gazetteer without one place."""
    return Gazetteer(entity for entity in normalizer().gazetteer if entity.id != "alashan")


@pytest.mark.parametrize("document", FAINT[1:])
def test_faint_alone(document):
    """One place of a faint name is too little to propose it."""
    assert eknaam.discover_names([document], gazetteer=without_alashan(), min_count=1) == []


def test_faint_together():
    """Faint spellings of one form in several scripts are together a name."""
    [proposal] = eknaam.discover_names(FAINT, gazetteer=without_alashan(), min_count=1)
    assert (proposal.name, proposal.kind, proposal.count) == ("Alashan", "place", 3)


def test_repeated_ordinary_word():
    """A rare ordinary word is none, though many documents have it in both languages."""
    texts = ["वियतनाम: फाटकों पर चौकियाँ बनीं।", "ویتنام: پھاٹکوں پر چوکیاں بنیں۔"] * 8
    assert proposed(*texts) == []


def test_least():
    """A name must stand there as often as is asked."""
    assert proposed(NEWS[0], least=2) == []


def test_listed_names():
    """Names of the gazetteer are never proposed, and ids that it has are not given again."""
    assert proposed("कॉमरेड त्रान कुओंग ने कहा।", "क्वांग निन्ह प्रांत में") == []


def test_marks_are_kept():
    """A name that stands there in Latin letters is the name, with its marks."""
    [proposal] = proposed("वियतनाम की बैठक में Phan Thị Lan भी आईं।", "कॉमरेड फान थी लान ने कहा।")
    assert proposal.name == "Phan Thị Lan"
    assert proposal.to_entry()["names"] == {
        "vi": "Phan Thị Lan",
        "hi": {"attested": ["फान थी लान"]},
    }


@settings(max_examples=4, deadline=None)
@given(st.permutations([(f"{number}.txt", text) for number, text in enumerate(NEWS)]))
def test_order(documents):
    """The order of the documents changes nothing."""
    assert proposed(*documents) == proposed(*NEWS)


def test_jobs():
    """More processes find the same."""
    documents = [Document(str(number), text) for number, text in enumerate(NEWS)]
    one = eknaam.discover_names(iter(documents), min_count=1)
    assert one
    assert eknaam.discover_names(iter(documents), min_count=1, jobs=2) == one
    with pytest.raises(ValueError, match="jobs: expected 1 or more"):
        eknaam.discover_names([], jobs=0)


def test_loads(tmp_path):
    """Proposals are a valid gazetteer, alone and over the shipped one."""
    path, text = written(tmp_path, *NEWS)
    assert [entity.id for entity in load_gazetteer(path)] == [each.id for each in proposed(*NEWS)]
    house = load_gazetteer(path, base="shipped")
    match = eknaam.normalize_entity("پھان تھی لان", gazetteer=house)
    assert match is not None
    assert match.entity.id == "phan-thi-lan"
    assert "# 5 mentions in 4 documents: beside an honorific (2)" in text


def test_nothing_proposed(tmp_path):
    """No proposals are an empty gazetteer."""
    path, text = written(tmp_path)
    assert text.endswith("[]\n")
    assert len(load_gazetteer(path)) == 0


@settings(max_examples=12, deadline=None, phases=_NO_SHRINKING)
@given(around=st.tuples(mixed_text, mixed_text), id_=mixed_text)
def test_hostile(tmp_path_factory, around, id_):
    """Whatever stands around a name and however a document is called, the gazetteer loads."""
    text = f"{around[0]}\n\nकॉमरेड फान थी लान\n\n{around[1]}"
    path, _ = written(tmp_path_factory.mktemp("hostile"), (id_, text))
    listed = {name.text for entity in load_gazetteer(path) for name in entity.names}
    assert "फान थी लान" in listed


def test_record():
    """A proposal as plain data has its fields by name."""
    [proposal] = proposed("कॉमरेड फान थी लान ने कहा।")
    record = proposal_record(proposal)
    assert record["evidence"] == {"honorific": 1}
    assert record["spellings"] == (
        {"text": "फान थी लान", "lang": "hi", "count": 1, "documents": 1},
    )


NEAR = "चीन की ख़बर। प्रधानमंत्री फाम मिंग चिंग ने कहा।"


def test_near(tmp_path):
    """Spellings that are probably a listed entity's are proposed for it, and as no new name."""
    [proposal] = proposed(NEAR)
    assert proposal.is_addition
    assert (proposal.id, proposal.name, proposal.near[0].probability > 0.9) == (
        "pham-minh-chinh", "Phạm Minh Chính", True,
    )  # fmt: skip
    path, text = written(tmp_path, NEAR)
    assert "# maybe a spelling of Phạm Minh Chính (pham-minh-chinh), " in text
    [entity] = load_gazetteer(path)
    assert ("फाम मिंग चिंग", "attested") in {(name.text, name.standing) for name in entity.names}


def test_near_but_new():
    """A name that is only near a listed one stays a name of its own, and the near one is told."""
    [proposal] = proposed("वियतनाम: कॉमरेड फान थी लान ने कहा।")
    assert (proposal.id, proposal.is_addition) == ("phan-thi-lan", False)
    assert [listed.id for listed in proposal.near] == ["phan-thang-an"]


def test_near_spellings_are_one_proposal():
    """All spellings of one listed entity are one entry, since ids may not repeat."""
    proposals = proposed(NEAR, "वियतनाम: प्रधानमंत्री फाम मिंग चींग ने कहा।")
    ids = [proposal.id for proposal in proposals]
    assert len(ids) == len(set(ids))
    assert "pham-minh-chinh" in ids
