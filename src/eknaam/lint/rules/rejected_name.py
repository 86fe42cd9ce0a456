"""A spelling is listed as wrong.

The gazetteer lists it as `rejected`: someone saw it, and decided that it must not be printed. The
preferred spelling may be put in its place unasked. A rejected spelling that lacks a part of the
name is reported as EK104, which says what is missing.

Gazetteer:

    hai-phong  hi  rejected  हाइफ़ोन

Wrong:

    hi  «हाइफ़ोन» बंदरगाह में जहाज़ आए।

Right:

    hi  हाई फोंग बंदरगाह में जहाज़ आए।

    hi  ग्वांग झुआंग स्वायत्त क्षेत्र के मेहमान आए।
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from eknaam.lint.missing import missing_part
from eknaam.lint.rule import Defect
from eknaam.lint.scan import Scan, core
from eknaam.lint.spelling import preferred
from eknaam.text.visible import isolated

CODE: Final = "EK103"
KIND: Final = "rejected-name"
MQM: Final = "terminology/wrong-term"


def check(scan: Scan) -> Iterator[Defect]:
    """Yield the names whose spelling the gazetteer rejects."""
    for mention in scan.native:
        entity = mention.match.entity
        spelling = core(scan.text, mention)
        if mention.match.how != "rejected" or missing_part(entity, spelling):
            continue
        house = preferred(entity, scan.lang or "")
        message = f"the gazetteer rejects this spelling of {isolated(entity.canonical)}"
        right = (house, scan.right_spelling(entity))
        safe = house is not None
        yield Defect(mention.core_start, mention.core_end, message, entity, right, safe)
