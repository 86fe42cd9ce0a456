"""Check an installation: `python tests/installation.py [FOLDER]` (see the Makefile).

The package must come from FOLDER (the checkout for an editable install, the environment for a
wheel, which is the default), and from there find the gazetteer that it ships.
"""

from __future__ import annotations

import sys
from pathlib import Path

import eknaam
from eknaam.form import form


def main(folder: str) -> None:
    """Leave with a message if the package is not installed as it should be."""
    found = Path(eknaam.__file__).resolve()
    if not found.is_relative_to(Path(folder).resolve()):
        sys.exit(f"eknaam was imported from {found}, not from {folder}")
    if str(eknaam.normalize_entity("ट्रान कुओंग")) != "Trần Cương":
        sys.exit("the shipped gazetteer does not know ट्रान कुओंग")
    sys.stdout.write(
        f"eknaam {eknaam.__version__} ({form()}) in {found.parent}: gazetteer loaded\n"
    )


if __name__ == "__main__":
    main(*sys.argv[1:] or [sys.prefix])
