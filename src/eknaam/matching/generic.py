"""Generic words that registers write into the Latin name of a place: Huyện Sa Pa, Wuzhou Shi.

GeoNames, Wikidata and statistical offices give such names whole; news gives the generic word in its
own language, or not at all.
"""

from __future__ import annotations

from typing import Final

from eknaam.readings import orthography_of, syllables_of
from eknaam.text.fold import fold
from eknaam.text.tokens import words_of

__all__ = ["without_generic"]

_BEFORE: Final[dict[str, tuple[str, ...]]] = {
    "vi": (
        "thành phố", "thanh pho", "thị trấn", "thi tran", "thị xã", "thi xa", "tỉnh", "tinh",
        "huyện", "huyen", "quận", "quan", "phường", "phuong", "xã", "xa", "đặc khu", "dac khu",
    ),
    "latin": ("city of", "province of", "district of", "county of", "municipality of", "town of"),
}  # fmt: skip
_ENGLISH: Final = (
    "special administrative region", "autonomous prefecture", "autonomous county",
    "autonomous region", "autonomous banner", "prefecture level city", "county level city",
    "provincial city", "special zone", "new area", "province", "prefecture", "municipality", "city",
    "district", "county", "township", "town", "commune", "ward", "village", "banner", "league",
)  # fmt: skip
_PINYIN: Final = (
    "zizhiqu", "zizhizhou", "zizhixian", "diqu", "shi", "sheng", "xian", "qu", "zhen", "xiang",
    "cun", "jiedao", "meng", "qi",
)  # fmt: skip
_AFTER: Final[dict[str, tuple[str, ...]]] = {
    "vi": _ENGLISH,
    "pinyin": (*_ENGLISH, *_PINYIN),
    "latin": (*_ENGLISH, *_PINYIN),
}
_LEAST_LETTERS: Final = 4
_LEAST_SYLLABLES: Final = 2


def without_generic(text: str, tag: str) -> str:
    """Return the Latin name of a place without the generic word at its beginning or its end.

    Nothing is cut where a number or next to nothing would be left: Quận 1, Sông Đà, Xi Xian.

    Args:
        text: a name in Latin letters.
        tag: its BCP 47 tag.

    Examples:
        >>> without_generic("Huyện Sa Pa", "vi"), without_generic("Wuzhou Shi", "zh-Latn-pinyin")
        ('Sa Pa', 'Wuzhou')
        >>> without_generic("Quận 1", "vi"), without_generic("Xi'an", "zh-Latn-pinyin")
        ('Quận 1', "Xi'an")
    """
    words = list(words_of(text))
    folded = [fold(word.text) for word in words]
    orthography = orthography_of(text, tag)
    for generic in _BEFORE.get(orthography, ()):
        size = generic.count(" ") + 1
        if " ".join(folded[:size]) == generic and len(words) > size:
            rest = text[words[size].start :]
            return rest if _is_name(rest, tag) else text
    for generic in _AFTER[orthography]:
        size = generic.count(" ") + 1
        if " ".join(folded[-size:]) == generic and len(words) > size:
            rest = text[: words[-size - 1].end]
            return rest if _is_name(rest, tag) else text
    return text


def _is_name(rest: str, tag: str) -> bool:
    """Whether what is left is more than a number or a syllable, which many names have."""
    if any(character.isdigit() for character in rest):
        return False
    orthography = orthography_of(rest, tag)
    if orthography == "latin":
        return sum(map(str.isalpha, rest)) >= _LEAST_LETTERS
    return len(syllables_of(rest, tag)) >= _LEAST_SYLLABLES
