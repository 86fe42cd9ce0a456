"""Readings: what letters stand for, and that none is forgotten."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eknaam import load_gazetteer
from eknaam.readings import (
    SOUNDS,
    devanagari,
    nastaliq,
    orthography_of,
    pinyin,
    read,
    units_of,
    vietnamese,
)
from eknaam.readings.brahmic import to_devanagari
from eknaam.readings.latin import plain_letters
from eknaam.text.fold import fold
from eknaam.text.script import script_of
from tests.strategies import mixed_text

CASES = [
    # Devanagari: inherent a, virama, nukta, nasal signs
    ("त्रान कुओंग", None, "trAnkuoNg"),
    ("क्वांग निन्ह", None, "kwANgninh"),
    ("बक", None, "bak"),
    ("हाई फ़ोंग", None, "hAifoNg"),
    ("झेजियांग", None, "jejiyANg"),
    ("ह्वांगहे", None, "hwANgahe"),
    ("संबंध", None, "sambanD"),
    # Urdu: و and ی by their neighbours, ھ aspirates, ں and ن before گ
    ("تران کوونگ", None, "trAnkwuNg"),
    ("تھانگ", None, "TANg"),
    ("وو ڈائی تھانگ", None, "wudAiiTANg"),
    ("ہنوئی", None, "hnwii"),
    ("یوننان", None, "yunnAn"),
    ("ژوانگ", None, "jwANg"),
    # quốc ngữ with and without marks
    ("Trần Cương", "vi", "trankuoNg"),
    ("Tran Cuong", "vi", "trAnkuoNg"),
    ("Nguyễn", "vi", "Nuien"),
    ("Quảng Ninh", "vi", "kwANgnin"),
    ("Gìn Giang", "vi", "gingiANg"),
    ("Đồng Đăng", "vi", "doNgdaNg"),
    ("Khánh Hòa", "vi", "KAnhoA"),
    # pinyin with and without tones, joined and apart
    ("Guangxi", "zh-Latn-pinyin", "guANgSi"),
    ("Guǎngxī", "zh-Latn-pinyin", "guANgSi"),
    ("Xi'an", "zh-Latn-pinyin", "SiAn"),
    ("Lüshun", "zh-Latn-pinyin", "luSun"),
    ("Harbin", "zh-Latn-pinyin", "hArbin"),
    ("Zhao Leji", "zh-Latn-pinyin", "jAoleji"),
    # plain Latin and Han
    ("Phnom Penh", "en", "fnompeY"),
    ("广西", "zh-Hans", "guANgSi"),
    ("陈刚", None, "cengANg"),
    # scripts without a reading of their own
    ("Куангнинь", None, "kuANgnin"),
    ("", None, ""),
    ("2025", None, ""),
    ("ॐ", None, ""),
    ("अः", None, "a"),
]

BRAHMIC = [
    ("কোয়াং নিন", "Beng", "kwANnin"),
    ("ত্রান", "Beng", "trAn"),
    ("ਕੁਆਂਗ ਨਿਨ੍ਹ", "Guru", "kuANgninh"),
    ("ક્વાંગ નિન્હ", "Gujr", "kwANgninh"),
    ("କ୍ୱାଙ୍ଗ", "Orya", "kwANg"),
    ("ତ୍ରାନ", "Orya", "trAn"),
    ("క్వాంగ్ నిన్", "Telu", "kwANgnin"),
    ("ಕ್ವಾಂಗ್ ನಿನ್", "Knda", "kwANgnin"),
    ("குவாங்", "Taml", "kuwAN"),
    ("தாங்", "Taml", "tAN"),
    ("ക്വാങ് നിൻ", "Mlym", "kwANnin"),
]

SAME_UNITS = [
    ("hòa", "hoà"),
    ("thuý", "thúy"),
    ("trần", "trân"),
]


@pytest.mark.parametrize(("name", "tag", "sound"), CASES)
def test_a_name_is_read_by_its_orthography(name: str, tag: str | None, sound: str) -> None:
    """Each orthography gives its letters their sounds."""
    assert read(name, tag).sound == sound


@pytest.mark.parametrize(("name", "script", "sound"), BRAHMIC)
def test_other_brahmic_scripts_are_read_as_devanagari(name: str, script: str, sound: str) -> None:
    """News in eight other scripts goes through one reading."""
    assert script_of(name) == script
    assert read(name).orthography == "deva"
    assert read(name).sound == sound


@pytest.mark.parametrize(("one", "other"), SAME_UNITS)
def test_tones_are_not_part_of_a_reading(one: str, other: str) -> None:
    """Where a tone stands, and which, makes no other unit."""
    assert vietnamese.read_vietnamese(one) == vietnamese.read_vietnamese(other)


def test_d_with_stroke_is_a_letter_of_its_own() -> None:
    """Đ and D are written units of their own, whatever they sound like."""
    assert vietnamese.read_vietnamese("đ") != vietnamese.read_vietnamese("d")


def test_u_after_j_q_x_y_is_an_umlaut() -> None:
    """Pinyin's xu is not the u of zhu."""
    units = [unit.written for word in read("Xuzhou", "zh-Latn-pinyin").words for unit in word]
    assert units == ["x", "ü", "zh", "o", "u"]


