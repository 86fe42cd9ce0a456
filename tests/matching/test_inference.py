"""Spellings that nobody listed: ranked by the model, calibrated, explained."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

import eknaam
from eknaam import Candidate, Entity, Gazetteer, Match, Name, Normalizer
from eknaam.matching.inference import Inference
from eknaam.matching.names import compared_names
from eknaam.matching.prior import log_prior
from eknaam.matching.stored import names_of
from eknaam.model import load_model, predict_spellings
from eknaam.readings import read

CANONICAL = Normalizer(eknaam.load_gazetteer().canonical_only())

# A name and spellings that its letters or its sound give, made for this test.
SPELLINGS = [
    ("Trần Cương", "vi", ["त्रान कुओंग", "ट्रान कुओंग", "तरान कूओंग", "تران کوونگ", "ٹران کونگ"]),
    ("Chen Gang", "zh-Latn-pinyin", ["चेन गांग", "छन कांग", "چن گانگ", "چین گینگ"]),
    ("Nguyễn Phú Trọng", "vi", ["गुयेन फु ट्रोंग", "न्गुयेन फू त्रोंग", "نگوین پھو ترونگ"]),
    ("Xi Jinping", "zh-Latn-pinyin", ["शी जिनपिंग", "शी चिनफिंग", "شی جن پنگ", "شی جنپنگ"]),
    ("Wang Yi", "zh-Latn-pinyin", ["वांग यी", "वांग ई", "وانگ یی"]),
    ("Đà Nẵng", "vi", ["दा नांग", "डा नांग", "दानांग", "دا نانگ", "ڈا نانگ"]),
    ("Quý Châu", "vi", ["क्वी चाउ", "कुई चाऊ", "کوئی چاؤ"]),
    ("Shenzhen", "zh-Latn-pinyin", ["शेनझेन", "शेन्ज़ेन", "शनचन", "شینزین", "شینژین"]),
    ("Chongqing", "zh-Latn-pinyin", ["चोंगकिंग", "चोंगचिंग", "छोंगछिंग", "چونگ چنگ", "چونگکنگ"]),
]
PEOPLE = Gazetteer(
    Entity(f"e{number}", "person", name, tag, (Name(name, tag),))
    for number, (name, tag, _) in enumerate(SPELLINGS)
)


@pytest.mark.parametrize(
    ("spelling", "name"), [(s, name) for name, _, spellings in SPELLINGS for s in spellings]
)
def test_a_spelling_by_letter_or_by_sound_ranks_its_name_first(spelling: str, name: str) -> None:
    """Hindi writes Chinese after pinyin's letters or after its sound, and both are known."""
    assert Normalizer(PEOPLE).rank(spelling)[0].entity.canonical == name


@given(
    st.randoms(use_true_random=False), st.sampled_from([s for _, _, ss in SPELLINGS for s in ss])
)
def test_the_order_of_the_gazetteer_changes_no_ranking(rng: random.Random, spelling: str) -> None:
    """A permutation of the entities gives the same candidates with the same scores."""
    shuffled = list(PEOPLE)
    rng.shuffle(shuffled)
    expected = {c.entity.id: c.score for c in Normalizer(PEOPLE).rank(spelling, limit=9)}
    found = {c.entity.id: c.score for c in Normalizer(Gazetteer(shuffled)).rank(spelling, limit=9)}
    assert found == pytest.approx(expected)


WRITTEN_BY_SOUND = [e for e in CANONICAL.gazetteer if e.canonical_tag in ("vi", "zh-Latn-pinyin")][
    ::6
]


@pytest.mark.parametrize("to", ["hi", "ur"])
@pytest.mark.parametrize("entity", WRITTEN_BY_SOUND, ids=lambda entity: entity.id)
def test_a_name_is_the_best_match_of_its_likeliest_spelling(entity: Entity, to: str) -> None:
    """What the model writes for a name, the matcher reads as that name, or a larger place's."""
    spelling, _ = predict_spellings(entity.canonical, to=to, tag=entity.canonical_tag, limit=1)[0]
    best, second = CANONICAL.rank(spelling, limit=2)
    namesake = best.name.text == entity.canonical  # Hà Nam is 河南, too
    # Urdu may write Chengde as it writes Chengdu, which has ten times as many people.
    larger = (best.entity.population or 0) > (entity.population or 0)
    assert best.entity == entity or namesake or (second.entity == entity and larger)


