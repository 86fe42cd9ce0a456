"""Language tags."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eknaam.text.tags import INDIC_LANGUAGES, is_indic, is_well_formed, recommended_case

WELL_FORMED = [
    "hi",
    "ur",
    "vi",
    "en",
    "zh-Hans",
    "zh-Hant",
    "zh-Latn-pinyin",
    "ur-Aran",
    "ur-PK",
    "hi-Latn",
    "sr-Latn-RS",
    "es-419",
    "sl-rozaj-biske",
    "de-1901",
    "en-a-bbb-x-a-ccc",
    "x-house",
    "und-Deva",
    "zh-yue-HK",
]
ILL_FORMED = (
    "",
    "-",
    "h",
    "hi_IN",
    "hi-",
    "-hi",
    "123",
    "zh--Hans",
    "hi-Devanagari-x",
    "zh-Latn-pinyin-pinyin",
    "en-a-bb-a-cc",
    "हि",
    "hi\n",
    "en-a",
    "averylongtag",
)


@pytest.mark.parametrize("tag", WELL_FORMED)
def test_well_formed_tags(tag: str) -> None:
    """Tags of RFC 5646 pass, in their recommended case as in any other."""
    assert is_well_formed(tag)
    assert is_well_formed(tag.upper())
    assert recommended_case(tag.upper()) == tag


@pytest.mark.parametrize("tag", ILL_FORMED)
def test_ill_formed_tags(tag: str) -> None:
    """Anything else does not."""
    assert not is_well_formed(tag)


@pytest.mark.parametrize(
    "tag", [*sorted(INDIC_LANGUAGES), "ur-Aran-PK", "hi-Latn", "sa-Sinh", "und-Arab"]
)
def test_indic_tags(tag: str) -> None:
    """Indic languages, and Indic scripts of any language, are told."""
    assert is_indic(tag)


@pytest.mark.parametrize("tag", ["vi", "zh-Hans", "zh-Latn-pinyin", "en-IN", "x-hi", "", "hindi"])
def test_other_tags(tag: str) -> None:
    """A region does not make a language Indic, nor does private use."""
    assert not is_indic(tag)


@given(st.text())
def test_any_text_is_a_tag_or_not(text: str) -> None:
    """No text raises, and the recommended case does not change what is well-formed."""
    assert is_well_formed(text) in (True, False)
    if is_well_formed(text):
        assert is_well_formed(recommended_case(text))
        assert recommended_case(recommended_case(text)) == recommended_case(text)
    is_indic(text)
