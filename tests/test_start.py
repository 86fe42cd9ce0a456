"""What is imported when: nothing that is not needed."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = ("numpy", "regex", "rich", "typer", "rapidfuzz", "eknaam.scanner", "eknaam.lint")


def imported(code: str) -> set[str]:
    """Return which heavy modules a fresh process has imported after some code."""
    report = f"{code}; import sys; print(*[name for name in {HEAVY!r} if name in sys.modules])"
    run = subprocess.run([sys.executable, "-c", report], check=True, capture_output=True, text=True)
    return set(run.stdout.split())


@pytest.mark.parametrize(
    ("code", "allowed"),
    [
        ("import eknaam", set()),
        ("import eknaam; eknaam.load_gazetteer()['hue']", {"regex"}),
        ("import eknaam; eknaam.normalize_entity('ट्रान कुओंग')", {"regex"}),
        ("import eknaam; eknaam.normalize_entity('क्वाङ निंग')", {"regex", "numpy"}),
        ("import eknaam.cli", {"typer", "rich", "regex"}),
    ],
)
def test_nothing_is_imported_before_it_is_needed(code: str, allowed: set[str]) -> None:
    """A command or a call waits only for the packages that it uses."""
    assert imported(code) <= allowed
