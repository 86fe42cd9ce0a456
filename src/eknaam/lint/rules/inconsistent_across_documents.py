"""A document spells a name as the other documents do not.

Over all documents of a run the leading spelling of an entity in a language is the preferred one,
else the most frequent, else the first. A document that keeps to another one is reported. Within one
document that is EK101, and a house's own choice is EK102: both are reported in place of this.

The documents are read twice, so standard input and other streams that can be read only once have to
hold all of them in memory.

Wrong:

    hi  थाई गुयेन में वर्षा हुई। थाई गुयेन के लोग प्रसन्न हैं।
    hi  हम «थाई न्गुयेन» गए।

Right:

    hi  थाई गुयेन में वर्षा हुई।
    hi  हम थाई गुयेन गए।
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from eknaam.lint.rule import Defect, Scope
from eknaam.lint.scan import Scan, core
from eknaam.lint.spelling import called, differs
from eknaam.text.visible import isolated

CODE: Final = "EK301"
KIND: Final = "inconsistent-across-documents"
MQM: Final = "terminology/inconsistent-use-of-terminology"
SCOPE: Final[Scope] = "corpus"


def check(scan: Scan) -> Iterator[Defect]:
    """Yield the names that are spelled otherwise than in the other documents."""
    for mention in scan.native:
        entity = mention.match.entity
        house = scan.house.get((entity.id, scan.lang or ""))
        if house is None or mention.match.how == "short-form":
            continue
        spelling = core(scan.text, mention)
        if differs(spelling, house):
            name = isolated(called(entity, spelling, house))
            message = f"other documents spell {name} {isolated(house)}"
            yield Defect(mention.core_start, mention.core_end, message, entity, (house,))
