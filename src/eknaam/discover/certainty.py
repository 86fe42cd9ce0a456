"""How sure it is that spellings are a name, by all places of all documents taken together.

What a place says is the log odds of its reading: how likely its words sound so and stand there if
they are a name, against ordinary words. Places are not independent, so their odds are not added up:

- A spelling sounds the same wherever it stands. So its best place counts, and that more documents
  have it says a little more, since misspellings and odd inflections seldom come again.
- Spellings in one script vary as those of ordinary words do. So the best one of a script counts.
- That spellings of several scripts have one canonical form does speak for a name. But Hindi and
  Urdu have words in common, and names of other peoples agree as well, so this says only so much.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Final

from eknaam.discover.cluster import LEAST_GAIN
from eknaam.discover.tally import Seen
from eknaam.unlisted import Form, Forms, Spelled

__all__ = ["log_odds_of_name"]

_MOST_SHARED: Final = 6.0
"""Nats by which one form of the spellings of two scripts speaks for a name at most; an estimate."""

_MOST_REPEATED: Final = 3.0
"""Nats by which the number of documents speaks for a name at most; an estimate."""


def log_odds_of_name(seen: Mapping[Spelled, Seen], likely: Sequence[Form], forms: Forms) -> float:
    """Return the log odds that spellings are a name which is not listed, in nats.

    A spelling that makes the others less sure may be an ordinary word: it is left out.

    Args:
        seen: the spellings of one name, with what is known of each.
        likely: the canonical forms that may be meant.
        forms: weighs canonical forms.

    Returns:
        The log odds; -inf without a spelling.
    """
    best: dict[str, Spelled] = {}
    odds = {each: _repeated(one) for each, one in seen.items()}
    for each in sorted(seen, key=lambda each: (-odds[each], each)):
        best.setdefault(each.script, each)
    return max(
        (
            sum(odds[each] for each in some) + _shared(some, likely, forms)
            for size in range(1, len(best) + 1)
            for some in combinations(best.values(), size)
        ),
        default=-math.inf,
    )


def _repeated(seen: Seen) -> float:
    return seen.odds + min(math.log(max(seen.documents, 1)), _MOST_REPEATED)


def _shared(spellings: Sequence[Spelled], likely: Sequence[Form], forms: Forms) -> float:
    """Return how much it says that one form explains spellings of several scripts, in nats.

    As in clustering, two spellings of many may have one form by chance.
    """
    more = len(spellings) - 1
    if not more:
        return 0.0
    apart = sum(max(forms.weigh([each], forms.of(each)), default=0.0) for each in spellings)
    gain = max(forms.weigh(spellings, likely)) - apart
    return min(gain - LEAST_GAIN * more, _MOST_SHARED * more)
