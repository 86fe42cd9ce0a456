"""What names of people are made of."""

from __future__ import annotations

from eknaam.lexicon.people import name_syllables, surnames


def test_family_names_are_syllables_of_names():
    """Every family name is among the syllables, each of which comes once."""
    found = name_syllables()
    assert set(surnames()) < set(found)
    assert len(set(found)) == len(found)


def test_each_name_has_the_tag_of_its_language():
    """Vietnamese and Chinese names are told apart by their tags."""
    assert {tag for _, tag in surnames()} == {"vi", "zh-Latn-pinyin"}
    assert ("Nguyễn", "vi") in surnames()
    assert ("zhuang", "zh-Latn-pinyin") in name_syllables()
