"""How well the probabilities hold: docs/calibration.md and its diagram."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from development import PRECISION, STRANGERS_PER_KNOWN, precision_threshold, weigh
from eknaam.matching.decide import THRESHOLD
from tables import DOCS, rate, table, write

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["Decision", "write_page"]

SCRIPTS: Final = {"deva": "Devanagari", "urdu": "Urdu"}
THRESHOLDS: Final = (0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95)
BINS: Final = 10
DIAGRAM: Final = "_static/reliability.svg"


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided about a query.

    Attributes:
        script: "deva" or "urdu".
        place: which of the sizes of gazetteers.
        known: whether the gazetteer has what was meant.
        right: whether the first entity is that.
        score: the probability of the leading candidates, which the threshold is compared with.
    """

    script: str
    place: int
    known: bool
    right: bool
    score: float


@dataclass(frozen=True, slots=True)
class Columns:
    """Decisions as arrays."""

    known: NDArray[np.bool_]
    right: NDArray[np.bool_]
    score: NDArray[np.float64]
    weight: NDArray[np.float64]

    @classmethod
    def of(cls, decisions: Sequence[Decision]) -> Columns:
        """Lay out decisions; strangers get their share."""
        is_known = np.array([one.known for one in decisions])
        right = np.array([one.right for one in decisions])
        score = np.array([one.score for one in decisions])
        return cls(is_known, right, score, weigh(is_known))

    def at(self, threshold: float) -> tuple[float, float, float]:
        """Return precision, recall and the share of strangers that is accepted."""
        accepted = self.score >= threshold
        right = accepted & self.right
        total = float(self.weight[accepted].sum())
        return (
            float(self.weight[right].sum()) / total if total else float("nan"),
            float(np.mean(right[self.known])),
            float(np.mean(accepted[~self.known])),
        )

    def reliability(self) -> list[tuple[float, float, float]]:
        """Return for each bin of scores the mean score, the share right, and the bin's weight."""
        bins = np.clip((self.score * BINS).astype(int), 0, BINS - 1)
        found = []
        for number in range(BINS):
            inside = bins == number
            weight = self.weight[inside]
            if weight.sum():
                mean = float(np.average(self.score[inside], weights=weight))
                right = float(np.average(self.right[inside], weights=weight))
                found.append((mean, right, float(weight.sum() / self.weight.sum())))
        return found

    def error(self) -> float:
        """Return the expected calibration error."""
        return sum(abs(mean - right) * share for mean, right, share in self.reliability())


def write_page(decisions: Sequence[Decision], sizes: Sequence[int]) -> list[str]:
    """Write the page, and return its tables."""
    tables = [
        *_errors(decisions, sizes),
        "",
        f"![Reliability diagram]({DIAGRAM})",
        "",
        "## Precision and recall by threshold",
        "",
        "Strangers are names that are not in the gazetteer.",
        "",
        *_rates(decisions, sizes),
        "",
        f"## The least threshold for a precision of {PRECISION}",
        "",
        *_least(decisions, sizes),
    ]
    write("calibration.md", [*_introduction(decisions), *tables])
    _draw(decisions)
    return tables


def _introduction(decisions: Sequence[Decision]) -> Iterator[str]:
    known = sum(one.known for one in decisions if one.place == 0)
    strange = sum(not one.known for one in decisions if one.place == 0)
    yield "# Calibration"
    yield ""
    yield f"""\
This page is written by `python benchmarks/calibrate.py`, which also writes
`src/eknaam/matching/calibration.tsv`.

A score is the probability that an entity is meant. It was fitted on data that the model may learn
from, and on none of the [test](benchmarks.md): {known} CLDR spellings of the provinces of Viet Nam
and China in Hindi, Marathi and Urdu, and {strange} spellings of places of seventeen other
countries, half of them of Asia, as strangers. Tables were learned five times; each spelling was
scored with tables that had seen neither the other spellings of its province nor, for a stranger,
anything of its country. Each was looked for in gazetteers of five sizes, the provinces among other
places of GeoNames. The figures below are cross-fitted: each half of the names was decided with what
was fitted on the other half. They count {STRANGERS_PER_KNOWN:g} strangers for each known name;
where strangers are rarer, precision is better than is said here.

Provinces stand for people too, whose spellings are not among the pairs:
[the benchmarks](benchmarks.md) say how far that holds.

The default threshold is {THRESHOLD}. What it is compared with is the probability of the leading
candidates together, as in `eknaam.matching.decide.confidence`.

## Expected calibration error

The mean distance between the probability and the share that is right, over ten bins.
"""


def _groups(
    decisions: Sequence[Decision], sizes: Sequence[int]
) -> Iterator[tuple[str, str, Columns]]:
    for script, label in SCRIPTS.items():
        for place, size in enumerate(sizes):
            mine = [one for one in decisions if (one.script, one.place) == (script, place)]
            yield label, f"{size:,}", Columns.of(mine)


def _errors(decisions: Sequence[Decision], sizes: Sequence[int]) -> Iterator[str]:
    rows = [
        (label, size, str(int(c.known.sum())), str(int((~c.known).sum())), rate(c.error()))
        for label, size, c in _groups(decisions, sizes)
    ]
    both = Columns.of(decisions)
    rows.append(("both", "all", str(len(both.known)), "", rate(both.error())))
    yield from table(("script", "names", "known", "strangers", "error"), rows)
    yield ""
    reliability = [
        (f"{mean:.2f}", f"{right:.2f}", f"{share:.3f}") for mean, right, share in both.reliability()
    ]
    yield from table(("mean probability", "share right", "share of queries"), reliability)


def _rates(decisions: Sequence[Decision], sizes: Sequence[int]) -> Iterator[str]:
    rows = []
    for label, size, columns in _groups(decisions, sizes):
        for threshold in THRESHOLDS:
            figures = map(rate, columns.at(threshold))
            rows.append((label, size, f"{threshold:g}", *figures))
    header = ("script", "names", "threshold", "precision", "recall", "strangers accepted")
    yield from table(header, rows)


def _least(decisions: Sequence[Decision], sizes: Sequence[int]) -> Iterator[str]:
    rows = []
    for place, size in enumerate(sizes):
        columns = Columns.of([one for one in decisions if one.place == place])
        threshold = precision_threshold(columns.score, columns.right, columns.known)
        rows.append((f"{size:,}", f"{threshold:.3f}", *map(rate, columns.at(threshold))))
    yield from table(("names", "threshold", "precision", "recall", "strangers accepted"), rows)


def _draw(decisions: Sequence[Decision]) -> None:
    import matplotlib as mpl

    mpl.use("svg")
    mpl.rcParams["svg.hashsalt"] = "eknaam"
    from matplotlib import pyplot as plt

    figure, axes = plt.subplots(figsize=(4.5, 4.5))
    axes.plot((0, 1), (0, 1), color="0.7", linewidth=1)
    for script, label in SCRIPTS.items():
        found = Columns.of([one for one in decisions if one.script == script]).reliability()
        means, right, _ = zip(*found, strict=True)
        axes.plot(means, right, marker="o", label=label)
    axes.set(xlabel="probability", ylabel="share that is right", xlim=(0, 1), ylim=(0, 1))
    axes.legend()
    DOCS.joinpath(DIAGRAM).parent.mkdir(exist_ok=True)
    figure.savefig(DOCS / DIAGRAM, metadata={"Date": None}, bbox_inches="tight")
    plt.close(figure)
