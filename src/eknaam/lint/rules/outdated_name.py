"""A name was not valid at the document's date.

Viet Nam was reorganised on 1 July 2025: of 63 provinces 34 are left. The gazetteer says when an
entity began and ended, and what it became. The date is given with `--date`, `--date-field` or
`date=`; without one nothing is reported. Nothing is put in its place: a text about the past is
right to use the old name.

Wrong:

    hi 2025-08-15  «हा गियांग» प्रांत में सड़क खुली।

Right:

    hi 2025-03-01  हा गियांग प्रांत में सड़क खुली।

    hi  हा गियांग प्रांत में सड़क खुली।
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from eknaam.lint.rule import Defect
from eknaam.lint.scan import Scan
from eknaam.records import Entity
from eknaam.text.dates import days_of
from eknaam.text.visible import isolated

CODE: Final = "EK109"
KIND: Final = "outdated-name"
MQM: Final = "terminology/wrong-term"


def check(scan: Scan) -> Iterator[Defect]:
    """Yield the names of entities that were not yet, or no longer, at the document's date."""
    days = days_of(scan.document.date) if scan.document.date else None
    if days is None:
        return
    for mention in scan.mentions:
        entity = mention.match.entity
        if mention.match.ambiguous or not (entity.valid_from or entity.valid_until):
            continue
        reason = _reason(scan, entity, *days)
        if reason:
            yield Defect(mention.core_start, mention.core_end, reason, entity)


def _reason(scan: Scan, entity: Entity, first: str, last: str) -> str | None:
    name = isolated(entity.canonical)
    until = days_of(entity.valid_until) if entity.valid_until else None
    since = days_of(entity.valid_from) if entity.valid_from else None
    if until and first > until[1]:
        gazetteer = scan.normalizer.gazetteer
        heirs = [gazetteer.get(heir.id) for heir in entity.succeeded_by]
        became = ", ".join(isolated(heir.canonical) for heir in heirs if heir)
        return f"{name} ended on {entity.valid_until}" + (f" and became {became}" if became else "")
    if since and last < since[0]:
        return f"{name} began on {entity.valid_from}"
    return None
