"""One entity is spelled in several ways in one document.

A reader who meets two spellings looks for two people. The leading spelling is the preferred one if
the text uses it, else the most frequent; of equally frequent ones one that the gazetteer lists,
else the one that sounds more like the name, else the first. The others are reported. Spaces and
hyphens count; how a letter was typed does not (EK202), nor does a generic word of place beside the
name. Another name (इंडिया beside भारत) is no other spelling. The first suggestion is the preferred
spelling, or the leading one where none is preferred.

Wrong:

    hi  कॉमरेड त्रान कुओंग आए। «ट्रान कुओंग» ने भाषण दिया।

    ur  لاؤ کائی سے ہنوئی تک سڑک بنے گی۔ «ہا نوئی» میں دفتر کھلے گا۔ ہنوئی خوش ہے۔

Right:

    hi  कॉमरेड त्रान कुओंग आए। त्रान कुओंग ने भाषण दिया।
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from eknaam.lint.rule import Defect
from eknaam.lint.scan import Scan, core
from eknaam.lint.spelling import called, differs, spelling_key
from eknaam.text.visible import isolated

CODE: Final = "EK101"
KIND: Final = "inconsistent-name"
MQM: Final = "terminology/inconsistent-use-of-terminology"


def check(scan: Scan) -> Iterator[Defect]:
    """Yield the names that are not spelled as the leading spelling of their entity."""
    mentions = [mention for mention in scan.native if mention.match.how != "short-form"]
    ways: dict[str, Counter[str]] = {}
    for mention in mentions:
        key = spelling_key(core(scan.text, mention))
        ways.setdefault(mention.match.entity.id, Counter())[key] += 1
    several = {entity_id: counts for entity_id, counts in ways.items() if len(counts) > 1}
    for mention in (one for one in mentions if one.match.entity.id in several):
        entity = mention.match.entity
        leading = scan.leading.get(entity.id)
        spelling = core(scan.text, mention)
        if leading is None or not differs(spelling, leading):
            continue
        times = several[entity.id][spelling_key(leading)]
        if times:
            often = "once" if times == 1 else f"{times} times"
            name = isolated(called(entity, spelling, leading))
            message = f"{name} is also spelled {isolated(leading)} here ({often})"
            right = (scan.right_spelling(entity), leading)
            yield Defect(mention.core_start, mention.core_end, message, entity, right)
