"""A name is typed with code points that another keyboard left.

Arabic ك and ي look like Urdu ک and ی, a decomposed letter like a composed one, a stray joiner like
nothing at all; but no search finds them. The same letters in the code points of the language (NFC,
Urdu letters, joiners only where they do something) may be put in unasked.

Wrong:

    ur  وفد «كوانگ نین» گیا۔

    ur  وفد «مونگ کا\u06cc\u0654ی» گیا۔

    hi  दल «हा\u200bनोई» गया।

Right:

    ur  وفد کوانگ نین اور گوانگ\u200cشی گیا۔
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from eknaam.lint.rule import Defect
from eknaam.lint.scan import Scan, core
from eknaam.lint.spelling import tidy
from eknaam.text.visible import isolated

CODE: Final = "EK202"
KIND: Final = "unnormalized-text"
MQM: Final = "linguistic-conventions/character-encoding"


def check(scan: Scan) -> Iterator[Defect]:
    """Yield the names that are not typed as they should be."""
    if scan.lang is None:
        return
    for mention in scan.mentions:
        name = core(scan.text, mention)
        tidied = tidy(name, mention.lang)
        if tidied != name:
            changed = " ".join(f"U+{ord(c):04X}" for c in dict.fromkeys(name) if c not in tidied)
            what = changed or "decomposed letters"
            message = f"{what} in {isolated(tidied)}"
            entity = mention.match.entity
            yield Defect(
                mention.core_start, mention.core_end, message, entity, (tidied,), safe=True
            )
