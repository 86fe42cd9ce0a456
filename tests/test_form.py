"""Which form of the compiled core runs."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from eknaam.form import VARIABLE, compiled_functions, form

PROGRAM = """
from inspect import isfunction
from eknaam.form import form
from eknaam.model import forward
print(form(), "plain" if isfunction(forward.score_pairs) else "compiled")
"""


@pytest.mark.parametrize("wish", ["", "0", "1"])
def test_the_form_that_is_told_is_the_form_that_runs(wish: str) -> None:
    """The functions are those of the form that is told, and 1 chooses the plain one."""
    environment = {**os.environ, VARIABLE: wish}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], env=environment, capture_output=True, check=True
    )
    told, runs = done.stdout.decode().split()
    assert told == runs
    assert wish != "1" or told == "plain"


def test_a_module_without_an_extension_stays_plain() -> None:
    """Where nothing was compiled there is nothing to put in the place of the plain functions."""
    assert compiled_functions("eknaam.model.align", ["score_rows"]) == {}


def test_the_version_says_which_form_runs(capfd: pytest.CaptureFixture[str]) -> None:
    """`eknaam --version` tells the form."""
    subprocess.run([sys.executable, "-m", "eknaam", "--version"], check=True)
    assert capfd.readouterr().out.split()[-1] == f"({form()})"
