"""Another language version, or the source, has a name that this version has not.

The versions are compared paragraph by paragraph (`--pair`, `--source`). A name that is nowhere in
this version is reported once, at the first paragraph that should have it; one that is missing in a
paragraph, but stands elsewhere, is reported there. The span is the first word of the paragraph.

Wrong:

    hi  त्रान कुओंग हनोई पहुँचे।
    ur  «وہ» ہنوئی پہنچے۔

Right:

    hi  त्रान कुओंग हनोई पहुँचे।
    ur  تران کوونگ ہنوئی پہنچے۔
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from eknaam.lint.paragraphs import Paragraph, aligned, paragraphs_of
from eknaam.lint.rule import Defect, Scope
from eknaam.lint.scan import Scan, core
from eknaam.records import Mention
from eknaam.text.tokens import words_of
from eknaam.text.visible import isolated

CODE: Final = "EK302"
KIND: Final = "missing-in-version"
MQM: Final = "accuracy/omission"
SCOPE: Final[Scope] = "versions"


def check(scan: Scan) -> Iterator[Defect]:
    """Yield the first word of each paragraph that lacks a name of another version."""
    here = paragraphs_of(scan)
    present = {mention.match.entity.id for mention in scan.mentions}
    reported: set[str] = set()
    for version in scan.versions:
        for mine, theirs in aligned(here, paragraphs_of(version)):
            if not mine:
                continue
            named = {name for paragraph in mine for name in paragraph.entities}
            for mention in _first_mentions(theirs):
                entity = mention.match.entity
                known = entity.id in named or (entity.id not in present and entity.id in reported)
                if not known:
                    reported.add(entity.id)
                    where = "this paragraph" if entity.id in present else "this version"
                    name = f"{isolated(entity.canonical)} ({isolated(core(version.text, mention))})"
                    message = f"{where} lacks {name}, which the {_name(version)} version has"
                    yield Defect(*_first_word(scan, mine[0]), message, entity)


def _first_mentions(paragraphs: tuple[Paragraph, ...]) -> Iterator[Mention]:
    seen: set[str] = set()
    for paragraph in paragraphs:
        for mention in paragraph.mentions:
            if mention.match.entity.id not in seen and not mention.match.ambiguous:
                seen.add(mention.match.entity.id)
                yield mention


def _first_word(scan: Scan, paragraph: Paragraph) -> tuple[int, int]:
    text = scan.text[paragraph.start : paragraph.end]
    word = next(words_of(text), None)
    if word is None:
        return paragraph.start, paragraph.end
    return paragraph.start + word.start, paragraph.start + word.end


_NAMES: Final = {"hi": "Hindi", "ur": "Urdu", "vi": "Vietnamese", "zh": "Chinese", "en": "English"}


def _name(scan: Scan) -> str:
    lang = scan.lang or scan.document.lang or ""
    return _NAMES.get(lang.split("-", maxsplit=1)[0], "other")
