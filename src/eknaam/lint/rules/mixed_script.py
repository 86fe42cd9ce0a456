"""Letters of two scripts stand in one word of a name.

A Cyrillic а looks like a Latin a, and no search finds the name. In Hindi and Urdu a letter of
another keyboard was left in a word. An acronym with an ending (RCEPके) is no name, and is not
reported.

Wrong:

    hi  यह खबर «Quаng Ninh» की है।

    hi  «त्रान कुओnग» आए।

Right:

    hi  त्रान कुओंग GDPमें वृद्धि पर बोले।
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from eknaam.lint.mixed import MixedWord, mixed_words, repaired_snippets
from eknaam.lint.rule import Defect
from eknaam.lint.scan import Scan
from eknaam.records import Mention
from eknaam.text.script import script_of
from eknaam.text.visible import isolated

CODE: Final = "EK201"
KIND: Final = "mixed-script"
MQM: Final = "linguistic-conventions/spelling"


def check(scan: Scan) -> Iterator[Defect]:
    """Yield the names that have a word in two scripts."""
    reported = 0
    for word in mixed_words(scan.text):
        if word.start >= reported and (found := _name_around(scan, word)):
            start, end, mention = found
            entity = mention.match.entity
            letters = isolated(" ".join(word.foreign))
            message = f"{letters} in {isolated(word.text)} is of another script"
            native = script_of(scan.text[start:end]) != "Latn"
            right = (scan.right_spelling(entity) if native else mention.text,)
            yield Defect(start, end, message, entity, right)
            reported = end


def _name_around(scan: Scan, word: MixedWord) -> tuple[int, int, Mention] | None:
    """Return the name that a word belongs to, as it stands or with the letters it should have."""
    for mention in scan.mentions:
        if mention.core_start < word.end and word.start < mention.core_end:
            return mention.core_start, mention.core_end, mention
    for snippet in repaired_snippets(scan.text, word):
        for mention in scan.normalizer.find(snippet.text, scan.lang):
            if mention.core_start < snippet.word_end and snippet.word_start < mention.core_end:
                return *snippet.to_text(mention.core_start, mention.core_end), mention
    return None
