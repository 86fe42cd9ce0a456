"""Part of a name is missing.

Machine translation loses syllables: Guangxi becomes ग्वांग in ग्वांग झुआंग स्वायत्त क्षेत्र. Reported are

- a name that lacks a whole syllable of what it stands for, by the model's alignment;
- a part of a name where a whole one is due: after an honorific or a title, or beside a generic
  word of place. A Vietnamese is called by the given name and a Chinese by the family name once the
  full name was given, so then these are not reported;
- a part of a place that the same text names in full;
- a part of a place's name that stands alone in a text about places, where ordinary text does not
  have the word or a known place stands beside it in a list.

The suggestion puts what is missing in, and keeps what stands after the name: झुआंग stays. Where the
part may belong to several names, the message has them and nothing is suggested.

Wrong:

    hi  «ग्वांग झुआंग» स्वायत्त क्षेत्र की सरकार ने कहा।

    ur  «گوانگ ژوانگ» خود مختار ریجن کا وفد آیا۔

    hi  बैठक में कॉमरेड «दाई थांग» ने भाषण दिया।

    hi  हाई फोंग में वर्षा हुई। «फोंग» में बाज़ार बंद रहे।

    hi  हाई फोंग, लांग सोन और «खान्ह» में वर्षा हुई।

Right:

    hi  गुआंग्शी झुआंग स्वायत्त क्षेत्र की सरकार ने कहा।

    hi  कॉमरेड वु दाई थांग आए। कॉमरेड थांग ने भाषण दिया।

    hi  हाई स्कूल के छात्र हाई फोंग गए।
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from eknaam.lint.alone import lone_parts
from eknaam.lint.due import due_parts
from eknaam.lint.fragments import Fragment
from eknaam.lint.missing import missing_part
from eknaam.lint.rule import Defect
from eknaam.lint.scan import Scan, core
from eknaam.text.visible import isolated

CODE: Final = "EK104"
KIND: Final = "truncated-name"
MQM: Final = "accuracy/omission"

_MOST_SHOWN: Final = 4


def check(scan: Scan) -> Iterator[Defect]:
    """Yield the names that lack a part, and the parts that stand where a name is due."""
    for mention in scan.native:
        entity = mention.match.entity
        if mention.match.how not in ("inferred", "rejected"):
            continue
        if missing := missing_part(entity, core(scan.text, mention)):
            right = scan.right_spelling(entity)
            suggestion = f"{right} {missing.rest}".rstrip() if right else None
            message = f"{isolated(missing.part)} of {isolated(entity.canonical)} is missing"
            yield Defect(mention.core_start, mention.core_end, message, entity, (suggestion,))
    taken = set[int]()
    for fragment in (*due_parts(scan), *lone_parts(scan)):
        if fragment.start not in taken:
            taken.add(fragment.start)
            yield _defect(scan, fragment)


def _defect(scan: Scan, fragment: Fragment) -> Defect:
    if len(fragment.entities) == 1:
        [entity] = fragment.entities
        message = f"this is only a part of {isolated(entity.canonical)}"
        right = scan.right_spelling(entity)
        return Defect(fragment.start, fragment.end, message, entity, (right,))
    shown = ", ".join(isolated(one.canonical) for one in fragment.entities[:_MOST_SHOWN])
    more = len(fragment.entities) - _MOST_SHOWN
    others = f" or {more} others" if more > 0 else ""
    return Defect(fragment.start, fragment.end, f"this is only a part of a name: {shown}{others}")
