"""Put the real output of commands into the documentation: `python docs/transcripts.py [--check]`.

In README.md and docs/*.md a block that begins with ```` ```console ```` and `$ eknaam ...` shows a
command and what it prints. The command is run in the root of the project, and the block gets its
output; with --check nothing is written, and the exit code is 1 if a block is out of date.
"""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BLOCK = re.compile(r"(?<=^```console\n)\$ (eknaam .*)\n(?:.*\n)*?(?=^```$)", re.MULTILINE)
EKNAAM = Path(sys.executable).with_name("eknaam")


def transcript(match: re.Match[str]) -> str:
    """Return a command and what it prints, errors included."""
    _, *arguments = shlex.split(match[1])
    done = subprocess.run(  # noqa: S603 - a command from our own documentation
        [EKNAAM, *arguments],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return f"$ {match[1]}\n{done.stdout}"


def main(*, check: bool) -> int:
    """Bring all pages up to date, or check that they are."""
    stale = 0
    for page in [ROOT / "README.md", *sorted(ROOT.glob("docs/*.md"))]:
        old = page.read_text("utf-8")
        new = BLOCK.sub(transcript, old)
        if new != old:
            stale += 1
            if check:
                sys.stderr.write(f"{page}: the output of a command is out of date\n")
            else:
                page.write_text(new, "utf-8")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main(check="--check" in sys.argv[1:]))