def test_the_reason_is_an_alignment_that_a_person_can_read() -> None:
    """str(reason) shows the chunks; its steps cover the spelling and have a cost."""
    reason = CANONICAL.rank("त्रान कुओंग")[0].reason
    assert not isinstance(reason, str)
    assert str(reason).startswith("त्र=tr")
    assert " | " in str(reason)
    spelled = tuple(unit for step in reason.steps for unit in step.spelling)
    assert spelled == read("त्रान कुओंग").units
    assert all(step.cost >= 0 for step in reason.steps)


def test_probabilities_of_all_candidates_are_at_most_one() -> None:
    """Candidates share one probability out."""
    for spelling in ("शानशी", "गुआंग्शी", "کوانگ", "Quang Nin", "ha"):
        assert sum(candidate.score for candidate in CANONICAL.rank(spelling, limit=20)) <= 1.001


AMBIGUOUS = [("शानशी", {"shaanxi", "shanxi"}), ("شانشی", {"shaanxi", "shanxi"})]


@pytest.mark.parametrize(("spelling", "entities"), AMBIGUOUS)
def test_names_that_hindi_cannot_tell_apart_are_ambiguous(spelling, entities) -> None:
    """Two entities within the margin come back together."""
    match = CANONICAL.normalize(spelling)
    assert match is not None
    assert match.ambiguous
    assert {candidate.entity.id for candidate in match.candidates[:2]} == entities


def twin(id_: str, kind: eknaam.records.Kind, population: int | None = None) -> Entity:
    """Make one of several entities of one name."""
    return Entity(id_, kind, "Hà Nam", "vi", (Name("Hà Nam", "vi"),), population=population)


def match_of(*entities: Entity, **options: str) -> Match:
    """Match a spelling of their common name."""
    match = Normalizer(Gazetteer(entities)).normalize("हा नाम", **options)
    assert match is not None
    return match


def test_kind_and_population_narrow_what_is_ambiguous() -> None:
    """kind= leaves one of two namesakes, and so does a far larger population."""
    person, place = twin("person", "person"), twin("place", "place", 1_000_000)
    assert match_of(person, place).ambiguous
    assert match_of(person, place, kind="person").entity == person
    hamlet = twin("hamlet", "place", 100)
    assert not match_of(hamlet, place).ambiguous
    assert match_of(hamlet, place).entity == place


def test_marks_break_ties_in_latin_text_only() -> None:
    """Trần Cường is not Trần Cương where the text has marks; without marks both may be meant."""
    one = Entity("a", "person", "Trần Cương", "vi", (Name("Trần Cương", "vi"),))
    two = Entity("b", "person", "Trần Cường", "vi", (Name("Trần Cường", "vi"),))
    nz = Normalizer(Gazetteer([one, two]))
    plain, marked = nz.normalize("Tran Cuong"), nz.normalize("TRẦN CƯỜNG")
    assert plain is not None
    assert marked is not None
    assert plain.ambiguous
    assert (marked.entity.id, marked.ambiguous) == ("b", False)


def test_an_entity_with_only_han_characters_is_read_by_pinyin() -> None:
    """Han characters are read where an entity has no Latin name at all."""
    only_han = Entity("x", "person", "习近平", "zh-Hans", (Name("习近平", "zh-Hans"),))
    match = Normalizer(Gazetteer([only_han])).normalize("शी जिनपिंग")
    assert match is not None
    assert match.entity == only_han


