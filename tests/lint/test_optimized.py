"""The linter works where Python leaves docstrings out."""

import subprocess
import sys


def test_rules_have_their_pages_without_docstrings():
    """`python -OO` lints, and explains its rules."""
    program = (
        "import eknaam; from eknaam.lint import RULES;"
        "print(len(eknaam.lint_text('ट्रान कुओंग, त्रान कुओंग')), 'Wrong:' in RULES['EK101'].page())"
    )
    told = subprocess.run(
        [sys.executable, "-OO", "-X", "utf8", "-c", program],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    assert told.stdout.split() == ["1", "True"]
