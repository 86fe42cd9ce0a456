"""Wrong arguments of every public call, and what is said of them."""

from __future__ import annotations

import math
import re

import pytest

import eknaam
from eknaam import Gazetteer, Normalizer, load_gazetteer
from eknaam.documents import Document, Fields, Reading, parse_text, read_documents

NZ = Normalizer()
HANOI = "हनोई"
KIND = "'person', 'place' or 'organization'"

PLACES = {
    "name": [NZ.normalize, NZ.rank, eknaam.normalize_entity, eknaam.predict_spellings],
    "text": [
        NZ.find, NZ.analyze, eknaam.find_entities, eknaam.analyze_text, eknaam.lint_text,
        eknaam.fix_text,
    ],
    "names": [NZ.normalize_many],
    "texts": [NZ.find_many],
    "documents": [eknaam.lint_documents, eknaam.build_report, eknaam.discover_names],
}  # fmt: skip
ONE = [call for name in ("name", "text") for call in PLACES[name]]
WITH_LANG = [call for call in ONE if call is not eknaam.predict_spellings]
WITH_GAZETTEER = [call for call in WITH_LANG if call.__module__ == "eknaam.api"]


def said(error: type[Exception], message: str):
    """Return what catches an error whose message begins so."""
    return pytest.raises(error, match=f"^{re.escape(message)}")


@pytest.mark.parametrize(("name", "call"), [(n, c) for n in ("name", "text") for c in PLACES[n]])
@pytest.mark.parametrize(("wrong", "found"), [(None, "None"), (b"x", "bytes"), (3, "int")])
def test_one_text_is_a_str(name, call, wrong, found):
    """What is no str is no text."""
    with said(TypeError, f"{name}: expected a str, found {found}"):
        call(wrong)


@pytest.mark.parametrize(
    ("name", "call"), [(n, c) for n in ("names", "texts", "documents") for c in PLACES[n]]
)
@pytest.mark.parametrize(("wrong", "found"), [("हनोई", "str"), (b"x", "bytes"), (None, "None")])
def test_many_are_no_single_text(name, call, wrong, found):
    """A single text is not gone through by its letters."""
    with said(TypeError, f"{name}: expected a list or another iterable, found {found}"):
        list(call(wrong))


@pytest.mark.parametrize("call", WITH_LANG)
def test_a_language_has_a_code_of_two_or_three_letters(call):
    """A language in words, or with an unknown script, is none."""
    for wrong in ("hindi", "", "h", "qq", "hi_IN", "hi-Devn", "hi-ZY", "हिन्दी", "hi-"):
        with said(ValueError, f"lang: expected a language such as 'hi' or 'ur', found {wrong!r}"):
            call(HANOI, lang=wrong)
    with said(TypeError, "lang: expected a str, found int"):
        call(HANOI, lang=3)
    for right in ("hi", "ur-Aran", "hi-IN", "bho", "HI"):
        call(HANOI, lang=right)


@pytest.mark.parametrize("call", [NZ.normalize, NZ.rank, eknaam.normalize_entity])
def test_a_kind_is_one_of_three(call):
    """A kind that there is not, or several, are refused."""
    for wrong in ("people", "Person", ""):
        with said(ValueError, f"kind: expected {KIND}, found {wrong!r}"):
            call(HANOI, kind=wrong)
    with said(TypeError, "kind: expected a str, found list"):
        call(HANOI, kind=["person"])


@pytest.mark.parametrize("call", [NZ.find, NZ.analyze, lambda x, **y: NZ.find_many([x], **y)])
def test_kinds_are_a_collection_of_kinds(call):
    """A text is not taken for the kinds in it, and an unknown kind is not passed over."""
    with said(ValueError, f"kinds: expected {KIND}, found 'places'"):
        call(HANOI, kinds=["places"])
    for wrong, found in (("xpersonx", "str"), (None, "None"), (iter(["person"]), "list_iterator")):
        with said(TypeError, f"kinds: expected a collection of kinds, found {found}"):
            call(HANOI, kinds=wrong)


