"""Likely forms of spellings, and which spellings are of one name."""

from __future__ import annotations

from functools import cache

import pytest

from eknaam.discover.cluster import cluster
from eknaam.unlisted import Form, Forms, Spelled
from tests.discover.conftest import hearing


@cache
def forms() -> Forms:
    """Return what weighs forms."""
    return Forms(hearing())


def best(*spellings: str) -> str:
    """Return the likeliest form of spellings of one name, as a place."""
    spelled = [Spelled.of(each) for each in spellings]
    found = [form for each in spelled for form in forms().of(each)]
    weighed = zip(forms().weigh(spelled, found), found, strict=True)
    return max(weighed)[1].written("place")


@pytest.mark.parametrize(
    ("spellings", "name"),
    [
        (("ट्रान कुओंग", "تران کوونگ"), "Tran Cuong"),
        (("ले मिन्ह हुंग", "لی من ہنگ"), "Le Minh Hung"),
        (("ले मिन्ह हुंग", "لی من ہنگ", "Le Minh Hung"), "Le Minh Hung"),
        (("हाईफोंग", "ہائی فونگ"), "Hai Phong"),
        (("गुआंग्शी", "گوانگشی"), "Guangxi"),
        (("शेनझेन", "شینژین"), "Shenzhen"),
        (("Xi'an",), "Xi'an"),
        (("Lê Minh Hưng",), "Le Minh Hung"),
    ],
)
def test_form(spellings, name):
    """All spellings together say the form."""
    assert best(*spellings) == name


@pytest.mark.parametrize("spelling", ["", "मोदी" * 20, "Bonjour", "123"])
def test_no_form(spelling):
    """What is no run of a few syllables has no form."""
    assert forms().of(Spelled.of(spelling)) == ()


def test_written():
    """Persons' pinyin is written in two words, and vowels are set apart."""
    form = Form("zh-Latn-pinyin", ("li", "chang", "an"))
    assert (form.written("person"), form.written("place")) == ("Li Chang'an", "Lichang'an")


TOGETHER = [
    ["ट्रान कुओंग", "त्रान कुओंग", "تران کوونگ", "ٹران کونگ", "Tran Cuong"],
    ["ले मिन्ह हुंग", "لی من ہنگ", "Le Minh Hung"],
    ["ले मिन्ह खाई", "لی من کھائی"],
    ["क्वांग निन्ह", "کوانگ نین", "Quang Ninh"],
    ["क्वांग त्री", "کوانگ تری"],
    ["शेनझेन", "شینژین"],
]


@pytest.mark.parametrize("order", [1, -1])
def test_cluster(order):
    """Spellings of one name come together over scripts, those of others stay apart."""
    spellings = [Spelled.of(each) for name in TOGETHER for each in name][::order]
    found = cluster(spellings, [], forms())
    assert sorted(sorted(one.spellings) for one in found) == sorted(
        sorted(map(Spelled.of, name)) for name in TOGETHER
    )


def test_more():
    """A spelling that is not sure enough joins, and never begins."""
    sure, more = Spelled.of("ट्रान कुओंग"), [Spelled.of("تران کوونگ"), Spelled.of("कुंजी")]
    [one] = cluster([sure], more, forms())
    assert one.spellings == (sure, more[0])
