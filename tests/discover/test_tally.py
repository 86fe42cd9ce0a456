"""Counts of spellings, in bounded memory."""

from __future__ import annotations

from eknaam.discover.around import Hint
from eknaam.discover.sightings import Near, Sighting
from eknaam.discover.tally import Tally

TITLE = frozenset({Hint("title", "person")})


def test_counts():
    """A spelling is counted by place and by document, however its blanks are written."""
    tally = Tally()
    for document, text in (("a", "फान लान, फान  लान"), ("b", "फान\nलान")):
        tally.add(document, text, "hi", [Sighting(0, 7, "Deva", TITLE, 4.0)] * text.count("फान"))
    assert [(key, seen.count, seen.documents) for key, seen in tally.spellings.items()] == [
        (("फान लान", "hi"), 3, 2)
    ]


def test_bounded():
    """Of too many spellings those stay for which most speaks."""
    tally = Tally(most=10)
    for number in range(200):
        hints = TITLE if number == 7 else frozenset[Hint]()
        text = f"name{number}"
        tally.add(str(number), text, None, [Sighting(0, len(text), "Latn", hints, 4.0)])
    assert len(tally.spellings) <= 10
    assert ("name7", "") in tally.spellings


def test_language():
    """A stated language is kept where the script is its own."""
    tally = Tally()
    tally.add("a", "फान", "mr", [Sighting(0, 3, "Deva", TITLE, 4.0)])
    tally.add("b", "फान", "ur", [Sighting(0, 3, "Deva", TITLE, 4.0)])
    assert set(tally.spellings) == {("फान", "mr"), ("फान", "hi")}


def test_near():
    """The listed names that are near a spelling are kept, each once."""
    near = Near("xi-jinping", "Xi Jinping", "zh-Latn-pinyin")
    tally = Tally()
    for document in ("a", "b"):
        tally.add(document, "फान", "hi", [Sighting(0, 3, "Deva", TITLE, 4.0, near)])
    assert tally.spellings["फान", "hi"].near == {near}
