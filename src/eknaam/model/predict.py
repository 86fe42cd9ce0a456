"""Run the model forwards: the likeliest spellings of a name, with their probabilities.

Beam search over the units of the name; different segmentations of one spelling are added up.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from heapq import nlargest
from itertools import accumulate, chain
from typing import Final, NamedTuple

from eknaam.model.load import Model, load_model
from eknaam.model.parameters import Weights
from eknaam.model.spell import write_units
from eknaam.model.tables import MAX_NAME, MODES
from eknaam.readings import Units, read
from eknaam.text.script import language_subtag

__all__ = ["Prediction", "predict", "predict_spellings"]

_SCRIPT_OF: Final = {"hi": "deva", "mr": "deva", "ne": "deva", "ur": "urdu"}
_SPACE: Final = " "
_FLUENCY: Final = 0.4  # how much it counts that letters are usual side by side
_CHOICES: Final = 12  # spellings of one chunk that are tried
_LONGEST: Final = 80  # units; a longer text is no name


class Prediction(NamedTuple):
    """A spelling and P(spelling | name), relative to everything that was looked at."""

    spelling: str
    probability: float


def predict_spellings(
    name: str,
    to: str = "hi",
    tag: str | None = None,
    limit: int = 10,
    model: Model | None = None,
) -> list[tuple[str, float]]:
    """Return the likeliest spellings of a name in Hindi or Urdu, best first.

    Args:
        name: a Vietnamese, Chinese or other name in Latin letters, or in Han characters.
        to: language of the spellings: hi, mr, ne (Devanagari) or ur.
        tag: BCP 47 tag of the name such as vi or zh-Latn-pinyin; without it the letters decide.
        limit: how many spellings.
        model: the model; the shipped one if None.

    Returns:
        Spellings with their probabilities; none for a name without letters.

    Raises:
        ValueError: there is no model for `to`, or the name is in Devanagari or Urdu itself.

    Examples:
        >>> [spelling for spelling, _ in predict_spellings("Trần Cương", to="hi", limit=2)]
        ['ट्रान कुओंग', 'ट्रान कोंग']
        >>> [spelling for spelling, _ in predict_spellings("Guangxi", "ur", "zh-Latn-pinyin", 1)]
        ['گوانگشی']
    """
    script = _SCRIPT_OF.get(language_subtag(to))
    if script is None:
        raise ValueError(f"to: expected one of {', '.join(_SCRIPT_OF)}, found {to!r}")
    reading = read(name, tag)
    if reading.words and reading.orthography not in MODES:
        raise ValueError(f"name: expected a name in Latin letters, found {name!r}")
    words = [tuple(unit.written for unit in word) for word in reading.words]
    weights = (model or load_model()).weights
    found = predict(weights, script, reading.orthography, words, limit=limit)
    return [(prediction.spelling, prediction.probability) for prediction in found]


def predict(
    weights: Weights,
    script: str,
    orthography: str,
    words: Sequence[Units],
    *,
    limit: int = 10,
    beam: int = 200,
) -> list[Prediction]:
    """Return the likeliest spellings of a name in a script, best first.

    Args:
        weights: the model.
        script: "deva" or "urdu".
        orthography: "vi", "pinyin" or "latin".
        words: units of each word of the name.
        limit: how many spellings.
        beam: how many beginnings of spellings are kept at each unit of the name.
    """
    totals: dict[str, float] = defaultdict(float)
    if not 0 < sum(map(len, words)) <= _LONGEST:
        return []
    for mode in MODES[orthography]:
        found = _search(weights, script, (orthography, mode), words, beam)
        usual = {units: p * _fluency(weights, script, units) for units, p in found.items()}
        share = weights.priors[orthography, mode, script] / math.fsum(usual.values())
        for units, p in usual.items():
            totals[_written(script, units)] += share * p
    best = sorted(totals.items(), key=lambda item: (-item[1], item[0]))
    return [Prediction(spelling, min(p, 1.0)) for spelling, p in best[:limit]]


def _search(
    weights: Weights, script: str, kind: tuple[str, str], words: Sequence[Units], beam: int
) -> dict[Units, float]:
    """Return spellings of the name in one mode with their weights, words set apart."""
    name = tuple(chain.from_iterable(words))
    breaks = set(accumulate(map(len, words))) - {len(name)}
    rows = _rows(weights, script)
    beams: list[dict[Units, float]] = [{(): 1.0}]
    for end in range(1, len(name) + 1):
        grown: dict[Units, float] = defaultdict(float)
        for start in range(max(0, end - MAX_NAME), end):
            if breaks & set(range(start + 1, end)):
                continue
            space = (_SPACE,) if start in breaks else ()
            number = weights.numbers.get((*kind, name[start:end]), 0)
            for units, p in rows.get(number, _unknown(end - start)):
                for spelling, q in beams[start].items():
                    grown[spelling + space + units] += p * q
        least = min(nlargest(beam, grown.values()), default=0.0)
        best = [item for item in grown.items() if item[1] >= least]
        best.sort(key=lambda item: (-item[1], item[0]))
        beams.append(dict(best[:beam]))
    return beams[-1]


_Row = tuple[tuple[Units, float], ...]
"""Ways to spell a chunk, with their weights."""


def _unknown(size: int) -> _Row:
    """Return the row of a chunk that the tables do not know: a single unit is left out."""
    return (((), 1.0),) if size == 1 else ()


@lru_cache(maxsize=8)
def _rows(weights: Weights, script: str) -> dict[int, _Row]:
    """Return for each chunk of a name the likeliest ways to spell it."""
    table = weights.scripts[script]
    rows: dict[int, list[tuple[Units, float]]] = defaultdict(list)
    for number, p in enumerate(table.deletions.tolist()):
        if p > 0:
            rows[number].append(((), p))
    for units, number, p in table.spellings_of_chunks():
        rows[number].append((units, p))
    return {
        number: tuple(sorted(row, key=lambda item: (-item[1], item[0]))[:_CHOICES])
        for number, row in rows.items()
    }


def _fluency(weights: Weights, script: str, units: Units) -> float:
    """Return how usual the letters are side by side, word by word, compared with apart."""
    associations = (_association(weights, script, word) for word in _words(units))
    return math.exp(_FLUENCY * math.fsum(associations))


@lru_cache(maxsize=1 << 16)
def _association(weights: Weights, script: str, word: Units) -> float:
    """Return `Background.association` of a word; the same words are in most spellings of a name."""
    return weights.scripts[script].background.association(word)


def _written(script: str, units: Units) -> str:
    return _SPACE.join(write_units(script, word) for word in _words(units))


def _words(units: Units) -> Iterator[Units]:
    start = 0
    for end, unit in enumerate((*units, _SPACE)):
        if unit == _SPACE:
            if end > start:
                yield units[start:end]
            start = end + 1
