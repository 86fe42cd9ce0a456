"""Charts as SVG, drawn by Vega-Lite through vl-convert; their colours are the page's variables."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from markupsafe import Markup, escape

from eknaam.errors import MissingExtraError

__all__ = ["SERIES", "months_between", "share_chart", "spelling_chart"]

SERIES: Final = 6
"""How many spellings a chart tells apart: the leading one, others, and the rest as one."""

_VEGA_LITE: Final = "5.20"
_MONTHS: Final = 12
_WIDTH: Final = 450
_ROOT: Final = re.compile(r'<svg [^>]*?(viewBox="[^"]*")>')
_NEEDLESS: Final = re.compile(
    r' (?:pointer-events="none"|aria-hidden="true"|stroke-miterlimit="10"|opacity="1"'
    r'|class="(?:mark|background|foreground|role)[^"]*"|role="[^"]*"|aria-roledescription="[^"]*")'
    r'|<path d="(?:M0,0h0v0h0Z)?"(?: display="none")?/>'
)
_LONG_NUMBER: Final = re.compile(r"(\d+\.\d)\d+")
_AXIS: Final = {
    "domainColor": "var(--rule)",
    "gridColor": "var(--rule)",
    "tickColor": "var(--rule)",
    "labelColor": "var(--muted)",
    "labelFont": "inherit",
    "labelFontSize": 12,
    "labelPadding": 5,
    "tickSize": 4,
    "title": None,
}
_SHARP: Final = {"tickCount": 3, "domain": False, "ticks": False}


def months_between(first: str, last: str) -> list[str]:
    """Return the months from one to another, both included.

    Examples:
        >>> months_between("2025-11", "2026-02")
        ['2025-11', '2025-12', '2026-01', '2026-02']
    """
    start, end = (int(one[:4]) * _MONTHS + int(one[5:7]) - 1 for one in (first, last))
    return [f"{at // _MONTHS:04}-{at % _MONTHS + 1:02}" for at in range(start, end + 1)]


def spelling_chart(
    counts: Sequence[Mapping[str, int]], months: Sequence[str], label: str
) -> Markup:
    """Draw how often spellings stand in each month, one above the other, the leading one below.

    Args:
        counts: for each series its mentions by month; the leading spelling first.
        months: all months of the chart, in order.
        label: what a reader hears who does not see it.
    """
    end = months_between(months[-1], _next(months[-1]))[-1]
    values = [
        {"x": f"{at}-01", "s": series, "n": one.get(month, 0)}
        for series, one in enumerate(counts)
        for month, at in zip((*months, months[-1]), (*months, end), strict=True)
    ]
    encoding = {
        "x": _time_axis(len(months)),
        "y": {
            "field": "n",
            "type": "quantitative",
            "stack": "zero",
            "axis": _SHARP | {"format": "~s", "tickMinStep": 1},
        },
        "order": {"field": "s"},
        "color": _colours([f"var(--s{at})" for at in range(SERIES)]),
    }
    return _draw(values, {"type": "area", "interpolate": "step-after"}, encoding, 146, label)


def share_chart(shares: Mapping[str, Mapping[str, float]], label: str) -> Markup:
    """Draw a share of each language by month, as lines.

    Args:
        shares: for each language its share by month.
        label: what a reader hears who does not see it.
    """
    months = sorted({month for one in shares.values() for month in one})
    values = [
        {"x": f"{month}-01", "s": at, "n": share}
        for at, one in enumerate(shares.values())
        for month, share in one.items()
    ]
    encoding = {
        "x": _time_axis(len(months)),
        "y": {
            "field": "n",
            "type": "quantitative",
            "scale": {"domain": [0, 1]},
            "axis": _SHARP | {"format": ".0%"},
        },
        "color": _colours([f"var(--l{at})" for at in range(len(shares))]),
        "strokeDash": {
            "field": "s",
            "type": "nominal",
            "legend": None,
            "scale": {"domain": [0, 1, 2, 3], "range": [[1, 0], [6, 4], [2, 3], [8, 3, 2, 3]]},
        },
    }
    return _draw(values, {"type": "line", "strokeWidth": 2.25}, encoding, 180, label)


def _next(month: str) -> str:
    at = int(month[:4]) * _MONTHS + int(month[5:7])
    return f"{at // _MONTHS:04}-{at % _MONTHS + 1:02}"


def _time_axis(months: int) -> dict[str, Any]:
    form = "%b %Y" if months <= 2 * _MONTHS else "%Y"
    axis = {"format": form, "grid": False, "tickCount": 4, "labelFlush": True}
    return {"field": "x", "type": "temporal", "scale": {"type": "utc"}, "axis": axis}


def _colours(names: Sequence[str]) -> dict[str, Any]:
    scale = {"domain": list(range(len(names))), "range": list(names)}
    return {"field": "s", "type": "nominal", "legend": None, "scale": scale}


def _draw(
    values: list[dict[str, Any]],
    mark: dict[str, Any],
    encoding: dict[str, Any],
    height: int,
    label: str,
) -> Markup:
    try:
        import vl_convert
    except ImportError as error:
        raise MissingExtraError("drawing charts", "report") from error
    for one in encoding.values():
        if "axis" in one:
            one["axis"] = _AXIS | one["axis"]
    spec = {
        "width": _WIDTH,
        "autosize": {"type": "fit", "contains": "padding"},
        "height": height,
        "background": None,
        "padding": 2,
        "data": {"values": values},
        "mark": mark | {"aria": False},
        "encoding": encoding,
        "config": {"view": {"stroke": None}, "aria": False},
    }
    return _inlined(vl_convert.vegalite_to_svg(spec, vl_version=_VEGA_LITE), label)


def _inlined(svg: str, label: str) -> Markup:
    """Return a drawing as an element of the page: no larger than it must be, with a label."""
    slim = _LONG_NUMBER.sub(r"\1", _NEEDLESS.sub("", svg))
    root = Markup('<svg role="img" aria-label="{}" ').format(escape(label))
    # S704: the drawing is Vega's, of numbers and months only; no text of a document is in it.
    return Markup(_ROOT.sub(lambda found: f"{root}{found[1]}>", slim, count=1))  # noqa: S704
