"""A name sounds Vietnamese or Chinese, and the gazetteer does not have it.

Reported is a person's name that follows an honorific or a title, whole, with its likely form in
plain letters. Where a listed entity is near, the message says which: the name may be a spelling of
it, but nothing is suggested, since it may be somebody else's. Add the person to the gazetteer, and
its spelling is checked from then on.

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
from eknaam.text.visible import isolated

CODE: Final = "EK108"
KIND: Final = "unknown-name"
MQM: Final = "terminology/inconsistent-with-terminology-resource"


def check(scan: Scan) -> Iterator[Defect]:
    """Yield the names after honorifics and titles that the gazetteer lacks."""
    starts = {scan.tokens.starts[one.next] for one in scan.introduced if scan.follows(one.next)}
    for name in scan.analysis.unlisted:
        if name.kind == "person" and name.start in starts:
            message = f"the gazetteer has no {isolated(name.text)}, probably {name.canonical}"
            entity, suggestions = None, ()
            if name.near is not None:
                entity = name.near.entity
                message += f"; near is {isolated(entity.canonical)} ({isolated(entity.id)})"
            yield Defect(name.start, name.end, message, entity, suggestions)
