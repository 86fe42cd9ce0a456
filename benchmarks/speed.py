"""Time, memory, and what the index keeps: with 300 names and with 38,000.

Names beyond GeoNames' are made of syllables of Viet Nam's and China's places, as frequent as they
are there. `python benchmarks/speed.py FILE` prints how many bytes a gazetteer of the names in FILE
takes, in a process of its own.
"""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from random import Random
from typing import Final, NamedTuple

import numpy as np
import regex

from development import known
from eknaam import Entity, Gazetteer, Name, Normalizer
from eknaam.matching.inference import Inference
from eknaam.matching.stored import names_of
from eknaam.model import load_model, predict_spellings
from eknaam.readings import Units, read
from eknaam.readings.pinyin import split_syllables
from eknaam.text.fold import fold
from tables import rate, table
from testsplit import big, fixed_chance, grading_key

__all__ = ["index_lines", "speed_lines"]

SMALL: Final = 300
BIG: Final = 38_000
ASKED: Final = 120  # spellings of each kind that are looked for among all names
_CLUSTER: Final = regex.compile(r"\X")
_VIRAMA: Final = "\N{DEVANAGARI SIGN VIRAMA}"
_URDU_VOWELS: Final = frozenset("اویےآئۓٔ")
_WARM: Final = ("त्रान कुओंग", "تران کوونگ")

Asked = tuple[str, str]
"""A spelling, and the grading key of what it means."""
Damage = Callable[[str, Random, Sequence[str]], str]


class Look(NamedTuple):
    """What full scoring puts first: whether the index keeps it, and whether it is right."""

    is_kept: bool
    is_right: bool


class Full(Inference):
    """The library's inference, also over all names."""

    def best(self, spelling: Units, script: str) -> int:
        """Return the position of the name that full scoring puts first."""
        everything = np.arange(len(self._names))
        scores = self.log_likelihoods(spelling, script, everything) + self._table.priors
        return int(scores.argmax())

    def look(self, spelling: Units, script: str, target: str) -> Look:
        """Return what full scoring puts first, and whether the index keeps it."""
        best = self._names[self.best(spelling, script)].entity
        kept = self.candidates(spelling, script)
        is_kept = any(self._names[position].entity.id == best.id for position in kept)
        return Look(is_kept, grading_key(best.canonical) == target)


def made_names(count: int) -> list[Entity]:
    """Return `count` places: those of GeoNames and CLDR, then made ones; or a sample."""
    places, chance = list(big()), fixed_chance(1)
    if count <= len(places):
        return chance.sample(places, count)
    words = {
        tag: [word for place in places if place.canonical_tag == tag for word in _parts(place)]
        for tag in ("vi", "zh-Latn-pinyin")
    }
    seen = {(place.canonical, place.canonical_tag) for place in places}
    while len(seen) < count:
        tag = chance.choice(("vi", "zh-Latn-pinyin"))
        parts = chance.choices(words[tag], k=chance.choice((2, 2, 3)))
        name = " ".join(parts) if tag == "vi" else "".join(parts).capitalize()
        if (name, tag) not in seen:
            seen.add((name, tag))
            places.append(_made(len(places), name, tag))
    return places[:count]


def _parts(place: Entity) -> list[str]:
    words = place.canonical.split()
    if place.canonical_tag == "vi":
        return words
    return [syllable for word in words for syllable in split_syllables(fold(word))]


def _made(number: int, name: str, tag: str) -> Entity:
    country = "VN" if tag == "vi" else "CN"
    return Entity(f"made-{number}", "place", name, tag, (Name(name, tag),), "town", part_of=country)


def speed_lines() -> Iterator[str]:
    """Yield the table of time and memory."""
    spellings = [query.spelling for query in known()]
    rows = []
    for size in (SMALL, BIG):
        places = made_names(size)
        begin = time.perf_counter()
        normalizer = Normalizer(Gazetteer(places))
        for spelling in _WARM:
            normalizer.rank(spelling)
        built = time.perf_counter() - begin
        taken = _times(normalizer, spellings)
        figures = (f"{np.median(taken):.2f}", f"{np.percentile(taken, 95):.2f}")
        rows.append((f"{size:,}", *figures, f"{built:.1f}", f"{_memory(places) / 1e6:.0f}"))
    yield from table(("names", "ms, median", "ms, p95", "s to build", "MB"), rows)


def _times(normalizer: Normalizer, spellings: Sequence[str]) -> list[float]:
    taken = []
    for spelling in dict.fromkeys(spellings):  # what was asked before may be remembered
        begin = time.perf_counter()
        normalizer.rank(spelling)
        taken.append(1e3 * (time.perf_counter() - begin))
    return taken


