"""Check an installation: `python tests/installation.py FOLDER` (see the Makefile).

The package must come from FOLDER (the checkout for an editable install, the environment for a
wheel), and from there find the gazetteer that it ships.
"""

import sys
from pathlib import Path

import eknaam

expected = Path(sys.argv[1]).resolve()
found = Path(eknaam.__file__).resolve()
if not found.is_relative_to(expected):
    sys.exit(f"eknaam was imported from {found}, not from {expected}")
if str(eknaam.normalize_entity("ट्रान कुओंग")) != "Trần Cương":
    sys.exit("the shipped gazetteer does not know ट्रान कुओंग")
sys.stdout.write(f"eknaam {eknaam.__version__} in {found.parent}: gazetteer loaded\n")
