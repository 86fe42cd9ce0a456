"""What the words around a name say about it."""

from __future__ import annotations

from collections.abc import Set
from functools import lru_cache
from typing import Final

from eknaam.lexicon import Role, load_lexicon
from eknaam.lexicon.words import words
from eknaam.matching.query import AUTONOMOUS_REGION, NO_EVIDENCE, Evidence, evidence_of
from eknaam.records import Entity
from eknaam.scanner.forms import is_strange
from eknaam.scanner.passage import Passage

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

    def evidence(self, passage: Passage, first: int, last: int) -> Evidence:
        """Return what the words beside a window say.

        Args:
            passage: the words of a text.
            first: the first word of the window.
            last: one after its last word.
        """
        before = passage.before(first, _AROUND) if passage.forms[first - 1].near_names else ()
        last += passage.forms[last].folded.isdecimal()  # पुल in बाक लुआन 2 पुल
        after = passage.after(last, _AROUND) if passage.forms[last].near_names else ()
        return self._read(before, after) if before or after else NO_EVIDENCE

    def _evidence(self, before: tuple[str, ...], after: tuple[str, ...]) -> Evidence:
        evidence = NO_EVIDENCE
        for role in _BEFORE:
            evidence |= evidence_of(self._lexicon.at_end(before, role, "before"))
        for role in _AFTER:
            evidence |= evidence_of(self._lexicon.at_start(after, role, "after"))
        return evidence

    def is_around_a_name(self, name: tuple[str, ...]) -> bool:
        """Whether words begin or end with what stands around a name and is never part of one."""
        lexicon = self._lexicon
        before = (Role.HONORIFIC, Role.TITLE)
        after = (Role.POSTPOSITION, Role.AFTER_NAME)
        return any(lexicon.at_start(name, role, "before") for role in before) or any(
            lexicon.at_end(name, role, "after") for role in after
        )

    def is_of_another(self, passage: Passage, first: int, last: int) -> bool:
        """Whether words belong to a brand (Vietnam Airlines), or to a name of another people.

        Args:
            passage: the words of a text.
            first: the first word of the window.
            last: one after its last word.
        """
        after = passage.after(last, 2)
        if after and (after[0] in words("after_brand") or "".join(after) in words("after_brand")):
            return True
        before = passage.before(first, 2)
        if " ".join(before) in words("before_brand"):
            return True
        others = words("other_surnames")
        return passage.forms[first].folded in others or (bool(before) and before[-1] in others)

    def is_of_sea(self, passage: Passage, first: int, last: int) -> bool:
        """Whether a sea is called by the name of a country: दक्षिण चीन सागर, بحیرہ جنوبی چین."""
        if "sea" in self.evidence(passage, first, last).types:
            return True
        before = passage.before(first, _AROUND)
        while before and before[-1] in words("directions"):
            before = before[:-1]
        sea = self._lexicon.at_end(before, Role.PLACE, "before")
        return sea is not None and sea.type == "sea"

    def is_followed(self, passage: Passage, last: int) -> bool:
        """Whether a postposition follows the word before `last`, so that a name ends there."""
        after = passage.after(last, 1)
        return self._lexicon.at_start(after, Role.POSTPOSITION, "after") is not None

    def is_surrounded(self, passage: Passage, index: int, named: Set[int]) -> bool:
        """Whether a word may be a part of a longer name, by the words on either side.

        A word that no text usually has speaks for that, and so does a title before the word
        before: कॉमरेड ले थांग.

        Args:
            passage: the words of a text.
            index: the word.
            named: where the names of the text that are known begin.
        """
        if passage.linked(index) and is_strange(passage.forms[index + 1]):
            return passage.starts[index + 1] not in named
        beside = passage.forms[index - 1]
        if beside.near_names or not passage.linked(index - 1):
            return False
        return is_strange(beside) or "person" in self.evidence(passage, index - 1, index).kinds

    def full_form(self, passage: Passage, last: int, entity: Entity) -> int:
        """Return where the full form of a name ends: after "झुआंग स्वायत्त क्षेत्र".

        Args:
            passage: the words of a text.
            last: one after the last word of the name itself.
            entity: what it names.

        Returns:
            One after the last word of the full form; `last` where there is none.
        """
        if entity.type != AUTONOMOUS_REGION:
            return last
        after = passage.after(last, _AROUND)
        people = self._lexicon.at_start(after, Role.PEOPLE, "after")
        length = people.length if people else 0
        region_words = self._region_words(after[length:])
        return last + length + region_words if region_words else last

    def people_of_region(self, passage: Passage, index: int) -> int | None:
        """Return how many words name a people before "autonomous region".

        Args:
            passage: the words of a text.
            index: where the phrase may begin.

        Returns:
            The number of words, often none; None if the phrase does not stand there.
        """
        if not self._region_words(passage.after(index, _AROUND)) or not passage.linked(index - 1):
            return None
        people = self._lexicon.at_end(passage.before(index, _AROUND), Role.PEOPLE, "before")
        return people.length if people else 0

    def _region_words(self, following: tuple[str, ...]) -> int:
        place = self._lexicon.at_start(following, Role.PLACE, "after")
        return place.length if place and place.type == AUTONOMOUS_REGION else 0
