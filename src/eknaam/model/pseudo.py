"""Pseudo-counts for orthographies with few pairs of their own.

Quốc ngữ and pinyin begin from what the general table gives for the same letters, mixed with
phonology, as if some pairs had been seen.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Sequence
from typing import Final

from eknaam.model.em import Settings
from eknaam.model.phonology import Distribution, compose, unit_spellings
from eknaam.model.tables import Chunk, ChunkTable, TableKey
from eknaam.readings import Units
from eknaam.readings.latin import plain_letters

__all__ = ["pseudo_counts"]

_SPECK: Final = 1e-4  # a smaller probability only lengthens the table


def pseudo_counts(
    key: TableKey, general: ChunkTable, names: Sequence[Units], settings: Settings
) -> dict[Chunk, float]:
    """Return counts of chunks as if `settings.pseudo_names` pairs had been seen.

    Args:
        key: orthography, mode and script.
        general: the table of other Latin names in this script.
        names: names of this orthography; how often a chunk occurs in them decides its weight.
        settings: how to learn.
    """
    spoken = unit_spellings(*key)
    lettered = _general_spellings(general)
    frequency = _frequencies(spoken, names)
    scale = settings.pseudo_names / max(len(names), 1)
    counts: dict[Chunk, float] = defaultdict(float)
    for chunk, times in sorted(frequency.items()):
        shares = [(spoken[chunk], settings.phonology)]
        if len(chunk) == 1:
            shares.append((lettered(chunk[0]), 1 - settings.phonology))
        for spellings, share in shares:
            for spelling, p in spellings.items():
                if p * share > _SPECK:
                    counts[chunk, spelling] += times * scale * share * p
    units = sum(times for chunk, times in frequency.items() if len(chunk) == 1) * scale
    for (name, spelling), p in general.joint.items():
        if not name:
            counts[(), spelling] += units * p
    return dict(counts)


def _general_spellings(general: ChunkTable) -> Callable[[str], Distribution]:
    """Return how the general table writes one unit of a specific orthography."""
    rows: dict[Units, Distribution] = defaultdict(dict)
    for (name, spelling), p in general.joint.items():
        rows[name][spelling] = p

    def spellings(unit: str) -> Distribution:
        letters = tuple(plain_letters(unit.replace("ɨ", "i").replace("-", "")))
        single = compose([_normalised(rows.get((letter,), {})) for letter in letters])
        if len(letters) == 1:
            return _normalised(single)
        whole = _normalised(rows.get(letters, {}))
        mixed: Distribution = defaultdict(float)
        for part in (whole, single):
            for spelling, p in part.items():
                mixed[spelling] += p
        return _normalised(mixed)

    return spellings


def _normalised(distribution: Distribution) -> Distribution:
    total = sum(distribution.values())
    return {spelling: p / total for spelling, p in distribution.items()}


def _frequencies(chunks: Collection[Units], names: Sequence[Units]) -> Counter[Units]:
    """Return how often each chunk occurs in the names, plus one."""
    frequency = Counter(dict.fromkeys(chunks, 1))
    for name in names:
        for size in {len(chunk) for chunk in chunks}:
            for end in range(size, len(name) + 1):
                if name[end - size : end] in frequency:
                    frequency[name[end - size : end]] += 1
    return frequency
