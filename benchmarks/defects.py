"""Made defects: a clean text, one defect in it, and what the linter has to say about it.

Each maker takes a scanned text and a mention, and returns the changed text with the span of the
defect, or None where it cannot be made there. None of them asks the linter or the normalizer
whether the defect can be found.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from random import Random
from typing import Final

import regex

from eknaam import Entity, Mention, Name, predict_spellings
from eknaam.lexicon import Role, load_lexicon
from eknaam.lint.scan import Scan, core
from eknaam.lint.spelling import preferred, same_spelling
from eknaam.readings.latin import plain_letters
from eknaam.text.fold import fold
from eknaam.text.tokens import words_of

__all__ = ["MAKERS", "Defect", "Maker"]


@dataclass(frozen=True)
class Defect:
    """A text with one defect.

    Attributes:
        text: the changed text.
        start: where the defect begins.
        end: where it ends.
        date: the document's date, if the defect needs one.
        names: names that the gazetteer needs besides, with the id of their entity.
        rules: the rules of which one has to report it.
    """

    text: str
    start: int
    end: int
    rules: tuple[str, ...]
    entity: str
    date: str | None = None
    names: tuple[tuple[str, Name], ...] = ()


Maker = Callable[[Scan, Mention, Random], Defect | None]

_HONORIFIC: Final = {"hi": "कॉमरेड", "ur": "کامریڈ"}
_GENERIC: Final = {"hi": " प्रांत", "ur": " صوبہ"}
_AMBIGUOUS: Final = {"hi": "शानशी", "ur": "شانشی"}
_KEYS: Final = "abcdefghijklmnopqrstuvwxyz"
_ALIKE: Final = dict(zip("aeopcxy", "аеорсху", strict=True))
_LETTER: Final = regex.compile(r"\p{L}")
_GIVEN: Final = ["Văn Hậu", "Thị Lan", "Đức Anh", "Quốc Bảo", "Minh Tuấn", "Thanh Bình", "Ngọc Sơn"]
_FAMILIES: Final = ["Nguyễn", "Phạm", "Hoàng", "Đặng", "Bùi", "Trịnh"]


def _replaced(
    scan: Scan, mention: Mention, new: str, *rules: str, lead: str = "", tail: str = ""
) -> Defect:
    """Put a text in place of a name's core; `lead` and `tail` stand around it and are no defect."""
    before = scan.text[: mention.core_start] + lead
    text = before + new + tail + scan.text[mention.core_end :]
    return Defect(text, len(before), len(before) + len(new), rules, mention.match.entity.id)


def cut(scan: Scan, mention: Mention, chance: Random) -> Defect | None:
    """Leave one word of a name out; a name is cut where the text says that one is due.

    Of a person that is after an honorific, of a place beside its generic word: what a reader, too,
    would notice. A person must not have been named before.
    """
    words = core(scan.text, mention).split()
    entity = mention.match.entity
    if len(words) < 2 or entity.type == "country" or scan.lang not in _HONORIFIC:  # noqa: PLR2004
        return None
    at = chance.randrange(len(words))
    left = " ".join((*words[:at], *words[at + 1 :]))
    if entity.kind == "person":
        if any(m.match.entity.id == entity.id and m.end <= mention.start for m in scan.mentions):
            return None
        return _replaced(scan, mention, left, "EK104", lead=_introduction(scan, mention))
    if entity.type == "province":
        return _replaced(scan, mention, left, "EK104", tail=_generic(scan, mention))
    is_region = mention.end > mention.core_end  # "Zhuang Autonomous Region" stands after it
    return _replaced(scan, mention, left, "EK104") if is_region else None


def cut_anywhere(scan: Scan, mention: Mention, chance: Random) -> Defect | None:
    """Leave one word of a name out, wherever it stands."""
    words = core(scan.text, mention).split()
    if len(words) < 2 or mention.match.entity.type == "country":  # noqa: PLR2004 - nothing is left
        return None
    at = chance.randrange(len(words))
    return _replaced(scan, mention, " ".join((*words[:at], *words[at + 1 :])), "EK104")


def _introduction(scan: Scan, mention: Mention) -> str:
    honorific = _HONORIFIC[scan.lang or ""]
    is_there = scan.text[: mention.start].rstrip().endswith(honorific)
    return "" if is_there else f"{honorific} "


def _generic(scan: Scan, mention: Mention) -> str:
    word = _GENERIC[scan.lang or ""]
    if mention.match.entity.type != "province" or mention.end > mention.core_end:
        return ""
    return "" if scan.text[mention.core_end :].startswith(word) else word


def drop(scan: Scan, mention: Mention, _: Random) -> Defect | None:
    """Leave a person's name out and keep the honorific."""
    if mention.match.entity.kind != "person" or scan.lang not in _HONORIFIC:
        return None
    honorific = _HONORIFIC[scan.lang]
    lead = _introduction(scan, mention)
    start = mention.start if lead else scan.text.rindex(honorific, 0, mention.start)
    text = scan.text[:start] + honorific + scan.text[mention.end :]
    return Defect(text, start, start + len(honorific), ("EK105",), mention.match.entity.id)


