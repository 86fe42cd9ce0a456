"""The errors that eknaam raises on purpose; everything else is a bug."""

from __future__ import annotations

__all__ = [
    "ConfigError",
    "EknaamError",
    "GazetteerError",
    "InputError",
    "MissingExtraError",
    "WorkerError",
]


class EknaamError(Exception):
    """The parent of every error that eknaam raises on purpose."""


class ConfigError(EknaamError):
    """A configuration file, or a baseline, is not what it should be: a line for each mistake."""


class GazetteerError(EknaamError):
    """A gazetteer is broken, so nothing of it was loaded.

    Attributes:
        problems: every mistake found, one line each: where, what was expected, what was found.
    """

    def __init__(self, *problems: str) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


class InputError(EknaamError):
    """A file that was given cannot be read as what it should be: text, pairs, tables."""


class MissingExtraError(EknaamError, ImportError):
    """A feature needs a package of an extra that is not installed.

    Examples:
        >>> str(MissingExtraError("reading Han characters", "han"))
        "reading Han characters needs an extra: pip install 'eknaam[han]'"
    """

    def __init__(self, feature: str, extra: str) -> None:
        super().__init__(f"{feature} needs an extra: pip install 'eknaam[{extra}]'")


class WorkerError(EknaamError):
    """A process that worked on documents was killed, most likely for lack of memory.

    Examples:
        >>> str(WorkerError())
        'a process that read documents was killed, perhaps for want of memory; ask for fewer jobs'
    """

    def __init__(self) -> None:
        super().__init__(
            "a process that read documents was killed, perhaps for want of memory;"
            " ask for fewer jobs"
        )
