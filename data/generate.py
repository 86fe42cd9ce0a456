"""Writes the generated files of the package from the gazetteer that people edit, or checks them.

    python data/generate.py [GAZETTEER.yaml] [--check]

Reading YAML, checking it and reading its names take seconds, so what is shipped is compiled: a file
that is mapped into memory, with all that is needed to find its names. The syllables by which names
are recognised that no gazetteer lists are compiled, too. Run it when the gazetteer, the model, or
the way in which names are read has changed.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import eknaam
from eknaam.errors import GazetteerError
from eknaam.gazetteer.load import load_gazetteer
from eknaam.gazetteer.schema import SCHEMA_FILE
from eknaam.gazetteer.shipped import SHIPPED_FILE
from eknaam.gazetteer.store import replace_file
from eknaam.matching.sections import compile_indexed
from eknaam.unlisted.counts import compile_for_text
from eknaam.unlisted.syllables import SYLLABLES_FILE, syllable_entities

PACKAGE: Final = Path(eknaam.__file__).parent
GENERATED: Final = (
    f"gazetteer/{SCHEMA_FILE}",
    f"gazetteer/{SHIPPED_FILE}",
    f"unlisted/{SYLLABLES_FILE}",
)
"""The files, in the package."""

USAGE: Final = "usage: python data/generate.py [GAZETTEER.yaml] [--check]"


def main(arguments: Sequence[str], package: Path = PACKAGE) -> int:
    """Write or check the generated files.

    Args:
        arguments: the path of the YAML file, and `--check` to compare instead of writing.
        package: the folder of the package.

    Returns:
        0 where all is well, 1 where the gazetteer is wrong or a generated file has drifted, 2
        for wrong use.
    """
    check = "--check" in arguments
    paths = [argument for argument in arguments if argument != "--check"]
    if len(paths) > 1 or any(path.startswith("-") for path in paths):
        print(USAGE, file=sys.stderr)
        return 2
    source = Path(paths[0]) if paths else Path(__file__).with_name("gazetteer.yaml")
    try:
        for name, content in contents(source):
            if not check:
                replace_file(package / name, content)
            elif not has(package / name, content):
                message = f"{name} has drifted: run python data/generate.py {source}"
                print(message, file=sys.stderr)
                return 1
    except (GazetteerError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def contents(source: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the generated files with their bytes.

    Args:
        source: the gazetteer in YAML; its schema is beside it.

    Raises:
        GazetteerError: the gazetteer has mistakes.
        OSError: a file cannot be read.
    """
    schema, shipped, syllables = GENERATED
    yield schema, (source.parent / SCHEMA_FILE).read_bytes()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "compiled.eknaam"
        # The gazetteer is checked against the schema that was just written.
        compile_for_text(load_gazetteer(source), file)
        yield shipped, file.read_bytes()
        compile_indexed(syllable_entities(), file)
        yield syllables, file.read_bytes()


def has(path: Path, content: bytes) -> bool:
    """Return whether a file has this content."""
    return path.is_file() and path.read_bytes() == content


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
