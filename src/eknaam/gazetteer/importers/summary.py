"""What an import took, and what it left out and why."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from eknaam.gazetteer.problems import printable

__all__ = ["Summary"]


@dataclass(slots=True)
class Summary:
    """Counts of an import.

    Attributes:
        taken: how many entities were taken.
        left_out: how often each reason to leave something out came up.
        examples: the first thing that was left out for each reason.
    """

    taken: int = 0
    left_out: Counter[str] = field(default_factory=Counter)
    examples: dict[str, str] = field(default_factory=dict)

    def leave_out(self, reason: str, example: object = "") -> None:
        """Note that something was left out.

        Args:
            reason: why, in words that are the same for all that is like it.
            example: what it was.
        """
        self.left_out[reason] += 1
        self.examples.setdefault(reason, printable(str(example))[:80])
