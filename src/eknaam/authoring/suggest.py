"""Proposes names of an entity, each for a person to confirm.

Of Han characters: their pinyin (pypinyin) and their Sino-Vietnamese reading (cn2vn). Of any name
in Latin letters: the likeliest spellings in Hindi and Urdu (the model). A character with several
readings is shown with all of them, and none is chosen.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from eknaam.errors import MissingExtraError
from eknaam.gazetteer import Gazetteer
from eknaam.readings.latin import plain_letters
from eknaam.records import Entity, Kind
from eknaam.text.fold import fold, key
from eknaam.text.script import script_of

__all__ = ["Suggested", "Suggestion", "suggest"]

_LANGUAGES: Final = ("hi", "ur")
# Surnames of two characters; all others have one (Baijiaxing).
_COMPOUND: Final = frozenset(
    (
        "欧阳 歐陽 司马 司馬 上官 诸葛 諸葛 司徒 皇甫 尉迟 尉遲 公孙 公孫 慕容 令狐 宇文 长孙 長孫"
        " 东方 東方"
    ).split()
)
_EACH: Final[Any] = list  # a character that pypinyin cannot read stays itself
_VOWELS: Final = ("a", "e", "o")
# oà is written òa where the syllable ends there; quý is not one of these, its u belongs to q.
_OLD_STYLE: Final = (("o", "a"), ("o", "e"), ("u", "y"))
_TONES: Final = "\u0300\u0301\u0303\u0309\u0323"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A name that an entity may have.

    Attributes:
        tag: its language, BCP 47.
        text: the name; with several readings of a character, all of them: `Zhong|Chong`.
        source: what proposes it: "pypinyin", "cn2vn" or "model".
        probability: how likely the model finds the spelling, 0 to 1; None for others.
        certain: whether there was nothing to choose.
        listed: whether the entity has this very name already.
    """

    tag: str
    text: str
    source: str
    probability: float | None = None
    certain: bool = True
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Suggested:
    """What is known of a name, and what is proposed.

    Attributes:
        name: the name as it was given.
        entity: the entity that lists it, or None.
        suggestions: names, also those that the entity has.
        readings: the characters that have several readings, with these.
    """

    name: str
    entity: Entity | None
    suggestions: tuple[Suggestion, ...]
    readings: dict[str, tuple[str, ...]]

    @property
    def missing(self) -> tuple[Suggestion, ...]:
        """The suggestions in languages in which the entity has no name."""
        tags = {name.tag for name in self.entity.names} if self.entity else ()
        return tuple(each for each in self.suggestions if each.tag not in tags)


def suggest(
    name: str, *, kind: Kind = "person", gazetteer: Gazetteer | None = None, limit: int = 3
) -> Suggested:
    """Propose names that belong with one name.

    Spellings are predicted from the Vietnamese name if there is one, else from the pinyin.

    Args:
        name: a name in Han characters or in Latin letters, or the id of an entity.
        kind: of Han characters, whether they are a person's: surname and given name are set apart.
        gazetteer: where the name may be listed already.
        limit: how many spellings in each language.

    Returns:
        What is proposed, in the order of the languages.

    Raises:
        MissingExtraError: for Han characters, the packages of the extra are not installed.
        ValueError: the name is in neither script.

    Examples:
        >>> for each in suggest("陈刚", limit=1).suggestions:
        ...     print(each.tag, each.text)
        zh-Latn-pinyin Chen Gang
        vi Trần Cương
        hi ट्रान कुओंग
        ur تران کوونگ
        >>> suggest("曾刚").readings
        {'曾': ('ceng', 'zeng')}
    """
    entity = _entity(name, gazetteer)
    given = name.strip() if entity is None or entity.id != name else entity.canonical
    known = {} if entity is None else {each.tag: each.text for each in reversed(entity.names)}
    hanzi = _hanzi(given, known)
    readings: dict[str, tuple[str, ...]] = {}
    found: list[Suggestion] = []
    if hanzi:
        readings = _pinyin_readings(hanzi)
        read = (_pinyin(hanzi, readings, kind), _sino_vietnamese(hanzi, readings))
        found = [each for each in read if script_of(each.text) == "Latn"]
    elif script_of(given) != "Latn":
        raise ValueError(f"expected a name in Han characters or in Latin letters, found {given!r}")
    names = {each.tag: each.text for each in found} | known
    best = names.get("vi") or names.get("zh-Latn-pinyin") or given
    if script_of(best) == "Latn":
        found += (each for to in _LANGUAGES for each in _spelled(best, to, limit))
    listed = {(each.tag, each.text) for each in entity.names} if entity else set()
    found = [replace(each, listed=(each.tag, each.text) in listed) for each in found]
    several = {char: each for char, each in readings.items() if len(each) > 1}
    return Suggested(name, entity, tuple(found), several)


