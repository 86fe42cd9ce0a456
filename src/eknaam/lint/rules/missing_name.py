"""A name was dropped after an honorific.

The span is the honorific. Only honorifics that never stand alone are looked at, and only where
what follows cannot begin a name: a postposition, an ordinary word, another honorific, a word such
as "party", or the end of a sentence. Mr and Mrs may have an initial after them (مسٹر کے چندر), so
there only postpositions that are none count. A title may stand alone (सचिव ने कहा, the secretary
said) and is not reported.

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

from eknaam.lexicon import Role, load_lexicon
from eknaam.lexicon.frequency import zipf
from eknaam.lint.rule import Defect
from eknaam.lint.scan import Introduced, Scan
from eknaam.lint.strangers import is_surname, stranger_at
from eknaam.lint.words import words
from eknaam.text.visible import isolated

CODE: Final = "EK105"
KIND: Final = "missing-name"
MQM: Final = "accuracy/omission"

_CLOSED: Final = 6.0  # Zipf frequency from which on a word is a verb or pronoun, and no name
_SENTENCE_ENDS: Final = frozenset("।۔.!?؟")


def check(scan: Scan) -> Iterator[Defect]:
    """Yield the honorifics that no name follows."""
    tokens = scan.tokens
    for place in scan.introduced:
        if _is_name_missing(scan, place):
            start, end = tokens.starts[place.first], tokens.ends[place.next - 1]
            yield Defect(start, end, f"no name follows {isolated(scan.text[start:end])}")


def _is_name_missing(scan: Scan, place: Introduced) -> bool:
    tokens, number = scan.tokens, place.next
    honorific = " ".join(tokens.folded[place.first : number])
    is_comrade = honorific in words("comrades")
    if not is_comrade and honorific not in words("misters"):
        return False
    if not scan.follows(number):
        rest = scan.text[tokens.ends[number - 1] :].lstrip(" ")
        return not rest.strip() or rest[0] in _SENTENCE_ENDS
    word = tokens.folded[number]
    if number in scan.named or stranger_at(scan, number) is not None:
        return False
    if not is_comrade:
        return word in words("no_initial")
    return word in words("no_name") or word in words("comrades") or _is_closed(word)


def _is_closed(word: str) -> bool:
    """Whether a word is a postposition, or an ordinary one that is no family name: ली is both."""
    lexicon = load_lexicon()
    if lexicon.at_start((word,), Role.POSTPOSITION, "after"):
        return True
    return zipf(word) >= _CLOSED and not is_surname(word)
