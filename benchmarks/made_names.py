"""Names for large gazetteers: those of GeoNames, then made ones.

Made names have two to four syllables of the names of Viet Nam's and China's places, as frequent as
they are there; no two have the same letters without marks.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final

from eknaam import Entity, Name
from eknaam.matching.names import letters
from eknaam.readings.pinyin import split_syllables
from eknaam.text.fold import fold
from testsplit import big, fixed_chance

__all__ = ["named_places", "syllables_by_tag"]

TAGS: Final = ("vi", "zh-Latn-pinyin")
_LENGTHS: Final = (2, 2, 3, 3, 4)
_BATCH: Final = 10_000


def named_places(count: int) -> Iterator[Entity]:
    """Yield `count` places: those of GeoNames and CLDR, then made ones; or a sample of them."""
    places = list(big())
    if count <= len(places):
        yield from fixed_chance(1).sample(places, count)
        return
    yield from places
    seen = {letters(place.canonical) for place in places}
    made = _made_names(seen)
    for number in range(len(places), count):
        name, tag = next(made)
        country = "VN" if tag == "vi" else "CN"
        names = (Name(name, tag),)
        yield Entity(f"made-{number}", "place", name, tag, names, "town", part_of=country)


@cache
def syllables_by_tag() -> dict[str, list[str]]:
    """Return the syllables of the places' names, each as often as it stands there."""
    places = list(big())
    return {
        tag: [part for place in places if place.canonical_tag == tag for part in _parts(place)]
        for tag in TAGS
    }


def _made_names(seen: set[str]) -> Iterator[tuple[str, str]]:
    chance, syllables = fixed_chance(1), syllables_by_tag()
    plain = {part: letters(part) for parts in syllables.values() for part in parts}
    while True:
        for tag in chance.choices(TAGS, k=_BATCH):
            parts = chance.choices(syllables[tag], k=chance.choice(_LENGTHS))
            spelled = "".join(plain[part] for part in parts)
            if spelled not in seen:
                seen.add(spelled)
                yield " ".join(parts) if tag == "vi" else "".join(parts).capitalize(), tag


def _parts(place: Entity) -> list[str]:
    words = place.canonical.split()
    if place.canonical_tag == "vi":
        return words
    return [syllable for word in words for syllable in split_syllables(fold(word))]
