"""Learn the chunk tables from pairs, or adapt tables to pairs that a newsroom has confirmed.

The general (latin) table of a script is learned first. The tables of quốc ngữ and pinyin, which
have few pairs, start from pseudo-counts (`pseudo`); adapted tables start from those of a base.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from eknaam.errors import InputError
from eknaam.model.background import Background, learn_background
from eknaam.model.em import (
    Advance,
    Prior,
    Settings,
    country_weights,
    learn_general,
    learn_modes,
    silent,
)
from eknaam.model.pairs import Example
from eknaam.model.pseudo import pseudo_counts
from eknaam.model.storage import Learned
from eknaam.model.tables import MODES, SCRIPTS, TABLE_KEYS, ChunkTable, TableKey

__all__ = ["DEFAULT_SETTINGS", "Adapted", "adapt", "steps_of", "train"]

DEFAULT_SETTINGS: Final = Settings()
_SPECIFIC: Final = ("vi", "pinyin")


def train(
    examples: Sequence[Example],
    settings: Settings = DEFAULT_SETTINGS,
    advance: Advance = silent,
) -> Learned:
    """Learn all tables from pairs.

    Args:
        examples: pairs of both scripts; their order does not matter but for the last digits.
        settings: how to learn.
        advance: is told after each round how many pairs went through it.

    Raises:
        InputError: an orthography has no pair in one of the scripts.
    """
    tables: dict[TableKey, ChunkTable] = {}
    backgrounds: dict[str, Background] = {}
    for script in SCRIPTS:
        mine = [example for example in examples if example.script == script]
        weights = country_weights(mine, settings.country_cap).tolist()
        background = learn_background(
            (example.spelling, weight) for example, weight in zip(mine, weights, strict=True)
        )
        backgrounds[script] = background
        general = learn_general(_of(mine, "latin", script), background, settings, advance)
        tables[general.key] = general
        for orthography in _SPECIFIC:
            own = _of(mine, orthography, script)
            names = sorted({example.name for example in own})
            keys = [(orthography, mode, script) for mode in MODES[orthography]]
            priors = {
                key: Prior(pseudo_counts(key, general, names, settings), 1 / len(keys))
                for key in keys
            }
            learned, _ = learn_modes(own, priors, background, settings, advance)
            tables |= {table.key: table for table in learned}
    return Learned([tables[key] for key in TABLE_KEYS], backgrounds)


def _of(examples: Iterable[Example], orthography: str, script: str) -> list[Example]:
    found = [example for example in examples if example.orthography == orthography]
    if not found:
        raise InputError(f"no pair of orthography {orthography} in script {script} to learn from")
    return found


@dataclass(frozen=True, slots=True)
class Adapted:
    """Adapted tables, and how far each pair was believed.

    Attributes:
        learned: the tables.
        trusted: pairs with the probability that the spelling was made from the name; a low one
            marks a translated name or a mistake, from which next to nothing was learned.
    """

    learned: Learned
    trusted: Sequence[tuple[Example, float]]


def adapt(
    base: Learned,
    examples: Sequence[Example],
    settings: Settings = DEFAULT_SETTINGS,
    advance: Advance = silent,
) -> Adapted:
    """Teach tables the spelling of confirmed pairs.

    Maximum a posteriori estimation: the tables of the base count as pairs that were seen before.
    Tables without a new pair stay as they are.

    Args:
        base: the tables to start from.
        examples: the confirmed pairs.
        settings: how to learn.
        advance: is told after each round how many pairs went through it.
    """
    tables = {table.key: table for table in base.tables}
    backgrounds = dict(base.backgrounds)
    trusted: list[tuple[Example, float]] = []
    for script in SCRIPTS:
        mine = [example for example in examples if example.script == script]
        for orthography in MODES:
            own = [example for example in mine if example.orthography == orthography]
            if own:
                old = [tables[orthography, mode, script] for mode in MODES[orthography]]
                new, clean = _adapted(old, own, backgrounds[script], settings, advance)
                tables |= {table.key: table for table in new}
                trusted += zip(own, clean, strict=True)
        spellings = ((example.spelling, 1.0) for example in mine)
        backgrounds[script] = learn_background(spellings, backgrounds[script])
    return Adapted(Learned([tables[key] for key in TABLE_KEYS], backgrounds), trusted)


def _adapted(
    old: Sequence[ChunkTable],
    examples: Sequence[Example],
    background: Background,
    settings: Settings,
    advance: Advance,
) -> tuple[list[ChunkTable], list[float]]:
    # A pair takes about as many chunks as its name has units.
    mass = settings.base_pairs * float(np.mean([len(example.name) for example in examples]))
    priors = {
        table.key: Prior({chunk: mass * p for chunk, p in table.joint.items()}, table.prior)
        for table in old
    }
    tables, clean = learn_modes(examples, priors, background, settings, advance)
    return tables, clean.tolist()


def steps_of(examples: Sequence[Example], settings: Settings = DEFAULT_SETTINGS) -> int:
    """Return what all calls of `advance` will add up to."""
    return settings.rounds * sum(len(MODES[example.orthography]) for example in examples)
