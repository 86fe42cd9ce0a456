"""Write the pages of the rules from the rules: `python docs/rules.py [--check]`.

A rule's docstring is its page. With --check nothing is written, and the exit code is 1 if a page is
out of date.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from eknaam.lint import RULES

FOLDER = Path(__file__).resolve().parent / "rules"
TITLE = """# Rules

Every rule has a code, a kind, and one error type of [MQM](https://themqm.org/). In the examples, «»
marks the reported span. `eknaam rule EK104` prints a page. [Lint and fix](../lint.md#rules)
explains how to select rules.
"""


def pages() -> Iterator[tuple[str, str]]:
    """Yield the name and the text of each page."""
    rows = "\n".join(
        f"| [{rule.code}]({rule.code}.md) | {rule.kind} | {rule.summary} |"
        for rule in RULES.values()
    )
    table = f"| code | kind | reports |\n| --- | --- | --- |\n{rows}\n"
    listed = "\n".join(RULES)
    yield "index", f"{TITLE}\n{table}\n```{{toctree}}\n:hidden:\n\n{listed}\n```\n"
    yield from ((rule.code, rule.page()) for rule in RULES.values())


def main(*, check: bool) -> int:
    """Bring all pages up to date, or check that they are."""
    FOLDER.mkdir(exist_ok=True)
    expected = {FOLDER / f"{name}.md": text for name, text in pages()}
    stale = set(FOLDER.glob("*.md")) - set(expected)
    stale |= {p for p, t in expected.items() if not p.is_file() or p.read_text("utf-8") != t}
    for path in sorted(stale):
        if check:
            sys.stderr.write(f"{path}: out of date; run `python docs/rules.py`\n")
        elif path in expected:
            path.write_text(expected[path], "utf-8")
        else:
            path.unlink()
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main(check="--check" in sys.argv[1:]))
