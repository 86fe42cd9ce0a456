"""Generic words in the names of registers, and the priors of entities."""

from __future__ import annotations

import numpy as np
import pytest

from eknaam import Entity, Gazetteer, Name, Normalizer
from eknaam.matching.matcher import Matcher
from eknaam.matching.names import ComparedName, compared_names
from eknaam.readings.latin import plain_letters


def read_plainly(name: ComparedName) -> str:
    """The units of a name without marks, side by side."""
    return plain_letters("".join(name.units).replace("-", "").replace("ɨ", "i"))


@pytest.mark.parametrize(
    ("text", "tag", "compared"),
    [
        ("Thành phố Hồ Chí Minh", "vi", ["hochiminh", "thanhphohochiminh"]),
        ("Tỉnh Kon Tum", "vi", ["kontum", "tinhkontum"]),
        ("Huyện Sa Pa", "vi", ["sapa", "huyensapa"]),
        ("Thi xa Ba Don", "vi", ["badon", "thixabadon"]),
        ("Wuzhou Shi", "zh-Latn-pinyin", ["wuzhou", "wuzhoushi"]),
        ("Hengshan Xian", "zh-Latn-pinyin", ["hengshan", "hengshanxian"]),
        ("Xishan District", "en", ["xishan", "xishandistrict"]),
        ("Chuxiong Autonomous Prefecture", "en", ["chuxiong", "chuxiongautonomousprefecture"]),
        ("Quận 1", "vi", ["quan"]),
        ("Xã Đà", "vi", ["xada"]),
        ("Tong Xian", "zh-Latn-pinyin", ["tongxian"]),
        ("Shi", "zh-Latn-pinyin", ["shi"]),
    ],
)
def test_generic_word_is_compared_with_and_without(
    text: str, tag: str, compared: list[str]
) -> None:
    """A name of a register is compared without its generic word, and as it stands."""
    entity = Entity("a", "place", text, tag, (Name(text, tag),))
    found = [read_plainly(name) for name in compared_names([entity])]
    assert found == compared


@pytest.mark.parametrize("spelling", ["ہو چی من", "ہو چی منہ", "हो ची मिन्ह", "हो ची मिन"])
def test_city_is_found_by_its_name_alone(spelling: str) -> None:
    """A city whose only name has its generic word in it is found without that word."""
    name = Name("Thành phố Hồ Chí Minh", "vi")
    city = Entity("hcm", "place", name.text, "vi", (name,), population=9_000_000)
    other = Entity("other", "place", "Hà Giang", "vi", (Name("Hà Giang", "vi"),), "province")
    match = Normalizer(Gazetteer([city, other])).normalize(spelling)
    assert match is not None
    assert match.entity.id == "hcm"


def test_person_keeps_all_syllables() -> None:
    """Nothing is cut from a person's name, whatever its last syllable is."""
    entity = Entity("a", "person", "Wang Xiaoshi Shi", "zh-Latn-pinyin",
                    (Name("Wang Xiaoshi Shi", "zh-Latn-pinyin"),))  # fmt: skip
    assert len(list(compared_names([entity]))) == 1


def test_priors_add_up_to_one() -> None:
    """The priors of the entities add up to one, and all names of an entity have the same."""
    names = Name("Hà Giang", "vi"), Name("Ho Kiang", "en")
    places = [
        Entity("a", "place", "Hà Giang", "vi", names, "province"),
        Entity("b", "place", "Sa Pa", "vi", (Name("Sa Pa", "vi"),), "town"),
    ]
    inference = Matcher(Gazetteer(places)).inference
    first, second, third = inference.log_priors
    assert first == second == inference.log_prior(0)
    assert np.exp([first, third]).sum() == pytest.approx(1)


def test_names_that_nobody_speaks_of_cost_nothing() -> None:
    """Hamlets whose names are unlike a spelling leave its probability nearly as it was."""
    city = Entity("c", "place", "Lạng Sơn", "vi", (Name("Lạng Sơn", "vi"),), "city",
                  population=200_000)  # fmt: skip
    hamlets = [
        Entity(f"h{n}", "place", f"{a} {b}", "vi", (Name(f"{a} {b}", "vi"),), population=0)
        for n, (a, b) in enumerate(
            (a, b) for a in ("Phú", "Bình", "Tân", "Vĩnh") for b in ("Thịnh", "Hưng", "Đức")
        )
    ]
    alone = Normalizer(Gazetteer([city])).rank("लांग सोन")[0].score
    among = Normalizer(Gazetteer([city, *hamlets])).rank("लांग सोन")[0].score
    assert among > alone - 0.05
