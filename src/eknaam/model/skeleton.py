"""Consonant skeletons: the sound classes that candidate generation looks at.

Vowels and glides vary most between spellings, so a name is looked up by pairs of neighbouring
consonants, edges of the name included. Which consonants of a spelling stand for which of a name
is not written here; it is read off the learned tables.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

import regex

from eknaam.model.tables import ChunkTable
from eknaam.readings import Units

__all__ = ["EDGE", "consonant_links", "name_skeleton", "spelling_skeleton"]

EDGE: Final = "#"
"""The edge of a name."""

_SILENT_IN_SPELLINGS: Final = frozenset(
    (
        *"अआइईउऊऋऍएऐऑओऔयवः",
        "\N{ARABIC LETTER ALEF}",
        "\N{ARABIC LETTER ALEF WITH MADDA ABOVE}",
        "\N{ARABIC LETTER WAW}",
        "\N{ARABIC LETTER WAW WITH HAMZA ABOVE}",
        "\N{ARABIC LETTER FARSI YEH}",
        "\N{ARABIC LETTER YEH WITH HAMZA ABOVE}",
        "\N{ARABIC LETTER YEH BARREE}",
        "\N{ARABIC LETTER HAMZA}",
        "\N{ARABIC LETTER AIN}",
    )
)
_SILENT_IN_NAMES: Final = frozenset("aăâeêioôơuưyüɨvw")
_GLIDES: Final = str.maketrans("", "", "vw")
_LATIN: Final = regex.compile(r"sh|ch|kh|th|ph|gh|zh|ng|ck|ts|[b-df-hj-np-tx-z]")


def name_skeleton(orthography: str, units: Units) -> tuple[str, ...]:
    """Return the consonants of a name, doubled ones once, digraphs of Latin letters as one.

    Examples:
        >>> name_skeleton("vi", ("tr", "â", "-n", "k", "ư", "ơ", "-ng"))
        ('tr', '-n', 'k', '-ng')
        >>> name_skeleton("latin", tuple("hohhot"))
        ('h', 'h', 't')
    """
    letters = _undoubled(units)
    if orthography == "latin":
        return tuple(_LATIN.findall("".join(letters).translate(_GLIDES)))
    return tuple(unit for unit in letters if unit not in _SILENT_IN_NAMES)


def spelling_skeleton(units: Units) -> tuple[str, ...]:
    """Return the consonants of a spelling, doubled ones once.

    Examples:
        >>> spelling_skeleton(("त", "र", "आ", "न", "क", "उ", "ओ", "ं", "ग"))
        ('त', 'र', 'न', 'क', 'ं', 'ग')
    """
    return tuple(unit for unit in _undoubled(units) if unit not in _SILENT_IN_SPELLINGS)


def _undoubled(units: Units) -> Units:
    return tuple(unit for unit, before in zip(units, ("", *units), strict=False) if unit != before)


def consonant_links(
    tables: Iterable[ChunkTable], floor: float
) -> dict[str, list[tuple[tuple[str, str], float]]]:
    """Return for each consonant of spellings what it may stand for.

    Args:
        tables: the tables of one script.
        floor: links less likely than this are left out.

    Returns:
        For each consonant the (orthography, consonant of the name), each with the probability
        that the name's consonant is written with that letter.

    Examples:
        >>> joint = {(("tr",), ("त", "र")): 0.5, (("tr",), ("च",)): 0.5}
        >>> table = ChunkTable(("vi", "any", "deva"), joint)
        >>> consonant_links([table], 0.1)["त"]
        [(('vi', 'tr'), 0.5)]
    """
    links: dict[str, dict[tuple[str, str], float]] = defaultdict(lambda: defaultdict(float))
    for table in tables:
        orthography = table.key[0]
        for (consonant, letter), p in _written(orthography, table).items():
            cell = links[letter]
            cell[orthography, consonant] = max(cell[orthography, consonant], p)
    return {
        letter: sorted((name, p) for name, p in cells.items() if p >= floor)
        for letter, cells in sorted(links.items())
    }


def _written(orthography: str, table: ChunkTable) -> Mapping[tuple[str, str], float]:
    """Return P(letter | consonant of the name): the share of the consonant's chunks with it."""
    totals: dict[str, float] = defaultdict(float)
    found: dict[tuple[str, str], float] = defaultdict(float)
    for (name, spelling), p in table.joint.items():
        consonants = name_skeleton(orthography, name)
        if len(consonants) != 1:
            continue
        totals[consonants[0]] += p
        for letter in set(spelling_skeleton(spelling)):
            found[consonants[0], letter] += p
    return {key: p / totals[key[0]] for key, p in found.items()}
