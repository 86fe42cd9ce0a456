"""The page: one HTML file that fetches nothing."""

from __future__ import annotations

from base64 import b64encode
from functools import cache, partial
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from eknaam.errors import MissingExtraError
from eknaam.report import trend, words
from eknaam.report.page.bounds import Bounds
from eknaam.report.source import Tables

if TYPE_CHECKING:
    from jinja2 import Environment

__all__ = ["LARGEST", "render_page"]

_HERE: Final = "eknaam.report.page"
_TEMPLATES: Final = "templates"

LARGEST: Final = 5_000_000
"""The most bytes of a page. One that would be larger is made anew with half of everything."""


def render_page(report: Tables, bounds: Bounds | None = None) -> str:
    """Return a report as one HTML page.

    Args:
        report: what was counted.
        bounds: how much of it the page shows.

    Returns:
        A page that needs nothing beside it: no script, style, font or image is fetched.

    Raises:
        MissingExtraError: jinja2 or vl-convert-python is not installed.
    """
    environment = _environment()
    bounds = bounds or Bounds()
    while len((page := _page(report, bounds, environment)).encode()) > LARGEST:
        if bounds == bounds.halved():
            break  # one of everything: nothing more can be left out
        bounds = bounds.halved()
    return page


def _page(report: Tables, bounds: Bounds, environment: Environment) -> str:
    from eknaam.report.page import parts
    from eknaam.report.page.choose import choose

    chosen = choose(report, bounds)
    months = trend.by_month(report)
    articles = [
        parts.article_of(name, versions, chosen.gaps[name])
        for name, versions in chosen.articles.items()
    ]
    style, script = _resource("page.css"), _resource("page.js")
    return environment.get_template("page.html").render(
        summary=report.summary,
        chosen=chosen,
        bounds=bounds,
        months=months,
        verdicts=trend.verdicts(months),
        groups=trend.by_group(report),
        articles=articles,
        style=style,
        script=script,
        style_hash=_hash(style),
        script_hash=_hash(script),
    )


@cache
def _environment() -> Environment:
    try:
        import vl_convert  # noqa: F401 - charts need it; better to say so before anything is counted
        from jinja2 import Environment, PackageLoader, StrictUndefined
    except ImportError as error:
        raise MissingExtraError("writing the page of a report", "report") from error
    from eknaam.report.page import marks, parts, rules

    environment = Environment(
        loader=PackageLoader(_HERE, _TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    for name in ("dates", "day", "kind_of", "language", "month", "number", "percent", "plural"):
        environment.globals[name] = getattr(words, name)
    for name in ("anchor", "bar", "example", "message", "reason", "rtl", "swatch", "written"):
        environment.globals[name] = getattr(marks, name)
    environment.globals |= {
        "over_time": parts.over_time,
        "groups_of": parts.groups_of,
        "rule_text": rules.rule_text,
        "documents_chart": partial(
            parts.trend_chart,
            share=lambda one: one.consistent_share,
            what="Documents that spell each name in one way",
        ),
        "mentions_chart": partial(
            parts.trend_chart,
            share=lambda one: one.leading_share,
            what="Mentions that have the leading spelling",
        ),
    }
    return environment


def _shown(value: object) -> object:
    """Return what is put into the page for a value: no text from outside is long or unseen."""
    from eknaam.report.page.marks import cut

    return cut(value) if type(value) is str else value


@cache
def _resource(name: str) -> str:
    return files(_HERE).joinpath(_TEMPLATES, name).read_text("utf-8")


def _hash(text: str) -> str:
    """Return what a Content-Security-Policy calls an inline style or script by."""
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode()
