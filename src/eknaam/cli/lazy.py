"""Commands whose modules are imported when they are asked for, so that each starts quickly."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, MutableMapping
from importlib import import_module
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperGroup

if TYPE_CHECKING:
    from typer.core import TyperCommand

    Command = TyperCommand | TyperGroup
    Load = Callable[[], typer.Typer]

__all__ = ["command", "group", "lazy_group"]


def command(target: str, help_: str, epilog: str) -> Load:
    """Return what makes a command of a function.

    Args:
        target: module and function, such as "eknaam.cli.find:find".
        help_: what it does, in a sentence.
        epilog: what stands below its options.
    """

    def load() -> typer.Typer:
        app = typer.Typer(add_completion=False, rich_markup_mode="rich")
        app.command(help=help_, epilog=epilog)(_imported(target))
        return app

    return load


def group(target: str) -> Load:
    """Return what makes a group of commands of an application.

    Args:
        target: module and application, such as "eknaam.cli.report:app".
    """
    return lambda: _imported(target)


def lazy_group(commands: Mapping[str, Load]) -> type[TyperGroup]:
    """Return the class of a group of commands, to be given to `typer.Typer` as `cls`.

    Args:
        commands: what makes each command, by name, in the order of the help.
    """

    class LazyGroup(TyperGroup):
        def __init__(self, **settings: Any) -> None:
            super().__init__(**settings)
            self.commands = _Commands(commands)

    return LazyGroup


class _Commands(MutableMapping[str, Any]):
    """Commands by name; each is made when it is first looked up."""

    def __init__(self, loaders: Mapping[str, Load]) -> None:
        self._loaders = loaders
        self._made: dict[str, Command] = {}

    def __getitem__(self, name: str) -> Command:
        if name not in self._made:
            made: Any = typer.main.get_command(self._loaders[name]())
            made.name = name
            self._made[name] = made
        return self._made[name]

    def __setitem__(self, name: str, made: Command) -> None:
        self._made[name] = made

    def __delitem__(self, name: str) -> None:
        del self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._loaders)

    def __len__(self) -> int:
        return len(self._loaders)


def _imported(target: str) -> Any:
    module, name = target.split(":")
    return getattr(import_module(module), name)
