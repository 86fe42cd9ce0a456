"""From a name as it stands in text to the entity that it means."""

import pickle
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

import eknaam
from eknaam import Candidate, Entity, Gazetteer, Name, Normalizer
from eknaam.lexicon import load_lexicon
from eknaam.matching.decide import decide
from eknaam.matching.query import NO_EVIDENCE, Evidence, narrowings
from tests.strategies import joiners, mixed_text

SHIPPED = Normalizer()
CANONICAL = Normalizer(eknaam.load_gazetteer().canonical_only())

LISTED = [
    ("ट्रान कुओंग", "tran-cuong", "attested"),
    ("त्रान कुओंग", "tran-cuong", "preferred"),
    ("تران کونگ", "tran-cuong", "attested"),
    ("ٹران کوونگ", "tran-cuong", "attested"),
    ("陈刚", "tran-cuong", "preferred"),
    ("Chen Gang", "tran-cuong", "preferred"),
    ("کوانگ نین", "quang-ninh", "preferred"),
    ("हाईफोंग", "hai-phong", "attested"),
    ("गुआंग्शी", "guangxi", "preferred"),
    ("گوانگ شی", "guangxi", "preferred"),
    ("گوانگ\N{ZERO WIDTH NON-JOINER}شی", "guangxi", "attested"),
    ("گوانگ ژی", "guangxi", "attested"),
    ("ग्वांग झुआंग", "guangxi", "rejected"),
    ("گوانگ ژوانگ", "guangxi", "rejected"),
    ("广西", "guangxi", "preferred"),
    ("چین", "china", "preferred"),
]
AROUND = [
    ("Hà Nội2", "ha-noi"),
    ("हनोई²", "ha-noi"),
    ("ہنوئی۲", "ha-noi"),
    ("3. हनोई में", "ha-noi"),
    ("कॉमरेड त्रान कुओंग से", "tran-cuong"),
    ("श्री त्रान कुओंग जी ने", "tran-cuong"),
    ("کامریڈ تران کونگ نے", "tran-cuong"),
    ("سیکرٹری کامریڈ ٹران کوونگ", "tran-cuong"),
    ("क्वांग निन्ह प्रांत", "quang-ninh"),
    ("क्वांग निन्ह प्रांत में", "quang-ninh"),
    ("صوبہ کوانگ نین", "quang-ninh"),
    ("کوانگ نین صوبے کے", "quang-ninh"),
    ("tỉnh Quảng Ninh", "quang-ninh"),
    ("Quang Ninh province", "quang-ninh"),
    ("गुआंग्शी झुआंग स्वायत्त क्षेत्र", "guangxi"),
    ("ग्वांग झुआंग स्वायत्त क्षेत्र", "guangxi"),
    ("گوانگ شی ژوانگ خود مختار علاقے", "guangxi"),
    ("广西壮族自治区", "guangxi"),
]
INFERRED = [
    ("हैनान", "hainan"),
    ("त्रान कुओंग", "tran-cuong"),
    ("ट्रान कुओंग", "tran-cuong"),
    ("تران کونگ", "tran-cuong"),
    ("چن گانگ", "tran-cuong"),
    ("चेन गांग", "tran-cuong"),
    ("क्वांग निन्ह", "quang-ninh"),
    ("कुआंग निन", "quang-ninh"),
    ("کوانگ نین", "quang-ninh"),
    ("ক্বাং নিন", "quang-ninh"),
    ("ਕੁਆਂਗ ਨਿਨ੍ਹ", "quang-ninh"),
    ("ક્વાંગ નિન્હ", "quang-ninh"),
    ("కువాంగ్ నిన్", "quang-ninh"),
    ("ಕ್ವಾಂಗ್ ನಿನ್", "quang-ninh"),
    ("Quang Ninh", "quang-ninh"),
    ("QUANG NINH", "quang-ninh"),
    ("गुआंग्शी", "guangxi"),
    ("گوانگشی", "guangxi"),
    ("वु दाई थांग", "vu-dai-thang"),
    ("وو ڈائی تھانگ", "vu-dai-thang"),
    ("काओ तुओंग हुई", "cao-tuong-huy"),
    # Final -nh as it is heard in Ha Noi.
    ("निंग बिन्ह", "ninh-binh"),
    ("ننگ بنہ", "ninh-binh"),
    ("क्वांग निंग", "quang-ninh"),
    ("फाम मिंग चिंग", "pham-minh-chinh"),
    ("خانگ ہوا", "khanh-hoa"),
    # Letter by letter, or as in English.
    ("नघे आन", "nghe-an"),
    ("نگھے آن", "nghe-an"),
    ("پھو تھو", "phu-tho"),
    ("कैन थो", "can-tho"),
    ("لینگ سون", "lang-son"),
    ("کین تھو", "can-tho"),
]
NOT_YET = [
    # The right entity comes first, below the threshold: they are short, or miss what tells.
    ("نگہے آن", "nghe-an"),
    ("کاو بینگ", "cao-bang"),
]
STRANGERS = [
    "",
    " ",
    "2025",
    "।",
    "Lalaland",
    "शेक्सपियर",
    "लॉस एंजेलिस",
    "نیویارک ٹائمز",
    "के लिए",
    "صوبہ",
    "کامریڈ",
    "😀",
    "x" * 100_000,
    "क" * 100_000,
]


