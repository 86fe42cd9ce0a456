"""The likely Vietnamese or pinyin form of spellings, all of them taken together.

Each spelling brings its likeliest runs of syllables; each run is then weighed by all spellings of
both scripts: how usual it is as a name, and how likely each spelling is of it. A spelling in Latin
letters says the form itself.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np

from eknaam.model import compile_names
from eknaam.model.batch import BatchScorer
from eknaam.readings import read, units_of
from eknaam.readings.latin import plain_letters
from eknaam.records import Kind
from eknaam.text.fold import fold
from eknaam.text.script import script_of
from eknaam.text.tokens import words_of
from eknaam.unlisted.counts import Position
from eknaam.unlisted.hearing import SCRIPTS, Hearing, Syllables
from eknaam.unlisted.syllables import TAGS, Tag

__all__ = ["Form", "Forms", "Spelled"]

_KEPT: Final = 24  # forms of a spelling
_READINGS: Final = 12  # of a word
LENGTHS: Final = {2: math.log(0.5), 3: math.log(0.35), 4: math.log(0.12), 5: math.log(0.03)}
"""The log probability that a name has so many syllables; one alone is too little to go by."""
_BEGINNINGS: Final[dict[Kind | None, tuple[Position, ...]]] = {
    None: ("surname", "place"), "person": ("surname",), "place": ("place",),
    "organization": ("place",),
}  # fmt: skip
_SCORES_REMEMBERED: Final = 1 << 20  # pairs of spelling and form
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


class Forms:
    """Weighs canonical forms by spellings. Immutable but for what it remembers.

    Args:
        hearing: hears syllables.
    """

    def __init__(self, hearing: Hearing) -> None:
        self._hearing = hearing
        weights = hearing.model.weights
        self._scorers = {script: BatchScorer(weights, script) for script in SCRIPTS.values()}
        self._scores: dict[tuple[Spelled, Form], float] = {}
        self.of = lru_cache(maxsize=1 << 16)(self._of)

    def _of(self, spelling: Spelled, kind: Kind | None = None) -> tuple[Form, ...]:
        """Return the likeliest forms of a spelling by itself, the likeliest first.

        Args:
            spelling: the spelling.
            kind: what it names, "person" or "place", if that is known.
        """
        found: list[tuple[float, Form]] = []
        for tag in TAGS:
            for position in _BEGINNINGS[kind]:
                found += self._read(spelling, tag, position)
        best: dict[Form, float] = {}
        for score, form in found:
            best[form] = max(score, best.get(form, -math.inf))
        ranked = sorted(best, key=lambda form: (-best[form], form))
        return tuple(ranked[:_KEPT])

    def _read(
        self, spelling: Spelled, tag: Tag, position: Position
    ) -> Iterator[tuple[float, Form]]:
        names = [Syllables((), 0.0)]
        rest: Position = "place" if position == "place" else "given"
        for number, word in enumerate(spelling.words):
            readings = self._hearing.readings(
                word, spelling.script, tag, rest if number else position, most=_READINGS
            )
            longer = [
                Syllables((*name.syllables, *one.syllables), name.score + one.score)
                for name in names
                for one in readings
            ]
            names = sorted(longer, key=lambda one: (-one.score, one.syllables))[:_KEPT]
        for name in names:
            if len(name.syllables) in LENGTHS:
                yield name.score + LENGTHS[len(name.syllables)], Form(tag, name.syllables)

    def weigh(self, spellings: Sequence[Spelled], forms: Sequence[Form]) -> list[float]:
        """Return log P(form, spellings) of each form, in nats."""
        self.score((spelling, form) for spelling in spellings for form in forms)
        return [
            self.log_prior(form) + sum(self._scores[spelling, form] for spelling in spellings)
            for form in forms
        ]

    def fit(self, spelling: Spelled, form: Form) -> float:
        """Return log P(spelling | form), in nats."""
        self.score([(spelling, form)])
        return self._scores[spelling, form]

    def log_prior(self, form: Form) -> float:
        """Return the log probability that a name has a form, in nats."""
        tables = self._hearing.inventory.tables[form.tag]
        first, *later = form.syllables
        person = tables["surname"].get(first, _OTHER_LETTERS) + sum(
            tables["given"].get(each, _OTHER_LETTERS) for each in later
        )
        place = sum(tables["place"].get(each, _OTHER_LETTERS) for each in form.syllables)
        either = float(np.logaddexp(person, place)) - math.log(2)
        return either + LENGTHS[len(form.syllables)] - math.log(len(TAGS))

    def score(self, pairs: Iterable[tuple[Spelled, Form]]) -> None:
        """Work out log P(spelling | form) of pairs; many at once are quick.

        Args:
            pairs: spellings, each with a form that will be asked for.
        """
        pairs = dict.fromkeys(pairs)
        if len(self._scores) + len(pairs) > _SCORES_REMEMBERED:
            self._scores = {}
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
        compiled = compile_names(self._hearing.model.weights, names)
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
