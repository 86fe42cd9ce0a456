"""Writes the generated form of the shipped gazetteer from YAML, or checks it.

YAML takes a second for some hundred entities, and its checks need packages that are slow to
import, so what is shipped is JSON Lines that was checked when it was generated. As a program:

    python -m eknaam.gazetteer.generate data/gazetteer.yaml [--check]
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from eknaam.errors import GazetteerError
from eknaam.gazetteer.exporters.json_lines import to_json_lines
from eknaam.gazetteer.load import load_gazetteer
from eknaam.gazetteer.schema import SCHEMA_FILE
from eknaam.gazetteer.shipped import SHIPPED_FILE
from eknaam.gazetteer.store import replace_file

__all__ = ["main"]

_USAGE: Final = "usage: python -m eknaam.gazetteer.generate GAZETTEER.yaml [--check]"


def main(arguments: Sequence[str]) -> int:
    """Write or check the generated files beside this module.

    Args:
        arguments: the path of the YAML file, and `--check` to compare instead of writing.

    Returns:
        0 where all is well, 1 where the gazetteer is wrong or a generated file has drifted, 2
        for wrong use.
    """
    check = "--check" in arguments
    paths = [argument for argument in arguments if argument != "--check"]
    if len(paths) != 1 or paths[0].startswith("-"):
        print(_USAGE, file=sys.stderr)  # noqa: T201 - this is a program
        return 2
    return _generate(Path(paths[0]), Path(__file__).parent, check=check)


def _generate(source: Path, folder: Path, *, check: bool) -> int:
    try:
        schema = (source.parent / SCHEMA_FILE).read_bytes()
        if not check:  # first of all: the gazetteer is checked against the new schema
            replace_file(folder / SCHEMA_FILE, schema)
        lines = to_json_lines(load_gazetteer(source)).encode()
        if not check:
            replace_file(folder / SHIPPED_FILE, lines)
    except (GazetteerError, OSError) as error:
        print(error, file=sys.stderr)  # noqa: T201 - this is a program
        return 1
    for name, content in ((SCHEMA_FILE, schema), (SHIPPED_FILE, lines)):
        if not _has(folder / name, content):
            message = f"{name} has drifted: run python -m eknaam.gazetteer.generate {source}"
            print(message, file=sys.stderr)  # noqa: T201 - this is a program
            return 1
    return 0


def _has(path: Path, content: bytes) -> bool:
    return path.is_file() and path.read_bytes() == content


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