def _memory(places: Sequence[Entity]) -> float:
    """Return by how many bytes a fresh process grows with the gazetteer and its index."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "names.tsv"
        lines = (f"{place.canonical}\t{place.canonical_tag}" for place in places)
        file.write_text("\n".join(lines), encoding="utf-8")
        command = [sys.executable, __file__, str(file)]
        run = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603
    return float(run.stdout)


def _resident() -> int:
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def grown(file: Path) -> int:
    """Return by how many bytes this process grows with the names in a file."""
    few = [_made(number, name, "vi") for number, name in enumerate(("Hà Nội", "Huế"))]
    for spelling in _WARM:
        Normalizer(Gazetteer(few)).rank(spelling)
    before = _resident()
    rows = (line.split("\t") for line in file.read_text("utf-8").splitlines())
    places = [_made(number, name, tag) for number, (name, tag) in enumerate(rows)]
    normalizer = Normalizer(Gazetteer(places))
    del places
    for spelling in _WARM:
        normalizer.rank(spelling)
    return _resident() - before


def syllables(spelling: str) -> list[str]:
    """Split a spelling into syllables, roughly; spaces stay with what is before them.

    Examples:
        >>> syllables("क्वांग निन्ह"), syllables("کوانگ ننہ")
        (['क्वां', 'ग ', 'नि', 'न्ह'], ['کوا', 'ن', 'گ ', 'ن', 'ن', 'ہ'])
    """
    parts: list[str] = []
    for cluster in _CLUSTER.findall(spelling):
        joins = bool(parts) and (
            cluster.isspace()
            or parts[-1].endswith(_VIRAMA)
            or (cluster in _URDU_VOWELS and parts[-1][-1] not in " اے")
        )
        if joins:
            parts[-1] += cluster
        else:
            parts.append(cluster)
    return parts


def _as_is(spelling: str, _: Random, __: Sequence[str]) -> str:
    return spelling


def _joined_or_split(spelling: str, chance: Random, _: Sequence[str]) -> str:
    if " " in spelling:
        return spelling.replace(" ", "")
    parts = syllables(spelling)
    at = chance.randrange(1, len(parts)) if len(parts) > 1 else 0
    return "".join((*parts[:at], " ", *parts[at:])).strip()


def _one_wrong(spelling: str, chance: Random, others: Sequence[str]) -> str:
    parts = syllables(spelling)
    at = chance.randrange(len(parts))
    space = " " if parts[at].endswith(" ") else ""
    return "".join((*parts[:at], chance.choice(others).strip() + space, *parts[at + 1 :]))


def _one_missing(spelling: str, chance: Random, _: Sequence[str]) -> str:
    parts = syllables(spelling)
    at = chance.randrange(len(parts))
    space = " " if parts[at].endswith(" ") else ""
    return "".join((*parts[:at], space, *parts[at + 1 :])).strip() or spelling


DAMAGES: Final[dict[str, Damage]] = {
    "as it is": _as_is,
    "words joined or split": _joined_or_split,
    "one wrong syllable": _one_wrong,
    "one missing syllable": _one_missing,
}


KINDS: Final = (
    "CLDR's spellings", "where it is right", "spellings of random names", "where it is right",
)  # fmt: skip


def index_lines() -> Iterator[str]:
    """Yield the table of how often the index keeps what full scoring puts first."""
    with ProcessPoolExecutor(2) as pool:
        rows = list(pool.map(_index_row, DAMAGES))
    yield from table(("spelling", *KINDS), rows)


def _index_row(label: str) -> tuple[str, ...]:
    places = made_names(BIG)
    full = Full(names_of(Gazetteer(places)), load_model())
    cells = [label]
    for asked in _asked(places):
        looks = _looks(full, DAMAGES[label], asked)
        cells += [_share(looks), _share([look for look in looks if look.is_right])]
    return tuple(cells)


def _share(looks: Sequence[Look]) -> str:
    return f"{rate(float(np.mean([look.is_kept for look in looks])))} of {len(looks)}"


def _asked(places: Sequence[Entity]) -> tuple[list[Asked], list[Asked]]:
    """Return spellings, those of CLDR and the likeliest ones of names drawn at random."""
    named = fixed_chance(12).sample(places, ASKED // 2)
    made = [
        (spelling, grading_key(place.canonical))
        for place in named
        for lang in ("hi", "ur")
        for spelling, _ in predict_spellings(place.canonical, lang, place.canonical_tag, 1)
    ]
    spellings = [(query.spelling, grading_key(query.entity.canonical)) for query in known()]
    return fixed_chance(14).sample(spellings, ASKED), made


def _looks(full: Full, damage: Damage, asked: Sequence[Asked]) -> list[Look]:
    chance = fixed_chance(13)
    others: dict[str, list[str]] = {}
    for spelling, _ in asked:
        others.setdefault(read(spelling).orthography, []).extend(syllables(spelling))
    looks = []
    for spelling, target in asked:
        damaged = damage(spelling, chance, others[read(spelling).orthography])
        reading = read(damaged)
        if reading.units:
            looks.append(full.look(reading.units, reading.orthography, target))
    return looks


if __name__ == "__main__":
    print(grown(Path(sys.argv[1])))
