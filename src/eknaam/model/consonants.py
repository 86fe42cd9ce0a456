"""Coarse consonants: what is left of a spelling when all is gone that spellings often mix up.

A quick key for running text. Which consonants a unit of a name is written with is not said here;
it is read off the learned tables.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from typing import Final

from eknaam.model.parameters import Weights
from eknaam.readings import VOWELS, Units, read

__all__ = ["Skeletons", "coarse", "written_skeletons"]

_COARSE: Final = str.maketrans("TDKGCzSwyY", "tdkgcjsuin")
_VELAR_NASALS: Final = ("Nk", "Ng", "nk", "ng")
_NONE: Final = "~"
_FINAL_H: Final = frozenset("हہ")
_LEAST_SHARE: Final = 0.05  # of a unit's spellings; rarer ones make the index large and slow
_MOST_SKELETONS: Final = 64  # of a name


def coarse(units: Units) -> tuple[str, ...]:
    """Return the coarse skeletons of a spelling: its consonants, one character each.

    Consonants that are often mixed up are one: aspiration, place and nasality do not count, nor do
    vowels, glides and h; but ~ says that a spelling begins or ends with one of these.

    Examples:
        >>> coarse(("क", "व", "आ", "ं", "ग", "न", "इ")), coarse(("आ", "न"))
        (('kgn~',), ('~n',))
        >>> coarse(("न", "इ", "न", "ह"))  # a final h may be written for none
        ('n~', 'n')
    """
    skeleton = ""
    for unit in units:
        skeleton = _longer(skeleton, _coarse_unit(unit))
    plain = _joined(skeleton)
    if units[-1] in _FINAL_H and len(plain) > 1:
        return plain, plain[:-1]
    return (plain,)


def written_skeletons(weights: Weights, script: str) -> dict[tuple[str, str], dict[str, float]]:
    """Return with which coarse consonants each unit of names is written.

    Args:
        weights: the model.
        script: "deva" or "urdu".

    Returns:
        For each (orthography, unit) its likely consonants, each with its greatest probability in
        any mode; those rarer than one in twenty are left out.
    """
    shares: dict[int, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    table = weights.scripts[script]
    for spelling, number, value in table.spellings_of_chunks():
        consonants = ""
        for unit in spelling:
            consonants = _longer(consonants, _coarse_unit(unit))
        shares[number][consonants] += value
    found: dict[tuple[str, str], dict[str, float]] = defaultdict(dict)
    for number, (orthography, _, name) in enumerate(weights.chunks):
        if len(name) == 1:
            shares[number][""] += float(table.deletions[number])
            for consonants, value in shares[number].items():
                share = value / float(table.totals[number])
                if share >= _LEAST_SHARE:
                    cell = found[orthography, name[0]]
                    cell[consonants] = max(cell.get(consonants, 0.0), share)
    return dict(found)


class Skeletons:
    """The likeliest coarse skeletons of names. What beginnings they share is worked out once.

    Args:
        written: with which consonants each unit of a name is written; see `written_skeletons`.

    Examples:
        >>> written = {("vi", "c"): {"k": 0.7, "g": 0.3}, ("vi", "-n"): {"n": 1.0}}
        >>> sorted(Skeletons(written).of("vi", ("c", "a", "-n")))
        ['gn', 'kn']
    """

    def __init__(self, written: Mapping[tuple[str, str], Mapping[str, float]]) -> None:
        self._written = written
        self._begun: dict[tuple[str, Units], dict[str, float]] = {}

    def of(self, orthography: str, units: Units) -> set[str]:
        """Return the skeletons of a name in an orthography."""
        beam = {"": 1.0}
        for end in range(1, len(units) + 1):
            begun = orthography, units[:end]
            if begun not in self._begun:
                choices = self._written.get((orthography, units[end - 1])) or {_NONE: 1.0}
                self._begun[begun] = _grown(beam, choices)
            beam = self._begun[begun]
        return set(map(_joined, beam))


def _grown(beam: Mapping[str, float], choices: Mapping[str, float]) -> dict[str, float]:
    """Return the likeliest skeletons with one more unit, which is written with some consonants."""
    grown: dict[str, float] = {}
    for skeleton, p in beam.items():
        for consonants, q in choices.items():
            longer = _longer(skeleton, consonants)
            grown[longer] = max(grown.get(longer, 0.0), p * q)
    return dict(sorted(grown.items(), key=lambda item: (-item[1], item[0]))[:_MOST_SKELETONS])


@cache
def _coarse_unit(unit: str) -> str:
    sounds = read(unit).sound.translate(_COARSE)
    return "".join(sound for sound in sounds if sound not in VOWELS and sound != "h") or _NONE


def _longer(skeleton: str, more: str) -> str:
    """Return a skeleton with more at its end; inside it nothing says that vowels are there."""
    for consonant in more:
        if len(skeleton) > 1 and skeleton[-1] == _NONE:
            skeleton = skeleton[:-1]
        if consonant != _NONE or not skeleton or skeleton[-1] != _NONE:
            skeleton += consonant
    return skeleton


def _joined(consonants: str) -> str:
    """Take a velar after a nasal with it, make nasals one, and doubled consonants single."""
    for pair in _VELAR_NASALS:
        consonants = consonants.replace(pair, "N")
    plain = consonants.replace("N", "n")
    return "".join(c for c, before in zip(plain, " " + plain, strict=False) if c != before)
