"""Names, spellings and an oracle that the tests of the model share."""

from __future__ import annotations

import math

from hypothesis import strategies as st

from eknaam.model import Weights, load_model
from eknaam.model.explain import arc_weight
from eknaam.model.lattice import ARCS
from eknaam.model.tables import MAX_NAME, MODES
from eknaam.readings import Units, read

NAMES = (
    ("Trần Cương", "vi"), ("Quảng Ninh", "vi"), ("Hải Phòng", "vi"), ("Vũ Đại Thắng", "vi"),
    ("Áo", "vi"), ("Guangxi", "zh-Latn-pinyin"), ("Chen Gang", "zh-Latn-pinyin"),
    ("Xi'an", "zh-Latn-pinyin"), ("Lhasa", "en"), ("Kaohsiung", "en"),
)  # fmt: skip
READINGS = tuple(read(name, tag) for name, tag in NAMES)
COMPILED = [(reading.orthography, reading.units) for reading in READINGS]
WEIGHTS = load_model().weights

_LETTERS = {
    "deva": tuple("कगचजटतथदनपफबमयरलवशसहअआइईउऊएओंॸ"),
    "urdu": ("تھ", "پھ", *"ابپتٹجچدرزسشفقکگلمنوہیےئ"),
}


def spellings(script: str, most: int = 10) -> st.SearchStrategy[Units]:
    """Return a strategy for the units of any spelling."""
    return st.lists(st.sampled_from(_LETTERS[script]), min_size=1, max_size=most).map(tuple)


def words_of(index: int) -> tuple[Units, ...]:
    """Return the units of each word of a name of `NAMES`."""
    return tuple(tuple(unit.written for unit in word) for word in READINGS[index].words)


def slow_score(script: str, orthography: str, name: Units, spelling: Units) -> float:
    """Return log P(spelling | name) in plain Python, from the definition."""
    total = 0.0
    for mode in MODES[orthography]:
        joint = _joint(WEIGHTS, script, (orthography, mode), name, spelling)
        prior = WEIGHTS.priors[orthography, mode, script]
        total += prior * joint / _name(WEIGHTS, script, (orthography, mode), name)
    return math.log(total)


def _joint(
    weights: Weights, script: str, kind: tuple[str, str], name: Units, spelling: Units
) -> float:
    alpha = {(0, 0): 1.0}
    for i in range(len(name) + 1):
        for j in range(len(spelling) + 1):
            for dx, dy in ARCS:
                if i < dx or j < dy:
                    continue
                number = weights.numbers.get((*kind, name[i - dx : i]), 0)
                if number or not dx:
                    chunk = spelling[j - dy : j]
                    arc = arc_weight(weights.scripts[script], number, dx, chunk)
                    before = alpha.get((i - dx, j - dy), 0.0)
                    alpha[i, j] = alpha.get((i, j), 0.0) + before * arc
    return alpha[len(name), len(spelling)]


def _name(weights: Weights, script: str, kind: tuple[str, str], name: Units) -> float:
    totals = weights.scripts[script].totals
    beta = [1.0]
    for end in range(1, len(name) + 1):
        starts = range(max(0, end - MAX_NAME), end)
        numbers = [weights.numbers.get((*kind, name[start:end]), 0) for start in starts]
        parts = zip(starts, numbers, strict=True)
        beta.append(sum(beta[start] * float(totals[number]) for start, number in parts))
    return beta[-1]
