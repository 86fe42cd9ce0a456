"""Names in running text: at their exact place, and nothing else."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

import eknaam
from eknaam import Entity, Gazetteer, Name, Normalizer
from tests.strategies import mixed_text

SHIPPED = Normalizer()
CANONICAL = Normalizer(eknaam.load_gazetteer().canonical_only())

# Text, then for each mention: what stands in the text, the name itself, the entity.
FOUND = [
    (
        "कॉमरेड त्रान कुओंग ने क्वांग निन्ह का दौरा किया।",
        [("त्रान कुओंग", "त्रान कुओंग", "tran-cuong"), ("क्वांग निन्ह", "क्वांग निन्ह", "quang-ninh")],
    ),
    (
        "वियतनाम-चीन सीमा",
        [("वियतनाम", "वियतनाम", "vietnam"), ("चीन", "चीन", "china")],
    ),
    (
        "हाई फोंग - क्वांग निन्ह - मोंग कै रेलवे",
        [
            ("हाई फोंग", "हाई फोंग", "hai-phong"),
            ("क्वांग निन्ह", "क्वांग निन्ह", "quang-ninh"),
            ("मोंग कै", "मोंग कै", "mong-cai"),
        ],
    ),
    ("हाईफोंग में", [("हाईफोंग", "हाईफोंग", "hai-phong")]),
    (
        "گوانگ شی، گوانگشی اور گوانگ‌شی",
        [(name, name, "guangxi") for name in ("گوانگ شی", "گوانگشی", "گوانگ‌شی")],
    ),
    (
        "गुआंग्शी झुआंग स्वायत्त क्षेत्र की पार्टी समिति",
        [("गुआंग्शी झुआंग स्वायत्त क्षेत्र", "गुआंग्शी", "guangxi")],
    ),
    (
        "ग्वांग झुआंग स्वायत्त क्षेत्र",
        [("ग्वांग झुआंग स्वायत्त क्षेत्र", "ग्वांग झुआंग", "guangxi")],
    ),
    (
        "گوانگ شی ژوانگ خود مختار علاقے کے وفد",
        [("گوانگ شی ژوانگ خود مختار علاقے", "گوانگ شی", "guangxi")],
    ),
    (
        "گوانگشی ژوانگ خودمختار علاقے (چین) میں",
        [("گوانگشی ژوانگ خودمختار علاقے", "گوانگشی", "guangxi"), ("چین", "چین", "china")],
    ),
    ("गुआंग्शी प्रांत", [("गुआंग्शी", "गुआंग्शी", "guangxi")]),
    ("صوبہ کوانگ نین کے عوام", [("کوانگ نین", "کوانگ نین", "quang-ninh")]),
    ("\"چین\" اور 'ویتنام'۔", [("چین", "چین", "china"), ("ویتنام", "ویتنام", "vietnam")]),
    (
        "Quang Ninh - Guangxi تعاون",
        [("Quang Ninh", "Quang Ninh", "quang-ninh"), ("Guangxi", "Guangxi", "guangxi")],
    ),
    ("क्वांग\nनिन्ह", [("क्वांग\nनिन्ह", "क्वांग\nनिन्ह", "quang-ninh")]),
    ("陈刚在广西", [("陈刚", "陈刚", "tran-cuong"), ("广西", "广西", "guangxi")]),
    ("chinaware, in china and China", [("China", "China", "china")]),
    ("चीनों", []),
    ("चीनी, वियतनामी", []),
    ("پاکستانی اور پاکستان", [("پاکستان", "پاکستان", "pakistan")]),
    ("ویتنامی اور ویتنام", [("ویتنام", "ویتنام", "vietnam")]),
    ("क्वांग। निन", []),
    ("quang ninh", []),
    ("", []),
]  # fmt: skip

# Sentences in which nobody is named.
NOBODY = [
    "दोनों पक्षों ने सहयोग बढ़ाने पर चर्चा की।",
    "पहले दिन कार्यक्रम में तीन लोग उपस्थित हुए।",
    "وہ اس وقت گھر میں تھے اور بہت خوش تھے۔",
    "ان کے بھائی نے کہا کہ یہ ممکن نہیں ہے۔",
    "The quick brown fox jumps over the lazy dog.",
]
INFERRED = [
    ("कॉमरेड वु दाई थांग ने", "वु दाई थांग", "vu-dai-thang"),
    ("कुआंग निन प्रांत में", "कुआंग निन", "quang-ninh"),
    ("کوانگ نین صوبے میں", "کوانگ نین", "quang-ninh"),
    ("کامریڈ تران کونگ نے", "تران کونگ", "tran-cuong"),
    ("लैंग सोन और काओ बांग", "लैंग सोन", "lang-son"),
]


@pytest.mark.parametrize(("text", "expected"), FOUND, ids=range(len(FOUND)))
def test_mentions_stand_at_their_place(text, expected) -> None:
    """Each mention has its wide and its core span, and names its entity."""
    mentions = SHIPPED.find(text)
    found = [(m.text, text[m.core_start : m.core_end], m.match.entity.id) for m in mentions]
    assert found == expected


@pytest.mark.parametrize(("text", "spelling", "entity"), INFERRED)
def test_a_spelling_nobody_listed_is_found_in_text(text, spelling, entity) -> None:
    """With canonical names only, names are found by their sound."""
    found = {mention.text: mention.match for mention in CANONICAL.find(text)}
    assert spelling in found
    assert (found[spelling].entity.id, found[spelling].how) == (entity, "inferred")


@pytest.mark.parametrize("text", NOBODY, ids=range(len(NOBODY)))
@pytest.mark.parametrize("normalizer", [SHIPPED, CANONICAL], ids=["shipped", "canonical"])
def test_ordinary_words_are_not_names(normalizer: Normalizer, text: str) -> None:
    """A sentence that names nobody has no mentions."""
    assert normalizer.find(text) == []


def test_a_doubtful_word_counts_where_the_text_names_the_entity_elsewhere() -> None:
    """A lone word that sounds only roughly like a name needs the entity to be named beside it."""
    lone = "व्यापारी गुवांगशि गए थे।"
    assert CANONICAL.find(lone) == []
    found = [m.text for m in CANONICAL.find("गुआंगशी बड़ा है। " + lone)]
    assert found == ["गुआंगशी", "गुवांगशि"]


def test_what_stands_beside_a_word_speaks_for_it() -> None:
    """A generic word of the right type makes a mention of what is none alone."""
    assert CANONICAL.find("गुआंगशे में") == []
    found = [m.match.entity.id for m in CANONICAL.find("गुआंगशे स्वायत्त क्षेत्र में")]
    assert found == ["guangxi"]


def test_little_else_can_be_meant_before_autonomous_region() -> None:
    """A name that is cut short is told by the people's name and the type."""
    for text in (
        "ग्वांग झुआंग स्वायत्त क्षेत्र",
        "گوانگ ژوانگ خود مختار ریجن",
        "گوانگ ژی ژوانگ خود مختار علاقہ",
    ):
        (mention,) = CANONICAL.find(text)
        assert (mention.match.entity.id, mention.text) == ("guangxi", text)
        assert mention.core_end < mention.end


