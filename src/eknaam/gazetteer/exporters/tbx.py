"""TBX, the TermBase eXchange format (ISO 30042:2019, TBX-Basic): for translators' tools."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from eknaam.records import Entity, Name

__all__ = ["tbx_lines"]

_HEAD: Final = """\
<?xml version="1.0" encoding="UTF-8"?>
<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">
  <tbxHeader>
    <fileDesc>
      <sourceDesc><p>Names of persons, places and organizations, written by eknaam</p></sourceDesc>
    </fileDesc>
  </tbxHeader>
  <text>
    <body>
"""
_TAIL: Final = """\
    </body>
  </text>
</tbx>
"""
_STATUS: Final = {
    "preferred": "preferredTerm-admn-sts",
    "attested": "admittedTerm-admn-sts",
    "rejected": "deprecatedTerm-admn-sts",
}


def tbx_lines(entities: Iterable[Entity]) -> Iterator[str]:
    """Yield a termbase: an entity is an entry, each language a section, each spelling a term.

    Args:
        entities: the entities.
    """
    yield _HEAD
    for entity in entities:
        subject = entity.kind if entity.type is None else f"{entity.kind}: {entity.type}"
        yield f"      <conceptEntry id={quoteattr(entity.id)}>\n"
        yield f'        <descrip type="subjectField">{escape(subject)}</descrip>\n'
        by_tag = sorted(entity.names, key=lambda name: name.tag)
        for tag, names in groupby(by_tag, key=lambda name: name.tag):
            yield f"        <langSec xml:lang={quoteattr(tag)}>\n"
            yield from map(_term, names)
            yield "        </langSec>\n"
        yield "      </conceptEntry>\n"
    yield _TAIL


def _term(name: Name) -> str:
    if name.standing == "predicted":
        status = "            <note>predicted</note>\n"
    else:
        note = _STATUS[name.standing]
        status = f'            <termNote type="administrativeStatus">{note}</termNote>\n'
    return (
        f"          <termSec>\n            <term>{escape(name.text)}</term>\n"
        '            <termNote type="partOfSpeech">properNoun</termNote>\n'
        f"{status}          </termSec>\n"
    )
