"""Every syllable of Vietnamese and Chinese names, and how each is compared with spellings."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from eknaam.gazetteer.compiled import open_compiled
from eknaam.matching.stored import names_of
from eknaam.records import Entity, Name

if TYPE_CHECKING:
    from eknaam.matching.table import NameTable

__all__ = [
    "SYLLABLES_FILE",
    "TAGS",
    "Tag",
    "every_syllable",
    "pinyin_syllables",
    "syllable_entities",
    "syllable_table",
    "vietnamese_syllables",
]

Tag = Literal["vi", "zh-Latn-pinyin"]
"""The language of a syllable, BCP 47."""

TAGS: Final[tuple[Tag, ...]] = ("vi", "zh-Latn-pinyin")

SYLLABLES_FILE: Final = "syllables.eknaam"
"""The file of this room that holds `syllable_entities`, compiled."""

_FRONT: Final = frozenset("ieêy")


@cache
def vietnamese_syllables() -> tuple[str, ...]:
    """Return every syllable of quốc ngữ without its tone.

    Examples:
        >>> found = vietnamese_syllables()
        >>> [each in found for each in ("nghiên", "quôc", "kương", "yên")]
        [True, True, False, True]
    """
    text = resources.files(__package__).joinpath("vietnamese.toml").read_text("utf-8")
    data = tomllib.loads(text)
    found = list(data["alone"])
    for onset in data["onsets"]:
        rimes = data["rimes"] + data["after_qu" if onset == "qu" else "glides"]
        front = data["before_front"].get(onset, onset)
        found += ((front if rime[0] in _FRONT else onset) + rime for rime in rimes)
    return tuple(dict.fromkeys(found))


@cache
def pinyin_syllables() -> tuple[str, ...]:
    """Return every syllable of pinyin without its tone."""
    return tuple(resources.files("eknaam.readings").joinpath("pinyin.txt").read_text().split())


def every_syllable() -> Iterator[tuple[Tag, str]]:
    """Yield every syllable with its language, in the order of `syllable_table`."""
    for tag, syllables in zip(TAGS, (vietnamese_syllables(), pinyin_syllables()), strict=True):
        yield from ((tag, syllable) for syllable in syllables)


def syllable_entities() -> Iterator[Entity]:
    """Yield an entity for each syllable, which has no other name."""
    for tag, syllable in every_syllable():
        name = Name(syllable, tag)
        yield Entity(f"{tag}-{syllable}".lower(), "person", syllable, tag, (name,))


@cache
def syllable_table() -> NameTable:
    """Return the table of all syllables, mapped from the file that was generated for it.

    Raises:
        GazetteerError: the file is damaged.
    """
    return names_of(open_compiled(Path(__file__).with_name(SYLLABLES_FILE))).table
