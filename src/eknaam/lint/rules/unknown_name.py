"""A name sounds Vietnamese or Chinese, and the gazetteer does not have it.

Reported is what follows an honorific or a title, begins with a frequent Vietnamese or Chinese
family name, and has one to three more words. Add the person to the gazetteer, and its spelling is
checked from then on.

Wrong:

    hi  कॉमरेड «न्गुयेन वान टुआन» ने कहा।

    ur  کامریڈ «نگوین وان توان» نے کہا۔

Right:

    hi  कॉमरेड वु दाई थांग ने कहा।

    hi  श्री शर्मा और डॉक्टर राम मनोहर ने कहा।
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from eknaam.lint.rule import Defect
from eknaam.lint.scan import Scan
from eknaam.lint.strangers import stranger_at
from eknaam.text.visible import isolated

CODE: Final = "EK108"
KIND: Final = "unknown-name"
MQM: Final = "terminology/inconsistent-with-terminology-resource"


def check(scan: Scan) -> Iterator[Defect]:
    """Yield the names after honorifics and titles that the gazetteer lacks."""
    tokens = scan.tokens
    for place in scan.introduced:
        last = stranger_at(scan, place.next) if scan.follows(place.next) else None
        if last is not None:
            start, end = tokens.starts[place.next], tokens.ends[last - 1]
            yield Defect(start, end, f"the gazetteer has no {isolated(scan.text[start:end])}")
