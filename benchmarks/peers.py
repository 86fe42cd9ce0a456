"""The peers: romanise with a library and compare with RapidFuzz, or epitran with panphon.

A peer's threshold is chosen as ours: for a precision of 0.99 on the development data, looked for
among as many names as in the test.
"""

from __future__ import annotations

import time
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Final, Protocol

import numpy as np
from rapidfuzz import fuzz, process

import development
from eknaam import Entity
from measures import Answer, Method
from testsplit import Query, grading_key

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["PACKAGES", "method_of", "peers", "threshold_of"]

PACKAGES: Final = (
    "Unidecode", "anyascii", "PyICU", "uroman", "indic-transliteration", "RapidFuzz", "epitran",
    "panphon",
)  # fmt: skip
_LETTERS: Final = str.maketrans({"đ": "d", "ơ": "o", "ư": "u", "ı": "i"})
_EPITRAN: Final = {"vi": "vie-Latn", "zh-Latn-pinyin": "cmn-Latn"}
_STRANGERS: Final = 400  # of development; more would only take longer

Romanise = Callable[[str], str]
Make = Callable[[Sequence[Entity]], "Peer"]


class Peer(Protocol):
    """Something that says how alike a spelling and each name are."""

    name: str

    def scores(self, query: Query) -> NDArray[np.float64]:
        """Return how alike the query and each name are, at most 1."""


class RomaniseAndFuzz:
    """One library's romanisation with RapidFuzz's ratio."""

    def __init__(self, name: str, romanise: Romanise, places: Sequence[Entity]) -> None:
        self.name = f"{name} + RapidFuzz"
        self._romanise = romanise
        self._names = [plain(place.canonical) for place in places]

    def scores(self, query: Query) -> NDArray[np.float64]:
        """Return the similarity of every name, 0 to 1."""
        spelling = plain(self._romanise(query.spelling))
        row = process.cdist([spelling], self._names, scorer=fuzz.ratio)[0]
        return np.asarray(row, dtype=np.float64) / 100


class EpitranAndPanphon:
    """Phonemes by epitran, compared by the distance of panphon's features.

    Names are read as Vietnamese or as Mandarin, by their tag; others as Vietnamese.
    """

    name = "epitran + panphon"

    def __init__(self, places: Sequence[Entity]) -> None:
        import epitran
        from panphon.distance import Distance

        self._distance = Distance()
        self._of = {"hi": epitran.Epitran("hin-Deva"), "ur": epitran.Epitran("urd-Arab")}
        latin = {code: epitran.Epitran(code) for code in _EPITRAN.values()}
        self._names = [
            latin[_EPITRAN.get(place.canonical_tag, "vie-Latn")].transliterate(
                place.canonical.casefold()
            )
            for place in places
        ]

    def scores(self, query: Query) -> NDArray[np.float64]:
        """Return one minus the edit distance of features for each sound of the longer one."""
        lang = "ur" if query.lang == "ur" else "hi"
        spelling = self._of[lang].transliterate(query.spelling)
        distance = self._distance.fast_levenshtein_distance_div_maxlen
        return np.array([1 - float(distance(spelling, name)) for name in self._names])


def plain(text: str) -> str:
    """Return the Latin letters of a text without marks, in lower case.

    Examples:
        >>> plain("Đắk Lắk")
        'daklak'
    """
    letters = unicodedata.normalize("NFD", text.casefold().translate(_LETTERS))
    return "".join(c for c in letters.translate(_LETTERS) if "a" <= c <= "z")


def _unidecode() -> Romanise:
    from unidecode import unidecode

    return unidecode


def _anyascii() -> Romanise:
    from anyascii import anyascii

    romanise: Romanise = anyascii
    return romanise


def _icu() -> Romanise:
    import icu

    romanise: Romanise = icu.Transliterator.createInstance("Any-Latin; Latin-ASCII").transliterate
    return romanise


def _uroman() -> Romanise:
    import uroman

    romanise: Romanise = uroman.Uroman().romanize_string
    return romanise


def _indic() -> Romanise:
    from indic_transliteration import sanscript

    def romanise(text: str) -> str:
        return str(sanscript.transliterate(text, sanscript.DEVANAGARI, sanscript.OPTITRANS))

    return romanise


_ROMANISERS: Final[dict[str, Callable[[], Romanise]]] = {
    "Unidecode": _unidecode,
    "anyascii": _anyascii,
    "ICU": _icu,
    "uroman": _uroman,
    "indic-transliteration": _indic,
}


def peers() -> Iterator[Make]:
    """Yield what makes a peer of the names it is to compare with."""
    for name, make in _ROMANISERS.items():
        romanise = make()

        def peer(places: Sequence[Entity], name: str = name, romanise: Romanise = romanise) -> Peer:
            return RomaniseAndFuzz(name, romanise, places)

        yield peer
    yield EpitranAndPanphon


def method_of(peer: Peer, places: Sequence[Entity], threshold: float) -> Method:
    """Return a peer as a method. A wrong name that is as much alike as the right one beats it."""
    keys = np.array([grading_key(place.canonical) for place in places])

    def ask(query: Query) -> Answer:
        start = time.perf_counter()
        scores = peer.scores(query)
        taken = 1e3 * (time.perf_counter() - start)
        is_right = keys == grading_key(query.entity.canonical)
        accepted = bool(scores.max() >= threshold)
        if not is_right.any():
            return Answer(np.inf, accepted, False, False, taken)
        better = keys[(scores >= scores[is_right].max()) & ~is_right]
        rank = len(set(better.tolist())) + 1
        return Answer(rank, accepted, rank == 1, rank == 1, taken)

    return ask


def threshold_of(make: Make, size: int) -> float:
    """Return the threshold that gives a peer the wanted precision on the development data."""
    places = development.gazetteer(size)
    peer, names = make(list(places)), [place.canonical for place in places]
    there = set(map(grading_key, names))
    strange = [
        query
        for query in development.strangers()
        if grading_key(query.entity.canonical) not in there
    ]
    queries = [(query, True) for query in development.known()]
    queries += [(query, False) for query in strange[:: max(1, len(strange) // _STRANGERS)]]
    scores, right = [], []
    for query, is_known in queries:
        row = peer.scores(query)
        best = int(row.argmax())
        scores.append(float(row[best]))
        right.append(is_known and development.is_right(names[best], query))
    is_known_ = np.array([is_known for _, is_known in queries])
    return development.precision_threshold(np.array(scores), np.array(right), is_known_)
