"""Configuration: `[tool.eknaam]` in pyproject.toml, or the same keys in eknaam.toml.

Every mistake is one line with the file, the option, what was expected and what was found.
"""

from __future__ import annotations

import dataclasses
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, Final

from eknaam.documents import decode
from eknaam.documents.files import read_bytes
from eknaam.errors import ConfigError, InputError
from eknaam.gazetteer.load import SHIPPED
from eknaam.lint.rules import RULES
from eknaam.text.dates import days_of
from eknaam.text.tags import is_language

__all__ = ["Config", "codes_of", "find_config", "load_config"]

_FILES: Final = ("eknaam.toml", "pyproject.toml")
_LONGEST_SHOWN: Final = 60


@dataclass(frozen=True, slots=True)
class Config:
    """What the configuration says; what it leaves out is None or empty.

    Attributes:
        select: the rules that are asked, in place of all.
        extend_select: rules that are asked besides.
        ignore: rules that are not asked.
        per_file_ignores: rules that are not asked for files, by patterns of their path.
        ignore_words: spellings that are never reported.
        gazetteer: path of the house's gazetteer.
        base: what it builds on: a path, or "shipped".
        baseline: path of the baseline.
        lang: language of all documents.
        date: date of all documents.
        field: fields that hold the text of records.
        date_field: the field that holds the date.
        lang_field: the field that holds the language.
        id_field: the field that holds the id.
        folder: where the configuration stands; its paths and patterns begin there.
    """

    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_file_ignores: Mapping[str, tuple[str, ...]] = dataclasses.field(default_factory=dict)
    ignore_words: tuple[str, ...] = ()
    gazetteer: str | None = None
    base: str | None = None
    baseline: str | None = None
    lang: str | None = None
    date: str | None = None
    field: tuple[str, ...] = ()
    date_field: str | None = None
    lang_field: str | None = None
    id_field: str | None = None
    folder: Path = Path()

    def ignored_for(self, path: str) -> frozenset[str]:
        """Return the rules that are not asked for a file.

        Examples:
            >>> config = Config(per_file_ignores={"archive/*": ("EK109",)})
            >>> config.ignored_for("archive/2019/news.hi.txt"), config.ignored_for("news.hi.txt")
            (frozenset({'EK109'}), frozenset())
        """
        if not self.per_file_ignores:
            return frozenset()
        full = Path(path).absolute()
        folder = self.folder.absolute()
        inside = full.relative_to(folder) if full.is_relative_to(folder) else full
        ignored = [
            codes
            for pattern, codes in self.per_file_ignores.items()
            if fnmatchcase(inside.as_posix(), pattern) or fnmatchcase(inside.name, pattern)
        ]
        return frozenset(code for codes in ignored for code in codes_of(codes))


def codes_of(selectors: Iterable[str]) -> frozenset[str]:
    """Return the codes that selectors stand for: a code, the beginning of codes, or a kind.

    Raises:
        ValueError: a selector stands for no rule.

    Examples:
        >>> sorted(codes_of(["EK2", "truncated-name"]))
        ['EK104', 'EK201', 'EK202']
    """
    codes: set[str] = set()
    for selector in selectors:
        wanted = selector.strip()
        found = {
            code
            for code, rule in RULES.items()
            if (wanted and code.startswith(wanted.upper()))
            or rule.kind == wanted.lower()
            or wanted.upper() == "ALL"
        }
        if not found:
            raise ValueError(
                f"expected a code such as EK104, or its beginning, found {_shown(selector)}"
            )
        codes |= found
    return frozenset(codes)


def find_config(start: Path) -> Path | None:
    """Return the nearest configuration file in a folder or above it, or None.

    A pyproject.toml counts only if it has [tool.eknaam]. A file in the current folder is named from
    there.
    """
    for folder in (start, *start.parents):
        for name in _FILES:
            path = folder / name
            if path.is_file() and (name != "pyproject.toml" or _table(path) is not None):
                here = Path.cwd()
                return path.relative_to(here) if path.is_relative_to(here) else path
    return None


def load_config(path: Path) -> Config:
    """Read a configuration file.

    Raises:
        ConfigError: the file cannot be read, or has mistakes: one line for each.
    """
    table = _table(path)
    if table is None:
        raise ConfigError(f"{path}: expected a table [tool.eknaam], found none")
    problems, values = [], dict[str, Any]()
    for option, value in table.items():
        check = _OPTIONS.get(option)
        if check is None:
            known = ", ".join(_OPTIONS)
            problems.append(f"{path}: {_shown(option)}: expected one of {known}")
            continue
        try:
            values[option.replace("-", "_")] = check(value)
        except ValueError as error:
            problems.append(f"{path}: {option}: {error}")
    if problems:
        raise ConfigError("\n".join(problems))
    for option in ("gazetteer", "base", "baseline"):
        if option in values and (option, values[option]) != ("base", SHIPPED):
            values[option] = str(path.parent / values[option])
    return Config(**values, folder=path.parent)


def _table(path: Path) -> dict[str, Any] | None:
    try:
        data = tomllib.loads(decode(read_bytes(str(path)), str(path)).text)
    except InputError as error:
        raise ConfigError(str(error)) from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: expected TOML: {error}") from error
    if path.name != "pyproject.toml":
        return data
    tool = data.get("tool")
    found = tool.get("eknaam") if isinstance(tool, dict) else None
    return found if isinstance(found, dict) else None


def _shown(value: object) -> str:
    shown = repr(value)
    return shown if len(shown) <= _LONGEST_SHOWN else shown[: _LONGEST_SHOWN - 1] + "…"


def _text(value: object) -> str:
    if not isinstance(value, str) or not value:
        raise ValueError(f"expected a text, found {_shown(value)}")
    return value


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(one, str) and one for one in value):
        raise ValueError(f"expected a list of texts, found {_shown(value)}")
    return tuple(value)


def _selectors(value: object) -> tuple[str, ...]:
    selectors = _texts(value)
    codes_of(selectors)
    return selectors


def _ignores(value: object) -> dict[str, tuple[str, ...]]:
    if not isinstance(value, dict):
        message = f"expected a table of patterns and codes, found {_shown(value)}"
        raise ValueError(message)  # noqa: TRY004 - all checks raise the same
    return {pattern: _selectors(codes) for pattern, codes in value.items()}


def _fields(value: object) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) and value else _texts(value)


def _tag(value: object) -> str:
    if not isinstance(value, str) or not is_language(value):
        raise ValueError(f"expected a language such as hi or ur, found {_shown(value)}")
    return value


def _date(value: object) -> str:
    text = value.isoformat() if hasattr(value, "isoformat") else value
    if not isinstance(text, str) or days_of(text) is None:
        raise ValueError(f"expected a date such as 2025-07-01 or 2025-07, found {_shown(value)}")
    return text


_OPTIONS: Final[dict[str, Callable[[object], object]]] = {
    "select": _selectors,
    "extend-select": _selectors,
    "ignore": _selectors,
    "per-file-ignores": _ignores,
    "ignore-words": _texts,
    "gazetteer": _text,
    "base": _text,
    "baseline": _text,
    "lang": _tag,
    "date": _date,
    "field": _fields,
    "date-field": _text,
    "lang-field": _text,
    "id-field": _text,
}