@pytest.mark.parametrize(
    ("name", "call"),
    [
        ("limit", lambda n: NZ.rank(HANOI, limit=n)),
        ("limit", lambda n: eknaam.predict_spellings("Hà Nội", limit=n)),
        ("jobs", lambda n: NZ.find_many([HANOI], jobs=n)),
        ("jobs", lambda n: eknaam.build_report([], jobs=n)),
        ("jobs", lambda n: eknaam.discover_names([], jobs=n)),
        ("min_count", lambda n: eknaam.discover_names([], min_count=n)),
        ("min_documents", lambda n: eknaam.discover_names([], min_documents=n)),
    ],
)
def test_a_number_is_whole_and_at_least_one(name, call):
    """Less than one, and what is no whole number, are refused."""
    for wrong in (0, -1):
        with said(ValueError, f"{name}: expected 1 or more, found {wrong}"):
            call(wrong)
    for wrong in ("2", 1.5, None, True):
        with said(TypeError, f"{name}: expected a whole number, found {wrong!r}"):
            call(wrong)


def test_a_threshold_is_a_number_from_0_to_1():
    """A number in a text, and one that is no probability, are refused."""
    for wrong in ("0.8", True, [0.8]):
        with said(TypeError, f"threshold: expected a number from 0 to 1, found {wrong!r}"):
            Normalizer(threshold=wrong)
    for wrong in (-0.1, 1.5, math.nan):
        with said(ValueError, f"threshold: expected a number from 0 to 1, found {wrong!r}"):
            Normalizer(threshold=wrong)


def test_a_path_is_no_gazetteer_and_no_model():
    """What is needed is what a file holds, and the error says how it is read."""
    with said(TypeError, "gazetteer: expected a Gazetteer, found str; load_gazetteer(path)"):
        Normalizer("house.yaml")
    with said(TypeError, "model: expected a Model, found str"):
        Normalizer(model="house.tables")


@pytest.mark.parametrize(
    "call", [*(lambda g, c=c: c(HANOI, gazetteer=g) for c in WITH_GAZETTEER),
             *(lambda g, c=c: c([], gazetteer=g) for c in PLACES["documents"])]
)  # fmt: skip
def test_every_function_refuses_the_path_of_a_gazetteer(call):
    """The same mistake has the same words everywhere."""
    with said(TypeError, "gazetteer: expected a Gazetteer, found str"):
        call("missing.yaml")


@pytest.mark.parametrize("call", [eknaam.lint_text, eknaam.fix_text])
def test_dates_and_rules_of_the_linter(call):
    """A date is ISO 8601, and rules are several."""
    for wrong in ("01/03/2026", "20260301", " 2026-03-01", "2026-3-1", "2026-02-30"):
        with said(ValueError, f"date: expected YYYY, YYYY-MM or YYYY-MM-DD, found {wrong!r}"):
            call(HANOI, date=wrong)
    with said(TypeError, "date: expected a str, found int"):
        call(HANOI, date=2026)
    with said(TypeError, "select: expected a list or another iterable, found str"):
        call(HANOI, select="EK104")
    with said(ValueError, "ignore: expected a code such as EK104"):
        call(HANOI, ignore=["EK999"])
    with said(TypeError, "select: expected a str, found int"):
        call(HANOI, select=[104])


@pytest.mark.parametrize(
    "call", [*(lambda n, c=c: c(HANOI, normalizer=n) for c in WITH_GAZETTEER),
             *(lambda n, c=c: c([], normalizer=n) for c in PLACES["documents"])]
)  # fmt: skip
def test_every_function_takes_a_normalizer_and_nothing_else_for_it(call):
    """A normalizer brings its gazetteer, threshold and model; a gazetteer is none."""
    with said(TypeError, "normalizer: expected a Normalizer, found ShippedGazetteer"):
        call(load_gazetteer())
    call(NZ)


def test_a_normalizer_stands_without_a_gazetteer():
    """Of two answers to one question neither is passed over."""
    with said(ValueError, "normalizer: expected it without a gazetteer, found both"):
        eknaam.find_entities(HANOI, gazetteer=load_gazetteer(), normalizer=NZ)
    assert eknaam.find_entities(HANOI, normalizer=Normalizer(Gazetteer())) == []


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        (eknaam.lint_documents, "a Document"),
        (eknaam.discover_names, "a Document"),
        (eknaam.build_report, "a Document or an Article"),
    ],
)
@pytest.mark.parametrize(("wrong", "found"), [(HANOI, "str"), (None, "None")])
def test_documents_are_documents(call, expected, wrong, found):
    """A text among documents is said to be none."""
    with said(TypeError, f"documents: expected {expected}, found {found}"):
        list(call([Document("1", HANOI), wrong]))


