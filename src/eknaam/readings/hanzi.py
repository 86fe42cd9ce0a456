"""Han characters, by way of pinyin: only for an entity that has no pinyin of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eknaam.errors import MissingExtraError
from eknaam.readings.pinyin import read_pinyin

if TYPE_CHECKING:
    from eknaam.readings.reading import Unit

__all__ = ["read_hanzi"]


def read_hanzi(word: str) -> tuple[Unit, ...]:
    """Read one word of Han characters by their most usual pinyin.

    Args:
        word: Han characters; what has no pinyin is left out.

    Returns:
        The units of its pinyin.

    Raises:
        MissingExtraError: pypinyin is not installed (`pip install 'eknaam[han]'`).

    Examples:
        >>> "".join(unit.sound for unit in read_hanzi("广西"))
        'guANgSi'
    """
    try:
        from pypinyin import lazy_pinyin
    except ImportError as error:
        raise MissingExtraError("reading Han characters", "han") from error
    syllables = lazy_pinyin(word, errors="ignore", v_to_u=True)
    return tuple(unit for syllable in syllables for unit in read_pinyin(syllable))
