"""Arguments of the public functions: checked once, in the same words for the same mistake.

What is of another type raises TypeError, what is of the right type and cannot be meant raises
ValueError; both say what was expected and what was found.
"""

from __future__ import annotations

import operator
from collections.abc import Collection, Iterable, Iterator
from typing import Final, Literal, TypeVar, get_args

from eknaam.records import Kind
from eknaam.text.dates import days_of
from eknaam.text.tags import is_language

__all__ = [
    "Missing",
    "check_flag",
    "check_is",
    "check_kind",
    "check_kinds",
    "check_lang",
    "check_missing",
    "checked_date",
    "checked_each",
    "checked_many",
    "checked_number",
    "checked_probability",
    "checked_text",
    "is_missing",
]

_T = TypeVar("_T")

Missing = Literal["error", "none"]
"""What becomes of a missing value (None, NaN) among many: an error, or None in its place."""

_KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
_EXPECTED_KIND: Final = f"{', '.join(f'{kind!r}' for kind in _KINDS[:-1])} or {_KINDS[-1]!r}"
_LONGEST_SHOWN: Final = 60
_NOT_A_NUMBER: Final = frozenset(("NAType", "NaTType"))  # what pandas has for a missing value


def check_is(value: object, name: str, *expected: type, hint: str = "") -> None:
    """Check that a value is of a type, or of one of several.

    Args:
        value: what is given.
        name: what the argument is called.
        expected: the types.
        hint: what else the error says.

    Raises:
        TypeError: it is of another type.

    Examples:
        >>> check_is("हनोई", "count", int, float)
        Traceback (most recent call last):
        TypeError: count: expected an int or a float, found str
    """
    if not isinstance(value, expected):
        types = " or ".join(_with_article(one.__name__) for one in expected)
        raise TypeError(f"{name}: expected {types}, found {_of_type(value)}{hint}")


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


def checked_each(values: Iterable[_T], name: str, *expected: type) -> Iterator[_T]:
    """Return many values one after another, each of which is checked as it comes.

    Raises:
        TypeError: it is no iterable; or, later, a value is of none of the types.
    """
    checked_many(values, name)

    def one_by_one() -> Iterator[_T]:
        for value in values:
            check_is(value, name, *expected)
            yield value

    return one_by_one()


def check_flag(value: object, name: str) -> None:
    """Check a choice between yes and no.

    Raises:
        TypeError: it is no bool.
    """
    if not isinstance(value, bool):
        raise TypeError(f"{name}: expected True or False, found {_shown(value)}")


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


def _with_article(name: str) -> str:
    return f"{'an' if name[0] in 'AEIOUaeiou' else 'a'} {name}"


def _of_type(value: object) -> str:
    return "None" if value is None else type(value).__name__


def _shown(value: object) -> str:
    shown = repr(value)
    return shown if len(shown) <= _LONGEST_SHOWN else shown[: _LONGEST_SHOWN - 1] + "…"
