"""Discovery on the command line, and accepting what it proposes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from eknaam.gazetteer import load_gazetteer

NEWS = "कॉमरेड न्गुयेन वान मिन्ह ने कहा। न्गुयेन वान मिन्ह कल लौटीं।\n"
NEWS_UR = "کامریڈ نگوین وان منہ نے کہا۔ نگوین وان منہ کل لوٹیں۔\n"


@pytest.fixture(autouse=True)
def _news(tmp_path, monkeypatch):
    """Every test has a folder with two documents and a small gazetteer."""
    monkeypatch.chdir(tmp_path)
    Path("small.yaml").write_text("- {id: hue, kind: place, names: {vi: Huế}}\n", "utf-8")
    Path("news").mkdir()
    Path("news/one.hi.txt").write_text(NEWS, "utf-8")
    Path("news/one.ur.txt").write_text(NEWS_UR, "utf-8")


def test_yaml(run):
    """What goes into a pipe is a gazetteer, and how much was read goes beside it."""
    done = run("discover", "-g", "small.yaml", "news")
    assert done.code == 0
    assert "- id: nguyen-van-minh" in done.out
    assert done.err == "eknaam: 2 documents, 1 name proposed\n"


def test_json(run):
    """Records have the fields of proposals."""
    done = run("discover", "-g", "small.yaml", "news", "--format", "json")
    [record] = json.loads(done.out)
    assert (record["name"], record["evidence"]) == ("Nguyen Van Minh", {"honorific": 2})


def test_every_mention_counts(run):
    """A name that a title stands beside once is counted where none does, too."""
    done = run("discover", "-g", "small.yaml", "news", "--format", "json")
    [record] = json.loads(done.out)
    assert record["count"] == 4


def test_terminal(run):
    """The table has a row a name."""
    done = run("discover", "-g", "small.yaml", "news", "--format", "terminal")
    assert "Nguyen Van Minh" in done.out


@pytest.mark.parametrize("option", ["--field", "--text-field"])
def test_records(run, option):
    """Texts may be fields of records."""
    Path("news.jsonl").write_text(
        "".join(json.dumps({"body": text}) + "\n" for text in (NEWS, NEWS_UR)), "utf-8"
    )
    assert (
        "id: nguyen-van-minh"
        in run("discover", "-g", "small.yaml", "news.jsonl", option, "body").out
    )


@pytest.mark.parametrize(
    "options", [("--min-count", "5"), ("--min-documents", "3")], ids=["count", "documents"]
)
def test_nothing(run, options):
    """Where no name is frequent enough nothing is proposed, and the exit code says so."""
    done = run("discover", "-g", "small.yaml", "news", *options)
    assert (done.code, done.out[-3:]) == (1, "[]\n")


def test_unreadable(run):
    """A file that cannot be read is reported, and the others are read."""
    done = run("discover", "-g", "small.yaml", "news", "nowhere.txt")
    assert done.code == 2
    assert "nowhere.txt" in done.err
    assert "1 could not be read" in done.err
    assert "nguyen-van-minh" in done.out


def test_output_is_kept(run):
    """A file of proposals that is there already is never written over."""
    assert run("discover", "-g", "small.yaml", "news", "-o", "proposals.yaml").code == 0
    Path("proposals.yaml").write_text("# mine\n", "utf-8")
    done = run("discover", "-g", "small.yaml", "news", "-o", "proposals.yaml")
    assert done.code == 2
    assert Path("proposals.yaml").read_text("utf-8") == "# mine\n"


def test_accept_from(run):
    """Entries that a person looked through go into a gazetteer; its own lines stay as they are."""
    house = "# ours\n\n- id: a-city # first\n  kind: place\n  names: {vi: Ả}\n"
    Path("house.yaml").write_text(house, "utf-8")
    run("discover", "-g", "small.yaml", "news", "-o", "proposals.yaml")
    proposals = Path("proposals.yaml").read_text("utf-8")
    Path("proposals.yaml").write_text(
        proposals.replace("vi: Nguyen Van Minh", "vi: Nguyễn Văn Minh")
    )
    done = run("gazetteer", "accept", "house.yaml", "--from", "proposals.yaml", "-b", "shipped")
    assert (done.code, done.err) == (0, "eknaam: house.yaml: accepted nguyen-van-minh\n")
    assert Path("house.yaml").read_text("utf-8").startswith(house)
    entity = load_gazetteer("house.yaml")["nguyen-van-minh"]
    assert (entity.canonical, entity.name("ur")) == ("Nguyễn Văn Minh", "نگوین وان منہ")
    again = run("gazetteer", "accept", "house.yaml", "--from", "proposals.yaml")
    assert "has all of it already" in again.err
    assert "nguyen-van-minh" not in run("discover", "news", "-g", "house.yaml").out


def test_accept_as_spellings(run):
    """An entry with the id of a listed entity brings it its spellings, and no other name."""
    run("discover", "-g", "small.yaml", "news", "-o", "proposals.yaml")
    text = (
        Path("proposals.yaml").read_text("utf-8").replace("id: nguyen-van-minh", "id: tran-cuong")
    )
    Path("proposals.yaml").write_text(text, "utf-8")
    accept = ("gazetteer", "accept", "house.yaml", "-b", "shipped")
    done = run(*accept, "tran-cuong", "--from", "proposals.yaml")
    assert done.code == 0
    entity = load_gazetteer("house.yaml", base="shipped")["tran-cuong"]
    assert entity.canonical == "Trần Cương"
    assert ("न्गुयेन वान मिन्ह", "attested") in {(name.text, name.standing) for name in entity.names}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("x", "--from", "nowhere.yaml"), "nowhere.yaml: No such file or directory"),
        (("x", "--from", "empty.yaml"), "expected an entry x, found none"),
        (("x", "hi"), "expected ID TAG SPELLING, or --from FILE"),
        ((), "expected ID TAG SPELLING, or --from FILE"),
    ],
)
def test_accept_mistakes(run, arguments, message):
    """What is missing is said, and nothing is written."""
    Path("empty.yaml").write_text("[]\n", "utf-8")
    done = run("gazetteer", "accept", "house.yaml", *arguments)
    assert done.code == 2
    assert message in done.err
    assert not Path("house.yaml").exists()
