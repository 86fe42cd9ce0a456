"""The likely Vietnamese or pinyin form of spellings, all of them taken together.

Each spelling brings its likeliest runs of syllables; each run is then weighed by all spellings of
both scripts: how usual it is as a name, and how likely each spelling is of it. A spelling in Latin
letters says the form itself.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np

from eknaam.discover.sounds import SCRIPTS, Run, Sounds
from eknaam.discover.syllables import TAGS, Tag
from eknaam.discover.windows import LENGTHS
from eknaam.model import compile_names
from eknaam.model.batch import BatchScorer
from eknaam.readings import read, units_of
from eknaam.readings.latin import plain_letters
from eknaam.records import Kind
from eknaam.text.fold import fold
from eknaam.text.script import script_of
from eknaam.text.tokens import words_of

__all__ = ["Canonical", "Form", "Spelled"]

_KEPT: Final = 24  # forms of a spelling
_RUNS: Final = 12  # runs of a word
_OTHER_LETTERS: Final = -25.0  # nats; of Latin letters that are not those of the form
_IMPOSSIBLE: Final = -200.0  # nats; more than any spelling differs
_VOWELS: Final = frozenset("aeo")


@dataclass(frozen=True, slots=True, order=True)
class Form:
    """A canonical form: its language and its syllables, without tones.

    Examples:
        >>> Form("vi", ("lê", "minh", "hưng")).written("person")
        'Le Minh Hung'
        >>> Form("zh-Latn-pinyin", ("xi", "an")).written("place")
        "Xi'an"
        >>> Form("zh-Latn-pinyin", ("xi", "jin", "ping")).written("person")
        'Xi Jinping'
    """

    tag: Tag
    syllables: tuple[str, ...]

    @property
    def letters(self) -> str:
        """Its letters without marks and spaces."""
        return "".join(map(plain_letters, self.syllables))

    def written(self, kind: Kind) -> str:
        """Return it as a name in plain letters; marks are not guessed."""
        plain = [plain_letters(each) for each in self.syllables]
        if self.tag == "vi":
            return " ".join(each.capitalize() for each in plain)
        parts = (plain[:1], plain[1:]) if kind == "person" else (plain,)
        return " ".join(_joined(part).capitalize() for part in parts if part)


def _joined(syllables: Sequence[str]) -> str:
    first, *others = syllables
    return first + "".join(f"'{each}" if each[0] in _VOWELS else each for each in others)


@dataclass(frozen=True, slots=True, order=True)
class Spelled:
    """A spelling to be explained: its folded words in one script, ISO 15924."""

    words: tuple[str, ...]
    script: str

    @classmethod
    def of(cls, text: str) -> Spelled:
        """Return a spelling as it stands in a text."""
        return cls(tuple(fold(word.text) for word in words_of(text)), script_of(text))


class Canonical:
    """Weighs canonical forms by spellings. Immutable but for what it remembers.

    Args:
        sounds: hears syllables.
    """

    def __init__(self, sounds: Sounds) -> None:
        self._sounds = sounds
        weights = sounds.model.weights
        self._scorers = {script: BatchScorer(weights, script) for script in SCRIPTS.values()}
        self._scores: dict[tuple[Spelled, Form], float] = {}
        self.forms = lru_cache(maxsize=1 << 16)(self._forms)

    def _forms(self, spelling: Spelled) -> tuple[Form, ...]:
        """Return the likeliest forms of a spelling by itself, the likeliest first."""
        found: list[tuple[float, Form]] = []
        for tag in TAGS:
            names = [Run((), 0.0)]
            for number, word in enumerate(spelling.words):
                runs = self._sounds.runs(word, spelling.script, tag, begins=not number, most=_RUNS)
                longer = [
                    Run((*name.syllables, *run.syllables), name.score + run.score)
                    for name in names
                    for run in runs
                ]
                names = sorted(longer, key=lambda run: (-run.score, run.syllables))[:_KEPT]
            found += (
                (name.score + LENGTHS[len(name.syllables)], Form(tag, name.syllables))
                for name in names
                if len(name.syllables) in LENGTHS
            )
        return tuple(form for _, form in sorted(found, key=lambda one: (-one[0], one[1]))[:_KEPT])

    def weigh(self, spellings: Sequence[Spelled], forms: Sequence[Form]) -> list[float]:
        """Return log P(form, spellings) of each form, in nats."""
        self._score([(spelling, form) for spelling in spellings for form in forms])
        return [
            self.log_prior(form) + sum(self._scores[spelling, form] for spelling in spellings)
            for form in forms
        ]

    def fit(self, spelling: Spelled, form: Form) -> float:
        """Return log P(spelling | form), in nats."""
        self._score([(spelling, form)])
        return self._scores[spelling, form]

    def log_prior(self, form: Form) -> float:
        """Return the log probability that a name has a form, in nats."""
        inventory, (first, *later) = self._sounds.inventory, form.syllables
        begins = inventory.first[form.tag].get(first, _OTHER_LETTERS)
        rest = sum(inventory.later[form.tag].get(each, _OTHER_LETTERS) for each in later)
        return begins + rest + LENGTHS[len(form.syllables)] - math.log(len(TAGS))

    def _score(self, pairs: Iterable[tuple[Spelled, Form]]) -> None:
        """Work out log P(spelling | form) of pairs, in one batch for each script."""
        new = [pair for pair in pairs if pair not in self._scores]
        for spelling, form in new:
            if spelling.script not in SCRIPTS:
                same = plain_letters("".join(spelling.words)) == form.letters
                self._scores[spelling, form] = 0.0 if same else _OTHER_LETTERS
        for code, script in SCRIPTS.items():
            self._score_script(script, [pair for pair in new if pair[0].script == code])

    def _score_script(self, script: str, pairs: Sequence[tuple[Spelled, Form]]) -> None:
        if not pairs:
            return
        spellings = list(dict.fromkeys(spelling for spelling, _ in pairs))
        forms = list(dict.fromkeys(form for _, form in pairs))
        numbers = {one: number for each in (spellings, forms) for number, one in enumerate(each)}
        names = [(_ORTHOGRAPHY[form.tag], _units(form)) for form in forms]
        compiled = compile_names(self._sounds.model.weights, names)
        units = [
            tuple(unit for word in each.words for unit in units_of(word, each.script))
            for each in spellings
        ]
        left = np.array([numbers[spelling] for spelling, _ in pairs])
        right = np.array([numbers[form] for _, form in pairs])
        scores = self._scorers[script].score(compiled, units, left, right)
        for pair, score in zip(pairs, scores.tolist(), strict=True):
            self._scores[pair] = max(score, _IMPOSSIBLE)


_ORTHOGRAPHY: Final = {"vi": "vi", "zh-Latn-pinyin": "pinyin"}


def _units(form: Form) -> tuple[str, ...]:
    return tuple(unit for each in form.syllables for unit in read(each, form.tag).units)