@pytest.mark.parametrize(("name", "entity", "how"), LISTED)
def test_a_listed_spelling_is_looked_up(name: str, entity: str, how: str) -> None:
    """A listed spelling gives its entity and how it is listed."""
    match = SHIPPED.normalize(name)
    assert match is not None
    assert (match.entity.id, match.how, match.ambiguous) == (entity, how, False)


@pytest.mark.parametrize(("name", "entity"), AROUND)
def test_what_stands_around_a_name_does_not_matter(name: str, entity: str) -> None:
    """Honorific, generic word and postposition are taken away."""
    match = SHIPPED.normalize(name)
    assert match is not None
    assert match.entity.id == entity


@pytest.mark.parametrize(("name", "entity"), INFERRED)
def test_a_spelling_that_is_not_listed_is_inferred(name: str, entity: str) -> None:
    """With canonical names only, the sound leads to the entity."""
    match = CANONICAL.normalize(name)
    assert match is not None
    assert match.entity.id == entity
    assert CANONICAL.rank(name)[0].entity.id == entity


@pytest.mark.xfail(reason="not likely enough by its sound alone")
@pytest.mark.parametrize(("name", "entity"), NOT_YET)
def test_a_spelling_that_is_not_yet_inferred(name: str, entity: str) -> None:
    """Known failures: names of the gazetteer that are given up."""
    match = CANONICAL.normalize(name)
    assert match is not None
    assert match.entity.id == entity


@pytest.mark.parametrize("name", STRANGERS, ids=range(len(STRANGERS)))
def test_what_is_no_name_of_the_gazetteer_is_none(name: str) -> None:
    """No match is None, never a low score."""
    assert SHIPPED.normalize(name) is None


def test_every_listed_spelling_resolves_to_its_entity() -> None:
    """Each listed name gives its entity, its province, or an ambiguous match that contains it."""
    listed = ((e, n) for e in SHIPPED.gazetteer for n in e.names if n.standing != "predicted")
    for entity, name in listed:
        match = SHIPPED.normalize(name.text)
        assert match is not None, name
        among = {candidate.entity.id for candidate in match.candidates}
        assert entity.id in among, name
        of_province = match.canonical == entity.canonical and match.entity.id == entity.part_of
        assert match.entity == entity or match.ambiguous or of_province, name


def test_every_canonical_name_is_found_without_its_marks() -> None:
    """A Latin name typed on a plain keyboard still leads to its entity."""
    for entity in eknaam.load_gazetteer():
        marks = unicodedata.normalize("NFD", entity.canonical.replace("Đ", "D").replace("đ", "d"))
        plain = "".join(c for c in marks if not unicodedata.combining(c))
        among = [candidate.entity.id for candidate in SHIPPED.rank(plain)]
        assert entity.id in among, plain


