"""Makes entries of the gazetteer format from what an importer has found."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from eknaam.gazetteer.check import check_item
from eknaam.gazetteer.entities import plain_spellings
from eknaam.gazetteer.importers.summary import Summary
from eknaam.gazetteer.problems import Item, Problems
from eknaam.gazetteer.values import text_mistake
from eknaam.gazetteer.yaml_text import FIELDS
from eknaam.records import STANDINGS, Standing
from eknaam.text.dates import days_of
from eknaam.text.tags import is_well_formed, recommended_case

__all__ = ["Entry", "Plain", "checked", "entry_id", "tidy_date", "tidy_text"]

Plain = dict[str, Any]
"""An entity as plain data of the format."""

_NOT_IN_ID: Final = re.compile(r"[^a-z0-9._-]+")
_TAKEN: Final = "taken"


@dataclass(slots=True)
class Entry:
    """An entity that is being put together.

    Attributes:
        fields: the fields of the format, but for the names; None is left away.
        names: names by language tag and standing.
    """

    fields: Mapping[str, Any]
    names: dict[str, dict[Standing, list[str]]] = field(default_factory=dict)

    def add(self, tag: str, text: str, standing: Standing = "preferred") -> bool:
        """Add a name; a second preferred one of a language is attested.

        Args:
            tag: the language, BCP 47.
            text: the name, as the source has it.
            standing: its standing.

        Returns:
            Whether it is a name that the format allows.
        """
        text = tidy_text(text)
        if text_mistake(text) or not is_well_formed(tag):
            return False
        listed = self.names.setdefault(recommended_case(tag), {})
        if any(text in each for each in listed.values()):
            return True
        if standing == "preferred" and listed.get("preferred"):
            standing = "attested"
        listed.setdefault(standing, []).append(text)
        return True

    def plain(self) -> Plain:
        """Return the entry in the format."""
        names = {
            tag: plain_spellings({key: listed[key] for key in STANDINGS if key in listed})
            for tag, listed in self.names.items()
        }
        whole = {**self.fields, "names": names}
        return {key: whole[key] for key in FIELDS if whole.get(key) not in (None, {}, [])}


def tidy_text(text: str) -> str:
    r"""Return a text as the format wants it: NFC, with single spaces.

    Examples:
        >>> tidy_text("  Hue\u0302\u0301\u00a0 ")
        'Huế'
    """
    return unicodedata.normalize("NFC", " ".join(text.split()))


def tidy_date(text: str) -> str | None:
    """Return the date that a text begins with, or None if it is none.

    Examples:
        >>> tidy_date("+1991-08-12T00:00:00Z"), tidy_date("+2010-00-00T00:00:00Z"), tidy_date("?")
        ('1991-08-12', '2010', None)
    """
    match = re.match(r"\+?([0-9]{4}(?:-[0-9]{2}){0,2})(?![0-9])", text)
    if match is None:
        return None
    date = re.sub(r"(-00)+$", "", match[1])
    return date if days_of(date) else None


def entry_id(text: str) -> str:
    """Return an id of the format for an id of another register.

    Examples:
        >>> entry_id("Q36396"), entry_id("http://x.org/places#Hà Nội")
        ('q36396', 'http-x.org-places-h-n-i')
    """
    return _NOT_IN_ID.sub("-", text.lower()).strip("-._")


def checked(entries: Iterable[Plain], summary: Summary) -> Iterator[Plain]:
    """Yield the entries that the format allows, each id once, and count.

    Args:
        entries: what an importer yields.
        summary: where what is left out is noted.
    """
    seen: set[str] = set()
    for plain in entries:
        problems = Problems(_TAKEN)
        name = plain.get("id", "")
        if not check_item(Item(plain, 1), problems):
            first = problems.found[0]
            summary.leave_out(f"the format does not allow it: {first.field}", name)
        elif name in seen:
            summary.leave_out("another entity has its id", name)
        else:
            seen.add(name)
            summary.taken += 1
            yield plain
