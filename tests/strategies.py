"""Hypothesis strategies that tests share."""

from hypothesis import strategies as st

LETTERS = "aAzđĐơăÀộ कखगंँ्ाीय़ज़ऩक़ঙয়ਖ਼ کگںہھئؤيىكهةۂیٔےِـ 广西陈ﻻＡﬁ．-–'’,।۔(\n\t"
INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u202a\u202c\u2066\u2069\ufeff\u00ad\u034f\ufe0f"
MARKS = "\u0300\u0301\u0302\u0309\u031b\u0323\u0650\u0654\u093c\u094d\u0902\u09bc"

mixed_text = st.text(
    st.one_of(
        st.sampled_from(LETTERS + INVISIBLE + MARKS),
        st.characters(),
    ),
    max_size=60,
)
"""Letters of many scripts, marks, joiners, direction marks, punctuation and anything else."""

joiners = st.sampled_from(["\u200c", "\u200d", "\u200b", "\u2060", "\u200e", "\u200f"])