@given(st.sampled_from([case[0] for case in LISTED + AROUND]), st.integers(0), joiners)
def test_encoding_never_changes_an_answer(name: str, place: int, joiner: str) -> None:
    """NFC, NFD and a stray joiner give the match that the name gives as it is."""
    expected = SHIPPED.normalize(name)
    assert SHIPPED.normalize(unicodedata.normalize("NFD", name)) == expected
    assert SHIPPED.normalize(unicodedata.normalize("NFC", name)) == expected
    place = place % (len(name) + 1)
    with_joiner = name[:place] + joiner + name[place:]
    found = SHIPPED.normalize(with_joiner)
    assert found is not None
    assert expected is not None
    assert found.entity == expected.entity


@given(mixed_text)
def test_any_text_is_a_name_or_none(text: str) -> None:
    """No string makes it fail; candidates are in order and scores are probabilities."""
    match = SHIPPED.normalize(text)
    ranked = SHIPPED.rank(text)
    assert match is None or 0 <= match.score <= 1
    assert all(0 <= candidate.score <= 1 for candidate in ranked)
    assert len({candidate.entity.id for candidate in ranked}) == len(ranked)


@given(st.text(alphabet="कखगनि्ांंگوانیشQuangnhi ", max_size=20))
def test_name_like_text_ranks_best_first(text: str) -> None:
    """Candidates come by probability, also below the threshold."""
    scores = [candidate.score for candidate in CANONICAL.rank(text, limit=10)]
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize("name", [b"Hue", None, 3, ["Hue"]])
def test_what_is_not_a_str_is_a_type_error(name: object) -> None:
    """The error says what came, and bytes are told how to become text."""
    with pytest.raises(TypeError, match="expected a str, found"):
        SHIPPED.normalize(name)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="expected a str"):
        eknaam.find_entities(name)  # type: ignore[arg-type]


@pytest.mark.parametrize("threshold", [-0.1, 1.1, float("nan")])
def test_a_threshold_is_a_probability(threshold: float) -> None:
    """A threshold outside 0 to 1 is refused with what was expected."""
    with pytest.raises(ValueError, match="expected a number from 0 to 1"):
        Normalizer(threshold=threshold)


def test_a_threshold_of_one_leaves_only_what_is_listed() -> None:
    """Listed spellings need no probability; inferred ones need more than the threshold."""
    strict = Normalizer(threshold=1.0)
    assert strict.normalize("कुआंग निन") is None
    assert strict.normalize("क्वांग निन्ह") is not None


def test_a_kind_restricts_and_a_language_does_not() -> None:
    """kind= leaves out other kinds; lang= is a hint only."""
    assert SHIPPED.normalize("क्वांग निन्ह", kind="person") is None
    assert SHIPPED.rank("क्वांग निन्ह", kind="person")[0].entity.kind == "person"
    assert str(SHIPPED.normalize("Quang Ninh", lang="ur")) == "Quảng Ninh"


def test_many_names_are_normalized_as_one_by_one() -> None:
    """normalize_many gives what normalize gives, in order."""
    names = [case[0] for case in LISTED] * 2 + ["nobody"]
    assert SHIPPED.normalize_many(names) == [SHIPPED.normalize(name) for name in names]


def test_a_normalizer_survives_pickling() -> None:
    """A copy from a pickle gives the same answers."""
    copy = pickle.loads(pickle.dumps(CANONICAL))  # noqa: S301 - our own bytes
    assert copy.normalize("कुआंग निन") == CANONICAL.normalize("कुआंग निन")


def test_an_empty_gazetteer_knows_nothing() -> None:
    """Without entities every name is a stranger."""
    assert Normalizer(Gazetteer()).normalize("क्वांग निन्ह") is None
    assert Normalizer(Gazetteer()).rank("Quang Ninh") == []


def place(id_: str, canonical: str, type_: str, part_of: str | None = None) -> Entity:
    """Make a place with one name."""
    names = (Name(canonical, "vi"),)
    return Entity(id_, "place", canonical, "vi", names, type=type_, part_of=part_of)


PROVINCE = place("cao-bang", "Cao Bằng", "province")
CAPITAL = place("cao-bang-city", "Cao Bằng", "city", part_of="cao-bang")
CHINESE = place("henan", "Henan", "province")
PERSON = Entity("cao-bang-x", "person", "Cao Băng", "vi", (Name("Cao Băng", "vi"),))


