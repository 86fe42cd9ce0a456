"""The functions for those who need one answer and no object."""

from __future__ import annotations

from functools import lru_cache

from eknaam.gazetteer import Gazetteer
from eknaam.normalizer import Normalizer
from eknaam.records import Kind, Match, Mention

__all__ = ["find_entities", "normalize_entity", "predict_spellings"]


def normalize_entity(
    name: str,
    *,
    lang: str | None = None,
    kind: Kind | None = None,
    gazetteer: Gazetteer | None = None,
) -> Match | None:
    """Return the entity that a name means.

    Args:
        name: a name as it stands in text, in any script.
        lang: a hint at its language, BCP 47; never restricts what is found.
        kind: "person", "place" or "organization" to match only entities of that kind.
        gazetteer: the entities to match; the shipped gazetteer if None.

    Returns:
        The match, or None if no entity is likely enough. `str(match)` is the canonical name.

    Raises:
        TypeError: the name is not a str.

    Examples:
        >>> print(normalize_entity("ट्रान कुओंग"))
        Trần Cương
        >>> print(normalize_entity("Lalaland"))
        None
    """
    return _normalizer(gazetteer).normalize(name, lang, kind)


def find_entities(
    text: str, lang: str | None = None, *, gazetteer: Gazetteer | None = None
) -> list[Mention]:
    """Return the people and places that a text mentions, in order, not overlapping.

    Args:
        text: running text, in any script.
        lang: a hint at its language, BCP 47; never restricts what is found.
        gazetteer: the entities to find; the shipped gazetteer if None.

    Returns:
        The mentions, with spans in code points of `text`.

    Raises:
        TypeError: the text is not a str.

    Examples:
        >>> for mention in find_entities("کامریڈ تران کونگ گوانگ شی سے آئے", lang="ur"):
        ...     print(mention.text, mention.match)
        تران کونگ Trần Cương
        گوانگ شی Guangxi
    """
    return _normalizer(gazetteer).find(text, lang)


def predict_spellings(
    name: str, to: str = "hi", *, tag: str | None = None, limit: int = 10
) -> list[tuple[str, float]]:
    """Return how Hindi or Urdu news would spell a name, the likeliest spelling first.

    Args:
        name: a Vietnamese, Chinese or other name in Latin letters.
        to: "hi" or "ur" (BCP 47).
        tag: the BCP 47 tag of the name ("vi", "zh-Latn-pinyin"), if its letters do not tell.
        limit: how many spellings to return at most.

    Returns:
        Spellings with their probability, 0 to 1: for search queries, not for printing.

    Raises:
        ValueError: `to` is no language that the model writes, or the name is not in Latin letters.

    Examples:
        >>> spellings = predict_spellings("Trần Cương", to="hi")
        >>> "ट्रान कुओंग" in [spelling for spelling, probability in spellings]
        True
    """
    from eknaam.model import predict_spellings as predict  # with numpy, which others need not

    return predict(name, to=to, tag=tag, limit=limit)


@lru_cache(maxsize=4)
def _normalizer(gazetteer: Gazetteer | None) -> Normalizer:
    return Normalizer(gazetteer)