def test_of_the_listed_spellings_the_one_that_was_written_counts() -> None:
    """A spelling with a blank and one without are two, and each has its own standing."""
    standings = {m.text: m.match.how for m in SHIPPED.find("گوانگ شی، گوانگشی، हाई फोंग, हाईफोंग")}
    assert standings == {
        "گوانگ شی": "preferred",
        "گوانگشی": "attested",
        "हाई फोंग": "preferred",
        "हाईफोंग": "attested",
    }


def test_the_language_is_a_hint() -> None:
    """Mentions carry the hinted language where the script fits, and the script's otherwise."""
    text = "चीन, چین, China, 中国"
    assert [m.lang for m in SHIPPED.find(text)] == ["hi", "ur", "en", "zh"]
    assert [m.lang for m in SHIPPED.find(text, lang="mr")] == ["mr", "ur", "en", "zh"]


def test_organizations_and_other_kinds_only_when_asked_for() -> None:
    """kinds= says which entities are found."""
    text = "कॉमरेड त्रान कुओंग चीन में"
    assert [m.match.entity.kind for m in SHIPPED.find(text, kinds=("place",))] == ["place"]
    assert SHIPPED.find(text, kinds=()) == []


@given(mixed_text)
def test_mentions_of_any_text_slice_back(text: str) -> None:
    """Mentions are in order, apart, and are what stands between their offsets."""
    check(text)


