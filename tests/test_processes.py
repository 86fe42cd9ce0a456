"""Work in several processes, and how it ends."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable

import pytest

from eknaam.errors import WorkerError
from eknaam.processes import in_processes


def _prepare(_given: None) -> Callable[[str], str]:
    return _work


def _work(item: str) -> str:
    while item == "never":
        pass
    if item == "killed":
        os.kill(os.getpid(), signal.SIGKILL)
    return item


def test_results_come_in_order():
    """What each item becomes comes where the item stood."""
    items = list("abcdefgh")
    assert list(in_processes(2, _prepare, None, items)) == items


def test_who_stops_early_waits_for_nobody():
    """A process that works on what nobody wants any more is ended, whatever it does."""
    found = in_processes(2, _prepare, None, ["first", "never"])
    assert next(found) == "first"
    found.close()


def test_an_interruption_ends_processes_that_would_never_end():
    """Ctrl-C while a result is waited for leaves no process behind."""

    def items():
        yield "never"
        yield "never"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(in_processes(2, _prepare, None, items()))


@pytest.mark.skipif(os.name == "nt", reason="Unix signals")
def test_a_process_that_is_killed_is_one_clear_error():
    """As where memory runs out."""
    with pytest.raises(WorkerError, match="a process that read documents was killed"):
        list(in_processes(2, _prepare, None, ["first", "killed", "never"]))
