"""Runs: words side by side that some names begin with."""

from __future__ import annotations

import math

from eknaam.lexicon.frequency import zipf_of_words
from eknaam.matching.heard import Heard
from eknaam.matching.matcher import Matcher
from eknaam.scanner.forms import Form

__all__ = ["Run"]


class Run:
    """Words that some names begin with.

    Attributes:
        forms: the words.
        spelled: the words folded, without blanks.
        letters: their Latin letters, if names are compared with them by letters.
        begins_listed: whether a listed spelling begins with the first word.
        nodes: the beginnings of names that they may be by their sound, with the gain of each.
    """

    __slots__ = ("_matcher", "begins_listed", "forms", "letters", "nodes", "spelled")

    def __init__(self, matcher: Matcher, form: Form) -> None:
        self._matcher = matcher
        self.forms = [form]
        self.spelled = form.folded
        self.letters = form.letters
        self.nodes = form.starts
        self.begins_listed = form.begins_listed

    @property
    def gain(self) -> float | None:
        """How much better, in nats, a name explains the words than none; None if none ends here."""
        if self.letters:
            return math.inf if self._matcher.spellings.is_like_a_name(self.letters) else None
        ends_name = self._matcher.parts.ends_name
        return max((gain for node, gain in self.nodes.items() if ends_name(node)), default=None)

    @property
    def text(self) -> str:
        """The words folded, with blanks between them."""
        return " ".join([form.folded for form in self.forms])

    @property
    def heard(self) -> list[Heard]:
        """What is heard in each word."""
        return [form.heard for form in self.forms]

    @property
    def script(self) -> str:
        """Their script, ISO 15924."""
        return self.forms[0].script

    @property
    def zipf(self) -> float:
        """How frequent the words are in ordinary text, together."""
        return zipf_of_words([form.zipf for form in self.forms])

    def followed_by(self, form: Form) -> Run | None:
        """Return the run with one more word, or None if no name goes on so."""
        if form.script != self.script or bool(form.letters) != bool(self.letters):
            return None
        nodes = self._following(form) if self.nodes and form.firsts else {}
        spelled, letters = self.spelled + form.folded, self.letters + form.letters
        spellings = self._matcher.spellings
        listed = self.begins_listed and spellings.begins_listed(spelled)
        if not (nodes or listed or (letters and spellings.begins_like_a_name(letters))):
            return None
        longer = Run(self._matcher, form)
        longer.forms = [*self.forms, form]
        longer.spelled, longer.letters, longer.nodes = spelled, letters, nodes
        longer.begins_listed = self.begins_listed
        return longer

    def _following(self, form: Form) -> dict[int, float]:
        parts = self._matcher.parts
        return {
            following: gain + more
            for node, gain in self.nodes.items()
            if parts.going_on(node) & form.firsts  # quick, and mostly there is none
            for part, more in form.heard.parts.items()
            if (following := parts.step(node, part)) is not None
        }
