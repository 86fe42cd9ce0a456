"""What the words around a name say about it."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from eknaam.lexicon import Role, load_lexicon
from eknaam.lexicon.frequency import UNKNOWN
from eknaam.matching.matcher import SCRIPTS
from eknaam.matching.query import AUTONOMOUS_REGION, NO_EVIDENCE, Evidence, evidence_of
from eknaam.records import Entity
from eknaam.scanner.forms import Form
from eknaam.scanner.regions import Region
from eknaam.text.script import COMMON

__all__ = ["Context"]

_REMEMBERED: Final = 4_096
_AROUND: Final = 4  # words on either side that may speak for a name
_BEFORE: Final = (Role.HONORIFIC, Role.TITLE, Role.PLACE)
_AFTER: Final = (Role.PLACE, Role.AFTER_NAME)


class Context:
    """Reads the words around names by the lexicon. Immutable."""

    def __init__(self) -> None:
        self._lexicon = load_lexicon()
        self._read = lru_cache(maxsize=_REMEMBERED)(self._evidence)

    def evidence(self, region: Region, first: int, last: int) -> Evidence:
        """Return what the words beside a window say.

        Args:
            region: words of a text.
            first: the first word of the window.
            last: one after its last word.
        """
        before = region.before(first, _AROUND) if region.form(first - 1).near_names else ()
        after = region.after(last, _AROUND) if region.form(last).near_names else ()
        return self._read(before, after) if before or after else NO_EVIDENCE

    def _evidence(self, before: tuple[str, ...], after: tuple[str, ...]) -> Evidence:
        evidence = NO_EVIDENCE
        for role in _BEFORE:
            evidence |= evidence_of(self._lexicon.at_end(before, role, "before"))
        for role in _AFTER:
            evidence |= evidence_of(self._lexicon.at_start(after, role, "after"))
        return evidence

    def is_around_a_name(self, words: tuple[str, ...]) -> bool:
        """Whether words begin or end with what stands around a name and is never part of one."""
        lexicon = self._lexicon
        before = (Role.HONORIFIC, Role.TITLE)
        after = (Role.POSTPOSITION, Role.AFTER_NAME)
        return any(lexicon.at_start(words, role, "before") for role in before) or any(
            lexicon.at_end(words, role, "after") for role in after
        )

    def is_surrounded(self, region: Region, index: int) -> bool:
        """Whether a word may be a part of a longer name, by the words on either side.

        A word that no text usually has speaks for that, and so does a title before the word
        before: कॉमरेड ले थांग.
        """
        if region.linked(index) and _is_strange(region.form(index + 1)):
            return True
        beside = region.form(index - 1)
        if beside.near_names or not region.linked(index - 1):
            return False
        return _is_strange(beside) or "person" in self.evidence(region, index - 1, index).kinds

    def full_form(self, region: Region, last: int, entity: Entity) -> int:
        """Return where the full form of a name ends: after "झुआंग स्वायत्त क्षेत्र".

        Args:
            region: words of a text.
            last: one after the last word of the name itself.
            entity: what it names.

        Returns:
            One after the last word of the full form; `last` where there is none.
        """
        if entity.type != AUTONOMOUS_REGION:
            return last
        after = region.after(last, _AROUND)
        people = self._lexicon.at_start(after, Role.PEOPLE, "after")
        length = people.length if people else 0
        region_words = self._region_words(after[length:])
        return last + length + region_words if region_words else last

    def people_of_region(self, region: Region, index: int) -> int | None:
        """Return how many words name a people before "autonomous region".

        Args:
            region: words of a text.
            index: where the phrase may begin.

        Returns:
            The number of words, often none; None if the phrase does not stand there.
        """
        if not self._region_words(region.after(index, _AROUND)) or not region.linked(index - 1):
            return None
        people = self._lexicon.at_end(region.before(index, _AROUND), Role.PEOPLE, "before")
        return people.length if people else 0

    def _region_words(self, words: tuple[str, ...]) -> int:
        place = self._lexicon.at_start(words, Role.PLACE, "after")
        return place.length if place and place.type == AUTONOMOUS_REGION else 0


def _is_strange(form: Form) -> bool:
    if form.near_names or form.script == COMMON:
        return False
    return form.zipf == UNKNOWN and (form.script in SCRIPTS or form.word[:1].isupper())
