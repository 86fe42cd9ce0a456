"""Names in Latin or Han letters, and which of them may stay so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from eknaam.lint.scan import Scan, core
from eknaam.records import Mention
from eknaam.text.script import script_of

__all__ = ["foreign_mentions"]

_ADDRESS: Final = re.compile(
    r"(?:https?://|www\.)\S+|[\w.+-]+@[\w.-]+|[@#]\w+|\b[\w-]+(?:\.[\w-]+)*\.[a-z]{2,6}\b(?:/\S*)?",
    re.ASCII,
)
_FOREIGN: Final = frozenset(("Latn", "Hani"))


def foreign_mentions(scan: Scan) -> Iterator[tuple[Mention, bool]]:
    """Yield the mentions in Latin or Han letters, and whether each may stay so.

    An acronym may, a part of a web or mail address, and the name in brackets right after its own
    spelling, which helps a reader to look it up.
    """
    addresses: list[tuple[int, int]] | None = None  # looked for where they matter
    before: Mention | None = None
    for mention in scan.mentions:
        name = core(scan.text, mention)
        if script_of(name) in _FOREIGN:
            if addresses is None:
                addresses = [match.span() for match in _ADDRESS.finditer(scan.text)]
            inside = any(start < mention.end and mention.start < end for start, end in addresses)
            yield mention, name.isupper() or inside or _is_gloss(scan, before, mention)
        before = mention


def _is_gloss(scan: Scan, before: Mention | None, mention: Mention) -> bool:
    """Whether a name stands in brackets right after its own spelling."""
    if before is None or before.match.entity.id != mention.match.entity.id:
        return False
    between = scan.text[before.end : mention.start].strip()
    after = scan.text[mention.end : mention.end + 1]
    return between[-1:] in ("(", "（", "[") and after in (")", "）", "]", ",", "،", ";")
