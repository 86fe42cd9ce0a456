"""How much of a report the page holds; the rest is in the data files beside it."""

from __future__ import annotations

from dataclasses import asdict, dataclass

__all__ = ["Bounds"]


@dataclass(frozen=True, slots=True)
class Bounds:
    """The most of everything that the page shows.

    Attributes:
        listed: entities, counted once for each language, in the table of names.
        detailed: entities with a part of their own, the worst ones.
        spellings: spellings of an entity in one language.
        examples: examples of a spelling.
        exemplified: spellings of an entity in one language that have examples.
        deviating: deviating documents of an entity in one language.
        articles: articles whose versions are compared.
        documents: documents in the table of those that deviate most.
        groups: outlets and translators.
    """

    listed: int = 1000
    detailed: int = 60
    spellings: int = 12
    examples: int = 2
    exemplified: int = 4
    deviating: int = 10
    articles: int = 60
    documents: int = 200
    groups: int = 60

    def halved(self) -> Bounds:
        """Return half as much of everything, and at least one.

        Examples:
            >>> Bounds(detailed=60, examples=1).halved().detailed
            30
        """
        return Bounds(**{name: max(1, most // 2) for name, most in asdict(self).items()})
