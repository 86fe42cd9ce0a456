"""Which spellings are of one name, across documents, scripts and languages.

Two clusters belong together if one canonical form explains the spellings of both nearly as well as
two forms explain them apart: the gain of one form less outweighs what the spellings lose by it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from eknaam.unlisted import Form, Forms, Spelled

__all__ = ["LEAST_GAIN", "Cluster", "cluster"]

LEAST_GAIN: Final = 6.0
"""What must be gained at least, in nats: two spellings of many are seldom of one name."""

_FORMS: Final = 40  # that are kept of a cluster
_TOGETHER: Final = 1_000  # spellings whose own forms are scored in one batch


@dataclass(frozen=True, slots=True, eq=False)
class Cluster:
    """Spellings of one name.

    Attributes:
        spellings: them.
        forms: the canonical forms that may be meant, the likeliest first, each with
            log P(form, spellings), in nats.
    """

    spellings: tuple[Spelled, ...]
    forms: tuple[tuple[Form, float], ...]

    @property
    def score(self) -> float:
        """The log probability of the spellings and their likeliest form, in nats."""
        return self.forms[0][1]


def cluster(spellings: Sequence[Spelled], more: Sequence[Spelled], weighs: Forms) -> list[Cluster]:
    """Bring spellings together.

    Args:
        spellings: spellings that may begin a cluster, the surest first.
        more: spellings that only belong to a cluster that these make.
        weighs: weighs canonical forms.

    Returns:
        The clusters, in the order in which they were begun.
    """
    found = _Clusters(weighs)
    found.add_all(spellings, begins=True)
    found.join()
    found.add_all(more, begins=False)
    return found.clusters


class _Clusters:
    def __init__(self, weighs: Forms) -> None:
        self._weighs = weighs
        self._numbers: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
        self._found: dict[int, Cluster] = {}
        self._next = 0

    @property
    def clusters(self) -> list[Cluster]:
        return [self._found[number] for number in sorted(self._found)]

    def add_all(self, spellings: Sequence[Spelled], *, begins: bool) -> None:
        for start in range(0, len(spellings), _TOGETHER):
            some = spellings[start : start + _TOGETHER]
            self._weighs.score((each, form) for each in some for form in self._weighs.of(each))
            for spelling in some:
                self._add(spelling, begins=begins)

    def _add(self, spelling: Spelled, *, begins: bool) -> None:
        alone = self._weigh((spelling,), self._weighs.of(spelling))
        if alone is None:
            return
        number, merged = self._best(alone, self._near(alone))
        if merged is not None:
            self._put(number, merged)
        elif begins:
            self._put(self._next, alone)
            self._next += 1

    def join(self) -> None:
        """Join clusters that became alike by what was added to them."""
        for number in sorted(self._found):
            one = self._found.pop(number)
            other, merged = self._best(one, self._near(one) - {number})
            if merged is None:
                self._found[number] = one
            else:
                self._put(other, merged)

    def _near(self, one: Cluster) -> set[int]:
        """Return the clusters that have a form in common with one."""
        keys = {_key(form) for form, _ in one.forms}
        return {number for key in keys for number in self._numbers[key] if number in self._found}

    def _best(self, one: Cluster, near: Iterable[int]) -> tuple[int, Cluster | None]:
        best: tuple[float, int, Cluster | None] = (LEAST_GAIN, -1, None)
        others = [self._found[number] for number in sorted(near)]
        self._weighs.score(pair for other in others for pair in _across(one, other))
        for number, other in zip(sorted(near), others, strict=True):
            forms = dict.fromkeys(form for form, _ in (*other.forms, *one.forms))
            merged = self._weigh((*other.spellings, *one.spellings), list(forms))
            if merged is not None:
                gain = merged.score - other.score - one.score
                if gain > best[0]:
                    best = gain, number, merged
        return best[1], best[2]

    def _put(self, number: int, one: Cluster) -> None:
        self._found[number] = one
        for form, _ in one.forms:
            self._numbers[_key(form)].add(number)

    def _weigh(self, spellings: tuple[Spelled, ...], forms: Sequence[Form]) -> Cluster | None:
        if not forms:
            return None
        weighed = zip(forms, self._weighs.weigh(spellings, forms), strict=True)
        ranked = sorted(weighed, key=lambda one: (-one[1], one[0]))
        return Cluster(spellings, tuple(ranked[:_FORMS]))


def _across(one: Cluster, other: Cluster) -> Iterator[tuple[Spelled, Form]]:
    """Yield the spellings of each of two clusters with the forms of the other one."""
    for mine, theirs in ((one, other), (other, one)):
        for form, _ in theirs.forms:
            for spelling in mine.spellings:
                yield spelling, form


def _key(form: Form) -> tuple[str, str]:
    return form.tag, form.letters
