"""A name was dropped after an honorific.

The span is the honorific. Only honorifics that never stand alone are looked at, and only where
what follows cannot begin a name: a postposition, an ordinary word, another honorific, a word such
as "party", or the end of a sentence. Mr and Mrs may have an initial after them (مسٹر کے چندر), so
there only postpositions that are none count. A title may stand alone (सचिव ने कहा, the secretary
said) and is not reported. Where the source or another version is given, the persons that its
paragraph has and this one lacks are suggested.

Wrong:

    hi  बैठक के बाद «कॉमरेड» ने बाज़ार देखा।

    ur  پارٹی کے رکن «کامریڈ» سے ملاقات کی۔

    ur  «کامریڈ» پارٹی کے رکن «کامریڈ» سے ملے۔

Right:

    hi  बैठक के बाद कॉमरेड त्रान कुओंग ने बाज़ार देखा।

    ur  پارٹی کے رکن کامریڈ احمد خان سے ملاقات کی۔

    hi  सचिव ने बाज़ार देखा, और श्री शर्मा ने भी।

    ur  مسٹر کے چندر نے کہا۔
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from eknaam.lexicon.words import words
from eknaam.lint.rule import Defect
from eknaam.lint.scan import Scan
from eknaam.lint.versions import lacking
from eknaam.records import BareTitle
from eknaam.text.fold import fold
from eknaam.text.visible import isolated

CODE: Final = "EK105"
KIND: Final = "missing-name"
MQM: Final = "accuracy/omission"


def check(scan: Scan) -> Iterator[Defect]:
    """Yield the honorifics that no name follows."""
    dropped = _persons_lacking(scan)
    for title in scan.analysis.bare_titles:
        if not title.honorific or not _is_due(scan, title):
            continue
        names = [name for span, name in dropped if span[0] <= title.start < span[1]]
        suggestions = tuple(f"{title.text} {name}" for name in dict.fromkeys(names))
        message = f"no name follows {isolated(title.text)}"
        yield Defect(title.start, title.end, message, None, suggestions)


def _is_due(scan: Scan, title: BareTitle) -> bool:
    """Whether an honorific never stands alone as it stands there."""
    honorific = " ".join(map(fold, title.text.split()))
    if honorific in words("comrades"):
        return True
    if honorific not in words("misters"):
        return False
    _, after = scan.tokens.within(title.start, title.end)
    return not scan.follows(after) or scan.tokens.folded[after] in words("no_initial")


def _persons_lacking(scan: Scan) -> list[tuple[tuple[int, int], str]]:
    """Return the persons that paragraphs lack and another version has there, as spelled here.

    Each comes with where the paragraph begins and ends.
    """
    found = []
    for lack in lacking(scan):
        entity = lack.mention.match.entity
        if entity.kind == "person" and (right := scan.right_spelling(entity)):
            found.append(((lack.place.start, lack.place.end), right))
    return found
