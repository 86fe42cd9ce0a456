"""Put the real output of commands into the documentation: `python docs/transcripts.py [--check]`.

In README.md and in the pages of docs/ a block that begins with ```` ```console ```` and a line such
as `$ eknaam ...` shows a command and what it prints. The command is run, and the block gets its
output; with --check nothing is written, and the exit code is 1 if a block is out of date.

Commands of README.md and docs/*.md are run in the root of the project. Each tutorial and each
how-to is run from top to bottom in an empty folder of its own: a `code-block` with a `:caption:` is
a file, which is written there when its turn comes; `$ cat FILE` and `$ python FILE` are run, too.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
BLOCK = re.compile(
    r"^```\{code-block\} \S+\n:caption: (?P<file>\S+)\n\n(?P<text>(?:.*\n)*?)(?=^```$)"
    r"|(?<=^```console\n)\$ (?P<command>(?:eknaam|cat|python) .*)\n(?:.*\n)*?(?=^```$)",
    re.MULTILINE,
)
FOLDERS = ("tutorials", "how-to")
PROGRAMS = {
    "eknaam": [sys.executable, "-m", "eknaam"],
    "python": [sys.executable],
    "cat": ["cat"],
}


def transcript(match: re.Match[str], folder: Path) -> str:
    """Write a file, or return a command and what it prints, errors included."""
    if match["file"]:
        (folder / match["file"]).write_text(match["text"], "utf-8", newline="\n")
        return match[0]
    program, *arguments = shlex.split(match["command"])
    done = subprocess.run(  # noqa: S603 - a command from our own documentation
        [*PROGRAMS[program], *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return f"$ {match['command']}\n{done.stdout}"


def renewed(page: Path) -> str:
    """Return the text of a page with the present output of its commands."""
    text = page.read_text("utf-8")
    if page.parent.name not in FOLDERS:
        return BLOCK.sub(lambda match: transcript(match, ROOT), text)
    with TemporaryDirectory() as folder:
        return BLOCK.sub(lambda match: transcript(match, Path(folder)), text)


def pages() -> list[Path]:
    """Return the pages whose commands are run."""
    inner = (page for folder in FOLDERS for page in (ROOT / "docs" / folder).glob("*.md"))
    return [ROOT / "README.md", *sorted(ROOT.glob("docs/*.md")), *sorted(inner)]


def main(names: list[str], *, check: bool) -> int:
    """Bring the named pages, or all, up to date, or check that they are."""
    stale = 0
    chosen = [Path(name).resolve() for name in names] or pages()
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        texts = list(pool.map(renewed, chosen))
    for page, new in zip(chosen, texts, strict=True):
        if new != page.read_text("utf-8"):
            stale += 1
            if check:
                sys.stderr.write(f"{page}: the output of a command is out of date\n")
            else:
                page.write_text(new, "utf-8", newline="\n")
    return 1 if check and stale else 0


if __name__ == "__main__":
    options = sys.argv[1:]
    sys.exit(main([one for one in options if one != "--check"], check="--check" in options))
