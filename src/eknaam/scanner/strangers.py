"""From the chosen windows of unlisted names to what is said of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from eknaam.matching.decide import decide
from eknaam.matching.matcher import Matcher
from eknaam.matching.names import letters
from eknaam.records import Candidate, Kind, UnlistedName
from eknaam.scanner.rivalry import share
from eknaam.scanner.segmentation import segment
from eknaam.scanner.unlisted import UnlistedWindow
from eknaam.scanner.windows import Window
from eknaam.text.script import language_of
from eknaam.unlisted import Form, Forms, Spelled

__all__ = ["LEAST_SCORE", "Strangers"]

LEAST_SCORE: Final = 0.5
"""The least probability of an unlisted name that is reported."""

_SAME: Final = 3
"""So many of the likeliest forms are compared with the names of a listed entity."""

_NEAR: Final = 0.2
"""The least probability of a listed entity of which an unlisted name may be a spelling."""


class Strangers:
    """Describes unlisted names. Immutable but for what it remembers.

    Args:
        matcher: what knows the listed names.
        forms: what finds the likely canonical form of a spelling; made when it is needed.
    """

    def __init__(self, matcher: Matcher, forms: Callable[[], Forms]) -> None:
        self._matcher = matcher
        self._forms = forms

    def is_same(self, window: UnlistedWindow, listed: Window) -> bool:
        """Whether words that may be an unlisted name have the form of the listed name they may be.

        Args:
            window: words that may be an unlisted name.
            listed: a listed name.
        """
        if (window.start, window.until) != (listed.start, listed.until):
            return False
        likely = {form.letters for form in self._likely(window)[:_SAME]}
        return any(letters(name.text) in likely for name in listed.match.entity.names)

    def as_listed(self, window: UnlistedWindow, rivals: Sequence[Window]) -> Window | None:
        """Return the listed name that words are after all, since their likely form is its name.

        Args:
            window: words that may be an unlisted name.
            rivals: listed names that the same words may be.
        """
        same = [one for one in rivals if self.is_same(window, one)]
        if same:
            return max(same, key=lambda one: one.weight)
        likely = self._likely(window)
        if not likely:
            return None
        written = likely[0].written(window.kind)
        found = [
            candidate
            for candidate in self._matcher.inferred([written], window.kind)
            if candidate.name.tag.startswith(likely[0].tag)
            and letters(candidate.name.text) == likely[0].letters
        ]
        if not found:
            return None
        match = decide(found, window.evidence, listed=False)
        if window.evidence.rules_out(match.entity):
            return None
        return Window(
            window.passage, window.first, window.last, window.start, window.until, window.until,
            match, window.odds, window.weight, window.evidence,
        )  # fmt: skip

    def _likely(self, window: UnlistedWindow) -> tuple[Form, ...]:
        forms = window.forms
        spelled = Spelled(tuple(form.folded for form in forms), forms[0].script)
        return self._forms().of(spelled, window.kind)

    def describe(
        self, text: str, window: UnlistedWindow, lang: str | None, rivals: Sequence[Window]
    ) -> UnlistedName | None:
        """Return what is said of a window, or None where its words have no likely form.

        Args:
            text: the text.
            window: words that may be an unlisted name.
            lang: a hint at the language of the text, BCP 47.
            rivals: listed names that the same words may be.
        """
        likely = self._likely(window)
        if not likely:
            return None
        name = text[window.start : window.until]
        best = next((form for form in likely if form.tag == window.tag), likely[0])
        rival = sum(one.weight for one in segment(rivals))
        score = share(window.odds, max(rival, 0.0))
        return UnlistedName(
            start=window.start,
            end=window.until,
            text=name,
            lang=language_of(window.forms[0].script, lang) or lang or "",
            kind=window.kind,
            canonical=best.written(window.kind),
            tag=best.tag,
            score=score,
            reason=_because(window),
            near=self._near(name, window.kind, likely[0]),
        )

    def _near(self, name: str, kind: Kind, likely: Form) -> Candidate | None:
        for found in self._matcher.inferred([" ".join(name.split())], kind):
            if found.score < _NEAR:
                return None
            if kind == "place" or _surname(likely.written(kind)) == _surname(found.name.text):
                return found
        return None


def _surname(name: str) -> str:
    return letters(name.split(maxsplit=1)[0])


def _because(window: UnlistedWindow) -> str:
    language = "Vietnamese" if window.tag == "vi" else "Chinese"
    beside = {
        "person": "; a title stands beside it",
        "place": "; a generic word of place stands beside it",
    }
    told = beside.get(window.kind, "") if window.evidence.kinds else ""
    return f"sounds like the {language} name of a {window.kind}{told}"
