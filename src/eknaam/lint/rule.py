"""What a rule is: a module whose docstring is its page, with examples that are run.

A rule module has `CODE`, `KIND`, `MQM` and `check`, and its docstring has a section `Wrong:` and a
section `Right:`. Every line there is a document: its language, perhaps its date, two spaces, and
its text, in which «» mark what is reported. Lines without a blank line between them are documents
of one corpus, or versions of one article. A section `Gazetteer:` may add names to the shipped
gazetteer for the examples: entity, tag, standing and name.
"""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from types import ModuleType
from typing import Final, Literal, cast

from eknaam.documents import Document
from eknaam.lint.scan import Scan
from eknaam.lint.spelling import is_predicted
from eknaam.records import Entity, Finding, Name, Standing

__all__ = ["Check", "Defect", "Example", "Rule", "Scope", "rule_of"]

Scope = Literal["document", "corpus", "versions"]
"""What a rule compares: the places of a document, documents, or versions of one article."""


@dataclass(frozen=True, slots=True)
class Defect:
    """What a rule reports, before it is known which rule that is: see `Finding`."""

    start: int
    end: int
    message: str
    entity: Entity | None = None
    suggestions: tuple[str | None, ...] = ()
    safe: bool = False


Check = Callable[[Scan], Iterable[Defect]]

_EXAMPLE: Final = re.compile(r"    (?P<lang>[a-z]{2})(?: (?P<date>[0-9-]+))?  (?P<text>\S.*)")
_EXAMPLE_LINE: Final = re.compile(r"^(    [a-z]{2}(?: [0-9-]+)?  )(\S.*)$", re.MULTILINE)
_ISOLATE: Final = "\N{FIRST STRONG ISOLATE}"
_POP: Final = "\N{POP DIRECTIONAL ISOLATE}"
_MARKS: Final = re.compile("[«»]")


@dataclass(frozen=True, slots=True)
class Example:
    """Documents of an example, and what is to be reported in them.

    Attributes:
        documents: the documents; a version or a member of a corpus each.
        spans: for each document the spans that are marked.
        lines: the lines of the docstring.
    """

    documents: tuple[Document, ...]
    spans: tuple[tuple[tuple[int, int], ...], ...]
    lines: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule.

    Attributes:
        code: its code, such as EK104.
        kind: what it reports, such as "truncated-name".
        mqm: the error type of MQM that it is, as `dimension/type`.
        scope: what it compares.
        summary: what it reports, one line.
        explanation: its page, Markdown.
        wrong: examples that it reports.
        right: examples that it does not report.
        names: names that the examples add to the shipped gazetteer, with their entity's id.
        check: finds what it reports in a document; for a corpus or versions see their modules.
    """

    code: str
    kind: str
    mqm: str
    scope: Scope
    summary: str
    explanation: str = field(repr=False)
    wrong: tuple[Example, ...] = field(repr=False)
    right: tuple[Example, ...] = field(repr=False)
    names: tuple[tuple[str, Name], ...] = field(repr=False)
    check: Check = field(repr=False, compare=False)

    def page(self) -> str:
        """Return the rule's page: its name, what it reports, and its examples, in Markdown."""
        title, _, rest = self.explanation.partition("\n")
        facts = f"MQM error type: `{self.mqm}`"
        # The text of an example gets a direction of its own, or Urdu would be put out of order.
        rest = _EXAMPLE_LINE.sub(rf"\1{_ISOLATE}\2{_POP}", rest)
        return f"# {self.code} {self.kind}\n\n{title}\n\n{facts}\n{rest}\n"

    def findings(self, scan: Scan) -> Iterator[Finding]:
        """Yield what the rule finds in a document."""
        for defect in self.check(scan):
            offered = tuple(dict.fromkeys(one for one in defect.suggestions if one))
            predicted = any(is_predicted(defect.entity, one, scan.lang or "") for one in offered)
            yield Finding(
                self.code,
                self.kind,
                defect.start,
                defect.end,
                f"{defect.message}; the suggestion is predicted" if predicted else defect.message,
                defect.entity,
                offered,
                defect.safe and bool(offered) and not predicted,
            )


def rule_of(module: ModuleType) -> Rule:
    """Return the rule of a module.

    Raises:
        ValueError: its docstring has no example of what it reports, or none of what it does not.
    """
    page = _page_of(module)
    wrong, right = (tuple(_examples(page, title)) for title in ("Wrong:", "Right:"))
    if not wrong or not right:
        raise ValueError(
            f"{module.__name__}: expected examples under Wrong: and Right:, found none of one"
        )
    return Rule(
        module.CODE,
        module.KIND,
        module.MQM,
        getattr(module, "SCOPE", "document"),
        page.partition("\n")[0],
        page,
        wrong,
        right,
        tuple(_names(page)),
        module.check,
    )


def _page_of(module: ModuleType) -> str:
    """Return the docstring of a module; `python -OO` leaves it in the source only."""
    if module.__doc__ is not None:
        return inspect.cleandoc(module.__doc__)
    return ast.get_docstring(ast.parse(inspect.getsource(module))) or ""


def _names(page: str) -> Iterator[tuple[str, Name]]:
    for line in _section(page, "Gazetteer:"):
        if line:
            entity, tag, standing, text = line.split(maxsplit=3)
            yield entity, Name(text, tag, cast("Standing", standing))


def _section(page: str, title: str) -> Iterator[str]:
    _, _, after = page.partition(f"\n{title}\n")
    for line in after.splitlines():
        if line and not line.startswith("    "):
            return  # the next section
        yield line


def _examples(page: str, title: str) -> Iterator[Example]:
    block: list[str] = []
    for line in (*_section(page, title), ""):
        if line:
            block.append(line)
        elif block:
            yield _example(tuple(block))
            block = []


def _example(lines: tuple[str, ...]) -> Example:
    documents, spans = [], []
    for number, line in enumerate(lines, 1):
        match = _EXAMPLE.fullmatch(line)
        if match is None:
            raise ValueError(f"expected a language, two spaces and a text, found {line!r}")
        marked = match["text"].replace("\\n", "\n")
        places = [place.start() - shift for shift, place in enumerate(_MARKS.finditer(marked))]
        text = _MARKS.sub("", marked)
        documents.append(Document(f"example-{number}", text, match["lang"], match["date"]))
        spans.append(tuple(zip(places[::2], places[1::2], strict=True)))
    return Example(tuple(documents), tuple(spans), lines)