@pytest.mark.parametrize(
    ("call", "error", "message"),
    [
        (lambda: Document("1", 3), TypeError, "text: expected a str, found int"),
        (lambda: Document("1", b"x"), TypeError, "text: expected a str, found bytes; decode it"),
        (lambda: Document("1", "x", "hindi"), ValueError, "lang: expected a language such as"),
        (lambda: Document("1", "x", date="1/3/26"), ValueError, "date: expected YYYY, YYYY-MM or"),
        (lambda: Fields("body"), TypeError, "text: expected a list or another iterable, found str"),
        (lambda: Fields((3,)), TypeError, "text: expected a str, found int"),
        (lambda: Reading(format="xml"), ValueError, "format: expected one of text, markdown,"),
        (lambda: Reading(lang="hindi"), ValueError, "lang: expected a language such as"),
        (lambda: Reading(date="1/3/26"), ValueError, "date: expected YYYY, YYYY-MM or"),
        (lambda: read_documents("a.txt"), TypeError, "paths: expected a list or another iterable"),
        (
            lambda: list(read_documents([3])),
            TypeError,
            "paths: expected a str or a PathLike, found",
        ),
        (lambda: list(parse_text(3, "a", Reading())), TypeError, "text: expected a str, found int"),
        (lambda: Gazetteer(3), TypeError, "entities: expected a list or another iterable, found"),
        (lambda: Gazetteer("abc"), TypeError, "entities: expected a list or another iterable"),
        (lambda: Gazetteer([HANOI]), TypeError, "entities: expected an Entity, found str"),
        (lambda: load_gazetteer(3), TypeError, "source: expected a str or a PathLike, found int"),
        (lambda: load_gazetteer(NZ.gazetteer), TypeError, "source: expected a str or a PathLike"),
        (lambda: load_gazetteer(base=3), TypeError, "base: expected a Gazetteer or a str or"),
        (lambda: eknaam.fix_text(HANOI, unsafe="no"), TypeError, "unsafe: expected True or False"),
        (
            lambda: eknaam.predict_spellings("Hà Nội", to="vi"),
            ValueError,
            "to: expected one of hi, mr, ne, ur, found 'vi'",
        ),
        (
            lambda: eknaam.predict_spellings(HANOI),
            ValueError,
            "name: expected a name in Latin letters, found 'हनोई'",
        ),
        (
            lambda: eknaam.predict_spellings("Hà Nội", tag="vietnamese"),
            ValueError,
            "tag: expected a language such as 'hi' or 'ur', found 'vietnamese'",
        ),
    ],
)
def test_everything_else_that_is_given(call, error, message):
    """What is made of documents, gazetteers and ways of reading is checked where it is made."""
    with said(error, message):
        call()


def test_missing_values_of_a_column():
    """None and NaN among many are an error, or None in their place where that is asked for."""
    column = [HANOI, None, math.nan, HANOI]
    with said(TypeError, "names: expected a str, found None"):
        NZ.normalize_many(column)
    with said(TypeError, "texts: expected a str, found None"):
        list(NZ.find_many(column))
    matches = NZ.normalize_many(column, missing="none")
    assert [str(match) for match in matches] == ["Hà Nội", "None", "None", "Hà Nội"]
    for jobs in (1, 2):
        found = list(NZ.find_many(column, missing="none", jobs=jobs))
        assert [one and one[0].text for one in found] == [HANOI, None, None, HANOI]
    with said(TypeError, "names: expected a str, found int"):
        NZ.normalize_many([3], missing="none")
    with said(ValueError, "missing: expected 'error' or 'none', found 'None'"):
        NZ.normalize_many(column, missing="None")


def test_an_ambiguous_match_shows_its_doubt():
    """Who prints a match sees that it may mean another entity."""
    match = NZ.normalize("यीचुन")
    assert str(match) == "Yichun (or Yichun, Heilongjiang)"
    assert match.canonical == "Yichun"
    assert "ambiguous=True" in repr(match)


def test_an_equal_gazetteer_is_not_compared():
    """What is remembered for a gazetteer is found without looking at what it holds."""

    class Counting(Gazetteer):
        compared = 0

        def __eq__(self, other: object) -> bool:
            Counting.compared += 1
            return super().__eq__(other)

        __hash__ = Gazetteer.__hash__

    one, other = Counting(load_gazetteer()), Counting(load_gazetteer())
    for gazetteer in (one, other, one):
        eknaam.normalize_entity(HANOI, gazetteer=gazetteer)
    assert Counting.compared == 0


def test_only_what_is_public_is_listed():
    """`dir(eknaam)` shows no rooms."""
    assert set(eknaam.__all__) <= set(dir(eknaam))
    assert not {"scanner", "matching", "api", "normalizer"} & set(dir(eknaam))
