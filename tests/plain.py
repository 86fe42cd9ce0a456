"""Modules of the compiled core, uncompiled."""

from __future__ import annotations

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType


def plain_form(module: ModuleType) -> ModuleType:
    """Return a module from its file, under a name that has no extension."""
    spec = spec_from_file_location(f"{module.__package__}.uncompiled", Path(str(module.__file__)))
    assert spec is not None
    assert spec.loader is not None
    plain = module_from_spec(spec)
    spec.loader.exec_module(plain)
    return plain
