"""What the rules say, for the page: their explanation and examples, from their docstrings."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from markdown_it import MarkdownIt
from markupsafe import Markup

from eknaam.lint.rule import Example
from eknaam.lint.rules import RULES
from eknaam.text.script import script_of

__all__ = ["RuleText", "rule_text"]

_SECTION: Final = re.compile(r"^(?:Wrong|Right|Gazetteer):$", re.MULTILINE)
_MOST_EXAMPLES: Final = 3


@dataclass(frozen=True, slots=True)
class RuleText:
    """A rule on the page.

    Attributes:
        summary: what it reports, one line.
        explanation: the rest, as markup.
        examples: texts in which what it reports is marked.
    """

    summary: str
    explanation: Markup
    examples: tuple[Markup, ...]


@cache
def rule_text(code: str) -> RuleText:
    """Return what a rule says; nothing for a code that is not known."""
    rule = RULES.get(code)
    if rule is None:
        return RuleText("", Markup(), ())
    explanation = _SECTION.split(rule.explanation)[0].partition("\n")[2]
    # S704: markdown-it escapes what is not Markdown, and the text is this package's own.
    markup = Markup(MarkdownIt("commonmark", {"html": False}).render(explanation))  # noqa: S704
    shown = [one for example in rule.wrong[:_MOST_EXAMPLES] for one in _marked(example)]
    return RuleText(rule.summary, markup, tuple(shown))


def _marked(example: Example) -> list[Markup]:
    texts = []
    for document, spans in zip(example.documents, example.spans, strict=True):
        at, pieces = 0, Markup()
        for start, end in spans:
            pieces += document.text[at:start]
            pieces += Markup("<mark>{}</mark>").format(document.text[start:end])
            at = end
        pieces += document.text[at:]
        direction = "rtl" if script_of(document.text) == "Arab" else "ltr"
        texts.append(
            Markup('<p lang="{}" dir="{}">{}</p>').format(document.lang or "", direction, pieces)
        )
    return texts
