"""Arguments of the public functions: checked once, in the same words for the same mistake.

What is of another type raises TypeError, what is of the right type and cannot be meant raises
ValueError; both say what was expected and what was found.
"""

from __future__ import annotations

import operator
from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING, Final, Literal, get_args

from eknaam.gazetteer import Gazetteer
from eknaam.records import Kind
from eknaam.text.dates import days_of
from eknaam.text.tags import is_language

if TYPE_CHECKING:
    from eknaam.model import Model

__all__ = [
    "Missing",
    "check_gazetteer",
    "check_kind",
    "check_kinds",
    "check_lang",
    "check_missing",
    "check_model",
    "checked_date",
    "checked_many",
    "checked_number",
    "checked_probability",
    "checked_text",
    "is_missing",
]

Missing = Literal["error", "none"]
"""What becomes of a missing value (None, NaN) among many: an error, or None in its place."""

_KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
_EXPECTED_KIND: Final = f"{', '.join(f'{kind!r}' for kind in _KINDS[:-1])} or {_KINDS[-1]!r}"
_LONGEST_SHOWN: Final = 60
_NOT_A_NUMBER: Final = frozenset(("NAType", "NaTType"))  # what pandas has for a missing value


def checked_text(value: object, name: str) -> str:
    """Return a text.

    Raises:
        TypeError: it is no str.
    """
    if isinstance(value, str):
        return value
    hint = "; decode it first, as in text.decode('utf-8')" if isinstance(value, bytes) else ""
    raise TypeError(f"{name}: expected a str, found {_of_type(value)}{hint}")


def checked_many(values: object, name: str) -> Iterator[object]:
    """Return many values one after another: a single str is not taken for its letters.

    Raises:
        TypeError: it is no iterable, or one str.
    """
    if isinstance(values, str | bytes) or not isinstance(values, Iterable):
        raise TypeError(f"{name}: expected a list or another iterable, found {_of_type(values)}")
    return iter(values)


def check_missing(value: object) -> None:
    """Check what is to become of missing values.

    Raises:
        ValueError: it is not one of `Missing`.
    """
    if value not in ("error", "none"):
        raise ValueError(f"missing: expected 'error' or 'none', found {_shown(value)}")


def is_missing(value: object) -> bool:
    """Return whether a value of a column stands for none.

    Examples:
        >>> is_missing(None), is_missing(float("nan")), is_missing("")
        (True, True, False)
    """
    if isinstance(value, float):
        return value != value  # noqa: PLR0124 - how NaN is known
    return value is None or type(value).__name__ in _NOT_A_NUMBER


def check_lang(value: object, name: str = "lang") -> None:
    """Check a language that may be None.

    Raises:
        TypeError: it is no str.
        ValueError: it is no tag of a language.
    """
    if value is not None and not is_language(checked_text(value, name)):
        raise ValueError(f"{name}: expected a language such as 'hi' or 'ur', found {_shown(value)}")


def check_kind(value: object, name: str = "kind") -> None:
    """Check a kind that may be None.

    Raises:
        TypeError: it is no str.
        ValueError: it is no kind.
    """
    if value is not None and checked_text(value, name) not in _KINDS:
        raise ValueError(f"{name}: expected {_EXPECTED_KIND}, found {_shown(value)}")


def check_kinds(values: object) -> None:
    """Check a collection of kinds.

    Raises:
        TypeError: it is no collection, or one str.
        ValueError: something in it is no kind.
    """
    if isinstance(values, str | bytes) or not isinstance(values, Collection):
        raise TypeError(f"kinds: expected a collection of kinds, found {_of_type(values)}")
    for value in values:
        if value is None:
            raise TypeError("kinds: expected a str, found None")
        check_kind(value, "kinds")


def checked_number(value: object, name: str, least: int = 1) -> int:
    """Return a whole number.

    Raises:
        TypeError: it is none.
        ValueError: it is too small.
    """
    if isinstance(value, bool) or not hasattr(value, "__index__"):
        raise TypeError(f"{name}: expected a whole number, found {_shown(value)}")
    number = operator.index(value)
    if number < least:
        raise ValueError(f"{name}: expected {least} or more, found {number}")
    return number


def checked_probability(value: object, name: str) -> float:
    """Return a probability.

    Raises:
        TypeError: it is no number.
        ValueError: it is not between 0 and 1.
    """
    if isinstance(value, str | bytes | bool) or not hasattr(value, "__float__"):
        raise TypeError(f"{name}: expected a number from 0 to 1, found {_shown(value)}")
    number = float(value)
    if not 0 <= number <= 1:
        raise ValueError(f"{name}: expected a number from 0 to 1, found {_shown(value)}")
    return number


def checked_date(value: object, name: str = "date") -> str | None:
    """Return a date, ISO 8601, that may be None.

    Raises:
        TypeError: it is no str.
        ValueError: it is no date.
    """
    if value is None:
        return None
    date = checked_text(value, name)
    if days_of(date) is None:
        raise ValueError(f"{name}: expected YYYY, YYYY-MM or YYYY-MM-DD, found {_shown(value)}")
    return date


def check_gazetteer(value: object) -> None:
    """Check a gazetteer that may be None.

    Raises:
        TypeError: it is no Gazetteer.
    """
    if value is not None and not isinstance(value, Gazetteer):
        hint = "; load_gazetteer(path) reads a file" if isinstance(value, str) else ""
        raise TypeError(f"gazetteer: expected a Gazetteer, found {_of_type(value)}{hint}")


def check_model(value: Model | None) -> None:
    """Check a model that may be None.

    Raises:
        TypeError: it is no Model.
    """
    if value is None:
        return
    from eknaam.model import Model  # with numpy, which others need not

    if not isinstance(value, Model):
        raise TypeError(f"model: expected a Model, found {_of_type(value)}")


def _of_type(value: object) -> str:
    return "None" if value is None else type(value).__name__


def _shown(value: object) -> str:
    shown = repr(value)
    return shown if len(shown) <= _LONGEST_SHOWN else shown[: _LONGEST_SHOWN - 1] + "…"