PIECES = [case[0] for case in FOUND] + [
    " ",
    "\n\n",
    "-",
    "।",
    "\N{ZERO WIDTH JOINER}",
    "कॉमरेड ",
    "xX",
]


@given(st.lists(st.sampled_from(PIECES), max_size=6).map("".join))
def test_mentions_of_shuffled_text_slice_back(text: str) -> None:
    """The same for text that is full of names."""
    check(text)


def check(text: str) -> None:
    """Check what holds for the mentions of any text."""
    position = 0
    for mention in SHIPPED.find(text):
        assert position <= mention.start <= mention.core_start
        assert mention.core_start < mention.core_end <= mention.end
        assert mention.text == text[mention.start : mention.end]
        position = mention.end


@pytest.mark.parametrize("text", [case[0] for case in FOUND], ids=range(len(FOUND)))
def test_a_text_and_its_decomposed_form_have_the_same_mentions(text: str) -> None:
    """NFD moves the offsets and changes nothing else."""
    decomposed = unicodedata.normalize("NFD", text)
    expected = [(unicodedata.normalize("NFD", m.text), m.match) for m in SHIPPED.find(text)]
    assert [(m.text, m.match) for m in SHIPPED.find(decomposed)] == expected


PLAIN = (
    "किताब पानी बच्चे खाना सुबह बारिश दरवाज़ा मेज़ कुर्सी पेड़ फूल आसमान किसान खेत बाज़ार दुकान "
    "کتاب پانی بچے کھانا صبح بارش دروازہ میز کرسی درخت پھول آسمان کسان کھیت بازار دکان "
    "window table morning water garden"
).split()


@given(st.sampled_from(FOUND), st.lists(st.sampled_from(PLAIN), min_size=1, max_size=12))
def test_a_paragraph_of_plain_words_changes_no_mention(case, words) -> None:
    """A separate paragraph of words that are no names adds nothing and takes nothing away."""
    text, plain = case[0], " ".join(words)
    expected = CANONICAL.find(text)
    assert CANONICAL.find(f"{text}\n\n{plain}") == expected
    moved = CANONICAL.find(f"{plain}\n\n{text}")
    assert [(m.text, m.match) for m in moved] == [(m.text, m.match) for m in expected]


def test_the_longer_name_wins_over_the_shorter_one_in_it() -> None:
    """The most probable segmentation explains as many words as it can."""
    names = [("ninh", "Ninh"), ("quang-ninh", "Quảng Ninh")]
    entities = [Entity(id_, "place", name, "vi", (Name(name, "vi"),)) for id_, name in names]
    found = Normalizer(Gazetteer(entities)).find("कल क्वांग निन्ह पहुँचे")
    assert [(m.text, m.match.entity.id) for m in found] == [("क्वांग निन्ह", "quang-ninh")]


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("چین کے صوبہ یونان کے ریلوے نظام سے", "yunnan"),
        ("चीन के यूनान प्रांत में", "yunnan"),
        ("یونان کا دورہ", "greece"),
        ("यूनान की राजधानी", "greece"),
        ("چین کے صوبوں میں", "china"),
        ("ہو چی منہ شہر میں", "ho-chi-minh-city"),
        ("صدر ہو چی منہ نے", "ho-chi-minh"),
    ],
)
def test_what_stands_beside_a_listed_name_may_say_that_another_is_meant(text, entity):
    """A country is no province: یونان is Greece, but Yunnan beside the word for province."""
    found = [m.match.entity.id for m in Normalizer().find(text) if not m.match.ambiguous]
    assert entity in found
