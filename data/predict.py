"""Writes the likeliest Hindi and Urdu spellings into a gazetteer where no page showed one.

    python data/predict.py [GAZETTEER.yaml] [--check]

Persons and cities get a `predicted` spelling in each language in which they have neither a
preferred nor an attested one; what was predicted before is written anew. It is the likeliest
spelling that is no ordinary word and is read back as the entity; a person whose name is too short
for that gets the likeliest that is not read as another. A city named like the province that it is
in is spelled as the province is. Run it when the model or the gazetteer has changed, and then
`python data/generate.py`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import product
from pathlib import Path
from typing import Any, Final

from eknaam import Entity, Normalizer, load_gazetteer, predict_spellings
from eknaam.errors import GazetteerError
from eknaam.gazetteer.entities import build_entity, plain_spellings, spellings
from eknaam.gazetteer.load import read_plain
from eknaam.gazetteer.problems import Problems
from eknaam.gazetteer.store import replace_file
from eknaam.gazetteer.yaml_edit import replace_entities
from eknaam.lexicon.frequency import UNKNOWN, zipf
from eknaam.text.fold import fold
from eknaam.text.script import script_of

Plain = Mapping[str, Any]

LANGUAGES: Final = ("hi", "ur")
CITIES: Final = frozenset(("city", "municipality"))
READ_AS: Final = frozenset(("vi", "zh-Latn-pinyin"))
"""Tags that say how a name is read; any other name in Latin letters is read as English is."""
TRIED: Final = 5
"""How many of the likeliest spellings are read back."""


def main(arguments: Sequence[str]) -> int:
    """Write the predicted spellings, or with `--check` only look; return 1 where they differ."""
    check = "--check" in arguments
    paths = [Path(each) for each in arguments if each != "--check"]
    path = paths[0] if paths else Path(__file__).parent / "gazetteer.yaml"
    problems = Problems(str(path))
    try:
        entities = list(read_plain(path, problems))
        problems.raise_any()
        normalizer = Normalizer(load_gazetteer(path))
    except GazetteerError as error:
        print(error, file=sys.stderr)
        return 1
    changed = list(predictions(entities, normalizer))
    if changed and check:
        ids = ", ".join(plain["id"] for plain in changed[:5])
        print(f"{path}: predicted spellings have drifted ({ids}): run {__file__}", file=sys.stderr)
        return 1
    if changed:
        text = path.read_text(encoding="utf-8")
        replace_file(path, replace_entities(text, changed, str(path)).encode())
    return 0


def predictions(entities: Sequence[Plain], normalizer: Normalizer) -> Iterator[Plain]:
    """Yield the entities whose predicted spellings are to be others, as they are to be."""
    plains = {plain["id"]: plain for plain in entities}
    found: dict[tuple[str, str], str] = {}
    wanted: list[tuple[Entity, str]] = []
    for lang, plain in product(LANGUAGES, entities):
        entity = normalizer.gazetteer[plain["id"]]
        if is_predicted(entity) and seen(plain, lang) is None:
            if same := seen_of_namesake(plain, plains.get(plain.get("part_of", "")), lang):
                found[entity.id, lang] = same
            else:
                wanted.append((entity, lang))
    found |= read_back(wanted, normalizer)
    for plain in entities:
        names = dict(plain["names"])
        for lang in LANGUAGES:
            names[lang] = with_predicted(names.get(lang), found.get((plain["id"], lang)))
        if (names := {tag: name for tag, name in names.items() if name}) != plain["names"]:
            yield {**plain, "names": names}


def with_predicted(name: Any, spelling: str | None) -> Any:
    """Return a name with one predicted spelling, or with none."""
    listed: dict[str, list[str]] = {}
    for _, standing, text in spellings(name):
        if standing != "predicted":
            listed.setdefault(standing, []).append(text)
    if spelling:
        listed["predicted"] = [spelling]
    return plain_spellings(listed) if listed else None


def is_a_word(spelling: str) -> bool:
    """Whether a spelling is a word of ordinary text, as हुए for Huế is."""
    return zipf(fold(spelling)) > UNKNOWN


def read_back(
    wanted: Sequence[tuple[Entity, str]], normalizer: Normalizer
) -> dict[tuple[str, str], str]:
    """Return for entities and languages the likeliest spelling that is read as the entity."""
    with ProcessPoolExecutor() as pool:
        likeliest = list(
            pool.map(spellings_of, *map(list, zip(*wanted, strict=True)), chunksize=16)
        )
    found: dict[tuple[str, str], str] = {}
    unread: dict[tuple[str, str], str] = {}
    for rank in range(TRIED):
        left = [
            (entity, lang, spelled[rank])
            for (entity, lang), spelled in zip(wanted, likeliest, strict=True)
            if (entity.id, lang) not in found and rank < len(spelled)
        ]
        matches = normalizer.normalize_many([spelling for *_, spelling in left])
        for (entity, lang, spelling), match in zip(left, matches, strict=True):
            if is_a_word(spelling):
                continue
            if match is None:
                if entity.kind == "person":
                    unread.setdefault((entity.id, lang), spelling)
            elif match.entity == entity or (
                match.ambiguous and entity in {one.entity for one in match.candidates}
            ):
                found[entity.id, lang] = spelling
    return unread | found


def is_predicted(entity: Entity) -> bool:
    """Whether spellings are predicted for an entity: a person or a city, named in Latin letters."""
    return (entity.kind == "person" or entity.type in CITIES) and (
        script_of(entity.canonical) == "Latn"
    )


def seen(plain: Plain, lang: str) -> str | None:
    """Return the spelling that was seen: the preferred one, else the first attested one."""
    listed = {
        standing: text for _, standing, text in reversed(list(spellings(plain["names"].get(lang))))
    }
    return listed.get("preferred", listed.get("attested"))


def seen_of_namesake(plain: Plain, whole: Plain | None, lang: str) -> str | None:
    """Return how the place is spelled that an entity is in and has its name from."""
    if whole is None or build_entity(plain).canonical != build_entity(whole).canonical:
        return None
    return seen(whole, lang)


def spellings_of(entity: Entity, lang: str) -> list[str]:
    """Return the likeliest spellings of an entity's canonical name, best first."""
    tag = entity.canonical_tag if entity.canonical_tag in READ_AS else None
    found = predict_spellings(entity.canonical, to=lang, tag=tag, limit=TRIED)
    return [spelling for spelling, _ in found]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
