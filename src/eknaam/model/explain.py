"""Explain a score: the likeliest alignment of a spelling with a name, chunk by chunk.

The Viterbi path through the lattice that `align` sums over, and what a person sees of it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, groupby
from typing import Final

from eknaam.model.lattice import ARCS
from eknaam.model.parameters import ScriptWeights, Weights
from eknaam.model.spell import written_parts
from eknaam.model.tables import MODES
from eknaam.readings import Units

__all__ = ["Alignment", "Step", "arc_weight", "explain"]

_NOTHING: Final = "∅"
_VIRAMA: Final = "\N{DEVANAGARI SIGN VIRAMA}"
_Place = tuple[int, int]
_Path = dict[_Place, tuple[float, _Place, float]]
"""For each place in name and spelling: the cost so far, the place before, the cost of the step."""


@dataclass(frozen=True, slots=True)
class Step:
    """One chunk pair of an alignment.

    Attributes:
        name: units of the name; none for a letter of the spelling that nothing stands for.
        spelling: units of the spelling; none where the name's are left out.
        cost: -log of the weight of the pair, in nats.
        word: number of the name's word, from 0, that the step belongs to.
        text: how the units stand in the spelling; an inherent vowel has no text.
    """

    name: Units
    spelling: Units
    cost: float
    word: int
    text: str

    def __str__(self) -> str:
        """Return `spelling=name`."""
        name = "".join(unit.removeprefix("-") for unit in self.name)
        return f"{self.text or ''.join(self.spelling) or _NOTHING}={name or _NOTHING}"


@dataclass(frozen=True, slots=True)
class Alignment:
    """The likeliest alignment of a spelling with a name: the reason for a score.

    Attributes:
        steps: the chunk pairs in order; none if the model cannot write the spelling.
        mode: which way of spelling names of this orthography it is.
    """

    steps: tuple[Step, ...]
    mode: str

    @property
    def cost(self) -> float:
        """The cost of all steps, in nats; infinite if there is no alignment."""
        return math.fsum(step.cost for step in self.steps) if self.steps else math.inf

    def __str__(self) -> str:
        """Return the steps for people, with a bar between words of the name.

        An inherent vowel that nothing stands for is not shown.
        """
        shown = (step for step in self.steps if step.name or step.text)
        words = groupby(shown, key=lambda step: step.word)
        return " | ".join(" ".join(map(str, _joined(steps))) for _, steps in words)


def _joined(steps: Iterator[Step]) -> Iterator[Step]:
    """Take neighbours together that both leave out, or both put in."""
    for (no_name, no_spelling), group in groupby(
        steps, key=lambda step: (not step.name, not step.spelling)
    ):
        same = list(group)
        if not no_name and not no_spelling:
            yield from same
            continue
        name = tuple(chain.from_iterable(step.name for step in same))
        spelling = tuple(chain.from_iterable(step.spelling for step in same))
        cost = math.fsum(step.cost for step in same)
        yield Step(name, spelling, cost, same[0].word, "".join(step.text for step in same))


def explain(
    weights: Weights, script: str, orthography: str, words: Sequence[Units], spelling: Units
) -> Alignment:
    """Return the likeliest alignment over all modes (Viterbi).

    Args:
        weights: the model.
        script: "deva" or "urdu", the script of the spelling.
        orthography: "vi", "pinyin" or "latin".
        words: units of each word of the name.
        spelling: units of the spelling.

    Examples:
        >>> from eknaam.model import load_model
        >>> words = (("tr", "â", "-n"), ("k", "ư", "ơ", "-ng"))
        >>> spelling = ("त", "र", "आ", "न", "क", "उ", "ओ", "ं", "ग")
        >>> print(explain(load_model().weights, "deva", "vi", words, spelling))
        त्र=tr ा=â न=n | क=k ुओ=ươ ंग=ng
    """
    name = tuple(chain.from_iterable(words))
    table = weights.scripts[script]
    found = []
    for mode in MODES[orthography]:
        path = _viterbi(weights, table, (orthography, mode), name, spelling)
        total = path.get((len(name), len(spelling)), (math.inf,))[0]
        found.append((total - math.log(weights.priors[orthography, mode, script]), mode, path))
    _, mode, path = min(found, key=lambda item: item[:2])
    ends = list(accumulate(map(len, words)))
    return Alignment(_steps(path, script, ends, name, spelling), mode)


def arc_weight(table: ScriptWeights, number: int, size: int, spelling: Units) -> float:
    """Return the weight of one chunk pair.

    Args:
        table: the arc weights of the script.
        number: the number of the name's chunk, 0 for none.
        size: the units of the name's chunk.
        spelling: units of the spelling's chunk.
    """
    if not size:
        return table.insertion * table.background.unit(spelling[0])
    if not spelling:
        return float(table.deletions[number]) if size == 1 else 0.0
    weight = float(table.cells[table.rows.get(spelling, 0), number])
    if len(spelling) == 1:
        weight += float(table.floors[number]) * table.background.unit(spelling[0])
    return weight


def _viterbi(
    weights: Weights, table: ScriptWeights, kind: tuple[str, str], name: Units, spelling: Units
) -> _Path:
    best: _Path = {(0, 0): (0.0, (0, 0), 0.0)}
    for i in range(len(name) + 1):
        for j in range(len(spelling) + 1):
            for dx, dy in ARCS:
                before = (i - dx, j - dy)
                if before not in best:
                    continue
                number = weights.numbers.get((*kind, name[i - dx : i]), 0) if dx else 0
                weight = arc_weight(table, number, dx, spelling[j - dy : j])
                if weight > 0 and (dx == 0 or number):
                    cost = -math.log(weight)
                    total = best[before][0] + cost
                    if (i, j) not in best or total < best[i, j][0]:
                        best[i, j] = (total, before, cost)
    return best


def _steps(
    path: _Path, script: str, ends: Sequence[int], name: Units, spelling: Units
) -> tuple[Step, ...]:
    here = (len(name), len(spelling))
    if here not in path:
        return ()
    parts = written_parts(script, spelling)
    steps: list[Step] = []
    while here != (0, 0):
        _, before, cost = path[here]
        units = spelling[before[1] : here[1]]
        text = "".join(parts[before[1] : here[1]]).removeprefix(_VIRAMA)
        # A letter that is put in belongs to the word before it, a chunk to the one it begins in.
        last = before[0] if here[0] > before[0] else max(before[0] - 1, 0)
        word = sum(end <= last for end in ends)
        steps.append(Step(name[before[0] : here[0]], units, cost, word, text))
        here = before
    return tuple(reversed(steps))
