"""Sentences to put names into, written for this project: what a news item says of a place.

Half of them have a generic word or a list of places beside the name, half have nothing there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from testsplit import Query

__all__ = ["Sentence", "sentences"]

_HINDI: Final = (
    "प्रतिनिधिमंडल कल {} पहुँचा और स्थानीय अधिकारियों से मिला।",
    "{} में भारी बारिश के बाद सड़कें बंद कर दी गईं।",
    "सरकार ने कहा कि {} का नया बंदरगाह अगले साल खुलेगा।",
    "दोनों पक्षों ने {} और आसपास के इलाकों के बीच व्यापार बढ़ाने पर सहमति जताई।",
    "{} शहर की आबादी पिछले दस वर्षों में दोगुनी हो गई है।",
    "सम्मेलन इस बार ({}) में होगा, जिसमें कई मंत्री भाग लेंगे।",
)
_URDU: Final = (
    "وفد کل {} پہنچا اور مقامی حکام سے ملا۔",
    "{} میں شدید بارش کے بعد سڑکیں بند کر دی گئیں۔",
    "حکومت نے کہا کہ {} کی نئی بندرگاہ اگلے سال کھلے گی۔",
    "دونوں فریقوں نے {} اور آس پاس کے علاقوں کے درمیان تجارت بڑھانے پر اتفاق کیا۔",
    "{} شہر کی آبادی پچھلے دس برسوں میں دگنی ہو گئی ہے۔",
    "کانفرنس اس بار ({}) میں ہو گی، جس میں کئی وزیر شریک ہوں گے۔",
)

Sentence = tuple[str, int, int, Query]
"""A text, where the name stands in it, and what it means."""


def sentences(queries: Sequence[Query]) -> Iterator[Sentence]:
    """Put each spelling into two sentences of its language.

    Args:
        queries: spellings and what they mean.

    Yields:
        The sentences; over all queries each frame is used equally often.
    """
    for number, query in enumerate(queries):
        frames = _URDU if query.lang == "ur" else _HINDI
        for frame in (frames[number % 6], frames[(number + 3) % 6]):
            start = frame.index("{}")
            yield frame.format(query.spelling), start, start + len(query.spelling), query
