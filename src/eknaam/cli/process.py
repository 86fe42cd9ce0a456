"""The process of the command line: its streams, its signals and how it ends."""

from __future__ import annotations

import contextlib
import io
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final, TextIO

from eknaam.cli.output import warn
from eknaam.errors import EknaamError

__all__ = ["run"]

_INTERRUPTED: Final = 130
_TERMINATED: Final = 143
_FAILED: Final = 2


class _Signals:
    """What was asked for by signals: SIGTERM ends a command as Ctrl-C does."""

    def __init__(self) -> None:
        self.terminated = False

    def watch(self) -> None:
        signal.signal(signal.SIGTERM, self._terminate)

    def _terminate(self, _number: int, _frame: object) -> None:
        self.terminated = True
        raise KeyboardInterrupt


def run(app: Callable[..., object]) -> int:
    """Run the command line and return its exit code.

    A reader that goes away (`eknaam find . | head`) ends the process quietly, output is UTF-8
    whatever the locale, and what cannot be written is one line.

    Args:
        app: the typer application.
    """
    if not _open_streams():
        return _FAILED
    signals = _Signals()
    signals.watch()
    try:
        code = _ended(app)
        sys.stdout.flush()
    except KeyboardInterrupt:
        code = _INTERRUPTED
    except BrokenPipeError:
        code = _end_as_the_pipe_did()
    except EknaamError as error:
        code = _fail(*str(error).splitlines())
    except OSError as error:
        code = _fail(f"{error.filename or 'standard output'}: {error.strerror or error}")
    if code == _INTERRUPTED and signals.terminated:
        return _TERMINATED
    return code


def _ended(app: Callable[..., object]) -> int:
    """Return the exit code; whatever held on to the run is let go."""
    try:
        app(prog_name="eknaam")
    except SystemExit as ended:
        if isinstance(ended.__context__, BrokenPipeError):  # which typer leaves with 1
            raise BrokenPipeError from ended
        return ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    return 0


def _open_streams() -> bool:
    """Make the streams ready, and return whether there is one to write to."""
    if sys.stderr is None:  # closed by the caller, as by `2>&-`
        sys.stderr = _nowhere()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    if sys.stdout is None:
        sys.stdout = _nowhere()
        warn("standard output: closed")
        return False
    return True


def _nowhere() -> TextIO:
    return Path(os.devnull).open("w", encoding="utf-8")


def _end_as_the_pipe_did() -> int:
    """End by SIGPIPE, as tools do that do not ignore it as Python does.

    It has to be ignored while work goes on: processes that end must not end this one.
    """
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
        signal.raise_signal(signal.SIGPIPE)
    return _fail()


def _fail(*lines: str) -> int:
    # What is left to be written could not be written at the end, either.
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    with contextlib.suppress(OSError):
        for line in lines:
            warn(line)
    return _FAILED
