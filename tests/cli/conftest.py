"""How the tests run the command line: in this process, or as the installed program."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from eknaam.cli import app


@dataclass(frozen=True)
class Result:
    """What a command left behind."""

    code: int
    out: str
    err: str


Run = Callable[..., Result]
Start = Callable[..., "subprocess.Popen[bytes]"]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command in this process."""

    def run_(*arguments: str | Path, stdin: bytes = b"") -> Result:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), "utf-8"))
        with pytest.raises(SystemExit) as ended:
            app(list(map(str, arguments)), prog_name="eknaam")
        captured = capsys.readouterr()
        code = ended.value.code
        return Result(code if isinstance(code, int) else int(code is not None), *captured)

    return run_


@pytest.fixture
def start() -> Iterator[Start]:
    """Start the installed program; its streams are closed after the test."""
    program = Path(sys.executable).with_name("eknaam")
    if not program.exists():
        pytest.skip("the program eknaam is not installed beside this Python")
    with ExitStack() as stack:

        def start_(*arguments: str | Path, **options: object) -> subprocess.Popen[bytes]:
            options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options}
            process = subprocess.Popen([program, *arguments], **options)  # type: ignore[call-overload]
            return stack.enter_context(process)

        yield start_
