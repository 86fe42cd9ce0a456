"""What counts were made with: only counts that were made alike go together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import blake2b
from typing import Final

from eknaam.model import Model
from eknaam.model.tables import table_lines
from eknaam.normalizer import Normalizer
from eknaam.version import __version__

__all__ = ["difference", "settings_of"]

_NAMES: Final = {
    "version": "version of eknaam",
    "gazetteer": "gazetteer",
    "model": "model",
    "threshold": "threshold",
}


def settings_of(normalizer: Normalizer) -> dict[str, str]:
    """Return what the counts of a normalizer depend on, each as a short text."""
    return {
        "version": __version__,
        "gazetteer": normalizer.gazetteer.digest,
        "model": _digest(_lines(normalizer.model)),
        "threshold": repr(normalizer.threshold),
    }


def difference(one: Mapping[str, str], other: Mapping[str, str]) -> str | None:
    """Return in what the settings of two counts differ, or None.

    Examples:
        >>> difference({"version": "0.1.0"}, {"version": "0.2.0"})
        'another version of eknaam'
    """
    return next(
        (f"another {name}" for key, name in _NAMES.items() if one.get(key) != other.get(key)), None
    )


def _lines(model: Model) -> Iterable[str]:
    return (line for table in model.tables for line in table_lines(table))


def _digest(lines: Iterable[str]) -> str:
    digest = blake2b(digest_size=16)
    for line in lines:
        digest.update(line.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()
