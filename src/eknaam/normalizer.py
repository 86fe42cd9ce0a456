"""The normalizer: one gazetteer, asked for one name or for a whole text."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING

from eknaam.gazetteer import Gazetteer, load_gazetteer
from eknaam.matching.decide import THRESHOLD
from eknaam.matching.matcher import Matcher
from eknaam.records import Candidate, Kind, Match, Mention
from eknaam.scanner import Analysis, Scanner

if TYPE_CHECKING:
    from eknaam.model import Model
    from eknaam.unlisted import Forms

__all__ = ["Normalizer"]


class Normalizer:
    """Brings names to their entities. Immutable: it may be shared by threads, and pickled.

    Args:
        gazetteer: the entities to match; the shipped gazetteer if None.
        threshold: the least probability of a match that is inferred from the sound, 0 to 1; if
            None the default, `eknaam.matching.decide.THRESHOLD`.
        model: the transliteration model; the shipped one if None.

    Raises:
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
        if threshold is not None and not 0 <= threshold <= 1:
            raise ValueError(f"threshold: expected a number from 0 to 1, found {threshold!r}")
        self.gazetteer = load_gazetteer() if gazetteer is None else gazetteer
        self.threshold = THRESHOLD if threshold is None else threshold
        self._model = model
        self._matcher = Matcher(self.gazetteer, model)
        self._scanner = Scanner(self._matcher, self.threshold)

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
            TypeError: the name is not a str.

        Examples:
            >>> match = Normalizer().normalize("क्वांग निन्ह प्रांत")
            >>> match.entity.id, match.how
            ('quang-ninh', 'preferred')
        """
        return self._matcher.match(_checked(name), lang, kind, self.threshold)

    def normalize_many(
        self, names: Iterable[str], lang: str | None = None, kind: Kind | None = None
    ) -> list[Match | None]:
        """Return what `normalize` returns for each name, in order; a name is decided once.

        Examples:
            >>> [str(match) for match in Normalizer().normalize_many(["گوانگ شی", "Lalaland"])]
            ['Guangxi', 'None']
        """
        names = list(names)
        decided = {name: self.normalize(name, lang, kind) for name in dict.fromkeys(names)}
        return [decided[name] for name in names]

    def rank(
        self, name: str, lang: str | None = None, kind: Kind | None = None, limit: int = 5
    ) -> list[Candidate]:
        """Return the entities that a name may mean, best first, also below the threshold.

        Args:
            name: a name as it stands in text, in any script.
            lang: a hint at its language, BCP 47.
            kind: "person", "place" or "organization" to rank only entities of that kind.
            limit: how many to return at most; of those that are not listed never more than 20.

        Returns:
            Candidates, each entity once.

        Raises:
            TypeError: the name is not a str.

        Examples:
            >>> [candidate.entity.id for candidate in Normalizer().rank("کوانگ نین", limit=1)]
            ['quang-ninh']
        """
        return self._matcher.rank(_checked(name), lang, kind, limit)

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
            TypeError: the text is not a str.

        Examples:
            >>> text = "वियतनाम-चीन सीमा"
            >>> [(m.text, m.match.canonical) for m in Normalizer().find(text)]
            [('वियतनाम', 'Việt Nam'), ('चीन', 'China')]
        """
        return self._scanner.find(_checked(text), lang, kinds)

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
            TypeError: the text is not a str.

        Examples:
            >>> found = Normalizer().analyze("सचिव ट्रान वान हुएन हनोई में हैं।")
            >>> [(name.text, name.canonical) for name in found.unlisted]
            [('ट्रान वान हुएन', 'Tran Van Huyen')]
        """
        return self._scanner.analyze(_checked(text), lang, kinds)

    def find_many(
        self,
        texts: Iterable[str],
        lang: str | None = None,
        kinds: Collection[Kind] = ("person", "place"),
        *,
        jobs: int = 1,
    ) -> Iterator[list[Mention]]:
        """Yield what `find` returns for each text, in order, while the texts come.

        Args:
            texts: running texts; they are taken from the iterable only as fast as they are
                worked on, so that memory does not grow with their number.
            lang: a hint at their language, BCP 47.
            kinds: the kinds of entity to find.
            jobs: how many processes work on them; with 1 it is this one.

        Yields:
            The mentions of each text.

        Raises:
            TypeError: a text is not a str.
            ValueError: `jobs` is less than 1.

        Examples:
            >>> texts = ["हनोई में", "گوانگ شی کا وفد"]
            >>> [[m.match.canonical for m in found] for found in Normalizer().find_many(texts)]
            [['Hà Nội'], ['Guangxi']]
        """
        if jobs < 1:
            raise ValueError(f"jobs: expected 1 or more, found {jobs}")
        if jobs == 1:
            return (self.find(text, lang, kinds) for text in texts)
        from eknaam.scanner.parallel import find_in_processes

        return find_in_processes(self, map(_checked, texts), lang, tuple(kinds), jobs)


def _rebuild(gazetteer: Gazetteer, threshold: float, model: Model | None) -> Normalizer:
    return Normalizer(gazetteer, threshold=threshold, model=model)


def _checked(text: object) -> str:
    if isinstance(text, str):
        return text
    hint = "; decode it first, as in text.decode('utf-8')" if isinstance(text, bytes) else ""
    raise TypeError(f"expected a str, found {type(text).__name__}{hint}")