@pytest.mark.parametrize(
    ("entities", "evidence", "best", "ambiguous"),
    [
        ([CAPITAL, PROVINCE], NO_EVIDENCE, PROVINCE, False),
        ([PROVINCE, CAPITAL], Evidence(frozenset(["place"]), frozenset(["city"])), CAPITAL, False),
        ([PROVINCE, CHINESE], NO_EVIDENCE, PROVINCE, True),
        ([PROVINCE, PERSON], NO_EVIDENCE, PROVINCE, True),
        ([PROVINCE, PERSON], Evidence(frozenset(["person"])), PERSON, False),
        ([PROVINCE, CAPITAL, PERSON], NO_EVIDENCE, PROVINCE, True),
    ],
)
def test_what_is_too_close_to_call_is_settled_or_said(entities, evidence, best, ambiguous) -> None:
    """Context decides, then the type between namesakes; else the match is ambiguous."""
    candidates = [Candidate(entity, entity.names[0], 0.9) for entity in entities]
    match = decide(candidates, evidence, listed=False)
    assert (match.entity, match.ambiguous) == (best, ambiguous)
    assert match.candidates[0].entity == match.entity


@pytest.mark.parametrize(
    ("entities", "evidence", "score"),
    [
        ([PROVINCE, PERSON], NO_EVIDENCE, 0.45),
        ([PROVINCE, PERSON], Evidence(frozenset(["person"])), 0.9 * 30 / 31),
        ([PROVINCE, CAPITAL], NO_EVIDENCE, 0.9),
        ([PROVINCE, CHINESE], Evidence(frozenset(["place"])), 0.45),
        ([PERSON, PROVINCE, CHINESE], Evidence(frozenset(["person"])), 0.9 * 30 / 32),
    ],
)
def test_what_settles_a_name_makes_it_likelier(entities, evidence, score) -> None:
    """What stands around a name moves probability to the entities it fits, and adds none."""
    each = 0.9 / len(entities)
    candidates = [Candidate(entity, entity.names[0], each) for entity in entities]
    match = decide(candidates, evidence, listed=False)
    assert match.score == pytest.approx(score)
    assert sum(candidate.score for candidate in match.candidates) == pytest.approx(0.9)
    scores = [candidate.score for candidate in match.candidates[1:]]
    assert scores == sorted(scores, reverse=True)


def test_a_clear_lead_is_not_ambiguous() -> None:
    """A candidate far behind the best does not make it ambiguous."""
    close = [Candidate(PROVINCE, PROVINCE.names[0], 0.9), Candidate(CHINESE, CHINESE.names[0], 0.1)]
    assert not decide(close, NO_EVIDENCE, listed=False).ambiguous


def test_one_spelling_of_two_people_is_ambiguous() -> None:
    """Two entities that share a spelling both come back."""
    one = Entity("a", "person", "Trần Cương", "vi", (Name("Trần Cương", "vi"),))
    two = Entity("b", "person", "Trần Cường", "vi", (Name("Trần Cường", "vi"),))
    nz = Normalizer(Gazetteer([one, two]))
    match = nz.normalize("त्रान कुओंग")
    assert match is not None
    assert match.ambiguous
    assert {candidate.entity.id for candidate in match.candidates} == {"a", "b"}
    exact = nz.normalize("Trần Cường")
    assert exact is not None
    assert (exact.entity.id, exact.ambiguous) == ("b", False)


@given(
    st.lists(st.sampled_from(["कॉमरेड", "त्रान", "से", "प्रांत", "स्वायत्त", "क्षेत्र", "झुआंग"]), max_size=8)
)
def test_narrowing_goes_on_from_the_whole_and_never_to_nothing(words: list[str]) -> None:
    """Each part lies within the one before and has at least one word."""
    parts = [part for part, _ in narrowings(words, load_lexicon())]
    assert (parts[0].start, parts[0].stop) == (0, len(words))
    for wider, narrower in pairwise(parts):
        assert wider.start <= narrower.start < narrower.stop <= wider.stop
        assert narrower != wider
