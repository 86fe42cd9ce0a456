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

import re
from collections.abc import Iterator
from typing import Final

from eknaam.lint.rule import Defect
from eknaam.lint.scan import Scan, core
from eknaam.records import Mention
from eknaam.text.script import script_of
from eknaam.text.visible import isolated

CODE: Final = "EK106"
KIND: Final = "untransliterated-name"
MQM: Final = "accuracy/untranslated"

_ADDRESS: Final = re.compile(
    r"(?:https?://|www\.)\S+|[\w.+-]+@[\w.-]+|[@#]\w+|\b[\w-]+(?:\.[\w-]+)*\.[a-z]{2,6}\b(?:/\S*)?",
    re.ASCII,
)
_FOREIGN: Final = frozenset(("Latn", "Hani"))


def check(scan: Scan) -> Iterator[Defect]:
    """Yield the names in Latin or Han letters."""
    if scan.lang is None:
        return
    addresses: list[tuple[int, int]] | None = None  # looked for where they matter
    before: Mention | None = None
    for mention in scan.mentions:
        name = core(scan.text, mention)
        if script_of(name) in _FOREIGN and not name.isupper():
            if addresses is None:
                addresses = [match.span() for match in _ADDRESS.finditer(scan.text)]
            inside = any(start < mention.end and mention.start < end for start, end in addresses)
            if not inside and not _is_gloss(scan, before, mention):
                entity = mention.match.entity
                message = (
                    f"{isolated(entity.canonical)} was left in {_LETTERS[script_of(name)]} letters"
                )
                right = (scan.right_spelling(entity),)
                yield Defect(mention.core_start, mention.core_end, message, entity, right)
        before = mention


_LETTERS: Final = {"Latn": "Latin", "Hani": "Han"}


def _is_gloss(scan: Scan, before: Mention | None, mention: Mention) -> bool:
    """Whether a name stands in brackets right after its own spelling."""
    if before is None or before.match.entity.id != mention.match.entity.id:
        return False
    between = scan.text[before.end : mention.start].strip()
    after = scan.text[mention.end : mention.end + 1]
    return between[-1:] in ("(", "（", "[") and after in (")", "）", "]", ",", "،", ";")
