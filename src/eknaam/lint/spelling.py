"""Spellings: when two are the same, which one an entity has, and how each is to be written."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

import regex
from rapidfuzz.distance.Levenshtein import normalized_similarity

from eknaam.lexicon import Role, load_lexicon
from eknaam.readings import read
from eknaam.records import Entity, Standing
from eknaam.text.fold import fold
from eknaam.text.script import language_subtag, script_of
from eknaam.text.urdu import urdu_letters

__all__ = [
    "called",
    "differs",
    "is_other_name",
    "is_predicted",
    "listed",
    "preferred",
    "same_spelling",
    "spelling_key",
    "tidy",
]

_REMEMBERED: Final = 1 << 14  # names
_ALIKE: Final = 0.4  # of the sounds: two spellings of a name share more, two names less


@lru_cache(maxsize=_REMEMBERED)
def spelling_key(name: str) -> str:
    r"""Return what two spellings of one name are compared by: letters, spaces and hyphens.

    Generic words of place around the name do not count, nor does how a letter was typed.

    Examples:
        >>> spelling_key("हो ची मिन्ह शहर") == spelling_key("हो ची\nमिन्ह")
        True
        >>> spelling_key("हाई फोंग") == spelling_key("हाईफोंग")
        False
    """
    words = tuple(fold(name).split())
    lexicon = load_lexicon()
    for _ in words:
        after = lexicon.at_end(words, Role.PLACE, "after")
        before = lexicon.at_start(words, Role.PLACE, "before")
        if after and after.length < len(words):
            words = words[: -after.length]
        elif before and before.length < len(words):
            words = words[before.length :]
        else:
            break
    return " ".join(words)


def called(entity: Entity, spelling: str, right: str) -> str:
    """Return what a message calls an entity whose name is to be spelled otherwise.

    Args:
        entity: the entity.
        spelling: how its name is spelled at the place.
        right: how it is to be spelled.

    Returns:
        The canonical name; or the spelling, where the canonical name is what should stand there.
    """
    return entity.canonical if differs(entity.canonical, right) else spelling


def same_spelling(one: str, other: str) -> bool:
    """Return whether two names are spelled alike."""
    return spelling_key(one) == spelling_key(other)


@lru_cache(maxsize=_REMEMBERED)
def differs(one: str, other: str) -> bool:
    """Return whether two names of one entity are two spellings of one name."""
    return not same_spelling(one, other) and not is_other_name(one, other)


@lru_cache(maxsize=_REMEMBERED)
def is_other_name(one: str, other: str) -> bool:
    """Return whether two names of one entity sound so unlike that they are no two spellings.

    Examples:
        >>> is_other_name("भारत", "इंडिया"), is_other_name("گوانگ شی", "گوانگسی")
        (True, False)
    """
    sounds = read(spelling_key(one)).sound, read(spelling_key(other)).sound
    return normalized_similarity(*sounds) < _ALIKE


def listed(entity: Entity, lang: str, *standings: Standing) -> tuple[str, ...]:
    """Return the names that an entity lists in a language, those of the first standing first.

    Examples:
        >>> from eknaam import load_gazetteer
        >>> listed(load_gazetteer()["guangxi"], "hi", "rejected", "preferred")
        ('ग्वांग झुआंग', 'गुआंग्शी')
    """
    language = language_subtag(lang)
    names = [
        name
        for name in entity.names
        if name.standing in standings and language_subtag(name.tag) == language
    ]
    names.sort(key=lambda name: (standings.index(name.standing), name.tag != lang))
    return tuple(name.text for name in names)


@lru_cache(maxsize=_REMEMBERED)
def preferred(entity: Entity, lang: str) -> str | None:
    """Return the house spelling of an entity's name in a language, if the gazetteer has one.

    A name that is listed in the language's own script counts; one in Latin letters does not.
    """
    script = {"hi": "Deva", "ur": "Arab"}.get(language_subtag(lang))
    names = listed(entity, lang, "preferred")
    return next((name for name in names if script in (None, script_of(name))), None)


def is_predicted(entity: Entity | None, suggestion: str, lang: str) -> bool:
    """Return whether a suggestion begins with a spelling of the entity that is only predicted.

    Examples:
        >>> from eknaam.records import Entity, Name
        >>> names = (Name("Huế", "vi"), Name("हुए", "hi", "predicted"))
        >>> is_predicted(Entity("hue", "place", "Huế", "vi", names), "हुए", "hi")
        True
    """
    if entity is None:
        return False
    known = listed(entity, lang, "preferred", "attested")
    guesses = listed(entity, lang, "predicted")
    return not known and suggestion.startswith(guesses)


_INVISIBLE: Final = regex.compile(
    r"[\p{Cf}\p{Variation_Selector}\N{COMBINING GRAPHEME JOINER}\N{ARABIC TATWEEL}"
    r"--\N{ZERO WIDTH JOINER}\N{ZERO WIDTH NON-JOINER}]",
    regex.VERSION1,
)
# A joiner does something after a virama, and between two letters that would join; elsewhere it
# was left behind.
_JOINER: Final = r"[\N{ZERO WIDTH JOINER}\N{ZERO WIDTH NON-JOINER}]"
_JOINS_ON: Final = (
    r"[بپتٹثجچحخسشصضطظعغفقکگلمنہھیئ\N{ARABIC LETTER KAF}\N{ARABIC LETTER YEH}\N{ARABIC LETTER HEH}]"
)
_STRAY_JOINER: Final = regex.compile(
    rf"(?<!\N{{DEVANAGARI SIGN VIRAMA}}|{_JOINS_ON}){_JOINER}+|{_JOINER}+(?![\p{{L}}])"
    rf"|(?<={_JOINER}){_JOINER}+"
)
_PRESENTATION: Final = regex.compile(r"[\uFB50-\uFDFF\uFE70-\uFEFE]+")


@lru_cache(maxsize=_REMEMBERED)
def tidy(name: str, lang: str) -> str:
    """Return a name as it should be typed: the same letters, in the code points of its language.

    Args:
        name: a name as it stands in text.
        lang: its language, BCP 47; Arabic code points are changed in Urdu only.

    Returns:
        The name in NFC without stray joiners; `tidy(tidy(name)) == tidy(name)`.

    Examples:
        >>> tidy("كوانغ", "ur"), tidy("كوانغ", "sd")
        ('کوانغ', 'كوانغ')
        >>> tidy("گوانگ\N{ZERO WIDTH NON-JOINER}شی", "ur") == "گوانگ\N{ZERO WIDTH NON-JOINER}شی"
        True
        >>> tidy("हा\N{ZERO WIDTH JOINER}ई", "hi")
        'हाई'
    """
    for _ in range(4):
        before = name
        name = _PRESENTATION.sub(lambda m: unicodedata.normalize("NFKC", m.group()), name)
        if language_subtag(lang) == "ur":
            name = urdu_letters(name)
        name = _STRAY_JOINER.sub("", _INVISIBLE.sub("", unicodedata.normalize("NFC", name)))
        if name == before:
            break
    return name
