"""What a report says of documents."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import eknaam
from eknaam.documents import Document
from eknaam.report import TABLES, Article, Report
from eknaam.report.observe import RULES, Observer
from tests.report.corpus import SHIPPED, TEXTS, tables

HINDI = (
    "कॉमरेड त्रान कुओंग ने हनोई में अतिथियों का स्वागत किया।\n"
    "गुआंग्शी और क्वांग निन्ह के बीच पुल बनेगा। ट्रान कुओंग ने काम देखा।"
)
URDU = (
    "کامریڈ نے ہنوئی میں مہمانوں کا استقبال کیا۔\n"
    "گوانگ شی، گوانگشی، گوانگسی اور گوانگ ژی کے لوگ آئے، گوانگ ژوانگ خود مختار علاقے کے بھی۔ "
    "Guangxi اور کوانگ نین کے بیچ پل بنے گا۔ "
    "تران کوونگ، ٹران کونگ، تران کونگ اور ٹران کوونگ ایک ہیں۔"
)


def _report(*documents: Document | Article, jobs: int = 1) -> Report:
    return eknaam.build_report(documents, jobs=jobs)


def test_versions_of_an_article() -> None:
    """A name that a paragraph of one version lacks is listed, and all its spellings are."""
    versions = (Document("hi", HINDI, "hi"), Document("ur", URDU, "ur"))
    with _report(Article("bridge", versions)) as report:
        spellings = [row for row in report.rows("spellings") if row.lang == "ur"]
        region = {row.spelling: row.truncated for row in spellings if row.entity == "guangxi"}
        person = [row.spelling for row in spellings if row.entity == "tran-cuong"]
        gaps = list(report.rows("gaps"))
        versions_ = [row for row in report.rows("versions") if row.entity == "guangxi"]
    assert region == {
        "گوانگ شی": False, "گوانگشی": False, "گوانگسی": False, "گوانگ ژی": False, "Guangxi": False,
        "گوانگ ژوانگ": True,
    }  # fmt: skip
    assert len(person) == 4
    [gap] = gaps
    assert (gap.article, gap.entity, gap.document, gap.paragraph) == (
        "bridge", "tran-cuong", "ur", 1,
    )  # fmt: skip
    assert {row.lang for row in versions_} == {"hi", "ur"}


LEADING = [
    ("preferred where it occurs", ["हाईफोंग हाईफोंग", "हाई फोंग"], "हाई फोंग", True),
    (
        "most frequent where none is preferred",
        ["थाई गुयेन।", "थाई न्गुयेन। थाई न्गुयेन"],
        "थाई न्गुयेन",
        False,
    ),
    ("first where as frequent", ["थाई गुयेन में", "थाई न्गुयेन में"], "थाई गुयेन", False),
    ("rejected never before another", ["ग्वांग झुआंग स्वायत्त क्षेत्र में। " * 3, "गुआंगशी में"], "गुआंगशी", False),
    (
        "Latin never before its own script",
        ["हम Hai Phong और Hai Phong गए", "हाईफोंग"],
        "हाईफोंग",
        False,
    ),
]


@pytest.mark.parametrize(("_", "texts", "leading", "preferred"), LEADING)
def test_leading(_: str, texts: list[str], leading: str, preferred: bool) -> None:
    """The spelling that leads is the one that the linter would take."""
    documents = (Document(str(number), text, "hi") for number, text in enumerate(texts))
    with _report(*documents) as report:
        [row] = report.rows("entities")
    assert (row.leading, row.preferred) == (leading, preferred)


CONSISTENT = [
    ("one way", "हाई फोंग में। हाई फोंग से।", True),
    ("two ways", "हाई फोंग में। हाईफोंग से।", False),
    ("a short form", "वु दाई थांग आए। कॉमरेड थांग ने कहा।", True),
    ("another name", "भारत में। इंडिया से।", True),
    ("a gloss and an address", "हाई फोंग (Hai Phong) में। www.haiphong.gov.vn और HAI PHONG।", True),
    ("another script", "हाई फोंग में। Hai Phong से।", False),
]


@pytest.mark.parametrize(("_", "text", "consistent"), CONSISTENT)
def test_consistent(_: str, text: str, consistent: bool) -> None:
    """A document is consistent that spells each name in one way; a short form is no other way."""
    with _report(Document("1", text, "hi")) as report:
        [row] = report.rows("documents")
    assert row.consistent is consistent


def test_tables_agree() -> None:
    """What tables say of the same mentions adds up."""
    documents = [
        Document(str(number), text, date=f"2026-0{1 + number % 3}-01", group=f"o{number % 2}")
        for number, text in enumerate(TEXTS)
    ]
    with _report(*documents) as report:
        found, summary = tables(report), report.summary
    total = summary.mentions
    assert total > 0
    for name in ("entities", "spellings", "periods", "groups", "trends", "documents"):
        assert sum(row.mentions for row in found[name]) == total, name
    deviating = sum(row.deviating for row in found["entities"])
    assert sum(row.mentions for row in found["deviations"]) == deviating
    assert sum(row.mentions - row.leading for row in found["trends"]) == deviating
    assert sum(row.findings for row in found["findings"]) == summary.findings
    assert summary.unread == 2
    assert summary.groups == ("o0", "o1")
    assert (summary.first_date, summary.last_date) == ("2026-01-01", "2026-03-01")


def test_examples_stand_where_they_say() -> None:
    """An example's span is its spelling's place in the text."""
    texts = {str(number): text for number, text in enumerate(TEXTS)}
    with _report(*(Document(id_, text) for id_, text in texts.items())) as report:
        examples = list(report.rows("examples"))
    assert examples
    for row in examples:
        text = texts[row.document]
        assert text[row.start : row.end] == row.spelling
        assert text[: row.start].endswith(row.before)
        assert text[row.end :].startswith(row.after)


def test_in_processes_as_in_one() -> None:
    """Two processes give the report of one, of articles and of documents."""
    documents = [*(Document(str(n), text) for n, text in enumerate(TEXTS))]
    articles = [Article("a", tuple(documents[:3])), *documents]
    with _report(*articles) as one, _report(*articles, jobs=2) as two:
        assert tables(one) == tables(two)


ONE_SPELLING = [
    ("typed in two ways", "وفد کوانگ ننہ گیا۔ وفد كوانگ ننہ سے آیا۔ وفد کوانگ  ننہ میں تھا۔", 3),
    ("for two reasons", "وفد کوانگشئی گیا۔ کوانگشئی ژوانگ خود مختار علاقے کا وفد آیا۔", 2),
]


@pytest.mark.parametrize(("_", "text", "mentions"), ONE_SPELLING)
def test_one_spelling_is_one(_: str, text: str, mentions: int) -> None:
    """A spelling is one in a document, however it is typed, and for whatever reason it is known."""
    with _report(Document("1", text, "ur")) as report:
        [row] = report.rows("spellings")
    assert (row.how, row.mentions) == ("inferred", mentions)


DATES = [
    ("2026-03-05", "2026-03-05", "2026-03"),
    ("2026-03", "2026-03", "2026-03"),
    ("2026", "2026", ""),
    (None, "", ""),
]


@pytest.mark.parametrize(("stated", "date", "period"), DATES)
def test_dates(stated: str | None, date: str, period: str) -> None:
    """A document belongs to the month of its date, if the date says which."""
    with _report(Document("1", "हनोई में", date=stated)) as report:
        [document], [row] = list(report.rows("documents")), list(report.rows("periods"))
    assert (document.date, row.period) == (date, period)


HOSTILE = st.text(
    st.sampled_from("\ud800\0\n\r\t\"'<>&=;,\u202e\u200b") | st.characters(), max_size=30
)


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(names=st.tuples(HOSTILE, HOSTILE, HOSTILE), around=HOSTILE)
def test_hostile_text(names: tuple[str, str, str], around: str) -> None:
    """Whatever stands in a text, an id, a group or an article, it is counted, not obeyed."""
    id_, group, article = names
    document = Document(id_, f"{around} हनोई में {around}", date="2026-03", group=group)
    with _report(document, Article(article, (document, document))) as report:
        found = tables(report)
        assert report.summary.documents == 3
    assert all(len(found[name]) >= 0 for name in TABLES)


def test_an_observation_is_plain() -> None:
    """What passes between processes is small values, without entities or models."""
    [seen] = Observer(eknaam.lint.Linter(SHIPPED, RULES)).observe(Document("1", HINDI))
    assert pickle.loads(pickle.dumps(seen)) == seen  # noqa: S301 - our own
    assert b"Entity" not in pickle.dumps(seen)


def test_data_frames() -> None:
    """A table becomes a data frame with the same columns, also where it has no rows."""
    with _report(Document("1", HINDI)) as report:
        rows = list(report.rows("spellings"))
        pandas, polars = report.to_pandas(), report.to_polars()
        assert pandas["spelling"].to_list() == [row.spelling for row in rows]
        assert polars["mentions"].to_list() == [row.mentions for row in rows]
        assert list(report.to_pandas("gaps").columns) == report.to_polars("gaps").columns


def test_mistakes_are_told() -> None:
    """A table there is none of, what is no document, and no jobs at all are refused."""
    with _report() as report, pytest.raises(ValueError, match="expected one of entities, "):
        report.rows("nothing")
    with pytest.raises(TypeError, match="expected a Document or an Article, found str"):
        _report("a text")
    with pytest.raises(ValueError, match="jobs: expected 1 or more, found 0"):
        _report(Document("1", ""), jobs=0)
