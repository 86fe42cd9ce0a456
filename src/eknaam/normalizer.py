"""The normalizer: one gazetteer, asked for one name or for a whole text."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Final, overload

from eknaam.arguments import (
    Missing,
    check_is,
    check_kind,
    check_kinds,
    check_lang,
    check_missing,
    checked_many,
    checked_number,
    checked_probability,
    checked_text,
    is_missing,
)
from eknaam.gazetteer import Gazetteer, load_gazetteer
from eknaam.matching.decide import THRESHOLD
from eknaam.matching.matcher import Matcher
from eknaam.records import Candidate, Kind, Match, Mention

if TYPE_CHECKING:  # a single name needs none of these
    from eknaam.model import Model
    from eknaam.scanner import Analysis, Scanner
    from eknaam.unlisted import Forms

__all__ = ["Normalizer"]

_HOW_TO_READ: Final = "; load_gazetteer(path) reads a file"


class Normalizer:
    """Brings names to their entities. Immutable: it may be shared by threads, and pickled.

    Args:
        gazetteer: the entities to match; the shipped gazetteer if None.
        threshold: the least probability of a match that is inferred from the sound, 0 to 1; if
            None the default, `eknaam.matching.decide.THRESHOLD`.
        model: the transliteration model; the shipped one if None.

    Raises:
        TypeError: an argument is of another type.
        ValueError: the threshold is not between 0 and 1.

    Examples:
        >>> nz = Normalizer()
        >>> str(nz.normalize("कॉमरेड त्रान कुओंग से"))
        'Trần Cương'
    """

    def __init__(
        self,
        gazetteer: Gazetteer | None = None,
        *,
        threshold: float | None = None,
        model: Model | None = None,
    ) -> None:
        if gazetteer is not None:
            check_is(gazetteer, "gazetteer", Gazetteer, hint=_HOW_TO_READ)
        if model is not None:
            from eknaam.model import Model

            check_is(model, "model", Model)
        self.gazetteer = load_gazetteer() if gazetteer is None else gazetteer
        self.threshold = (
            THRESHOLD if threshold is None else checked_probability(threshold, "threshold")
        )
        self._model = model
        self._matcher = Matcher(self.gazetteer, model)

    @cached_property
    def _scanner(self) -> Scanner:
        from eknaam.scanner import Scanner

        return Scanner(self._matcher, self.threshold)

    @property
    def model(self) -> Model:
        """The transliteration model; the shipped one is read when it is first needed."""
        return self._matcher.model

    @property
    def forms(self) -> Forms:
        """What weighs the canonical forms of names that the gazetteer lacks."""
        return self._scanner.forms

    def __repr__(self) -> str:
        return f"Normalizer({self.gazetteer!r}, threshold={self.threshold})"

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (self.gazetteer, self.threshold, self._model)

    def normalize(
        self, name: str, lang: str | None = None, kind: Kind | None = None
    ) -> Match | None:
        """Return the entity that a name means.

        An honorific, a generic word of place and a postposition around the name do not matter.

        Args:
            name: a name as it stands in text, in any script.
            lang: a hint at its language, BCP 47; never restricts what is found.
            kind: "person", "place" or "organization" to match only entities of that kind.

        Returns:
            The match, or None if no entity is likely enough.

        Raises:
            TypeError: an argument is of another type.
            ValueError: an argument is not among what it may be.

        Examples:
            >>> match = Normalizer().normalize("क्वांग निन्ह प्रांत")
            >>> match.entity.id, match.how
            ('quang-ninh', 'preferred')
        """
        checked_text(name, "name")
        _check(lang, kind)
        return self._matcher.match(name, lang, kind, self.threshold)

    @overload
    def normalize_many(
        self,
        names: Iterable[str],
        lang: str | None = None,
        kind: Kind | None = None,
    ) -> list[Match | None]: ...

    @overload
    def normalize_many(
        self,
        names: Iterable[object],
        lang: str | None = None,
        kind: Kind | None = None,
        *,
        missing: Missing,
    ) -> list[Match | None]: ...

    def normalize_many(
        self,
        names: Iterable[object],
        lang: str | None = None,
        kind: Kind | None = None,
        *,
        missing: Missing = "error",
    ) -> list[Match | None]:
        """Return what `normalize` returns for each name, in order; a name is decided once.

        Args:
            names: names as they stand in text.
            lang: a hint at their language, BCP 47.
            kind: "person", "place" or "organization" to match only entities of that kind.
            missing: "none" to have None for a missing name (None, NaN), as a column of a table may
                have it; "error" to raise.

        Raises:
            TypeError: an argument, or a name, is of another type.
            ValueError: an argument is not among what it may be.

        Examples:
            >>> nz = Normalizer()
            >>> [str(match) for match in nz.normalize_many(["گوانگ شی", "Lalaland"])]
            ['Guangxi', 'None']
            >>> [str(match) for match in nz.normalize_many(["हनोई", None], missing="none")]
            ['Hà Nội', 'None']
        """
        _check(lang, kind)
        check_missing(missing)
        wanted = [
            None if missing == "none" and is_missing(name) else checked_text(name, "names")
            for name in checked_many(names, "names")
        ]
        decided: dict[str | None, Match | None] = {None: None}
        for name in wanted:
            if name is not None and name not in decided:
                decided[name] = self._matcher.match(name, lang, kind, self.threshold)
        return [decided[name] for name in wanted]

    def rank(
        self, name: str, lang: str | None = None, kind: Kind | None = None, limit: int = 5
    ) -> list[Candidate]:
        """Return the entities that a name may mean, best first, also below the threshold.

        Args:
            name: a name as it stands in text, in any script.
            lang: a hint at its language, BCP 47.
            kind: "person", "place" or "organization" to rank only entities of that kind.
            limit: how many to return at most, 1 or more; of those that are not listed never more
                than 20.

        Returns:
            Candidates, each entity once.

        Raises:
            TypeError: an argument is of another type.
            ValueError: an argument is not among what it may be.

        Examples:
            >>> [candidate.entity.id for candidate in Normalizer().rank("کوانگ نین", limit=1)]
            ['quang-ninh']
        """
        checked_text(name, "name")
        _check(lang, kind)
        return self._matcher.rank(name, lang, kind, checked_number(limit, "limit"))

    def find(
        self,
        text: str,
        lang: str | None = None,
        kinds: Collection[Kind] = ("person", "place"),
    ) -> list[Mention]:
        """Return the mentions of entities in a text, in order, not overlapping.

        Args:
            text: running text, in any script.
            lang: a hint at its language, BCP 47; never restricts what is found.
            kinds: the kinds of entity to find.

        Returns:
            The mentions, with spans in code points of `text`.

        Raises:
            TypeError: an argument is of another type.
            ValueError: an argument is not among what it may be.

        Examples:
            >>> text = "वियतनाम-चीन सीमा"
            >>> [(m.text, m.match.canonical) for m in Normalizer().find(text)]
            [('वियतनाम', 'Việt Nam'), ('चीन', 'China')]
        """
        checked_text(text, "text")
        check_lang(lang)
        check_kinds(kinds)
        return self._scanner.find(text, lang, kinds)

    def analyze(
        self,
        text: str,
        lang: str | None = None,
        kinds: Collection[Kind] = ("person", "place"),
    ) -> Analysis:
        """Return the one reading of a text: what it names, listed or not.

        Args:
            text: running text, in any script.
            lang: a hint at its language, BCP 47; never restricts what is found.
            kinds: the kinds of entity to find.

        Returns:
            The mentions that `find` returns, the names that the gazetteer lacks, and the titles
            that no name follows; spans are in code points of `text`.

        Raises:
            TypeError: an argument is of another type.
            ValueError: an argument is not among what it may be.

        Examples:
            >>> found = Normalizer().analyze("सचिव ट्रान वान हुएन हनोई में हैं।")
            >>> [(name.text, name.canonical) for name in found.unlisted]
            [('ट्रान वान हुएन', 'Tran Van Huyen')]
        """
        checked_text(text, "text")
        check_lang(lang)
        check_kinds(kinds)
        return self._scanner.analyze(text, lang, kinds)

    @overload
    def find_many(
        self,
        texts: Iterable[str],
        lang: str | None = None,
        kinds: Collection[Kind] = ("person", "place"),
        *,
        jobs: int = 1,
    ) -> Iterator[list[Mention]]: ...

    @overload
    def find_many(
        self,
        texts: Iterable[object],
        lang: str | None = None,
        kinds: Collection[Kind] = ("person", "place"),
        *,
        jobs: int = 1,
        missing: Missing,
    ) -> Iterator[list[Mention] | None]: ...

    def find_many(
        self,
        texts: Iterable[object],
        lang: str | None = None,
        kinds: Collection[Kind] = ("person", "place"),
        *,
        jobs: int = 1,
        missing: Missing = "error",
    ) -> Iterator[list[Mention] | None]:
        """Yield what `find` returns for each text, in order, while the texts come.

        Args:
            texts: running texts; they are taken from the iterable only as fast as they are
                worked on, so that memory does not grow with their number.
            lang: a hint at their language, BCP 47.
            kinds: the kinds of entity to find.
            jobs: how many processes work on them, 1 or more; with 1 it is this one.
            missing: "none" to have None for a missing text (None, NaN); "error" to raise.

        Yields:
            The mentions of each text.

        Raises:
            TypeError: an argument, or a text, is of another type.
            ValueError: an argument is not among what it may be.

        Examples:
            >>> texts = ["हनोई में", "گوانگ شی کا وفد"]
            >>> [[m.match.canonical for m in found] for found in Normalizer().find_many(texts)]
            [['Hà Nội'], ['Guangxi']]
        """
        check_lang(lang)
        check_kinds(kinds)
        check_missing(missing)
        lacking = deque[bool]()  # of the texts that are on their way, which are missing

        def given() -> Iterator[str]:
            for text in many:
                lacking.append(missing == "none" and is_missing(text))
                yield "" if lacking[-1] else checked_text(text, "texts")

        many = checked_many(texts, "texts")
        found: Iterator[list[Mention]]
        if checked_number(jobs, "jobs") == 1:
            found = (self._scanner.find(text, lang, kinds) for text in given())
        else:
            from eknaam.scanner.parallel import find_in_processes

            found = find_in_processes(self, given(), lang, tuple(kinds), jobs)
        return (None if lacking.popleft() else mentions for mentions in found)


def _rebuild(gazetteer: Gazetteer, threshold: float, model: Model | None) -> Normalizer:
    return Normalizer(gazetteer, threshold=threshold, model=model)


def _check(lang: object, kind: object) -> None:
    check_lang(lang)
    check_kind(kind)
