"""What the tests of the importers share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from eknaam.gazetteer.importers.source import Source

Put = Callable[..., Source]


@pytest.fixture
def put(tmp_path: Path) -> Put:
    """Return a function that makes a source of a text or of bytes."""

    def put(content: str | bytes, name: str = "sample.txt", **options: int) -> Source:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return Source(path, **options)

    return put
