"""Hypothesis strategies for entities."""

from __future__ import annotations

import unicodedata

from hypothesis import strategies as st

from eknaam.gazetteer.entities import build_entity
from eknaam.gazetteer.values import text_mistake

texts = (
    st.text(
        st.sampled_from("aZđộ कगं広گی:#,[]{}\"'!&*?|>%@`-0.\N{ZERO WIDTH NON-JOINER}"), min_size=1
    )
    .map(lambda text: " ".join(unicodedata.normalize("NFC", text).split()))
    .filter(lambda text: text_mistake(text) is None)
)
"""Names that a gazetteer may hold, with whatever means something in YAML, CSV or XML."""

spellings = texts | st.lists(texts, min_size=1, max_size=4, unique=True).map(
    lambda each: {"preferred": each[0], "attested": each[1:]} if each[1:] else {"attested": each}
)
TAGS = ["vi", "en", "zh-Hans", "zh-Latn-pinyin", "x-house"]
roles = st.fixed_dictionaries({"title": texts}, optional={"since": st.just("2024-12")})
ids = st.from_regex(r"[a-z0-9][a-z0-9._-]{0,6}", fullmatch=True)
entities = st.fixed_dictionaries(
    {
        "id": ids,
        "kind": st.sampled_from(["person", "place", "organization"]),
        "names": st.dictionaries(
            st.sampled_from(["vi", "en", "zh-Hans", "zh-Latn-pinyin", "x-house"]),
            spellings,
            min_size=1,
        ),
    },
    optional={
        "type": st.sampled_from(["city", "river"]),
        "population": st.integers(0, 10**10),
        "ids": st.dictionaries(
            st.sampled_from(["geonames", "house"]),
            st.integers(1, 10**9) | st.sampled_from(["007", "a:b", "true"]),
            min_size=1,
        ).filter(lambda each: isinstance(each.get("geonames", 1), int)),
        "valid_from": st.dates().map(str),
        "valid_until": st.just("9999"),
        "roles": st.lists(
            st.fixed_dictionaries({"title": texts}, optional={"since": st.just("2024-12")}),
            min_size=1,
        ),
        "shared": st.just(True),
        "sources": st.just(["cldr-41"]),
    },
).map(build_entity)
"""Entities that are right, each by itself."""
