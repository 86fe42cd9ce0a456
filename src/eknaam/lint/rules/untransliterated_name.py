"""A name was left in Latin or Han letters.

In Hindi or Urdu text a known name stands in its own script. Not reported are acronyms, web and mail
addresses, and the name in brackets right after its spelling, which helps a reader to look it up.

Wrong:

    hi  «Quang Ninh» - «Guangxi» सहयोग बढ़ा।

    ur  وفد «河内» پہنچا۔

Right:

    hi  क्वांग निन्ह (Quang Ninh) और गुआंग्शी के बीच RCEP पर बात हुई।

    hi  विवरण www.Hanoi.gov.vn पर है।
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from eknaam.lint.foreign import foreign_mentions
from eknaam.lint.rule import Defect
from eknaam.lint.scan import Scan, core
from eknaam.text.script import script_of
from eknaam.text.visible import isolated

CODE: Final = "EK106"
KIND: Final = "untransliterated-name"
MQM: Final = "accuracy/untranslated"

_LETTERS: Final = {"Latn": "Latin", "Hani": "Han"}


def check(scan: Scan) -> Iterator[Defect]:
    """Yield the names in Latin or Han letters."""
    if scan.lang is None:
        return
    for mention, may_stay in foreign_mentions(scan):
        if not may_stay:
            name, entity = core(scan.text, mention), mention.match.entity
            letters = _LETTERS[script_of(name)]
            message = f"{isolated(entity.canonical)} was left in {letters} letters"
            right = (scan.right_spelling(entity),)
            yield Defect(mention.core_start, mention.core_end, message, entity, right)