def respell(scan: Scan, mention: Mention, chance: Random) -> Defect | None:
    """Spell a name as another translator would, where the text or the house has it otherwise."""
    entity, old = mention.match.entity, core(scan.text, mention)
    others = [
        core(scan.text, m)
        for m in scan.native
        if m.match.entity.id == entity.id and m is not mention
    ]
    house = preferred(entity, scan.lang or "")
    choices = [
        spelling
        for spelling in _spellings(entity, scan.lang or "")
        if not any(same_spelling(spelling, one) for one in (old, house, *others) if one)
    ]
    if not choices or not (others or house):
        return None
    spelling = chance.choice(choices)
    reads_as_cut = any(map(_is_postposition, spelling.split()))
    return _replaced(scan, mention, spelling, "EK101", "EK102", *["EK104"] * reads_as_cut)


def _is_postposition(word: str) -> bool:
    return load_lexicon().at_start((fold(word),), Role.POSTPOSITION, "after") is not None


@cache
def _spellings(entity: Entity, lang: str) -> tuple[str, ...]:
    if entity.type == "country":
        return ()
    found = predict_spellings(entity.canonical, lang, tag=entity.canonical_tag, limit=6)
    return tuple(spelling for spelling, _ in found)


def reject(scan: Scan, mention: Mention, chance: Random) -> Defect | None:
    """Spell a name in a way that the house has listed as wrong."""
    made = respell(scan, mention, chance)
    if made is None:
        return None
    spelling = made.text[made.start : made.end]
    name = Name(spelling, scan.lang or "", "rejected")
    entity = mention.match.entity
    if any(same_spelling(spelling, listed.text) for listed in entity.names):
        return None  # the house cannot list one spelling as right and as wrong
    names = ((entity.id, name),)
    return Defect(made.text, made.start, made.end, ("EK103",), entity.id, names=names)


def keep_latin(scan: Scan, mention: Mention, chance: Random) -> Defect | None:
    """Leave a name in Latin letters, with or without its marks."""
    name = mention.match.entity.canonical
    if not name.isascii() and chance.random() < 0.7:  # noqa: PLR2004 - mostly without
        name = " ".join(plain_letters(fold(word)).capitalize() for word in name.split())
    return _replaced(scan, mention, name, "EK106")


def make_ambiguous(scan: Scan, mention: Mention, _: Random) -> Defect | None:
    """Write Shaanxi or Shanxi, which are one word, for a province."""
    if mention.match.entity.type != "province" or scan.lang not in _AMBIGUOUS:
        return None
    tail = _generic(scan, mention)
    return _replaced(scan, mention, _AMBIGUOUS[scan.lang], "EK107", tail=tail)


def put_stranger(scan: Scan, mention: Mention, chance: Random) -> Defect | None:
    """Put a person in that the gazetteer does not have."""
    if mention.match.entity.kind != "person" or scan.lang not in _HONORIFIC:
        return None
    name = f"{chance.choice(_FAMILIES)} {chance.choice(_GIVEN)}"
    spelling = chance.choice(predict_spellings(name, scan.lang, tag="vi", limit=4))[0]
    return _replaced(scan, mention, spelling, "EK108", lead=_introduction(scan, mention))


def date_it(scan: Scan, mention: Mention, _: Random) -> Defect | None:
    """Date the text after an entity ended."""
    until = mention.match.entity.valid_until
    if until is None:
        return None
    date = f"{int(until[:4]) + 1}-01-15"
    entity = mention.match.entity.id
    return Defect(scan.text, mention.core_start, mention.core_end, ("EK109",), entity, date)


def mix(scan: Scan, mention: Mention, chance: Random) -> Defect | None:
    """Put one letter of another script into a name."""
    old = core(scan.text, mention)
    # Not at a word's edge: there it could be a word of its own.
    places = [
        match.start()
        for word in words_of(old)
        for match in _LETTER.finditer(old, word.start, word.end)
        if word.end - word.start > 2  # noqa: PLR2004 - of shorter ones nothing is left
    ]
    if not places:
        return None
    at = chance.choice(places)
    if old.isascii():
        if old[at] not in _ALIKE:
            return None
        letter = _ALIKE[old[at]]
    else:
        plain = plain_letters(fold(unicodedata.normalize("NFC", _sound(old[at]))))
        letter = plain[:1] if plain[:1] in _KEYS and plain else chance.choice(_KEYS)
    return _replaced(scan, mention, old[:at] + letter + old[at + 1 :], "EK201")


def _sound(letter: str) -> str:
    name = unicodedata.name(letter, "LETTER X").rpartition("LETTER ")[2]
    return name[:1].lower()


def mistype(scan: Scan, mention: Mention, chance: Random) -> Defect | None:
    """Type a name with the code points of another keyboard, or with something unseen in it."""
    old = core(scan.text, mention)
    if scan.lang == "ur" and chance.random() < 0.7:  # noqa: PLR2004 - mostly letters
        new = old.translate(str.maketrans("کیہ", "كيه"))
    else:
        at = chance.randrange(1, len(old))
        new = old[:at] + chance.choice("\u200b\u200e\u00ad\ufeff\u2060") + old[at:]
    return None if new == old else _replaced(scan, mention, new, "EK202")


MAKERS: Final[dict[str, Maker]] = {
    "respelled": respell,
    "listed as wrong": reject,
    "cut where a name is due": cut,
    "dropped after an honorific": drop,
    "left in Latin letters": keep_latin,
    "two entities fit": make_ambiguous,
    "a person nobody listed": put_stranger,
    "dated after its end": date_it,
    "a letter of another script": mix,
    "mistyped": mistype,
}
