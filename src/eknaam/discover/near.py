"""Whether a name that seems to be unlisted is a spelling of a listed one after all.

A single spelling hardly says so, all spellings of a name together do: they are weighed as spellings
of each listed name that is near, and as spellings of a name that no gazetteer has.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Final

from eknaam.discover.cluster import Cluster
from eknaam.discover.sightings import Near
from eknaam.readings.pinyin import split_syllables
from eknaam.readings.vietnamese import drop_tone
from eknaam.text.fold import fold
from eknaam.text.tokens import words_of
from eknaam.unlisted import TAGS, Form, Forms, Spelled

__all__ = ["LISTED", "fit_of_listed", "form_of", "probabilities"]

LISTED: Final = -5.0
"""The log probability that a name is one of the listed ones that are near.

An estimate; a name of three syllables that no gazetteer has is about ten nats less likely.
"""

_PASSED_OVER: Final = -3.0
"""Nats against a listed name that the reading of the text preferred an unlisted one to.

An estimate: what stands beside the name has spoken there, too.
"""


def form_of(name: str, tag: str) -> Form | None:
    """Return the syllables of a listed name; None for one that is not in a language of names.

    Examples:
        >>> form_of("Xi Jinping", "zh-Latn-pinyin").letters, form_of("Hanoi", "en")
        ('xijinping', None)
    """
    known = next((each for each in TAGS if each == tag), None)
    words = [drop_tone(fold(word.text)) for word in words_of(name)]
    if known is None or not words:
        return None
    if known == "vi":
        return Form(known, tuple(words))
    return Form(known, tuple(each for word in words for each in split_syllables(word)))


def fit_of_listed(spelling: Spelled, near: Near, forms: Forms) -> float:
    """Return log P(spelling | listed name), in nats; -inf for a name in another language."""
    form = form_of(near.name, near.tag)
    return forms.fit(spelling, form) if form is not None and form.syllables else -math.inf


def probabilities(
    found: Cluster, spellings: Sequence[Spelled], near: Iterable[Near], forms: Forms
) -> dict[str, float]:
    """Return the probability of each near listed entity, by its id, the likeliest first.

    Args:
        found: the cluster of the spellings.
        spellings: the spellings of a name.
        near: the listed names of which they may be spellings.
        forms: weighs canonical forms.
    """
    best: dict[str, float] = {}
    for one in near:
        fit = sum(fit_of_listed(spelling, one, forms) for spelling in spellings)
        score = LISTED + _PASSED_OVER + fit
        best[one.entity] = max(score, best.get(one.entity, -math.inf))
    [new] = forms.weigh(spellings, [found.forms[0][0]])
    most = max((new, *best.values()))
    whole = math.exp(new - most) + sum(math.exp(score - most) for score in best.values())
    ranked = sorted(best, key=lambda each: (-best[each], each))
    return {each: math.exp(best[each] - most) / whole for each in ranked}
