"""What the tests of the gazetteer share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from eknaam.errors import GazetteerError
from eknaam.gazetteer import Gazetteer, load_gazetteer

Load = Callable[[str | bytes, str], Gazetteer]
Refuse = Callable[[str | bytes, str], list[str]]


@pytest.fixture
def load(tmp_path: Path) -> Load:
    """Return a function that loads a text as a gazetteer file of the given name."""

    def load(content: str | bytes, name: str = "my.yaml") -> Gazetteer:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return load_gazetteer(path)

    return load


@pytest.fixture
def refuse(tmp_path: Path, load: Load) -> Refuse:
    """Return a function that expects a text to be refused, and gives the mistakes."""

    def refuse(content: str | bytes, name: str = "my.yaml") -> list[str]:
        with pytest.raises(GazetteerError) as caught:
            load(content, name)
        assert str(caught.value) == "\n".join(caught.value.problems)
        assert all("\n" not in problem for problem in caught.value.problems)
        return [problem.removeprefix(f"{tmp_path}/") for problem in caught.value.problems]

    return refuse
