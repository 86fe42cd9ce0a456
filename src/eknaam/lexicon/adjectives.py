"""Adjectives of countries: चीनी of चीन, امریکی of امریکا.

An adjective is no name (चीनी is sugar, too), but a text that has it does speak of the country.
"""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from importlib import resources
from typing import Final

from eknaam.records import Entity
from eknaam.text.fold import fold
from eknaam.text.script import script_of
from eknaam.text.tokens import words_of

__all__ = ["adjective_key", "adjectives_of"]

_REMEMBERED: Final = 1 << 10
_NUKTA: Final = "\N{DEVANAGARI SIGN NUKTA}"
# By script: the endings of a vowel, which give way or take another letter, and the two endings.
_ENDINGS: Final = {"Deva": ("ा", "ी", "ई"), "Arab": ("اہ", "ی", "ئی")}


@lru_cache(maxsize=_REMEMBERED)
def adjectives_of(entity: Entity) -> frozenset[tuple[str, ...]]:
    """Return the adjectives of a country in all languages, each as the keys of its words.

    Examples:
        >>> from eknaam.records import Name
        >>> names = (Name("चीन", "hi"), Name("امریکا", "ur"))
        >>> found = adjectives_of(Entity("x", "place", "X", "en", names, "country"))
        >>> sorted(word for word, in found)
        ['امریکائی', 'امریکی', 'चीनी']
    """
    if entity.type != "country":
        return frozenset()
    names = (name.text for name in entity.names if name.standing != "rejected")
    derived = (adjective for name in names for adjective in _derived(name))
    listed = (
        one for of_language in _irregular().values() for one in of_language.get(entity.id, ())
    )
    return frozenset(
        tuple(adjective_key(word.text) for word in words_of(adjective))
        for adjective in (*derived, *listed)
    )


def adjective_key(word: str) -> str:
    """Return what two words are compared by: folded, without nukta, which is often left out.

    Examples:
        >>> adjective_key("फ़्रांसीसी")
        'फ्रांसीसी'
    """
    return fold(word).replace(_NUKTA, "")


def _derived(name: str) -> tuple[str, ...]:
    """Return the adjectives that are made of a country's name with an ending.

    Examples:
        >>> _derived("वियतनाम"), _derived("कोरिया"), _derived("کوریا"), _derived("Laos")
        (('वियतनामी',), ('कोरियी', 'कोरियाई'), ('کوریی', 'کوریائی'), ())
    """
    endings = _ENDINGS.get(script_of(name))
    if endings is None:
        return ()
    vowels, after_consonant, after_vowel = endings
    if name[-1] in vowels:
        return name[:-1] + after_consonant, name + after_vowel
    return (name + after_consonant,)


@cache
def _irregular() -> dict[str, dict[str, list[str]]]:
    file = resources.files(__package__).joinpath("adjectives.toml")
    return tomllib.loads(file.read_text("utf-8"))
