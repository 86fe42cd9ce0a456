"""The one reading of a text, from which everything that looks at texts takes what it shows."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from eknaam.records import BareTitle, FaintName, Mention, UnlistedName
from eknaam.text.tokens import Tokens, tokenize

__all__ = ["Analysis"]


@dataclass(frozen=True)
class Analysis:
    """What a text names. Spans are in code points of the caller's text, and do not overlap.

    Attributes:
        text: the text.
        lang: the language of most of its letters, BCP 47; None where that has no tag.
        mentions: the entities that it names, in order.
        unlisted: the names that the gazetteer lacks, in order.
        bare_titles: the honorifics and titles that no name follows, in order.
        doubtful: names that the gazetteer may lack, with less probability than `unlisted`.
        faint: words that are hardly a name by themselves, though of many texts together they may
            be. They overlap no mention and no name above.

    Examples:
        >>> from eknaam import Normalizer
        >>> found = Normalizer().analyze("कॉमरेड फान थी लान और कॉमरेड त्रान कुओंग हनोई में मिले।")
        >>> [mention.match.canonical for mention in found.mentions]
        ['Trần Cương', 'Hà Nội']
        >>> [(name.text, name.kind, name.canonical) for name in found.unlisted]
        [('फान थी लान', 'person', 'Phan Thi Lan')]
    """

    text: str
    lang: str | None
    mentions: tuple[Mention, ...]
    unlisted: tuple[UnlistedName, ...] = ()
    bare_titles: tuple[BareTitle, ...] = ()
    doubtful: tuple[UnlistedName, ...] = field(default=(), repr=False)
    faint: tuple[FaintName, ...] = field(default=(), repr=False)

    @cached_property
    def words(self) -> Tokens:
        """The words of the text; made when they are first asked for."""
        return tokenize(self.text)
