"""Pseudo-counts from phonology: what a unit of a name should look like in a script.

`data/sounds.tsv` says how the units of an orthography sound or are read, `data/letters.tsv` how
sounds are written. Both were written by hand after the descriptions that they name; the weights
are estimates. Together they give P(chunk of a spelling | unit), for orthographies with few pairs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from importlib import resources

from eknaam.model.tables import MAX_SPELLING
from eknaam.readings import Units

__all__ = ["Distribution", "compose", "unit_spellings"]

Distribution = dict[Units, float]
"""Probability of each chunk of a spelling."""


def compose(parts: Sequence[Distribution]) -> Distribution:
    """Return the distribution over what the parts give one after another, up to a chunk's length.

    Examples:
        >>> compose([{("त",): 1.0}, {("र",): 0.5, (): 0.5}])
        {('त', 'र'): 0.5, ('त',): 0.5}
    """
    result: Distribution = {(): 1.0}
    for part in parts:
        longer: Distribution = defaultdict(float)
        for left, p in result.items():
            for right, q in part.items():
                if len(left) + len(right) <= MAX_SPELLING:
                    longer[left + right] += p * q
        result = dict(longer)
    return result


@cache
def unit_spellings(orthography: str, mode: str, script: str) -> dict[Units, Distribution]:
    """Return for each chunk of units of an orthography the distribution over its spellings.

    Examples:
        >>> unit_spellings("vi", "any", "urdu")["kh",][("کھ",)] > 0.5
        True
    """
    letters = _letters(script)
    result: dict[Units, Distribution] = {}
    for row_orthography, row_mode, chunk, cell in _rows("sounds.tsv"):
        if row_orthography == orthography and row_mode in {"*", mode}:
            mixed: Distribution = defaultdict(float)
            for sounds, weight in _alternatives(cell).items():
                for spelling, p in compose([letters[sound] for sound in sounds]).items():
                    mixed[spelling] += weight * p
            result[tuple(chunk.split(" "))] = dict(mixed)
    return result


@cache
def _letters(script: str) -> dict[str, Distribution]:
    return {
        sound: _alternatives(cell)
        for sound, row_script, cell in _rows("letters.tsv")
        if row_script == script
    }


def _rows(name: str) -> list[list[str]]:
    text = resources.files("eknaam.model").joinpath("data", name).read_text(encoding="utf-8")
    lines = text.splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def _alternatives(cell: str) -> dict[Units, float]:
    """Read alternatives with weights, and make the weights add up to one.

    Examples:
        >>> _alternatives("n g 3 | 0 1")
        {('n', 'g'): 0.75, (): 0.25}
    """
    found: dict[Units, float] = defaultdict(float)
    for alternative in cell.split("|"):
        *items, weight = alternative.split()
        found[tuple(item for item in items if item != "0")] += float(weight)
    total = sum(found.values())
    return {items: weight / total for items, weight in found.items()}