def test_names_with_the_same_letters_are_compared_once() -> None:
    """Quang Ninh adds nothing to Quảng Ninh, but Guangxi does to Quảng Tây."""
    names = [name.name.text for name in compared_names(CANONICAL.gazetteer)]
    assert "Quảng Ninh" in names
    assert "Quang Ninh" not in names
    assert {"Guangxi", "Quảng Tây"} <= set(names)


def test_the_prior_of_an_unknown_population_is_that_of_its_type() -> None:
    """A province without a number is no hamlet."""
    province = Entity("p", "place", "P", "vi", (), type="province")
    hamlet = Entity("h", "place", "H", "vi", (), type="hamlet", population=300)
    assert log_prior(province) > log_prior(hamlet)


SYLLABLES = (
    "an ba bình cao chí đà đông gia giang hà hải hòa hưng kiên lâm lạng long minh nam".split()
)


def made_names(number: int) -> list[str]:
    """Make names of two or three syllables, the same ones every time."""
    rng = random.Random(7)  # noqa: S311 - no secret
    return [" ".join(rng.choices(SYLLABLES, k=rng.choice((2, 3)))) for _ in range(number)]


def inference(names: list[str]) -> Inference:
    """Return the inference over places of these names."""
    places = [
        Entity(f"p{number}", "place", name, "vi", (Name(name, "vi"),))
        for number, name in enumerate(names)
    ]
    return Inference(names_of(Gazetteer(places)), load_model())


def test_the_index_keeps_the_best_name_among_its_candidates() -> None:
    """With many names only some are scored, and the one that is meant is among them."""
    names = made_names(4_000)
    many = inference(names)
    for position in range(0, 4_000, 200):
        spelling, _ = predict_spellings(names[position], to="hi", tag="vi", limit=1)[0]
        for written in (spelling, spelling.replace(" ", "")):
            found = many.candidates(read(written).units, "deva")
            assert len(found) < len(names)
            assert names[position] in [names[candidate] for candidate in found], written


LONG_WORDS = ["Liechtenstein", "Saskatchewan", "Massachusetts", "Chhattisgarh", "Herzegovina"]


@pytest.mark.parametrize("name", LONG_WORDS)
def test_the_index_keeps_words_that_are_not_cut_into_syllables(name: str) -> None:
    """A long word of English stands for more letters than a syllable does, and is found as well."""
    places = [Entity("long", "place", name, "en", (Name(name, "en"),))]
    places += (
        Entity(f"p{number}", "place", made, "vi", (Name(made, "vi"),))
        for number, made in enumerate(made_names(4_000))
    )
    many = Inference(names_of(Gazetteer(places)), load_model())
    for to, script in (("hi", "deva"), ("ur", "urdu")):
        spelling, _ = predict_spellings(name, to=to, tag="en", limit=1)[0]
        assert 0 in many.candidates(read(spelling).units, script), spelling


def test_a_small_gazetteer_is_scored_whole() -> None:
    """Where there are no more names than may be scored, none is left out."""
    few = inference(made_names(50))
    assert few.candidates(read("کوانگ").units, "urdu").tolist() == list(range(50))


def test_a_kind_is_chosen_before_candidates_are() -> None:
    """Among many places the one person is found, and the places do not count as rivals."""
    places = [
        Entity(f"p{number}", "place", name, "vi", (Name(name, "vi"),), population=1_000_000)
        for number, name in enumerate(made_names(3_000))
    ]
    person = Entity("person", "person", "Hà Minh Long", "vi", (Name("Hà Minh Long", "vi"),))
    nz = Normalizer(Gazetteer([*places, person]))
    match = nz.normalize("हा मिन्ह लोंग", kind="person")
    assert match is not None
    assert match.entity == person
    assert match.score > 0.9


def test_candidates_are_records() -> None:
    """Ranking gives Candidate records of entities of the gazetteer."""
    best = CANONICAL.rank("کوانگ نن", limit=3)
    assert len(best) == 3
    assert all(isinstance(candidate, Candidate) for candidate in best)
    assert all(candidate.entity in CANONICAL.gazetteer for candidate in best)
