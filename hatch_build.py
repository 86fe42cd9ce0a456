"""Compile the core when eknaam is installed or a wheel is built, where that can be done.

The modules of `MODULES` are plain Python that Cython translates; each becomes an extension beside
its file, with an underscore before its name. Where there is no C compiler, or no headers of Python,
the same files are installed as they are. What the variable EKNAAM_BUILD says:

========== ========================================================================
compiled   fail rather than install them uncompiled
checked    the same, and check each index: for tests with damaged and hostile input
plain      do not compile
========== ========================================================================
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import Any, Final

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

__all__ = ["MODULES", "CompileHook"]

MODULES: Final = ("eknaam.matching.beam", "eknaam.model.forward", "eknaam.scanner.columns")

_VARIABLE: Final = "EKNAAM_BUILD"
_WISHES: Final = ("", "compiled", "checked", "plain")


class CompileHook(BuildHookInterface[Any]):
    """Adds the compiled core to a wheel, or puts it beside the files of an editable install."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, before the wheel is put together."""
        wish = os.environ.get(_VARIABLE, "")
        if wish not in _WISHES:
            raise ValueError(f"{_VARIABLE}: expected one of {_WISHES}, found {wish!r}")
        source = Path(self.root, "src")
        folder = source if version == "editable" else Path(tempfile.mkdtemp())
        if wish == "plain":
            return
        try:
            compile_core(source, folder, is_checked=wish == "checked")
        except _errors() as error:
            if wish:
                raise
            self.app.display_warning(f"{_advice(source)} ({error})")
            return
        build_data["pure_python"] = False
        build_data["infer_tag"] = True
        if folder != source:
            build_data["force_include"].update(
                {str(path): path.relative_to(folder).as_posix() for path in _files(folder)}
            )


def compile_core(source: Path, folder: Path, *, is_checked: bool) -> None:
    """Compile the modules of the core.

    Args:
        source: the folder that the package eknaam is in.
        folder: where the extensions are put, each in the folder of its package.
        is_checked: whether each index is checked.
    """
    from Cython.Build import cythonize
    from setuptools import Distribution, Extension

    directives = {
        "annotation_typing": False, "boundscheck": is_checked, "wraparound": False,
        "cdivision": True, "initializedcheck": False,
    }  # fmt: skip
    extensions = [
        Extension(_compiled_name(module), [str(_file_of(module))], extra_compile_args=_flags())
        for module in MODULES
    ]
    here = Path.cwd()
    os.chdir(source)  # so that no path of this machine stands in the translated files
    try:
        with tempfile.TemporaryDirectory() as between:
            translated = cythonize(
                extensions, build_dir=between, compiler_directives=directives, language_level=3,
                force=True, quiet=True,
            )  # fmt: skip
            command: Any = Distribution({"ext_modules": translated}).get_command_obj("build_ext")
            command.build_lib, command.build_temp = str(folder), between
            command.ensure_finalized()
            command.run()
    finally:
        os.chdir(here)


def _compiled_name(module: str) -> str:
    package, _, name = module.rpartition(".")
    return f"{package}._{name}"


def _file_of(module: str) -> Path:
    return Path(*module.split(".")).with_suffix(".py")


def _flags() -> list[str]:
    return ["/O2"] if sys.platform == "win32" else ["-O3", "-g0"]


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("_*") if path.suffix in (".so", ".pyd")]


def _errors() -> tuple[type[Exception], ...]:
    """Return what a missing compiler raises; mistakes in the modules are not among it."""
    from setuptools import errors

    return (errors.BaseError, errors.CCompilerError, OSError)


def _advice(source: Path) -> str:
    scope: dict[str, Any] = {}
    exec((source / "eknaam" / "form.py").read_text("utf-8"), scope)  # noqa: S102 - our own file
    advice: str = scope["ADVICE"]
    return advice