@pytest.mark.parametrize(
    ("name", "tag", "orthography"),
    [
        ("Chen Gang", "zh-Latn-pinyin", "pinyin"),
        ("Chen Gang", "vi", "vi"),
        ("Chen Gang", "vi-Latn", "vi"),
        ("Chen Gang", "en", "latin"),
        ("Chen Gang", None, "latin"),
        ("Đà Nẵng", None, "vi"),
        ("Hà Nội", None, "vi"),
        ("广西", "zh-Hans", "pinyin"),
        ("क्वांग", "ur", "deva"),
        ("گوانگ", "hi", "urdu"),
    ],
)
def test_the_script_decides_before_the_tag(name: str, tag: str | None, orthography: str) -> None:
    """A tag only tells one Latin orthography from another."""
    assert orthography_of(name, tag) == orthography


def test_every_letter_of_the_gazetteer_has_a_reading() -> None:
    """No letter of a name in the shipped gazetteer is silently left out."""
    letters = {
        "Deva": devanagari.LETTERS,
        "Arab": nastaliq.LETTERS,
        "vi": vietnamese.LETTERS,
        "zh-Latn-pinyin": pinyin.LETTERS,
    }
    for entity in load_gazetteer():
        for name in entity.names:
            known = letters.get(name.tag) or letters.get(script_of(name.text))
            if known is None:
                continue
            text = fold(name.text)
            if name.tag == "vi":
                text = vietnamese.drop_tone(text)
            elif known is pinyin.LETTERS:
                text = plain_letters(text)
            unread = {c for c in text if unicodedata.category(c)[0] in "LM"} - known
            assert not unread, f"{entity.id}: {name.text}: {unread}"


def test_every_letter_of_devanagari_for_hindi_has_a_reading() -> None:
    """The letters of the Devanagari block up to the Vedic signs are all known."""
    block = {chr(code) for code in range(0x0900, 0x0980)}
    letters = {c for c in block if unicodedata.category(c)[0] in "LM"}
    assert {c for c in letters if not set(fold(c)) <= devanagari.LETTERS} == set()


def test_every_letter_of_urdu_has_a_reading() -> None:
    """The Urdu alphabet (UZT 1.01) is all known."""
    alphabet = "آابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنںوہھءیےئؤۃ"
    assert set(alphabet) <= nastaliq.LETTERS


@given(mixed_text)
def test_any_text_can_be_read(text: str) -> None:
    """Reading never fails, and gives only sounds of the shared alphabet."""
    assert set(read(text).sound) <= SOUNDS


@pytest.mark.parametrize("script", ["Beng", "Guru", "Gujr", "Orya", "Telu", "Knda", "Taml", "Mlym"])
def test_devanagari_out_of_another_script_is_folded(script: str) -> None:
    """What comes from a Brahmic script is folded, so that one reading serves."""
    words = {name: other for name, other, _ in BRAHMIC}
    for name in (name for name, other in words.items() if other == script):
        converted = to_devanagari(fold(name), script)
        assert fold(converted) == converted
        assert script_of(converted) == "Deva"


@given(st.text(alphabet="कखगघचजटडतदनपबमयरलवशसहािीुूेैोौंँ्ःअआइएओड़ज़", max_size=12).map("क".__add__))
def test_units_without_sounds_are_those_of_the_reading(word: str) -> None:
    """The quick way to the units of a Hindi word gives what the reading gives."""
    assert units_of(fold(word), "Deva") == read(word).units


@given(st.text(alphabet="ابپتٹجچدڈرزسشفقکگلمنںوہھیےئؤآ", max_size=12))
def test_units_without_sounds_of_urdu(word: str) -> None:
    """And for Urdu."""
    assert units_of(fold(word), "Arab") == read(word).units
