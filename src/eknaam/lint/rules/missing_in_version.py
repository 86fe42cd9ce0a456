"""Another language version, or the source, has a name that this version has not.

The versions are compared paragraph by paragraph (`--pair`, `--source`). A name that is nowhere in
this version is reported once, at the first paragraph that should have it; one that is missing in a
paragraph, but stands elsewhere, is reported there. The span is the first word of the paragraph. The
adjective of a country (चीनी, ویتنامی) says as much as its name.

Wrong:

    hi  त्रान कुओंग हनोई पहुँचे।
    ur  «وہ» ہنوئی پہنچے۔

Right:

    hi  त्रान कुओंग हनोई पहुँचे।
    ur  تران کوونگ ہنوئی پہنچے۔

    hi  चीनी पक्ष ने स्वागत किया।
    ur  چینی فریق نے خیر مقدم کیا۔
    vi  Phía Trung Quốc hoan nghênh.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from eknaam.lint.paragraphs import Paragraph
from eknaam.lint.rule import Defect, Scope
from eknaam.lint.scan import Scan, core
from eknaam.lint.versions import lacking
from eknaam.text.script import language_subtag
from eknaam.text.tokens import words_of
from eknaam.text.visible import isolated

CODE: Final = "EK302"
KIND: Final = "missing-in-version"
MQM: Final = "accuracy/omission"
SCOPE: Final[Scope] = "versions"


def check(scan: Scan) -> Iterator[Defect]:
    """Yield the first word of each paragraph that lacks a name of another version."""
    for lack in lacking(scan):
        version, entity = scan.versions[lack.version], lack.mention.match.entity
        where = "this version" if lack.everywhere else "this paragraph"
        name = f"{isolated(entity.canonical)} ({isolated(core(version.text, lack.mention))})"
        message = f"{where} lacks {name}, which the {_name(version)} version has"
        yield Defect(*_first_word(scan, lack.place), message, entity)


def _first_word(scan: Scan, paragraph: Paragraph) -> tuple[int, int]:
    text = scan.text[paragraph.start : paragraph.end]
    word = next(words_of(text), None)
    if word is None:
        return paragraph.start, paragraph.end
    return paragraph.start + word.start, paragraph.start + word.end


_NAMES: Final = {"hi": "Hindi", "ur": "Urdu", "vi": "Vietnamese", "zh": "Chinese", "en": "English"}


def _name(scan: Scan) -> str:
    lang = scan.lang or scan.document.lang or ""
    return _NAMES.get(language_subtag(lang), "other")