def identifier(name: str) -> str:
    """Return an id for a name: its plain letters, joined by hyphens.

    Examples:
        >>> identifier("Trần Cương"), identifier("Xi'an")
        ('tran-cuong', 'xian')
    """
    words = (plain_letters(key(word)) for word in fold(name).split())
    return "-".join("".join(re.findall("[a-z0-9]", word)) for word in words if word)


def _entity(name: str, gazetteer: Gazetteer | None) -> Entity | None:
    if gazetteer is None:
        return None
    listed = gazetteer.owners(key(name))
    return gazetteer.get(name) or (listed[0][0] if listed else None)


def _hanzi(name: str, known: dict[str, str]) -> str:
    if script_of(name) == "Hani":
        return name
    return known.get("zh-Hans") or known.get("zh-Hant") or ""


def _pinyin_readings(hanzi: str) -> dict[str, tuple[str, ...]]:
    """Return the readings of each character, without tones, the most usual first."""
    try:
        from pypinyin import Style, pinyin
    except ImportError as error:
        raise MissingExtraError("reading Han characters", "suggest") from error
    rows = pinyin(hanzi, style=Style.NORMAL, heteronym=True, errors=_EACH, v_to_u=True)
    return {char: tuple(dict.fromkeys(row)) for char, row in zip(hanzi, rows, strict=True)}


def _pinyin(hanzi: str, readings: dict[str, tuple[str, ...]], kind: Kind) -> Suggestion:
    surname = (2 if hanzi[:2] in _COMPOUND else 1) if kind == "person" else len(hanzi)
    parts = (hanzi[:surname], hanzi[surname:])
    text = " ".join(_joined([readings[char] for char in part]) for part in parts if part)
    certain = all(len(each) == 1 for each in readings.values())
    return Suggestion("zh-Latn-pinyin", text, "pypinyin", certain=certain)


def _joined(syllables: Sequence[tuple[str, ...]]) -> str:
    """Join syllables to one word, with an apostrophe before a vowel.

    Examples:
        >>> _joined([("xi",), ("an",)]), _joined([("zhong", "chong"), ("qing",)])
        ("Xi'an", 'Zhong|Chong-qing')
    """
    sure = all(len(each) == 1 for each in syllables)
    word = ""
    for readings in syllables:
        shown = "|".join(each.capitalize() if not word else each for each in readings)
        between = ("'" if shown.startswith(_VOWELS) else "") if sure else "-"
        word += f"{between if word else ''}{shown}"
    return word


def _sino_vietnamese(hanzi: str, readings: dict[str, tuple[str, ...]]) -> Suggestion:
    try:
        from cn2vn import cn2vn
    except ImportError as error:
        raise MissingExtraError("reading Han characters in Vietnamese", "suggest") from error
    text = " ".join(_old_style(syllable) for syllable in cn2vn(hanzi).split())
    # Where Mandarin has two readings, Vietnamese often has, too, and the package knows but one.
    certain = all(len(each) == 1 for each in readings.values())
    return Suggestion("vi", text, "cn2vn", certain=certain)


def _old_style(syllable: str) -> str:
    """Put the tone mark where most news in Vietnamese puts it.

    Examples:
        >>> [_old_style(each) for each in ("Hoà", "Thuỷ", "Quý", "Hoàn", "Hoạ")]
        ['Hòa', 'Thủy', 'Quý', 'Hoàn', 'Họa']
    """
    letters = unicodedata.normalize("NFD", syllable)
    tone = next((char for char in letters if char in _TONES), "")
    bare = letters.replace(tone, "") if tone else letters
    ends = tuple(bare[-2:].lower())
    if not tone or ends not in _OLD_STYLE or bare[:-1].lower().endswith("qu"):
        return syllable
    return unicodedata.normalize("NFC", f"{bare[:-1]}{tone}{bare[-1]}")


def _spelled(name: str, to: str, limit: int) -> Iterator[Suggestion]:
    from eknaam.model import predict_spellings

    for spelling, likely in predict_spellings(name, to, limit=limit):
        yield Suggestion(to, spelling, "model", likely)
