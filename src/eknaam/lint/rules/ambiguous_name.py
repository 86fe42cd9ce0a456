"""A spelling fits two entities, and the text does not decide.

Shaanxi and Shanxi are one word in Hindi and Urdu. A word beside the name that says what is meant,
or the name in brackets, helps the reader, too.

Wrong:

    hi  «शानशी» प्रांत में वर्षा हुई।

Right:

    hi  यह बात गुआंग्शी की है।
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from eknaam.lint.rule import Defect
from eknaam.lint.scan import Scan
from eknaam.text.visible import isolated

CODE: Final = "EK107"
KIND: Final = "ambiguous-name"
MQM: Final = "accuracy/mistranslation"

_CLOSE: Final = 0.2  # of the best candidate's probability; what is less likely is not named
_MOST_SHOWN: Final = 4


def check(scan: Scan) -> Iterator[Defect]:
    """Yield the names that may mean several entities."""
    if scan.lang is None:
        return
    for mention in scan.mentions:
        match = mention.match
        if match.ambiguous:
            least = _CLOSE * max(candidate.score for candidate in match.candidates)
            close = [c.entity for c in match.candidates if c.score >= least][:_MOST_SHOWN]
            shown = " or ".join(f"{isolated(e.canonical)} ({isolated(e.id)})" for e in close)
            yield Defect(mention.core_start, mention.core_end, f"this may be {shown}")
