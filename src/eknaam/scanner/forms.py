"""What is known of the words of running text, and what is remembered of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final, NamedTuple

from eknaam.lexicon.frequency import UNKNOWN
from eknaam.matching.heard import NOTHING, Heard
from eknaam.matching.matcher import SCRIPTS
from eknaam.text.script import COMMON

__all__ = ["NO_FORM", "NO_STARTS", "Form", "Memory", "Piece", "is_strange"]

NO_STARTS: Final[Mapping[int, float]] = MappingProxyType({})
"""No beginning of a name."""


class Form(NamedTuple):  # of many thousand words, so it has to be made quickly
    """A distinct word of text, and what it may be.

    Attributes:
        word: the word as it was written.
        folded: the word, folded; empty if it is too long for a name.
        script: its script, ISO 15924.
        zipf: how frequent it is in ordinary text, as a Zipf frequency.
        near_names: whether it is part of a phrase that stands around names.
        heard: the parts of names that it may be by its sound.
        starts: the beginnings of names that it may be, with the gain of each in nats.
        marks_region: whether "autonomous region" may begin with it.
        letters: its Latin letters, if names are compared with it letter by letter.
        begins: whether a name may begin with it.
        begins_listed: whether a listed spelling begins with it.
        firsts: a sign of the first syllables of the parts that it may be; see `sign_of`.
        follows: a sign of the syllables that may stand after it in a name that it begins.
        goes_on: whether a name may go on with it.
        alone: whether it may be a name by itself.
        alone_beside: whether it may be one with a title or a generic word beside it.
        loud: whether it calls for a closer look.
    """

    word: str
    folded: str
    script: str
    zipf: float
    near_names: bool = False
    heard: Heard = NOTHING
    starts: Mapping[int, float] = NO_STARTS
    letters: str = ""
    begins: bool = False
    begins_listed: bool = False
    firsts: int = 0
    follows: int = 0
    goes_on: bool = False
    alone: bool = False
    alone_beside: bool = False
    loud: bool = False
    marks_region: bool = False


NO_FORM: Final = Form("", "", COMMON, UNKNOWN)
"""The form of what is no word of a name."""


def is_strange(form: Form) -> bool:
    """Whether ordinary text does not have a word; of Latin ones those with a capital."""
    if form.near_names or form.zipf > UNKNOWN or not form.folded:
        return False
    return form.script in SCRIPTS or (form.script == "Latn" and form.word[:1].isupper())


Piece = tuple[int, int, tuple[tuple[int, int, Form], ...]]
"""A chunk: what signs it bears (see `columns`), how long it is, and its words: start and end within
it, and the form."""


@dataclass(slots=True)
class Memory:
    """What was decided so far; it is thrown away as a whole when it has grown large.

    Attributes:
        pieces: chunks that are not too long to come again.
        forms: their words.
    """

    pieces: dict[str, Piece] = field(default_factory=dict)
    forms: dict[str, Form] = field(default_factory=dict)
