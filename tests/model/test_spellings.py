"""Ways of spelling that real pages have: letters as English reads them, codas cut, zh as z."""

from __future__ import annotations

import pytest

from eknaam import Entity, Gazetteer, Name, Normalizer, load_gazetteer

_PINYIN = "zh-Latn-pinyin"
_CASES = (
    ("Xuân Lộc", "vi", "ژوان لوک"),
    ("Xuân Lộc", "vi", "زوان لوک"),
    ("Xuân Lộc", "vi", "شوان لوک"),
    ("Xuân Lộc", "vi", "ज़ुआन लोक"),
    ("Luzhou", _PINYIN, "लूझू"),
    ("Taizhou", _PINYIN, "ताइज़ू"),
    ("Taizhou", _PINYIN, "ताइजू"),
    ("Wenzhou", _PINYIN, "ون ژو"),
    ("Wenzhou", _PINYIN, "ون چو"),
    ("Tây Hòa", "vi", "تائی ہوا"),
    ("Tây Hòa", "vi", "تائے ہوا"),
    ("Vĩnh Linh", "vi", "ون لن"),
    ("Vĩnh Linh", "vi", "विन लिन"),
    ("Tiên Phong", "vi", "تیان فون"),
    ("Yên Quang", "vi", "येन क्वान"),
    ("Mỹ Lộc", "vi", "माई लोक"),
    ("Mỹ Lộc", "vi", "مائی لوک"),
    ("Lâm Thao", "vi", "लैम थाओ"),
    ("Tô Hạp", "vi", "टू हाप"),
    ("Hưng Nguyên", "vi", "हंग न्गुयेन"),
    ("Hưng Nguyên", "vi", "ہنگ نگوین"),
)
_PLACES = {name: tag for name, tag, _ in _CASES}


@pytest.fixture(scope="module")
def normalizer() -> Normalizer:
    """The places of the cases among all that is shipped, nothing listed."""
    made = (
        Entity(f"made-{number}", "place", name, tag, (Name(name, tag),), "city", population=200_000)
        for number, (name, tag) in enumerate(_PLACES.items())
    )
    return Normalizer(Gazetteer([*load_gazetteer().canonical_only(), *made]))


@pytest.mark.parametrize(("name", "spelling"), [(name, spelling) for name, _, spelling in _CASES])
def test_spelling_of_real_pages_is_heard(normalizer: Normalizer, name: str, spelling: str) -> None:
    """A spelling of a kind that real pages have ranks the name that is meant first."""
    assert normalizer.rank(spelling)[0].entity.canonical == name
