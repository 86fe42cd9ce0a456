"""The comments of a gazetteer in YAML, and what each of them is about."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from eknaam.gazetteer.problems import Item, Path
from eknaam.gazetteer.yaml_text import line_of

__all__ = ["Comment", "Remarks", "comments_of", "remarks_of"]

_COMMENT: Final = re.compile(r"(?:^|(?<=[ \t\ufeff]))#[^\n\r]*", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment of a YAML text.

    Attributes:
        text: from its # to the end of the line.
        line: the line it is on, from 1.
        column: the column that its # is in, from 1.
        alone: whether nothing else is on the line.
    """

    text: str
    line: int
    column: int
    alone: bool


@dataclass(slots=True)
class Remarks:
    """The comments of one entity.

    Attributes:
        leading: lines before the entity; an empty one where lines are set apart.
        before: lines before a line of the entity, by its path.
        beside: what stands at the end of a line of the entity, by its path.
        trailing: lines after the last line of the entity.
    """

    leading: list[str] = field(default_factory=list)
    before: dict[Path, list[str]] = field(default_factory=dict)
    beside: dict[Path, str] = field(default_factory=dict)
    trailing: list[str] = field(default_factory=list)

    def elsewhere(self, written: Container[Path]) -> Iterator[str]:
        """Yield the comments on lines that are not written, since nothing is said in them."""
        for path, comments in self.before.items():
            if path not in written:
                yield from comments
        yield from (comment for path, comment in self.beside.items() if path not in written)


def comments_of(text: str) -> list[Comment]:
    r"""Return the comments of a YAML text, in order.

    Args:
        text: YAML without mistakes.

    Examples:
        >>> [comment.text for comment in comments_of("# one\n- a: 'b # c' # two\n")]
        ['# one', '# two']
    """
    starts = [0, *(match.end() for match in re.finditer(r"\r\n?|\n", text))]
    spans = list(_scalars(text))
    found, position, line = [], 0, 0
    while match := _COMMENT.search(text, position):
        while spans and spans[0][1] <= match.start():
            spans.pop(0)
        if spans and spans[0][0] <= match.start():
            position = spans[0][1]
            continue
        while line + 1 < len(starts) and starts[line + 1] <= match.start():
            line += 1
        column = match.start() - starts[line]
        alone = not text[starts[line] : match.start()].strip(" \t\ufeff")
        found.append(Comment(match.group().rstrip(), line + 1, column + 1, alone))
        position = match.end()
    return found


def remarks_of(
    items: Sequence[Item], comments: Sequence[Comment]
) -> tuple[list[str], list[Remarks], list[str]]:
    """Say which entity each comment is about.

    A line of its own is about what comes next; the first lines of a file are about the whole, if
    an empty line follows them or nothing but they stands before the first entity.

    Args:
        items: the entities in the order of the text.
        comments: the comments in the order of the text.

    Returns:
        The lines before everything, the remarks of each entity, and the lines after everything.
    """
    remarks = [Remarks() for _ in items]
    loose: list[list[Comment]] = [[] for _ in range(len(items) + 1)]
    number = 0
    for comment in comments:
        while number < len(items) and _begins_before(items[number], comment):
            number += 1
        if number == 0 or not _place(comment, items[number - 1], remarks[number - 1]):
            loose[number].append(comment)
    header: list[str] = []
    for following, item in enumerate(items):
        lines = _spaced(loose[following], item.line)
        if following == 0:
            cut = len(lines) - lines[::-1].index("") if "" in lines else len(lines)
            header, lines = lines[:cut], lines[cut:]
        remarks[following].leading = lines
    return header, remarks, _spaced(loose[len(items)])


def _scalars(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the scalars of a text begin and end, of blocks without their first line."""
    from ruamel.yaml import YAML

    for event in YAML(typ="safe", pure=True).parse(text):
        if type(event).__name__ == "ScalarEvent":
            start = event.start_mark.index
            if event.style in {"|", ">"}:
                start = text.find("\n", start)
            yield start, event.end_mark.index


def _begins_before(item: Item, comment: Comment) -> bool:
    return (item.line, item.column) <= (comment.line, comment.column)


def _place(comment: Comment, item: Item, remarks: Remarks) -> bool:
    """Note a comment that stands inside an entity; say whether it does."""
    places = [(place, line_of(path)) for path, place in item.marks.items() if path]
    here = (comment.line, comment.column)
    after = min((each for each in places if each[0] > here), default=None)
    if not comment.alone:
        path = max((each for each in places if each[0] <= here), default=((0, 0), ("id",)))[1]
        if path in remarks.beside:
            remarks.before.setdefault(path, []).append(comment.text)
        else:
            remarks.beside[path] = comment.text
        return True
    if after is not None:
        remarks.before.setdefault(after[1], []).append(comment.text)
        return True
    if comment.column >= item.column:
        remarks.trailing.append(comment.text)
        return True
    return False


def _spaced(comments: Sequence[Comment], next_line: int | None = None) -> list[str]:
    """Return comments as lines, with an empty one where there are some in the text."""
    lines: list[str] = []
    last = None
    for comment in comments:
        if last is not None and comment.line > last + 1:
            lines.append("")
        lines.append(comment.text)
        last = comment.line
    if last is not None and next_line is not None and next_line > last + 1:
        lines.append("")
    return lines
