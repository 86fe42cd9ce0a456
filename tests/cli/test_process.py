"""The installed program among other programs: pipes, signals, locales."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

LINE = "कल त्रान कुओंग क्वांग निन्ह में आए।\n"
unix = pytest.mark.skipif(os.name == "nt", reason="Unix signals")


def test_exit_codes(start, tmp_path):
    """0, 1 and 2 reach the shell."""
    assert start("normalize", "त्रान कुओंग").wait() == 0
    assert start("normalize", "xyzzy").wait() == 1
    assert start("find", tmp_path / "no.txt").wait() == 2


@unix
@pytest.mark.parametrize("format_", ["table", "jsonl"])
def test_a_reader_that_goes_away_is_no_error(start, tmp_path, format_):
    """As with other Unix tools, `eknaam find ... | head` ends without a message."""
    path = tmp_path / "long.txt"
    path.write_text(LINE * 600, "utf-8")
    process = start("find", "--format", format_, path)
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait() == -signal.SIGPIPE


def _interruptible() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # a job in the background has it ignored


@unix
@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_interrupted_command_leaves_quietly(start, tmp_path, sent, code):
    """Ctrl-C is 130 and SIGTERM 143, without a traceback."""
    fifo = tmp_path / "fifo"
    os.mkfifo(fifo)
    process = start("find", fifo, preexec_fn=_interruptible)
    writer = None
    while writer is None and process.poll() is None:
        # Opening for writing succeeds once the program has opened the file, to read it.
        with contextlib.suppress(OSError):
            writer = os.open(fifo, os.O_WRONLY | os.O_NONBLOCK)
    process.send_signal(sent)
    os.close(writer)  # a signal that comes just before the program blocks in reading is seen now
    out, err = process.communicate()
    assert (process.returncode, out, err) == (code, b"", b"")


@unix
@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_interrupted_report_in_processes_can_be_gone_on_with(start, tmp_path, sent, code):
    """The processes end, and what was counted is kept."""
    text = tmp_path / "long.txt"
    text.write_text(LINE * 8_000, "utf-8")
    fifo = tmp_path / "fifo.txt"
    os.mkfifo(fifo)
    process = start("report", "-j2", text, fifo, "-o", tmp_path / "r.md", preexec_fn=_interruptible)
    writer = None
    while writer is None and process.poll() is None:
        with contextlib.suppress(OSError):
            writer = os.open(fifo, os.O_WRONLY | os.O_NONBLOCK)
    process.send_signal(sent)
    os.close(writer)
    out, err = process.communicate()
    assert (process.returncode, out) == (code, b"")
    assert err.endswith(b"the same command with --resume goes on\n")
    assert err.count(b"\n") == 1


FULL = Path("/dev/full")
needs_full = pytest.mark.skipif(not FULL.exists(), reason="/dev/full, which is always full")


@needs_full
@pytest.mark.parametrize(
    "arguments",
    [
        ("find", "-"),
        ("find", "-f", "json", "-"),
        ("normalize", "हनोई"),
        ("lint", "--unsafe-fixes", "-"),
        ("lint", "-f", "sarif", "-"),
        ("report", "-"),
        ("rule",),
        ("--version",),
    ],
)
def test_output_that_cannot_be_written_is_one_line_and_2(start, tmp_path, arguments):
    """A full disk is told from a text without names."""
    text = tmp_path / "a.txt"
    text.write_text(LINE, "utf-8")
    with FULL.open("wb") as full, text.open("rb") as given:
        process = start(*arguments, stdin=given, stdout=full)
        _, err = process.communicate()
    assert process.returncode == 2
    assert err == b"eknaam: standard output: No space left on device\n"


@unix
@pytest.mark.parametrize(
    ("closed", "message"),
    [
        (1, b"eknaam: standard output: closed\n"),
        (0, b"eknaam: <stdin>: closed\n"),
        (2, b""),
    ],
)
def test_closed_streams_are_said(start, tmp_path, closed, message):
    """What cannot be read from or written to is no text without names."""
    missing = tmp_path / "no.txt"
    process = start(
        "find", "-", missing, stdin=subprocess.DEVNULL, preexec_fn=lambda: os.close(closed)
    )
    _, err = process.communicate()
    assert process.returncode == 2
    assert err.startswith(message)
    assert b"Traceback" not in err


@unix
@pytest.mark.parametrize("command", ["find", "lint", "discover", "report"])
def test_a_device_is_no_text(start, command):
    """What never ends is refused, as a file and as standard input; the empty device is empty."""
    with Path("/dev/zero").open("rb") as zero:
        process = start(command, "/dev/zero", "-", stdin=zero)
        _, err = process.communicate()
    assert process.returncode == 2
    assert b"/dev/zero: expected a file, found a device" in err
    assert b"<stdin>: expected a file, found a device" in err
    process = start(command, "-", stdin=subprocess.DEVNULL)
    assert b"device" not in process.communicate()[1]


@pytest.mark.parametrize("variables", [{"LC_ALL": "C"}, {"PYTHONIOENCODING": "latin-1"}])
def test_output_is_utf_8_in_every_locale(start, variables):
    """The locale of the shell does not garble names."""
    process = start("normalize", "-f", "jsonl", "त्रान कुओंग", env={**os.environ, **variables})
    out, _ = process.communicate()
    assert '"canonical": "Trần Cương"' in out.decode("utf-8")


@pytest.mark.parametrize("variables", [{}, {"FORCE_COLOR": "1", "NO_COLOR": "1"}])
def test_no_colour_in_a_pipe_or_where_it_is_not_wanted(start, variables):
    """A pipe gets plain text, and NO_COLOR holds everywhere."""
    process = start("normalize", "त्रान कुओंग", env={**os.environ, **variables})
    out, _ = process.communicate()
    assert b"\x1b[3" not in out


def test_importing_the_library_does_not_import_the_command_line():
    """What a library call needs, it alone imports."""
    code = "import sys, eknaam; print({'typer', 'rich'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stdout.strip() == b"set()"


@unix
def test_progress_is_on_the_terminal_and_not_in_the_output(start, tmp_path):
    """With many documents a bar is drawn on standard error, and the output stays clean."""
    for number in range(60):
        (tmp_path / f"{number:02}.txt").write_text(LINE, "utf-8")
    (tmp_path / "bad.txt").write_bytes(b"\xff")
    ours, theirs = os.openpty()
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "500"}  # no line is broken
    process = start("find", "--format", "jsonl", tmp_path, stderr=theirs, env=environment)
    os.close(theirs)
    shown = b"".join(iter(lambda: _read_terminal(ours), b""))
    out, _ = process.communicate()
    os.close(ours)
    assert [json.loads(line)["id"] for line in out.splitlines()] == [
        "tran-cuong",
        "quang-ninh",
    ] * 60
    assert b"Reading" in shown
    assert b"bad.txt: not UTF-8" in b" ".join(shown.split())


def _read_terminal(file: int) -> bytes:
    try:
        return os.read(file, 4096)
    except OSError:  # how a terminal ends on Linux
        return b""
