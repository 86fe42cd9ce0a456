"""Text of documents as markup: escaped, with its language and a direction of its own."""

from __future__ import annotations

import re
from hashlib import sha256
from typing import Final

from markupsafe import Markup

from eknaam.report.tables import ExampleRow
from eknaam.text.script import script_of
from eknaam.text.visible import visible

__all__ = ["anchor", "bar", "cut", "example", "message", "reason", "rtl", "swatch", "written"]

_LIMIT: Final = 160  # code points of any text of a document; what is longer is cut
_AROUND: Final = 90  # code points of an example on either side
_ISOLATED: Final = re.compile(
    "\N{FIRST STRONG ISOLATE}([^\u2066-\u2069]*)\N{POP DIRECTIONAL ISOLATE}"
)
_WRITTEN_IN: Final = {"Deva": ("hi", "mr", "ne"), "Arab": ("ur", "pa", "ps", "fa", "ar", "sd")}


def cut(text: str, limit: int = _LIMIT) -> str:
    """Return a text, visible, that is no longer than it may be.

    Examples:
        >>> cut("a" * 9, 4)
        'aaa…'
    """
    return visible(text if len(text) <= limit else text[: limit - 1] + "…")


def written(text: str, lang: str = "") -> Markup:
    """Return a text as an element with its language and its direction.

    A language is stated only where the script is one that it is written in: Latin letters in Urdu
    text are not Urdu, and are not set as such.

    Examples:
        >>> print(written("<گوانگ>", "ur"))
        <bdi lang="ur" dir="rtl">&lt;گوانگ&gt;</bdi>
        >>> print(written("Quang Ninh", "ur"))
        <bdi lang="und-Latn" dir="ltr">Quang Ninh</bdi>
    """
    tag, direction = _tag(text, lang)
    return Markup('<bdi lang="{}" dir="{}">{}</bdi>').format(tag, direction, cut(text))


def _tag(text: str, lang: str) -> tuple[str, str]:
    script = script_of(text)
    direction = "rtl" if script == "Arab" else "ltr"
    known = _WRITTEN_IN.get(script)
    if known is None:
        return f"und-{script}", direction
    return (lang if lang.partition("-")[0] in known else known[0]), direction


def example(row: ExampleRow) -> Markup:
    """Return an example as a paragraph with the name marked."""
    before, after = row.before, row.after
    if len(before) > _AROUND:
        before = "…" + before[-_AROUND:].partition(" ")[2]
    if len(after) > _AROUND:
        after = after[:_AROUND].rpartition(" ")[0] + "…"
    tag, direction = _tag(before + after or row.spelling, row.lang)
    return Markup('<p lang="{}" dir="{}">{}<mark>{}</mark>{}</p>').format(
        tag, direction, visible(before), written(row.spelling, row.lang), visible(after)
    )


def message(text: str, lang: str) -> Markup:
    """Return what a rule says, with the names in it set as names.

    Examples:
        >>> from eknaam.text.visible import isolated
        >>> print(message(f"a part of {isolated('Guangxi')}", "ur"))
        a part of <bdi lang="und-Latn" dir="ltr">Guangxi</bdi>
    """
    pieces, at = Markup(), 0
    for name in _ISOLATED.finditer(text[: 2 * _LIMIT]):
        pieces += visible(text[at : name.start()]) + written(name[1], lang)
        at = name.end()
    return pieces + cut(text[at:])


def reason(text: str) -> Markup:
    """Return a reason: the pairs of letters of an alignment in their order, each by itself.

    Examples:
        >>> print(reason("تر=tr ا=â"))
        <span class="why" dir="ltr"><bdi dir="ltr">تر=tr</bdi> <bdi dir="ltr">ا=â</bdi></span>
    """
    pairs = (Markup('<bdi dir="ltr">{}</bdi>').format(pair) for pair in cut(text).split())
    return Markup('<span class="why" dir="ltr">{}</span>').format(Markup(" ").join(pairs))


def rtl(lang: str) -> bool:
    """Return whether a language is written from right to left.

    Examples:
        >>> rtl("ur"), rtl("ur-Latn"), rtl("hi")
        (True, False, False)
    """
    base, _, rest = lang.partition("-")
    return base in _WRITTEN_IN["Arab"] and not rest.startswith(("Latn", "Guru", "Deva"))


def anchor(document: str) -> str:
    """Return the fragment of a document: the same in every report.

    Examples:
        >>> anchor("ufuq/2026-03-07.txt")
        'd-8d7c189551'
    """
    return f"d-{sha256(document.encode('utf-8', 'surrogatepass')).hexdigest()[:10]}"


def bar(part: float, whole: float) -> Markup:
    """Return a share as a bar; the number stands beside it, so it is hidden from readers."""
    width = f"{100 * part / whole:.1f}" if whole else "0"
    return Markup(
        '<svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">'
        '<rect class="all" width="100" height="6"/><rect class="part" width="{}" height="6"/></svg>'
    ).format(width)


def swatch(series: int) -> Markup:
    """Return the colour that a spelling has in the chart."""
    return Markup(
        '<svg class="swatch" viewBox="0 0 10 10" aria-hidden="true">'
        '<rect class="s{}" width="10" height="10" rx="1.5"/></svg>'
    ).format(series)
