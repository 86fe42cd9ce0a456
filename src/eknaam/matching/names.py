"""Which names of the entities are compared, and how each is read.

Hindi and Urdu spellings are compared with names in Latin letters: quốc ngữ, pinyin, or another
orthography. Han characters are read by their pinyin only where an entity has no Latin name. What
is listed in an Indic script is looked up, not compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from eknaam.errors import MissingExtraError
from eknaam.lexicon import Role, load_lexicon
from eknaam.matching.generic import without_generic
from eknaam.matching.query import AUTONOMOUS_REGION, is_of_type
from eknaam.readings import Orthography, Units, read, syllables_of
from eknaam.readings.latin import plain_letters
from eknaam.records import SEEN, Entity, Name
from eknaam.text.fold import fold, key
from eknaam.text.script import script_of
from eknaam.text.tokens import words_of

__all__ = ["ComparedName", "compared_names", "letters"]


@dataclass(frozen=True, slots=True)
class ComparedName:
    """A name that spellings are compared with.

    Attributes:
        entity: whose name it is.
        name: the name.
        orthography: "vi", "pinyin" or "latin".
        words: its units, word by word.
        syllables: how many units each part has that is never torn apart.
    """

    entity: Entity
    name: Name
    orthography: Orthography
    words: tuple[Units, ...]
    syllables: tuple[int, ...]

    @property
    def units(self) -> Units:
        """The units of the whole name."""
        return tuple(unit for word in self.words for unit in word)

    @property
    def letters(self) -> str:
        """Its Latin letters without marks and spaces; empty for Han characters."""
        return _letters_of(_without_region(self.name.text))


def compared_names(entities: Iterable[Entity]) -> Iterator[ComparedName]:
    """Yield the names that spellings are compared with, in order.

    A name that has the letters of an earlier one of its entity, such as Quang Ninh after Quảng
    Ninh, says nothing more and is left out; so is a rejected or a predicted one.

    Examples:
        >>> from eknaam.records import Entity, Name
        >>> names = (Name("Quảng Ninh", "vi"), Name("Quang Ninh", "en"), Name("廣寧", "zh-Hant"))
        >>> [(name.orthography, name.letters) for name in compared_names(
        ...     [Entity("quang-ninh", "place", "Quảng Ninh", "vi", names)])]
        [('vi', 'quangninh')]
    """
    for entity in entities:
        seen = set()
        for name, text in _texts(entity):
            try:
                reading = read(text, name.tag)
            except MissingExtraError:
                continue  # without pypinyin, Han names are found as they are listed
            plain = _letters_of(text)
            words = tuple(tuple(unit.written for unit in word) for word in reading.words)
            if words and (not plain or plain not in seen):
                seen.add(plain)
                syllables = syllables_of(text, name.tag)
                yield ComparedName(entity, name, reading.orthography, words, syllables)


def _texts(entity: Entity) -> Iterator[tuple[Name, str]]:
    """Yield names with what is read of each: without generic words, then as a register has it."""
    for name in _comparable(entity):
        text = _without_type(_without_region(name.text), entity.type)
        if entity.kind == "place" and script_of(text) == "Latn":
            yield name, without_generic(text, name.tag)
        yield name, text


def letters(name: str) -> str:
    """Return the letters of a Latin name without marks and spaces.

    Examples:
        >>> letters("Bà Rịa - Vũng Tàu")
        'bariavungtau'
    """
    return plain_letters(key(name))


def _letters_of(text: str) -> str:
    return letters(text) if script_of(text) == "Latn" else ""


def _without_region(text: str) -> str:
    """Cut "Autonomous Region" from the full form of a name; the name of the people stays."""
    words = list(words_of(text))
    region = load_lexicon().at_end([fold(word.text) for word in words], Role.PLACE, "after")
    if region is None or region.type != AUTONOMOUS_REGION or region.length == len(words):
        return text
    return text[: words[-region.length - 1].end]


def _without_type(text: str, type_: str | None) -> str:
    """Cut what a place is from before its name: thành phố in Thành phố Hồ Chí Minh.

    Translations put it after the name, where it is no part of it. Of a single syllable nothing is
    cut: Đà alone is not what Sông Đà is called.
    """
    words = list(words_of(text))
    term = load_lexicon().at_start([fold(word.text) for word in words], Role.PLACE, "before")
    if term is None or not is_of_type(type_, term.type) or len(words) < term.length + 2:
        return text
    return text[words[term.length].start :]


def _comparable(entity: Entity) -> list[Name]:
    names = [name for name in entity.names if name.standing in SEEN]
    if entity.canonical_tag == "en":  # Ấn Độ, Nga: translations, which nobody spells by sound
        names = [name for name in names if name.tag != "vi"] or names
    latin = [name for name in names if script_of(name.text) == "Latn"]
    latin.sort(key=lambda name: (name.tag != entity.canonical_tag, name.tag == "en"))
    return latin or [name for name in names if script_of(name.text) == "Hani"]
