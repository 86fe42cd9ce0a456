"""A spelling is not the one that the gazetteer prefers.

The gazetteer of a house says with `preferred` how its texts spell a name. Any other spelling is
reported, listed or not, also where only a space differs. Where the gazetteer prefers none in a
language, nothing is reported; nor is another name that sounds nothing like the preferred one
(इंडिया beside भारत): list it as `rejected` if it must not be printed.

Wrong:

    hi  «ट्रान कुओंग» कल पहुँचे।

    ur  وفد «گوانگشی» گیا۔

Right:

    hi  त्रान कुओंग कल पहुँचे।

    ur  وفد گوانگ شی ژوانگ خود مختار علاقے گیا۔

    hi  इंडिया गेट, और संयुक्त राज्य अमेरिका।
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from eknaam.lint.rule import Defect
from eknaam.lint.scan import Scan, core
from eknaam.lint.spelling import called, differs, preferred
from eknaam.text.visible import isolated

CODE: Final = "EK102"
KIND: Final = "nonpreferred-name"
MQM: Final = "terminology/inconsistent-with-terminology-resource"


def check(scan: Scan) -> Iterator[Defect]:
    """Yield the names whose spelling is not the preferred one."""
    for mention in scan.native:
        entity = mention.match.entity
        house = preferred(entity, scan.lang or "")
        if house is None or mention.match.how == "short-form":
            continue
        spelling = core(scan.text, mention)
        if differs(spelling, house):
            name = isolated(called(entity, spelling, house))
            message = f"the gazetteer prefers {isolated(house)} for {name}"
            yield Defect(mention.core_start, mention.core_end, message, entity, (house,))
